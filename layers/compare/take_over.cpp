#include "layers/compare/take_over.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "geo/core/text.h"
#include "layers/compare/comparison.h"
#include "layers/edit/edit_json.h"
#include "layers/edit/feature_edits.h"
#include "layers/edit/field_edits.h"
#include "layers/edit/field_rules.h"

namespace saban::layers {

namespace {

/// True for references without which a feature means nothing, or something else: what is used in no phase is used in all.
bool isNeeded(std::string_view kind, std::string_view column) {
    if (column == "phases" || column == "feature_uid" || column == "work_item_uid") return true;
    if (kind == kindName<UnitPosition>()) return column == "unit_uid" || column == "phase_uid";
    return kind == kindName<Checkpoint>() && column == "route_uid";
}

template <typename T>
using Rows = std::map<Uid, T>;

class TakingOver {
 public:
    TakingOver(const Plan& mine, const Plan& other, Missing missing) : other_(other), missing_(missing), mine_(mine), editor_(mine) {}

    /// Each removal looks through all that may refer to what goes: of thousands, this takes nearly all of the time.
    void removeGone(const std::set<FeatureRef>& whole, const std::stop_token& stop, const geo::Progress& progress) {
        double done = 0.0;
        for (const FeatureRef& feature : whole) {
            if (stop.stop_requested()) return;
            visitKind(feature.kind, [&]<typename T>(KindTag<T>) {
                if (other_.find<T>(feature.uid) || !mine_.find<T>(feature.uid)) return;
                editor_.remove<T>(feature.uid);
                named_.insert(feature);
            });
            geo::report(progress, (done += 1.0) / static_cast<double>(whole.size()));
        }
    }

    /// As it is in the other plan, with its parts when the plan lacked it.
    void takeWhole(const FeatureRef& feature) {
        visitKind(feature.kind, [&]<typename T>(KindTag<T>) {
            const auto theirs = other_.find<T>(feature.uid);
            if (!theirs || !pending<T>().try_emplace(feature.uid, *theirs).second) return;
            named_.insert(feature);
            touched_.push_back(feature);
            columns_[feature].clear();
            if (!mine_.find<T>(feature.uid)) bringParts(feature);
        });
    }

    void takeColumn(const FeatureRef& feature, const std::string& column) {
        visitKind(feature.kind, [&]<typename T>(KindTag<T>) {
            const auto theirs = other_.find<T>(feature.uid), ours = editor_.plan().find<T>(feature.uid);
            if (!theirs || !ours) return;
            const auto [at, isNew] = pending<T>().try_emplace(feature.uid, *ours);
            if (isNew) touched_.push_back(feature);
            columns_[feature].insert(column);
            named_.insert(feature);
            T& row = at->second;
            if (column == kPlaceColumn) {
                row.geometry = theirs->geometry;
            } else if (const Field<T>* field = findField<T>(column)) {
                field->set(row, field->get(*theirs));
            } else {
                const auto extra = theirs->extras.find(column);
                if (extra == theirs->extras.end()) row.extras.erase(column);
                else row.extras[column] = extra->second;
            }
        });
    }

    void takeSettings(const std::set<std::string>& columns) {
        auto rows = toRows(mine_.settings);
        const auto theirs = toRows(other_.settings);
        for (const auto& [column, value] : theirs)
            if (column != "crs" && (columns.contains(column) || columns.contains(std::string{}))) rows[column] = value;
        editor_.setSettings(settingsFromRows(rows));
    }

    TakeOver finish(std::string label) {
        for (std::size_t i = 0; i < touched_.size(); ++i) follow(FeatureRef(touched_[i]));  // the list grows and moves on the way
        openCircles<Group>();
        openCircles<Unit>();
        forEachKind([&]<typename T>(KindTag<T>) {
            std::vector<T> rows;
            for (auto& [uid, row] : pending<T>()) rows.push_back(std::move(row));
            if (!rows.empty()) editor_.put(std::move(rows));
        });
        result_.edit = editor_.finish(std::move(label));
        forEachKind([&]<typename T>(KindTag<T>) {
            for (const Change<T>& change : result_.edit.of<T>()) {
                const FeatureRef feature{std::string(kindName<T>()), (change.after ? change.after : change.before)->uid};
                if (!named_.contains(feature)) (change.after ? result_.changed : result_.removed).push_back(feature);
            }
        });
        return std::move(result_);
    }

 private:
    template <typename T>
    Rows<T>& pending() {
        return std::get<Rows<T>>(pending_);
    }

    /// Of a kind that the column may refer to; nothing when no plan holds it.
    std::optional<FeatureRef> kindOf(const Uid& uid, const Reference& reference, bool& isThere) {
        std::optional<FeatureRef> found;
        isThere = false;
        for (const std::string_view kind : reference.kinds)
            visitKind(kind, [&]<typename T>(KindTag<T>) {
                isThere = isThere || editor_.plan().find<T>(uid) || pending<T>().contains(uid);
                if (!found && other_.find<T>(uid)) found = FeatureRef{std::string(kind), uid};
            });
        return found;
    }

    /// Sees to what a feature refers to.
    void follow(const FeatureRef& feature) {
        visitKind(feature.kind, [&]<typename T>(KindTag<T>) {
            for (const Field<T>& field : fieldsOf<T>()) {
                const Reference reference = referenceOf(feature.kind, field.column);
                const auto& columns = columns_[feature];
                if (reference.kinds.empty() || (!columns.empty() && !columns.contains(std::string(field.column)))) continue;
                const auto uids = uidsIn(field.get(pending<T>().at(feature.uid)));
                std::string kept;
                bool isDropped = false;
                for (const Uid& uid : uids) {
                    const bool isKept = see(feature.kind, field.column, uid, reference);
                    isDropped = isDropped || !isKept;
                    if (isKept) kept += (kept.empty() ? "" : " ") + uid;
                }
                if (isDropped) field.set(pending<T>().at(feature.uid), kept.empty() ? Value{} : Value{kept});
            }
        });
    }

    /// False when the reference is to be cleared.
    bool see(std::string_view kind, std::string_view column, const Uid& uid, const Reference& reference) {
        bool isThere = false;
        const auto theirs = kindOf(uid, reference, isThere);
        if (isThere) return true;
        const bool isNecessary = isNeeded(kind, column);
        if (!theirs) return isNecessary;
        auto& told = isNecessary ? result_.parts : result_.companions;
        if (std::find(told.begin(), told.end(), *theirs) == told.end()) told.push_back(*theirs);
        if (!isNecessary && missing_ == Missing::LeaveOut) return false;
        takeWhole(*theirs);
        return true;
    }

    /// Of two that lie below each other now, since only one was taken over, that one lies below nothing.
    template <typename T>
    void openCircles() {
        const auto parentOf = [this](const Uid& uid) {
            const auto at = pending<T>().find(uid);
            if (at != pending<T>().end()) return at->second.parent;
            const auto present = editor_.plan().find<T>(uid);
            return present ? present->parent : Uid{};
        };
        for (auto& [uid, row] : pending<T>()) {
            std::set<Uid> seen;
            Uid above = row.parent;
            while (!above.empty() && above != uid && seen.insert(above).second) above = parentOf(above);
            if (above != uid || row.parent.empty()) continue;
            row.parent.clear();
            result_.loose.push_back({std::string(kindName<T>()), uid});
        }
    }

    void bringParts(const FeatureRef& whole) {
        if (partsOf_.empty()) listParts();
        const auto [from, to] = partsOf_.equal_range(whole);
        for (auto at = from; at != to; ++at) {
            bool isOurs = false;
            visitKind(at->second.kind, [&]<typename T>(KindTag<T>) { isOurs = mine_.find<T>(at->second.uid) || pending<T>().contains(at->second.uid); });
            if (isOurs) continue;
            result_.parts.push_back(at->second);
            takeWhole(at->second);
        }
    }

    /// The mirror of what `PlanEditor::remove` takes along.
    void listParts() {
        const auto list = [this]<typename T>(const Table<T>& table, std::string_view wholeKind, auto wholeOf) {
            for (const auto& row : table.rows()) partsOf_.emplace(FeatureRef{std::string(wholeKind), wholeOf(*row)}, FeatureRef{std::string(kindName<T>()), row->uid});
        };
        list(other_.all<UnitPosition>(), kindName<Unit>(), [](const UnitPosition& row) { return row.unit; });
        list(other_.all<Checkpoint>(), kindName<Route>(), [](const Checkpoint& row) { return row.route; });
        for (const std::string_view place : {kindName<Structure>(), kindName<Route>()}) list(other_.all<WorkItem>(), place, [](const WorkItem& row) { return row.feature; });
        list(other_.all<WorkLogEntry>(), kindName<WorkItem>(), [](const WorkLogEntry& row) { return row.workItem; });
        partsOf_.emplace(FeatureRef{}, FeatureRef{});  // so that it is listed once
    }

    const Plan& other_;
    Missing missing_;
    Plan mine_;
    PlanEditor editor_;
    std::tuple<Rows<Group>, Rows<Phase>, Rows<MapLayer>, Rows<Unit>, Rows<CommandPost>, Rows<Structure>, Rows<Route>, Rows<Checkpoint>, Rows<UnitPosition>, Rows<Area>,
               Rows<ControlLine>, Rows<Remark>, Rows<Scene>, Rows<WorkItem>, Rows<WorkLogEntry>>
        pending_;
    std::vector<FeatureRef> touched_;
    std::set<FeatureRef> named_;  ///< chosen, or brought
    std::map<FeatureRef, std::set<std::string>> columns_;  ///< of what is touched; none: all
    std::multimap<FeatureRef, FeatureRef> partsOf_;
    TakeOver result_;
};

}  // namespace

TakeOver takenOver(const Plan& mine, const Plan& other, std::span<const Chosen> chosen, Missing missing, const std::stop_token& stop, const geo::Progress& progress) {
    std::set<FeatureRef> whole, all;
    std::set<std::string> settings;
    for (const Chosen& one : chosen) {
        all.insert(one.feature);
        if (one.feature.kind == kSettingsKind) settings.insert(one.column);
        else if (one.column.empty() || !findFeature(mine, one.feature) || !findFeature(other, one.feature)) whole.insert(one.feature);
    }
    TakingOver taking(mine, other, missing);
    taking.removeGone(whole, stop, geo::partOf(progress, 0.0, 0.9));
    if (stop.stop_requested()) return {};
    for (const FeatureRef& feature : whole) taking.takeWhole(feature);
    for (const Chosen& one : chosen)
        if (one.feature.kind != kSettingsKind && !whole.contains(one.feature)) taking.takeColumn(one.feature, one.column);
    if (stop.stop_requested()) return {};
    if (!settings.empty()) taking.takeSettings(settings);
    std::string label = text(SABAN_TR("layers", "Take over {0} differences"), all.size());
    if (all.size() == 1) {
        const FeatureRef& one = *all.begin();
        std::string title = titleInPlan(mine, one);
        if (title.empty()) title = titleInPlan(other, one);
        label = text(SABAN_TR("layers", "Take over {0}"), title.empty() ? one.kind : title);
    }
    TakeOver made = taking.finish(std::move(label));
    for (auto* told : {&made.companions, &made.parts}) std::erase_if(*told, [&](const FeatureRef& feature) { return all.contains(feature); });
    return made;
}

}  // namespace saban::layers
