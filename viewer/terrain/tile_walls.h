#pragma once

#include <cstdint>
#include <span>

#include "geo/tiles/tile_mesh.h"
#include "viewer/terrain/tile_content.h"

namespace saban::viewer {

/// Adds the vertical faces of the solid block: along the table's edges, and around holes in the data.
/// `voids` is empty when the tile has none.
void addWalls(TileContent& content, const geo::TileMesh& mesh, const TileGround& ground, std::span<const std::uint8_t> voids,
              const geo::TableEdges& edges);

}  // namespace saban::viewer
