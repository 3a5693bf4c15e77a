// Plans on the command line: made, added to, told about, looked at.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/viewer/cli/plan_fixture.h"

namespace saban {
namespace {

using namespace test;
namespace fs = std::filesystem;
using nlohmann::json;

TEST(NewPlan, TakesCrsAndBoundsFromTheData) {
    const TemporaryFolder f;
    writeHills(f.file("hills.tif"));
    const auto report = jsonOf(saban("new " + quoted(f.file("p.gpkg")) + " --elevation " + quoted(f.file("hills.tif")) + " --name 'Kế hoạch A' --marking MẬT --json"));
    EXPECT_EQ(report.at("crs"), "EPSG:3405");
    EXPECT_EQ(report.at("bounds"), json::array({500000.0, 2299000.0, 501200.0, 2300000.0}));
    EXPECT_EQ(report.at("plan"), f.file("p.gpkg"));

    const auto info = jsonOf(saban("info --json " + quoted(f.file("p.gpkg"))));
    EXPECT_EQ(info.at("kind"), "plan");
    EXPECT_EQ(info.at("name"), "Kế hoạch A");
    EXPECT_EQ(info.at("marking"), "MẬT");
    EXPECT_EQ(info.at("crs"), "EPSG:3405");
    EXPECT_EQ(info.at("counts").at("map_layers"), 1);
    EXPECT_EQ(info.at("map_layers").at(0).at("path"), "hills.tif");
    EXPECT_EQ(info.at("past_states"), 0);
    EXPECT_TRUE(info.at("missing_layers").empty());
}

TEST(NewPlan, TakesTheCrsAndBoundsThatAreGiven) {
    const TemporaryFolder f;
    writeHills(f.file("hills.tif"));
    const auto report = jsonOf(saban("new " + quoted(f.file("p.gpkg")) + " --elevation " + quoted(f.file("hills.tif")) +
                                     " --crs EPSG:5897 --bounds 500100,2299100,500900,2299900 --json"));
    EXPECT_EQ(report.at("crs"), "EPSG:5897");
    EXPECT_EQ(report.at("bounds"), json::array({500100.0, 2299100.0, 500900.0, 2299900.0}));
    expectOneError(saban("new " + quoted(f.file("q.gpkg")) + " --elevation " + quoted(f.file("hills.tif")) + " --bounds 5,5,5,5"), "--bounds", 2);
    expectOneError(saban("new " + quoted(f.file("q.gpkg")) + " --elevation " + quoted(f.file("hills.tif")) + " --crs EPSG:6957"), "EPSG:5897");
    expectOneError(saban("new " + quoted(f.file("q.gpkg"))), "--elevation", 2);
    EXPECT_FALSE(fs::exists(f.file("q.gpkg")));
}

TEST(NewPlan, ReplacesAFileOnlyWhenForced) {
    const TemporaryFolder f;
    const std::string plan = test::writeText(f.file("p.gpkg"), "mine");
    const std::string elevation = " --elevation " + quoted(writeHills(f.file("hills.tif")));
    expectOneError(saban("new " + quoted(plan) + elevation), "--force");
    EXPECT_EQ(test::readBytes(plan), "mine");
    EXPECT_EQ(saban("new " + quoted(plan) + elevation + " --force").status, 0);
    EXPECT_TRUE(layers::isPlanFile(plan));
    EXPECT_EQ(test::filesUnder(f.path()), (std::vector<std::string>{f.file("hills.tif"), f.file("p.gpkg")}));
}

TEST(NewPlan, LeavesNothingBehindWhenItFails) {
    const TemporaryFolder f;
    expectOneError(saban("new " + quoted(f.file("p.gpkg")) + " --elevation " + quoted(f.file("absent.tif"))), "absent.tif");
    expectOneError(saban("new " + quoted(f.file("no/such/p.gpkg")) + " --elevation " + quoted(writeHills(f.file("hills.tif")))), "p.gpkg");
    EXPECT_EQ(test::filesUnder(f.path()), std::vector<std::string>{f.file("hills.tif")});
}

TEST(AddToPlan, PutsLayersOnTopInOneEdit) {
    const TemporaryFolder f;
    const std::string plan = f.file("p.gpkg");
    ASSERT_EQ(saban("new " + quoted(plan) + " --elevation " + quoted(writeHills(f.file("hills.tif")))).status, 0);
    fs::create_directories(f.path() / "data");
    writeHills(f.file("data/finer.tif"));
    RasterRecipe photo;
    photo.bands = 3;
    photo.type = "Byte";
    writeRaster(f.file("photo.tif"), photo);
    const auto report = jsonOf(saban("add " + quoted(plan) + " --elevation " + quoted(f.file("data/finer.tif")) + " --imagery " + quoted(f.file("photo.tif")) +
                                     " --marking MẬT --json"));
    EXPECT_EQ(report.at("added"), 2);
    const auto info = jsonOf(saban("info --json " + quoted(plan)));
    EXPECT_EQ(info.at("marking"), "MẬT");
    EXPECT_EQ(info.at("past_states"), 1);
    ASSERT_EQ(info.at("map_layers").size(), 3u);
    EXPECT_EQ(info.at("map_layers").at(1).at("path"), "data/finer.tif");
    EXPECT_EQ(info.at("map_layers").at(2).at("kind"), "imagery");
}

TEST(AddToPlan, AFileThatMovedTakesTheMissingOnesPlace) {
    const TemporaryFolder f;
    const std::string plan = f.file("p.gpkg");
    ASSERT_EQ(saban("new " + quoted(plan) + " --elevation " + quoted(writeHills(f.file("hills.tif")))).status, 0);
    fs::create_directories(f.path() / "elsewhere");
    fs::rename(f.file("hills.tif"), f.file("elsewhere/hills.tif"));
    const auto before = jsonOf(saban("info --json " + quoted(plan)));
    EXPECT_EQ(before.at("missing_layers"), json::array({"hills"}));
    EXPECT_FALSE(before.at("warnings").empty());
    expectOneError(saban("render " + quoted(plan) + " -o " + quoted(f.file("a.png"))), "hills.tif");

    const auto report = jsonOf(saban("add " + quoted(plan) + " --elevation " + quoted(f.file("elsewhere/hills.tif")) + " --json"));
    EXPECT_EQ(report.at("added"), 0);
    EXPECT_EQ(report.at("updated"), 1);
    const auto info = jsonOf(saban("info --json " + quoted(plan)));
    EXPECT_EQ(info.at("counts").at("map_layers"), 1);
    EXPECT_EQ(info.at("map_layers").at(0).at("path"), "elsewhere/hills.tif");
}

TEST(AddToPlan, AMissingFilesNewPlaceCanBeSaidAndIsNamedRelativeToThePlan) {
    const TemporaryFolder f;
    const std::string plan = f.file("p.gpkg");
    ASSERT_EQ(saban("new " + quoted(plan) + " --elevation " + quoted(writeHills(f.file("hills.tif")))).status, 0);
    fs::create_directories(f.path() / "elsewhere");
    fs::rename(f.file("hills.tif"), f.file("elsewhere/ground.tif"));
    const Outcome failed = saban("render " + quoted(plan) + " -o " + quoted(f.file("a.png")));
    expectOneError(failed, "saban set '" + plan + "' map_layers 'hills' path=FILE");
    EXPECT_EQ(saban("set " + quoted(plan) + " map_layers hills path=" + quoted(f.file("elsewhere/ground.tif"))).status, 0);
    const auto info = jsonOf(saban("info --json " + quoted(plan)));
    EXPECT_EQ(info.at("map_layers").at(0).at("path"), "elsewhere/ground.tif");
    EXPECT_TRUE(info.at("missing_layers").empty());
    const Outcome gone = saban("set " + quoted(plan) + " layers hills path=gone.tif");
    EXPECT_EQ(gone.status, 0);
    EXPECT_NE(gone.err.find("gone.tif"), std::string::npos);
}

TEST(NewPlan, KeepsACatalogueAndConventionsOfOnesOwn) {
    const TemporaryFolder f;
    json root = json::parse(test::readBytes(std::string(SABAN_SOURCE_DIR) + "/data/catalogue/structures.json"));
    json own = root["types"][0];
    own["id"] = "our_bunker";
    test::writeText(f.file("own.json"), json{{"types", json::array({own})}}.dump());
    const std::string path = writeSmallPlan(f);
    ASSERT_EQ(saban("set " + quoted(path) + " structures 'Hầm họp' type=our_bunker").status, 0);
    EXPECT_EQ(saban("check " + quoted(path) + " --rules structure_types").status, 3);
    EXPECT_EQ(saban("check " + quoted(path) + " --rules structure_types --catalogue " + quoted(f.file("own.json"))).status, 0);
    ASSERT_EQ(saban("add " + quoted(path) + " --catalogue " + quoted(f.file("own.json")) + " --profile nato").status, 0);
    EXPECT_EQ(saban("check " + quoted(path) + " --rules structure_types").status, 0);

    const std::string fresh = f.file("fresh.gpkg");
    ASSERT_EQ(saban("new " + quoted(fresh) + " --crs EPSG:3405 --catalogue " + quoted(f.file("own.json")) + " --profile nato").status, 0);
    const auto made = layers::PlanStore::open(fresh, layers::Access::ReadOnly);
    ASSERT_TRUE(made);
    EXPECT_EQ((*made)->plan().settings.catalogue, "own.json");
    EXPECT_EQ((*made)->plan().settings.profile, "nato");
    expectOneError(saban("new " + quoted(f.file("b.gpkg")) + " --crs EPSG:3405 --catalogue " + quoted(f.file("gone.json"))), "gone.json");

    fs::remove(f.file("own.json"));
    const Outcome without = saban("check " + quoted(path) + " --rules structure_types");
    EXPECT_EQ(without.status, 3);
    EXPECT_NE(without.err.find("own.json"), std::string::npos);
}

TEST(AddToPlan, RefusesWhatCannotBeShownAndKeepsThePlan) {
    const TemporaryFolder f;
    const std::string plan = f.file("p.gpkg");
    ASSERT_EQ(saban("new " + quoted(plan) + " --elevation " + quoted(writeHills(f.file("hills.tif")))).status, 0);
    expectOneError(saban("add " + quoted(plan) + " --elevation " + quoted(test::writeText(f.file("b.tif"), "no raster"))), "b.tif");
    expectOneError(saban("add " + quoted(plan) + " --crs EPSG:3406"), "--crs", 2);
    EXPECT_EQ(jsonOf(saban("info --json " + quoted(plan))).at("past_states"), 0);
}

TEST(PlanAsTerrain, IsDrawnWithOtherFilesOnTop) {
    const TemporaryFolder f;
    const std::string plan = f.file("p.gpkg");
    ASSERT_EQ(saban("new " + quoted(plan) + " --elevation " + quoted(writeHills(f.file("hills.tif")))).status, 0);
    const std::string options = " --size 64x48 --samples 1 --json --force -o " + quoted(f.file("a.png"));
    EXPECT_GT(jsonOf(saban("render " + quoted(plan) + options)).at("tiles"), 0);
    RasterRecipe photo;
    photo.bands = 3;
    photo.type = "Byte";
    EXPECT_GT(jsonOf(saban("render " + quoted(plan) + " " + quoted(writeRaster(f.file("photo.tif"), photo)) + options)).at("tiles"), 0);
    expectOneError(saban("render " + quoted(plan) + " " + quoted(plan) + options), "on one table", 2);
}

TEST(PlanAsTerrain, PointsMayBeGivenInAnotherCrsThanThePlans) {
    const TemporaryFolder f;
    const std::string plan = f.file("p.gpkg");
    ASSERT_EQ(saban("new " + quoted(plan) + " --elevation " + quoted(writeHills(f.file("hills.tif")))).status, 0);
    const std::string options = " --size 64x48 --samples 1 -o " + quoted(f.file("a.png")) + " --force ";
    EXPECT_EQ(saban("render " + quoted(plan) + options + "--crs EPSG:4326 --look 105.004,20.79").status, 0);
    // Zone 49 lies 6 degrees further east: the same ground has an easting of about -125 km there.
    EXPECT_EQ(saban("render " + quoted(plan) + options + "--crs EPSG:3406 --look 500600,2299500").status, 2);
    EXPECT_EQ(saban("render " + quoted(plan) + options + "--crs EPSG:3405 --look 500600,2299500").status, 0);
    EXPECT_EQ(saban("render " + quoted(plan) + options + "--crs EPSG:4326 --bounds 105.002,20.786,105.008,20.793").status, 0);
}

}  // namespace
}  // namespace saban
