// The shipped program, run as a person runs it: bad input, pictures, agreement with other programs.
#include <fmt/format.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/raster_fixtures.h"
#include "tests/viewer/cli/shipped_program.h"

namespace saban {
namespace {

using test::Outcome;
using test::RasterRecipe;
using test::saban;
using test::TemporaryFolder;
using test::writeRaster;

/// The exit status, exactly one line that begins with `saban: error:`, and no output file.
void expectOneClearError(const std::string& input, const std::string& word, const std::string& more = {}, int status = 1) {
    const TemporaryFolder folder;
    const std::string picture = folder.file("out.png");
    const Outcome run = saban("render " + input + " -o '" + picture + "' --size 64x48 --samples 1 " + more);
    EXPECT_EQ(run.status, status) << run.err;
    std::size_t errors = 0;
    for (std::size_t at = run.err.find("saban: error: "); at != std::string::npos; at = run.err.find("saban: error: ", at + 1)) ++errors;
    EXPECT_EQ(errors, 1u) << run.err;
    EXPECT_NE(run.err.find(word), std::string::npos) << run.err;
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
    EXPECT_FALSE(std::filesystem::exists(picture));
    EXPECT_TRUE(test::filesUnder(folder.path()).empty());
}

RasterRecipe hills() {
    RasterRecipe recipe;
    recipe.columns = 120;
    recipe.rows = 100;
    recipe.value = [](int c, int r, int) { return 100.0 + 40.0 * std::sin(c / 9.0) * std::cos(r / 7.0); };
    return recipe;
}

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb;
    std::array<double, 3> mean() const {
        std::array<double, 3> sum{};
        for (std::size_t i = 0; i < rgb.size(); ++i) sum[i % 3] += rgb[i];
        for (double& s : sum) s /= static_cast<double>(rgb.size()) / 3.0;
        return sum;
    }
    std::array<int, 3> at(int x, int y) const {
        const std::uint8_t* p = &rgb[(static_cast<std::size_t>(y) * width + x) * 3];
        return {p[0], p[1], p[2]};
    }
};

Picture readPicture(const std::string& path) {
    GDALAllRegister();
    Picture picture;
    auto* dataset = GDALDataset::Open(path.c_str());
    if (!dataset) return picture;
    picture.width = dataset->GetRasterXSize();
    picture.height = dataset->GetRasterYSize();
    picture.rgb.resize(static_cast<std::size_t>(picture.width) * picture.height * 3);
    std::array<int, 3> bands{1, 2, 3};
    const CPLErr read = dataset->RasterIO(GF_Read, 0, 0, picture.width, picture.height, picture.rgb.data(), picture.width, picture.height,
                                          GDT_Byte, 3, bands.data(), 3, 3 * picture.width, 1);
    EXPECT_EQ(read, CE_None);
    GDALClose(dataset);
    return picture;
}

TEST(BadInput, NotARaster) {
    const TemporaryFolder f;
    expectOneClearError("'" + test::writeText(f.file("a.tif"), "Kính gửi Ban chỉ huy\n") + "'", "a.tif");
}

TEST(BadInput, AMissingFile) { expectOneClearError("/nowhere/ridge.tif", "/nowhere/ridge.tif"); }

TEST(BadInput, AnEmptyFile) {
    const TemporaryFolder f;
    expectOneClearError("'" + test::writeText(f.file("empty.tif"), "") + "'", "empty.tif");
}

TEST(BadInput, ATruncatedGeoTiff) {
    const TemporaryFolder f;
    const std::string whole = test::readBytes(writeRaster(f.file("whole.tif"), hills()));
    expectOneClearError("'" + test::writeText(f.file("cut.tif"), whole.substr(0, whole.size() / 2)) + "'", "cut.tif");
}

TEST(BadInput, ABitFlippedGeoTiffNeverCrashes) {
    const TemporaryFolder f;
    const std::string whole = test::readBytes(writeRaster(f.file("whole.tif"), hills()));
    for (std::size_t at = 0; at < 400; at += 37) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x40);
        const std::string path = test::writeText(f.file("flipped.tif"), damaged);
        const Outcome run = saban("info '" + path + "' --json");
        EXPECT_TRUE(run.status == 0 || run.status == 1) << "byte " << at << ": " << run.status << run.err;
        if (run.status == 1) { EXPECT_EQ(run.err.rfind("saban: error: ", 0), 0u) << run.err; }
    }
}

TEST(BadInput, NoCrs) {
    const TemporaryFolder f;
    RasterRecipe recipe = hills();
    recipe.crs = "";
    const std::string path = writeRaster(f.file("nocrs.tif"), recipe);
    expectOneClearError("'" + path + "'", "--crs");
    const Outcome run = saban("render '" + path + "' --crs EPSG:3405 --size 64x48 --samples 1 -o '" + f.file("ok.png") + "'");
    EXPECT_EQ(run.status, 0) << run.err;
}

TEST(BadInput, AllNodata) {
    const TemporaryFolder f;
    RasterRecipe recipe = hills();
    recipe.nodata = -9999;
    recipe.value = [](int, int, int) { return -9999.0; };
    expectOneClearError("'" + writeRaster(f.file("void.tif"), recipe) + "'", "void.tif");
}

TEST(BadInput, NanAndHugeHeightsAreHolesWithOneWarning) {
    const TemporaryFolder f;
    RasterRecipe recipe = hills();
    recipe.value = [](int c, int r, int) { return c == 5 ? std::nan("") : c == 9 ? 1e38 : r == 3 ? -1e38 : 10.0 + c; };
    const std::string path = writeRaster(f.file("wild.tif"), recipe);
    const Outcome run = saban("render '" + path + "' --size 64x48 --samples 1 -o '" + f.file("a.png") + "'");
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_NE(run.err.find("wild.tif"), std::string::npos);
}

TEST(BadInput, OnePixelAndOneRow) {
    const TemporaryFolder f;
    RasterRecipe one = hills();
    one.columns = one.rows = 1;
    expectOneClearError("'" + writeRaster(f.file("one.tif"), one) + "'", "one.tif");
    RasterRecipe row = hills();
    row.rows = 1;
    expectOneClearError("'" + writeRaster(f.file("row.tif"), row) + "'", "row.tif");
}

TEST(BadInput, AnEmptyPartOfTheTable) {
    const TemporaryFolder f;
    const std::string path = writeRaster(f.file("a.tif"), hills());
    expectOneClearError("'" + path + "'", "--bounds", "--bounds 500100,2299500,500100,2299500", 2);
    expectOneClearError("'" + path + "'", "bounds", "--bounds 1,1,2,2");
}

TEST(BadInput, APictureGivenAsElevation) {
    const TemporaryFolder f;
    RasterRecipe picture = hills();
    picture.bands = 3;
    picture.type = "Byte";
    const std::string path = writeRaster(f.file("photo.tif"), picture);
    expectOneClearError("--elevation '" + path + "'", "photo.tif");
    expectOneClearError("'" + path + "'", "elevation");
    // Named as a picture beside elevation it is one: options take one file each.
    const Outcome run = saban("render --imagery '" + path + "' '" + writeRaster(f.file("h.tif"), hills()) + "' --size 64x48 --samples 1 -o '" + f.file("a.png") + "'");
    EXPECT_EQ(run.status, 0) << run.err;
}

TEST(BadInput, HeightsInAnUnknownUnit) {
    const TemporaryFolder f;
    RasterRecipe recipe = hills();
    recipe.unit = "furlong";
    const std::string path = writeRaster(f.file("odd.tif"), recipe);
    expectOneClearError("'" + path + "'", "--height-unit");
    EXPECT_EQ(saban("render '" + path + "' --height-unit ft --size 64x48 --samples 1 -o '" + f.file("ok.png") + "'").status, 0);
}

TEST(BadInput, AFileWithoutReadPermission) {
    if (geteuid() == 0) GTEST_SKIP() << "root reads every file";
    const TemporaryFolder f;
    const std::string path = writeRaster(f.file("locked.tif"), hills());
    std::filesystem::permissions(path, std::filesystem::perms::none);
    expectOneClearError("'" + path + "'", "locked.tif");
}

TEST(BadInput, AFolderWithoutRasters) {
    const TemporaryFolder f;
    test::writeText(f.file("notes.txt"), "x");
    expectOneClearError("'" + f.path().string() + "'", f.path().string());
}

TEST(BadInput, AMissingPartOfAVrt) {
    const TemporaryFolder f;
    const std::string part = writeRaster(f.file("part.tif"), hills());
    ASSERT_FALSE(test::outputOf("gdalbuildvrt '" + f.file("all.vrt") + "' '" + part + "'").empty());
    std::filesystem::remove(part);
    expectOneClearError("'" + f.file("all.vrt") + "'", "part.tif");
}

TEST(BadInput, TheNetworkIsRefusedByName) { expectOneClearError("https://example.invalid/dem.tif", "--allow-network"); }

TEST(BadInput, AWrongVn2000CodeIsRefusedNamingTheRightOne) {
    const TemporaryFolder f;
    expectOneClearError("'" + writeRaster(f.file("a.tif"), hills()) + "' --crs EPSG:6957", "EPSG:5897");
}

TEST(BadInput, RotatedGcpOnlyAndSouthUpRastersWork) {
    const TemporaryFolder f;
    RasterRecipe rotated = hills();
    rotated.geotransform = {{500000, 8, 6, 2300000, 6, -8}};
    RasterRecipe southUp = hills();
    southUp.geotransform = {{500000, 10, 0, 2299000, 0, 10}};
    RasterRecipe gcps = hills();
    gcps.geotransform.reset();
    gcps.controlPoints = {{0, 0, 500000, 2300000}, {120, 0, 501200, 2300000}, {120, 100, 501200, 2299000}, {0, 100, 500000, 2299000}};
    for (const auto& recipe : {rotated, southUp, gcps}) {
        const std::string path = writeRaster(f.file("odd.tif"), recipe);
        const Outcome run = saban("render '" + path + "' --force --size 64x48 --samples 1 -o '" + f.file("a.png") + "'");
        EXPECT_EQ(run.status, 0) << run.err;
        std::filesystem::remove(path);
    }
}

TEST(BadInput, LayersThatDoNotOverlapAreShownWithTheirDistance) {
    const TemporaryFolder f;
    RasterRecipe east = hills();
    east.geotransform = {{510000, 10, 0, 2300000, 0, -10}};
    const Outcome run = saban("render '" + writeRaster(f.file("west.tif"), hills()) + "' '" + writeRaster(f.file("east.tif"), east) +
                          "' --size 64x48 --samples 1 -o '" + f.file("a.png") + "'");
    EXPECT_EQ(run.status, 0) << run.err;
    // 510000 - 501200 = 8.8 km.
    EXPECT_NE(run.err.find("8.8 km"), std::string::npos) << run.err;
}

TEST(BadInput, ACacheThatCannotBeWrittenDoesNoHarm) {
    const TemporaryFolder f;
    RasterRecipe large = hills();
    large.columns = large.rows = 1800;
    const std::string path = writeRaster(f.file("large.tif"), large);
    const std::string inTheWay = test::writeText(f.file("blocked"), "a file where the folder would be");
    const Outcome run = saban("render '" + path + "' --size 64x48 --samples 1 -o '" + f.file("a.png") + "'", "XDG_CACHE_HOME='" + inTheWay + "'");
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_EQ(readPicture(f.file("a.png")).width, 64);
}

TEST(CommandLine, WrongUsageIsStatus2) {
    EXPECT_EQ(saban("render --no-such-option").status, 2);
    EXPECT_EQ(saban("nothing.tif --lang xx").status, 2);
    EXPECT_EQ(saban("render a.tif -o b.png --size abc").status, 2);
    EXPECT_EQ(saban("render -o b.png").status, 2);
}

TEST(CommandLine, HelpAndVersionSucceed) {
    for (const std::string command : {"--help", "info --help", "render --help", "bench --help"}) EXPECT_EQ(saban(command).status, 0) << command;
    const Outcome version = saban("--version");
    EXPECT_EQ(version.status, 0);
    for (const std::string name : {"saban", "GDAL", "PROJ", "OpenSceneGraph", "Qt", "OpenGL"}) EXPECT_NE(version.out.find(name), std::string::npos);
}

TEST(CommandLine, TakesPointsInDegreesWithAGeographicCrs) {
    const TemporaryFolder f;
    const std::string path = "'" + writeRaster(f.file("a.tif"), hills()) + "'";
    // 105 E is the zone's central meridian: E 500000; the shift to WGS 84 moves it by under 200 m.
    EXPECT_EQ(saban("render " + path + " --crs EPSG:4326 --look 105.004,20.79 --size 64x48 --samples 1 -o '" + f.file("a.png") + "'").status, 0);
    EXPECT_EQ(saban("render " + path + " --crs EPSG:4326 --look 20.79,105.004 --size 64x48 --samples 1 -o '" + f.file("b.png") + "'").status, 2);
}

TEST(CommandLine, CtrlCEndsItWithStatus130AndLeavesNothing) {
    const TemporaryFolder f;
    const std::string path = writeRaster(f.file("a.tif"), hills());
    const std::string out = f.file("figures.json");
    const std::string command = "timeout --preserve-status -s INT 2 '" SABAN_BUILD_DIR "/saban' bench '" + path + "' --size 160x100 --frames 100000 -o '" + out +
                                "' 2>/dev/null";
    const int status = std::system(command.c_str());
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 130);
    EXPECT_EQ(test::filesUnder(f.path()).size(), 1u);
}

TEST(CommandLine, SaysWhenStandardOutputIsFull) {
    const TemporaryFolder f;
    const Outcome run = saban("render '" + writeRaster(f.file("a.tif"), hills()) + "' --size 64x48 --json -o '" + f.file("a.png") + "' >/dev/full");
    EXPECT_EQ(run.status, 1);
    EXPECT_NE(run.err.find("cannot write"), std::string::npos) << run.err;
}

TEST(CommandLine, KeepsAnExistingOutputUnlessForced) {
    const TemporaryFolder f;
    const std::string path = writeRaster(f.file("a.tif"), hills());
    const std::string out = test::writeText(f.file("a.png"), "mine");
    EXPECT_EQ(saban("render '" + path + "' -o '" + out + "'").status, 1);
    EXPECT_EQ(test::readBytes(out), "mine");
    EXPECT_EQ(saban("render '" + path + "' --size 64x48 --force -o '" + out + "'").status, 0);
    EXPECT_EQ(readPicture(out).width, 64);
}

TEST(Render, ReportsWhatItDrew) {
    const TemporaryFolder f;
    const Outcome run = saban("render '" + writeRaster(f.file("a.tif"), hills()) + "' --size 320x200 --json -o '" + f.file("a.png") + "'");
    ASSERT_EQ(run.status, 0) << run.err;
    const auto report = nlohmann::json::parse(run.out);
    EXPECT_GT(report.at("triangles").get<int>(), 0);
    EXPECT_GT(report.at("tiles").get<int>(), 0);
    EXPECT_GT(report.at("time_s").get<double>(), 0.0);
    EXPECT_FALSE(report.at("renderer").get<std::string>().empty());
}

TEST(Render, TheFirstPictureOfAFileIsLikeAnyLater) {
    const TemporaryFolder f;
    RasterRecipe large = hills();  // large enough to get overviews, with a peak that a glance over the file misses
    large.columns = large.rows = 1700;
    large.value = [](int c, int r, int) { return 100.0 + 40.0 * std::sin(c / 90.0) * std::cos(r / 70.0) + (c == 611 && r == 333 ? 900.0 : 0.0); };
    const std::string path = writeRaster(f.file("a.tif"), large);
    const auto picture = [&](const std::string& name) {
        EXPECT_EQ(saban("render '" + path + "' --size 320x200 --samples 1 -o '" + f.file(name) + "'", "XDG_CACHE_HOME='" + f.file("kept") + "'").status, 0);
        return test::readBytes(f.file(name));
    };
    const std::string first = picture("first.png");
    EXPECT_TRUE(picture("second.png") == first);
}

TEST(Render, ShowsADrapedPictureInItsOwnColoursAndTheTintWithout) {
    const TemporaryFolder f;
    RasterRecipe flat = hills();
    flat.value = [](int, int, int) { return 100.0; };
    RasterRecipe picture = hills();
    picture.bands = 3;
    picture.type = "Byte";
    picture.value = [](int, int, int band) { return band == 1 ? 200.0 : band == 2 ? 40.0 : 60.0; };
    const std::string files = "'" + writeRaster(f.file("h.tif"), flat) + "' '" + writeRaster(f.file("p.tif"), picture) + "'";
    const std::string view = " --view top --no-grid --no-frame --size 200x160 --samples 1 --force -o '" + f.file("a.png") + "'";
    ASSERT_EQ(saban("render " + files + view).status, 0);
    // Level ground is lit with brightness 1: the colour is the picture's own.
    auto colour = readPicture(f.file("a.png")).at(100, 80);
    EXPECT_NEAR(colour[0], 200, 3);
    EXPECT_NEAR(colour[1], 40, 3);
    EXPECT_NEAR(colour[2], 60, 3);
    ASSERT_EQ(saban("render " + files + " --no-imagery" + view).status, 0);
    colour = readPicture(f.file("a.png")).at(100, 80);
    EXPECT_GT(colour[1], colour[0]);  // meadow green
}

TEST(Render, LeavesAHoleOpenUnlessAskedToFillIt) {
    const TemporaryFolder f;
    RasterRecipe holed = hills();
    holed.nodata = -9999;
    holed.value = [](int c, int r, int) { return std::hypot(c - 60.0, r - 50.0) < 12 ? -9999.0 : 100.0; };
    const std::string path = "'" + writeRaster(f.file("h.tif"), holed) + "'";
    const std::string view = " --view top --no-grid --size 300x240 --samples 1 --force -o '" + f.file("a.png") + "'";
    ASSERT_EQ(saban("render " + path + view).status, 0);
    const auto open = readPicture(f.file("a.png")).at(150, 120);
    EXPECT_LT(open[0] + open[1] + open[2], 200);  // the dark plate under the block
    ASSERT_EQ(saban("render " + path + " --fill" + view).status, 0);
    const auto filled = readPicture(f.file("a.png")).at(150, 120);
    EXPECT_GT(filled[0] + filled[1] + filled[2], 250);
}

TEST(Render, ExaggerationRaisesTheMountains) {
    const TemporaryFolder f;
    RasterRecipe peak = hills();
    peak.value = [](int c, int r, int) { return 200.0 * std::exp(-((c - 60) * (c - 60) + (r - 50) * (r - 50)) / 120.0); };
    const std::string path = "'" + writeRaster(f.file("h.tif"), peak) + "'";
    const auto topOfGround = [&](const std::string& exaggeration) {
        EXPECT_EQ(saban("render " + path + " --no-frame --look 500600,2299500,0 --heading 0 --pitch 8 --range 2500 --size 240x180 --samples 1 --force " +
                        "--exaggeration " + exaggeration + " -o '" + f.file("a.png") + "'").status, 0);
        const Picture picture = readPicture(f.file("a.png"));
        // The sky is blue-grey: green exceeds blue only on the ground.
        for (int y = 0; y < picture.height; ++y)
            if (picture.at(120, y)[1] > picture.at(120, y)[2] + 8) return y;
        return picture.height;
    };
    EXPECT_LT(topOfGround("3") + 15, topOfGround("1"));
}

/// The share of pixels in which two pictures differ by more than a hair.
double changedPercent(const Picture& a, const Picture& b) {
    if (a.rgb.empty() || a.rgb.size() != b.rgb.size()) return -1.0;
    std::size_t changed = 0;
    for (std::size_t i = 0; i < a.rgb.size(); i += 3)
        changed += std::abs(a.rgb[i] - b.rgb[i]) + std::abs(a.rgb[i + 1] - b.rgb[i + 1]) + std::abs(a.rgb[i + 2] - b.rgb[i + 2]) > 24;
    return 100.0 * static_cast<double>(changed) / (static_cast<double>(a.rgb.size()) / 3.0);
}

TEST(Vectors, AreDrapedOverTheGroundAsFileOrAsOption) {
    const TemporaryFolder f;
    RasterRecipe recipe = hills();
    const std::string dem = writeRaster(f.file("dem.tif"), recipe);
    const Outcome info = saban("info '" + dem + "' --json");
    const auto bounds = nlohmann::json::parse(info.out)["bounds"];
    ASSERT_EQ(bounds.size(), 4u) << info.out;
    const double west = bounds[0], south = bounds[1], east = bounds[2], north = bounds[3];
    const std::string lines = test::writeText(
        f.file("cross.csv"), fmt::format("id,WKT\n1,\"LINESTRING({} {},{} {})\"\n2,\"LINESTRING({} {},{} {})\"\n", west, south, east, north, west, north, east, south));
    const auto picture = [&](const std::string& name, const std::string& more) {
        const Outcome run = saban("render '" + dem + "' " + more + " --view top --no-frame --size 320x240 --samples 1 -o '" + f.file(name) + "'");
        EXPECT_EQ(run.status, 0) << run.err;
        return readPicture(f.file(name));
    };
    const Picture bare = picture("bare.png", ""), asOption = picture("option.png", "--vector '" + lines + "'"), asFile = picture("file.png", "'" + lines + "'");
    EXPECT_GT(changedPercent(bare, asOption), 0.3);
    EXPECT_LT(changedPercent(bare, asOption), 15.0);
    EXPECT_EQ(asOption.rgb, asFile.rgb);
}

TEST(Vectors, ABadOneIsOneClearError) {
    const TemporaryFolder f;
    const std::string dem = writeRaster(f.file("dem.tif"), hills());
    expectOneClearError("'" + dem + "' --vector /nowhere/roads.gpkg", "/nowhere/roads.gpkg");
    expectOneClearError("'" + dem + "' --vector '" + test::writeText(f.file("a.geojson"), "{") + "'", "a.geojson");
}

TEST(Vectors, OfRealProvincesAreSeen) {
    const std::string data = SABAN_SHARED_DATA;
    struct Area {
        std::string elevation;
        std::vector<std::string> vectors;
    };
    const std::vector<Area> areas{{"elevation/danang_hoian_30m.tif", {"vector/osm_landuse_danang.geojson", "vector/gis.osm_places_free_1.shp"}},
                                  {"elevation/daklak_srtm_coarse_210m_3857.tif", {"vector/osm_roads_daklak.geojson", "vector/krong_ana_dak_lak.gpkg"}}};
    for (const Area& area : areas) {
        if (!std::filesystem::exists(data + "/" + area.elevation)) GTEST_SKIP() << "not there: " << data << "/" << area.elevation << " (real data, ../shared/data)";
        const TemporaryFolder f;
        std::string vectors;
        for (const auto& file : area.vectors) vectors += " '" + data + "/" + file + "'";
        const std::string common = "render '" + data + "/" + area.elevation + "' --size 480x270 --samples 1 --view top -o '";
        ASSERT_EQ(saban(common + f.file("bare.png") + "'").status, 0);
        const Outcome run = saban(common + f.file("drawn.png") + "'" + vectors);
        ASSERT_EQ(run.status, 0) << run.err;
        EXPECT_GT(changedPercent(readPicture(f.file("bare.png")), readPicture(f.file("drawn.png"))), 0.5) << area.elevation;
    }
}

// Mesa offers OpenGL 3.3 and takes shaders of version 1.50 at most: a driver that refuses all of ours.
TEST(Program, AShaderThatTheDriverRefusesIsToldAndNoPictureIsMade) {
    const TemporaryFolder folder;
    const std::string ground = "'" + writeRaster(folder.file("hills.tif"), hills()) + "'", picture = folder.file("out.png");
    const std::string refusing = "MESA_SHADER_CACHE_DISABLE=true MESA_GL_VERSION_OVERRIDE=3.3 MESA_GLSL_VERSION_OVERRIDE=150";
    const Outcome run = saban("render " + ground + " -o '" + picture + "' --size 64x48 --samples 1", refusing);
    EXPECT_EQ(run.status, 1) << run.err;
    const auto at = run.err.find("saban: error: ");
    ASSERT_NE(at, std::string::npos) << run.err;
    const std::string error = run.err.substr(at);
    EXPECT_EQ(std::count(error.begin(), error.end(), '\n'), 1) << error;
    for (const char* words : {"refuses a shader", "LIBGL_ALWAYS_SOFTWARE=1", "GLSL 3.30 is not supported"}) EXPECT_NE(error.find(words), std::string::npos) << error;
    EXPECT_FALSE(std::filesystem::exists(picture));
    EXPECT_EQ(test::filesUnder(folder.path()).size(), 1u);
    // What needs no shader goes on.
    EXPECT_EQ(saban("info " + ground, refusing).status, 0);
    EXPECT_EQ(saban("render " + ground + " -o '" + picture + "' --size 64x48 --samples 1").status, 0);
}

}  // namespace
}  // namespace saban
