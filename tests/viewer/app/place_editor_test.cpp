#include "viewer/app/place_editor.h"

#include <gtest/gtest.h>

#include <cmath>

#include "geo/crs/coordinates.h"

namespace saban::app {
namespace {

// A plan in WGS 84 / UTM on Vietnamese ground: its X and Y are those of VN-2000, about 225 m away, as the status line shows them.
TEST(PlaceFrame, OfVietnameseGroundTakesXAndYInVn2000WhateverThePlansCrs) {
    const auto frame = PlaceFrame::of("EPSG:32648", geo::Bounds{580000, 2320000, 600000, 2340000});
    ASSERT_TRUE(frame.crs && frame.vietnamGrid);
    EXPECT_EQ(frame.vietnamGrid->epsg(), 3405);
    const auto point = readPlace(QStringLiteral("X 2325641.2 Y 587123.4"), frame);
    ASSERT_TRUE(point) << point.error().message;
    const auto expected = geo::Transform::create(*geo::Crs::fromEpsg(3405), *frame.crs)->forward(glm::dvec2(587123.4, 2325641.2));
    ASSERT_TRUE(expected);
    EXPECT_LT(std::hypot(point->x - expected->x, point->y - expected->y), 1e-6);
    EXPECT_GT(std::hypot(point->x - 587123.4, point->y - 2325641.2), 100.0);
    EXPECT_EQ(*writtenPlace(*point, frame, geo::CoordinateStyle::NorthingEasting).map([](const std::string& text) { return text.substr(0, 11); }), "X 2325641.2");
    // Easting and northing by name are the plan's own.
    const auto own = readPlace(QStringLiteral("E 587123.4 N 2325641.2"), frame);
    ASSERT_TRUE(own);
    EXPECT_EQ(*own, glm::dvec2(587123.4, 2325641.2));
    const auto inVietnamese = readPlace(QString::fromUtf8("Đ 587123,4  B 2325641,2"), frame);
    ASSERT_TRUE(inVietnamese);
    EXPECT_EQ(*inVietnamese, glm::dvec2(587123.4, 2325641.2));
}

TEST(PlaceFrame, ElsewhereHasNoGridOfItsOwn) {
    EXPECT_FALSE(PlaceFrame::of("EPSG:32632", geo::Bounds{580000, 5320000, 600000, 5340000}).vietnamGrid);
    EXPECT_FALSE(PlaceFrame::of("EPSG:3405", geo::Bounds{580000, 2320000, 600000, 2340000}).vietnamGrid);
    EXPECT_FALSE(PlaceFrame::of("nothing", {}).crs);
}

TEST(WrittenPlace, HasAsManyDecimalsAsThePointNeeds) {
    const auto frame = PlaceFrame::of("EPSG:3405", {});
    EXPECT_EQ(*writtenPlace({481240, 2335690}, frame, geo::CoordinateStyle::NorthingEasting), "X 2335690  Y 481240");
    EXPECT_EQ(*writtenPlace({481240.5, 2335690.25}, frame, geo::CoordinateStyle::EastingNorthing), "E 481240.50  N 2335690.25");
    EXPECT_EQ(*writtenPlace({481240.567, 2335690}, frame, geo::CoordinateStyle::NorthingEasting), "X 2335690.000  Y 481240.567");
}

TEST(WrittenPlaces, HaveAllAsManyDecimalsAsOneOfThemNeeds) {
    const auto frame = PlaceFrame::of("EPSG:3405", {});
    const glm::dvec2 points[] = {{481240, 2335690}, {481240.5, 2335690.25}, {481241, 2335691.5}};
    EXPECT_EQ(*writtenPlaces(points, frame, geo::CoordinateStyle::NorthingEasting),
              (std::vector<std::string>{"X 2335690.00  Y 481240.00", "X 2335690.25  Y 481240.50", "X 2335691.50  Y 481241.00"}));
    EXPECT_TRUE(writtenPlaces({}, frame, geo::CoordinateStyle::Mgrs)->empty());
}

}  // namespace
}  // namespace saban::app
