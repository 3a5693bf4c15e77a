#include "viewer/scenes/scene_player.h"

#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "tests/viewer/scenes/player_stage.h"
#include "viewer/render/line_range.h"
#include "viewer/render/table_view_impl.h"
#include "viewer/scenes/camera_course.h"
#include "viewer/scenes/cross_fade.h"
#include "viewer/scenes/scene_view.h"

namespace saban::viewer {
namespace {

TEST(ScenePlayer, AFilmHasTheLinesOfThePicturesOfItsScenes) {
    PlayerStage stage(Completeness::Final, {{.uid = "a"}, {.uid = "b", .target = {487000, 2336500}}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.player.show(1, ScenePlayer::Entrance::Transition, 1.0);
    stage.takeAt(2.0);
    const Picture film = stage.takeAt(4.0);
    stage.player.finish(4.0);
    EXPECT_EQ(meanDifference(film, stage.take()), 0.0);
}

TEST(ScenePlayer, LinesOfAPictureHaveTheWidthThatTheyHaveFromAsFarAwayAsIsTold) {
    PlayerStage stage(Completeness::Final, {{.uid = "a"}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    const auto takeFrom = [&](std::optional<double> rangeM) {
        setLineRange(stage.table, rangeM);
        auto picture = takePicture(*stage.context, stage.table, kSizePx, 1);
        EXPECT_TRUE(picture);
        return picture ? std::move(*picture) : Picture{};
    };
    const Picture plain = takeFrom(std::nullopt);
    EXPECT_GT(meanDifference(plain, takeFrom(20000.0)), 0.1);
    EXPECT_EQ(meanDifference(plain, takeFrom(5000.0)), 0.0);
}

/// In a window, where each change of widths paints all lines anew.
TEST(ScenePlayer, LinesInAWindowChangeOnceTheViewStandsAndOnAFlightOnceForItsEnd) {
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.load();
    const TableView::Impl& inside = TableView::Impl::of(stage.table);
    const auto look = [&](double rangeM, std::optional<double> endsAtM) {
        Viewpoint view = stage.table.camera().view();
        view.rangeM = rangeM;
        stage.table.camera().setView(view);
        setLineRange(stage.table, endsAtM);
        stage.table.prepare();
        return inside.linePixelM;
    };
    const double at5000M = inside.linePixelM;
    ASSERT_GT(at5000M, 0.0);
    EXPECT_EQ(look(8000.0, std::nullopt), at5000M);
    stage.load();
    EXPECT_NEAR(inside.linePixelM / at5000M, 1.6, 1e-6);
    EXPECT_NEAR(look(8000.0, 4000.0) / at5000M, 0.8, 1e-6);
    EXPECT_NEAR(look(6000.0, 4000.0) / at5000M, 0.8, 1e-6);
    EXPECT_NEAR(look(6500.0, 40000.0) / at5000M, 0.8, 1e-6) << "far too wide for the present view";
    EXPECT_NEAR(look(15000.0, 40000.0) / at5000M, 8.0, 1e-6);
}

TEST(ScenePlayer, FliesFromSceneToSceneAndArrivesOnTime) {
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}, {.uid = "b", .target = {489000, 2339000}, .headingDeg = 120.0}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 10.0);
    EXPECT_EQ(stage.player.sceneTimeS(), 0.0);
    EXPECT_LT(glm::distance(targetOf(stage.player, stage.table), {486000, 2336000}), 1e-6);
    stage.player.show(1, ScenePlayer::Entrance::Transition, 12.0);
    EXPECT_EQ(stage.player.sceneTimeS(), -2.0);
    EXPECT_TRUE(stage.player.advance(13.0));
    const Viewpoint from{.target = {486000, 2336000, 0}, .headingDeg = 30, .pitchDeg = -45, .rangeM = 5000}, to{.target = {489000, 2339000, 0}, .headingDeg = 120, .pitchDeg = -45, .rangeM = 5000};
    EXPECT_LT(glm::distance(targetOf(stage.player, stage.table), glm::dvec2(sceneFlight(from, to, 0.5).target)), 1e-6);
    stage.player.advance(14.0);
    EXPECT_EQ(stage.player.sceneTimeS(), 0.0);
    EXPECT_LT(glm::distance(targetOf(stage.player, stage.table), {489000, 2339000}), 1e-6);
    EXPECT_EQ(stage.table.camera().view().headingDeg, 120.0);
}

TEST(ScenePlayer, FliesAndFadesOnWhenThePlanIsEditedOnTheWay) {
    for (const auto transition : {layers::SceneTransition::Fly, layers::SceneTransition::Fade}) {
        const std::vector<SceneWanted> scenes{{.uid = "a"}, {.uid = "b", .target = {489000, 2339000}, .headingDeg = 120.0, .transition = transition}};
        PlayerStage stage(Completeness::Progressive, scenes);
        stage.player.show(0, ScenePlayer::Entrance::AtOnce, 10.0);
        stage.player.show(1, ScenePlayer::Entrance::Transition, 12.0);
        stage.player.advance(12.5);
        const double timeS = stage.player.sceneTimeS();
        const glm::dvec2 target = targetOf(stage.player, stage.table);
        Performance edited = performanceOf(scenes);
        edited.look.legend = true;
        stage.player.setPerformance(std::move(edited));
        EXPECT_LT(timeS, 0.0);
        EXPECT_EQ(stage.player.sceneTimeS(), timeS);
        stage.player.advance(12.5);
        EXPECT_EQ(stage.player.sceneTimeS(), timeS);
        EXPECT_LT(glm::distance(targetOf(stage.player, stage.table), target), 1e-6);
        EXPECT_EQ(stage.player.transitionS(1), 2.0);
    }
}

TEST(ScenePlayer, AFlightBeginsWhereAPersonLeftTheCamera) {
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}, {.uid = "b", .target = {489000, 2339000}}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.player.releaseCamera();
    Viewpoint moved = stage.table.camera().view();
    moved.target.x += 700.0;
    stage.table.camera().setView(moved);
    stage.player.advance(1.0);
    EXPECT_EQ(stage.table.camera().view().target.x, 486700.0);
    stage.player.show(1, ScenePlayer::Entrance::Transition, 2.0);
    EXPECT_NEAR(stage.table.camera().view().target.x, 486700.0, 1e-6);
    stage.player.advance(10.0);
    EXPECT_NEAR(stage.table.camera().view().target.x, 489000.0, 1e-6);
}

TEST(ScenePlayer, PausedItStandsStill) {
    PlayerStage stage(Completeness::Progressive, {{.uid = "a", .actions = {{.kind = std::string(layers::kOrbit), .durationS = 10.0, .settings = {{"degrees", 90.0}}}}}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.player.advance(4.0);
    const double heading = stage.table.camera().view().headingDeg;
    EXPECT_GT(heading, 30.0);
    stage.player.setPaused(true, 4.0);
    EXPECT_FALSE(stage.player.advance(50.0));
    EXPECT_EQ(stage.table.camera().view().headingDeg, heading);
    stage.player.setPaused(false, 60.0);
    EXPECT_TRUE(stage.player.advance(61.0));
    EXPECT_EQ(stage.player.sceneTimeS(), 5.0);
    stage.player.advance(70.0);
    EXPECT_NEAR(stage.table.camera().view().headingDeg, 120.0, 1e-6);
}

TEST(ScenePlayer, GoingRoundTheWholeTableKeepsItInThePicture) {
    PlayerStage stage(Completeness::Progressive, {});
    layers::PlanEditor editor{layers::Plan{}};
    layers::Scene scene;
    scene.uid = "whole";
    const std::vector<layers::SceneAction> actions{{.kind = std::string(layers::kOrbit), .durationS = 10.0, .settings = {{"degrees", 360.0}}}};
    scene.actions = layers::actionsText(actions);
    editor.put(scene);
    Performance performance = stage.player.performance();
    performance.briefing = std::make_shared<const layers::Briefing>(layers::briefingOf(std::make_shared<const layers::Plan>(editor.plan())));
    stage.player.setPerformance(performance);
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    const double lowestM = stage.table.ground()->elevation->roughRange().minM;
    for (int i = 0; i <= 20; ++i) {
        stage.player.advance(i * 0.5);
        const OrbitCamera& camera = stage.table.camera();
        for (const glm::dvec2 corner : {glm::dvec2(kTable.minE, kTable.minN), glm::dvec2(kTable.maxE, kTable.minN), glm::dvec2(kTable.maxE, kTable.maxN), glm::dvec2(kTable.minE, kTable.maxN)}) {
            const auto pixel = pixelOf(camera.view(), camera.frame(), camera.projection(), camera.frame().toScene({corner, lowestM}));
            ASSERT_TRUE(pixel) << i;
            EXPECT_TRUE(pixel->x >= 0.0 && pixel->y >= 0.0 && pixel->x <= kSizePx.x && pixel->y <= kSizePx.y) << i << ": " << pixel->x << ", " << pixel->y;
        }
    }
}

/// A ring that stays is still there; it pulsed as long as something moved, and every frame would be another one.
TEST(ScenePlayer, AHighlightComesToRestAndTheCarefulPictureIsDrawnInParts) {
    constexpr int kSlices = 8;
    PlayerStage stage(Completeness::Progressive, {{.uid = "a", .actions = {{.kind = std::string(layers::kHighlight), .durationS = 0.0, .features = {"area1"}}}}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    EXPECT_TRUE(stage.player.advance(0.3)) << "the ring comes";
    EXPECT_FALSE(stage.player.advance(2.0));
    stage.load();
    Framebuffer target;
    ASSERT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
    while (!stage.table.hasBuffers(4)) ASSERT_TRUE(stage.table.makeBuffers(4));
    int parts = 0;
    for (double timeS = 30.0; parts < 2 * kSlices; timeS += 0.04) {
        stage.player.advance(timeS);
        const auto drawn = stage.player.drawSlice(target.id(), {.samples = 4}, kSlices);
        ASSERT_TRUE(drawn) << drawn.error().message;
        ++parts;
        if (*drawn) break;
    }
    EXPECT_EQ(parts, kSlices);
    EXPECT_FALSE(stage.player.needsFrame());
    target.release();
}

TEST(ScenePlayer, FinishingGoesStraightToTheEnd) {
    PlayerStage stage(Completeness::Progressive,
                      {{.uid = "a"}, {.uid = "b", .target = {489000, 2339000}, .actions = {{.kind = std::string(layers::kOrbit), .startS = 1.0, .durationS = 20.0, .settings = {{"degrees", 90.0}}}}}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.player.show(1, ScenePlayer::Entrance::Transition, 1.0);
    stage.player.advance(1.5);
    stage.player.finish(1.6);
    EXPECT_EQ(stage.player.sceneTimeS(), 21.0);
    EXPECT_NEAR(stage.table.camera().view().headingDeg, 120.0, 1e-6);
    EXPECT_FALSE(stage.player.advance(1.7));
}

TEST(ScenePlayer, ASceneIsOverAfterItsTime) {
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.player.advance(layers::kShortestS - 0.1);
    EXPECT_FALSE(stage.player.isSceneOver());
    stage.player.advance(layers::kShortestS);
    EXPECT_TRUE(stage.player.isSceneOver());
}

TEST(ScenePlayer, PlaysAsLongAsItsScenesAndTransitions) {
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}, {.uid = "b", .transitionS = 2.5}, {.uid = "c", .transition = layers::SceneTransition::Cut}});
    EXPECT_NEAR(durationS(stage.player), 3 * layers::kShortestS + 2.5, 1e-9);
}

TEST(ScenePlayer, AnotherBriefingKeepsTheSceneThatItStillHas) {
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}, {.uid = "b"}, {.uid = "c"}});
    stage.player.show(2, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.player.setPerformance(performanceOf({{.uid = "c"}, {.uid = "x"}}));
    EXPECT_EQ(stage.player.scene(), 0u);
    EXPECT_EQ(stage.player.sceneCount(), 2u);
    stage.player.setPerformance({});
    EXPECT_EQ(stage.player.sceneCount(), 0u);
    EXPECT_FALSE(stage.player.advance(1.0));
}

TEST(ScenePlayer, TheSameMomentHasTheSamePictureInTwoRuns) {
    const std::vector<SceneWanted> scenes{{.uid = "a", .actions = {{.kind = std::string(layers::kAppear), .startS = 0.5, .durationS = 1.0, .features = {"area1"}}}},
                                          {.uid = "b", .target = {488000, 2337000}, .transitionS = 1.0, .hidden = "areas"}};
    std::vector<Picture> runs[2];
    for (auto& pictures : runs) {
        PlayerStage stage(Completeness::Final, scenes);
        stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
        for (const double timeS : {0.0, 0.8, 1.3, 2.0}) pictures.push_back(stage.takeAt(timeS));
        stage.player.show(1, ScenePlayer::Entrance::Transition, 2.2);
        for (const double timeS : {2.3, 2.6, 3.0, 3.2}) pictures.push_back(stage.takeAt(timeS));
    }
    ASSERT_EQ(runs[0].size(), runs[1].size());
    for (std::size_t i = 0; i < runs[0].size(); ++i) EXPECT_TRUE(runs[0][i].rgb == runs[1][i].rgb) << "picture " << i;
}

TEST(ScenePlayer, HalfwayThroughAFadeBothPicturesAreMixedEvenly) {
    PlayerStage stage(Completeness::Final, {{.uid = "a"}, {.uid = "b", .target = {488000, 2337000}, .transition = layers::SceneTransition::Fade}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    const Picture before = stage.takeAt(1.0);
    stage.player.show(1, ScenePlayer::Entrance::Transition, 2.0);
    const Picture halfway = stage.takeAt(3.0), after = stage.takeAt(4.0);
    EXPECT_GT(meanDifference(before, after), 3.0);
    EXPECT_LT(meanDifference(halfway, mixed(before, after, 0.5)), 0.6);
}

TEST(ScenePlayer, AnAreaThatAppearsIsHalfThereAtHalfTime) {
    PlayerStage stage(Completeness::Final, {{.uid = "a", .actions = {{.kind = std::string(layers::kAppear), .startS = 1.0, .durationS = 2.0, .features = {"area1"}}}}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    const Picture before = stage.takeAt(0.5), halfway = stage.takeAt(2.0), after = stage.takeAt(4.0);
    EXPECT_GT(meanDifference(before, after), 3.0);
    EXPECT_LT(meanDifference(halfway, mixed(before, after, 0.5)), 0.6);
}

// A video takes a new picture only when one is asked for.
TEST(ScenePlayer, AsksForPicturesUntilAFadeIsOver) {
    PlayerStage stage(Completeness::Final, {{.uid = "a"}, {.uid = "b", .transition = layers::SceneTransition::Fade}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.takeAt(1.0);
    stage.player.advance(1.5);
    EXPECT_FALSE(stage.player.needsFrame());
    stage.player.show(1, ScenePlayer::Entrance::Transition, 2.0);
    for (const double timeS : {2.5, 3.5}) {
        stage.takeAt(timeS);
        stage.player.advance(timeS + 0.1);
        EXPECT_TRUE(stage.player.needsFrame()) << timeS;
    }
    stage.player.advance(4.1);
    EXPECT_TRUE(stage.player.needsFrame());
    stage.take();
    stage.player.advance(4.2);
    EXPECT_FALSE(stage.player.needsFrame());
}

TEST(TableView, ExchangedViewsShowEachOthersPictureInTheirOwnSize) {
    Stage stage(Completeness::Final);
    stage.context->makeCurrent();
    TableView other(Completeness::Final);
    const auto ground = groundOf(rough, 50.0);
    stage.table.setGround(ground);
    other.setGround(ground);
    Viewpoint nearer = other.home();
    nearer.rangeM *= 0.4;
    other.camera().setView(nearer);
    const auto first = takePicture(*stage.context, stage.table, kSizePx, 1), second = takePicture(*stage.context, other, kSizePx, 1);
    ASSERT_TRUE(first && second);
    ASSERT_GT(meanDifference(*first, *second), 3.0);
    other.resize({100, 80});
    stage.table.exchange(other);
    EXPECT_EQ(stage.table.sizePx(), kSizePx);
    EXPECT_EQ(other.sizePx(), glm::ivec2(100, 80));
    const auto now = takePicture(*stage.context, stage.table, kSizePx, 1), then = takePicture(*stage.context, other, kSizePx, 1);
    ASSERT_TRUE(now && then);
    EXPECT_TRUE(now->rgb == second->rgb);
    EXPECT_TRUE(then->rgb == first->rgb);
    other.releaseGl();
}

}  // namespace
}  // namespace saban::viewer
