#include "geo/tiles/tile_mesh.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace saban::geo {

namespace {

constexpr int kCells = TileGrid::kCells;
constexpr int kPoints = kCells + 1;
constexpr int kTriangles = kCells * kCells * 2 - 2;
constexpr int kParentTriangles = kTriangles - kCells * kCells;

struct Point {
    int x, y;
};

constexpr int indexOf(Point p) { return p.y * kPoints + p.x; }

/// The long side of every triangle of the complete hierarchy, largest triangles first.
struct LongSide {
    std::uint16_t ax, ay, bx, by;
};

std::vector<LongSide> makeHierarchy() {
    std::vector<LongSide> sides(kTriangles);
    for (int i = 0; i < kTriangles; ++i) {
        // The bits of the id say at each level which half of the parent the triangle is.
        int id = i + 2;
        Point a{0, 0}, b{0, 0}, c{0, 0};
        if (id & 1) {
            b = {kCells, kCells};
            c = {kCells, 0};
        } else {
            a = {kCells, kCells};
            c = {0, kCells};
        }
        while ((id >>= 1) > 1) {
            const Point m{(a.x + b.x) / 2, (a.y + b.y) / 2};
            if (id & 1) {
                b = a;
                a = c;
            } else {
                a = b;
                b = c;
            }
            c = m;
        }
        sides[i] = {static_cast<std::uint16_t>(a.x), static_cast<std::uint16_t>(a.y), static_cast<std::uint16_t>(b.x),
                    static_cast<std::uint16_t>(b.y)};
    }
    return sides;
}

/// For every grid point: how far the mesh is off when the point is left out together with all that depends on it.
void computeErrors(std::span<const float> height, std::vector<float>& errors) {
    static const std::vector<LongSide> sides = makeHierarchy();
    errors.assign(static_cast<std::size_t>(kPoints) * kPoints, 0.0f);
    for (int i = kTriangles - 1; i >= 0; --i) {
        const LongSide& side = sides[i];
        const int ax = side.ax, ay = side.ay, bx = side.bx, by = side.by;
        const int mx = (ax + bx) / 2, my = (ay + by) / 2;
        const int cx = mx + my - ay, cy = my + ax - mx;
        const int middle = my * kPoints + mx;
        float error = std::abs((height[ay * kPoints + ax] + height[by * kPoints + bx]) * 0.5f - height[middle]);
        if (i < kParentTriangles) {
            const int left = ((ay + cy) / 2) * kPoints + (ax + cx) / 2;
            const int right = ((by + cy) / 2) * kPoints + (bx + cx) / 2;
            error = std::max({error, errors[left], errors[right]});
        }
        errors[middle] = std::max(errors[middle], error);
    }
}

/// Collects the triangles of the coarsest mesh that keeps every point whose error is above the tolerance.
class Extraction {
   public:
    Extraction(const std::vector<float>& errors, float tolerance) : errors_(errors), tolerance_(tolerance) {
        vertexOf_.assign(static_cast<std::size_t>(kPoints) * kPoints, kNone);
        split({0, 0}, {kCells, kCells}, {kCells, 0});
        split({kCells, kCells}, {0, 0}, {0, kCells});
    }

    TileMesh mesh;

   private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

    void split(Point a, Point b, Point c) {
        const Point m{(a.x + b.x) / 2, (a.y + b.y) / 2};
        if (std::abs(a.x - c.x) + std::abs(a.y - c.y) > 1 && errors_[indexOf(m)] > tolerance_) {
            split(c, a, m);
            split(b, c, m);
            return;
        }
        // a, b, c runs counter-clockwise in a grid whose rows grow upwards.
        const std::uint32_t ia = vertex(a), ib = vertex(b), ic = vertex(c);
        const int cross = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        mesh.triangles.insert(mesh.triangles.end(), {ia, cross > 0 ? ib : ic, cross > 0 ? ic : ib});
    }

    std::uint32_t vertex(Point p) {
        std::uint32_t& v = vertexOf_[indexOf(p)];
        if (v == kNone) {
            v = static_cast<std::uint32_t>(mesh.vertices.size());
            mesh.vertices.push_back({static_cast<std::uint16_t>(p.x), static_cast<std::uint16_t>(p.y)});
        }
        return v;
    }

    const std::vector<float>& errors_;
    float tolerance_;
    std::vector<std::uint32_t> vertexOf_;
};

/// What a triangle is like against the grid points it covers.
struct Coverage {
    float errorM = 0.0f;
    bool coversValid = false;
};

Coverage compare(const MeshInput& input, TileMesh::Vertex va, TileMesh::Vertex vb, TileMesh::Vertex vc) {
    const auto height = [&](int x, int y) { return input.heightM[y * kPoints + x]; };
    const int ax = va.column, ay = va.row, bx = vb.column, by = vb.row, cx = vc.column, cy = vc.row;
    const double area = static_cast<double>((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
    const double ha = height(ax, ay);
    const double slopeX = ((height(bx, by) - ha) * (cy - ay) - (height(cx, cy) - ha) * (by - ay)) / area;
    const double slopeY = ((height(cx, cy) - ha) * (bx - ax) - (height(bx, by) - ha) * (cx - ax)) / area;
    Coverage coverage;
    const int minY = std::min({ay, by, cy}), maxY = std::max({ay, by, cy});
    for (int y = minY; y <= maxY; ++y) {
        // Every edge of a right triangle of the hierarchy is horizontal, vertical or diagonal: spans end on grid points.
        int from = kPoints, to = -1;
        const auto meet = [&](int x0, int y0, int x1, int y1) {
            if (y < std::min(y0, y1) || y > std::max(y0, y1)) return;
            if (y0 == y1) {
                from = std::min({from, x0, x1});
                to = std::max({to, x0, x1});
                return;
            }
            const int x = x0 + (x1 - x0) * (y - y0) / (y1 - y0);
            from = std::min(from, x);
            to = std::max(to, x);
        };
        meet(ax, ay, bx, by);
        meet(bx, by, cx, cy);
        meet(cx, cy, ax, ay);
        for (int x = from; x <= to; ++x) {
            if (!input.isVoid.empty() && input.isVoid[y * kPoints + x]) continue;
            coverage.coversValid = true;
            const double plane = ha + slopeX * (x - ax) + slopeY * (y - ay);
            coverage.errorM = std::max(coverage.errorM, static_cast<float>(std::abs(plane - height(x, y))));
        }
    }
    return coverage;
}

void measure(const MeshInput& input, TileMesh& mesh) {
    std::vector<std::uint32_t> kept;
    kept.reserve(mesh.triangles.size());
    mesh.errorM = 0.0f;
    for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
        const std::uint32_t* t = &mesh.triangles[i];
        const Coverage coverage = compare(input, mesh.vertices[t[0]], mesh.vertices[t[1]], mesh.vertices[t[2]]);
        if (!coverage.coversValid) continue;
        mesh.errorM = std::max(mesh.errorM, coverage.errorM);
        kept.insert(kept.end(), t, t + 3);
    }
    mesh.triangles = std::move(kept);
}

void collectSides(TileMesh& mesh) {
    for (std::uint32_t i = 0; i < mesh.vertices.size(); ++i) {
        const auto [column, row] = mesh.vertices[i];
        if (row == 0) mesh.south.push_back(i);
        if (row == kCells) mesh.north.push_back(i);
        if (column == 0) mesh.west.push_back(i);
        if (column == kCells) mesh.east.push_back(i);
    }
    const auto byColumn = [&](std::uint32_t a, std::uint32_t b) { return mesh.vertices[a].column < mesh.vertices[b].column; };
    const auto byRow = [&](std::uint32_t a, std::uint32_t b) { return mesh.vertices[a].row < mesh.vertices[b].row; };
    std::sort(mesh.south.begin(), mesh.south.end(), byColumn);
    std::sort(mesh.north.begin(), mesh.north.end(), byColumn);
    std::sort(mesh.west.begin(), mesh.west.end(), byRow);
    std::sort(mesh.east.begin(), mesh.east.end(), byRow);
}

}  // namespace

TileMesh buildTileMesh(const MeshInput& input, float toleranceM) {
    assert(input.heightM.size() == static_cast<std::size_t>(kPoints) * kPoints);
    std::vector<float> errors;
    computeErrors(input.heightM, errors);
    // The hierarchy's errors are those of single steps; what they add up to is measured, and refined where it is too much.
    // A point's step errors add up over at most `kSteps` levels, so that the last attempt always suffices.
    constexpr int kSteps = 16;
    float threshold = toleranceM;
    TileMesh mesh;
    for (;;) {
        mesh = std::move(Extraction(errors, threshold).mesh);
        measure(input, mesh);
        if (mesh.errorM <= toleranceM || threshold <= toleranceM / kSteps) break;
        threshold = std::max(threshold * std::clamp(toleranceM / mesh.errorM, 0.4f, 0.85f), toleranceM / kSteps);
    }
    collectSides(mesh);
    return mesh;
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
