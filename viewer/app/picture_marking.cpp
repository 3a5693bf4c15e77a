#include "viewer/app/picture_marking.h"

#include "viewer/app/table_widget.h"

namespace saban::app {

std::string markingOfBoth(const std::string& first, const std::string& second) {
    if (second.empty() || first == second) return first;
    return first.empty() ? second : first + " / " + second;
}

std::string markingOfPicture(const TableWidget& table) {
    const auto markingOf = [&](std::size_t view) {
        const auto& plan = table.pane(view).ownPlan ? table.pane(view).ownPlan : table.plan();
        return plan ? plan->settings.marking : std::string();
    };
    if (table.viewCount() < 2) return markingOf(0);
    if (table.viewLayout() == ViewLayout::Apart) return markingOf(table.activeView());
    return markingOfBoth(markingOf(0), markingOf(1));
}

}  // namespace saban::app
