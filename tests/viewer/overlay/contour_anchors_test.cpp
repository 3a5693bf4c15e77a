#include "viewer/overlay/contour_anchors.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <glm/geometric.hpp>
#include <set>

namespace saban::viewer {
namespace {

geo::Heightfield fieldOf(const std::function<double(glm::dvec2)>& heightM) {
    geo::Heightfield field{.grid = {{0.0, 0.0, 2000.0, 2000.0}, 201, 201}, .heightM = {}, .state = {}};
    for (int row = 0; row < field.grid.rows; ++row)
        for (int column = 0; column < field.grid.columns; ++column) field.heightM.push_back(static_cast<float>(heightM(field.grid.at(column, row))));
    field.state.assign(field.heightM.size(), geo::CellState::Valid);
    return field;
}

const glm::dvec2 kTop(1000.0, 1000.0);
double cone(glm::dvec2 at) { return 500.0 - 0.4 * glm::distance(at, kTop); }

// The contour at height h of a cone of 500 m with a slope of 0.4 is a circle of (500 - h) / 0.4 m.
TEST(ContourAnchors, LieOnTheContoursWithTheirHeadsUphill) {
    const auto anchors = contourAnchors(fieldOf(cone), 50.0, 120.0, 400.0);
    ASSERT_GT(anchors.size(), 20u);
    std::set<double> heights;
    for (const ContourAnchor& anchor : anchors) {
        heights.insert(anchor.heightM);
        EXPECT_NEAR(glm::distance(anchor.at, kTop), (500.0 - anchor.heightM) / 0.4, 1.0);
        EXPECT_NEAR(glm::length(anchor.reading), 1.0, 1e-9);
        const glm::dvec2 heads(-anchor.reading.y, anchor.reading.x);
        EXPECT_GT(glm::dot(heads, glm::normalize(kTop - anchor.at)), 0.99);
    }
    EXPECT_TRUE(heights.contains(150.0));
    EXPECT_FALSE(heights.contains(500.0));
}

TEST(ContourAnchors, KeepTheirDistanceAlongAContour) {
    const auto anchors = contourAnchors(fieldOf([](glm::dvec2 at) { return at.y * 0.1 + 0.05; }), 50.0, 100.0, 500.0);
    ASSERT_EQ(anchors.size(), 4u * 4u);  // 50, 100, 150 and 200 m, each 2000 m long
    for (const ContourAnchor& a : anchors)
        for (const ContourAnchor& b : anchors) {
            if (&a == &b || a.heightM != b.heightM) continue;
            EXPECT_GT(glm::distance(a.at, b.at), 40.0);
        }
}

TEST(ContourAnchors, AreNotOnBendsNorAtZeroNorBesideHoles) {
    EXPECT_TRUE(contourAnchors(fieldOf(cone), 50.0, 3000.0, 4000.0).empty());  // longer than straight
    const auto aroundZero = contourAnchors(fieldOf([](glm::dvec2 at) { return at.x * 0.1 - 100.05; }), 50.0, 100.0, 500.0);
    ASSERT_FALSE(aroundZero.empty());
    for (const ContourAnchor& anchor : aroundZero) EXPECT_NE(anchor.heightM, 0.0);
    geo::Heightfield field = fieldOf(cone);
    for (int row = 0; row < field.grid.rows; ++row)
        for (int column = 0; column < field.grid.columns; ++column)
            if (field.grid.at(column, row).y < 1100.0) field.state[field.index(column, row)] = geo::CellState::Void;
    field.hasVoid = true;
    const auto anchors = contourAnchors(field, 50.0, 120.0, 400.0);
    EXPECT_FALSE(anchors.empty());
    for (const ContourAnchor& anchor : anchors) EXPECT_GT(anchor.at.y, 1100.0);
}

TEST(ContourAnchors, AreNoneOnMoreHeightsThanCanBeRead) {
    EXPECT_FALSE(contourAnchors(fieldOf(cone), 2.0, 120.0, 400.0).empty());
    EXPECT_TRUE(contourAnchors(fieldOf(cone), 1e-9, 120.0, 400.0).empty());
    std::stop_source stop;
    stop.request_stop();
    EXPECT_TRUE(contourAnchors(fieldOf(cone), 50.0, 120.0, 400.0, stop.get_token()).empty());
}

TEST(ContourAnchors, AreNoneWhereThereIsNothing) {
    EXPECT_TRUE(contourAnchors(fieldOf([](glm::dvec2) { return 120.0; }), 50.0, 100.0, 500.0).empty());
    EXPECT_TRUE(contourAnchors({}, 50.0, 100.0, 500.0).empty());
    EXPECT_TRUE(contourAnchors(fieldOf(cone), 0.0, 100.0, 500.0).empty());
    geo::Heightfield field = fieldOf(cone);
    field.state.assign(field.state.size(), geo::CellState::Void);
    field.hasVoid = true;
    EXPECT_TRUE(contourAnchors(field, 50.0, 100.0, 500.0).empty());
}

}  // namespace
}  // namespace saban::viewer
