#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "geo/raster/raster_file_impl.h"
#include "geo/raster/sample_lattice.h"

namespace saban::geo {

namespace {

/// Cells that are read and averaged whole rather than sampled.
constexpr long long kReadWhole = 6'000'000;

RasterFile::Window windowAround(const LatticeSpot& spot) {
    return {.column = spot.cells.column,
            .row = spot.cells.row,
            .columns = spot.cells.columns,
            .rows = spot.cells.rows,
            .outColumns = 1,
            .outRows = 1};
}

}  // namespace

Result<RasterFile::Glance> RasterFile::glance(int maxCells, std::stop_token stop) const {
    const auto& info = impl_->info;
    const bool isElevation = impl_->kind == RasterKind::Elevation;
    if (!isElevation)
        if (auto known = impl_->ensureStretch(stop); !known) return failReading(info, known.error());
    const auto levels = impl_->levels();
    const RasterLevel& coarsest = levels->back();
    const double aspect = static_cast<double>(info.height) / info.width;
    Glance glance;
    glance.columns = std::clamp(static_cast<int>(aspect > 1.0 ? maxCells / aspect : maxCells), 1, info.width);
    glance.rows = std::clamp(static_cast<int>(aspect > 1.0 ? maxCells : maxCells * aspect), 1, info.height);

    if (static_cast<long long>(coarsest.width) * coarsest.height <= kReadWhole) {
        const Window whole{.columns = info.width, .rows = info.height, .outColumns = glance.columns, .outRows = glance.rows};
        auto read = isElevation ? readValues(whole, glance.values, stop) : readRgba(whole, glance.rgba, stop);
        if (!read) return tl::unexpected(read.error());
        return glance;
    }

    auto dataset = coarsest.pool->acquire();
    if (!dataset) return failReading(info, dataset.error());
    const auto lattice = latticeOver(**dataset, coarsest, glance.columns, glance.rows);
    dataset->reset();
    glance.columns = lattice.columns;
    glance.rows = lattice.rows;
    // A spot of the lattice is a raster of its own size: no further reduction may be chosen for it.
    RasterLevel plain = coarsest;
    plain.cellsPerColumn = plain.cellsPerRow = 1.0;
    std::vector<float> value;
    std::vector<std::uint8_t> colour;
    for (const auto& spot : lattice.spots) {
        auto read = isElevation ? readLevelValues(plain, windowAround(spot), value, stop)
                                : readLevelRgba(plain, windowAround(spot), colour, stop);
        if (!read) return failReading(info, read.error());
        if (isElevation)
            glance.values.push_back(value[0]);
        else
            glance.rgba.insert(glance.rgba.end(), colour.begin(), colour.end());
    }
    return glance;
}

}  // namespace saban::geo
