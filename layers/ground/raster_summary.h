#pragma once

#include <optional>
#include <stop_token>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "geo/raster/raster_file.h"

namespace saban::layers {

/// What all cells of a raster hold, from every cell at full resolution.
struct RasterSummary {
    std::optional<double> minM, maxM;  ///< metres; nothing for imagery and where every cell is void
    double nodataPercent = 0.0;        ///< of all cells; imagery: fully transparent ones
    double unitToMetre = 1.0;          ///< metres per unit of the raster's values
    geo::Warnings warnings;            ///< `impossible_heights`, `all_nodata`, `unknown_unit`, `no_crs`
};

/// Reads a raster from end to end, in strips. Heights beyond what the earth has (-12000 to 9500 m) count as void and are told.
/// A vertical unit that is not known is taken for the metre and told.
/// Errors: `BadFormat` naming the file and what GDAL says; `Cancelled`.
geo::Result<RasterSummary> summariseRaster(const geo::RasterFile& raster, const geo::Progress& progress = {}, std::stop_token stop = {});

}  // namespace saban::layers
