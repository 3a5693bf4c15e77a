#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <optional>
#include <span>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/raster/placed_raster.h"
#include "geo/raster/raster_file.h"

namespace saban::geo {

/// Where the points of a grid fall in a raster, in pixels.
///
/// Exact on a coarse lattice and bilinear between; the lattice is refined until halving it would move no lattice point
/// by more than the tolerance, else every point is transformed on its own. Points that cannot be transformed are NaN.
class GridMapping {
 public:
    GridMapping(const PlacedRaster& raster, const GridSpec& grid, double tolerancePx);

    /// Rectangle around all mapped points (E is the column, N the row); empty when no point could be mapped.
    const Bounds& pixelBounds() const { return pixelBounds_; }
    /// Pixels of one row of grid points, west to east. `pixels` holds as many as the grid has columns.
    void row(int gridRow, std::span<glm::dvec2> pixels) const;

 private:
    bool fitLattice(const PlacedRaster& raster, int cells, double tolerancePx);

    GridSpec grid_;
    int cells_ = 0;                  ///< lattice cells per side; 0 when `nodes_` holds every grid point
    std::vector<glm::dvec2> nodes_;  ///< (cells + 1) squared, southern row first
    Bounds pixelBounds_;
};

/// Power of two by which a raster is reduced so that its cells come near the step of a grid: the same for all grids of
/// one step, so that neighbouring tiles see the same cells. `bias` 0.5 picks the nearest power, less keeps more detail.
int reductionFor(const PlacedRaster& raster, const GridSpec& grid, double bias);

/// The window that bilinear sampling inside `pixels` needs, aligned to the reduction; nothing when it misses the
/// raster.
std::optional<RasterFile::Window> windowFor(const PlacedRaster& raster, const Bounds& pixels, int reduction);

/// Places cells in the raster they came from, at any reduction.
struct CellFrame {
    int columns = 0;
    int rows = 0;
    glm::dvec2 originPx{0.0};    ///< outer corner of the first cell, raster pixels
    glm::dvec2 cellSizePx{1.0};  ///< raster pixels per cell

    static CellFrame of(const RasterFile::Window& window);
    /// For a picture of the whole raster.
    static CellFrame ofWhole(const PlacedRaster& raster, int columns, int rows);
};

/// Averages cells into half as many columns and rows (rounded up), by the area they share; void cells count for
/// nothing. The frame goes along.
void halveValues(CellFrame& frame, std::vector<float>& values);
/// The same for straight RGBA, colours weighted by alpha.
void halveRgba(CellFrame& frame, std::vector<std::uint8_t>& rgba);

/// Rasters of at most this many cells are read whole once, to keep their reduced copies in memory.
inline constexpr long long kSmallRasterCells = 1500LL * 1500LL;

/// Four neighbouring cells and the place between their centres.
struct BilinearCells {
    int column0, row0;        ///< upper left of the four
    int columnStep, rowStep;  ///< 1, or 0 when there is but one column or row
    double u, v;              ///< 0 to 1 between the centres; -0.5 to 1.5 in the outer half of the outer cells

    std::size_t first(const CellFrame& frame) const { return static_cast<std::size_t>(row0) * frame.columns + column0; }
    /// True when the nearest cell lies in the second column (row) of the four.
    bool isNearestRight() const { return columnStep != 0 && u >= 0.5; }
    bool isNearestBelow() const { return rowStep != 0 && v >= 0.5; }
};

/// `pixel` must not be NaN; places outside the frame are drawn to its edge.
inline BilinearCells bilinearCells(const CellFrame& frame, glm::dvec2 pixel) {
    const auto along = [](double position, int count, int& first, int& step, double& fraction) {
        const int last = count - 2;
        int index = position <= 0.0 ? 0 : static_cast<int>(position);
        if (index > last) index = last < 0 ? 0 : last;
        first = index;
        step = last < 0 ? 0 : 1;
        fraction = position - index;
        if (fraction < -0.5) fraction = -0.5;
        if (fraction > 1.5) fraction = 1.5;
    };
    BilinearCells cells;
    along((pixel.x - frame.originPx.x) / frame.cellSizePx.x - 0.5, frame.columns, cells.column0, cells.columnStep,
          cells.u);
    along((pixel.y - frame.originPx.y) / frame.cellSizePx.y - 0.5, frame.rows, cells.row0, cells.rowStep, cells.v);
    return cells;
}

/// Bilinear between four cells, NaN being void. Void when the nearest cell is void; other void cells are left out and
/// the weights of the rest are scaled up. Beyond the outer centres the slope goes on. The order is upper left, upper
/// right, lower left, lower right.
template <typename Number>
Number blendBilinear(const Number (&values)[4], const BilinearCells& cells);

extern template float blendBilinear(const float (&)[4], const BilinearCells&);
extern template double blendBilinear(const double (&)[4], const BilinearCells&);

/// Values at pixels; NaN where void, outside the raster, or where the pixel is NaN. `values` holds the cells of
/// `frame`.
void sampleValues(const PlacedRaster& raster, const CellFrame& frame, std::span<const float> values,
                  std::span<const glm::dvec2> pixels, std::span<float> out);

/// Straight red, green, blue, alpha at pixels, bilinear weighted by alpha; alpha 0 outside the raster.
void sampleRgba(const PlacedRaster& raster, const CellFrame& frame, std::span<const std::uint8_t> rgba,
                std::span<const glm::dvec2> pixels, std::span<std::uint8_t> out);

}  // namespace saban::geo
