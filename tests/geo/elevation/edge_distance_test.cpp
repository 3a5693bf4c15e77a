#include "geo/elevation/edge_distance.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace saban::geo {
namespace {

TEST(EdgeDistance, InAFullRasterItIsTheDistanceToTheNearestSide) {
    // 40 x 20 cells of 5 m x 10 m: 200 m x 200 m.
    const std::vector<std::uint8_t> mask(40 * 20, 1);
    const EdgeDistance edge(40, 20, {5.0, 10.0}, 40, 20, mask);
    EXPECT_DOUBLE_EQ(edge.at({0.0, 10.0}), 0.0);
    EXPECT_DOUBLE_EQ(edge.at({3.0, 10.0}), 15.0);
    EXPECT_DOUBLE_EQ(edge.at({20.0, 1.5}), 15.0);
    EXPECT_DOUBLE_EQ(edge.at({39.0, 10.0}), 5.0);
    EXPECT_DOUBLE_EQ(edge.at({20.0, 10.0}), 100.0);
    EXPECT_DOUBLE_EQ(edge.at({-1.0, 10.0}), 0.0);
}

// A hole of one cell centred at (50.5, 50.5) in cells of 2 m: from a centre k cells east it is 2 (k - 0.5) m to its
// side.
TEST(EdgeDistance, AroundAHoleItGrowsFromTheHolesSide) {
    std::vector<std::uint8_t> mask(101 * 101, 1);
    mask[50 * 101 + 50] = 0;
    const EdgeDistance edge(101, 101, {2.0, 2.0}, 101, 101, mask);
    EXPECT_NEAR(edge.at({51.5, 50.5}), 1.0, 1e-5);
    EXPECT_NEAR(edge.at({60.5, 50.5}), 19.0, 1e-5);
    EXPECT_NEAR(edge.at({53.5, 54.5}), 2.0 * 5.0 - 1.0, 1e-5);
    EXPECT_EQ(edge.at({50.5, 50.5}), 0.0);
    EXPECT_NEAR(edge.at({51.0, 50.5}), 0.0, 1e-5);
}

TEST(EdgeDistance, OblongCellsCountWithTheirOwnSizes) {
    std::vector<std::uint8_t> mask(64 * 64, 1);
    mask[32 * 64 + 32] = 0;
    const EdgeDistance edge(64, 64, {3.0, 4.0}, 64, 64, mask);
    // Half of the longer side of a cell, 2 m, is taken off.
    EXPECT_NEAR(edge.at({36.5, 32.5}), 12.0 - 2.0, 1e-5);
    EXPECT_NEAR(edge.at({32.5, 36.5}), 16.0 - 2.0, 1e-5);
    EXPECT_NEAR(edge.at({36.5, 35.5}), std::hypot(12.0, 12.0) - 2.0, 1e-5);
}

TEST(EdgeDistance, NothingButHolesIsNoDistance) {
    const std::vector<std::uint8_t> mask(16, 0);
    const EdgeDistance edge(4, 4, {1.0, 1.0}, 4, 4, mask);
    EXPECT_EQ(edge.at({2.0, 2.0}), 0.0);
}

TEST(EdgeDistance, OneCellIsItsOwnMiddle) {
    const std::vector<std::uint8_t> mask(1, 1);
    const EdgeDistance edge(1, 1, {6.0, 8.0}, 1, 1, mask);
    EXPECT_DOUBLE_EQ(edge.at({0.5, 0.5}), 3.0);
}

TEST(SmoothStep, RisesFromZeroToOneWithItsSteepestInTheMiddle) {
    EXPECT_EQ(smoothStep(-1.0), 0.0);
    EXPECT_EQ(smoothStep(0.0), 0.0);
    EXPECT_DOUBLE_EQ(smoothStep(0.25), 0.15625);
    EXPECT_DOUBLE_EQ(smoothStep(0.5), 0.5);
    EXPECT_EQ(smoothStep(1.0), 1.0);
    EXPECT_EQ(smoothStep(7.0), 1.0);
}

}  // namespace
}  // namespace saban::geo
