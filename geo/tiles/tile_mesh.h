#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/tiles/tile_grid.h"

namespace saban::geo {

/// Heights of one tile for meshing: (kCells + 1)² points, row 0 in the south, no gaps (see `bridgeVoids`).
struct MeshInput {
    std::span<const float> heightM;
    std::span<const std::uint8_t> isVoid;  ///< empty when nothing is void
};

/// A triangulated tile: few triangles where the ground is even, many where it bends.
struct TileMesh {
    struct Vertex {
        std::uint16_t column, row;  ///< grid point of the tile, 0 to kCells
    };
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> triangles;  ///< three vertices each, counter-clockwise seen from above
    float errorM = 0.0f;                   ///< largest vertical distance between mesh and grid points, measured

    /// Vertices on one side, in order of growing column or row.
    std::vector<std::uint32_t> south, north, west, east;
};

/// Triangulates a tile so that no valid grid point lies farther than `toleranceM` above or below the mesh.
/// Triangles that cover only void points are left out.
/// Source: Evans, Kirkpatrick, Townsend, Right-Triangulated Irregular Networks, Algorithmica 30, 2001.
TileMesh buildTileMesh(const MeshInput& input, float toleranceM);

/// Gives void points the height of the nearest valid ones, so that the mesh stays calm up to a hole's edge.
/// Returns false (and changes nothing) when every point is void.
bool bridgeVoids(std::span<float> heightM, std::span<const std::uint8_t> isVoid, int columns, int rows);

}  // namespace saban::geo
