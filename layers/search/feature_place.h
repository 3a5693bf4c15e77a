#pragma once

#include <glm/vec2.hpp>
#include <optional>

#include "geo/core/bounds.h"
#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"

namespace saban::layers {

/// Where one has to look to see a feature.
struct FeaturePlace {
    glm::dvec2 at{0.0};
    geo::Bounds bounds{};         ///< of what belongs to it; of a point its edges coincide
    Uid phase{};                  ///< in which it is there; empty: in the one that was asked for, or in all
    std::optional<double> rangeM{};  ///< of a scene's camera
};

/// Also of what has no geometry of its own: a work item is where its structure or route is, what was written about it too; a unit
/// that stands nowhere in `phase` where it stands first, with that phase; a group where its members are; a scene where it looks.
/// Nothing for phases, map layers, and what is nowhere.
std::optional<FeaturePlace> placeOf(const Plan& plan, const FeatureRef& feature, const Uid& phase);

}  // namespace saban::layers
