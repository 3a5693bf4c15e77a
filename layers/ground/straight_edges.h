#pragma once

#include <optional>

#include "geo/core/bounds.h"
#include "geo/crs/crs.h"
#include "geo/raster/raster_file.h"

namespace saban::layers {

/// The largest part of a raster's footprint found by moving each side of its bounding rectangle inwards until it lies on
/// data all along: a raster that lies slightly turned in the table's grid then gives a block with straight, full sides.
/// Nothing when that would cost more than `mostLost` of the area, or the raster lies too much askew to have four such sides.
std::optional<geo::Bounds> straightEdged(const geo::RasterFile& raster, const geo::Transform& toTable, double mostLost = 0.08);

}  // namespace saban::layers
