#include "geo/elevation/elevation_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <thread>

#include "tests/geo/elevation/elevation_fixture.h"

namespace saban::geo {
namespace {

using namespace test;

class ElevationSourceTest : public RasterTest {};

/// Reads a grid and compares every point with a function of its place.
void expectGround(const ElevationSource& source, const GridSpec& grid, const std::function<double(glm::dvec2)>& heightM,
                  double toleranceM) {
    const Heightfield field = readGrid(source, grid);
    ASSERT_EQ(field.heightM.size(), static_cast<std::size_t>(grid.columns) * grid.rows);
    EXPECT_FALSE(field.hasVoid);
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            ASSERT_EQ(field.state[field.index(column, row)], CellState::Valid) << column << ", " << row;
            ASSERT_NEAR(field.heightM[field.index(column, row)], heightM(grid.at(column, row)), toleranceM)
                << column << ", " << row;
        }
    }
}

TEST_F(ElevationSourceTest, APlaneIsReadExactlyBetweenCellsAndToTheOuterEdges) {
    const RasterSpec spec;
    const auto source = openSource({{.path = writeGround(file("plane.tif"), spec, plane)}});
    EXPECT_EQ(source->bounds(), spec.bounds());
    expectGround(*source, {spec.bounds(), 259, 259}, plane, 1e-4);
    expectGround(*source, {{580123.4, 2319321.0, 580234.5, 2319432.1}, 259, 259}, plane, 1e-4);
    EXPECT_NEAR(*heightAt(*source, {580000.0, 2320000.0}), 100.0, 1e-4);
    EXPECT_NEAR(*heightAt(*source, {580517.3, 2319611.9}), plane({580517.3, 2319611.9}), 1e-4);
}

// Averaging whole cells of a plane gives the plane at the coarser centres, so a coarse read is exact as well.
TEST_F(ElevationSourceTest, APlaneStaysAPlaneWhenReadCoarsely) {
    const RasterSpec spec{.columns = 512, .rows = 512};
    const auto source = openSource({{.path = writeGround(file("plane.tif"), spec, plane)}});
    for (const int points : {257, 129, 65, 17, 3}) expectGround(*source, {spec.bounds(), points, points}, plane, 1e-3);
}

// Between cells h apart a bilinear surface lies above a parabola a x² by a h² f (1 - f), f being the fraction of the
// way.
TEST_F(ElevationSourceTest, BetweenCellsAParaboloidIsBilinear) {
    const RasterSpec spec;
    const glm::dvec2 top = spec.centre(50, 50);
    const double a = 0.001, h = 10.0;
    const auto bowl = [&](glm::dvec2 p) {
        return a * (p.x - top.x) * (p.x - top.x) + a * (p.y - top.y) * (p.y - top.y);
    };
    const auto source = openSource({{.path = writeGround(file("bowl.tif"), spec, bowl)}});
    for (const double f : {0.0, 0.25, 0.5, 0.9}) {
        const glm::dvec2 p = spec.centre(60 + f, 30 + f);
        EXPECT_NEAR(*heightAt(*source, p), bowl(p) + 2.0 * a * h * h * f * (1.0 - f), 1e-5) << f;
    }
}

TEST_F(ElevationSourceTest, AtACellCentreTheHeightIsTheCell) {
    const RasterSpec spec{.columns = 20, .rows = 10};
    const auto rough = [](int column, int row, int) {
        return 37.0 + std::fmod(column * 12.9898 + row * 78.233, 1.0) * 40.0;
    };
    const auto source = openSource({{.path = writeRaster(file("rough.tif"), spec, rough)}});
    for (int row = 0; row < spec.rows; ++row)
        for (int column = 0; column < spec.columns; ++column)
            EXPECT_NEAR(*heightAt(*source, spec.centre(column, row)), rough(column, row, 1), 1e-5);
}

TEST_F(ElevationSourceTest, HeightsInDoublePrecisionAreNotRoundedToFloat) {
    const RasterSpec spec{.columns = 4, .rows = 4, .type = GDT_Float64};
    const auto source =
        openSource({{.path = writeRaster(file("fine.tif"), spec, [](int, int, int) { return 8848.860123456; })}});
    EXPECT_NEAR(*heightAt(*source, spec.centre(1.3, 2.1)), 8848.860123456, 1e-9);
}

TEST_F(ElevationSourceTest, BeyondTheOuterEdgeIsNothing) {
    const RasterSpec spec;
    const auto source = openSource({{.path = writeGround(file("plane.tif"), spec, plane)}});
    EXPECT_FALSE(heightAt(*source, {579999.9, 2319500.0}));
    EXPECT_FALSE(heightAt(*source, {580500.0, 2320000.1}));
    EXPECT_FALSE(source->cellAtM({0.0, 0.0, 1.0, 1.0}));
    const Heightfield field = readGrid(*source, {{579000.0, 2319000.0, 580999.0, 2319999.0}, 200, 101});
    EXPECT_TRUE(field.hasVoid);
    EXPECT_TRUE(field.isVoid(99, 50));
    EXPECT_FALSE(field.isVoid(101, 50));
    EXPECT_EQ(field.heightM[field.index(0, 50)], 0.0f);
    const Heightfield far = readGrid(*source, {{100000.0, 1000000.0, 101000.0, 1001000.0}, 5, 5});
    EXPECT_THAT(far.state, ::testing::Each(CellState::Void));
}

TEST_F(ElevationSourceTest, ASouthUpRasterIsReadTheRightWayUp) {
    const RasterSpec spec{.geotransform = {580000.0, 10.0, 0.0, 2319000.0, 0.0, 10.0}};
    const auto source = openSource({{.path = writeGround(file("south_up.tif"), spec, plane)}});
    expectGround(*source, {{580000.0, 2319000.0, 581000.0, 2320000.0}, 101, 101}, plane, 1e-4);
}

TEST_F(ElevationSourceTest, ARotatedRasterIsReadInPlaceAndVoidAroundIt) {
    const double c = 10.0 * std::cos(0.5), s = 10.0 * std::sin(0.5);
    const RasterSpec spec{.geotransform = {580000.0, c, s, 2320000.0, s, -c}};
    const auto source = openSource({{.path = writeGround(file("rotated.tif"), spec, plane)}});
    for (const auto& [column, row] : {std::pair{0.0, 0.0}, {98.7, 0.2}, {50.0, 50.0}, {3.3, 98.9}})
        EXPECT_NEAR(*heightAt(*source, spec.centre(column, row)), plane(spec.centre(column, row)), 1e-3);
    const Heightfield field = readGrid(*source, {source->bounds(), 151, 151});
    EXPECT_TRUE(field.isVoid(0, 0));
    EXPECT_TRUE(field.isVoid(150, 150));
    EXPECT_FALSE(field.isVoid(75, 75));
    for (int i = 0; i < 151; ++i) {
        if (!field.isVoid(i, 75)) {
            EXPECT_NEAR(field.heightM[field.index(i, 75)], plane(field.grid.at(i, 75)), 1e-3);
        }
    }
}

TEST_F(ElevationSourceTest, ManyThreadsReadTheSame) {
    const RasterSpec spec{.columns = 600, .rows = 600};
    const auto waves = [](glm::dvec2 p) { return 500.0 + 40.0 * std::sin(p.x / 90.0) * std::cos(p.y / 70.0); };
    const auto source = openSource({{.path = writeGround(file("waves.tif"), spec, waves)}}, {}, "EPSG:3406");
    const Bounds all = source->bounds();
    const auto tile = [&](int i) {
        const double w = all.width() / 8.0, h = all.height() / 8.0;
        const double e = all.minE + (i % 8) * w, n = all.minN + (i / 8) * h;
        return GridSpec{{e, n, e + w, n + h}, 259, 259};
    };
    std::vector<Heightfield> expected;
    for (int i = 0; i < 64; ++i) expected.push_back(readGrid(*source, tile(i)));
    std::vector<int> differences(8, 0);
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&, t] {
                for (int k = 0; k < 64; ++k) {
                    const int i = (k * 5 + t * 11) % 64;
                    const auto field = source->read(tile(i));
                    if (!field || field->heightM != expected[i].heightM || field->state != expected[i].state)
                        ++differences[t];
                }
            });
        }
    }
    EXPECT_THAT(differences, ::testing::Each(0));
}

// Transformed approximately on a lattice of its own, each tile still gives a shared point the same height.
TEST_F(ElevationSourceTest, NeighbouringTilesAgreeOnTheirSharedPoints) {
    const RasterSpec spec{.columns = 800, .rows = 800};
    const auto waves = [](glm::dvec2 p) { return 500.0 + 100.0 * std::sin(p.x / 150.0) * std::cos(p.y / 130.0); };
    const auto source = openSource({{.path = writeGround(file("waves.tif"), spec, waves)}}, {}, "EPSG:3406");
    const glm::dvec2 c = source->bounds().center();
    const Heightfield west = readGrid(*source, {{c.x - 2580.0, c.y, c.x, c.y + 2580.0}, 259, 259});
    const Heightfield east = readGrid(*source, {{c.x, c.y, c.x + 2580.0, c.y + 2580.0}, 259, 259});
    for (int row = 0; row < 259; ++row)
        ASSERT_NEAR(west.heightM[west.index(258, row)], east.heightM[east.index(0, row)], 2e-3) << row;
}

TEST_F(ElevationSourceTest, ItTellsItsCellsBoundsAndRange) {
    const RasterSpec coarse{.columns = 100, .rows = 100, .geotransform = {580000.0, 30.0, 0.0, 2320000.0, 0.0, -30.0}};
    const RasterSpec fine{.geotransform = {581000.0, 1.0, 0.0, 2319000.0, 0.0, -1.0}};
    const auto source = openSource({{.path = writeGround(file("coarse.tif"), coarse, plane)},
                                    {.path = writeGround(file("fine.tif"), fine, plane)}});
    EXPECT_NEAR(source->cellM(), 1.0, 1e-3);
    EXPECT_NEAR(*source->cellAtM(fine.bounds()), 1.0, 1e-3);
    EXPECT_NEAR(*source->cellAtM({580000.0, 2319900.0, 580100.0, 2320000.0}), 30.0, 0.03);
    EXPECT_EQ(source->bounds(), coarse.bounds());
    EXPECT_EQ(source->rasters().size(), 2u);
    EXPECT_NEAR(source->roughRange().minM, plane(coarse.centre(0, 0)), 1e-3);
    EXPECT_NEAR(source->roughRange().maxM, plane(coarse.centre(99, 99)), 1e-3);
}

TEST_F(ElevationSourceTest, ReadingStopsWhenAsked) {
    const auto source = openSource({{.path = writeGround(file("plane.tif"), {}, plane)}});
    std::stop_source stop;
    stop.request_stop();
    const auto field = source->read({source->bounds(), 9, 9}, stop.get_token());
    ASSERT_FALSE(field);
    EXPECT_EQ(field.error().code, ErrorCode::Cancelled);
}

TEST_F(ElevationSourceTest, AFunctionIsAGroundWithinItsBounds) {
    const Bounds bounds{0.0, 0.0, 100.0, 50.0};
    const auto source = ElevationSource::fromFunction(crsOf("EPSG:3405"), bounds, 2.0, [](glm::dvec2 p) {
        return p.x > 90.0 ? std::numeric_limits<double>::quiet_NaN() : p.x + 2.0 * p.y;
    });
    EXPECT_EQ(source->bounds(), bounds);
    EXPECT_EQ(source->cellM(), 2.0);
    EXPECT_EQ(source->cellAtM({10.0, 10.0, 20.0, 20.0}), 2.0);
    EXPECT_FALSE(source->cellAtM({200.0, 10.0, 220.0, 20.0}));
    EXPECT_EQ(source->generation(), 0u);
    EXPECT_EQ(heightAt(*source, {10.0, 20.0}), 50.0);
    EXPECT_FALSE(heightAt(*source, {95.0, 20.0}));
    EXPECT_FALSE(heightAt(*source, {-1.0, 20.0}));
    EXPECT_EQ(source->roughRange().minM, 0.0);
    EXPECT_NEAR(source->roughRange().maxM, 190.0, 2.0);
    const Heightfield field = readGrid(*source, {{0.0, 0.0, 100.0, 50.0}, 11, 6});
    EXPECT_EQ(field.heightM[field.index(3, 2)], 70.0f);
    EXPECT_EQ(field.state[field.index(3, 2)], CellState::Valid);
    EXPECT_TRUE(field.isVoid(10, 2));
    EXPECT_TRUE(field.hasVoid);
}

}  // namespace
}  // namespace saban::geo
