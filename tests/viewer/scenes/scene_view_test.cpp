#include "viewer/scenes/scene_view.h"

#include <gtest/gtest.h>

#include "layers/edit/edit.h"
#include "tests/viewer/render/table_stage.h"
#include "viewer/scenes/paint_track.h"

namespace saban::viewer {
namespace {

/// A plan with a phase, a route, a map layer and an area.
layers::Plan samplePlan() {
    layers::PlanEditor editor{layers::Plan{}};
    layers::Phase phase;
    phase.uid = "phase1";
    editor.put(phase);
    layers::Route route;
    route.uid = "route1";
    route.geometry = layers::Geometry::line({{485000, 2335000}, {487000, 2337000}});
    editor.put(route);
    layers::MapLayer layer;
    layer.uid = "ortho";
    layer.kind = layers::MapLayerKind::Imagery;
    layer.path = "ortho.tif";
    layer.opacity = 0.8;
    editor.put(layer);
    return editor.plan();
}

TEST(SceneView, ACameraStandsOnTheGround) {
    const auto ground = groundOf(rough);
    layers::Scene scene;
    scene.targetE = 486123.0;
    scene.targetN = 2336456.0;
    scene.headingDeg = 77.0;
    scene.pitchDeg = -12.0;
    scene.rangeM = 640.0;
    const SceneView view = sceneViewOf(scene, {}, *ground);
    ASSERT_TRUE(view.camera);
    EXPECT_NEAR(view.camera->target.z, **ground->elevation->heightAt({486123.0, 2336456.0}), 1e-6);
    EXPECT_EQ(view.camera->headingDeg, 77.0);
    EXPECT_EQ(view.camera->pitchDeg, -12.0);
    EXPECT_EQ(view.camera->rangeM, 640.0);
}

TEST(SceneView, StraightDownIsAMapThatLooksWhereTheSceneSays) {
    layers::Scene scene;
    scene.targetE = 486123.0;
    scene.targetN = 2336456.0;
    scene.headingDeg = 45.0;
    scene.rangeM = 640.0;
    for (const double pitchDeg : {-90.0, -89.996}) {  // as exactly as scenes keep angles
        scene.pitchDeg = pitchDeg;
        const auto camera = sceneViewOf(scene, {}, *groundOf(rough)).camera;
        ASSERT_TRUE(camera);
        EXPECT_TRUE(camera->isFlat());
        EXPECT_EQ(camera->pitchDeg, -90.0);
        EXPECT_EQ(camera->headingDeg, 45.0);
    }
    scene.pitchDeg = -89.9;
    EXPECT_EQ(sceneViewOf(scene, {}, *groundOf(rough)).camera->flatness, 0.0);
}

TEST(SceneView, WithoutAPlaceItShowsTheWholeTable) {
    layers::Scene scene;
    scene.headingDeg = 77.0;
    EXPECT_FALSE(sceneViewOf(scene, {}, *groundOf(rough)).camera);
    scene.targetE = std::nan("");
    scene.targetN = 2336456.0;
    EXPECT_FALSE(sceneViewOf(scene, {}, *groundOf(rough)).camera);
}

TEST(SceneView, WhatIsGoneIsLeftOut) {
    layers::Scene scene;
    scene.phase = "gone";
    scene.hiddenLayers = "routes route1 ortho gone nonsense";
    const SceneView view = sceneViewOf(scene, samplePlan(), *groundOf(rough));
    EXPECT_TRUE(view.shown.phase.empty());
    EXPECT_EQ(view.shown.hidden, std::vector<std::string>{"routes"});
    EXPECT_EQ(view.shown.hiddenFeatures, std::set<layers::Uid>{"route1"});
    EXPECT_EQ(view.hiddenMapLayers, std::set<layers::Uid>{"ortho"});
}

TEST(SceneView, ExaggerationStaysWithinItsBounds) {
    layers::Scene scene;
    scene.exaggeration = 40.0;
    EXPECT_EQ(sceneViewOf(scene, {}, *groundOf(rough)).exaggeration, 10.0);
    scene.exaggeration = 0.2;
    EXPECT_EQ(sceneViewOf(scene, {}, *groundOf(rough)).exaggeration, 1.0);
}

// The table lies in Vietnam, whose clock is 7 h ahead: 00:30 UTC on the 14th of May 2026 is 1778718600 s after 1970.
TEST(SceneView, LightWithoutAZoneIsByTheClockOfTheTable) {
    const auto ground = groundOf(rough);
    const std::chrono::sys_seconds time{std::chrono::seconds{1778718600}};
    EXPECT_EQ(sunTimeOf({"2026-05-14T07:30"}, *ground), time);
    EXPECT_EQ(sunTimeOf({"2026-05-14T00:30:00Z"}, *ground), time);
    EXPECT_EQ(sunMomentOf(time, ground->crs, ground->bounds.center()).iso, "2026-05-14T07:30:00");
    EXPECT_FALSE(sunTimeOf({"tomorrow"}, *ground));
}

TEST(SceneView, AtNightTheLightIsFixed) {
    layers::Scene scene;
    scene.sunTime = {"2026-05-14T01:00"};
    EXPECT_FALSE(sceneViewOf(scene, {}, *groundOf(rough)).sun);
    scene.sunTime = {"2026-05-14T09:00"};
    const auto sun = sceneViewOf(scene, {}, *groundOf(rough)).sun;
    ASSERT_TRUE(sun);
    EXPECT_GT(sun->elevationDeg, 30.0);
    EXPECT_LT(sun->azimuthDeg, 180.0);  // in the east
}

TEST(LayerKey, IsTheSameForALayerOfAPlanAndOfItsGround) {
    layers::MapLayer layer;
    layer.path = "maps/roads.gpkg";
    layer.sublayer = "main";
    EXPECT_EQ(layerKeyOf(layer, "/plans/a/plan.gpkg"), layerKeyOf(geo::VectorLayer{.path = "/plans/a/maps/roads.gpkg", .layer = "main"}));
    layer.sublayer.clear();
    layer.path = "/data/ortho.tif";
    EXPECT_EQ(layerKeyOf(layer, "/plans/a/plan.gpkg"), layerKeyOf(geo::ImageryLayer{.path = "/data/ortho.tif"}));
    layer.path = "GPKG:ortho.gpkg:sheet";
    EXPECT_EQ(layerKeyOf(layer, "/plans/a/plan.gpkg"), layerKeyOf(geo::ImageryLayer{.path = "GPKG:ortho.gpkg:sheet"}));
}

TEST(GroundWith, IsTheGroundItselfWhenNothingDiffers) {
    const auto ground = groundOf(rough);
    EXPECT_EQ(groundWith(ground, {{"nothing.tif", 0.0}}), ground);
    EXPECT_EQ(groundWith(nullptr, {{"nothing.tif", 0.0}}), nullptr);
}

/// One scene with these actions.
layers::Briefing briefingWith(std::vector<layers::SceneAction> actions) {
    layers::PlanEditor editor{samplePlan()};
    layers::Scene scene;
    scene.uid = "scene1";
    scene.actions = layers::actionsText(actions);
    editor.put(scene);
    return layers::briefingOf(std::make_shared<const layers::Plan>(editor.plan()));
}

std::vector<PaintKey> trackOf(const layers::Briefing& briefing) {
    const auto ground = groundOf(rough);
    const Look look;
    const std::string path = "/plans/a/plan.gpkg";
    return paintTrack({briefing, *ground, path, look}, 0, sceneViewOf(*briefing.scenes[0].scene, *briefing.plan, *ground));
}

TEST(PaintTrack, ASceneWithoutActionsHasOnePaint) {
    const auto keys = trackOf(briefingWith({}));
    ASSERT_EQ(keys.size(), 1u);
    EXPECT_EQ(keys[0].atS, 0.0);
    EXPECT_EQ(keys[0].paint.opacities.at("/plans/a/ortho.tif"), 0.8);
}

TEST(PaintTrack, ARouteThatAppearsFadesInWhileItsActionLasts) {
    const auto keys = trackOf(briefingWith({{.kind = std::string(layers::kAppear), .startS = 2.0, .durationS = 3.0, .features = {"route1"}}}));
    ASSERT_EQ(keys.size(), 3u);
    EXPECT_EQ(keys[1].atS, 2.0);
    EXPECT_EQ(keys[2].atS, 5.0);
    EXPECT_TRUE(keys[0].paint.shown.hiddenFeatures.contains("route1"));
    EXPECT_EQ(keys[0].paint, keys[1].paint);
    EXPECT_FALSE(keys[2].paint.shown.hiddenFeatures.contains("route1"));
}

TEST(PaintTrack, ALayerFadesBetweenTwoPaintsOnly) {
    const auto keys = trackOf(briefingWith({{.kind = std::string(layers::kFadeLayer), .startS = 1.0, .durationS = 4.0, .features = {"ortho"}, .settings = {{"to", 0.25}}}}));
    ASSERT_EQ(keys.size(), 3u);
    EXPECT_NEAR(keys[1].paint.opacities.at("/plans/a/ortho.tif"), 0.8, 1e-3);
    EXPECT_EQ(keys[2].atS, 5.0);
    EXPECT_NEAR(keys[2].paint.opacities.at("/plans/a/ortho.tif"), 0.25, 1e-9);
}

TEST(PaintTrack, WhatHappensAtOnceIsSoft) {
    const auto keys = trackOf(briefingWith({{.kind = std::string(layers::kCutBlock), .startS = 2.0, .durationS = 0.0, .settings = {{"line", std::string("485000,2335000 487000,2336000")}}}}));
    ASSERT_EQ(keys.size(), 3u);
    EXPECT_FALSE(keys[1].paint.cut);
    EXPECT_EQ(keys[2].atS, 2.0 + kSoftChangeS);
    ASSERT_TRUE(keys[2].paint.cut);
    EXPECT_EQ(keys[2].paint.cut->from, glm::dvec2(485000, 2335000));
}

}  // namespace
}  // namespace saban::viewer
