#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <span>
#include <vector>

#include "geo/core/bounds.h"

namespace saban::geo {

/// Gives `run` every piece of a line that lies in `area`; where the line leaves it, a piece ends on its edge.
void clipLine(std::span<const glm::dvec2> line, const Bounds& area, const std::function<void(std::span<const glm::dvec2>)>& run);

/// The part of a ring that lies in `area`, as one ring: separate parts are joined along the edge of `area`. Empty when none
/// lies in it. The first point is not repeated.
/// Source: Sutherland and Hodgman, Reentrant polygon clipping, 1974.
std::vector<glm::dvec2> clipRing(std::span<const glm::dvec2> ring, const Bounds& area);

/// Twice the signed area of a ring: positive when it runs counter-clockwise.
double signedDoubleArea(std::span<const glm::dvec2> ring);

}  // namespace saban::geo
