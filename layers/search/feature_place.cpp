#include "layers/search/feature_place.h"

#include <algorithm>
#include <type_traits>

#include "layers/edit/feature_edits.h"
#include "layers/model/fields.h"

namespace saban::layers {

namespace {

std::optional<FeaturePlace> placeOfGeometry(const Geometry& geometry, const Uid& phase = {}) {
    const auto at = geometry.labelPoint();
    return at ? std::optional(FeaturePlace{.at = *at, .bounds = geometry.bounds(), .phase = phase}) : std::nullopt;
}

std::optional<FeaturePlace> placeOfUnit(const Plan& plan, const FeatureRef& unit, const Uid& phase) {
    if (auto place = placeOfGeometry(geometryOf(plan, unit, phase))) return place;
    const auto first = positionOf(plan, unit.uid, {});
    return first ? placeOfGeometry(first->geometry, first->phase) : std::nullopt;
}

std::optional<FeaturePlace> placeOfGroup(const Plan& plan, const Uid& group, const Uid& phase) {
    const auto groups = groupAndBelow(plan, group);
    const auto isIn = [&](const Feature& feature) {
        return std::any_of(feature.groups.begin(), feature.groups.end(), [&](const Uid& uid) { return std::find(groups.begin(), groups.end(), uid) != groups.end(); });
    };
    geo::Bounds bounds;
    forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        for (const auto& row : plan.all<T>().rows()) {
            if (!isIn(*row)) continue;
            for (const auto& part : geometryOf(plan, {std::string(kindName<T>()), row->uid}, phase).parts)
                for (const glm::dvec2 point : part.points) bounds.include(point);
        }
    });
    if (!(bounds.minE <= bounds.maxE)) return std::nullopt;
    return FeaturePlace{.at = bounds.center(), .bounds = bounds};
}

/// What a work item is about.
std::optional<FeaturePlace> placeOfWork(const Plan& plan, const Uid& uid, const Uid& phase) {
    const auto work = plan.find<WorkItem>(uid);
    if (!work) return std::nullopt;
    for (const std::string_view kind : {kindName<Structure>(), kindName<Route>()})
        if (auto place = placeOfGeometry(geometryOf(plan, {std::string(kind), work->feature}, phase))) return place;
    return std::nullopt;
}

std::optional<FeaturePlace> placeOfScene(const Scene& scene) {
    if (!scene.targetE || !scene.targetN) return std::nullopt;
    FeaturePlace place{.at = {*scene.targetE, *scene.targetN}, .bounds = {}, .phase = scene.phase, .rangeM = scene.rangeM};
    place.bounds.include(place.at);
    return place;
}

}  // namespace

std::optional<FeaturePlace> placeOf(const Plan& plan, const FeatureRef& feature, const Uid& phase) {
    if (feature.kind == kindName<Unit>()) return placeOfUnit(plan, feature, phase);
    if (feature.kind == kindName<Group>()) return placeOfGroup(plan, feature.uid, phase);
    if (feature.kind == kindName<WorkItem>()) return placeOfWork(plan, feature.uid, phase);
    if (feature.kind == kindName<WorkLogEntry>()) {
        const auto entry = plan.find<WorkLogEntry>(feature.uid);
        return entry ? placeOfWork(plan, entry->workItem, phase) : std::nullopt;
    }
    if (feature.kind == kindName<Scene>()) {
        const auto scene = plan.find<Scene>(feature.uid);
        return scene ? placeOfScene(*scene) : std::nullopt;
    }
    if (feature.kind == kindName<UnitPosition>()) {
        const auto position = plan.find<UnitPosition>(feature.uid);
        return position ? placeOfGeometry(position->geometry, position->phase) : std::nullopt;
    }
    return placeOfGeometry(geometryOf(plan, feature, phase));
}

}  // namespace saban::layers
