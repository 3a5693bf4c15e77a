// saban bench, as a person runs it.
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/raster_fixtures.h"
#include "tests/viewer/cli/shipped_program.h"

namespace saban {
namespace {

using test::Outcome;
using test::saban;
using test::TemporaryFolder;

/// Any ground that is not level.
std::string waves(const TemporaryFolder& folder) {
    test::RasterRecipe recipe;
    recipe.columns = 120;
    recipe.rows = 100;
    recipe.value = [](int c, int r, int) { return 100.0 + 40.0 * std::sin(c / 9.0) * std::cos(r / 7.0); };
    return test::writeRaster(folder.file("a.tif"), recipe);
}

TEST(Bench, PrintsTheKeysOfTheContract) {
    const TemporaryFolder f;
    const Outcome run = saban("bench '" + waves(f) + "' --size 160x100 --frames 8 --path dive --json");
    ASSERT_EQ(run.status, 0) << run.err;
    const auto report = nlohmann::json::parse(run.out);
    for (const std::string key : {"renderer", "size", "frames", "fps_median", "missing_frames_percent", "incomplete_frames_percent", "tiles_mean", "triangles_max", "first_frame_s", "complete_frame_s", "triangles_mean", "peak_rss_mib", "error_px_max",
                                  "error_px_p999", "error_px_mean"})
        EXPECT_TRUE(report.contains(key)) << key;
    for (const std::string key : {"p50", "p95", "p99", "max"}) EXPECT_GT(report.at("frame_ms").at(key).get<double>(), 0.0);
    EXPECT_GT(report.at("frame_cpu_ms").at("p50").get<double>(), 0.0);
    EXPECT_EQ(report.at("frames"), 8);
    EXPECT_GE(report.at("error_px_max"), report.at("error_px_p999"));
    EXPECT_GE(report.at("error_px_p999"), 0.0);
}

TEST(Bench, ComparesWithTheLeastThatFillsTheSamePixels) {
    const TemporaryFolder f;
    const Outcome run = saban("bench '" + waves(f) + "' --size 160x100 --frames 4 --limit");
    ASSERT_EQ(run.status, 0) << run.err;
    const auto report = nlohmann::json::parse(run.out);
    const double twoTrianglesMs = report.at("limit_ms").at("two_triangles"), meshMs = report.at("limit_ms").at("static_mesh");
    EXPECT_GT(twoTrianglesMs, 0.0);
    EXPECT_GT(meshMs, 0.0);
    EXPECT_NEAR(report.at("ratio_to_static_mesh"), report.at("rest_ms").get<double>() / meshMs, 1e-9);
}

TEST(Bench, FliesAtASpeedAndRefusesWrongOnes) {
    const TemporaryFolder f;
    const std::string path = waves(f);
    const Outcome run = saban("bench '" + path + "' --size 160x100 --frames 5 --path low --speed 100");
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(nlohmann::json::parse(run.out).at("frames"), 5);
    for (const std::string wrong : {"--path low --speed -1", "--path low --speed fast", "--path low --speed nan", "--path orbit --speed 100", "--speed 100"})
        EXPECT_EQ(saban("bench '" + path + "' --size 160x100 --frames 5 " + wrong).status, 2) << wrong;
}

TEST(Bench, FliesAPathFromAFileAndNamesABadRow) {
    const TemporaryFolder f;
    const std::string path = waves(f);
    const std::string good = test::writeText(f.file("good.csv"), "eyeE,eyeN,eyeH,lookE,lookN,lookH\n500100,2299100,400,500600,2299500,100\n500200,2299100,400,500600,2299500,100\n");
    EXPECT_EQ(saban("bench '" + path + "' --size 160x100 --path '" + good + "'").status, 0);
    const std::string bad = test::writeText(f.file("bad.csv"), "1,2,3,4,5,6\n1,2,x,4,5,6\n");
    const Outcome run = saban("bench '" + path + "' --size 160x100 --path '" + bad + "'");
    EXPECT_EQ(run.status, 1);
    EXPECT_NE(run.err.find("row 2"), std::string::npos) << run.err;
}

}  // namespace
}  // namespace saban
