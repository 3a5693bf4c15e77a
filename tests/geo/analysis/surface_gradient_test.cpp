#include "geo/analysis/surface_gradient.h"

#include <gdal.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <functional>

#include "geo/elevation/elevation_source.h"
#include "tests/support/raster_fixtures.h"

namespace saban::geo {
namespace {

constexpr double kUnknown = -9999.0;

Heightfield fieldOf(int columns, int rows, double cellM, const std::function<double(double e, double n)>& heightM) {
    Heightfield field{.grid = {{0.0, 0.0, (columns - 1) * cellM, (rows - 1) * cellM}, columns, rows}, .heightM = {}, .state = {}};
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) field.heightM.push_back(static_cast<float>(heightM(column * cellM, row * cellM)));
    field.state.assign(field.heightM.size(), CellState::Valid);
    return field;
}

TEST(SurfaceGradient, OfAPlaneIsItsRiseEverywhereToTheEdge) {
    const auto field = fieldOf(6, 5, 10.0, [](double e, double n) { return 50.0 + 0.3 * e - 0.4 * n; });
    for (const glm::vec2 g : computeGradients(field)) {
        EXPECT_NEAR(g.x, 0.3, 1e-5);
        EXPECT_NEAR(g.y, -0.4, 1e-5);
        EXPECT_NEAR(slopePercent(g), 50.0, 1e-3);
        EXPECT_NEAR(slopeDeg(g), 26.565, 1e-3);  // atan 0.5
    }
}

TEST(SurfaceGradient, AspectIsWhereTheGroundFallsTo) {
    EXPECT_FALSE(aspectDeg({0.0f, 0.0f}));
    EXPECT_NEAR(aspectDeg({0.0f, -0.2f}).value(), 0.0, 1e-6);   // falls to the north
    EXPECT_NEAR(aspectDeg({-0.2f, 0.0f}).value(), 90.0, 1e-6);  // to the east
    EXPECT_NEAR(aspectDeg({0.0f, 0.2f}).value(), 180.0, 1e-6);
    EXPECT_NEAR(aspectDeg({0.2f, 0.0f}).value(), 270.0, 1e-6);
    EXPECT_NEAR(aspectDeg({0.1f, -0.1f}).value(), 315.0, 1e-4);
}

TEST(SurfaceGradient, IsUnknownInAHoleAndSoundBesideIt) {
    auto field = fieldOf(5, 5, 10.0, [](double e, double) { return 0.3 * e; });
    field.state[field.index(2, 2)] = CellState::Void;
    field.heightM[field.index(2, 2)] = 0.0f;
    field.hasVoid = true;
    const auto gradients = computeGradients(field);
    EXPECT_TRUE(std::isnan(gradients[field.index(2, 2)].x));
    for (const auto& [column, row] : {std::pair(1, 2), std::pair(3, 2), std::pair(2, 1), std::pair(1, 1)}) EXPECT_NEAR(gradients[field.index(column, row)].x, 0.3, 1e-5);
}

std::vector<double> valuesIn(const std::string& path) {
    GDALAllRegister();
    const GDALDatasetH file = GDALOpen(path.c_str(), GA_ReadOnly);
    const int columns = GDALGetRasterXSize(file), rows = GDALGetRasterYSize(file);
    std::vector<double> values(static_cast<std::size_t>(columns) * rows);
    EXPECT_EQ(GDALRasterIO(GDALGetRasterBand(file, 1), GF_Read, 0, 0, columns, rows, values.data(), columns, rows, GDT_Float64, 0, 0), CE_None);
    GDALClose(file);
    return values;
}

TEST(SurfaceGradient, AgreesWithGdaldemOnARealSurvey) {
    const std::string path = SABAN_SHARED_DATA "/elevation/phucxa_terrain_10m.tif";
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "shared data are absent: " << path;
    if (!test::hasProgram("gdaldem")) GTEST_SKIP() << "gdaldem (package gdal-bin) is not installed";
    const test::TemporaryFolder folder;
    const std::string slopes = folder.file("slope.tif"), aspects = folder.file("aspect.tif");
    test::outputOf("gdaldem slope -p -q '" + path + "' '" + slopes + "' && gdaldem aspect -q '" + path + "' '" + aspects + "'");
    const auto percent = valuesIn(slopes), degrees = valuesIn(aspects);
    const auto source = ElevationSource::open({{.path = path, .unitToMetre = {}, .featherM = {}}}, *Crs::fromEpsg(32648));
    ASSERT_TRUE(source) << source.error().message;
    // 256 x 137 cells of 10 m: points at their middles.
    constexpr int kColumns = 256, kRows = 137;
    const Bounds cells{587363.615781949018128, 2328143.346090239938349 - 10.0 * kRows, 587363.615781949018128 + 10.0 * kColumns, 2328143.346090239938349};
    const auto field = (*source)->read({cells.grownBy(-5.0), kColumns, kRows});
    ASSERT_TRUE(field) << field.error().message;
    const auto gradients = computeGradients(*field);
    int compared = 0;
    for (int row = 0; row < kRows; ++row) {
        for (int column = 0; column < kColumns; ++column) {
            const std::size_t theirs = static_cast<std::size_t>(kRows - 1 - row) * kColumns + column;
            if (percent[theirs] == kUnknown) continue;
            const glm::vec2 g = gradients[field->index(column, row)];
            EXPECT_NEAR(slopePercent(g), percent[theirs], 0.02 + percent[theirs] * 1e-3) << column << " " << row;
            if (percent[theirs] > 1.0 && degrees[theirs] != kUnknown) {
                const double off = std::abs(aspectDeg(g).value() - degrees[theirs]);
                EXPECT_LT(std::min(off, 360.0 - off), 0.5) << column << " " << row;
            }
            ++compared;
        }
    }
    EXPECT_GT(compared, 5000);
}

}  // namespace
}  // namespace saban::geo
