#include "viewer/render/frame_quality.h"

#include <gtest/gtest.h>

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
        EXPECT_LE(drawn.back().errorPx, 2.0);
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

TEST(AdaptiveQuality, RisesAgainWhenTheViewBecomesEasy) {
    AdaptiveQuality adaptive(30.0);
    flight(adaptive, machine(8.0, 90.0), 200);
    EXPECT_LT(adaptive.whileMoving().scale, 0.8);
    flight(adaptive, machine(2.0, 8.0), 1000);
    EXPECT_EQ(adaptive.whileMoving(), FrameQuality{});
}

}  // namespace
}  // namespace saban::viewer
