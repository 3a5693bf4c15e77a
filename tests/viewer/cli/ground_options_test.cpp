// Options of render and bench for the colours of the ground, in the shipped program.
#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "tests/viewer/cli/shipped_program.h"

namespace saban::test {
namespace {

RasterRecipe slopeOf(double percent) {
    RasterRecipe recipe;  // cells of 10 m
    recipe.value = [=](int column, int, int) { return 100.0 + column * percent / 10.0; };
    return recipe;
}

const std::string kView = " --view top --no-grid --no-frame --contours off --size 200x160 --samples 1 --force";

std::array<int, 3> middleOf(const std::string& path) {
    GDALAllRegister();
    std::array<int, 3> colour{};
    auto* picture = GDALDataset::Open(path.c_str());
    if (!picture) return colour;
    for (int band = 1; band <= 3; ++band)
        EXPECT_EQ(picture->GetRasterBand(band)->RasterIO(GF_Read, 100, 80, 1, 1, &colour[static_cast<std::size_t>(band - 1)], 1, 1, GDT_Int32, 0, 0, nullptr), CE_None);
    GDALClose(picture);
    return colour;
}

TEST(GroundOptions, ShadeTheSlopeByItsClass) {
    const TemporaryFolder f;
    const auto shaded = [&](double percent, const std::string& options) {
        const std::string path = writeRaster(f.file("a.tif"), slopeOf(percent)), out = f.file("a.png");
        const Outcome run = saban("render '" + path + "' -o '" + out + "' " + options + kView);
        EXPECT_EQ(run.status, 0) << run.err;
        return middleOf(out);
    };
    const auto gentle = shaded(1.0, "--shade slope"), steep = shaded(80.0, "--shade slope");
    EXPECT_GT(gentle[1], gentle[2] + 10);          // pale green
    EXPECT_GE(gentle[1], gentle[0]);
    EXPECT_GT(steep[0], steep[1] * 3);             // dark red
    const auto own = shaded(1.0, "--shade slope --slope-classes 0.2,0.5");
    EXPECT_GT(own[0], own[1] * 3);
}

TEST(GroundOptions, RefuseWhatMakesNoSense) {
    const TemporaryFolder f;
    const std::string path = writeRaster(f.file("a.tif"), slopeOf(10.0));
    for (const char* options : {"--shade slope --slope-classes 7,3", "--slope-classes x", "--tint-range 5", "--tint-range 9,2", "--tint pink", "--shade steep", "--shade-opacity 2"}) {
        const Outcome run = saban("render '" + path + "' -o '" + f.file("a.png") + "' " + options + kView);
        EXPECT_EQ(run.status, 2) << options << run.err;
        EXPECT_FALSE(run.err.empty()) << options;
    }
}

TEST(GroundOptions, AMapHasTheScaleThatIsAskedFor) {
    const TemporaryFolder f;
    const std::string path = writeRaster(f.file("a.tif"), slopeOf(30.0)), command = "render '" + path + "' -o '" + f.file("a.png") + "'" + kView;
    const Outcome run = saban(command + " --json --map --metres-per-pixel 2.5");
    EXPECT_EQ(run.status, 0) << run.err;
    const auto report = nlohmann::json::parse(run.out, nullptr, false);
    ASSERT_TRUE(report.is_object()) << run.out;
    EXPECT_NEAR(report.value("metres_per_pixel", 0.0), 2.5, 1e-9);
    EXPECT_EQ(saban(command + " --metres-per-pixel 2.5").status, 2);
    EXPECT_EQ(saban(command + " --map --pitch 40").status, 2);
    EXPECT_EQ(saban(command + " --map --metres-per-pixel 2.5 --range 900").status, 2);
}

// The table is 640 m wide: 160 rows show at most four times as much, and at least what an eye sees from 2 m, 4 tan 22.5 degrees.
TEST(GroundOptions, AScaleThatAMapCannotHaveIsRefusedWithWhatItCan) {
    const TemporaryFolder f;
    const std::string path = writeRaster(f.file("a.tif"), slopeOf(30.0)), command = "render '" + path + "' -o '" + f.file("a.png") + "'" + kView + " --map --metres-per-pixel ";
    for (const char* scale : {"5000", "16.1", "0.01", "0.001"}) {
        const Outcome run = saban(command + scale);
        EXPECT_EQ(run.status, 2) << scale;
        EXPECT_NE(run.err.find("0.0104 to 16,"), std::string::npos) << run.err;
    }
    for (const char* scale : {"15.99", "0.0104"}) EXPECT_EQ(saban(command + scale).status, 0) << scale;
}

TEST(GroundOptions, ShadowsDarkenWhatAHillHides) {
    const TemporaryFolder f;
    RasterRecipe wall;  // 100 m high in the eastern 220 m: at 20 degrees its shadow is 275 m long
    wall.value = [](int column, int, int) { return column >= 42 ? 150.0 : 50.0; };
    const std::string path = writeRaster(f.file("a.tif"), wall), out = f.file("a.png");
    const auto brightness = [&](const std::string& options) {
        // 2026-03-20 07:25 in Việt Nam: the sun stands in the east, about 20 degrees high.
        EXPECT_EQ(saban("render '" + path + "' -o '" + out + "' --tint grey --date-time 2026-03-20T07:25 " + options + kView).status, 0);
        const auto c = middleOf(out);  // column 32: 100 m from the wall
        return c[0] + c[1] + c[2];
    };
    EXPECT_LT(brightness("--shadows"), brightness("") * 7 / 10);
}

}  // namespace
}  // namespace saban::test
