#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "data/sample/grid.h"
#include "geo/core/error.h"

namespace saban::sample {

/// Easting and northing of the sample's north-west corner, VN-2000 / UTM zone 48N (EPSG:3405), metres.
constexpr double kCornerE = 480'000.0;
constexpr double kCornerN = 2'342'000.0;

/// A picture of 8-bit red, green and blue, pixel after pixel, rows from north to south.
struct Picture {
    int width = 0;
    int height = 0;
    double cellM = 0.0;
    std::vector<std::uint8_t> rgb;
};

/// Writes heights as a tiled, compressed GeoTIFF of Float32 metres that says it is invented. The file appears under
/// its name only when it is whole; an older one is replaced.
///
/// Errors: `WriteFailed` with the reason.
geo::Result<void> writeHeights(const Grid<double>& heights, const std::filesystem::path& path);

/// Writes a picture as a tiled GeoTIFF with JPEG compression and overviews; otherwise as `writeHeights`.
///
/// Errors: `WriteFailed` with the reason.
geo::Result<void> writePicture(const Picture& picture, const std::filesystem::path& path);

}  // namespace saban::sample
