#include "viewer/render/frame_quality.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace saban::viewer {
namespace {

/// A machine whose frames cost a fixed part and a part for each pixel, in milliseconds at full quality.
std::function<double(const FrameQuality&)> machine(double fixedMs, double pixelsMs) {
    return [=](const FrameQuality& q) { return fixedMs + pixelsMs * q.scale * q.scale / std::sqrt(q.errorPx / 0.9); };
}

std::vector<FrameQuality> flight(AdaptiveQuality& adaptive, const std::function<double(const FrameQuality&)>& costMs, int frames) {
    std::vector<FrameQuality> drawn;
    for (int i = 0; i < frames; ++i) {
        drawn.push_back(adaptive.whileMoving());
        adaptive.learn(costMs(drawn.back()));
    }
    return drawn;
}

TEST(AdaptiveQuality, OfAFastMachineBecomesFull) {
    AdaptiveQuality adaptive(30.0);
    const auto drawn = flight(adaptive, machine(1.0, 6.0), 60);
    EXPECT_EQ(drawn.back(), FrameQuality{});
}

TEST(AdaptiveQuality, HoldsTheFrameRateOnASlowMachine) {
    for (const double pixelsMs : {30.0, 45.0, 70.0, 100.0}) {
        AdaptiveQuality adaptive(30.0);
        const auto costMs = machine(8.0, pixelsMs);
        const auto drawn = flight(adaptive, costMs, 300);
        int tooSlow = 0;
        for (std::size_t i = 30; i < drawn.size(); ++i) tooSlow += costMs(drawn[i]) > 1000.0 / 30.0;
        EXPECT_LE(tooSlow, 12) << pixelsMs;  // the odd try whether a better step fits
        EXPECT_LE(costMs(drawn.back()), 1000.0 / 30.0) << pixelsMs;
        EXPECT_GE(drawn.back().scale, 0.4);
        EXPECT_LE(drawn.back().errorPx, 2.5);
    }
}

TEST(AdaptiveQuality, DoesNotFlickerBetweenSteps) {
    AdaptiveQuality adaptive(30.0);
    const auto drawn = flight(adaptive, machine(8.0, 60.0), 600);
    int changes = 0;
    for (std::size_t i = 100; i < drawn.size(); ++i) changes += drawn[i] != drawn[i - 1];
    EXPECT_LE(changes, 12);
}

TEST(AdaptiveQuality, OneSlowFrameChangesNothing) {
    AdaptiveQuality adaptive(30.0);
    flight(adaptive, machine(1.0, 6.0), 60);
    adaptive.learn(400.0);
    EXPECT_EQ(adaptive.whileMoving(), FrameQuality{});
}

// The time that is left over at 25 frames a second, a tenth of a frame and what 25 exceed 20 by, is that quarter.
TEST(AdaptiveQuality, HoldsTwentyFramesASecondWhenTheMachineGivesAQuarterLess) {
    for (const double fixedMs : {5.0, 12.0, 20.0}) {
        AdaptiveQuality adaptive(25.0);
        const auto costMs = machine(fixedMs, 100.0), noisyMs = machine(fixedMs / 0.75, 100.0 / 0.75);
        flight(adaptive, costMs, 300);
        int tooSlow = 0;
        for (const FrameQuality& quality : flight(adaptive, noisyMs, 200)) tooSlow += noisyMs(quality) > 1000.0 / 20.0;
        EXPECT_LE(tooSlow, 3) << fixedMs;
    }
}

TEST(AdaptiveQuality, TwoFramesThatAreFarTooSlowAreEnough) {
    AdaptiveQuality adaptive(25.0);
    const FrameQuality first = adaptive.whileMoving();
    adaptive.learn(80.0);
    EXPECT_EQ(adaptive.whileMoving(), first);
    adaptive.learn(80.0);
    EXPECT_LT(adaptive.whileMoving().scale, first.scale);
}

/// A step costs a third more at most: after three frames each, however often it was too much before, up to where other tiles are wanted.
TEST(AdaptiveQuality, WithPlentyOfTimeItIsBetterAfterThreeFrames) {
    AdaptiveQuality adaptive(25.0);
    flight(adaptive, machine(30.0, 400.0), 100);
    double scale = adaptive.whileMoving().scale;
    while (scale < 0.5) {
        flight(adaptive, machine(10.0, 0.0), 3);
        ASSERT_GT(adaptive.whileMoving().scale, scale);
        scale = adaptive.whileMoving().scale;
    }
}

TEST(AdaptiveQuality, BelowHalfTheResolutionTheTilesStayTheSame) {
    AdaptiveQuality adaptive(25.0);
    const auto drawn = flight(adaptive, machine(30.0, 400.0), 100);
    double least = 1.0;
    for (const FrameQuality& quality : drawn)
        if (quality.scale <= 0.5) {
            EXPECT_EQ(quality.texelPx, 3.0);
            least = std::min(least, quality.scale);
        }
    EXPECT_LT(least, 0.4);
}

TEST(AdaptiveQuality, RisesAgainWhenTheViewBecomesEasy) {
    AdaptiveQuality adaptive(30.0);
    flight(adaptive, machine(8.0, 90.0), 200);
    EXPECT_LT(adaptive.whileMoving().scale, 0.8);
    flight(adaptive, machine(2.0, 8.0), 1000);
    EXPECT_EQ(adaptive.whileMoving(), FrameQuality{});
}

}  // namespace
}  // namespace saban::viewer
