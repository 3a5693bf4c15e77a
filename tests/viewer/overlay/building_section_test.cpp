#include "viewer/overlay/building_section.h"

#include <gtest/gtest.h>

namespace saban::viewer {
namespace {

using Stretches = std::vector<std::pair<double, double>>;

const std::vector<glm::dvec2> kHouse{{0, 0}, {20, 0}, {20, 10}, {0, 10}};
const std::vector<glm::dvec2> kCourtyard{{8, 3}, {8, 7}, {12, 7}, {12, 3}};

TEST(BuildingSection, GoesFromWallToWall) { EXPECT_EQ(stretchesWithin({.heightM = 6.0, .rings = {kHouse}}, {{-5, 5}, {30, 5}}), (Stretches{{5.0, 25.0}})); }

TEST(BuildingSection, LeavesACourtyardOpen) {
    EXPECT_EQ(stretchesWithin({.heightM = 6.0, .rings = {kHouse, kCourtyard}}, {{0, 5}, {20, 5}}), (Stretches{{0.0, 8.0}, {12.0, 20.0}}));
}

// A square about a place turned by 45 degrees, 10 m away from the cut's beginning, of 4 m from corner to corner.
TEST(BuildingSection, OfASlantedHouseIsAsLongAsItsDiagonal) {
    const auto stretches = stretchesWithin({.heightM = 3.0, .rings = {{{10, -2}, {12, 0}, {10, 2}, {8, 0}}}}, {{0, 0}, {100, 0}});
    ASSERT_EQ(stretches.size(), 1u);
    EXPECT_NEAR(stretches[0].first, 8.0, 1e-12);
    EXPECT_NEAR(stretches[0].second, 12.0, 1e-12);
}

TEST(BuildingSection, IsNothingBesideTheCut) {
    EXPECT_TRUE(stretchesWithin({.heightM = 6.0, .rings = {kHouse}}, {{0, 11}, {20, 11}}).empty());
    EXPECT_TRUE(stretchesWithin({.heightM = 6.0, .rings = {{}}}, {{0, 5}, {20, 5}}).empty());
}

// The ends of a hexagon lie on the cut: each is one wall's, not two walls'. A house that the cut only touches has no face.
TEST(BuildingSection, ThroughCornersGoesFromCornerToCorner) {
    EXPECT_EQ(stretchesWithin({.heightM = 6.0, .rings = {{{0, 5}, {4, 0}, {16, 0}, {20, 5}, {16, 10}, {4, 10}}}}, {{-5, 5}, {30, 5}}), (Stretches{{5.0, 25.0}}));
    for (const Cut& cut : {Cut{{0, 0}, {100, 0}}, Cut{{100, 0}, {0, 0}}})
        for (const auto& [from, to] : stretchesWithin({.heightM = 3.0, .rings = {{{10, 0}, {12, 2}, {10, 4}, {8, 2}}}}, cut)) EXPECT_EQ(from, to);
}

// Four walls of the face: the face itself, and an edge on both sides and on top, two triangles each.
TEST(BuildingSection, HasAFaceAndItsEdge) {
    BuildingSection section;
    EXPECT_EQ(section.triangleCount(), 0u);
    section.begin({{-5, 5}, {30, 5}}, {}, 0.1);
    section.add({.heightM = 6.0, .rings = {kHouse}}, -0.5, 6.0);
    section.finish();
    EXPECT_EQ(section.triangleCount(), 8u);
    section.hide();
    EXPECT_EQ(section.triangleCount(), 0u);
}

}  // namespace
}  // namespace saban::viewer
