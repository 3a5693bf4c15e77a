#include "geo/tiles/tile_mesh.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "geo/tiles/greedy_tin.h"

namespace saban::geo {

namespace {

constexpr int kCells = TileGrid::kCells;
constexpr int kPoints = kCells + 1;

void collectSides(std::span<const TileMesh::Vertex> vertices, TileMesh::Detail& detail) {
    for (std::uint32_t i = 0; i < vertices.size(); ++i) {
        const auto [column, row] = vertices[i];
        if (row == 0) detail.south.push_back(i);
        if (row == kCells) detail.north.push_back(i);
        if (column == 0) detail.west.push_back(i);
        if (column == kCells) detail.east.push_back(i);
    }
    const auto byColumn = [&](std::uint32_t a, std::uint32_t b) { return vertices[a].column < vertices[b].column; };
    const auto byRow = [&](std::uint32_t a, std::uint32_t b) { return vertices[a].row < vertices[b].row; };
    std::sort(detail.south.begin(), detail.south.end(), byColumn);
    std::sort(detail.north.begin(), detail.north.end(), byColumn);
    std::sort(detail.west.begin(), detail.west.end(), byRow);
    std::sort(detail.east.begin(), detail.east.end(), byRow);
}

}  // namespace

TileMesh buildTileMesh(const MeshInput& input, float toleranceM, const MeshDetails& details) {
    assert(input.heightM.size() == static_cast<std::size_t>(kPoints) * kPoints);
    constexpr float kCoarser = 1.41421356f;
    constexpr double kWorthSaving = 0.88;  // a detail with hardly fewer triangles than the next finer one is no use
    GreedyTin tin(input.heightM, input.isVoid, kPoints);
    TileMesh mesh;
    for (int i = details.coarser; i >= -details.finer; --i) {
        if (i < 0 && (mesh.details.back().errorM <= 0.0f || mesh.details.back().triangles.size() > 3 * details.mostFinerTriangles)) break;
        tin.refine(toleranceM * std::pow(kCoarser, static_cast<float>(i)));
        TileMesh::Detail detail;
        detail.triangles = tin.triangles();
        detail.errorM = tin.error();
        const auto most = static_cast<std::size_t>(kWorthSaving * static_cast<double>(detail.triangles.size()));
        while (!mesh.details.empty() && mesh.details.back().triangles.size() > most) mesh.details.pop_back();
        for (std::size_t k = mesh.vertices.size(); k < tin.points().size(); ++k)
            mesh.vertices.push_back({static_cast<std::uint16_t>(tin.points()[k].x), static_cast<std::uint16_t>(tin.points()[k].y)});
        collectSides(mesh.vertices, detail);
        mesh.details.push_back(std::move(detail));
    }
    std::reverse(mesh.details.begin(), mesh.details.end());
    return mesh;
}

float errorBetweenPoints(std::span<const float> heightM) {
    assert(heightM.size() == static_cast<std::size_t>(kPoints) * kPoints);
    const auto worstAlong = [&](std::size_t step, std::size_t lineStep) {
        float worst = 0.0f;
        for (int line = 0; line < kPoints; ++line) {
            const float* h = heightM.data() + line * lineStep;
            float before = 0.0f;
            for (int i = 1; i < kCells; ++i) {
                const float bend = std::abs(h[(i - 1) * step] - 2.0f * h[i * step] + h[(i + 1) * step]);
                // A crease between the two points, s from one and t from the other, bends them by t and s times its change of
                // slope, and lies off the line between them by s * t / (s + t) times that.
                if (before + bend > 0.0f) worst = std::max(worst, before * bend / (before + bend));
                if (i == 1) worst = std::max(worst, bend / 2.0f);  // the bend at the very end is not known: as large as this one
                before = bend;
            }
            worst = std::max(worst, before / 2.0f);
        }
        return worst;
    };
    return worstAlong(1, kPoints) + worstAlong(kPoints, 1);
}

int regularGridTriangles(std::span<const float> heightM, float toleranceM) {
    assert(heightM.size() == static_cast<std::size_t>(kPoints) * kPoints);
    const auto at = [&](int x, int y) { return heightM[static_cast<std::size_t>(y) * kPoints + x]; };
    const auto isWithin = [&](int step) {
        for (int y = 0; y < kPoints; ++y) {
            for (int x = 0; x < kPoints; ++x) {
                const int west = std::min(x / step * step, kCells - step), south = std::min(y / step * step, kCells - step);
                const float h = at(west, south), east = at(west + step, south), north = at(west, south + step), across = at(west + step, south + step);
                const float u = static_cast<float>(x - west) / static_cast<float>(step), v = static_cast<float>(y - south) / static_cast<float>(step);
                const float grid = u >= v ? h + (east - h) * u + (across - east) * v : h + (north - h) * v + (across - north) * u;
                if (std::abs(grid - at(x, y)) > toleranceM) return false;
            }
        }
        return true;
    };
    int step = kCells;
    while (step > 1 && !isWithin(step)) step /= 2;
    return 2 * (kCells / step) * (kCells / step);
}

bool bridgeVoids(std::span<float> heightM, std::span<const std::uint8_t> isVoid, int columns, int rows) {
    constexpr int kFar = std::numeric_limits<int>::max() / 4;
    std::vector<int> distance(heightM.size());
    bool anyValid = false;
    for (std::size_t i = 0; i < heightM.size(); ++i) {
        distance[i] = isVoid[i] ? kFar : 0;
        anyValid = anyValid || !isVoid[i];
    }
    if (!anyValid) return false;
    const auto take = [&](int x, int y, int fromX, int fromY) {
        if (fromX < 0 || fromY < 0 || fromX >= columns || fromY >= rows) return;
        const int here = y * columns + x, there = fromY * columns + fromX;
        if (distance[there] + 1 < distance[here]) {
            distance[here] = distance[there] + 1;
            heightM[here] = heightM[there];
        }
    };
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x) {
            take(x, y, x - 1, y);
            take(x, y, x, y - 1);
        }
    for (int y = rows - 1; y >= 0; --y)
        for (int x = columns - 1; x >= 0; --x) {
            take(x, y, x + 1, y);
            take(x, y, x, y + 1);
        }
    return true;
}

}  // namespace saban::geo
