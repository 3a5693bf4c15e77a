#include "layers/works/work_totals.h"

#include <algorithm>
#include <functional>
#include <map>

namespace saban::layers {

namespace {

std::vector<WorkTotals> totalsBy(std::span<const WorkItemPtr> items, const Day& day, const std::function<std::string(const WorkItem&)>& nameOf) {
    std::map<std::string, std::vector<WorkItemPtr>> parts;
    for (const WorkItemPtr& item : items) parts[nameOf(*item)].push_back(item);
    std::vector<WorkTotals> all;
    for (const auto& [name, part] : parts) {
        all.push_back(totalsOf(part, day));
        all.back().name = name;
    }
    if (!all.empty() && all.front().name.empty()) std::rotate(all.begin(), all.begin() + 1, all.end());
    return all;
}

}  // namespace

WorkTotals totalsOf(std::span<const WorkItemPtr> items, const Day& day) {
    WorkTotals totals;
    double percent = 0.0;
    for (const WorkItemPtr& item : items) {
        ++totals.count;
        percent += item->percentDone;
        if (item->cost) totals.cost = totals.cost.value_or(0.0) + *item->cost;
        if (totals.latestDue.iso < item->due.iso) totals.latestDue = item->due;
        switch (stateOf(*item, day)) {
            case WorkState::Done: ++totals.done; break;
            case WorkState::OnTime: ++totals.onTime; break;
            case WorkState::AtRisk: ++totals.atRisk; break;
            case WorkState::Late: ++totals.late; break;
            case WorkState::Unknown: ++totals.unknown; break;
        }
    }
    if (totals.count > 0) totals.meanPercent = percent / static_cast<double>(totals.count);
    return totals;
}

std::vector<WorkTotals> totalsByBody(std::span<const WorkItemPtr> items, const Day& day) {
    return totalsBy(items, day, [](const WorkItem& item) { return item.responsibleBody; });
}

std::vector<WorkTotals> totalsByCommandPost(const Plan& plan, std::span<const WorkItemPtr> items, const Day& day) {
    return totalsBy(items, day, [&](const WorkItem& item) { return commandPostOf(plan, item); });
}

std::optional<FeatureRef> featureOf(const Plan& plan, const WorkItem& item) {
    if (item.feature.empty()) return std::nullopt;
    if (plan.find<Structure>(item.feature)) return FeatureRef{std::string(kindName<Structure>()), item.feature};
    if (plan.find<Route>(item.feature)) return FeatureRef{std::string(kindName<Route>()), item.feature};
    return std::nullopt;
}

std::string commandPostOf(const Plan& plan, const WorkItem& item) {
    const auto structure = plan.find<Structure>(item.feature);
    const auto post = structure ? plan.find<CommandPost>(structure->commandPost) : nullptr;
    return post ? post->name : std::string();
}

}  // namespace saban::layers
