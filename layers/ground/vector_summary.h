#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/crs/crs.h"
#include "geo/raster/raster_file.h"

namespace saban::layers {

/// One layer of a vector file, every feature of it counted.
struct VectorLayerSummary {
    std::string name;
    std::int64_t features = 0;
    std::vector<std::string> geometryTypes;  ///< that occur, sorted: "3D Polygon", "Point", "none" for features without one
    geo::Bounds bounds;                      ///< in `crs`; empty without geometry
    bool hasGeometry = false;                ///< a single point has geometry and empty bounds
    std::optional<geo::Crs> crs;
    std::vector<std::string> fields;
    geo::Warnings warnings;                  ///< `no_crs`, `bad_crs`, `out_of_area` …
};

struct VectorSummary {
    std::string path;
    std::string driver;                      ///< GDAL short name, "GPKG"
    std::vector<VectorLayerSummary> layers;
};

/// Reads every feature of a file that OGR opens, once.
/// `assumedCrs` serves layers that declare none.
/// Errors: `Refused` (network), `NotFound`, `BadFormat` when OGR does not know the file or fails inside it; `Cancelled`.
geo::Result<VectorSummary> summariseVector(const std::string& path, const geo::RasterOptions& options = {}, std::stop_token stop = {});

}  // namespace saban::layers
