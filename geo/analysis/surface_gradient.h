#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "geo/elevation/heightfield.h"

namespace saban::geo {

/// Rise of the ground in metres per metre to the east (x) and to the north (y) at every point of a grid, from the eight points around
/// it; NaN in both at void points. A neighbour that is void or outside the grid counts as the one opposite mirrored at the point; where
/// that one is missing too, a corner lies on the plane through its sides, and a side as high as the point itself.
/// Source: Horn, Hill shading and the reflectance map, Proc. IEEE 69, 1981; as GDAL's gdaldem.
std::vector<glm::vec2> computeGradients(const Heightfield& heights);

double slopePercent(glm::vec2 gradient);
double slopeDeg(glm::vec2 gradient);  ///< [0, 90)
/// Direction in which the ground falls, degrees clockwise from grid north, [0, 360); nothing on level ground.
std::optional<double> aspectDeg(glm::vec2 gradient);

}  // namespace saban::geo
