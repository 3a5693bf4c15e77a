#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "geo/crs/crs.h"
#include "geo/elevation/elevation_source.h"
#include "geo/imagery/imagery_source.h"
#include "geo/vector/vector_source.h"

namespace saban::layers {

/// What a person asked to see as one table.
struct GroundSpec {
    std::vector<geo::ElevationLayer> elevation{};  ///< lowest first
    std::vector<geo::ImageryLayer> imagery{};      ///< lowest first
    std::vector<geo::VectorLayer> vectors{};       ///< lowest first, all above the imagery
    std::optional<std::string> crs{};              ///< the table's CRS, and that of files that declare none; default: from the data
    std::optional<geo::Bounds> bounds{};           ///< table CRS; default: all elevation
    geo::HoleFilling holes = geo::HoleFilling::LeaveHoles;
    geo::NetworkPolicy network = geo::NetworkPolicy::Forbidden;
    std::string title{};                           ///< default: from the first elevation file's name
};

/// The ground of a table: elevation, imagery and vector layers in one flat metric frame. Immutable.
struct Ground {
    geo::Crs crs;
    std::string crsReason;                       ///< why this CRS was chosen, for people
    geo::Bounds bounds;
    std::shared_ptr<const geo::ElevationSource> elevation;
    std::shared_ptr<const geo::ImagerySource> imagery;  ///< null without imagery
    std::shared_ptr<const geo::VectorSource> vectors{};  ///< null without vector layers
    geo::Warnings warnings;
    std::string title;
    GroundSpec spec;
};

/// Sorts files (or folders) given without further words into elevation, imagery and vector layers. Rasters keep their order
/// but for resolution: coarser ones go below finer ones, also among the layers of `base`, which keep their order. A file
/// that no raster driver reads is a vector file when OGR opens it; a GeoPackage may be both. A file that `base` holds already
/// is left as it is there.
/// Errors: those of `classifyFile`; `Unsupported` when no file holds elevation.
geo::Result<GroundSpec> specFromFiles(const std::vector<std::string>& files, const GroundSpec& base = {});

/// What a file given without saying what it is holds: at least one of both.
struct FileKind {
    std::optional<geo::RasterKind> raster;
    bool hasVectors = false;
};
/// Errors: those of `RasterFile::open`, or of `VectorSource::open` for what OGR knows as a vector file.
geo::Result<FileKind> classifyFile(const std::string& path, const geo::RasterOptions& options = {});

/// Opens everything and decides the table's CRS and bounds: the projected metric CRS of the lowest elevation layer that has
/// one, otherwise VN-2000 / UTM for ground in Vietnam and WGS 84 / UTM elsewhere.
/// Takes long only when holes are to be filled or large vector files are read, which `progress` is told of; pyramids are built by whoever holds the ground
/// (`RasterFile::buildPyramid`).
/// Errors: as the sources; `BadCrs` for a table CRS that is not metric; `InvalidArgument` for bounds outside the data or more
/// than 50 times as wide; `Cancelled`.
geo::Result<std::shared_ptr<const Ground>> openGround(const GroundSpec& spec, std::stop_token stop = {},
                                                      const geo::StepProgress& progress = {});

/// The rasters of a ground that want a pyramid, in the order in which they should get one.
std::vector<std::shared_ptr<geo::RasterFile>> rastersWithoutPyramid(const Ground& ground);

}  // namespace saban::layers
