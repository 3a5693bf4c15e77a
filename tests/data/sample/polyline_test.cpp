#include "data/sample/polyline.h"

#include <gtest/gtest.h>

namespace saban::sample {
namespace {

TEST(Polyline, ResamplingKeepsTheEndsAndTheStep) {
    const Polyline line = resampled({{0.0, 0.0}, {30.0, 0.0}, {30.0, 40.0}}, 7.0);
    EXPECT_EQ(line.front().x, 0.0);
    EXPECT_EQ(line.back().y, 40.0);
    const auto lengths = lengthsAlong(line);
    // Corners are cut, so a step is never longer than asked for.
    for (std::size_t i = 1; i + 1 < lengths.size(); ++i) EXPECT_LE(lengths[i] - lengths[i - 1], 7.0 + 1e-9);
}

TEST(Polyline, SmoothingLeavesAStraightLineStraight) {
    Polyline line;
    for (int i = 0; i < 30; ++i) line.push_back({10.0 * i, 5.0 * i});
    const Polyline smooth = smoothed(line, 3.0);
    for (std::size_t i = 0; i < line.size(); ++i) {
        EXPECT_NEAR(smooth[i].x, line[i].x, 1e-9);
        EXPECT_NEAR(smooth[i].y, line[i].y, 1e-9);
    }
}

// Beside the middle of a segment from west to east: distance 3, along 25; y grows to the south, so south is right.
TEST(SegmentIndex, FindsDistanceLengthAndSide) {
    const SegmentIndex index({{{0.0, 0.0}, {10.0, 0.0}, {50.0, 0.0}}, {{0.0, 90.0}, {50.0, 90.0}}}, 20.0);
    const auto right = index.nearest({25.0, 3.0});
    ASSERT_TRUE(right);
    EXPECT_DOUBLE_EQ(right->distanceM, 3.0);
    EXPECT_DOUBLE_EQ(right->alongM, 25.0);
    EXPECT_DOUBLE_EQ(right->sideM, 3.0);
    EXPECT_EQ(right->line, 0);
    const auto left = index.nearest({25.0, -3.0});
    ASSERT_TRUE(left);
    EXPECT_DOUBLE_EQ(left->sideM, -3.0);
    const auto other = index.nearest({60.0, 90.0});
    ASSERT_TRUE(other);
    EXPECT_EQ(other->line, 1);
    EXPECT_DOUBLE_EQ(other->distanceM, 10.0);
}

TEST(SegmentIndex, FindsNothingBeyondItsReachOrWithoutLines) {
    const SegmentIndex index({{{0.0, 0.0}, {50.0, 0.0}}}, 20.0);
    EXPECT_FALSE(index.nearest({25.0, 20.5}));
    EXPECT_FALSE(index.nearest({-5000.0, 0.0}));
    EXPECT_FALSE(SegmentIndex({}, 20.0).nearest({0.0, 0.0}));
}

}  // namespace
}  // namespace saban::sample
