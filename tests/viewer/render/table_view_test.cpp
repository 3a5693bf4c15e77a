#include "viewer/render/table_view.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <thread>

#include "viewer/render/bench_path.h"
#include "viewer/render/framebuffer.h"
#include "viewer/render/offscreen.h"
#include "tests/viewer/render/table_stage.h"

namespace saban::viewer {
namespace {

TEST(TableView, PicksTheHeightOfTheDataAtEveryZoom) {
    Stage stage(Completeness::Final);
    stage.table.setGround(groundOf(rough));
    const glm::dvec2 at(486123.0, 2336456.0);
    for (const double range : {30.0, 900.0, 8000.0, 20000.0}) {
        stage.table.camera().setView({.target = {at.x, at.y, rough(at)}, .headingDeg = 30, .pitchDeg = -60, .rangeM = range});
        ASSERT_TRUE(takePicture(*stage.context, stage.table, {401, 301}, 0));
        const auto picked = stage.table.pick({200.5, 150.5});
        ASSERT_TRUE(picked) << range;
        EXPECT_NEAR(picked->ground.x, at.x, 0.02) << range;
        EXPECT_NEAR(picked->ground.y, at.y, 0.02) << range;
        const auto source = stage.table.ground()->elevation->heightAt(picked->ground);
        ASSERT_TRUE(source && *source);
        EXPECT_NEAR(picked->ground.z, **source, 0.001);
    }
}

TEST(TableView, PicksBeforeAnyTileIsLoaded) {
    Stage stage(Completeness::Progressive);
    stage.table.setGround(groundOf(rough));
    stage.table.resize({401, 301});
    const glm::dvec2 at(486123.0, 2336456.0);
    stage.table.camera().setView({.target = {at.x, at.y, rough(at)}, .headingDeg = 30, .pitchDeg = -60, .rangeM = 900.0});
    const auto picked = stage.table.pick({200.5, 150.5});
    ASSERT_TRUE(picked);
    EXPECT_NEAR(picked->ground.x, at.x, 0.02);
    EXPECT_NEAR(picked->ground.y, at.y, 0.02);
}

TEST(TableView, PicksNothingBesideTheTable) {
    Stage stage(Completeness::Final);
    stage.table.setGround(groundOf(rough));
    ASSERT_TRUE(takePicture(*stage.context, stage.table, {400, 300}, 0));
    EXPECT_FALSE(stage.table.pick({2, 2}));
}

/// Tiles that were loaded before, and the order in which they come, say nothing of which are chosen; nor is anything on the frame written as it was.
TEST(TableView, APictureIsTheSameWhateverWasShownBefore) {
    constexpr glm::ivec2 kSize{320, 180};
    const auto ground = groundOf(rough);
    const auto viewOf = [](double headingDeg, double pitchDeg, double rangeM) { return Viewpoint{.target = {486000.0, 2336000.0, 600.0}, .headingDeg = headingDeg, .pitchDeg = pitchDeg, .rangeM = rangeM}; };
    const auto pictureOf = [&](Stage& stage, const Viewpoint& view) {
        stage.table.camera().setView(view);
        auto picture = takePicture(*stage.context, stage.table, kSize, 0);
        EXPECT_TRUE(picture) << picture.error().message;
        return picture ? std::move(picture->rgb) : std::vector<std::uint8_t>();
    };
    const std::array views{viewOf(40.0, -12.0, 3000.0), viewOf(200.0, -20.0, 9000.0), viewOf(310.0, -60.0, 1200.0)};
    std::vector<std::vector<std::uint8_t>> expected;
    for (const Viewpoint& view : views) {
        Stage fresh(Completeness::Final);
        fresh.table.setGround(ground);
        expected.push_back(pictureOf(fresh, view));
        EXPECT_EQ(expected.back().size(), 3u * kSize.x * kSize.y);
    }
    Stage experienced(Completeness::Final);
    experienced.table.setGround(ground);
    for (const double rangeM : {400.0, 1500.0, 6000.0, 14000.0}) pictureOf(experienced, viewOf(rangeM, -35.0, rangeM));
    for (std::size_t i = 0; i < views.size(); ++i) EXPECT_TRUE(pictureOf(experienced, views[i]) == expected[i]) << views[i].headingDeg;
}

TEST(TableView, NeedsNoFrameWhenNothingChanges) {
    Stage stage(Completeness::Progressive);
    stage.table.resize({320, 200});
    stage.table.setGround(groundOf(rough));
    Framebuffer target;
    ASSERT_TRUE(target.ensure({320, 200}, 0, Framebuffer::Depth::None));
    for (int i = 0; i < 2000 && (stage.table.needsFrame() || !stage.table.status().isComplete); ++i) {
        if (stage.table.needsFrame()) {
            ASSERT_TRUE(stage.table.draw(target.id()));
        } else {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    }
    EXPECT_TRUE(stage.table.status().isComplete);
    EXPECT_FALSE(stage.table.needsFrame());
    Look look = stage.table.look();
    look.exaggeration = 2.0;
    stage.table.setLook(look);
    EXPECT_TRUE(stage.table.needsFrame());
    target.release();
}

TEST(TableView, AMeshIsWithinAPixelOfItsTiles) {
    Stage stage(Completeness::Final);
    stage.table.setGround(groundOf(rough));
    stage.table.resize({1280, 720});
    ASSERT_TRUE(takePicture(*stage.context, stage.table, {1280, 720}, 0));
    EXPECT_LE(stage.table.status().meshErrorPx, 1.0f);
    EXPECT_GT(stage.table.status().triangles, 100);
}

TEST(TableView, ACloseViewOfALargeTableBecomesComplete) {
    Stage stage(Completeness::Final);
    stage.table.setGround(groundOf(rough, 0.5));
    stage.table.resize({1600, 900});
    stage.table.camera().setView({.target = {486000, 2336000, rough({486000, 2336000})}, .headingDeg = 30, .pitchDeg = -15, .rangeM = 400});
    ASSERT_TRUE(takePicture(*stage.context, stage.table, {1600, 900}, 0));
    EXPECT_TRUE(stage.table.status().isComplete);
    EXPECT_LT(stage.table.status().tilesDrawn, 500);
}

TEST(TableView, SurvivesANewLookOverGroundWithEmptyTiles) {
    Stage stage(Completeness::Final);
    stage.table.setGround(groundOf([](glm::dvec2 p) { return p.x < 486000 ? std::nan("") : rough(p); }));
    ASSERT_TRUE(takePicture(*stage.context, stage.table, {400, 300}, 0));
    Look look = stage.table.look();
    look.exaggeration = 3.0;
    stage.table.setLook(look);
    ASSERT_TRUE(takePicture(*stage.context, stage.table, {400, 300}, 0));
    EXPECT_TRUE(stage.table.status().isComplete);
}

TEST(TableView, DrawsAgainAfterItsGraphicsWereReleased) {
    Stage stage(Completeness::Final);
    stage.table.setGround(groundOf(rough));
    const auto before = takePicture(*stage.context, stage.table, {400, 300}, 0);
    ASSERT_TRUE(before);
    stage.table.releaseGl();
    const auto after = takePicture(*stage.context, stage.table, {400, 300}, 0);
    ASSERT_TRUE(after);
    EXPECT_EQ(before->rgb, after->rgb);
}

TEST(TableView, TakesTilesThatCameWhileItHadNoGraphics) {
    Stage stage(Completeness::Progressive);
    stage.table.resize({320, 200});
    stage.table.setGround(groundOf(rough));
    Framebuffer target;
    ASSERT_TRUE(target.ensure({320, 200}, 0, Framebuffer::Depth::None));
    ASSERT_TRUE(stage.table.draw(target.id()));
    for (int tries = 0; tries < 60 && stage.table.status().tilesDrawn == 0; ++tries) {  // a loaded machine takes its time
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        stage.table.releaseGl();
        ASSERT_TRUE(stage.table.draw(target.id()));
    }
    EXPECT_GT(stage.table.status().tilesDrawn, 0);
    target.release();
}

TEST(TableView, ALookSetBeforeTheGroundCounts) {
    Stage early(Completeness::Final), late(Completeness::Final);
    const Look look{.sun = {.azimuthDeg = 120, .elevationDeg = 30}, .contours = false, .grid = false, .title = {}};
    early.context->makeCurrent();
    early.table.setLook(look);
    early.table.setGround(groundOf(rough));
    const auto a = takePicture(*early.context, early.table, {300, 200}, 0);
    late.table.setGround(groundOf(rough));
    late.table.setLook(look);
    const auto b = takePicture(*late.context, late.table, {300, 200}, 0);
    late.table.releaseGl();
    early.context->makeCurrent();
    ASSERT_TRUE(a && b);
    EXPECT_EQ(a->rgb, b->rgb);
}

TEST(TableView, AnEmptyTableCanBeDrawn) {
    Stage stage(Completeness::Final);
    const auto picture = takePicture(*stage.context, stage.table, {200, 100}, 0);
    ASSERT_TRUE(picture) << picture.error().message;
}

TEST(BenchPath, InStepsTheEyeMovesByOneStepAView) {
    TableView table;
    table.setGround(groundOf(rough));
    const auto views = benchPathInSteps(table, 12.0, 200);
    ASSERT_EQ(views.size(), 200u);
    int bends = 0;  // there the chord is shorter than the way
    for (std::size_t i = 1; i < views.size(); ++i) {
        const double chordM = glm::distance(eyeOf(views[i], {}), eyeOf(views[i - 1], {}));
        EXPECT_LE(chordM, 12.05) << i;
        if (chordM < 11.9) ++bends;
    }
    EXPECT_LT(bends, 10);
    // The way winds through a table of 12 km: some tens of steps of a kilometre.
    EXPECT_LT(benchPathInSteps(table, 1000.0, 200).size(), 60u);
}

TEST(BenchPath, ViewFromAnEyeLooksBackAtTheSamePoint) {
    const Viewpoint view = viewFrom({100, 200, 300}, {400, 600, 300 - 500});
    // Horizontal distance 500, drop 500: 45 degrees down; east 300, north 400.
    EXPECT_NEAR(view.pitchDeg, -45.0, 1e-9);
    EXPECT_NEAR(view.headingDeg, 36.869897645844, 1e-9);
    EXPECT_NEAR(view.rangeM, 707.10678118655, 1e-8);
}

}  // namespace
}  // namespace saban::viewer
