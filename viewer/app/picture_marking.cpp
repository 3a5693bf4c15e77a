#include "viewer/app/picture_marking.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr std::string_view kBetween = " / ";

/// One that was joined before has several.
std::vector<std::string> partsOf(const std::string& marking) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= marking.size();) {
        const std::size_t to = std::min(marking.find(kBetween, from), marking.size());
        if (to > from) parts.push_back(marking.substr(from, to - from));
        from = to + kBetween.size();
    }
    return parts;
}

}  // namespace

std::string markingOfBoth(const std::string& first, const std::string& second) {
    std::string both = first;
    std::vector<std::string> named = partsOf(first);
    for (std::string& part : partsOf(second)) {
        if (std::find(named.begin(), named.end(), part) != named.end()) continue;
        both += (both.empty() ? std::string() : std::string(kBetween)) + part;
        named.push_back(std::move(part));
    }
    return both;
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
