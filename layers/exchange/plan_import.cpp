#include "layers/exchange/plan_import.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "geo/core/text.h"
#include "layers/briefing/changed_actions.h"
#include "layers/exchange/exchanged_kind.h"
#include "layers/exchange/loose_values.h"
#include "layers/exchange/turned_heading.h"
#include "layers/model/kind_words.h"
#include "layers/store/plan_store.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;
using geo::Result;

/// Groups, phases and what stands for itself go with all features; parts go with their wholes. Works have no phases.
template <typename T>
bool isTaken(const T& feature, const Plan& other, const std::string& kind) {
    if constexpr (std::is_same_v<T, MapLayer>) return false;
    if (kind.empty() || kind == kindName<T>()) return true;
    if constexpr (std::is_same_v<T, Group>) return true;
    if constexpr (std::is_same_v<T, Phase>) return kind != kWorksKind;
    if constexpr (std::is_same_v<T, UnitPosition>) return kind == kindName<Unit>();
    if constexpr (std::is_same_v<T, Checkpoint>) return kind == kindName<Route>();
    const auto isOfWork = [&](const Uid& about) { return (kind == kindName<Structure>() && other.find<Structure>(about)) || (kind == kindName<Route>() && other.find<Route>(about)); };
    if (kind == kWorksKind) return std::is_same_v<T, WorkItem> || std::is_same_v<T, WorkLogEntry>;
    if constexpr (std::is_same_v<T, WorkItem>) return isOfWork(feature.feature);
    if constexpr (std::is_same_v<T, WorkLogEntry>) {
        const auto item = other.find<WorkItem>(feature.workItem);
        return item && isOfWork(item->feature);
    }
    return false;
}

class PlanImport {
 public:
    PlanImport(const Plan& plan, const Plan& other, std::string file, const std::string& kind, std::optional<geo::Transform> transform)
        : plan_(plan), other_(other), file_(std::move(file)), transform_(std::move(transform)), editor_(plan) {
        if (kind == kWorksKind) {
            groupsOfWorks_ = findGroupsOfWorks();
            return;
        }
        for (const auto& theirs : other.all<Phase>().rows())
            if (!plan.find<Phase>(theirs->uid) && !theirs->name.empty())
                for (const auto& ours : plan.all<Phase>().rows())
                    if (ours->name == theirs->name) samePhase_.try_emplace(theirs->uid, ours->uid);
    }

    template <typename T>
    void take(const std::string& kind) {
        std::vector<T> changed;
        for (const auto& row : other_.all<T>().rows()) {
            if (!isTaken(*row, other_, kind) || samePhase_.contains(row->uid)) continue;
            if (std::is_same_v<T, Group> && kind == kWorksKind && !groupsOfWorks_.contains(row->uid)) continue;
            ++report_.read;
            if (kind == kWorksKind && isAboutNothing(*row)) continue;
            T feature = *row;
            const auto before = plan_.find<T>(feature.uid);
            if (transform_) turnHeading(feature, *transform_, before.get());  // while it lies where it lay
            usePhasesOf(feature);
            if (!place(feature, before ? &before->geometry : nullptr)) continue;
            if (before && *before == feature) {
                ++report_.unchanged;
                continue;
            }
            ++(before ? report_.updated : report_.added);
            changed.push_back(std::move(feature));
        }
        editor_.put(std::move(changed));
    }

    Imported finish() {
        if (!other_.all<MapLayer>().isEmpty())
            report_.warnings.push_back({"map_layers_left", text(SABAN_TR("layers", "'{0}' is a plan: its map layers and settings were not taken. Add layers with 'saban add'."), file_)});
        for (const auto& [theirs, ours] : samePhase_)
            report_.warnings.push_back({"same_phase", text(SABAN_TR("layers", "'{0}': its phase '{1}' was taken for that of the same name in this plan"), file_, plan_.find<Phase>(ours)->name)});
        return {.edit = editor_.finish(text(SABAN_TR("layers", "Import '{0}'"), file_)), .report = std::move(report_)};
    }

    geo::Warnings& warnings() { return report_.warnings; }

 private:
    bool hasPlaceFor(const WorkItem& work) const { return work.feature.empty() || plan_.find<Structure>(work.feature) || plan_.find<Route>(work.feature); }

    /// Those that works which are taken, or their log, belong to, and those around them.
    std::set<Uid> findGroupsOfWorks() const {
        std::set<Uid> named, works;
        for (const auto& work : other_.all<WorkItem>().rows()) {
            if (!hasPlaceFor(*work)) continue;
            works.insert(work->uid);
            named.insert(work->groups.begin(), work->groups.end());
        }
        for (const auto& entry : other_.all<WorkLogEntry>().rows())
            if (works.contains(entry->workItem) || plan_.find<WorkItem>(entry->workItem)) named.insert(entry->groups.begin(), entry->groups.end());
        std::set<Uid> all;
        for (Uid uid : named)
            while (all.insert(uid).second)
                if (const auto group = other_.find<Group>(uid); group && !group->parent.empty()) uid = group->parent;
        return all;
    }

    /// True, and told, for work alone whose structure or route this plan has not; true for the log of such.
    template <typename T>
    bool isAboutNothing(const T& feature) {
        if constexpr (std::is_same_v<T, WorkItem>) {
            const bool isThere = hasPlaceFor(feature);
            if (!isThere)
                report_.skipped.push_back({static_cast<std::int64_t>(report_.read), text(SABAN_TR("layers", "this plan has no structure or route that '{0}' is about"), feature.name)});
            return !isThere;
        }
        if constexpr (std::is_same_v<T, WorkLogEntry>) return !editor_.plan().template find<WorkItem>(feature.workItem);
        return false;
    }
    void useOurs(Uid& phase) const {
        if (const auto same = samePhase_.find(phase); same != samePhase_.end()) phase = same->second;
    }
    template <typename T>
    void usePhasesOf(T& feature) const {
        if constexpr (requires { feature.phases; })
            for (Uid& phase : feature.phases) useOurs(phase);
        if constexpr (requires { feature.phase; }) useOurs(feature.phase);
        if constexpr (std::is_same_v<T, Scene>) {
            if (transform_) moveActions(feature, [this](glm::dvec2 at) { return transform_->forward(at); });
            if (!transform_ || !feature.targetE || !feature.targetN) return;
            const auto at = transform_->forward(glm::dvec2(*feature.targetE, *feature.targetN));
            feature.targetE = at ? std::optional(at->x) : std::nullopt;
            feature.targetN = at ? std::optional(at->y) : std::nullopt;
        }
    }

    /// False, and told, when the geometry is no place in the plan's CRS.
    template <typename T>
    bool place(T& feature, const Geometry* before) {
        bool isPlaced = true;
        if (transform_)
            for (Geometry::Part& part : feature.geometry.parts) isPlaced = transform_->forward(std::span(part.points)) == 0 && isPlaced;
        if (!isPlaced) {
            report_.skipped.push_back({static_cast<std::int64_t>(report_.read), text(SABAN_TR("layers", "{0} has no place in the plan's CRS"), calledInMessages(feature))});
            return false;
        }
        feature.geometry = before && isSamePlace(*before, feature.geometry) ? *before : roundedToMm(feature.geometry);
        return true;
    }

    const Plan& plan_;
    const Plan& other_;
    std::string file_;
    std::optional<geo::Transform> transform_;
    PlanEditor editor_;
    ImportReport report_{};
    std::map<Uid, Uid> samePhase_;  ///< theirs to ours
    std::set<Uid> groupsOfWorks_;   ///< where works alone are taken
};

}  // namespace

Result<Imported> importPlan(const Plan& plan, const geo::Crs& planCrs, const std::string& path, const std::string& kind, const std::stop_token& stop) {
    const auto store = PlanStore::open(path, Access::ReadOnly);
    if (!store) return tl::unexpected(store.error());
    const Plan& other = (*store)->plan();
    const auto crs = geo::Crs::parse(other.settings.crs);
    if (!crs) return tl::unexpected(crs.error());
    std::optional<geo::Transform> transform;
    if (!crs->isSameAs(planCrs)) {
        auto made = geo::Transform::create(*crs, planCrs);
        if (!made) return tl::unexpected(made.error());
        transform = *std::move(made);
    }
    PlanImport import(plan, other, std::filesystem::path(path).filename().string(), kind, std::move(transform));
    import.warnings() = (*store)->warnings();
    bool isStopped = false;
    forEachKind([&]<typename T>(KindTag<T>) {
        isStopped = isStopped || stop.stop_requested();
        if (!isStopped) import.take<T>(kind);
    });
    if (isStopped) return geo::fail(ErrorCode::Cancelled, text(SABAN_TR("layers", "cannot import '{0}': {1}"), path, text(SABAN_TR("layers", "it was stopped. Nothing was changed."))));
    return import.finish();
}

}  // namespace saban::layers
