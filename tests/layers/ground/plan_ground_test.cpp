// The ground of a table from a plan's map layers, and map layers from a ground.
#include "layers/ground/plan_ground.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "layers/edit/edit.h"
#include "layers/ground/missing_files.h"
#include "layers/ground/plan_resources.h"
#include "tests/layers/ground/raster_fixture.h"

namespace saban::layers {
namespace {

namespace fs = std::filesystem;

MapLayer mapLayer(MapLayerKind kind, const std::string& path, int order) {
    MapLayer layer;
    layer.kind = kind;
    layer.path = path;
    layer.name = path;
    layer.order = order;
    return layer;
}

Plan planOf(std::vector<MapLayer> mapLayers) {
    PlanEditor editor{Plan{}};
    PlanSettings settings;
    settings.name = "Diễn tập";
    settings.crs = "EPSG:3405";
    settings.bounds = geo::Bounds{500100, 2299100, 500900, 2299900};
    editor.setSettings(settings);
    editor.put(std::move(mapLayers));
    return editor.plan();
}

class PlanGroundTest : public test::RasterTest {
   protected:
    std::string planPath() const { return (folder_ / "plan.gpkg").string(); }
    /// An empty file of that name beside the plan.
    void touch(const std::string& name) const {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name) << "x";
    }
};

TEST_F(PlanGroundTest, TakesLayersInTheirOrderFromThePlansFolder) {
    for (const auto* name : {"a.tif", "maps/b.tif", "photo.tif", "roads.gpkg"}) touch(name);
    auto roads = mapLayer(MapLayerKind::Vector, "roads.gpkg", 0);
    roads.sublayer = "tracks";
    roads.opacity = 0.5;
    const auto ground = planGround(planOf({mapLayer(MapLayerKind::Elevation, "maps/b.tif", 7), mapLayer(MapLayerKind::Imagery, "photo.tif", 3),
                                           mapLayer(MapLayerKind::Elevation, "a.tif", 2), roads}),
                                   planPath());
    ASSERT_TRUE(ground) << ground.error().message;
    EXPECT_TRUE(ground->warnings.empty());
    ASSERT_EQ(ground->spec.elevation.size(), 2u);
    EXPECT_EQ(ground->spec.elevation[0].path, (folder_ / "a.tif").string());
    EXPECT_EQ(ground->spec.elevation[1].path, (folder_ / "maps/b.tif").string());
    ASSERT_EQ(ground->spec.imagery.size(), 1u);
    ASSERT_EQ(ground->spec.vectors.size(), 1u);
    EXPECT_EQ(ground->spec.vectors[0].layer, "tracks");
    EXPECT_EQ(ground->spec.vectors[0].opacity, 0.5);
    EXPECT_EQ(ground->spec.crs, "EPSG:3405");
    EXPECT_EQ(ground->spec.bounds, (geo::Bounds{500100, 2299100, 500900, 2299900}));
    EXPECT_EQ(ground->spec.title, "Diễn tập");
}

TEST_F(PlanGroundTest, LeavesHiddenElevationOutAndKeepsHiddenPictures) {
    for (const auto* name : {"a.tif", "b.tif", "photo.tif"}) touch(name);
    auto hidden = mapLayer(MapLayerKind::Elevation, "b.tif", 1);
    hidden.isVisible = false;
    auto photo = mapLayer(MapLayerKind::Imagery, "photo.tif", 2);
    photo.isVisible = false;
    const auto ground = planGround(planOf({mapLayer(MapLayerKind::Elevation, "a.tif", 0), hidden, photo}), planPath());
    ASSERT_TRUE(ground);
    EXPECT_EQ(ground->spec.elevation.size(), 1u);
    ASSERT_EQ(ground->spec.imagery.size(), 1u);
    EXPECT_FALSE(ground->spec.imagery[0].visible);

    const auto none = planGround(planOf({hidden}), planPath());
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, geo::ErrorCode::InvalidArgument);
    EXPECT_NE(none.error().message.find("hidden"), std::string::npos);
}

TEST_F(PlanGroundTest, LeavesMissingFilesOutAndNamesThem) {
    touch("a.tif");
    const Plan plan = planOf({mapLayer(MapLayerKind::Elevation, "a.tif", 0), mapLayer(MapLayerKind::Elevation, "gone.tif", 1), mapLayer(MapLayerKind::Vector, "", 2)});
    const auto ground = planGround(plan, planPath());
    ASSERT_TRUE(ground);
    EXPECT_EQ(ground->spec.elevation.size(), 1u);
    ASSERT_EQ(ground->warnings.size(), 2u);
    EXPECT_EQ(ground->warnings[0].code, "missing_file");
    EXPECT_NE(ground->warnings[0].message.find((folder_ / "gone.tif").string()), std::string::npos);
    EXPECT_NE(ground->warnings[0].message.find("map_layers 'gone.tif' path=FILE"), std::string::npos);
    EXPECT_EQ(missingLayers(plan, planPath()).size(), 2u);
}

TEST_F(PlanGroundTest, WithoutElevationItSaysWhichFileIsMissing) {
    const auto gone = planGround(planOf({mapLayer(MapLayerKind::Elevation, "gone.tif", 0)}), planPath());
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code, geo::ErrorCode::NotFound);
    EXPECT_NE(gone.error().message.find("gone.tif"), std::string::npos);
    const auto none = planGround(planOf({}), planPath());
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, geo::ErrorCode::InvalidArgument);
}

TEST_F(PlanGroundTest, AFileOfTheSameNameBesideThePlanStandsInForAMissingOne) {
    touch("hills.tif");
    const Plan plan = planOf({mapLayer(MapLayerKind::Elevation, "../old/hills.tif", 0)});
    const auto ground = planGround(plan, planPath());
    ASSERT_TRUE(ground) << ground.error().message;
    ASSERT_EQ(ground->spec.elevation.size(), 1u);
    EXPECT_EQ(ground->spec.elevation[0].path, (folder_ / "hills.tif").string());
    ASSERT_EQ(ground->warnings.size(), 1u);
    EXPECT_EQ(ground->warnings[0].code, "found_file");
    EXPECT_NE(ground->warnings[0].message.find((folder_ / "hills.tif").string()), std::string::npos);
    EXPECT_EQ(usedFile(mapLayer(MapLayerKind::Elevation, "../old/hills.tif", 0), planPath()), ground->spec.elevation[0].path);
}

TEST_F(PlanGroundTest, OneFileThatIsFoundBringsTheOthersOfItsFolder) {
    for (const auto* name : {"moved/hills.tif", "moved/photo.tif"}) touch(name);
    const Plan plan = planOf({mapLayer(MapLayerKind::Elevation, "hills.tif", 0), mapLayer(MapLayerKind::Imagery, "old/photo.tif", 1),
                              mapLayer(MapLayerKind::Vector, "old/roads.gpkg", 2)});
    const auto missing = missingFiles(plan, planPath());
    ASSERT_EQ(missing.size(), 3u);
    EXPECT_FALSE(missing[0].found);
    const Edit edit = relocated(plan, planPath(), missing[0].layer->uid, (folder_ / "moved/hills.tif").string());
    const Plan after = applied(plan, edit);
    std::vector<std::string> paths;
    for (const auto& layer : layersInOrder(after)) paths.push_back(layer->path);
    EXPECT_EQ(paths, (std::vector<std::string>{"moved/hills.tif", "moved/photo.tif", "old/roads.gpkg"}));
    EXPECT_TRUE(planGround(after, planPath()));
}

TEST_F(PlanGroundTest, ACatalogueIsRelativeToThePlanAndLiesOverTheOneOfSaban) {
    std::ifstream file(std::string(SABAN_SOURCE_DIR) + "/data/catalogue/structures.json");
    const auto root = nlohmann::json::parse(file);
    nlohmann::json own = root["types"][0];
    own["id"] = "our_hall";
    fs::create_directories(folder_ / "lists");
    std::ofstream(folder_ / "lists/own.json") << nlohmann::json{{"types", nlohmann::json::array({own})}}.dump();
    const auto reading = readPlanCatalogue({.catalogue = "lists/own.json"}, planPath());
    ASSERT_TRUE(reading) << reading.error().message;
    EXPECT_NE(reading->catalogue.find("our_hall"), nullptr);
    EXPECT_NE(reading->catalogue.find("tent"), nullptr);
    EXPECT_EQ(readPlanCatalogue({.catalogue = "gone.json"}, planPath()).error().code, geo::ErrorCode::NotFound);
    EXPECT_TRUE(readPlanCatalogue({}, planPath()));
    EXPECT_EQ(pathForPlan((folder_ / "lists/own.json").string(), planPath()), "lists/own.json");
}

TEST_F(PlanGroundTest, SourcesOnTheNetworkAreLeftOutUnlessAllowed) {
    touch("a.tif");
    const Plan plan = planOf({mapLayer(MapLayerKind::Elevation, "a.tif", 0), mapLayer(MapLayerKind::Imagery, "WMS:https://example.invalid/wms", 1)});
    const auto offline = planGround(plan, planPath());
    ASSERT_TRUE(offline);
    EXPECT_TRUE(offline->spec.imagery.empty());
    ASSERT_EQ(offline->warnings.size(), 1u);
    EXPECT_EQ(offline->warnings[0].code, "network");
    const auto online = planGround(plan, planPath(), geo::NetworkPolicy::Allowed);
    ASSERT_TRUE(online);
    EXPECT_EQ(online->spec.imagery.size(), 1u);
    EXPECT_TRUE(online->warnings.empty());
}

TEST_F(PlanGroundTest, OpacityOutsideZeroToOneIsClamped) {
    for (const auto* name : {"a.tif", "photo.tif"}) touch(name);
    auto photo = mapLayer(MapLayerKind::Imagery, "photo.tif", 1);
    photo.opacity = 7.0;
    const auto ground = planGround(planOf({mapLayer(MapLayerKind::Elevation, "a.tif", 0), photo}), planPath());
    ASSERT_TRUE(ground);
    EXPECT_EQ(ground->spec.imagery[0].opacity, 1.0);
}

TEST_F(PlanGroundTest, FilesInAndAroundThePlansFolderAreNamedRelativeToIt) {
    const fs::path plans = folder_ / "plans";
    fs::create_directories(plans);
    for (const auto* name : {"plans/a.tif", "plans/maps/b.tif", "data/c.tif"}) touch(name);
    GroundSpec spec;
    for (const auto* name : {"plans/a.tif", "plans/maps/b.tif", "data/c.tif"}) spec.elevation.emplace_back().path = (folder_ / name).string();
    spec.imagery.push_back({.path = "/vsizip/sheets.zip/sheet.tif"});
    spec.vectors.push_back({.path = "/elsewhere/roads.gpkg", .layer = "roads", .opacity = 0.3, .visible = false});
    const auto mapLayers = mapLayersFrom(spec, (plans / "plan.gpkg").string(), 4);
    ASSERT_EQ(mapLayers.size(), 5u);
    EXPECT_EQ(mapLayers[0].path, "a.tif");
    EXPECT_EQ(mapLayers[1].path, "maps/b.tif");
    EXPECT_EQ(mapLayers[2].path, "../data/c.tif");
    EXPECT_EQ(mapLayers[3].path, "/vsizip/sheets.zip/sheet.tif");
    EXPECT_EQ(mapLayers[4].path, "/elsewhere/roads.gpkg");
    EXPECT_EQ(mapLayers[4].sublayer, "roads");
    EXPECT_EQ(mapLayers[4].opacity, 0.3);
    EXPECT_FALSE(mapLayers[4].isVisible);
    EXPECT_EQ(mapLayers[0].order, 4);
    EXPECT_EQ(mapLayers[4].order, 8);
    EXPECT_EQ(mapLayers[0].name, "a");
}

TEST_F(PlanGroundTest, UnitsAndSeamsOfElevationComeBack) {
    touch("feet.tif");
    GroundSpec spec;
    spec.elevation.push_back({.path = (folder_ / "feet.tif").string(), .unitToMetre = 0.3048, .seam = geo::SeamStyle::Cut});
    const auto ground = planGround(planOf(mapLayersFrom(spec, planPath())), planPath());
    ASSERT_TRUE(ground);
    EXPECT_EQ(ground->spec.elevation[0].unitToMetre, 0.3048);
    EXPECT_EQ(ground->spec.elevation[0].seam, geo::SeamStyle::Cut);
}

TEST_F(PlanGroundTest, AStyleThatMakesNoSenseIsAsByDefault) {
    touch("a.tif");
    for (const auto* style : {"", "{", "[1]", R"({"unit_to_metre": "feet"})", R"({"unit_to_metre": -1, "seam": 3})"}) {
        auto layer = mapLayer(MapLayerKind::Elevation, "a.tif", 0);
        layer.style = style;
        const auto ground = planGround(planOf({layer}), planPath());
        ASSERT_TRUE(ground) << style;
        EXPECT_FALSE(ground->spec.elevation[0].unitToMetre) << style;
        EXPECT_EQ(ground->spec.elevation[0].seam, geo::SeamStyle::Feather) << style;
    }
}

TEST_F(PlanGroundTest, WhatItMakesOpensAsATable) {
    write("a.tif", {.labelled = 3405, .upperLeft = {500000, 2300000}});
    GroundSpec spec;
    spec.elevation.emplace_back().path = (folder_ / "a.tif").string();
    const auto from = planGround(planOf(mapLayersFrom(spec, planPath())), planPath());
    ASSERT_TRUE(from);
    const auto ground = openGround(from->spec);
    ASSERT_TRUE(ground) << ground.error().message;
    EXPECT_EQ((*ground)->title, "Diễn tập");
    EXPECT_EQ((*ground)->bounds, (geo::Bounds{500100, 2299100, 500900, 2299900}));
}

}  // namespace
}  // namespace saban::layers
