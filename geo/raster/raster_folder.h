#pragma once

#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/raster/raster_file.h"

namespace saban::geo {

struct FolderMosaic {
    std::string vrt;                 ///< XML of a VRT with absolute names
    std::vector<std::string> files;  ///< the tiles, sorted by name
};

/// Stacks the rasters of a folder and of its direct subfolders into one mosaic.
/// Errors: `Unsupported` when there is no raster, or when the rasters differ in CRS, bands or data type (two are named);
/// `BadFormat` naming a damaged tile; `Unreadable`.
Result<FolderMosaic> mosaicOfFolder(const std::string& folder, const RasterOptions& options);

}  // namespace saban::geo
