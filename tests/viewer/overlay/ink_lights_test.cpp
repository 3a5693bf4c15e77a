#include "viewer/overlay/ink_lights.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "tests/viewer/overlay/ink_stage.h"

namespace saban::viewer {
namespace {

TEST(GroundInk, TheLaserGlowsOverItsPlace) {
    InkStage stage(hills);
    const Viewpoint view = viewOf(kMiddle, hills(kMiddle), 10.0, -50.0, 1500.0);
    const glm::dvec2 place = kMiddle + glm::dvec2(150.0, -80.0);
    const glm::ivec2 size{960, 1080};  // the dot is measured at this height
    const Picture none = stage.draw({}, view, size), lit = stage.draw({.laser = place}, view, size);
    const auto pixel = stage.table.pixelAt(place);
    ASSERT_TRUE(pixel);
    const Rgb core = at(lit, *pixel);
    EXPECT_GT(core.r, 230);
    EXPECT_GT(core.g, 180);  // white-hot
    const Rgb ring = at(lit, *pixel + glm::dvec2(9.0, 0.0));
    EXPECT_GT(ring.r, 200);
    EXPECT_LT(ring.g, 90);
    const glm::dvec2 away = *pixel + glm::dvec2(40.0, 0.0);
    EXPECT_EQ(at(none, away).r, at(lit, away).r);
    GroundInk green{.laser = place, .laserColour = {40, 235, 90, 255}};
    EXPECT_GT(at(stage.draw(green, view, size), *pixel + glm::dvec2(9.0, 0.0)).g, 180);
}

TEST(GroundInk, TheSpotlightDarkensAllAroundIt) {
    InkStage stage(flat);
    const Viewpoint view = viewOf(kMiddle, 300.0, 0.0, -60.0, 3000.0);
    const Picture none = stage.draw({}, view), lit = stage.draw({.spotlight = GroundInk::Spotlight{.centrePx = {400.0, 200.0}, .radiusPx = 80.0}}, view);
    for (const glm::dvec2 inside : {glm::dvec2(400.0, 200.0), glm::dvec2(460.0, 200.0), glm::dvec2(400.0, 140.0)}) EXPECT_NEAR(at(lit, inside).g, at(none, inside).g, 1.0);
    for (const glm::dvec2 outside : {glm::dvec2(300.0, 200.0), glm::dvec2(400.0, 300.0), glm::dvec2(10.0, 390.0)}) EXPECT_NEAR(at(lit, outside).g, 0.35 * at(none, outside).g, 2.0);
}

/// While only lights move the last picture serves: what they leave is as it was.
TEST(GroundInk, LightsLeaveNoTraceWhereTheyWere) {
    InkStage stage(hills);
    const Viewpoint view = viewOf(kMiddle, hills(kMiddle), 10.0, -50.0, 1500.0);
    const GroundInk::Stroke stroke = line({kMiddle - glm::dvec2(300.0, 0.0), kMiddle + glm::dvec2(300.0, 0.0)}, 30.0);
    const Picture before = stage.draw({.strokes = {stroke}}, view);
    stage.draw({.strokes = {stroke}, .laser = kMiddle + glm::dvec2(60.0, 60.0), .spotlight = GroundInk::Spotlight{.centrePx = {100.0, 100.0}, .radiusPx = 60.0}}, view);
    EXPECT_FALSE(stage.table.needsFrame());
    stage.table.setInk({.strokes = {stroke}, .laser = kMiddle});
    EXPECT_TRUE(stage.table.needsFrame());
    EXPECT_EQ(largestDifference(before, stage.draw({.strokes = {stroke}}, view)), 0);
    EXPECT_FALSE(stage.table.needsFrame());
    EXPECT_GT(largestDifference(before, stage.draw({.strokes = {stroke, line({kMiddle, kMiddle + glm::dvec2(0.0, 200.0)}, 30.0)}}, view)), 50);
}

TEST(InkLights, WhatIsKeptBrightIsCutOutOfTheDark) {
    const Rectangle whole{{0.0, 0.0}, {100.0, 80.0}};
    const std::vector<Rectangle> keep{{{10.0, 10.0}, {30.0, 20.0}}, {{25.0, 15.0}, {60.0, 40.0}}, {{90.0, 70.0}, {200.0, 200.0}}, {{-50.0, -50.0}, {-10.0, -10.0}}};
    const std::vector<Rectangle> parts = uncovered(whole, keep);
    // Every pixel is in one part, or in none when something covers it.
    for (double y = 0.5; y < 80.0; y += 1.0)
        for (double x = 0.5; x < 100.0; x += 1.0) {
            const auto holds = [&](const Rectangle& r) { return x > r.min.x && x < r.max.x && y > r.min.y && y < r.max.y; };
            const bool isCovered = std::any_of(keep.begin(), keep.end(), holds);
            ASSERT_EQ(std::count_if(parts.begin(), parts.end(), holds), isCovered ? 0 : 1) << x << ' ' << y;
        }
    EXPECT_TRUE(uncovered(whole, {{{-1.0, -1.0}, {101.0, 81.0}}}).empty());
}

}  // namespace
}  // namespace saban::viewer
