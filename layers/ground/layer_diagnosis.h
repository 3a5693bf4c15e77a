#pragma once

#include <memory>
#include <span>
#include <vector>

#include "geo/core/error.h"
#include "geo/raster/raster_file.h"

namespace saban::layers {

/// A raster of a table as the diagnosis needs it.
struct DiagnosedRaster {
    std::shared_ptr<geo::RasterFile> file;
    double unitToMetre = 1.0;  ///< of its heights; meaningless for imagery
    bool isElevation = true;
};

/// What every layer alone and all of them together show of wrong labels: the warnings of `geo::diagnoseLayer` and
/// `geo::diagnosePlacement`. Heights are compared where elevation layers overlap, at some hundred points each.
/// Rasters without a CRS are passed over.
geo::Warnings diagnoseRasters(std::span<const DiagnosedRaster> rasters);

}  // namespace saban::layers
