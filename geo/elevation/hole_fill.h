#pragma once

#include <memory>
#include <stop_token>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "geo/raster/raster_file.h"

namespace saban::geo {

/// Heights across the holes of an elevation raster, in the raster's own grid and unit: a value at each cell that was
/// filled, void everywhere else. Null when nothing is to be filled.
///
/// A hole is filled when it is enclosed: void cells joined by their sides, none of them at the raster's edge. The void
/// frame around a turned or cut-out raster stays void. A cell gets the mean of the nearest data in the four quadrants,
/// weighted by inverse distance, from at most 100 cells away; deeper inside a hole cells stay void. It depends on
/// nothing but the raster. Values outside `lowest` to `highest` count as void. The result is kept in the cache folder;
/// when that cannot be used, in memory. `progress` rises to 1; it is told nothing when the cache holds the result
/// already. Errors: `BadFormat` when the raster cannot be read; `Cancelled`, which leaves nothing behind. Thread
/// safety: any thread.
Result<std::shared_ptr<RasterFile>> fillHoles(const RasterFile& raster, double lowest, double highest,
                                              const std::stop_token& stop = {}, const Progress& progress = {});

}  // namespace saban::geo
