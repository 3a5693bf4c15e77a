#pragma once

#include <glm/vec2.hpp>
#include <span>
#include <vector>

#include "geo/raster/placed_raster.h"

namespace saban::geo {

/// A straight piece of an outline.
struct OutlineSegment {
    glm::dvec2 from, to;
};

/// The outline of rasters that together make one surface: those pieces of their sides beyond which none of the others
/// lies, in table coordinates, true to a quarter of a cell. A gap of less than half a cell between two rasters is none.
/// Pieces of sides shorter than a 256th of the side may be missed.
std::vector<OutlineSegment> outlineOf(std::span<const PlacedRaster* const> rasters);

/// Metres, or whatever the coordinates are in.
double distanceTo(const OutlineSegment& segment, glm::dvec2 point);

}  // namespace saban::geo
