#include "data/sample/village_patch.h"

#include <gtest/gtest.h>

#include <cmath>

namespace saban::sample {
namespace {

TEST(VillagePatch, AgreesWithTheGroundAlongItsEdgesAndAddsDetailInside) {
    const Landscape land = makeLandscape(300);
    const Grid<double> patch = makeVillagePatch(land, 1000.0, 2.0);
    ASSERT_EQ(patch.width, 500);
    ASSERT_EQ(patch.height, 500);
    double greatestInside = 0.0;
    for (int r = 0; r < patch.height; ++r) {
        for (int c = 0; c < patch.width; ++c) {
            const Point p = patch.centre(c, r);
            const double difference = std::abs(patch.at(c, r) - sampleBilinear(land.terrain.heights, p));
            if (patch.isBorder(c, r))
                EXPECT_LE(difference, 0.01) << c << ", " << r;
            else
                greatestInside = std::max(greatestInside, difference);
        }
    }
    EXPECT_GT(greatestInside, 0.3);
    EXPECT_LT(greatestInside, 12.0);
}

TEST(VillagePatch, BeginsOnAWholeCellOfTheGround) {
    const Landscape land = makeLandscape(150);
    const Grid<double> patch = makeVillagePatch(land, 1040.0, 4.0);
    const double cellM = land.terrain.heights.cellM;
    EXPECT_NEAR(std::remainder(patch.corner.x, cellM), 0.0, 1e-6);
    EXPECT_NEAR(std::remainder(patch.corner.y, cellM), 0.0, 1e-6);
}

}  // namespace
}  // namespace saban::sample
