#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "layers/edit/edit.h"
#include "layers/model/feature_ref.h"

namespace saban::layers {

// What people do to picked features, as edits. References that the plan does not hold are passed over.

/// Moves them. Units move where they stand in `phase`: a position that they have from an earlier phase stays, and they get one of
/// this phase. An empty phase: where they begin.
Edit moveFeatures(const Plan& plan, std::span<const FeatureRef> features, glm::dvec2 byM, const Uid& phase);

/// Turns them clockwise about `pivot`: places, lines and areas, and the headings of what has one.
Edit turnFeatures(const Plan& plan, std::span<const FeatureRef> features, double clockwiseDeg, glm::dvec2 pivot, const Uid& phase);

Edit removeFeatures(const Plan& plan, std::span<const FeatureRef> features);

/// Copies beside the originals, with their own names ("Hầm họp (2)") and uids. A unit's copy has all its positions.
struct Copies {
    Edit edit;
    std::vector<FeatureRef> features;
};
Copies copyFeatures(const Plan& plan, std::span<const FeatureRef> features, glm::dvec2 byM);

/// Gives a feature another place, line or area; a unit another position in the phase.
Edit placeFeature(const Plan& plan, const FeatureRef& feature, Geometry geometry, const Uid& phase);

/// Place, line or area of a feature as it is in a phase. None for what has none.
Geometry geometryOf(const Plan& plan, const FeatureRef& feature, const Uid& phase);

/// Its name; its kind's title when it has none. `isVietnamese` chooses the title.
std::string titleOf(const Plan& plan, const FeatureRef& feature, bool isVietnamese);

/// Calls `visit(KindTag<T>())` for the kind of that name. False when there is none.
template <typename Visit>
bool visitKind(std::string_view kind, Visit&& visit) {
    bool isKnown = false;
    forEachKind([&](auto tag) {
        if (isKnown || kindName<typename decltype(tag)::Type>() != kind) return;
        isKnown = true;
        visit(tag);
    });
    return isKnown;
}

/// The feature, whatever its kind; null when the plan does not hold it. For what all kinds have.
std::shared_ptr<const Feature> findFeature(const Plan& plan, const FeatureRef& feature);

/// Position that decides where a unit stands in a phase; null when it stands nowhere then.
std::shared_ptr<const UnitPosition> positionOf(const Plan& plan, const Uid& unit, const Uid& phase);

}  // namespace saban::layers
