#include "layers/model/geometry.h"

#include <gtest/gtest.h>

#include <cmath>

#include "layers/edit/edit_json.h"

namespace saban::layers {
namespace {

TEST(Geometry, IsRoundedToMillimetresAndLosesRepeatedPoints) {
    const Geometry line = roundedToMm(Geometry::line({{1.00049, 2.0}, {1.0004, 2.0}, {3.0006, 4.0}}));
    ASSERT_EQ(line.linePoints().size(), 2u);
    EXPECT_DOUBLE_EQ(line.linePoints()[0].x, 1.0);
    EXPECT_DOUBLE_EQ(line.linePoints()[1].x, 3.001);
    EXPECT_EQ(roundedToMm(Geometry::area({{0, 0}, {1, 0}, {1, 1}, {0, 0}})).parts[0].points.size(), 3u);
}

TEST(Geometry, SaysWhatIsWrongWithIt) {
    EXPECT_FALSE(geometryFault(Geometry::point({1, 2})));
    EXPECT_FALSE(geometryFault(Geometry::area({{0, 0}, {2, 0}, {2, 2}, {0, 2}})));
    EXPECT_EQ(geometryFault(Geometry::line({{1, 2}})), "too_few_points");
    EXPECT_EQ(geometryFault(Geometry::area({{0, 0}, {1, 1}})), "too_few_points");
    EXPECT_EQ(geometryFault(Geometry::point({std::nan(""), 2})), "nan");
    EXPECT_EQ(geometryFault(Geometry::area({{0, 0}, {2, 2}, {2, 0}, {0, 2}, {-1, 5}})), "self_crossing");
    EXPECT_EQ(geometryFault(Geometry::area({{0, 0}, {1, 1}, {2, 2}})), "zero_area");
    // The halves of a bow cancel each other.
    EXPECT_EQ(geometryFault(Geometry::area({{0, 0}, {4, 4}, {4, 0}, {0, 4}})), "self_crossing");
    EXPECT_EQ(geometryFault(Geometry::point({1e300, 0})), "out_of_range");
}

TEST(Geometry, IsLabelledInTheMiddleOfALineAndInsideAnArea) {
    // Ten metres east, then thirty north: twenty metres along is ten up the second leg.
    EXPECT_EQ(Geometry::line({{0, 0}, {10, 0}, {10, 30}}).labelPoint(), glm::dvec2(10, 10));
    // A horseshoe whose centre of gravity lies outside.
    const auto inside = Geometry::area({{0, 0}, {10, 0}, {10, 10}, {8, 10}, {8, 2}, {2, 2}, {2, 10}, {0, 10}}).labelPoint();
    ASSERT_TRUE(inside);
    EXPECT_TRUE(inside->y <= 2.0 || inside->x <= 2.0 || inside->x >= 8.0);
}

TEST(Geometry, ComesBackFromWktToTheMillimetre) {
    const Geometry holed{.kind = GeometryKind::Area,
                         .parts = {{.points = {{480000.125, 2334000}, {482000, 2334000}, {482000, 2335000}}},
                                   {.points = {{481700, 2334200}, {481800, 2334200}, {481800, 2334300}}, .isHole = true},
                                   {.points = {{490000, 2334000}, {491000, 2334000}, {491000, 2335000}}}}};
    EXPECT_EQ(geometryFromWkt(toWkt(holed)), holed);
    const Geometry line = Geometry::line({{480000.001, 2334000.999}, {480000.5, 2334001}});
    EXPECT_EQ(geometryFromWkt(toWkt(line)), line);
    EXPECT_EQ(toWkt({}), "");
    EXPECT_FALSE(geometryFromWkt("POINT (1"));
}

}  // namespace
}  // namespace saban::layers
