#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "geo/raster/raster_level.h"

namespace saban::geo {

/// One file of a pyramid: values (one float band, NaN where void) or colours (red, green, blue, alpha).
struct PyramidFile {
    std::string name;  ///< inside the pyramid's folder
    int width = 0, height = 0;
    double cellsPerColumn = 1.0, cellsPerRow = 1.0;  ///< full-resolution cells under one cell
    std::uint64_t bytes = 0;
};

/// Factor of a pyramid's first level. A reduced read between full resolution and factor 4 touches at most 16 cells for each
/// that it gives, which is quick, and leaving out the level of factor 2 saves three quarters of the space.
inline constexpr int kUsualFirstFactor = 4;

/// The levels of a pyramid over `base`, reduced by `firstFactor` (1, 2 or 4), twice that, … down to a few hundred cells per
/// side; `bytes` is the size before compression.
std::vector<PyramidFile> planPyramid(const RasterLevel& base, int firstFactor = kUsualFirstFactor);

/// Averages `base` and writes one GeoTIFF for each level of the plan into `folder`, which may lie in /vsimem/. Reads the
/// base once, strip by strip.
/// Errors: `BadFormat` when the base cannot be read and `WriteFailed` when a file cannot be written, each with the reason
/// alone; `Cancelled`. What was written until then is left to the caller.
Result<std::vector<PyramidFile>> buildPyramidFiles(const RasterLevel& base, RasterKind kind, const std::vector<PyramidFile>& plan,
                                                   const std::string& folder, const Progress& progress, const std::stop_token& stop);

/// How to read a pyramid's file; nothing when it is not what `file` says or its data are not all there.
std::optional<RasterLevel> openPyramidFile(const std::string& folder, const PyramidFile& file, RasterKind kind);

}  // namespace saban::geo
