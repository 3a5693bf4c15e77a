// `saban profile`, and cuts and grids of `saban render`, as the shipped program gives them.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/raster_fixtures.h"
#include "tests/viewer/cli/shipped_program.h"

namespace saban {
namespace {

using test::saban;
using test::TemporaryFolder;

/// Even ground of 120 x 100 cells of 10 m that rises by 1 m from column to column.
struct Slope {
    Slope() {
        test::RasterRecipe recipe;
        recipe.columns = 120;
        recipe.rows = 100;
        recipe.value = [](int c, int, int) { return 100.0 + c; };
        file = test::writeRaster(folder.file("slope.tif"), recipe);
    }
    /// Of a column, in the middle of the raster.
    std::string at(double column, double north = 0.0) const { return std::to_string(minE + (column + 0.5) * cellM) + "," + std::to_string(middleN + north); }
    TemporaryFolder folder{};
    std::string file{};
    double cellM = 10.0, minE = 500000.0, middleN = 2299500.0;
};

TEST(ProfileCommand, TellsHeightsAndGradesOfAnEvenSlope) {
    const Slope slope;
    const auto run = saban("profile '" + slope.file + "' --line '" + slope.at(10) + " " + slope.at(90) + "' --json");
    ASSERT_EQ(run.status, 0) << run.err;
    const auto report = nlohmann::json::parse(run.out);
    EXPECT_NEAR(report["height_min_m"], 110.0, 1e-3);
    EXPECT_NEAR(report["height_max_m"], 190.0, 1e-3);
    EXPECT_NEAR(report["ascent_m"], 80.0, 1e-3);
    EXPECT_NEAR(report["descent_m"], 0.0, 1e-3);
    EXPECT_NEAR(report["length_m"].get<double>(), 80.0 * slope.cellM, 80.0 * slope.cellM * 1e-3);  // the scale of the zone
    EXPECT_NEAR(report["grade_max_percent"].get<double>(), 100.0 / slope.cellM, 0.2);
    EXPECT_GE(report["samples"].size(), 161u);
    for (const char* key : {"distance_m", "e", "n", "height_m", "grade_percent"}) EXPECT_TRUE(report["samples"][0].contains(key)) << key;
}

TEST(ProfileCommand, WritesTableAndChart) {
    const Slope slope;
    for (const char* name : {"p.csv", "p.png", "p.svg"}) {
        const std::string out = slope.folder.file(name);
        const auto run = saban("profile '" + slope.file + "' --line '" + slope.at(10) + " " + slope.at(90) + "' -o '" + out + "'");
        EXPECT_EQ(run.status, 0) << run.err;
        EXPECT_GT(std::filesystem::file_size(out), 500u);
    }
    EXPECT_EQ(test::readBytes(slope.folder.file("p.csv")).substr(0, 10), "distance_m");
    EXPECT_NE(test::readBytes(slope.folder.file("p.svg")).find("<svg"), std::string::npos);
}

TEST(ProfileCommand, SaysWhyThereIsNone) {
    const Slope slope;
    EXPECT_EQ(saban("profile '" + slope.file + "'").status, 2);
    EXPECT_EQ(saban("profile '" + slope.file + "' --line '" + slope.at(1) + "'").status, 2);
    EXPECT_EQ(saban("profile '" + slope.file + "' --line 'a b'").status, 2);
    EXPECT_EQ(saban("profile '" + slope.file + "' --route 'Đường 1'").status, 2);
    EXPECT_EQ(saban("profile '" + slope.file + "' --line '" + slope.at(10) + " " + slope.at(90) + "' -o /tmp/profile.txt").status, 2);
    const auto beside = saban("profile '" + slope.file + "' --line '" + slope.at(100) + " " + slope.at(200) + "'");
    EXPECT_EQ(beside.status, 1);
    EXPECT_NE(beside.err.find("no elevation"), std::string::npos) << beside.err;
    EXPECT_EQ(saban("profile '" + slope.file + "' --line '" + slope.at(100) + " " + slope.at(200) + "' --keep-gaps").status, 0);
}

TEST(RenderCommand, RefusesCutsAndGridsThatMakeNoSense) {
    const Slope slope;
    const std::string render = "render '" + slope.file + "' -o '" + slope.folder.file("x.png") + "' --size 64x48 --samples 1 ";
    EXPECT_EQ(saban(render + "--cut '1,2'").status, 2);
    EXPECT_EQ(saban(render + "--cut '1,2 1,2'").status, 2);
    EXPECT_EQ(saban(render + "--cut '" + slope.at(20) + " " + slope.at(50) + " " + slope.at(80) + "'").status, 2);
    EXPECT_EQ(saban(render + "--contours 0.001").status, 2);
    EXPECT_EQ(saban(render + "--grid nothing").status, 2);
    EXPECT_EQ(saban(render + "--grid EPSG:4326").status, 2);
    EXPECT_FALSE(std::filesystem::exists(slope.folder.file("x.png")));
    EXPECT_EQ(saban(render + "--contour-labels --grid mgrs --cut '" + slope.at(20) + " " + slope.at(80) + "'").status, 0);
}

}  // namespace
}  // namespace saban
