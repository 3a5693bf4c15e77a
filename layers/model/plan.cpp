#include "layers/model/plan.h"

#include <algorithm>
#include <set>

namespace saban::layers {

namespace {

template <typename T>
std::vector<std::shared_ptr<const T>> inOrder(const Table<T>& table) {
    auto rows = table.rows();
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return std::tie(a->order, a->name) < std::tie(b->order, b->name); });
    return rows;
}

template <typename T, typename Keep>
Table<T> filtered(const Table<T>& table, Keep keep) {
    std::vector<std::shared_ptr<const T>> kept;
    for (const auto& row : table.rows())
        if (keep(*row)) kept.push_back(row);
    return Table<T>::from(std::move(kept));
}

}  // namespace

std::size_t featureCount(const Plan& plan) {
    std::size_t count = 0;
    forEachKind([&]<typename T>(KindTag<T>) { count += plan.all<T>().size(); });
    return count;
}

std::vector<std::shared_ptr<const Phase>> phasesInOrder(const Plan& plan) { return inOrder(plan.all<Phase>()); }
std::vector<std::shared_ptr<const Scene>> scenesInOrder(const Plan& plan) { return inOrder(plan.all<Scene>()); }
std::vector<std::shared_ptr<const MapLayer>> layersInOrder(const Plan& plan) { return inOrder(plan.all<MapLayer>()); }

std::vector<Uid> groupAndBelow(const Plan& plan, const Uid& group) {
    std::vector<Uid> found{group};
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const auto& row : plan.all<Group>().rows())
            if (row->parent == found[i] && std::find(found.begin(), found.end(), row->uid) == found.end()) found.push_back(row->uid);
    return found;
}

Plan limitedTo(const Plan& plan, const Uid& group) {
    const std::vector<Uid> below = groupAndBelow(plan, group);
    const std::set<Uid> groups(below.begin(), below.end());
    const auto belongs = [&](const Feature& feature) {
        return std::any_of(feature.groups.begin(), feature.groups.end(), [&](const Uid& uid) { return groups.contains(uid); });
    };
    Plan limited = plan;
    forEachKind([&]<typename T>(KindTag<T>) {
        constexpr bool isFrame = std::is_same_v<T, Group> || std::is_same_v<T, Phase> || std::is_same_v<T, MapLayer> || std::is_same_v<T, Scene>;
        if constexpr (!isFrame) limited.all<T>() = filtered(plan.all<T>(), belongs);
    });
    // Parts go with their wholes, whether they are in the group themselves or not.
    limited.all<UnitPosition>() =
        filtered(plan.all<UnitPosition>(), [&](const UnitPosition& row) { return limited.find<Unit>(row.unit) != nullptr || belongs(row); });
    std::vector<std::shared_ptr<const Unit>> placed;
    for (const auto& row : limited.all<UnitPosition>().rows())
        if (auto unit = plan.find<Unit>(row->unit)) placed.push_back(std::move(unit));
    std::sort(placed.begin(), placed.end());
    placed.erase(std::unique(placed.begin(), placed.end()), placed.end());
    limited.all<Unit>() = limited.all<Unit>().with(std::move(placed));
    limited.all<Checkpoint>() =
        filtered(plan.all<Checkpoint>(), [&](const Checkpoint& row) { return limited.find<Route>(row.route) != nullptr || belongs(row); });
    limited.all<WorkItem>() = filtered(plan.all<WorkItem>(), [&](const WorkItem& row) {
        return limited.find<Structure>(row.feature) != nullptr || limited.find<Route>(row.feature) != nullptr || belongs(row);
    });
    limited.all<WorkLogEntry>() =
        filtered(plan.all<WorkLogEntry>(), [&](const WorkLogEntry& row) { return limited.find<WorkItem>(row.workItem) != nullptr; });
    return limited;
}

}  // namespace saban::layers
