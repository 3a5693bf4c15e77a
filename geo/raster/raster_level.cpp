#include "geo/raster/raster_level.h"

#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "geo/core/text.h"
#include "geo/raster/box_reducer.h"

namespace saban::geo {

namespace {

/// Cells held decoded at once while averaging.
constexpr int kCellsPerChunk = 2'000'000;

tl::unexpected<Error> failCancelled() { return fail(ErrorCode::Cancelled, text(SABAN_TR("geo", "reading was stopped"))); }

/// The cells of a level under a window, and the window's place among them.
template <int Channels>
struct LevelWindow {
    CellRect cells;
    typename BoxReducer<Channels>::Axis columns, rows;

    LevelWindow(const RasterLevel& level, const RasterFile::Window& window) {
        constexpr double kSlack = 1e-6;
        const double left = window.column / level.cellsPerColumn;
        const double right = std::min((window.column + window.columns) / level.cellsPerColumn, static_cast<double>(level.width));
        const double top = window.row / level.cellsPerRow;
        const double bottom = std::min((window.row + window.rows) / level.cellsPerRow, static_cast<double>(level.height));
        cells.column = std::clamp(static_cast<int>(std::floor(left + kSlack)), 0, level.width - 1);
        cells.row = std::clamp(static_cast<int>(std::floor(top + kSlack)), 0, level.height - 1);
        cells.columns = std::max(1, static_cast<int>(std::ceil(right - kSlack)) - cells.column);
        cells.rows = std::max(1, static_cast<int>(std::ceil(bottom - kSlack)) - cells.row);
        columns = {.from = std::max(0.0, left - cells.column), .to = right - cells.column, .count = window.outColumns};
        rows = {.from = std::max(0.0, top - cells.row), .to = bottom - cells.row, .count = window.outRows};
    }

    bool isUnreduced(const RasterFile::Window& window) const {
        return cells.columns == window.outColumns && cells.rows == window.outRows;
    }
};

/// Rows to read at once: whole rows of blocks, as many as fit.
int chunkRows(GDALDataset& dataset, const RasterLevel& level, const CellRect& cells, int row) {
    int blockColumns = 1, blockRows = 1;
    GDALRasterBand* band = dataset.GetRasterBand(1);
    if (level.overview >= 0 && band->GetOverview(level.overview)) band = band->GetOverview(level.overview);
    band->GetBlockSize(&blockColumns, &blockRows);
    int rows = std::max(1, kCellsPerChunk / cells.columns);
    if (blockRows > 1 && rows > blockRows) rows -= (row + rows) % blockRows;
    return std::clamp(rows, 1, cells.row + cells.rows - row);
}

}  // namespace

const RasterLevel& chooseLevel(std::span<const RasterLevel> levels, const RasterFile::Window& window, RasterKind wanted) {
    constexpr double kSlack = 1.001;
    const double columns = static_cast<double>(window.columns) / window.outColumns * kSlack;
    const double rows = static_cast<double>(window.rows) / window.outRows * kSlack;
    const RasterLevel* best = &levels.front();
    for (const auto& level : levels) {
        if (level.isPyramid && level.layout.kind != wanted) continue;
        if (level.cellsPerColumn <= columns && level.cellsPerRow <= rows && level.cellsPerColumn >= best->cellsPerColumn)
            best = &level;
    }
    return *best;
}

Result<void> readLevelValues(const RasterLevel& level, const RasterFile::Window& window, std::vector<float>& out,
                             const std::stop_token& stop) {
    constexpr int kSum = 0, kWeight = 1;
    constexpr float kVoid = std::numeric_limits<float>::quiet_NaN();
    if (stop.stop_requested()) return failCancelled();
    auto dataset = level.pool->acquire();
    if (!dataset) return tl::unexpected(dataset.error());
    const LevelWindow<2> place(level, window);
    out.resize(static_cast<std::size_t>(window.outColumns) * window.outRows);
    if (place.isUnreduced(window)) return readValueCells(**dataset, level.layout, level.overview, place.cells, out);

    BoxReducer<2> reducer(place.columns, place.rows);
    std::vector<float> chunk;
    const int end = place.cells.row + place.cells.rows;
    for (int row = place.cells.row; row < end;) {
        if (stop.stop_requested()) return failCancelled();
        CellRect rect = place.cells;
        rect.row = row;
        rect.rows = chunkRows(**dataset, level, place.cells, row);
        chunk.resize(static_cast<std::size_t>(rect.columns) * rect.rows);
        if (auto read = readValueCells(**dataset, level.layout, level.overview, rect, chunk); !read) return read;
        for (int r = 0; r < rect.rows; ++r) {
            const float* line = &chunk[static_cast<std::size_t>(r) * rect.columns];
            reducer.pushRow(
                row - place.cells.row + r,
                [line](int column) {
                    const float value = line[column];
                    return std::isnan(value) ? std::array{0.0, 0.0} : std::array{static_cast<double>(value), 1.0};
                },
                [&](int outRow, const std::vector<double>& sums) {
                    float* target = &out[static_cast<std::size_t>(outRow) * window.outColumns];
                    for (int i = 0; i < window.outColumns; ++i) {
                        const double* cell = &sums[static_cast<std::size_t>(i) * 2];
                        target[i] = cell[kWeight] > 0.0 ? static_cast<float>(cell[kSum] / cell[kWeight]) : kVoid;
                    }
                });
        }
        row += rect.rows;
    }
    return {};
}

Result<void> readLevelRgba(const RasterLevel& level, const RasterFile::Window& window, std::vector<std::uint8_t>& out,
                           const std::stop_token& stop) {
    constexpr int kAlpha = 3, kWeight = 4, kChannels = 5;
    if (stop.stop_requested()) return failCancelled();
    auto dataset = level.pool->acquire();
    if (!dataset) return tl::unexpected(dataset.error());
    const LevelWindow<kChannels> place(level, window);
    out.resize(static_cast<std::size_t>(window.outColumns) * window.outRows * 4);
    if (place.isUnreduced(window)) return readColourCells(**dataset, level.layout, level.overview, place.cells, out);

    BoxReducer<kChannels> reducer(place.columns, place.rows);
    std::vector<std::uint8_t> chunk;
    const int end = place.cells.row + place.cells.rows;
    for (int row = place.cells.row; row < end;) {
        if (stop.stop_requested()) return failCancelled();
        CellRect rect = place.cells;
        rect.row = row;
        rect.rows = chunkRows(**dataset, level, place.cells, row);
        chunk.resize(static_cast<std::size_t>(rect.columns) * rect.rows * 4);
        if (auto read = readColourCells(**dataset, level.layout, level.overview, rect, chunk); !read) return read;
        for (int r = 0; r < rect.rows; ++r) {
            const std::uint8_t* line = &chunk[static_cast<std::size_t>(r) * rect.columns * 4];
            reducer.pushRow(
                row - place.cells.row + r,
                [line](int column) {
                    const std::uint8_t* p = line + static_cast<std::ptrdiff_t>(column) * 4;
                    const double alpha = p[3];
                    return std::array<double, kChannels>{p[0] * alpha, p[1] * alpha, p[2] * alpha, alpha, 1.0};
                },
                [&](int outRow, const std::vector<double>& sums) {
                    std::uint8_t* target = &out[static_cast<std::size_t>(outRow) * window.outColumns * 4];
                    for (int i = 0; i < window.outColumns; ++i, target += 4) {
                        const double* cell = &sums[static_cast<std::size_t>(i) * kChannels];
                        const bool isSeen = cell[kAlpha] > 0.0;
                        for (int c = 0; c < 3; ++c)
                            target[c] = isSeen ? static_cast<std::uint8_t>(cell[c] / cell[kAlpha] + 0.5) : std::uint8_t{0};
                        target[3] = isSeen ? static_cast<std::uint8_t>(cell[kAlpha] / cell[kWeight] + 0.5) : std::uint8_t{0};
                    }
                });
        }
        row += rect.rows;
    }
    return {};
}

}  // namespace saban::geo
