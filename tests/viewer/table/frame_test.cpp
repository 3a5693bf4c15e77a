#include <gtest/gtest.h>

#include <glm/geometric.hpp>

#include "viewer/table/frame_layout.h"
#include "viewer/table/frame_writing.h"

namespace saban::viewer {
namespace {

const geo::Bounds kBounds{.minE = 531000.0, .minN = 2318000.0, .maxE = 543000.0, .maxN = 2330000.0};
const SceneFrame kFrame{.origin = {537000.0, 2324000.0, 100.0}};

TEST(EdgeLabels, CarryNorthingsOnTheWesternAndEasternSides) {
    EXPECT_EQ(axisName(Side::West, 2000.0), "X km");
    EXPECT_EQ(axisName(Side::East, 200.0), "X m");
    const auto west = edgeLabels(Side::West, kBounds, 2000.0), east = edgeLabels(Side::East, kBounds, 2000.0);
    ASSERT_EQ(west.size(), 7u);
    ASSERT_EQ(east.size(), 7u);
    // From outside, the western edge is read from north to south and the eastern one from south to north.
    EXPECT_EQ(west.front().label, (GridLabel{"23", "30", ""}));
    EXPECT_EQ(east.front().label, (GridLabel{"23", "18", ""}));
    EXPECT_DOUBLE_EQ(west.front().alongM, 0.0);
    EXPECT_DOUBLE_EQ(west.back().alongM, 12000.0);
}

TEST(EdgeLabels, CarryEastingsOnTheSouthernAndNorthernSides) {
    EXPECT_EQ(axisName(Side::South, 2000.0), "Y km");
    EXPECT_EQ(axisName(Side::North, 200.0), "Y m");
    const auto south = edgeLabels(Side::South, kBounds, 2000.0), north = edgeLabels(Side::North, kBounds, 2000.0);
    ASSERT_EQ(south.size(), 6u);
    EXPECT_EQ(south.front().label, (GridLabel{"5", "32", ""}));
    EXPECT_DOUBLE_EQ(south.front().alongM, 1000.0);
    EXPECT_EQ(north.front().label, (GridLabel{"5", "42", ""}));
    EXPECT_DOUBLE_EQ(north.front().alongM, 1000.0);
}

TEST(FrameLayout, PutsTheLabelsOfOneGridLineAtItsTwoEnds) {
    const FrameLayout layout = frameLayoutOf(kBounds, 360.0, kFrame);
    const auto placeOf = [&](Side side, double alongM) { return layout.lip(side).at({alongM, 0.0}); };
    // Easting 532 000 is 5 000 m west of the origin, northing 2 330 000 lies 6 000 m north of it.
    EXPECT_DOUBLE_EQ(placeOf(Side::South, edgeLabels(Side::South, kBounds, 2000.0).front().alongM).x, -5000.0);
    EXPECT_DOUBLE_EQ(placeOf(Side::North, edgeLabels(Side::North, kBounds, 2000.0).back().alongM).x, -5000.0);
    EXPECT_DOUBLE_EQ(placeOf(Side::West, edgeLabels(Side::West, kBounds, 2000.0).front().alongM).y, 6000.0);
    EXPECT_DOUBLE_EQ(placeOf(Side::East, edgeLabels(Side::East, kBounds, 2000.0).back().alongM).y, 6000.0);
}

TEST(FrameLayout, TurnsEveryFaceUpAndOutwards) {
    const FrameLayout layout = frameLayoutOf(kBounds, 360.0, kFrame);
    for (const Side side : kSides) {
        const Sheet face = layout.face(side);
        const glm::dvec3 normal = glm::cross(face.right, face.up);
        EXPECT_NEAR(glm::length(face.right), 1.0, 1e-12);
        EXPECT_NEAR(glm::length(face.up), 1.0, 1e-12);
        EXPECT_NEAR(glm::dot(face.right, face.up), 0.0, 1e-12);
        EXPECT_GT(normal.z, 0.8);
        EXPECT_GT(glm::dot(normal, glm::dvec3(face.origin.x, face.origin.y, 0.0)), 0.0);
    }
}

TEST(FrameLayout, StandsAroundTheBlockAndBelowTheGround) {
    for (const geo::Bounds& bounds : {kBounds, geo::Bounds{0.0, 0.0, 20000.0, 1000.0}, geo::Bounds{0.0, 0.0, 1.0, 1.0}}) {
        const SceneFrame frame{.origin = {bounds.center(), 0.0}};
        const double base = 0.03 * tableUnitM(bounds);
        const FrameLayout layout = frameLayoutOf(bounds, base, frame);
        EXPECT_LT(layout.topZ, 0.0);  // under the lowest ground
        EXPECT_GT(layout.topZ, layout.plateZ);
        EXPECT_LT(layout.bottomZ, layout.edgeZ);
        EXPECT_DOUBLE_EQ(layout.plateZ, -base);
        const geo::Bounds outer = layout.outer(), outline = frameOutline(bounds);
        EXPECT_LT(outer.minE, layout.block.minE);
        EXPECT_GT(outer.maxN, layout.block.maxN);
        EXPECT_NEAR(outline.minN - frame.origin.y, outer.minN, 1e-9 * bounds.height() + 1e-9);
        EXPECT_NEAR(outline.maxE - frame.origin.x, outer.maxE, 1e-9 * bounds.width() + 1e-9);
    }
}

TEST(FrameLayout, DoesNotMoveWithTheExaggeration) {
    SceneFrame tall = kFrame;
    tall.exaggeration = 5.0;
    EXPECT_DOUBLE_EQ(frameLayoutOf(kBounds, 360.0, tall).topZ, frameLayoutOf(kBounds, 360.0, kFrame).topZ);
}

}  // namespace
}  // namespace saban::viewer
