#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/tiles/tile_mesh.h"
#include "viewer/terrain/tile_content.h"

namespace saban::viewer {

/// The vertical faces of the solid block: along the table's edges, and around holes in the data.
class Walls {
   public:
    /// `voids` is empty when the tile has none. All must outlive this.
    Walls(TileContent& content, const TileGround& ground, std::span<const std::uint8_t> voids);

    /// Adds the vertices of the walls that fit one triangulation to the content and gives their triangles.
    /// `vertices` are those of the mesh, the first of the content's.
    std::vector<std::uint32_t> trianglesFor(std::span<const geo::TileMesh::Vertex> vertices, const geo::TileMesh::Detail& detail,
                                            const geo::TableEdges& edges);

   private:
    TileContent& content_;
    std::span<const std::uint8_t> voids_;
    std::vector<std::uint32_t> holeSides_;  ///< the same for every triangulation
};

}  // namespace saban::viewer
