#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <filesystem>
#include <limits>

#include "geo/elevation/elevation_source.h"
#include "tests/geo/elevation/elevation_fixture.h"

namespace saban::geo {
namespace {

using namespace test;

class ElevationHolesTest : public RasterTest {
 protected:
    ElevationHolesTest() { fill_.holes = HoleFilling::Interpolate; }

    /// The plane with nodata where `isVoid` says.
    std::string holed(const RasterSpec& like, const std::function<bool(int, int)>& isVoid,
                      const std::string& name = "holed.tif") const {
        RasterSpec spec = like;
        spec.nodata = -9999.0;
        return writeRaster(file(name), spec,
                           [&](int c, int r, int) { return isVoid(c, r) ? -9999.0 : plane(spec.centre(c, r)); });
    }
    static bool isInSquare(int column, int row) { return column >= 40 && column < 50 && row >= 60 && row < 70; }

    RasterSpec spec_;
    ElevationOptions fill_;
};

TEST_F(ElevationHolesTest, AHoleEndsHalfACellFromTheNearestData) {
    const auto source = openSource({{.path = holed(spec_, isInSquare)}});
    // Cell 39 holds data, cell 40 none: they meet at column 40.0, which is 39.5 between centres.
    EXPECT_TRUE(heightAt(*source, spec_.centre(39.49, 65.0)));
    EXPECT_FALSE(heightAt(*source, spec_.centre(39.51, 65.0)));
    EXPECT_NEAR(*heightAt(*source, spec_.centre(39.4, 65.0)), plane(spec_.centre(39, 65)), 1e-4);
    const Heightfield field = readGrid(*source, {{580350.0, 2319250.0, 580550.0, 2319450.0}, 201, 201});
    for (int row = 0; row < 201; ++row) {
        for (int column = 0; column < 201; ++column) {
            const glm::dvec2 p = field.grid.at(column, row);
            const bool isInside = p.x > 580400.01 && p.x < 580499.99 && p.y > 2319300.01 && p.y < 2319399.99;
            const bool isOutside = p.x < 580399.99 || p.x > 580500.01 || p.y < 2319299.99 || p.y > 2319400.01;
            if (isInside || isOutside) {
                ASSERT_EQ(field.isVoid(column, row), isInside) << p.x << ", " << p.y;
            }
        }
    }
    EXPECT_TRUE(field.hasVoid);
    EXPECT_FALSE(field.hasFilled);
}

TEST_F(ElevationHolesTest, FillingMarksTheHoleAndLeavesDataUntouched) {
    const auto path = holed(spec_, isInSquare);
    const auto source = openSource({{.path = path}}, fill_);
    const GridSpec centres{{580005.0, 2319005.0, 580995.0, 2319995.0}, 100, 100};
    const Heightfield field = readGrid(*source, centres);
    EXPECT_FALSE(field.hasVoid);
    EXPECT_TRUE(field.hasFilled);
    for (int row = 0; row < 100; ++row) {
        for (int column = 0; column < 100; ++column) {
            const bool isHole = isInSquare(column, 99 - row);
            ASSERT_EQ(field.state[field.index(column, row)], isHole ? CellState::Filled : CellState::Valid);
            const double expected = plane(centres.at(column, row));
            // Across a hole of 10 cells an inverse-distance mean strays from a plane, but not out of the range around
            // it.
            ASSERT_NEAR(field.heightM[field.index(column, row)], expected, isHole ? 2.5 : 1e-4);
        }
    }
    EXPECT_TRUE(heightAt(*source, spec_.centre(45, 65)));
}

TEST_F(ElevationHolesTest, FilledHeightsAreThoseOfGdalFillnodata) {
    const auto blob = [](int c, int r) {
        return std::hypot(c - 300, r - 511) < 30.0 || (c > 500 && c < 540 && r > 505 && r < 530) ||
               (c == 90 && r == 90);
    };
    RasterSpec spec{.columns = 700, .rows = 700};
    spec.nodata = -9999.0;
    const auto path = writeRaster(file("rough.tif"), spec, [&](int c, int r, int) {
        return blob(c, r) ? -9999.0 : 100.0 + 20.0 * std::sin(c / 17.0) * std::cos(r / 23.0);
    });
    if (!runProgram("gdal_fillnodata.py -q -md 100 -si 0 '" + path + "' '" + file("expected.tif") + "'", "", folder_))
        GTEST_SKIP() << "gdal_fillnodata.py cannot be run here";
    const auto expected = RasterFile::open(file("expected.tif"));
    ASSERT_TRUE(expected);
    const auto source = openSource({{.path = path}}, fill_);
    int compared = 0;
    for (int row = 480; row < 545; row += 3) {
        for (int column = 270; column < 545; column += 3) {
            if (!blob(column, row)) continue;
            const auto height = heightAt(*source, spec.centre(column, row));
            ASSERT_TRUE(height);
            ASSERT_NEAR(*height, (*expected)->readCell(column, row)->value(), 1e-3) << column << ", " << row;
            ++compared;
        }
    }
    EXPECT_GT(compared, 100);
}

TEST_F(ElevationHolesTest, AFrameOfNodataIsNotFilled) {
    const auto source =
        openSource({{.path = holed(spec_, [](int c, int r) { return c < 10 || r > 80 || isInSquare(c, r); })}}, fill_);
    EXPECT_FALSE(heightAt(*source, spec_.centre(5, 30)));
    EXPECT_FALSE(heightAt(*source, spec_.centre(50, 90)));
    EXPECT_TRUE(heightAt(*source, spec_.centre(45, 65)));
}

TEST_F(ElevationHolesTest, DeepInsideAVeryLargeHoleNothingIsInvented) {
    const RasterSpec large{.columns = 400, .rows = 400};
    const auto source = openSource(
        {{.path = holed(large, [](int c, int r) { return c >= 50 && c < 350 && r >= 50 && r < 350; })}}, fill_);
    EXPECT_FALSE(heightAt(*source, large.centre(200, 200)));
    EXPECT_TRUE(heightAt(*source, large.centre(60, 200)));
}

TEST_F(ElevationHolesTest, FillingGivesTheSameHeightInEveryTile) {
    const auto source = openSource({{.path = holed(spec_, isInSquare)}}, fill_);
    const Heightfield small = readGrid(*source, {{580400.0, 2319300.0, 580500.0, 2319400.0}, 11, 11});
    const Heightfield large = readGrid(*source, {{580000.0, 2319000.0, 581000.0, 2320000.0}, 101, 101});
    for (int row = 0; row < 11; ++row)
        for (int column = 0; column < 11; ++column)
            EXPECT_NEAR(small.heightM[small.index(column, row)], large.heightM[large.index(column + 40, row + 30)],
                        1e-4);
}

TEST_F(ElevationHolesTest, DrawingAndAnswersAgreeInAFilledHole) {
    const auto source = openSource({{.path = holed(spec_, isInSquare)}}, fill_);
    const Heightfield field = readGrid(*source, {{580380.0, 2319280.0, 580520.0, 2319420.0}, 71, 71});
    for (int row = 0; row < 71; ++row)
        for (int column = 0; column < 71; ++column)
            ASSERT_NEAR(field.heightM[field.index(column, row)], *heightAt(*source, field.grid.at(column, row)), 1e-3);
}

TEST_F(ElevationHolesTest, ASampleSaysWhetherItsHeightIsFilled) {
    const auto source = openSource({{.path = holed(spec_, isInSquare)}}, fill_);
    const auto inside = source->sampleAt(spec_.centre(45, 65)), beside = source->sampleAt(spec_.centre(30, 65));
    ASSERT_TRUE(inside && *inside);
    ASSERT_TRUE(beside && *beside);
    EXPECT_EQ((*inside)->state, CellState::Filled);
    EXPECT_EQ((*beside)->state, CellState::Valid);
    EXPECT_NEAR((*beside)->heightM, plane(spec_.centre(30, 65)), 1e-4);
    EXPECT_EQ((*inside)->heightM, heightAt(*source, spec_.centre(45, 65)));
    const auto outside = source->sampleAt(spec_.centre(-1, 65));
    ASSERT_TRUE(outside);
    EXPECT_FALSE(*outside);
}

TEST_F(ElevationHolesTest, DataOfALowerLayerComesBeforeFilling) {
    const auto below = writeGround(file("below.tif"), spec_, [](glm::dvec2) { return 7.0; });
    const auto source =
        openSource({{.path = below}, {.path = holed(spec_, isInSquare), .seam = SeamStyle::Cut}}, fill_);
    EXPECT_EQ(heightAt(*source, spec_.centre(45, 65)), 7.0);
    const Heightfield field = readGrid(*source, {spec_.bounds(), 65, 65});
    EXPECT_FALSE(field.hasFilled);
}

TEST_F(ElevationHolesTest, ASecondOpeningUsesWhatWasKeptInTheCache) {
    const auto path = holed(spec_, isInSquare);
    const auto first = openSource({{.path = path}}, fill_);
    const auto count = [this] {
        int files = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_ / "cache"))
            files += entry.path().filename() == "filled.tif" ? 1 : 0;
        return files;
    };
    EXPECT_EQ(count(), 1);
    const auto second = openSource({{.path = path}}, fill_);
    EXPECT_EQ(count(), 1);
    EXPECT_EQ(heightAt(*first, spec_.centre(45, 65)), heightAt(*second, spec_.centre(45, 65)));
}

TEST_F(ElevationHolesTest, AChangedPartOfAVirtualRasterIsFilledAnew) {
    const auto part = [&](double heightM) {
        RasterSpec spec = spec_;
        spec.nodata = -9999.0;
        return writeRaster(file("part.tif"), spec, [&](int c, int r, int) { return isInSquare(c, r) ? -9999.0 : heightM; });
    };
    const auto path = part(10.0);
    {
        std::unique_ptr<GDALDataset> source(GDALDataset::Open(path.c_str()));
        auto* driver = GetGDALDriverManager()->GetDriverByName("VRT");
        std::unique_ptr<GDALDataset> vrt(driver->CreateCopy(file("whole.vrt").c_str(), source.get(), 0, nullptr, nullptr, nullptr));
        ASSERT_TRUE(vrt);
    }
    EXPECT_NEAR(*heightAt(*openSource({{.path = file("whole.vrt")}}, fill_), spec_.centre(45, 65)), 10.0, 1e-3);
    part(20.0);
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() + std::chrono::seconds(5));
    EXPECT_NEAR(*heightAt(*openSource({{.path = file("whole.vrt")}}, fill_), spec_.centre(45, 65)), 20.0, 1e-3);
}

TEST_F(ElevationHolesTest, WithoutACacheFolderHolesAreFilledAllTheSame) {
    const auto path = holed(spec_, isInSquare);
    // A file stands where the folder would be.
    writeGround(file("blocked"), {.columns = 2, .rows = 2}, plane);
    ::setenv("XDG_CACHE_HOME", file("blocked").c_str(), 1);
    const auto source = openSource({{.path = path}}, fill_);
    EXPECT_TRUE(heightAt(*source, spec_.centre(45, 65)));
}

TEST_F(ElevationHolesTest, TheUsersFolderIsLeftAsItWas) {
    const auto path = holed(spec_, isInSquare);
    const auto size = std::filesystem::file_size(path);
    const auto time = std::filesystem::last_write_time(path);
    openSource({{.path = path}}, fill_);
    EXPECT_EQ(std::filesystem::file_size(path), size);
    EXPECT_EQ(std::filesystem::last_write_time(path), time);
    EXPECT_FALSE(std::filesystem::exists(path + ".aux.xml"));
    EXPECT_FALSE(std::filesystem::exists(path + ".ovr"));
}

}  // namespace
}  // namespace saban::geo
