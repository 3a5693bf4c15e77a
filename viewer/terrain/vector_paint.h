#pragma once

#include <cstdint>
#include <vector>

#include "geo/tiles/tile_grid.h"
#include "geo/vector/vector_source.h"

namespace saban::viewer {

/// Vector layers painted for the points of one tile.
struct TileVectors {
    /// (kCells + 1)² colours, row 0 in the south: 0xAARRGGBB, colour times alpha.
    std::vector<std::uint32_t> pixels;
    bool isEmpty() const { return pixels.empty(); }
};

/// The visible layers in their order, at the tile's own resolution, with smooth edges. Two tiles of one level agree along
/// their common side: what lies just outside a tile is painted as far as it reaches in.
/// `lineScale` multiplies widths of lines and sizes of discs.
/// Thread safety: any thread, without a window.
TileVectors paintVectors(const geo::VectorSource& vectors, const geo::TileGrid& grid, const geo::TileKey& key, double lineScale = 1.0);

}  // namespace saban::viewer
