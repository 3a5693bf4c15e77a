#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geo/elevation/elevation_source.h"
#include "tests/geo/elevation/elevation_fixture.h"

namespace saban::geo {
namespace {

using namespace test;
using ::testing::HasSubstr;

class ElevationUnitsTest : public RasterTest {
 protected:
    /// A level raster whose every cell holds `value`.
    std::string level(RasterSpec spec, double value) const {
        return writeRaster(file("level.tif"), spec, [value](int, int, int) { return value; });
    }
    const glm::dvec2 place_{580500.0, 2319500.0};
};

TEST_F(ElevationUnitsTest, FeetBecomeMetres) {
    const auto source = openSource({{.path = level({.unit = "ft"}, 1000.0)}});
    EXPECT_NEAR(*heightAt(*source, place_), 304.8, 1e-9);
    EXPECT_EQ(source->unitToMetre(0), 0.3048);
    EXPECT_NEAR(readGrid(*source, {source->bounds(), 9, 9}).heightM[40], 304.8f, 1e-4);
    EXPECT_NEAR(source->roughRange().minM, 304.8, 1e-4);
}

TEST_F(ElevationUnitsTest, UsSurveyFeetBecomeMetres) {
    const auto source = openSource({{.path = level({.unit = "US survey foot"}, 10000.0)}});
    EXPECT_NEAR(*heightAt(*source, place_), 10000.0 * 1200.0 / 3937.0, 1e-6);
}

TEST_F(ElevationUnitsTest, DecimetresByScaleBecomeMetres) {
    const auto source = openSource({{.path = level({.type = GDT_Int16, .scale = 0.1, .unit = "m"}, 12345.0)}});
    EXPECT_NEAR(*heightAt(*source, place_), 1234.5, 1e-9);
}

TEST_F(ElevationUnitsTest, TheVerticalCrsSaysTheUnit) {
    // EPSG:6360: NAVD88 height in US survey feet.
    const auto source = openSource({{.path = level({.crs = "EPSG:3405+6360"}, 1000.0)}});
    EXPECT_NEAR(*heightAt(*source, place_), 1000.0 * 1200.0 / 3937.0, 1e-6);
    EXPECT_THAT(source->warnings(),
                ::testing::Not(::testing::Contains(::testing::Field(&Warning::code, "no_vertical_reference"))));
}

TEST_F(ElevationUnitsTest, AUnitGivenByThePersonOverridesTheFile) {
    const auto source = openSource({{.path = level({.unit = "ft"}, 1000.0), .unitToMetre = 0.1}});
    EXPECT_NEAR(*heightAt(*source, place_), 100.0, 1e-9);
    const auto odd = openSource({{.path = level({.unit = "furlong"}, 2.0), .unitToMetre = 201.168}});
    EXPECT_NEAR(*heightAt(*odd, place_), 402.336, 1e-9);
}

TEST_F(ElevationUnitsTest, AnUnknownUnitIsRefusedSayingWhatToDo) {
    const Error error = openError({{.path = level({.unit = "furlong"}, 1.0)}});
    EXPECT_EQ(error.code, ErrorCode::Unsupported);
    EXPECT_THAT(error.message, HasSubstr("furlong"));
    EXPECT_THAT(error.message, HasSubstr("--height-unit"));
    EXPECT_THAT(error.message, HasSubstr("level.tif"));
}

TEST_F(ElevationUnitsTest, NoUnitIsMetresAndNoVerticalReferenceIsSaid) {
    const auto source = openSource({{.path = level({}, 77.0)}});
    EXPECT_EQ(source->unitToMetre(0), 1.0);
    EXPECT_THAT(source->warnings(), ::testing::Contains(::testing::Field(&Warning::code, "no_vertical_reference")));
}

// EPSG:2263: New York Long Island, US survey feet.
TEST_F(ElevationUnitsTest, ACrsInFeetWithoutAUnitOfHeightsIsTold) {
    const auto isGuessed = ::testing::Contains(::testing::Field(&Warning::code, "unit_guessed"));
    RasterSpec spec{.geotransform = {980000.0, 30.0, 0.0, 200000.0, 0.0, -30.0}, .crs = "EPSG:2263"};
    const auto silent = openSource({{.path = level(spec, 100.0)}}, {}, "EPSG:32618");
    EXPECT_EQ(silent->unitToMetre(0), 1.0);
    EXPECT_THAT(silent->warnings(), isGuessed);
    EXPECT_THAT(openSource({{.path = level(spec, 100.0), .unitToMetre = 0.3048}}, {}, "EPSG:32618")->warnings(),
                ::testing::Not(isGuessed));
    spec.unit = "ft";
    EXPECT_THAT(openSource({{.path = level(spec, 100.0)}}, {}, "EPSG:32618")->warnings(), ::testing::Not(isGuessed));
    EXPECT_THAT(openSource({{.path = level({}, 100.0)}})->warnings(), ::testing::Not(isGuessed));
}

// 9000 m is a height; 9000 ft and 45 000 ft are 2743 m and 13 716 m.
TEST_F(ElevationUnitsTest, WhetherAHeightCanBeIsJudgedInMetres) {
    const auto path = writeRaster(file("peaks.tif"), {.unit = "ft"},
                                  [](int column, int, int) { return column < 50 ? 9000.0 : 45000.0; });
    const auto source = openSource({{.path = path}});
    EXPECT_NEAR(*heightAt(*source, {580250.0, 2319500.0}), 2743.2, 1e-6);
    EXPECT_FALSE(heightAt(*source, {580750.0, 2319500.0}));
    EXPECT_THAT(source->warnings(), ::testing::Contains(::testing::Field(&Warning::code, "impossible_heights")));
}

}  // namespace
}  // namespace saban::geo
