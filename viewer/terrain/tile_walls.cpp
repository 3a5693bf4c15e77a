#include "viewer/terrain/tile_walls.h"

#include <array>
#include <limits>
#include <utility>

namespace saban::viewer {

namespace {

constexpr int kCells = geo::TileGrid::kCells;
constexpr int kPoints = kCells + 1;

void addWall(TileContent& content, TileContent::Vertex a, TileContent::Vertex b, std::vector<std::uint32_t>& triangles) {
    const auto first = static_cast<std::uint32_t>(content.walls.size());
    TileContent::Vertex footA = a, footB = b;
    footA.foot = footB.foot = 1.0f;
    content.walls.insert(content.walls.end(), {a, footA, b, footB});
    triangles.insert(triangles.end(), {first, first + 1, first + 2, first + 2, first + 1, first + 3});
}

/// The cut side below one side of the mesh: exactly under its edge, left out where the ground is.
void addTableSide(TileContent& content, std::span<const geo::TileMesh::Vertex> vertices, std::span<const std::uint32_t> side,
                  std::span<const std::uint8_t> voids, std::vector<std::uint32_t>& triangles) {
    for (std::size_t i = 1; i < side.size(); ++i) {
        const TileContent::Vertex a = content.ground[side[i - 1]], b = content.ground[side[i]];
        if (voids.empty()) {
            addWall(content, a, b, triangles);
            continue;
        }
        const auto va = vertices[side[i - 1]], vb = vertices[side[i]];
        const int steps = std::max(std::abs(vb.column - va.column), std::abs(vb.row - va.row));
        const auto isVoid = [&](int step) {
            const int column = va.column + (vb.column - va.column) * step / steps, row = va.row + (vb.row - va.row) * step / steps;
            return voids[row * kPoints + column] != 0;
        };
        const auto along = [&](float t) {
            return TileContent::Vertex{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t, 0.0f};
        };
        // A hole begins halfway between a valid and a void point, as it does on the surface.
        for (int step = 0; step < steps; ++step) {
            const bool voidA = isVoid(step), voidB = isVoid(step + 1);
            if (voidA && voidB) continue;
            const float from = (static_cast<float>(step) + (voidA ? 0.5f : 0.0f)) / static_cast<float>(steps);
            const float to = (static_cast<float>(step + 1) - (voidB ? 0.5f : 0.0f)) / static_cast<float>(steps);
            addWall(content, along(from), along(to), triangles);
        }
    }
}

/// The inner sides of holes: marching squares over the tile's cells, through the middles of cell sides.
class HoleSides {
   public:
    HoleSides(TileContent& content, const TileGround& ground, std::span<const std::uint8_t> voids)
        : content_(content), ground_(ground), voids_(voids) {
        for (int y = 0; y < kCells; ++y)
            for (int x = 0; x < kCells; ++x) addCell(x, y);
    }

    std::vector<std::uint32_t> triangles;

   private:
    bool isVoid(int x, int y) const { return voids_[y * kPoints + x] != 0; }

    void addCell(int x, int y) {
        const bool sw = isVoid(x, y), se = isVoid(x + 1, y), ne = isVoid(x + 1, y + 1), nw = isVoid(x, y + 1);
        const int voidCount = sw + se + ne + nw;
        if (voidCount == 0 || voidCount == 4) return;
        std::array<TileContent::Vertex, 4> crossing{};
        int count = 0;
        if (sw != se) crossing[count++] = middle(x, y, x + 1, y);
        if (se != ne) crossing[count++] = middle(x + 1, y, x + 1, y + 1);
        if (ne != nw) crossing[count++] = middle(x + 1, y + 1, x, y + 1);
        if (nw != sw) crossing[count++] = middle(x, y + 1, x, y);
        if (count == 2) {
            addWall(content_, crossing[0], crossing[1], triangles);
        } else {  // a saddle: the corners are cut off one by one
            addWall(content_, crossing[0], crossing[3], triangles);
            addWall(content_, crossing[1], crossing[2], triangles);
        }
    }

    TileContent::Vertex middle(int x0, int y0, int x1, int y1) const {
        const int x = isVoid(x0, y0) ? x1 : x0, y = isVoid(x0, y0) ? y1 : y0;
        const geo::GridSpec& grid = ground_.heights.grid;
        return {static_cast<float>(((x0 + x1) * 0.5 - kCells / 2) * grid.stepE()),
                static_cast<float>(((y0 + y1) * 0.5 - kCells / 2) * grid.stepN()),
                ground_.heights.heightM[y * kPoints + x] - static_cast<float>(content_.referenceM), 0.0f};
    }

    TileContent& content_;
    const TileGround& ground_;
    std::span<const std::uint8_t> voids_;
};

}  // namespace

Walls::Walls(TileContent& content, const TileGround& ground, std::span<const std::uint8_t> voids)
    : content_(content), voids_(voids) {
    if (!voids.empty()) holeSides_ = std::move(HoleSides(content, ground, voids).triangles);
}

std::vector<std::uint32_t> Walls::trianglesFor(std::span<const geo::TileMesh::Vertex> vertices, const geo::TileMesh::Detail& detail,
                                               const geo::TableEdges& edges) {
    std::vector<std::uint32_t> triangles = holeSides_;
    if (edges.south) addTableSide(content_, vertices, detail.south, voids_, triangles);
    if (edges.north) addTableSide(content_, vertices, detail.north, voids_, triangles);
    if (edges.west) addTableSide(content_, vertices, detail.west, voids_, triangles);
    if (edges.east) addTableSide(content_, vertices, detail.east, voids_, triangles);
    return triangles;
}

}  // namespace saban::viewer
