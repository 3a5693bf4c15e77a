#include "viewer/overlay/plate_place.h"

#include <gtest/gtest.h>

#include <vector>

namespace saban::viewer {
namespace {

constexpr glm::dvec2 kPicturePx{1920.0, 1080.0}, kSizePx{400.0, 150.0}, kBesidePx{18.0, -18.0};

Rectangle plateAt(glm::dvec2 place, const std::vector<Rectangle>& taken, const std::vector<glm::dvec2>& points = {}) {
    const glm::dvec2 corner = plateCorner(place, kSizePx, kBesidePx, {.picturePx = kPicturePx, .taken = taken, .points = points});
    return {corner, corner + kSizePx};
}

TEST(PlatePlace, StandsRightOfAPlaceAndAboveIt) {
    const Rectangle plate = plateAt({900.0, 500.0}, {});
    EXPECT_EQ(plate.min, glm::dvec2(918.0, 500.0 - 18.0 - 150.0));
}

TEST(PlatePlace, TakesAnotherSideInACornerSoThatThePlaceIsSeen) {
    for (const glm::dvec2 place : {glm::dvec2(1910, 5), glm::dvec2(5, 5), glm::dvec2(1910, 1075), glm::dvec2(5, 1075)}) {
        const Rectangle plate = plateAt(place, {});
        EXPECT_FALSE(place.x > plate.min.x && place.x < plate.max.x && place.y > plate.min.y && place.y < plate.max.y) << place.x << " " << place.y;
        EXPECT_GE(plate.min.x, 0.0);
        EXPECT_GE(plate.min.y, 0.0);
        EXPECT_LE(plate.max.x, kPicturePx.x);
        EXPECT_LE(plate.max.y, kPicturePx.y);
    }
}

TEST(PlatePlace, CoversNeitherLegendNorTitles) {
    const std::vector<Rectangle> taken{{{1500.0, 20.0}, {1900.0, 700.0}}, {{20.0, 800.0}, {800.0, 1060.0}}};
    for (double x = 10.0; x < 1920.0; x += 95.0)
        for (double y = 10.0; y < 1080.0; y += 75.0)
            for (const Rectangle& r : taken) EXPECT_FALSE(plateAt({x, y}, taken).overlaps(r)) << x << " " << y;
}

TEST(PlatePlace, LeavesTheLineThatItTellsOf) {
    std::vector<glm::dvec2> line;
    for (int i = 0; i <= 40; ++i) line.push_back({900.0 + 12.0 * i, 500.0 - 6.0 * i});  // to the right, upwards
    const Rectangle plate = plateAt(line.front(), {}, line);
    for (const glm::dvec2 p : line) EXPECT_FALSE(p.x > plate.min.x && p.x < plate.max.x && p.y > plate.min.y && p.y < plate.max.y);
}

/// While the camera moves, a point more or less would move it to and fro.
TEST(PlatePlace, StaysOnItsSideUnlessAnotherOneHidesClearlyLess) {
    const glm::dvec2 place{900.0, 500.0};
    const std::vector<glm::dvec2> onTheRight{{1000.0, 400.0}}, onTheLeft{{800.0, 400.0}}, more{{800.0, 400.0}, {810.0, 405.0}, {820.0, 410.0}};
    const Rectangle right = plateAt(place, {}), left = plateAt(place, {}, onTheRight);
    ASSERT_LT(left.max.x, place.x);
    const auto nextTo = [&](const Rectangle& before, const std::vector<glm::dvec2>& points, const std::vector<Rectangle>& taken = {}) {
        return plateCorner(place + glm::dvec2(3.0, 1.0), kSizePx, kBesidePx, {.picturePx = kPicturePx, .taken = taken, .points = points, .beforePx = before.min - place}) - glm::dvec2(3.0, 1.0);
    };
    EXPECT_EQ(nextTo(left, {}), left.min);
    EXPECT_EQ(nextTo(left, onTheLeft), left.min);
    EXPECT_EQ(nextTo(right, onTheRight), right.min);
    EXPECT_EQ(nextTo(left, more), right.min);
    EXPECT_EQ(nextTo(left, {}, {left}), right.min);
}

TEST(PlatePlace, APlateAsLargeAsThePictureBeginsInItsCorner) {
    EXPECT_EQ(plateCorner({100.0, 100.0}, {3000.0, 2000.0}, kBesidePx, {.picturePx = kPicturePx}), glm::dvec2(0.0));
}

}  // namespace
}  // namespace saban::viewer
