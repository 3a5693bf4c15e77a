#pragma once

#include <glm/vec2.hpp>
#include <span>
#include <string>

#include "layers/edit/edit.h"
#include "layers/model/feature_ref.h"

namespace saban::layers {

/// How far a feature is to go.
struct FeatureMove {
    FeatureRef feature{};
    glm::dvec2 byM{0.0};
};

/// Moves each its own way, as `moveFeatures` moves all alike. What the plan does not hold is passed over.
Edit moveEach(const Plan& plan, std::span<const FeatureMove> moves, const Uid& phase, std::string label);

}  // namespace saban::layers
