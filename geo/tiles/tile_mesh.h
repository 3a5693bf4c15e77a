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
    /// One triangulation of the tile.
    struct Detail {
        std::vector<std::uint32_t> triangles;  ///< three vertices each, counter-clockwise seen from above
        float errorM = 0.0f;                   ///< largest vertical distance between mesh and grid points, measured

        /// Vertices on one side, in order of growing column or row.
        std::vector<std::uint32_t> south, north, west, east;
    };
    std::vector<Vertex> vertices;  ///< those of the coarsest detail first
    std::vector<Detail> details;   ///< finest first; never empty; each uses the first so many of the vertices
};

/// How many triangulations a tile gets, each about the square root of 2 coarser than the one before.
struct MeshDetails {
    int coarser = 0;                        ///< than the asked one; they end where nothing is left to save
    int finer = 0;                          ///< than the asked one; they end where nothing is left to better
    std::size_t mostFinerTriangles = 3000;  ///< and with the first that has more triangles than this
};

/// Triangulates a tile so that no valid grid point lies farther than `toleranceM` above or below the asked detail.
/// Triangles that cover only void points are left out.
TileMesh buildTileMesh(const MeshInput& input, float toleranceM, const MeshDetails& details = {});

/// By how much, at most, the true ground may lie above or below the points and the lines between them: for points no more than
/// half as far apart as those of the data, between which the ground is even. A crease between two points shows in the bend at
/// both. (kCells + 1)² heights.
float errorBetweenPoints(std::span<const float> heightM);

/// Triangles of the coarsest regular grid, of every point or every second, fourth, ... 256th, that lies no farther than
/// `toleranceM` above or below any point: what `buildTileMesh` is measured by. (kCells + 1)² heights.
int regularGridTriangles(std::span<const float> heightM, float toleranceM);

/// Gives void points the height of the nearest valid ones, so that the mesh stays calm up to a hole's edge.
/// Returns false (and changes nothing) when every point is void.
bool bridgeVoids(std::span<float> heightM, std::span<const std::uint8_t> isVoid, int columns, int rows);

}  // namespace saban::geo
