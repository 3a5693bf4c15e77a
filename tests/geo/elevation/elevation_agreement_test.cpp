#include <gtest/gtest.h>

#include <cmath>
#include <iomanip>
#include <random>
#include <sstream>

#include "geo/elevation/elevation_source.h"
#include "tests/geo/elevation/elevation_fixture.h"

namespace saban::geo {
namespace {

using namespace test;

constexpr const char* kDaNang = "elevation/danang_hoian_30m.tif";
constexpr const char* kRedRiver = "elevation/N21E105.hgt";

class ElevationAgreementTest : public RasterTest {
 protected:
    /// Heights at cell centres scattered over a file against gdallocationinfo's, in a table CRS.
    void expectAgreementWithLocationInfo(const std::string& path, const std::string& tableCrs);
};

void ElevationAgreementTest::expectAgreementWithLocationInfo(const std::string& path, const std::string& tableCrs) {
    const auto source = openSource({{.path = path}}, {}, tableCrs);
    ASSERT_TRUE(source);
    const RasterFile& raster = *source->rasters()[0];
    const auto transform = Transform::create(*raster.info().crs, source->crs());
    ASSERT_TRUE(transform);

    constexpr int kPoints = 200;
    std::mt19937 random(20260101);
    std::ostringstream input;
    std::vector<glm::dvec2> points;
    for (int i = 0; i < kPoints; ++i) {
        const int column = static_cast<int>(random() % raster.info().width),
                  row = static_cast<int>(random() % raster.info().height);
        const glm::dvec2 own = raster.toPoint({column + 0.5, row + 0.5});
        input << std::setprecision(15) << own.x << ' ' << own.y << '\n';
        points.push_back(*transform->forward(own));
    }
    const auto output = runProgram("gdallocationinfo -valonly -geoloc '" + path + "'", input.str(), folder_);
    if (!output) GTEST_SKIP() << "gdallocationinfo cannot be run here";
    std::istringstream lines(*output);
    int compared = 0;
    for (const glm::dvec2 point : points) {
        std::string line;
        ASSERT_TRUE(std::getline(lines, line));
        const auto height = heightAt(*source, point);
        if (!height) {
            EXPECT_EQ(std::stod(line), raster.info().nodata.value_or(-32768.0));
            continue;
        }
        EXPECT_NEAR(*height, std::stod(line), 0.001) << point.x << ", " << point.y;
        ++compared;
    }
    EXPECT_GE(compared, 50);
}

TEST_F(ElevationAgreementTest, HeightsAtCellCentresAreThoseOfGdallocationinfoInTheFilesOwnCrs) {
    const auto path = sharedData(kDaNang);
    if (!path) GTEST_SKIP() << "the shared data are not here: " << kDaNang;
    const auto raster = RasterFile::open(path->string());
    ASSERT_TRUE(raster);
    expectAgreementWithLocationInfo(path->string(), (*raster)->info().crs->wkt());
}

TEST_F(ElevationAgreementTest, HeightsAtCellCentresAreThoseOfGdallocationinfoOnAVn2000Table) {
    const auto path = sharedData(kDaNang);
    if (!path) GTEST_SKIP() << "the shared data are not here: " << kDaNang;
    expectAgreementWithLocationInfo(path->string(), "EPSG:3406");
}

TEST_F(ElevationAgreementTest, HeightsOfAnSrtmTileAreThoseOfGdallocationinfo) {
    const auto path = sharedData(kRedRiver);
    if (!path) GTEST_SKIP() << "the shared data are not here: " << kRedRiver;
    expectAgreementWithLocationInfo(path->string(), "EPSG:3405");
}

// gdalwarp interpolates at the centres of its output cells; we read a grid whose points are these centres.
TEST_F(ElevationAgreementTest, AWarpedGridIsThatOfGdalwarp) {
    const auto path = sharedData(kDaNang);
    if (!path) GTEST_SKIP() << "the shared data are not here: " << kDaNang;
    const auto source = openSource({{.path = path->string()}}, {}, "EPSG:3405");
    ASSERT_TRUE(source);
    const glm::dvec2 c = source->bounds().center();
    const Bounds cells{std::floor(c.x) - 2590.0, std::floor(c.y) - 2590.0, std::floor(c.x) + 2590.0,
                       std::floor(c.y) + 2590.0};
    std::ostringstream command;
    command << std::setprecision(15) << "gdalwarp -q -r bilinear -et 0 -ot Float64 -dstnodata nan -t_srs EPSG:3405 -te "
            << cells.minE << ' ' << cells.minN << ' ' << cells.maxE << ' ' << cells.maxN << " -ts 259 259 '"
            << path->string() << "' '" << file("warped.tif") << "'";
    if (!runProgram(command.str(), "", folder_)) GTEST_SKIP() << "gdalwarp cannot be run here";
    const auto warped = RasterFile::open(file("warped.tif"));
    ASSERT_TRUE(warped);
    std::vector<float> expected;
    ASSERT_TRUE((*warped)->readValues({0, 0, 259, 259, 259, 259}, expected));
    const Heightfield field = readGrid(*source, {cells.grownBy(-10.0), 259, 259});
    double worst = 0.0, sum = 0.0;
    int compared = 0;
    for (int row = 0; row < 259; ++row) {
        for (int column = 0; column < 259; ++column) {
            const float theirs = expected[static_cast<std::size_t>(258 - row) * 259 + column];
            if (field.isVoid(column, row) || std::isnan(theirs)) continue;
            const double difference = std::abs(field.heightM[field.index(column, row)] - theirs);
            worst = std::max(worst, difference);
            sum += difference;
            ++compared;
        }
    }
    EXPECT_GT(compared, 50000);
    EXPECT_LT(worst, 0.02);
    EXPECT_LT(sum / compared, 0.001);
}

}  // namespace
}  // namespace saban::geo
