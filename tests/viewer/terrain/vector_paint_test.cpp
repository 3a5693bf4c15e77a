#include "viewer/terrain/vector_paint.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <string>

#include "tests/geo/vector/vector_fixture.h"
#include "tests/support/raster_fixtures.h"

namespace saban::viewer {
namespace {

using test::TemporaryFolder;
using test::writeGeoPackage;

constexpr int kPoints = geo::TileGrid::kCells + 1;
const geo::Bounds kTable{480000, 2330000, 492800, 2342800};  // root cells of 50 m

std::shared_ptr<const geo::VectorSource> source(const TemporaryFolder& folder, const std::vector<std::string>& geometries, double opacity = 1.0) {
    const auto opened = geo::VectorSource::open({{.path = writeGeoPackage(folder.file("shapes.gpkg"), geometries, 3405), .opacity = opacity}}, *geo::Crs::fromEpsg(3405));
    EXPECT_TRUE(opened) << opened.error().message;
    return opened ? *opened : nullptr;
}

int alphaAt(const TileVectors& tile, int column, int row) { return static_cast<int>(tile.pixels[static_cast<std::size_t>(row) * kPoints + column] >> 24); }

TEST(PaintVectors, ALineColoursThePixelsItRunsThroughAndNoOthers) {
    const TemporaryFolder f;
    // Along column 100 of the root tile: 480000 + 100 x 50 m.
    const auto vectors = source(f, {"LINESTRING(485000 2330000,485000 2342800)"});
    const TileVectors tile = paintVectors(*vectors, geo::TileGrid(kTable), {0, 0, 0});
    ASSERT_FALSE(tile.isEmpty());
    for (const int row : {3, 128, 250}) {
        EXPECT_EQ(alphaAt(tile, 100, row), 255);
        EXPECT_GT(alphaAt(tile, 101, row), 0);  // casing and half of the line
        EXPECT_EQ(alphaAt(tile, 97, row), 0);
        EXPECT_EQ(alphaAt(tile, 103, row), 0);
    }
}

TEST(PaintVectors, RowsCountFromTheSouth) {
    const TemporaryFolder f;
    const auto vectors = source(f, {"LINESTRING(480000 2332000,492800 2332000)"});  // 2000 m: row 40
    const TileVectors tile = paintVectors(*vectors, geo::TileGrid(kTable), {0, 0, 0});
    EXPECT_EQ(alphaAt(tile, 128, 40), 255);
    EXPECT_EQ(alphaAt(tile, 128, 216), 0);
}

TEST(PaintVectors, APolygonIsFilledButForItsHole) {
    const TemporaryFolder f;
    const auto vectors = source(f, {"POLYGON((482000 2332000,490000 2332000,490000 2340000,482000 2340000,482000 2332000),"
                                    "(485000 2335000,487000 2335000,487000 2337000,485000 2337000,485000 2335000))"});
    const TileVectors tile = paintVectors(*vectors, geo::TileGrid(kTable), {0, 0, 0});
    EXPECT_GT(alphaAt(tile, 60, 60), 30);
    EXPECT_LT(alphaAt(tile, 60, 60), 200);   // the ground stays to be seen
    EXPECT_EQ(alphaAt(tile, 120, 120), 0);   // 486000, 2336000: in the hole
    EXPECT_EQ(alphaAt(tile, 20, 20), 0);
}

TEST(PaintVectors, ATileInsideAPolygonIsFilledThroughout) {
    const TemporaryFolder f;
    const auto vectors = source(f, {"POLYGON((400000 2300000,500000 2300000,500000 2400000,400000 2400000,400000 2300000))"});
    const TileVectors tile = paintVectors(*vectors, geo::TileGrid(kTable), {6, 20, 20});
    const int alpha = alphaAt(tile, 0, 0);
    EXPECT_GT(alpha, 30);
    for (const std::uint32_t pixel : tile.pixels) EXPECT_EQ(static_cast<int>(pixel >> 24), alpha);
}

TEST(PaintVectors, APointIsADisc) {
    const TemporaryFolder f;
    const auto vectors = source(f, {"POINT(486400 2336400)"});  // the middle: column and row 128
    const TileVectors tile = paintVectors(*vectors, geo::TileGrid(kTable), {0, 0, 0});
    EXPECT_EQ(alphaAt(tile, 128, 128), 255);
    EXPECT_EQ(alphaAt(tile, 126, 128), alphaAt(tile, 130, 128));
    EXPECT_EQ(alphaAt(tile, 128, 135), 0);
}

TEST(PaintVectors, NeighboursHaveTheSameColoursAlongTheirSeam) {
    const TemporaryFolder f;
    std::vector<std::string> shapes;
    std::string river = "LINESTRING(", lake = "POLYGON((";
    for (int i = 0; i <= 2000; ++i)
        river += (i ? "," : "") + std::to_string(481000 + i * 5 + 30 * std::sin(i / 3.0)) + " " + std::to_string(2336400 + 900 * std::sin(i / 40.0) + 9 * std::cos(i * 1.0));
    for (int i = 0; i <= 720; ++i)
        lake += (i ? "," : "") + std::to_string(486400 + (2500 + 40 * std::sin(i % 720 / 5.0)) * std::cos(i % 720 * M_PI / 360)) + " " +
                std::to_string(2336400 + 2500 * std::sin(i % 720 * M_PI / 360));
    shapes = {river + ")", lake + "))"};
    for (int i = 0; i < 400; ++i)
        shapes.push_back("POINT(" + std::to_string(481000 + i * 97 % 11000) + " " + std::to_string(2331000 + i * 193 % 11000) + ")");
    const auto vectors = source(f, shapes, 0.8);
    const geo::TileGrid grid(kTable);
    for (int level = 1; level <= 6; ++level) {
        const int x = (1 << level) / 2, rows = 1 << level;
        int painted = 0;
        for (int y = 0; y < rows; ++y) {
            const TileVectors west = paintVectors(*vectors, grid, {level, x - 1, y}), east = paintVectors(*vectors, grid, {level, x, y});
            for (int row = 0; row < kPoints; ++row) {
                const std::uint32_t a = west.isEmpty() ? 0 : west.pixels[static_cast<std::size_t>(row) * kPoints + kPoints - 1];
                const std::uint32_t b = east.isEmpty() ? 0 : east.pixels[static_cast<std::size_t>(row) * kPoints];
                painted += a != 0;
                for (const int shift : {0, 8, 16, 24})
                    ASSERT_LE(std::abs(static_cast<int>(a >> shift & 255) - static_cast<int>(b >> shift & 255)), 6) << "level " << level << " tile " << y << " row " << row;
            }
        }
        EXPECT_GT(painted, 4) << level;
    }
}

TEST(PaintVectors, AHiddenLayerIsNotPainted) {
    const TemporaryFolder f;
    const auto vectors = source(f, {"LINESTRING(485000 2330000,485000 2342800)"});
    auto layers = vectors->layers();
    layers[0].visible = false;
    EXPECT_TRUE(paintVectors(*vectors->with(layers), geo::TileGrid(kTable), {0, 0, 0}).isEmpty());
}

}  // namespace
}  // namespace saban::viewer
