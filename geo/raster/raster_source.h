#pragma once

#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/raster/gdal_dataset.h"
#include "geo/raster/raster_file.h"

namespace saban::geo {

/// What has to be given to GDAL to read a raster, after everything odd about it was resolved.
struct RasterSource {
    std::string spec;                ///< absolute path, or the XML of a VRT (mosaic of a folder, rectification)
    std::string driver;              ///< of what the user named
    DatasetPtr dataset;              ///< `spec`, open
    std::vector<std::string> parts;  ///< files whose change means another raster
    bool isFromGcps = false;
};

/// Finds out what `path` is and opens it: stacks a folder, rectifies by ground control points, refuses the network, and
/// looks for missing and truncated files.
/// Errors: as `RasterFile::open`.
Result<RasterSource> openRasterSource(const std::string& path, const RasterOptions& options);

/// Formats that decode everything before a cell to get at it: reading the last block costs as much as reading the file.
bool isReadInSequence(GDALDataset& dataset);

/// A tenth of a second at most: whether the data that a dataset promises are there. Errors: `BadFormat` with the reason alone.
Result<void> checkComplete(GDALDataset& dataset);

}  // namespace saban::geo
