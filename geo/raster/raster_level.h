#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "geo/core/error.h"
#include "geo/raster/cell_reader.h"
#include "geo/raster/gdal_dataset.h"
#include "geo/raster/raster_file.h"

namespace saban::geo {

/// One resolution of a raster and how to read it.
struct RasterLevel {
    double cellsPerColumn = 1.0;        ///< full-resolution cells under one cell of this level
    double cellsPerRow = 1.0;
    int width = 0, height = 0;          ///< cells of this level
    int overview = -1;                  ///< index inside the dataset; -1 is the dataset itself
    bool isPyramid = false;             ///< holds finished values or colours in place of the file's own cells
    std::shared_ptr<DatasetPool> pool;
    CellLayout layout;
};

/// The coarsest of `levels` (finest first) that still has at least the wanted resolution and holds what is wanted: values
/// (Elevation) or colours (Imagery). A pyramid holds only one of them, the file's own levels both.
const RasterLevel& chooseLevel(std::span<const RasterLevel> levels, const RasterFile::Window& window, RasterKind wanted);

/// `window` averaged from one level. Errors: `BadFormat` whose message is GDAL's reason alone; `Cancelled` likewise short.
Result<void> readLevelValues(const RasterLevel& level, const RasterFile::Window& window, std::vector<float>& out,
                             const std::stop_token& stop);
Result<void> readLevelRgba(const RasterLevel& level, const RasterFile::Window& window, std::vector<std::uint8_t>& out,
                           const std::stop_token& stop);

}  // namespace saban::geo
