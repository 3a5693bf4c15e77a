#pragma once

#include <memory>
#include <span>
#include <vector>

#include "geo/core/error.h"
#include "geo/crs/vn2000.h"
#include "geo/raster/raster_file.h"

namespace saban::layers {

/// A raster of a table as the diagnosis needs it.
struct DiagnosedRaster {
    std::shared_ptr<geo::RasterFile> file;
    double unitToMetre = 1.0;  ///< of its heights; meaningless for imagery
    bool isElevation = true;
};

/// The rasters as `geo::diagnosePlacement` takes them, named by their file. Heights are offered, at some hundred points each,
/// where elevation layers overlap. Rasters without a CRS are left out.
std::vector<geo::PlacedLayer> placedLayers(std::span<const DiagnosedRaster> rasters);

/// What every layer alone and all of them together show of wrong labels: the warnings of `geo::diagnoseLayer` and
/// `geo::diagnosePlacement`.
geo::Warnings diagnoseRasters(std::span<const DiagnosedRaster> rasters);

}  // namespace saban::layers
