#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "geo/crs/crs.h"
#include "geo/raster/raster_file.h"
#include "geo/vector/map_features.h"
#include "geo/vector/shape_store.h"

namespace saban::geo {

/// A vector file, read whole and moved to the table's CRS.
struct VectorShapes {
    ShapeStore shapes;
    std::optional<Crs> fileCrs;  ///< of its first layer with shapes, also when it was assumed
    Bounds fileBounds;           ///< in `fileCrs`, of that layer; of one point its edges coincide
    std::shared_ptr<const PlaceNames> names{};     ///< of its points, those of the highest order first
    std::shared_ptr<const Buildings> buildings{};  ///< those whose height is known
    Warnings warnings;           ///< `no_crs`, `bad_crs`, `skipped_geometries`
};

/// Reads all layers with geometry, or the one named. Errors as `VectorSource::open`.
Result<std::shared_ptr<const VectorShapes>> readVectorShapes(const std::string& path, const std::string& layerName, const Crs& tableCrs,
                                                             const RasterOptions& options, const std::stop_token& stop,
                                                             const Progress& progress);

}  // namespace saban::geo
