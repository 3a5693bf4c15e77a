#include "geo/tiles/tile_mesh.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <random>

namespace saban::geo {
namespace {

constexpr int kPoints = TileGrid::kCells + 1;

std::vector<float> heights(const std::function<double(int, int)>& f) {
    std::vector<float> h(static_cast<std::size_t>(kPoints) * kPoints);
    for (int y = 0; y < kPoints; ++y)
        for (int x = 0; x < kPoints; ++x) h[y * kPoints + x] = static_cast<float>(f(x, y));
    return h;
}

const TileMesh::Detail& finest(const TileMesh& mesh) { return mesh.details.front(); }

double doubleArea(const TileMesh& mesh, std::size_t triangle) {
    const auto& t = finest(mesh).triangles;
    const auto a = mesh.vertices[t[triangle]], b = mesh.vertices[t[triangle + 1]], c = mesh.vertices[t[triangle + 2]];
    return static_cast<double>((b.column - a.column) * (c.row - a.row) - (b.row - a.row) * (c.column - a.column));
}

/// Height of the mesh at a grid point by barycentric coordinates: independent of how the mesh was made.
double meshHeight(const TileMesh& mesh, const std::vector<float>& h, int x, int y) {
    for (std::size_t t = 0; t < finest(mesh).triangles.size(); t += 3) {
        const auto* corner = &finest(mesh).triangles[t];
        const auto a = mesh.vertices[corner[0]], b = mesh.vertices[corner[1]], c = mesh.vertices[corner[2]];
        const double area = doubleArea(mesh, t);
        const double u = ((b.column - x) * (c.row - y) - (b.row - y) * (c.column - x)) / area;
        const double v = ((c.column - x) * (a.row - y) - (c.row - y) * (a.column - x)) / area;
        const double w = 1.0 - u - v;
        if (u < -1e-9 || v < -1e-9 || w < -1e-9) continue;
        return u * h[a.row * kPoints + a.column] + v * h[b.row * kPoints + b.column] + w * h[c.row * kPoints + c.column];
    }
    return std::numeric_limits<double>::quiet_NaN();
}

TEST(TileMesh, OfAPlaneIsTwoTriangles) {
    const auto h = heights([](int x, int y) { return 100.0 + 0.25 * x - 0.5 * y; });
    const TileMesh mesh = buildTileMesh({h, {}}, 0.001f);
    EXPECT_EQ(finest(mesh).triangles.size(), 6u);
    EXPECT_EQ(mesh.vertices.size(), 4u);
}

TEST(TileMesh, CoversTheTileOnceAndFacesUp) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> noise(0.0, 50.0);
    const auto h = heights([&](int, int) { return noise(random); });
    const TileMesh mesh = buildTileMesh({h, {}}, 20.0f);
    double sum = 0.0;
    for (std::size_t t = 0; t < finest(mesh).triangles.size(); t += 3) {
        EXPECT_GT(doubleArea(mesh, t), 0.0);
        sum += doubleArea(mesh, t) / 2;
    }
    EXPECT_EQ(sum, 256.0 * 256.0);
}

TEST(TileMesh, HasNoTJunctionInside) {
    // Every inner edge belongs to exactly two triangles, every outer one to one.
    const auto h = heights([](int x, int y) { return 30.0 * std::sin(x * 0.11) * std::cos(y * 0.07) + (x == 77 && y == 130 ? 40 : 0); });
    const TileMesh mesh = buildTileMesh({h, {}}, 1.0f);
    std::map<std::pair<std::uint32_t, std::uint32_t>, int> uses;
    for (std::size_t t = 0; t < finest(mesh).triangles.size(); t += 3)
        for (int i = 0; i < 3; ++i) {
            const auto a = finest(mesh).triangles[t + i], b = finest(mesh).triangles[t + (i + 1) % 3];
            ++uses[{std::min(a, b), std::max(a, b)}];
        }
    for (const auto& [edge, count] : uses) {
        const auto a = mesh.vertices[edge.first], b = mesh.vertices[edge.second];
        const bool isOuter = (a.column == b.column && (a.column == 0 || a.column == 256)) || (a.row == b.row && (a.row == 0 || a.row == 256));
        EXPECT_EQ(count, isOuter ? 1 : 2);
    }
}

TEST(TileMesh, LeavesNoPointFartherThanTheTolerance) {
    const auto h = heights([](int x, int y) { return 80.0 * std::sin(x * 0.05) + 55.0 * std::cos(x * 0.021 + y * 0.043); });
    const float tolerance = 2.0f;
    const TileMesh mesh = buildTileMesh({h, {}}, tolerance);
    EXPECT_LE(finest(mesh).errorM, tolerance);
    double worst = 0.0;
    for (int y = 0; y < kPoints; y += 7)
        for (int x = 0; x < kPoints; x += 5) worst = std::max(worst, std::abs(meshHeight(mesh, h, x, y) - h[y * kPoints + x]));
    EXPECT_LE(worst, tolerance * 1.0001);
    EXPECT_LT(finest(mesh).triangles.size() / 3, 256u * 256u * 2u / 20u);
}

TEST(TileMesh, CoarserDetailsSaveTrianglesAndShareVertices) {
    const auto h = heights([](int x, int y) { return 80.0 * std::sin(x * 0.05) + 9.0 * std::cos(x * 0.21 + y * 0.143); });
    TileMesh mesh = buildTileMesh({h, {}}, 0.5f, {.coarser = 5});
    ASSERT_GE(mesh.details.size(), 4u);
    EXPECT_EQ(finest(mesh).triangles.size(), buildTileMesh({h, {}}, 0.5f).details.front().triangles.size());
    std::size_t finerVertices = mesh.vertices.size() + 1;
    while (mesh.details.size() > 1) {
        const auto finer = mesh.details.front();
        mesh.details.erase(mesh.details.begin());
        const auto& coarser = finest(mesh);
        EXPECT_LT(coarser.triangles.size(), finer.triangles.size());
        EXPECT_GE(coarser.errorM, finer.errorM);
        const std::size_t vertices = *std::max_element(coarser.triangles.begin(), coarser.triangles.end()) + 1;
        EXPECT_LT(vertices, finerVertices);
        finerVertices = vertices;
        double worst = 0.0, area = 0.0;
        for (int y = 0; y < kPoints; y += 17)
            for (int x = 0; x < kPoints; x += 13) worst = std::max(worst, std::abs(meshHeight(mesh, h, x, y) - h[y * kPoints + x]));
        EXPECT_LE(worst, coarser.errorM * 1.0001);
        for (std::size_t t = 0; t < coarser.triangles.size(); t += 3) area += doubleArea(mesh, t) / 2;
        EXPECT_EQ(area, 256.0 * 256.0);
    }
}

TEST(TileMesh, WithoutToleranceKeepsEveryPointOfRoughGround) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> noise(0.0, 50.0);
    const auto h = heights([&](int, int) { return noise(random); });
    const TileMesh mesh = buildTileMesh({h, {}}, 0.0f);
    EXPECT_EQ(mesh.vertices.size(), static_cast<std::size_t>(kPoints) * kPoints);
    EXPECT_EQ(finest(mesh).errorM, 0.0f);
}

TEST(TileMesh, SidesRunFromCornerToCorner) {
    const auto h = heights([](int x, int y) { return std::sin(x * 0.3) * 9 + y * 0.01; });
    const TileMesh mesh = buildTileMesh({h, {}}, 0.5f);
    for (const auto* side : {&finest(mesh).south, &finest(mesh).north}) {
        EXPECT_EQ(mesh.vertices[side->front()].column, 0);
        EXPECT_EQ(mesh.vertices[side->back()].column, 256);
    }
    for (const auto* side : {&finest(mesh).west, &finest(mesh).east}) {
        EXPECT_EQ(mesh.vertices[side->front()].row, 0);
        EXPECT_EQ(mesh.vertices[side->back()].row, 256);
    }
}

TEST(TileMesh, LeavesOutTrianglesThatCoverOnlyVoid) {
    std::vector<std::uint8_t> isVoid(static_cast<std::size_t>(kPoints) * kPoints, 0);
    for (int y = 0; y < kPoints; ++y)
        for (int x = 0; x < kPoints; ++x) isVoid[y * kPoints + x] = x > 128;
    std::mt19937 random(3);
    std::uniform_real_distribution<double> noise(0.0, 9.0);
    const auto h = heights([&](int, int) { return noise(random); });
    const TileMesh mesh = buildTileMesh({h, isVoid}, 0.0f);
    for (std::size_t t = 0; t < finest(mesh).triangles.size(); t += 3) {
        const auto* corner = &finest(mesh).triangles[t];
        const int west = std::min({mesh.vertices[corner[0]].column, mesh.vertices[corner[1]].column, mesh.vertices[corner[2]].column});
        EXPECT_LE(west, 128);
    }
}

TEST(BridgeVoids, TakesTheNearestValidHeight) {
    std::vector<float> h{1, 0, 0, 0, 5};
    const std::vector<std::uint8_t> isVoid{0, 1, 1, 1, 0};
    ASSERT_TRUE(bridgeVoids(h, isVoid, 5, 1));
    EXPECT_EQ(h[1], 1.0f);
    EXPECT_EQ(h[3], 5.0f);
}

TEST(BridgeVoids, SaysWhenNothingIsValid) {
    std::vector<float> h{0, 0};
    const std::vector<std::uint8_t> isVoid{1, 1};
    EXPECT_FALSE(bridgeVoids(h, isVoid, 2, 1));
}

TEST(TileMesh, GetsFinerDetailsUntilNothingIsLeftToBetter) {
    const auto h = heights([](int x, int y) { return 30.0 * std::sin(x / 17.0) * std::cos(y / 23.0); });
    const TileMesh mesh = buildTileMesh({h, {}}, 4.0f, {.coarser = 2, .finer = 8, .mostFinerTriangles = 2000});
    EXPECT_LE(finest(mesh).errorM, 4.0f / 2.0f);
    for (std::size_t i = 1; i < mesh.details.size(); ++i) {
        EXPECT_GT(mesh.details[i].errorM, mesh.details[i - 1].errorM);
        EXPECT_LE(mesh.details[i].triangles.size(), 3u * 2000u) << "only the first beyond the limit may have more";
    }
    const auto plane = heights([](int x, int y) { return 0.5 * x - 0.25 * y; });
    EXPECT_EQ(buildTileMesh({plane, {}}, 4.0f, {.coarser = 2, .finer = 8}).details.size(), 1u);
}

TEST(ErrorBetweenPoints, BoundsWhatBilinearGroundHidesFromAFinerLattice) {
    // Ground that is bilinear between data points 2.7 cells apart, on lines that meet no grid point.
    constexpr double kData = 2.7, kShift = 0.31;
    std::mt19937 random(7);
    std::uniform_real_distribution<double> noise(0.0, 10.0);
    constexpr int kSide = 102;
    std::vector<double> data(kSide * kSide);
    for (double& value : data) value = noise(random);
    const auto ground = [&](double x, double y) {
        const double u = (x + kShift) / kData + 1.0, v = (y + kShift) / kData + 1.0;
        const int i = static_cast<int>(u), k = static_cast<int>(v);
        const double fx = u - i, fy = v - k;
        const auto at = [&](int a, int b) { return data[b * kSide + a]; };
        return (at(i, k) * (1 - fx) + at(i + 1, k) * fx) * (1 - fy) + (at(i, k + 1) * (1 - fx) + at(i + 1, k + 1) * fx) * fy;
    };
    const auto h = heights(ground);
    const double bound = errorBetweenPoints(h);
    double worst = 0.0;
    for (double y = 1.0; y < 255.0; y += 0.1003) {
        for (double x = 1.0; x < 255.0; x += 0.1009) {
            const int i = static_cast<int>(x), k = static_cast<int>(y);
            const double fx = x - i, fy = y - k;
            const auto at = [&](int a, int b) { return static_cast<double>(h[b * kPoints + a]); };
            const double between = (at(i, k) * (1 - fx) + at(i + 1, k) * fx) * (1 - fy) + (at(i, k + 1) * (1 - fx) + at(i + 1, k + 1) * fx) * fy;
            worst = std::max(worst, std::abs(ground(x, y) - between));
        }
    }
    EXPECT_GE(bound * 1.001, worst);
    EXPECT_LE(bound, 2.0 * worst);
}

TEST(RegularGridTriangles, AreThoseOfTheCoarsestGridThatFits) {
    EXPECT_EQ(regularGridTriangles(heights([](int x, int y) { return 3.0 + 0.5 * x - 0.25 * y; }), 0.01f), 2);
    EXPECT_EQ(regularGridTriangles(heights([](int x, int) { return std::abs(x - 128); }), 0.01f), 8);
    EXPECT_EQ(regularGridTriangles(heights([](int x, int y) { return x == 1 && y == 1 ? 10.0 : 0.0; }), 1.0f), 2 * 256 * 256);
    EXPECT_EQ(regularGridTriangles(heights([](int x, int y) { return x == 1 && y == 1 ? 10.0 : 0.0; }), 10.0f), 2);
}

TEST(ErrorBetweenPoints, SeesACreaseInTheOutermostCell) {
    const auto h = heights([](int x, int) { return x == 0 ? 5.0 : 0.0; });  // 10 m a cell down to its middle, then level
    EXPECT_GE(errorBetweenPoints(h), 2.5f);
}

TEST(ErrorBetweenPoints, OfEvenGroundIsNone) {
    const auto h = heights([](int x, int y) { return 0.5 * x + 0.25 * y; });
    EXPECT_EQ(errorBetweenPoints(h), 0.0f);
}

}  // namespace
}  // namespace saban::geo
