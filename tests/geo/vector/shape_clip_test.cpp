#include "geo/vector/shape_clip.h"

#include <gtest/gtest.h>

#include <cmath>

namespace saban::geo {
namespace {

const Bounds kArea{0, 0, 10, 10};

TEST(ClipLine, EndsOnTheEdgeWhereTheLineLeaves) {
    std::vector<std::vector<glm::dvec2>> pieces;
    const std::vector<glm::dvec2> line{{-5, 5}, {5, 5}, {5, 20}, {8, 20}, {8, -5}};
    clipLine(line, kArea, [&](auto piece) { pieces.emplace_back(piece.begin(), piece.end()); });
    ASSERT_EQ(pieces.size(), 2u);
    EXPECT_EQ(pieces[0], (std::vector<glm::dvec2>{{0, 5}, {5, 5}, {5, 10}}));
    EXPECT_EQ(pieces[1], (std::vector<glm::dvec2>{{8, 10}, {8, 0}}));
}

TEST(ClipLine, OutsideGivesNothing) {
    const std::vector<glm::dvec2> line{{-5, -5}, {20, -5}, {20, 20}};
    clipLine(line, kArea, [](auto) { ADD_FAILURE(); });
}

TEST(ClipRing, OfASquareOverTheCornerIsTheCommonSquare) {
    const std::vector<glm::dvec2> ring{{6, 6}, {20, 6}, {20, 20}, {6, 20}};
    const auto inside = clipRing(ring, kArea);
    EXPECT_DOUBLE_EQ(signedDoubleArea(inside) / 2.0, 16.0);
    for (const glm::dvec2 p : inside) EXPECT_TRUE(kArea.contains(p));
}

TEST(ClipRing, AroundTheWholeAreaIsTheArea) {
    const std::vector<glm::dvec2> ring{{-100, -100}, {100, -100}, {100, 100}, {-100, 100}};
    EXPECT_DOUBLE_EQ(signedDoubleArea(clipRing(ring, kArea)) / 2.0, 100.0);
}

TEST(ClipRing, BesideTheAreaIsEmpty) {
    const std::vector<glm::dvec2> ring{{20, 0}, {30, 0}, {30, 10}};
    EXPECT_TRUE(clipRing(ring, kArea).empty());
}

}  // namespace
}  // namespace saban::geo
