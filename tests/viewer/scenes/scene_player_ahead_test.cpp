// What the next scene needs is there before it is wanted.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/viewer/scenes/player_stage.h"

namespace saban::viewer {
namespace {

// A scene that was shown long enough is the time in which the next one is loaded: on the way nothing is missing any more.
TEST(ScenePlayer, NothingIsMissingOnAFlightThatWasLoadedAhead) {
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}, {.uid = "b", .target = {489000, 2339000}, .headingDeg = 90.0}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.load();
    stage.player.show(1, ScenePlayer::Entrance::Transition, 10.0);
    for (const double timeS : {10.0, 10.6, 11.0, 11.5, 12.0}) {
        stage.player.advance(timeS);
        stage.table.prepare();
        EXPECT_EQ(timeS > 10.9 ? stage.table.status().tilesPending : 0, 0) << timeS;
    }
}

TEST(ScenePlayer, NothingIsMissingWhenTheNextSceneIsPaintedOtherwise) {
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}, {.uid = "b", .target = {489000, 2339000}, .hidden = "areas"}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.load();
    stage.player.show(1, ScenePlayer::Entrance::Transition, 10.0);
    Framebuffer target;
    ASSERT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
    for (const double timeS : {10.0, 10.3, 10.59, 10.7, 12.0}) {
        stage.player.advance(timeS);
        ASSERT_TRUE(stage.player.draw(target.id()));
    }
    EXPECT_EQ(stage.table.status().tilesPending, 0);
    target.release();
}

TEST(ScenePlayer, AScenesOwnPaintIsThereAfterAFlightInAWindow) {
    const std::vector<SceneWanted> scenes{{.uid = "a"}, {.uid = "b", .hidden = "areas"}};
    PlayerStage window(Completeness::Progressive, scenes), still(Completeness::Final, scenes);
    window.context->makeCurrent();
    window.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    window.load();
    window.player.show(1, ScenePlayer::Entrance::Transition, 10.0);
    window.player.advance(10.2);
    window.player.advance(13.0);
    window.load();
    Framebuffer target;
    ASSERT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
    ASSERT_TRUE(window.player.draw(target.id(), {.samples = 0}));
    const Picture seen{.sizePx = kSizePx, .rgb = target.readRgb()};
    target.release();
    still.context->makeCurrent();
    still.player.show(1, ScenePlayer::Entrance::AtOnce, 0.0);
    EXPECT_LT(meanDifference(seen, still.takeAt(1.0)), 1.0);
    still.player.releaseGl();
    still.table.releaseGl();
    window.context->makeCurrent();
}

/// On the way as exactly as motions are drawn, which wants coarser tiles than a picture at rest; those of rest where it ends.
TEST(ScenePlayer, TheTilesOfAFlightAreThereAsExactlyAsItIsDrawn) {
    constexpr FrameQuality kMoving{.scale = 0.5, .errorPx = 4.0, .texelPx = 4.0};
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}, {.uid = "b", .target = {489000, 2339000}, .headingDeg = 120.0}});
    Framebuffer target;
    ASSERT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    ASSERT_TRUE(stage.player.draw(target.id(), kMoving));
    stage.load();
    stage.player.show(1, ScenePlayer::Entrance::Transition, 10.0);
    for (const double share : {0.0, 0.3, 0.5, 0.75, 0.88, 1.0}) {
        stage.player.advance(10.0 + 2.0 * share);
        ASSERT_TRUE(stage.player.draw(target.id(), kMoving));
        EXPECT_EQ(stage.table.status().tilesPending, 0) << share;
    }
    ASSERT_TRUE(stage.player.draw(target.id()));
    EXPECT_EQ(stage.table.status().tilesPending, 0);
    target.release();
}

/// What a transition will need is made a thing a frame, of the size that the picture has, and then no more.
TEST(ScenePlayer, WhatATransitionNeedsIsMadeReadyOnceForASize) {
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}, {.uid = "b", .hidden = "areas"}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.load();
    EXPECT_FALSE(stage.player.needsFrame());
    EXPECT_TRUE(stage.player.isReady());
    EXPECT_FALSE(stage.player.loadAhead(TableView::Graphics::Current));
    stage.table.resize(kSizePx + glm::ivec2(40, 20));
    stage.load();
    EXPECT_FALSE(stage.player.needsFrame());
    EXPECT_TRUE(stage.player.isReady());
    stage.player.show(1, ScenePlayer::Entrance::Transition, 10.0);
    stage.player.advance(10.1);
    Framebuffer target;
    ASSERT_TRUE(target.ensure(stage.table.sizePx(), 0, Framebuffer::Depth::None));
    ASSERT_TRUE(stage.player.draw(target.id()));
    EXPECT_TRUE(stage.player.isReady()) << "nothing is made amid a transition";
    target.release();
}

/// Before anything is drawn; whatever is drawn from then on finds it.
TEST(ScenePlayer, WhatFramesAreDrawnIntoIsMadeOneBufferAtATime) {
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}, {.uid = "b", .hidden = "areas"}});
    constexpr int kSamples = 4, kBuffers = 5;  // of a motion, of care, of the picture before, of the second view, of its frame
    EXPECT_FALSE(stage.table.hasBuffers());
    for (int i = 0; i < kBuffers; ++i) EXPECT_TRUE(stage.player.makeBuffers(kSamples)) << i;
    EXPECT_FALSE(stage.player.makeBuffers(kSamples));
    EXPECT_TRUE(stage.table.hasBuffers(kSamples));
    stage.table.resize(kSizePx + glm::ivec2(40, 20));
    EXPECT_FALSE(stage.table.hasBuffers());
}

/// A frame of two views takes as long as one of a single view: each has half as many pixels. At first nothing of the second one is seen, and it is not drawn.
TEST(ScenePlayer, TwoViewsThatFadeAreDrawnSmaller) {
    constexpr FrameQuality kMoving{.scale = 0.5, .errorPx = 4.0, .texelPx = 4.0};
    const glm::ivec2 alone{kSizePx.x / 2, kSizePx.y / 2}, ofTwo{kSizePx.x * 35 / 100, kSizePx.y * 35 / 100};
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}, {.uid = "b", .hidden = "areas"}});
    Framebuffer target;
    ASSERT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.load();
    stage.player.show(1, ScenePlayer::Entrance::Transition, 10.0);
    for (const auto& [timeS, expectedPx] : {std::pair(10.001, alone), std::pair(10.3, ofTwo), std::pair(11.5, alone)}) {
        stage.player.advance(timeS);
        ASSERT_TRUE(stage.player.draw(target.id(), kMoving));
        EXPECT_EQ(stage.table.drawnPx(), expectedPx) << timeS;
    }
    stage.player.advance(12.5);
    ASSERT_TRUE(stage.player.draw(target.id()));
    EXPECT_EQ(stage.table.drawnPx(), kSizePx);
    target.release();
}

TEST(ScenePlayer, SignsAreDrawnAnewInTheColoursOfAnotherConvention) {
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.load();
    Performance performance = stage.player.performance();
    stage.player.setPerformance(performance);
    stage.player.advance(1.0);
    EXPECT_FALSE(stage.player.needsFrame()) << "nothing is another";
    performance.profile = *layers::builtInConvention("nato");
    stage.player.setPerformance(performance);
    stage.player.advance(2.0);
    EXPECT_TRUE(stage.player.needsFrame());
}

/// What comes next is in both views, as in `TwoViewsThatFadeAreDrawnSmaller`.
TEST(ScenePlayer, WhatComesNextIsMadeAnewOnceTheLegendIsShown) {
    constexpr FrameQuality kMoving{.scale = 0.5, .errorPx = 4.0, .texelPx = 4.0};
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}, {.uid = "b", .hidden = "areas"}});
    Framebuffer target;
    ASSERT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.load();
    Performance performance = stage.player.performance();
    performance.look.legend = true;
    stage.player.setPerformance(performance);
    stage.player.advance(1.0);
    stage.load();
    stage.player.show(1, ScenePlayer::Entrance::Transition, 10.0);
    stage.player.advance(10.3);
    ASSERT_TRUE(stage.player.draw(target.id(), kMoving));
    EXPECT_EQ(stage.table.drawnPx(), glm::ivec2(kSizePx.x * 35 / 100, kSizePx.y * 35 / 100)) << "both views";
    target.release();
}

/// Whoever goes on while the second view is being told of the next scene gets that scene all the same.
TEST(ScenePlayer, GoingOnBeforeTheNextSceneIsReadyShowsItRight) {
    const std::vector<SceneWanted> scenes{{.uid = "a"}, {.uid = "b", .hidden = "areas"}, {.uid = "c"}};
    PlayerStage still(Completeness::Final, scenes);
    still.context->makeCurrent();
    still.player.show(1, ScenePlayer::Entrance::AtOnce, 0.0);
    const Picture expected = still.takeAt(1.0);
    still.player.releaseGl();
    still.table.releaseGl();
    for (const int calls : {1, 3}) {
        PlayerStage window(Completeness::Progressive, scenes);
        window.context->makeCurrent();
        window.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
        Framebuffer target;
        ASSERT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
        for (int i = 0; i < 6000 && !window.table.status().isComplete; ++i) {
            ASSERT_TRUE(window.player.draw(target.id()));
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        for (int i = 0; i < calls; ++i) window.player.loadAhead(TableView::Graphics::Current);
        window.player.show(1, ScenePlayer::Entrance::Transition, 10.0);
        window.player.advance(13.0);
        window.load();
        ASSERT_TRUE(window.player.draw(target.id(), {.samples = 0}));
        EXPECT_LT(meanDifference({.sizePx = kSizePx, .rgb = target.readRgb()}, expected), 1.0) << calls;
        target.release();
        window.player.releaseGl();
        window.table.releaseGl();
    }
}

/// Who goes to another scene than the next one has nothing loaded ahead: on the way the place where it ends is loaded.
TEST(ScenePlayer, WhereAFlightEndsIsLoadedOnTheWay) {
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}, {.uid = "b"}, {.uid = "c", .target = {489500, 2339500}, .headingDeg = 120.0}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.load();
    stage.player.show(2, ScenePlayer::Entrance::Transition, 10.0);
    stage.player.advance(10.2);
    stage.table.prepare();
    for (int i = 0; i < 6000 && !stage.table.isAheadComplete(); ++i) {
        stage.table.prepare();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    stage.player.advance(12.0);
    stage.table.prepare();
    EXPECT_EQ(stage.table.status().tilesPending, 0);
}

/// A flight along a route looks at many heights, on a thread of its own: whoever goes on, or changes the plan meanwhile, goes on at once.
TEST(ScenePlayer, NobodyWaitsForAFlightThatIsBeingMade) {
    constexpr auto kMost = std::chrono::seconds(20);
    const auto here = std::this_thread::get_id();
    std::mutex mutex;
    std::condition_variable changed;
    bool isOpen = true, isGivenUp = false;
    const auto ground = groundOf(
        [&](glm::dvec2 p) {
            if (std::this_thread::get_id() == here) return rough(p);
            std::unique_lock lock(mutex);
            isGivenUp = !changed.wait_for(lock, kMost, [&] { return isOpen; }) || isGivenUp;
            return rough(p);
        },
        20.0);
    const auto open = [&](bool wanted) {
        const std::lock_guard lock(mutex);
        isOpen = wanted;
        changed.notify_all();
    };
    const auto flyingAt = [&](double heightM) {
        Performance performance = performanceOf({{.uid = "a"},
                                                 {.uid = "b",
                                                  .transition = layers::SceneTransition::Cut,
                                                  .actions = {{.kind = std::string(layers::kFlyRoute), .startS = 0.0, .durationS = 8.0, .features = {"route1"}, .settings = {{"height_m", heightM}}}}}});
        performance.ground = ground;
        return performance;
    };
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}});
    stage.player.setPerformance(flyingAt(80.0));
    open(false);
    stage.player.show(1, ScenePlayer::Entrance::AtOnce, 0.0);
    stage.player.advance(4.0);
    EXPECT_EQ(targetOf(stage.player, stage.table), glm::dvec2(486000, 2336000)) << "the scene's own view stands meanwhile";
    stage.player.setPerformance(flyingAt(120.0));
    stage.player.show(1, ScenePlayer::Entrance::AtOnce, 5.0);
    stage.player.advance(9.0);
    open(true);
    {
        const std::lock_guard lock(mutex);
        EXPECT_FALSE(isGivenUp);
    }
    for (int i = 0; i < 6000 && targetOf(stage.player, stage.table) == glm::dvec2(486000, 2336000); ++i) {
        stage.player.advance(9.0);
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    EXPECT_NE(targetOf(stage.player, stage.table), glm::dvec2(486000, 2336000)) << "it flies once the flight is made";
}

/// The picture may be at rest by then: nothing else would have it drawn.
TEST(ScenePlayer, AFlightThatIsMadeLaterWakesThePicture) {
    const auto here = std::this_thread::get_id();
    std::promise<void> gate;
    const std::shared_future<void> isOpen = gate.get_future().share();
    std::atomic<bool> isClosed = false, isWoken = false;
    Performance performance = performanceOf({{.uid = "a"},
                                             {.uid = "b",
                                              .transition = layers::SceneTransition::Cut,
                                              .actions = {{.kind = std::string(layers::kFlyRoute), .startS = 0.0, .durationS = 8.0, .features = {"route1"}, .settings = {{"height_m", 80.0}}}}}});
    performance.ground = groundOf(
        [&](glm::dvec2 p) {
            if (isClosed && std::this_thread::get_id() != here) isOpen.wait_for(std::chrono::seconds(20));
            return rough(p);
        },
        20.0);
    PlayerStage stage(Completeness::Progressive, {{.uid = "a"}});
    stage.player.setPerformance(performance);
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    Framebuffer target;
    ASSERT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
    for (int i = 0; i < 6000 && (i == 0 || !stage.table.status().isComplete || stage.player.needsFrame()); ++i) {
        ASSERT_TRUE(stage.player.draw(target.id()));
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    target.release();
    isClosed = true;  // no tile is wanted any more
    stage.player.show(1, ScenePlayer::Entrance::AtOnce, 10.0);
    stage.player.advance(14.0);
    ASSERT_EQ(targetOf(stage.player, stage.table), glm::dvec2(486000, 2336000));
    stage.player.setWakeUp([&] { isWoken = true; });
    gate.set_value();
    for (int i = 0; i < 6000 && targetOf(stage.player, stage.table) == glm::dvec2(486000, 2336000); ++i) {
        if (isWoken.exchange(false)) stage.player.advance(14.0);
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    EXPECT_NE(targetOf(stage.player, stage.table), glm::dvec2(486000, 2336000));
}

/// However many flights are kept, those of the scene that is shown are.
TEST(ScenePlayer, ASceneMayHaveManyFlights) {
    std::vector<layers::SceneAction> actions;
    for (int i = 0; i < 18; ++i)
        actions.push_back({.kind = std::string(layers::kFlyRoute), .startS = 1.0 * i, .durationS = 1.0, .features = {"route1"}, .settings = {{"height_m", 50.0 + 10.0 * i}}});
    PlayerStage stage(Completeness::Progressive, {{.uid = "a", .actions = actions}});
    stage.player.show(0, ScenePlayer::Entrance::AtOnce, 0.0);
    for (int i = 0; i < 6000 && targetOf(stage.player, stage.table) == glm::dvec2(486000, 2336000); ++i) {
        stage.player.advance(17.5);
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    EXPECT_NE(targetOf(stage.player, stage.table), glm::dvec2(486000, 2336000));
}

}  // namespace
}  // namespace saban::viewer
