#include "geo/core/bounds.h"

#include <gtest/gtest.h>

namespace saban::geo {
namespace {

TEST(Bounds, ADefaultOneIsEmptyAndGrowsToWhatItIncludes) {
    Bounds bounds;
    EXPECT_TRUE(bounds.isEmpty());
    bounds.include(glm::dvec2(3, 4));
    EXPECT_TRUE(bounds.isEmpty());  // a point has no area
    bounds.include(glm::dvec2(1, 9));
    EXPECT_EQ(bounds, (Bounds{1, 4, 3, 9}));
    bounds.include(Bounds{});
    EXPECT_EQ(bounds, (Bounds{1, 4, 3, 9}));
}

TEST(Bounds, WithNanAreEmpty) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_TRUE((Bounds{nan, 0, 1, 1}).isEmpty());
    EXPECT_TRUE((Bounds{0, 0, 1, nan}).isEmpty());
}

TEST(GridSpec, HasItsFirstAndLastPointsExactlyOnTheEdges) {
    // 0.1 has no exact binary form: steps added up would miss the edge.
    const GridSpec grid{{0.1, 0.2, 0.7, 1.1}, 7, 10};
    EXPECT_EQ(grid.at(0, 0), glm::dvec2(0.1, 0.2));
    EXPECT_EQ(grid.at(6, 9), glm::dvec2(0.7, 1.1));
}

}  // namespace
}  // namespace saban::geo
