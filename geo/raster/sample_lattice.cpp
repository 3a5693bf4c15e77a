#include "geo/raster/sample_lattice.h"

#include <gdal_priv.h>

#include <algorithm>
#include <cmath>

namespace saban::geo {

namespace {

constexpr long long kMostBlocks = 600;
constexpr long long kMostCells = 40'000'000;

/// Cells averaged at each spot, per side: enough to calm noise, few enough to stay in one block.
constexpr int kSpotCells = 4;

/// First cell of spot `i` of `count` along an axis of `size` cells; the spot does not straddle blocks of `block` cells.
int startOfSpot(int i, int count, int size, int block) {
    const int middle = static_cast<int>((i + 0.5) * size / count);
    int start = std::clamp(middle - kSpotCells / 2, 0, std::max(0, size - kSpotCells));
    if (block >= kSpotCells && start / block != (start + kSpotCells - 1) / block) {
        const int boundary = (start / block + 1) * block;
        start = boundary - start > kSpotCells / 2 ? boundary - kSpotCells : std::min(boundary, std::max(0, size - kSpotCells));
    }
    return start;
}

}  // namespace

SampleLattice latticeOver(GDALDataset& dataset, const RasterLevel& level, int columns, int rows) {
    GDALRasterBand* band = dataset.GetRasterBand(1);
    if (level.overview >= 0) band = band->GetOverview(level.overview);
    int blockColumns = 1, blockRows = 1;
    band->GetBlockSize(&blockColumns, &blockRows);
    const long long acrossBlocks = (level.width - 1) / blockColumns + 1;
    const long long downBlocks = (level.height - 1) / blockRows + 1;
    const long long blockCells = static_cast<long long>(blockColumns) * blockRows;
    const long long budget = std::clamp(kMostCells / blockCells, 1LL, kMostBlocks);
    const auto touched = [&](double share) {
        const auto c = std::max(1LL, static_cast<long long>(columns * share));
        const auto r = std::max(1LL, static_cast<long long>(rows * share));
        // A spot higher than a block touches the blocks below it as well.
        const long long perSpot = blockRows < kSpotCells ? (kSpotCells + blockRows - 1) / blockRows : 1;
        return std::min(c, acrossBlocks) * std::min(r * perSpot, downBlocks);
    };
    double share = 1.0;
    while (touched(share) > budget && columns * share > 1.0) share *= 0.95;

    SampleLattice lattice;
    lattice.columns = std::max(1, static_cast<int>(columns * share));
    lattice.rows = std::max(1, static_cast<int>(rows * share));
    lattice.spots.reserve(static_cast<std::size_t>(lattice.columns) * lattice.rows);
    for (int j = 0; j < lattice.rows; ++j) {
        const int row = startOfSpot(j, lattice.rows, level.height, blockRows);
        for (int i = 0; i < lattice.columns; ++i) {
            const int column = startOfSpot(i, lattice.columns, level.width, blockColumns);
            lattice.spots.push_back({.cells = {.column = column,
                                               .row = row,
                                               .columns = std::min(kSpotCells, level.width - column),
                                               .rows = std::min(kSpotCells, level.height - row)}});
        }
    }
    return lattice;
}

}  // namespace saban::geo
