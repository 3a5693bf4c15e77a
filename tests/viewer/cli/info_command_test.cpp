#include "viewer/cli/info_command.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/layers/ground/raster_fixture.h"

namespace saban::cli {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;

struct Ran {
    int status = -1;
    std::string out;
    std::string err;

    json object() const { return json::parse(out); }
};

class InfoCommand : public test::RasterTest {
   protected:
    static Ran run(std::vector<std::string> arguments) {
        CLI::App app;
        Ran ran;
        addInfoCommand(app, ran.status);
        arguments.insert(arguments.begin(), "info");
        std::reverse(arguments.begin(), arguments.end());
        testing::internal::CaptureStdout();
        testing::internal::CaptureStderr();
        try {
            app.parse(arguments);
        } catch (const CLI::ParseError&) {
            ran.status = 2;
        }
        ran.out = testing::internal::GetCapturedStdout();
        ran.err = testing::internal::GetCapturedStderr();
        return ran;
    }
    static std::vector<std::string> codes(const json& object) {
        std::vector<std::string> all;
        for (const auto& warning : object.at("warnings")) all.push_back(warning.at("code"));
        return all;
    }
    std::string file(const std::string& name, const std::string& content) const {
        std::ofstream(folder_ / name) << content;
        return (folder_ / name).string();
    }
};

TEST_F(InfoCommand, TellsARastersHeightsBoundsAndVoids) {
    // Height = column of the cell; the first of 20 columns is no-data: 5 %.
    const auto dem = write("dem.tif", {.labelled = 3405, .upperLeft = {580000, 2335000}, .cell = 10, .columns = 20, .rows = 10, .nodata = -9999,
                                       .value = [](glm::dvec2 p) { return p.x < 580010 ? -9999.0 : std::floor((p.x - 580000) / 10); }});
    const auto ran = run({dem, "--json"});
    ASSERT_EQ(ran.status, 0) << ran.err;
    const json info = ran.object();
    EXPECT_EQ(info.at("kind"), "elevation");
    EXPECT_EQ(info.at("crs"), "EPSG:3405");
    EXPECT_EQ(info.at("crs_name"), "VN-2000 / UTM zone 48N");
    EXPECT_EQ(info.at("width"), 20);
    EXPECT_EQ(info.at("height"), 10);
    EXPECT_EQ(info.at("resolution_m"), 10.0);
    EXPECT_EQ(info.at("bounds"), json::array({580000, 2334900, 580200, 2335000}));
    EXPECT_EQ(info.at("height_min_m"), 1.0);
    EXPECT_EQ(info.at("height_max_m"), 19.0);
    EXPECT_EQ(info.at("nodata_percent"), 5.0);
    EXPECT_EQ(info.at("data_type"), "Float32");
    EXPECT_TRUE(info.at("vertical_reference").is_null());
    EXPECT_TRUE(info.at("vertical_unit").is_null());
    EXPECT_EQ(info.at("overviews"), false);
    EXPECT_EQ(info.at("table_crs"), "EPSG:3405");
    EXPECT_THAT(info.at("warnings"), IsEmpty());
}

TEST_F(InfoCommand, PrintsTheSameForPeople) {
    const auto dem = write("dem.tif", {.labelled = 3405, .upperLeft = {580000, 2335000}});
    const auto ran = run({dem});
    ASSERT_EQ(ran.status, 0) << ran.err;
    for (const char* part : {"VN-2000 / UTM zone 48N (EPSG:3405)", "100 x 100 cells", "100.000 m", "none declared", "EPSG:9210"})
        EXPECT_THAT(ran.out, HasSubstr(part));
    EXPECT_EQ(ran.err, "");
}

TEST_F(InfoCommand, NanAndHugeHeightsAreNoData) {
    const auto dem = write("dem.tif", {.labelled = 32648, .upperLeft = {580000, 2335000}, .cell = 10, .columns = 10, .rows = 10, .value = [](glm::dvec2 p) {
                                           if (p.x < 580010) return std::numeric_limits<double>::quiet_NaN();
                                           if (p.x < 580020) return 1e38;
                                           if (p.x < 580030) return -1e38;
                                           return p.x < 580040 ? -32768.0 : 7.5;
                                       }});
    const json info = run({dem, "--json"}).object();
    EXPECT_EQ(info.at("nodata_percent"), 40.0);
    EXPECT_EQ(info.at("height_min_m"), 7.5);
    EXPECT_EQ(info.at("height_max_m"), 7.5);
    EXPECT_THAT(codes(info), testing::ElementsAre("impossible_heights"));
}

TEST_F(InfoCommand, AllNoDataIsAWarning) {
    const auto dem = write("dem.tif", {.labelled = 32648, .upperLeft = {580000, 2335000}, .columns = 4, .rows = 4, .nodata = 0, .value = [](glm::dvec2) { return 0.0; }});
    const json info = run({dem, "--json"}).object();
    EXPECT_TRUE(info.at("height_min_m").is_null());
    EXPECT_EQ(info.at("nodata_percent"), 100.0);
    EXPECT_THAT(codes(info), testing::ElementsAre("all_nodata"));
}

TEST_F(InfoCommand, MissingCrsIsAWarningAndCanBeGiven) {
    const auto dem = write("dem.tif", {.upperLeft = {580000, 2335000}});
    const json bare = run({dem, "--json"}).object();
    EXPECT_TRUE(bare.at("crs").is_null());
    EXPECT_TRUE(bare.at("table_crs").is_null());
    EXPECT_THAT(codes(bare), testing::ElementsAre("no_crs"));
    EXPECT_EQ(run({dem, "--json", "--crs", "EPSG:3405"}).object().at("crs"), "EPSG:3405");
}

TEST_F(InfoCommand, HeightAtAPointIsThatOfTheDataInAnyCrs) {
    // A plane rises 1 m per 10 m of easting: bilinear interpolation is exact on it.
    const auto dem = write("dem.tif", {.labelled = 3405, .upperLeft = {580000, 2335000}, .type = GDT_Float64, .value = [](glm::dvec2 p) { return (p.x - 580000) / 10; }});
    const json here = run({dem, "--json", "--at", "580123.4,2334567.8"}).object();
    EXPECT_NEAR(here.at("height_m").get<double>(), 12.34, 1e-6);
    EXPECT_NEAR(here.at("at").at("cell_height_m").get<double>(), 12.5, 1e-9);
    // cs2cs (PROJ 9.1.1): echo "580123.4 2334567.8" | cs2cs -f %.10f EPSG:3405 EPSG:4326
    const json lonLat = run({dem, "--json", "--crs", "EPSG:4326", "--at", "105.7733806040,21.1094831705"}).object();
    EXPECT_NEAR(lonLat.at("height_m").get<double>(), 12.34, 0.001);
    EXPECT_TRUE(run({dem, "--json", "--at", "0,0"}).object().at("height_m").is_null());
}

TEST_F(InfoCommand, TellsTheVerticalReferenceOfTheFileAndItsUnit) {
    const auto dem = write("dem.tif", {.labelled = 32648, .vertical = 5773, .upperLeft = {580000, 2335000}, .unit = "ft", .value = [](glm::dvec2) { return 1000.0; }});
    const json info = run({dem, "--json"}).object();
    EXPECT_EQ(info.at("crs"), "EPSG:32648");
    EXPECT_EQ(info.at("vertical_reference"), "EGM96 height");
    EXPECT_EQ(info.at("vertical_unit"), "ft");
    EXPECT_NEAR(info.at("height_max_m").get<double>(), 304.8, 1e-9);
}

TEST_F(InfoCommand, SrtmTilesAreOnEgm96ByTheirFormat) {
    const std::string tile = SABAN_SHARED_DATA "/elevation/N21E105.hgt";
    if (!std::filesystem::exists(tile)) GTEST_SKIP() << "shared data are absent: " << tile;
    const json info = run({tile, "--json"}).object();
    EXPECT_EQ(info.at("crs"), "EPSG:4326");
    EXPECT_THAT(info.at("vertical_reference").get<std::string>(), HasSubstr("EGM96"));
    EXPECT_EQ(info.at("height_max_m"), 1582.0);  // shared/data/README.md
}

TEST_F(InfoCommand, BadPointsAndCrsFailInOneLine) {
    const auto dem = write("dem.tif", {.labelled = 3405, .upperLeft = {580000, 2335000}});
    for (const std::vector<std::string>& bad : {std::vector<std::string>{"--at", "here"}, {"--crs", "EPSG:6957"}, {"--crs", "EPSG:999999"}}) {
        auto arguments = bad;
        arguments.push_back(dem);
        const auto ran = run(arguments);
        EXPECT_EQ(ran.status, 1);
        EXPECT_EQ(ran.out, "");
        EXPECT_THAT(ran.err, testing::StartsWith("saban: error: "));
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1);
    }
}

TEST_F(InfoCommand, SeveralFilesGiveOneObjectAndWhatTheyShowTogether) {
    const auto base = write("base.tif", {.labelled = 32648, .upperLeft = {580000, 2335000}, .cell = 50, .columns = 200, .rows = 200, .value = test::hillsIn(32648)});
    const auto survey = write("survey.tif", {.labelled = 3405, .upperLeft = {583000, 2332000}, .cell = 10, .columns = 300, .rows = 300, .value = test::hillsIn(32648)});
    const auto ran = run({base, survey, "--json"});
    ASSERT_EQ(ran.status, 0) << ran.err;
    const json info = ran.object();
    EXPECT_EQ(info.at("files").size(), 2u);
    EXPECT_EQ(info.at("files")[1].at("path"), survey);
    EXPECT_EQ(info.at("table_crs"), "EPSG:32648");
    EXPECT_THAT(codes(info), testing::ElementsAre("datum_shift"));
}

TEST_F(InfoCommand, TellsAPictureWithoutHeights) {
    const auto photo = write("photo.tif", {.labelled = 9210, .upperLeft = {504000, 2332000}, .bands = 3, .type = GDT_Byte});
    const json info = run({photo, "--json"}).object();
    EXPECT_EQ(info.at("kind"), "imagery");
    EXPECT_TRUE(info.at("height_min_m").is_null());
    EXPECT_EQ(info.at("nodata_percent"), 0.0);
}

TEST_F(InfoCommand, TellsTheLayersOfAVectorFile) {
    const auto path = file("works.geojson", R"({"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"ten":"Hầm họp"},"geometry":{"type":"Point","coordinates":[105.8,21.0]}},
      {"type":"Feature","properties":{"ten":"Đường"},"geometry":{"type":"LineString","coordinates":[[105.7,20.9],[105.9,21.1]]}},
      {"type":"Feature","properties":{"ten":null},"geometry":null}]})");
    const auto ran = run({path, "--json"});
    ASSERT_EQ(ran.status, 0) << ran.err;
    const json info = ran.object();
    EXPECT_EQ(info.at("kind"), "vector");
    EXPECT_EQ(info.at("driver"), "GeoJSON");
    ASSERT_EQ(info.at("layers").size(), 1u);
    const json& layer = info.at("layers")[0];
    EXPECT_EQ(layer.at("name"), "works");
    EXPECT_EQ(layer.at("features"), 3);
    EXPECT_EQ(layer.at("geometry_types"), json::array({"Line String", "Point", "none"}));
    EXPECT_EQ(layer.at("bounds"), json::array({105.7, 20.9, 105.9, 21.1}));
    EXPECT_EQ(layer.at("crs"), "EPSG:4326");
    EXPECT_EQ(layer.at("fields"), json::array({"ten"}));
}

TEST_F(InfoCommand, BadFilesFailInOneLineThatNamesThem) {
    std::ofstream(folder_ / "empty.tif").flush();
    const auto good = write("good.tif", {.labelled = 3405, .upperLeft = {580000, 2335000}});
    std::ifstream whole(good, std::ios::binary);
    std::stringstream bytes;
    bytes << whole.rdbuf();
    std::ofstream(folder_ / "cut.tif", std::ios::binary) << bytes.str().substr(0, bytes.str().size() / 2);
    file("text.tif", "not a raster");
    file("broken.geojson", R"({"type":"FeatureCollection","features":[{"type")");
    for (const char* name : {"missing.tif", "empty.tif", "cut.tif", "text.tif", "broken.geojson"}) {
        const auto ran = run({(folder_ / name).string(), "--json"});
        EXPECT_EQ(ran.status, 1) << name;
        EXPECT_EQ(ran.out, "") << name;
        EXPECT_THAT(ran.err, HasSubstr(name));
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
    }
}

TEST_F(InfoCommand, RefusesTheNetworkByName) {
    for (const char* source : {"http://example.org/a.tif", "/vsicurl/https://example.org/a.tif", "/vsis3/bucket/a.tif", "WMS:http://example.org", "PG:dbname=plan"}) {
        const auto ran = run({source});
        EXPECT_EQ(ran.status, 1) << source;
        EXPECT_THAT(ran.err, HasSubstr("--allow-network"));
        EXPECT_THAT(ran.err, HasSubstr(source));
    }
}

TEST_F(InfoCommand, RefusesAWrongVn2000CodeNamingTheRightOne) {
    const auto ran = run({write("wrong.tif", {.labelled = 6959, .upperLeft = {580000, 2335000}})});
    EXPECT_EQ(ran.status, 1);
    EXPECT_THAT(ran.err, HasSubstr("EPSG:5899"));
}

TEST_F(InfoCommand, NeedsAFile) { EXPECT_EQ(run({}).status, 2); }

/// Cell values by gdallocationinfo, at centres of cells spread over the raster.
TEST_F(InfoCommand, AgreesWithGdallocationinfoOnRealData) {
    const std::filesystem::path data(SABAN_SHARED_DATA "/elevation");
    if (!std::filesystem::exists(data)) GTEST_SKIP() << "shared data are absent: " << data;
    if (std::system("command -v gdallocationinfo > /dev/null 2>&1") != 0) GTEST_SKIP() << "gdallocationinfo (package gdal-bin) is not installed";
    for (const char* name : {"N21E105.hgt", "danang_hoian_30m.tif", "phucxa_terrain_5m.tif", "mt_rainier_90m.tif"}) {
        const std::string path = data / name;
        const auto raster = geo::RasterFile::open(path);
        ASSERT_TRUE(raster) << raster.error().message;
        const auto& info = (*raster)->info();
        for (const double share : {0.11, 0.37, 0.5, 0.83}) {
            const glm::dvec2 cell{std::floor(share * info.width), std::floor((1 - share) * info.height)};
            std::FILE* pipe = ::popen(fmt::format("gdallocationinfo -valonly '{}' {} {}", path, cell.x, cell.y).c_str(), "r");
            double expected = 0.0;
            const bool hasValue = std::fscanf(pipe, "%lf", &expected) == 1;
            ::pclose(pipe);
            if (!hasValue || (info.nodata && expected == *info.nodata)) continue;
            const glm::dvec2 point = (*raster)->toPoint(cell + 0.5);
            const auto ran = run({path, "--json", "--at", fmt::format("{:.12f},{:.12f}", point.x, point.y)});
            ASSERT_EQ(ran.status, 0) << ran.err;
            EXPECT_NEAR(ran.object().at("height_m").get<double>(), expected, 0.001) << name << " " << cell.x << " " << cell.y;
        }
    }
}

}  // namespace
}  // namespace saban::cli
