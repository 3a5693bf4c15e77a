#pragma once

#include <optional>
#include <string>

#include "geo/core/error.h"
#include "geo/crs/crs.h"
#include "geo/raster/gdal_dataset.h"
#include "geo/raster/raster_file.h"

class OGRLayer;

namespace saban::geo {

/// Opens a vector file read-only.
/// Errors: `Refused` (network), `NotFound`, `Unreadable` (permission), `BadFormat` (empty, damaged, no vector file).
Result<DatasetPtr> openVectorDataset(const std::string& path, NetworkPolicy network);

/// "cannot read vector file 'roads.gpkg': " and the reason.
tl::unexpected<Error> failReading(ErrorCode code, const std::string& path, const std::string& reason);

/// Nothing when the layer declares none. Errors: `BadCrs` when it declares one that cannot be used.
Result<std::optional<Crs>> declaredCrs(OGRLayer& layer);

}  // namespace saban::geo
