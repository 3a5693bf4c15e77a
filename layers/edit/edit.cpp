#include "layers/edit/edit.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "layers/briefing/changed_actions.h"
#include "layers/edit/removal.h"

namespace saban::layers {

namespace {

template <typename T>
std::vector<Change<T>> tableDifference(const Table<T>& from, const Table<T>& to) {
    std::vector<Change<T>> changes;
    if (from.sharesRowsWith(to)) return changes;
    auto a = from.rows().begin();
    auto b = to.rows().begin();
    while (a != from.rows().end() || b != to.rows().end()) {
        if (b == to.rows().end() || (a != from.rows().end() && (*a)->uid < (*b)->uid)) {
            changes.push_back({.before = *a++, .after = nullptr});
        } else if (a == from.rows().end() || (*b)->uid < (*a)->uid) {
            changes.push_back({.before = nullptr, .after = *b++});
        } else {
            if (*a != *b && !(**a == **b)) changes.push_back({.before = *a, .after = *b});
            ++a, ++b;
        }
    }
    return changes;
}

/// Puts back changed copies of the rows that `change` alters.
template <typename T, typename Alter>
void alter(Plan& plan, Alter alter) {
    std::vector<std::shared_ptr<const T>> changed;
    for (const auto& row : plan.all<T>().rows()) {
        T copy = *row;
        if (alter(copy)) changed.push_back(std::make_shared<const T>(std::move(copy)));
    }
    if (!changed.empty()) plan.all<T>() = plan.all<T>().with(std::move(changed));
}

template <typename T, typename Goes>
std::vector<Uid> removeWhere(Plan& plan, Goes goes) {
    std::vector<Uid> removed;
    for (const auto& row : plan.all<T>().rows())
        if (goes(*row)) removed.push_back(row->uid);
    if (!removed.empty()) plan.all<T>() = plan.all<T>().without(removed);
    return removed;
}

using Uids = std::unordered_set<Uid>;

bool clear(Uid& reference, const Uids& gone) {
    if (!gone.contains(reference)) return false;
    reference.clear();
    return true;
}

bool clear(std::vector<Uid>& references, const Uids& gone) {
    return std::erase_if(references, [&](const Uid& uid) { return gone.contains(uid); }) > 0;
}

void removeLog(Plan& plan, const Uids& items) {
    removeWhere<WorkLogEntry>(plan, [&](const WorkLogEntry& row) { return items.contains(row.workItem); });
}

void removeWork(Plan& plan, const Uids& features) {
    const auto items = removeWhere<WorkItem>(plan, [&](const WorkItem& row) { return features.contains(row.feature); });
    if (!items.empty()) removeLog(plan, Uids(items.begin(), items.end()));
}

// What goes with features, and who lets go of them.
template <typename T>
void letGo(Plan&, const Uids&) {}

template <>
void letGo<Unit>(Plan& plan, const Uids& gone) {
    removeWhere<UnitPosition>(plan, [&](const UnitPosition& row) { return gone.contains(row.unit); });
    alter<Unit>(plan, [&](Unit& row) { return clear(row.parent, gone); });
    alter<CommandPost>(plan, [&](CommandPost& row) { return clear(row.unit, gone); });
}
template <>
void letGo<CommandPost>(Plan& plan, const Uids& gone) {
    alter<Structure>(plan, [&](Structure& row) { return clear(row.commandPost, gone); });
}
template <>
void letGo<Structure>(Plan& plan, const Uids& gone) {
    removeWork(plan, gone);
}
template <>
void letGo<Route>(Plan& plan, const Uids& gone) {
    removeWork(plan, gone);
    removeWhere<Checkpoint>(plan, [&](const Checkpoint& row) { return gone.contains(row.route); });
    alter<UnitPosition>(plan, [&](UnitPosition& row) { return clear(row.route, gone); });
}
template <>
void letGo<WorkItem>(Plan& plan, const Uids& gone) {
    removeLog(plan, gone);
}
template <>
void letGo<Phase>(Plan& plan, const Uids& gone) {
    removeWhere<UnitPosition>(plan, [&](const UnitPosition& row) { return gone.contains(row.phase); });
    // What is used in no phase in particular is used in all: what was used in these only goes on naming one of them.
    const auto clearAllButOne = [&](std::vector<Uid>& phases) {
        const auto before = phases.size();
        const Uid last = before > 0 ? phases.back() : Uid{};
        clear(phases, gone);
        if (phases.empty() && before > 0) phases.push_back(last);
        return phases.size() != before;
    };
    alter<Route>(plan, [&](Route& row) { return clearAllButOne(row.phases); });
    alter<Area>(plan, [&](Area& row) { return clearAllButOne(row.phases); });
    alter<ControlLine>(plan, [&](ControlLine& row) { return clearAllButOne(row.phases); });
    alter<Scene>(plan, [&](Scene& row) { return clear(row.phase, gone); });
}
template <>
void letGo<Group>(Plan& plan, const Uids& gone) {
    alter<Group>(plan, [&](Group& row) { return clear(row.parent, gone); });
    forEachKind([&]<typename T>(KindTag<T>) { alter<T>(plan, [&](T& row) { return clear(row.groups, gone); }); });
}

/// Of a scene, only what it names is looked at: a plan may lose thousands of features at once.
bool forgetAllInScene(Scene& scene, const Uids& gone) {
    constexpr std::string_view kEnds = " \t\n\"";
    bool isChanged = false;
    for (const std::string& text : {scene.hiddenLayers, scene.actions})
        for (std::size_t from = text.find_first_not_of(kEnds); from != std::string::npos;) {
            const std::size_t end = std::min(text.find_first_of(kEnds, from), text.size());
            if (const Uid named = text.substr(from, end - from); gone.contains(named)) isChanged = forgetInScene(scene, named) || isChanged;
            from = text.find_first_not_of(kEnds, end);
        }
    return isChanged;
}

}  // namespace

bool isEmpty(const Edit& edit) {
    bool isNothing = !edit.settings;
    forEachKind([&]<typename T>(KindTag<T>) { isNothing = isNothing && edit.of<T>().empty(); });
    return isNothing;
}

EditCount countOf(const Edit& edit) {
    EditCount count;
    forEachKind([&]<typename T>(KindTag<T>) {
        for (const Change<T>& change : edit.of<T>()) ++(!change.before ? count.added : !change.after ? count.removed : count.changed);
    });
    return count;
}

Edit difference(const Plan& from, const Plan& to, std::string label) {
    Edit edit{.label = std::move(label)};
    if (!(from.settings == to.settings)) edit.settings = std::pair(from.settings, to.settings);
    forEachKind([&]<typename T>(KindTag<T>) { edit.of<T>() = tableDifference(from.all<T>(), to.all<T>()); });
    return edit;
}

Plan applied(const Plan& plan, const Edit& edit) {
    Plan next = plan;
    if (edit.settings) next.settings = edit.settings->second;
    forEachKind([&]<typename T>(KindTag<T>) {
        if (edit.of<T>().empty()) return;
        std::vector<std::shared_ptr<const T>> changed;
        std::vector<Uid> removed;
        for (const Change<T>& change : edit.of<T>()) {
            if (change.after) changed.push_back(change.after);
            else removed.push_back(change.before->uid);
        }
        next.all<T>() = next.all<T>().merged(std::move(changed), std::move(removed));
    });
    return next;
}

Edit inverted(const Edit& edit, std::string label) {
    Edit back{.label = std::move(label)};
    if (edit.settings) back.settings = std::pair(edit.settings->second, edit.settings->first);
    forEachKind([&]<typename T>(KindTag<T>) {
        for (const Change<T>& change : edit.of<T>()) back.of<T>().push_back({.before = change.after, .after = change.before});
    });
    return back;
}

template <typename T>
void PlanEditor::put(std::vector<T> features) {
    std::vector<std::shared_ptr<const T>> rows;
    rows.reserve(features.size());
    for (T& feature : features) {
        if (feature.uid.empty()) feature.uid = newUid();
        feature.geometry = roundedToMm(feature.geometry);
        rows.push_back(std::make_shared<const T>(std::move(feature)));
    }
    // The last of several changes of one feature holds.
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a->uid < b->uid; });
    auto last = std::unique(rows.rbegin(), rows.rend(), [](const auto& a, const auto& b) { return a->uid == b->uid; });
    rows.erase(rows.begin(), last.base());
    plan_.all<T>() = plan_.all<T>().with(std::move(rows));
}

template <typename T>
Uid PlanEditor::put(T feature) {
    if (feature.uid.empty()) feature.uid = newUid();
    const Uid uid = feature.uid;
    std::vector<T> one;
    one.push_back(std::move(feature));
    put(std::move(one));
    return uid;
}

template <typename T>
void removeFrom(Plan& plan, const std::vector<Uid>& uids) {
    Uids gone;
    for (const Uid& uid : uids)
        if (plan.find<T>(uid)) gone.insert(uid);
    if (gone.empty()) return;
    plan.all<T>() = plan.all<T>().without({gone.begin(), gone.end()});
    letGo<T>(plan, gone);
    alter<Scene>(plan, [&](Scene& row) { return forgetAllInScene(row, gone); });
}

template <typename T>
void PlanEditor::remove(const Uid& uid) {
    removeFrom<T>(plan_, {uid});
}

#define SABAN_KIND(T)                                        \
    template void PlanEditor::put<T>(std::vector<T>);        \
    template Uid PlanEditor::put<T>(T);                      \
    template void PlanEditor::remove<T>(const Uid&);         \
    template void removeFrom<T>(Plan&, const std::vector<Uid>&);
SABAN_KIND(Group)
SABAN_KIND(Phase)
SABAN_KIND(MapLayer)
SABAN_KIND(Unit)
SABAN_KIND(CommandPost)
SABAN_KIND(Structure)
SABAN_KIND(Route)
SABAN_KIND(Checkpoint)
SABAN_KIND(UnitPosition)
SABAN_KIND(Area)
SABAN_KIND(ControlLine)
SABAN_KIND(Remark)
SABAN_KIND(Scene)
SABAN_KIND(WorkItem)
SABAN_KIND(WorkLogEntry)
#undef SABAN_KIND

}  // namespace saban::layers
