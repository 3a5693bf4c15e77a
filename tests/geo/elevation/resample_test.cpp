#include "geo/raster/resample.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/geo/elevation/elevation_fixture.h"

namespace saban::geo {
namespace {

using namespace test;

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

class ResampleTest : public RasterTest {
 protected:
    PlacedRaster placed(const RasterSpec& spec, const std::string& tableCrs) const {
        auto raster = RasterFile::open(writeGround(file("raster.tif"), spec, [](glm::dvec2) { return 1.0; }));
        EXPECT_TRUE(raster);
        auto result = PlacedRaster::create(*raster, crsOf(tableCrs));
        EXPECT_TRUE(result);
        return *result;
    }
};

/// Largest distance in pixels between a mapping and the exact transformation of every point.
double worstError(const PlacedRaster& raster, const GridSpec& grid) {
    const GridMapping mapping(raster, grid, 0.05);
    std::vector<glm::dvec2> line(grid.columns);
    double worst = 0.0;
    for (int row = 0; row < grid.rows; ++row) {
        mapping.row(row, line);
        for (int column = 0; column < grid.columns; ++column) {
            const auto exact = raster.toPixel(grid.at(column, row));
            if (!exact) continue;
            worst = std::max({worst, std::abs(line[column].x - exact->x), std::abs(line[column].y - exact->y)});
        }
    }
    return worst;
}

TEST_F(ResampleTest, InOneCrsTheMappingIsExact) {
    const auto raster = placed({}, "EPSG:3405");
    EXPECT_LT(worstError(raster, {{580100.0, 2319100.0, 580900.0, 2319900.0}, 259, 259}), 1e-7);
}

TEST_F(ResampleTest, FromDegreesToUtmTheMappingStaysWithinItsTolerance) {
    const RasterSpec degrees{.columns = 1200,
                             .rows = 1200,
                             .geotransform = {105.0, 1.0 / 1200, 0.0, 22.0, 0.0, -1.0 / 1200},
                             .crs = "EPSG:4326"};
    const auto raster = placed(degrees, "EPSG:3405");
    const glm::dvec2 c = raster.bounds().center();
    for (const double halfSide : {500.0, 5000.0, 50000.0})
        EXPECT_LT(worstError(raster, {{c.x - halfSide, c.y - halfSide, c.x + halfSide, c.y + halfSide}, 129, 129}),
                  0.05)
            << halfSide;
}

TEST_F(ResampleTest, OverHalfTheEarthTheMappingIsRefinedUntilItFits) {
    const RasterSpec world{
        .columns = 3600, .rows = 1800, .geotransform = {-180.0, 0.1, 0.0, 90.0, 0.0, -0.1}, .crs = "EPSG:4326"};
    const auto raster = placed(world, "EPSG:3857");
    EXPECT_LT(worstError(raster, {{-1.0e7, -1.5e7, 1.0e7, 1.5e7}, 65, 65}), 0.05);
}

TEST_F(ResampleTest, LongitudesCountedTo360AreFound) {
    const RasterSpec pacific{
        .columns = 100, .rows = 100, .geotransform = {180.0, 0.1, 0.0, 10.0, 0.0, -0.1}, .crs = "EPSG:4326"};
    const auto raster = placed(pacific, "EPSG:3857");
    const auto pixel = raster.toPixel({-175.0 * 20037508.342789244 / 180.0, 0.0});
    ASSERT_TRUE(pixel);
    EXPECT_NEAR(pixel->x, 50.0, 1e-6);
    EXPECT_NEAR(pixel->y, 100.0, 1e-6);
}

TEST_F(ResampleTest, TheReductionIsThePowerOfTwoNearTheGridsStep) {
    const auto raster = placed({.columns = 1000, .rows = 1000}, "EPSG:3405");
    const auto reduction = [&](double stepM) {
        return reductionFor(raster, {{580000.0, 2312000.0, 580000.0 + 100 * stepM, 2312000.0 + 100 * stepM}, 101, 101},
                            0.5);
    };
    EXPECT_EQ(reduction(1.0), 1);
    EXPECT_EQ(reduction(10.0), 1);
    EXPECT_EQ(reduction(14.0), 1);
    EXPECT_EQ(reduction(15.0), 2);
    EXPECT_EQ(reduction(40.0), 4);
    EXPECT_EQ(reduction(1e6), 256);  // 1000 / 256 leaves at least two cells
}

TEST_F(ResampleTest, WindowsLieInsideTheRasterAndOnWholeReducedCells) {
    const auto raster = placed({.columns = 103, .rows = 99}, "EPSG:3405");
    const auto all = windowFor(raster, {-50.0, -50.0, 500.0, 500.0}, 4);
    ASSERT_TRUE(all);
    EXPECT_EQ(all->column, 0);
    EXPECT_EQ(all->columns, 103);
    EXPECT_EQ(all->outColumns, 26);
    EXPECT_EQ(all->rows, 99);
    EXPECT_EQ(all->outRows, 25);
    const auto some = windowFor(raster, {41.0, 50.0, 42.0, 51.0}, 4);
    ASSERT_TRUE(some);
    EXPECT_EQ(some->column % 4, 0);
    EXPECT_EQ(some->columns, some->outColumns * 4);
    EXPECT_LE(some->column, 41 - 4);
    EXPECT_GE(some->column + some->columns, 42 + 4);
    const auto corner = windowFor(raster, {102.9, 98.9, 103.5, 99.5}, 1);
    ASSERT_TRUE(corner);
    EXPECT_GE(corner->columns, 2);
    EXPECT_EQ(corner->column + corner->columns, 103);
    EXPECT_FALSE(windowFor(raster, {104.0, 0.0, 110.0, 10.0}, 1));
    EXPECT_FALSE(windowFor(raster, {0.0, -10.0, 10.0, -1.0}, 1));
    EXPECT_FALSE(windowFor(raster, Bounds{}, 1));
}

TEST(Bilinear, BetweenFourCellsItIsTheirWeightedMean) {
    const float values[4] = {10.0f, 20.0f, 30.0f, 60.0f};
    EXPECT_FLOAT_EQ(blendBilinear(values, {0, 0, 1, 1, 0.5, 0.5}), 30.0f);
    EXPECT_FLOAT_EQ(blendBilinear(values, {0, 0, 1, 1, 0.25, 0.0}), 12.5f);
    EXPECT_FLOAT_EQ(blendBilinear(values, {0, 0, 1, 1, -0.5, 0.0}), 5.0f);
}

TEST(Bilinear, VoidCellsAreLeftOutAndTheRestIsScaledUp) {
    const float values[4] = {10.0f, kNan, 30.0f, kNan};
    EXPECT_FLOAT_EQ(blendBilinear(values, {0, 0, 1, 1, 0.25, 0.25}), 15.0f);
    EXPECT_TRUE(std::isnan(blendBilinear(values, {0, 0, 1, 1, 0.75, 0.25})));
    const float corner[4] = {10.0f, 20.0f, 30.0f, kNan};
    // Weights 9, 3 and 3 of 16: (90 + 60 + 90) / 15.
    EXPECT_FLOAT_EQ(blendBilinear(corner, {0, 0, 1, 1, 0.25, 0.25}), 16.0f);
}

TEST(Bilinear, AtTheCentreOfACellVoidNeighboursDoNotMatter) {
    const double values[4] = {10.0, std::nan(""), std::nan(""), std::nan("")};
    EXPECT_EQ(blendBilinear(values, {0, 0, 1, 1, 0.0, 0.0}), 10.0);
}

}  // namespace
}  // namespace saban::geo
