#include "data/sample/terrain.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "data/sample/landscape.h"
#include "data/sample/picture.h"
#include "tests/data/sample/drainage_check.h"

namespace saban::sample {
namespace {

const Landscape& smallLandscape() {
    static const Landscape land = makeLandscape(150);
    return land;
}

TEST(DrainageCheck, FindsAPit) {
    std::vector<float> heights(25, 3.0F);
    for (const int i : {6, 7, 8, 11, 13, 16, 17, 18}) heights[i] = 5.0F;
    heights[12] = 4.0F;
    EXPECT_EQ(test::cellsWithoutFallingWay(heights, 5, 5), 1U);
    heights[12] = 6.0F;
    EXPECT_EQ(test::cellsWithoutFallingWay(heights, 5, 5), 0U);
}

TEST(SampleTerrain, DrainsDownhillEverywhere) {
    const Grid<double>& h = smallLandscape().terrain.heights;
    const std::vector<float> asStored(h.values.begin(), h.values.end());
    EXPECT_EQ(test::cellsWithoutFallingWay(asStored, h.width, h.height), 0U);
}

TEST(SampleTerrain, IsTheSameOnEveryRun) {
    const Terrain again = makeTerrain(150);
    EXPECT_EQ(again.heights.values, smallLandscape().terrain.heights.values);
    EXPECT_EQ(again.river.waterM, smallLandscape().terrain.river.waterM);
}

TEST(SampleTerrain, HasTheReliefOfNorthernUplands) {
    const auto& values = smallLandscape().terrain.heights.values;
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    EXPECT_GT(*low, 50.0);
    EXPECT_LT(*low, 90.0);
    EXPECT_GT(*high, 600.0);
    EXPECT_LT(*high, 1100.0);
}

TEST(SampleRiver, FallsAllTheWay) {
    const River& river = smallLandscape().terrain.river;
    ASSERT_EQ(river.waterM.size(), river.line.size());
    for (std::size_t i = 1; i < river.waterM.size(); ++i) EXPECT_LT(river.waterM[i], river.waterM[i - 1]);
}

TEST(SampleRiver, DoesNotRunIntoItself) {
    const Polyline& line = smallLandscape().terrain.river.line;
    for (std::size_t i = 0; i < line.size(); i += 4)
        for (std::size_t j = i + 30; j < line.size(); j += 4) EXPECT_GT(length(line[i] - line[j]), 90.0);
}

TEST(SampleRoads, CrossTheRiverOnOneBridgeOnly) {
    const Landscape& land = smallLandscape();
    const SegmentIndex river({land.terrain.river.line}, 60.0);
    std::vector<Point> wet;
    for (const Road& road : land.roads)
        for (const Point& p : resampled(road.line, 5.0))
            if (const auto hit = river.nearest(p); hit && hit->distanceM < land.terrain.river.halfWidthAt(hit->alongM))
                wet.push_back(p);
    ASSERT_FALSE(wet.empty());
    for (const Point& p : wet) EXPECT_LT(length(p - wet.front()), 250.0);
}

TEST(SampleVillages, StandOnDryGentleGround) {
    const Landscape& land = smallLandscape();
    ASSERT_EQ(land.villages.size(), 3U);
    const SegmentIndex river({land.terrain.river.line}, 100.0);
    for (const Village& village : land.villages) {
        EXPECT_GT(village.houses.size(), 10U);
        for (const House& house : village.houses) {
            const auto hit = river.nearest(house.centre);
            EXPECT_TRUE(!hit || hit->distanceM > land.terrain.river.halfWidthAt(hit->alongM) + 10.0);
        }
    }
}

TEST(SamplePicture, IsTheSameOnEveryRun) {
    const Picture first = drawPicture(smallLandscape(), 301);
    const Picture second = drawPicture(smallLandscape(), 301);
    ASSERT_EQ(first.rgb.size(), 301U * 301U * 3U);
    EXPECT_EQ(first.rgb, second.rgb);
}

}  // namespace
}  // namespace saban::sample
