#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <limits>

#include "geo/elevation/elevation_source.h"
#include "tests/geo/elevation/elevation_fixture.h"

namespace saban::geo {
namespace {

using namespace test;
using ::testing::AllOf;
using ::testing::HasSubstr;

class ElevationErrorsTest : public RasterTest {};

TEST_F(ElevationErrorsTest, NoLayerAtAllIsRefused) {
    EXPECT_EQ(openError({}).code, ErrorCode::InvalidArgument);
}

TEST_F(ElevationErrorsTest, AMissingFileIsNotFound) {
    EXPECT_EQ(openError({{.path = file("missing.tif")}}).code, ErrorCode::NotFound);
}

TEST_F(ElevationErrorsTest, AnEmptyFileIsNotARaster) {
    std::ofstream(file("empty.tif"));
    EXPECT_EQ(openError({{.path = file("empty.tif")}}).code, ErrorCode::BadFormat);
}

TEST_F(ElevationErrorsTest, NoCrsIsRefusedSayingWhatToDo) {
    const Error error = openError({{.path = writeGround(file("ridge.tif"), {.crs = ""}, plane)}});
    EXPECT_EQ(error.code, ErrorCode::NoCrs);
    EXPECT_THAT(error.message, AllOf(HasSubstr("ridge.tif"), HasSubstr("it has no CRS"),
                                     HasSubstr("gdal_edit.py -a_srs"), HasSubstr("--crs")));
}

TEST_F(ElevationErrorsTest, AnAssumedCrsStandsInForAMissingOne) {
    ElevationOptions options;
    options.raster.assumedCrs = crsOf("EPSG:3405");
    const auto source = openSource({{.path = writeGround(file("ridge.tif"), {.crs = ""}, plane)}}, options);
    ASSERT_TRUE(source);
    EXPECT_NEAR(*heightAt(*source, {580500.0, 2319500.0}), plane({580500.0, 2319500.0}), 1e-4);
}

TEST_F(ElevationErrorsTest, APictureIsNotElevation) {
    const Error error = openError({{.path = writeRaster(file("photo.tif"), {.type = GDT_Byte, .bands = 3},
                                                        [](int c, int r, int b) { return (c + r + b) % 256; })}});
    EXPECT_EQ(error.code, ErrorCode::Unsupported);
    EXPECT_THAT(error.message, AllOf(HasSubstr("photo.tif"), HasSubstr("3 bands"), HasSubstr("--imagery")));
}

TEST_F(ElevationErrorsTest, OneRowOneColumnAndOneCellAreTooLittle) {
    for (const auto& [columns, rows] : {std::pair{50, 1}, {1, 50}, {1, 1}}) {
        const Error error =
            openError({{.path = writeGround(file("thin.tif"), {.columns = columns, .rows = rows}, plane)}});
        EXPECT_EQ(error.code, ErrorCode::Unsupported);
        EXPECT_THAT(error.message, HasSubstr(std::to_string(columns) + " x " + std::to_string(rows)));
    }
}

TEST_F(ElevationErrorsTest, NothingButNodataIsNoGround) {
    const Error error = openError(
        {{.path = writeRaster(file("void.tif"), {.nodata = -32768.0}, [](int, int, int) { return -32768.0; })}});
    EXPECT_EQ(error.code, ErrorCode::NoData);
    EXPECT_THAT(error.message, HasSubstr("void.tif"));
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(openError({{.path = writeRaster(file("nan.tif"), {}, [nan](int, int, int) { return nan; })}}).code,
              ErrorCode::NoData);
}

TEST_F(ElevationErrorsTest, OneCellOfDataIsEnough) {
    const RasterSpec spec{.columns = 1200, .rows = 1200, .nodata = -1.0};
    const auto source = openSource({{.path = writeRaster(file("one.tif"), spec, [](int c, int r, int) {
                                         return c == 777 && r == 333 ? 42.0 : -1.0;
                                     })}});
    ASSERT_TRUE(source);
    EXPECT_EQ(heightAt(*source, spec.centre(777, 333)), 42.0);
}

// Cells that hold no number, or one that cannot be a height, are holes before anything is interpolated.
TEST_F(ElevationErrorsTest, NanAndImpossibleHeightsAreHolesThatSpoilNoNeighbour) {
    const RasterSpec spec;
    const auto path = writeRaster(file("spoilt.tif"), spec, [](int column, int row, int) {
        if (column == 20 && row == 20) return std::numeric_limits<double>::quiet_NaN();
        if (column == 40 && row == 20) return 1e38;
        if (column == 60 && row == 20) return -1e38;
        if (column == 80 && row == 20) return -32768.0;
        if (column == 80 && row == 60) return 9999.0;
        return 50.0;
    });
    const auto source = openSource({{.path = path}});
    for (const auto& [column, row] : {std::pair{20, 20}, {40, 20}, {60, 20}, {80, 20}, {80, 60}}) {
        EXPECT_FALSE(heightAt(*source, spec.centre(column, row))) << column;
        for (const double d : {0.51, 0.7, 1.0})
            EXPECT_NEAR(*heightAt(*source, spec.centre(column + d, row - d / 3)), 50.0, 1e-9) << column;
    }
    const Heightfield field = readGrid(*source, {spec.bounds(), 401, 401});
    EXPECT_TRUE(field.hasVoid);
    for (std::size_t i = 0; i < field.heightM.size(); ++i)
        EXPECT_EQ(field.heightM[i], field.state[i] == CellState::Valid ? 50.0f : 0.0f);
    int warnings = 0;
    for (const Warning& warning : source->warnings()) warnings += warning.code == "impossible_heights" ? 1 : 0;
    EXPECT_EQ(warnings, 1);
}

// Undeclared fillers must not drag coarse heights down either: 1 cell in 16 at -9999 would lower the mean by 628 m.
TEST_F(ElevationErrorsTest, ImpossibleHeightsDoNotEnterCoarseReads) {
    const RasterSpec spec{.columns = 512, .rows = 512};
    const auto path = writeRaster(file("sprinkled.tif"), spec,
                                  [](int c, int r, int) { return c % 4 == 1 && r % 4 == 2 ? -32768.0 : 50.0; });
    const auto source = openSource({{.path = path}});
    for (const int points : {257, 65, 17}) {
        const Heightfield field = readGrid(*source, {spec.bounds(), points, points});
        EXPECT_FALSE(field.hasVoid);
        EXPECT_THAT(field.heightM, ::testing::Each(50.0f));
    }
}

TEST_F(ElevationErrorsTest, ImpossibleHeightsDoNotEnterThePyramidOfALargeRasterEither) {
    const RasterSpec spec{.columns = 1700, .rows = 1700};
    const auto path = writeRaster(file("large.tif"), spec,
                                  [](int c, int r, int) { return c % 4 == 1 && r % 4 == 2 ? -32768.0 : 50.0; });
    const auto source = openSource({{.path = path}});
    EXPECT_THAT(source->warnings(), ::testing::Contains(::testing::Field(&Warning::code, "impossible_heights")));
    ASSERT_TRUE(source->rasters()[0]->needsPyramid());
    for (int pass = 0; pass < 2; ++pass) {
        for (const int points : {400, 100, 20}) {
            const Heightfield field = readGrid(*source, {spec.bounds(), points, points});
            EXPECT_FALSE(field.hasVoid);
            EXPECT_THAT(field.heightM, ::testing::Each(50.0f)) << pass;
        }
        const auto built = source->rasters()[0]->buildPyramid();
        ASSERT_TRUE(built) << built.error().message;
        EXPECT_GT(source->generation(), 0u);
    }
}

TEST_F(ElevationErrorsTest, ATruncatedFileIsDamagedNotGround) {
    const auto path = writeGround(file("cut.tif"), {.columns = 2000, .rows = 2000}, plane);
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    const auto source = ElevationSource::open({{.path = path}}, crsOf("EPSG:3405"));
    if (!source) {
        EXPECT_EQ(source.error().code, ErrorCode::BadFormat);
        return;
    }
    const auto field = (*source)->read({(*source)->bounds(), 1500, 1500});
    ASSERT_FALSE(field);
    EXPECT_EQ(field.error().code, ErrorCode::BadFormat);
    EXPECT_THAT(field.error().message, HasSubstr("cut.tif"));
}

}  // namespace
}  // namespace saban::geo
