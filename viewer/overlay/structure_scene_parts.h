#pragma once

#include <cmath>
#include <glm/trigonometric.hpp>

#include "viewer/overlay/structure_scene.h"

namespace saban::viewer {

/// Pixels that a structure measures in the picture: from the first on it is drawn, over the second as more than its mass.
inline constexpr double kSeenPx = 4.0, kReducedPx = 26.0;

/// What stands for a type that the catalogue does not know.
const layers::StructureType& unknownType();

inline StructureStand standOf(const layers::Structure& structure, glm::dvec2 centre) {
    const double heading = structure.geometry.kind == layers::GeometryKind::Line ? 0.0 : glm::radians(structure.headingDeg);
    return {.centre = centre, .ahead = {std::sin(heading), std::cos(heading)}};
}

}  // namespace saban::viewer
