#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "geo/elevation/elevation_source.h"
#include "tests/geo/elevation/elevation_fixture.h"

namespace saban::geo {
namespace {

using namespace test;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// A 3 km district of 30 m cells at 100 m, and a survey in its middle: 1 km of 10 m cells at 103 m.
class ElevationStackTest : public RasterTest {
 protected:
    std::string district() const {
        return writeGround(file("district.tif"), district_, [](glm::dvec2) { return 100.0; });
    }
    std::string survey() const {
        return writeGround(file("survey.tif"), survey_, [](glm::dvec2) { return 103.0; });
    }

    RasterSpec district_{.columns = 100, .rows = 100, .geotransform = {580000.0, 30.0, 0.0, 2320000.0, 0.0, -30.0}};
    RasterSpec survey_{.columns = 100, .rows = 100, .geotransform = {581000.0, 10.0, 0.0, 2319000.0, 0.0, -10.0}};
};

double blended(double distanceM, double featherM) {
    const double t = std::clamp(distanceM / featherM, 0.0, 1.0);
    return 100.0 + 3.0 * t * t * (3.0 - 2.0 * t);
}

TEST_F(ElevationStackTest, TheLaterLayerLiesOnTop) {
    const auto upper = openSource({{.path = district()}, {.path = survey(), .seam = SeamStyle::Cut}});
    EXPECT_EQ(heightAt(*upper, {581500.0, 2318500.0}), 103.0);
    EXPECT_EQ(heightAt(*upper, {580500.0, 2318500.0}), 100.0);
    const auto lower = openSource({{.path = survey()}, {.path = district(), .seam = SeamStyle::Cut}});
    EXPECT_EQ(heightAt(*lower, {581500.0, 2318500.0}), 100.0);
}

TEST_F(ElevationStackTest, AFeatheredSeamBlendsByTheDistanceFromTheEdge) {
    const auto source = openSource({{.path = district()}, {.path = survey(), .featherM = 200.0}});
    for (const double d : {0.5, 20.0, 50.0, 100.0, 150.0, 199.0, 201.0, 400.0}) {
        EXPECT_NEAR(*heightAt(*source, {581000.0 + d, 2318500.0}), blended(d, 200.0), 1e-3) << d;
        EXPECT_NEAR(*heightAt(*source, {581500.0, 2318000.0 + d}), blended(d, 200.0), 1e-3) << d;
    }
    EXPECT_EQ(heightAt(*source, {580999.0, 2318500.0}), 100.0);
}

// Eight cells of 30 m would be 240 m; a tenth of the survey's kilometre is less.
TEST_F(ElevationStackTest, TheFeatherIsEightCellsOfTheLayerBelowAtMostATenthOfTheUpper) {
    const auto source = openSource({{.path = district()}, {.path = survey()}});
    EXPECT_NEAR(*heightAt(*source, {581050.0, 2318500.0}), blended(50.0, 100.0), 1e-2);
    RasterSpec large = survey_;
    large.columns = large.rows = 300;
    large.geotransform[3] = 2320000.0;
    const auto wide = openSource(
        {{.path = district()}, {.path = writeGround(file("large.tif"), large, [](glm::dvec2) { return 103.0; })}});
    EXPECT_NEAR(*heightAt(*wide, {581120.0, 2318500.0}), blended(120.0, 240.0), 1e-2);
}

TEST_F(ElevationStackTest, DrawingAndAnswersAgreeInTheSeamAtEveryZoom) {
    const auto source = openSource({{.path = district()}, {.path = survey()}});
    for (const double side : {100.0, 500.0, 2580.0}) {
        const Heightfield field = readGrid(*source, {{580990.0, 2318500.0, 580990.0 + side, 2318500.0 + side}, 65, 65});
        for (int row = 0; row < 65; row += 8)
            for (int column = 0; column < 65; ++column) {
                const auto height = heightAt(*source, field.grid.at(column, row));
                ASSERT_EQ(field.isVoid(column, row), !height) << side;  // the largest reaches beyond the district
                if (height) {
                    ASSERT_NEAR(field.heightM[field.index(column, row)], *height, 1e-3) << side;
                }
            }
    }
}

// A smooth step over 100 m rises at most 1.5 times as fast as a straight ramp: 1.5 x 3 m / 100 m is 4.5 %, on top of
// the plane's own hypot(3 %, 2 %) = 3.6 %.
TEST_F(ElevationStackTest, BetweenACoarseAndAFineLayerThreeMetresApartThereIsNoWall) {
    const RasterSpec fine{.columns = 1000, .rows = 1000, .geotransform = {581000.0, 1.0, 0.0, 2319000.0, 0.0, -1.0}};
    const auto source =
        openSource({{.path = writeGround(file("coarse.tif"), district_, plane)},
                    {.path = writeGround(file("fine.tif"), fine, [](glm::dvec2 p) { return plane(p) + 3.0; })}});
    const double step = 1.0;
    const Heightfield field = readGrid(*source, {{580900.0, 2317900.0, 581156.0, 2318156.0}, 257, 257});
    double steepest = 0.0;
    for (int row = 0; row < 257; ++row)
        for (int column = 0; column < 256; ++column)
            steepest = std::max(
                steepest,
                std::abs(field.heightM[field.index(column + 1, row)] - field.heightM[field.index(column, row)]) / step);
    EXPECT_LT(steepest, 0.045 + 0.036 + 0.001);
    EXPECT_NEAR(*heightAt(*source, {581500.0, 2318500.0}), plane({581500.0, 2318500.0}) + 3.0, 1e-3);
}

TEST_F(ElevationStackTest, ACutSeamEndsWhereTheUpperLayerEnds) {
    const auto source = openSource({{.path = district()}, {.path = survey(), .seam = SeamStyle::Cut}});
    EXPECT_EQ(heightAt(*source, {580999.9, 2318500.0}), 100.0);
    EXPECT_EQ(heightAt(*source, {581000.1, 2318500.0}), 103.0);
}

TEST_F(ElevationStackTest, WhereNothingLiesBelowTheUpperLayerKeepsItsHeightToItsEdge) {
    survey_.geotransform[0] = 582500.0;
    const auto source = openSource({{.path = district()}, {.path = survey()}});
    EXPECT_NEAR(*heightAt(*source, {583499.0, 2318500.0}), 103.0, 1e-6);
    EXPECT_NEAR(*heightAt(*source, {583499.9999, 2318500.0}), 103.0, 1e-6);
}

TEST_F(ElevationStackTest, AHoleInTheUpperLayerShowsTheLower) {
    survey_.nodata = -9999.0;
    const auto path = writeRaster(file("holed.tif"), survey_, [](int column, int row, int) {
        return column >= 40 && column < 60 && row >= 40 && row < 60 ? -9999.0 : 103.0;
    });
    const auto cut = openSource({{.path = district()}, {.path = path, .seam = SeamStyle::Cut}});
    EXPECT_EQ(heightAt(*cut, {581500.0, 2318500.0}), 100.0);
    EXPECT_EQ(heightAt(*cut, {581300.0, 2318500.0}), 103.0);
    const auto feathered = openSource({{.path = district()}, {.path = path, .featherM = 100.0}});
    EXPECT_EQ(heightAt(*feathered, {581500.0, 2318500.0}), 100.0);
    // The hole's western side is at 581400.
    EXPECT_NEAR(*heightAt(*feathered, {581401.0, 2318500.0}), 100.0, 1e-3);
    EXPECT_NEAR(*heightAt(*feathered, {581399.0, 2318500.0}), 100.0, 0.02);
    EXPECT_NEAR(*heightAt(*feathered, {581345.0, 2318495.0}), blended(55.0, 100.0), 0.02);
}

TEST_F(ElevationStackTest, ThreeLayersBlendFromTheTopDown) {
    const auto top = writeGround(file("top.tif"), survey_, [](glm::dvec2) { return 110.0; });
    const auto source =
        openSource({{.path = district()}, {.path = survey(), .featherM = 100.0}, {.path = top, .featherM = 200.0}});
    // 50 m inside both: weights smoothstep(1/4) = 0.15625 on top, then smoothstep(1/2) = 0.5 of the rest.
    EXPECT_NEAR(*heightAt(*source, {581050.0, 2318500.0}), 0.15625 * 110.0 + 0.84375 * (0.5 * 103.0 + 0.5 * 100.0),
                1e-3);
}

TEST_F(ElevationStackTest, LayersFarApartAreBothThere) {
    survey_.geotransform[0] = 680000.0;
    const auto source = openSource({{.path = district()}, {.path = survey()}});
    EXPECT_EQ(heightAt(*source, {580500.0, 2318500.0}), 100.0);
    EXPECT_NEAR(*heightAt(*source, {680500.0, 2318500.0}), 103.0, 1e-9);
    EXPECT_FALSE(heightAt(*source, {630000.0, 2318500.0}));
    EXPECT_DOUBLE_EQ(source->bounds().maxE, 681000.0);
}

TEST_F(ElevationStackTest, DifferentVerticalReferencesAreToldApart) {
    district_.crs = "EPSG:3405+5773";
    survey_.crs = "EPSG:3405+3855";
    const auto source = openSource({{.path = district()}, {.path = survey()}});
    EXPECT_THAT(source->warnings(), ::testing::Contains(::testing::Field(&Warning::code, "mixed_vertical_references")));
}

TEST_F(ElevationStackTest, AVoidEverywhereBelowDoesNotPullTheHeightDown) {
    const auto path =
        writeRaster(file("half.tif"), district_, [](int column, int, int) { return column < 50 ? 100.0 : kNan; });
    const auto source = openSource({{.path = path}, {.path = survey(), .featherM = 100.0}});
    EXPECT_NEAR(*heightAt(*source, {581990.0, 2318500.0}), 103.0, 1e-6);
}

/// Tiles of 1 m cells, 400 m wide, side by side at 60 m, over flat ground of 30 m cells at 0 m.
class ElevationTilesTest : public ElevationStackTest {
 protected:
    std::string ground() const {
        return writeGround(file("ground.tif"), district_, [](glm::dvec2) { return 0.0; });
    }
    std::string tile(const std::string& name, double west, double north, double heightM = 60.0) const {
        const RasterSpec spec{
            .columns = 400, .rows = 400, .geotransform = {west, 1.0, 0.0, north, 0.0, -1.0}};
        return writeGround(file(name), spec, [heightM](glm::dvec2) { return heightM; });
    }
};

TEST_F(ElevationTilesTest, AcrossTheEdgeThatTwoTilesShareTheHeightStays) {
    const auto source = openSource({{.path = ground()},
                                    {.path = tile("west.tif", 581000.0, 2319000.0)},
                                    {.path = tile("east.tif", 581400.0, 2319000.0)}});
    const Heightfield field = readGrid(*source, {{581100.0, 2318650.0, 581700.0, 2318950.0}, 601, 301});
    for (int row = 0; row < 301; ++row)
        for (int column = 0; column < 601; ++column) ASSERT_NEAR(field.heightM[field.index(column, row)], 60.0, 0.01);
    for (const double x : {581399.0, 581399.99, 581400.0, 581400.01, 581401.0, 581440.0})
        EXPECT_NEAR(*heightAt(*source, {x, 2318800.0}), 60.0, 0.01) << x;
}

// A smooth step over a tenth of 400 m rises at most by 1.5 x 60 m / 40 m.
TEST_F(ElevationTilesTest, TheOutlineOfTilesBlendsWithABoundedGrade) {
    const auto source = openSource({{.path = ground()},
                                    {.path = tile("west.tif", 581000.0, 2319000.0)},
                                    {.path = tile("east.tif", 581400.0, 2319000.0)}});
    const Heightfield field = readGrid(*source, {{580980.0, 2318580.0, 581820.0, 2319020.0}, 841, 441});
    double steepest = 0.0;
    for (int row = 0; row < 440; ++row)
        for (int column = 0; column < 840; ++column) {
            const float heightM = field.heightM[field.index(column, row)];
            steepest = std::max<double>({steepest, std::abs(field.heightM[field.index(column + 1, row)] - heightM),
                                         std::abs(field.heightM[field.index(column, row + 1)] - heightM)});
        }
    EXPECT_LE(steepest, 1.5 * 60.0 / 40.0 + 0.01);
    // Half-way through the blend, also where the two tiles meet.
    for (const double x : {581200.0, 581400.0, 581600.0})
        EXPECT_NEAR(*heightAt(*source, {x, 2318980.0}), 30.0, 0.01) << x;
    EXPECT_NEAR(*heightAt(*source, {581020.0, 2318800.0}), 30.0, 0.01);
    EXPECT_NEAR(*heightAt(*source, {581780.0, 2318800.0}), 30.0, 0.01);
    EXPECT_NEAR(*heightAt(*source, {581001.0, 2318800.0}), 60.0 * (3.0 / 1600.0 - 2.0 / 64000.0), 0.01);
}

TEST_F(ElevationTilesTest, ShiftedTilesBlendAlongTheirCommonOutline) {
    const auto source = openSource({{.path = ground()},
                                    {.path = tile("west.tif", 581000.0, 2319000.0)},
                                    {.path = tile("east.tif", 581400.0, 2318800.0)}});
    EXPECT_NEAR(*heightAt(*source, {581400.0, 2318700.0}), 60.0, 0.01);
    EXPECT_NEAR(*heightAt(*source, {581380.0, 2318900.0}), 30.0, 0.01);  // 20 m from the part that lies open
    EXPECT_NEAR(*heightAt(*source, {581399.99, 2318780.0}), *heightAt(*source, {581400.01, 2318780.0}), 0.1);
}

// Tiles that differ by 3 m blend over 8 cells of 1 m where they overlap: at most 1.5 x 3 m / 8 m.
TEST_F(ElevationTilesTest, OverlappingTilesBlendWithEachOther) {
    const auto source = openSource({{.path = ground()},
                                    {.path = tile("west.tif", 581000.0, 2319000.0, 60.0)},
                                    {.path = tile("east.tif", 581380.0, 2319000.0, 63.0)}});
    double last = *heightAt(*source, {581360.0, 2318800.0});
    EXPECT_NEAR(last, 60.0, 1e-3);
    for (double x = 581360.5; x < 581420.0; x += 0.5) {
        const double heightM = *heightAt(*source, {x, 2318800.0});
        ASSERT_LE(std::abs(heightM - last), 0.5 * 1.5 * 3.0 / 8.0 + 0.01) << x;
        last = heightM;
    }
    EXPECT_NEAR(last, 63.0, 1e-3);
}

// Below the tile lies a layer of 2 m cells, too, but the step leads down to the 30 m ground.
TEST_F(ElevationTilesTest, TheFeatherGoesByTheCoarsestLayerBelow) {
    const RasterSpec middle{
        .columns = 200, .rows = 200, .geotransform = {581000.0, 2.0, 0.0, 2319000.0, 0.0, -2.0}};
    const auto source =
        openSource({{.path = ground()},
                    {.path = writeGround(file("middle.tif"), middle, [](glm::dvec2) { return 0.0; })},
                    {.path = tile("top.tif", 581000.0, 2319000.0)}});
    EXPECT_NEAR(*heightAt(*source, {581020.0, 2318800.0}), 30.0, 0.01);
}

}  // namespace
}  // namespace saban::geo
