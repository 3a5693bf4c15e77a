#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "geo/core/error.h"
#include "geo/raster/raster_file.h"

class GDALDataset;
class GDALRasterBand;

namespace saban::geo {

/// Heights beyond this many units are void: no ground is that high, and undeclared fillers such as 1e38 are.
inline constexpr double kGreatestValue = 1e6;

/// A rectangle of cells of one resolution.
struct CellRect {
    int column = 0, row = 0, columns = 0, rows = 0;
};

/// Straight red, green, blue, alpha.
using Rgba = std::array<std::uint8_t, 4>;

/// How the cells of a raster are turned into values or colours; the same for all its resolutions.
struct CellLayout {
    enum class Colour { Grey, Palette, Rgb, Cmyk };

    RasterKind kind = RasterKind::Elevation;
    Colour colour = Colour::Grey;
    std::vector<int> colourBands;                      ///< 1-based: one, three or four
    int alphaBand = 0;                                 ///< 1-based; 0: none
    bool hasMask = false;                              ///< one mask band for the whole raster
    bool isByte = true;                                ///< colours need no stretch
    bool isExactInFloat = true;                        ///< band 1 loses nothing as a float
    double alphaScale = 1.0;                           ///< alpha times this is 0 to 255
    double scale = 1.0, offset = 0.0;                  ///< of band 1
    std::vector<std::optional<double>> colourNodata;   ///< of each colour band
    std::optional<double> nodata;                      ///< of band 1
    double lowest = -kGreatestValue;                   ///< values beyond these are void
    double highest = kGreatestValue;
    std::shared_ptr<std::atomic<std::uint64_t>> outside;  ///< counts the cells read that were beyond; may be null
    std::vector<Rgba> palette;
    double stretchMin = 0.0, stretchMax = 255.0;       ///< what becomes 0 and 255 when `isByte` is false

    /// Reads it off a dataset.
    static CellLayout of(GDALDataset& dataset);
};

/// The value of a cell as stored, or NaN when the layout calls it void. `outside` counts those beyond the range.
double valueOf(const CellLayout& layout, double stored, std::uint64_t& outside);

/// Whether a resolution (-1: full, else index of the overview) carries the same voids as the full one.
bool overviewKeepsVoids(GDALDataset& dataset, const CellLayout& layout, int overview);

/// Values of band 1 of `rect` at one resolution, NaN where void. `out` holds columns x rows.
/// Errors: `BadFormat` whose message is GDAL's reason alone.
Result<void> readValueCells(GDALDataset& dataset, const CellLayout& layout, int overview, const CellRect& rect,
                            std::span<float> out);

/// Colours of `rect` at one resolution, alpha 0 where void. `out` holds columns x rows x 4.
/// Errors: as `readValueCells`.
Result<void> readColourCells(GDALDataset& dataset, const CellLayout& layout, int overview, const CellRect& rect,
                             std::span<std::uint8_t> out);

/// One cell of one band as stored. Errors: as `readValueCells`.
Result<double> readStoredCell(GDALDataset& dataset, int band, int overview, int column, int row);

}  // namespace saban::geo
