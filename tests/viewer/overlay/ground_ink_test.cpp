#include "viewer/overlay/ground_ink.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <string>

#include "tests/viewer/overlay/ink_stage.h"

namespace saban::viewer {
namespace {

enum class Sight { Hidden, Grazing, Clear };

/// Whether the hills leave a place on them to be seen, by a line of sight over their formula. It grazes where it passes a crest by less than 1.5 pixels, and where the ground is seen at so flat an
/// angle that a pixel covers more than `withinM` of it.
Sight sightOf(glm::dvec2 place, const glm::dvec3& eye, double withinM) {
    constexpr double kStepM = 0.5, kPassedPx = 1.5, kBesideM = 60.0;
    const double pixelRad = 2.0 * std::tan(45.0 * M_PI / 360.0) / kSize.y;
    const glm::dvec3 foot(place, hills(place)), way = foot - eye;
    const double lengthM = glm::length(way);
    double leastPx = std::numeric_limits<double>::infinity();
    for (double left = kStepM; left < lengthM; left += kStepM) {
        const glm::dvec3 at = foot - way * (left / lengthM);
        const double over = at.z - hills(glm::dvec2(at));
        if (over < 0.0) return Sight::Hidden;
        if (left > kBesideM) leastPx = std::min(leastPx, over / (lengthM - left + 1e-9) / pixelRad);
    }
    constexpr double kBit = 0.01;
    const auto rise = [&](glm::dvec2 bit) { return (hills(place + bit) - hills(place - bit)) / (2.0 * kBit); };
    const glm::dvec3 up = glm::normalize(glm::dvec3(-rise({kBit, 0.0}), -rise({0.0, kBit}), 1.0));
    const bool isFlat = lengthM * pixelRad / std::abs(glm::dot(way / lengthM, up)) > withinM;
    return leastPx < kPassedPx || isFlat ? Sight::Grazing : Sight::Clear;
}

TEST(GroundInk, AStrokeStaysOnItsGroundAsTheViewTurns) {
    constexpr double kWidthM = 30.0;
    InkStage stage(hills);
    std::vector<glm::dvec2> points;
    for (int i = -12; i <= 12; ++i) points.push_back(kMiddle + glm::dvec2(i * 60.0, 90.0 * std::sin(i * 0.7)));
    GroundInk ink{.strokes = {line(points, kWidthM)}};
    int clear = 0, grazing = 0;
    for (const double headingDeg : {0.0, 115.0, 250.0})
        for (const double pitchDeg : {-60.0, -22.0}) {
            const Picture picture = stage.draw(ink, viewOf(kMiddle, hills(kMiddle), headingDeg, pitchDeg, 1800.0));
            for (const glm::dvec2 point : points) {
                const auto pixel = stage.table.pixelAt(point);
                if (!pixel || pixel->x < 4 || pixel->y < 4 || pixel->x > kSize.x - 5 || pixel->y > kSize.y - 5) continue;
                const SceneFrame& frame = stage.table.camera().frame();
                const Sight sight = sightOf(point, frame.toGround(eyeOf(stage.table.camera().view(), frame)), kWidthM / 2.0);
                if (sight == Sight::Hidden) continue;
                ++(sight == Sight::Clear ? clear : grazing);
                bool hasRed = false;  // the ground as it is drawn is off by up to a pixel: as much again where the line of sight grazes it
                const int most = sight == Sight::Clear ? 1 : 2;
                for (int dx = -most; dx <= most; ++dx)
                    for (int dy = -most; dy <= most; ++dy) hasRed = hasRed || isRed(at(picture, *pixel + glm::dvec2(dx, dy)));
                EXPECT_TRUE(hasRed) << headingDeg << ' ' << pitchDeg << " at " << pixel->x << ' ' << pixel->y << (sight == Sight::Clear ? "" : ", grazing");
            }
        }
    EXPECT_GT(clear, 60);
    EXPECT_LT(grazing, clear / 2);
}

/// For every red pixel, the ground seen there lies in the stroke: it neither floats nor shows through hills.
TEST(GroundInk, NothingButTheGroundUnderAStrokeIsPainted) {
    InkStage stage(hills);
    const GroundInk::Stroke stroke = line({kMiddle + glm::dvec2(-900.0, -300.0), kMiddle + glm::dvec2(200.0, 500.0), kMiddle + glm::dvec2(900.0, -200.0)}, 60.0);
    long painted = 0, wrong = 0, missing = 0;
    for (const double headingDeg : {20.0, 200.0}) {
        const Picture picture = stage.draw({.strokes = {stroke}}, viewOf(kMiddle, hills(kMiddle), headingDeg, -18.0, 2600.0));
        for (int y = 2; y < kSize.y; y += 3)
            for (int x = 2; x < kSize.x; x += 3) {
                const glm::dvec2 pixel(x + 0.5, y + 0.5);
                const auto ground = stage.table.pick(pixel);
                if (!ground) continue;
                const double slackM = 6.0 * stage.table.metresPerPixelAt(glm::dvec2(ground->ground));
                const bool red = isRed(at(picture, pixel));
                painted += red;
                wrong += red && !isTouched(stroke, glm::dvec2(ground->ground), slackM);
                missing += !red && isTouched(stroke, glm::dvec2(ground->ground), -slackM);
            }
    }
    EXPECT_GT(painted, 300);
    EXPECT_LE(wrong, painted / 100);    // along the edges of hills, where two grounds meet in a pixel
    EXPECT_LE(missing, painted / 100);
}

TEST(GroundInk, AHillHidesAStroke) {
    InkStage stage(ridge);
    const GroundInk ink{.strokes = {line({kMiddle + glm::dvec2(-250.0, 500.0), kMiddle + glm::dvec2(250.0, 500.0)}, 25.0)}};
    const Viewpoint fromSouth = viewOf(kMiddle + glm::dvec2(0.0, -300.0), 310.0, 0.0, -12.0, 1500.0);
    EXPECT_EQ(countRed(stage.draw(ink, fromSouth)), 0);
    const Viewpoint fromNorth = viewOf(kMiddle + glm::dvec2(0.0, 300.0), 310.0, 180.0, -12.0, 1500.0);
    EXPECT_GT(countRed(stage.draw(ink, fromNorth)), 400);
    EXPECT_EQ(countRed(stage.draw({}, fromNorth)), 0);
}

TEST(GroundInk, AStrokeOverARidgeIsHiddenBehindItOnly) {
    InkStage stage(ridge);
    const GroundInk ink{.strokes = {line({kMiddle + glm::dvec2(0.0, -600.0), kMiddle + glm::dvec2(0.0, 600.0)}, 30.0)}};
    const Picture picture = stage.draw(ink, viewOf(kMiddle + glm::dvec2(0.0, -300.0), 310.0, 0.0, -12.0, 1500.0));
    for (const double north : {-500.0, -200.0, -60.0}) {
        const auto pixel = stage.table.pixelAt(kMiddle + glm::dvec2(0.0, north));
        ASSERT_TRUE(pixel);
        EXPECT_TRUE(isRed(at(picture, *pixel))) << north;
    }
    const auto crest = stage.table.pixelAt(kMiddle);
    ASSERT_TRUE(crest);
    for (double y = crest->y - 40.0; y < crest->y - 6.0; y += 2.0) EXPECT_FALSE(isRed(at(picture, {crest->x, y}))) << "over the crest at " << y;
}

/// Seen from above, a pixel is a known length of level ground.
TEST(GroundInk, AStrokeIsAsWideAsItIsOnTheGround) {
    InkStage stage(flat);
    for (const double widthM : {40.0, 100.0}) {
        const Picture picture = stage.draw({.strokes = {line({kMiddle - glm::dvec2(0.0, 900.0), kMiddle + glm::dvec2(0.0, 900.0)}, widthM)}}, viewOf(kMiddle, 300.0, 0.0, -90.0, 2000.0));
        const double pixelM = 2000.0 * 2.0 * std::tan(45.0 * M_PI / 360.0) / kSize.y;
        int across = 0;
        for (int x = 0; x < kSize.x; ++x) across += isRed(at(picture, {x + 0.5, kSize.y / 2 + 0.5}));
        EXPECT_NEAR(across, widthM / pixelM, 1.5) << widthM;
    }
}

TEST(GroundInk, AStrokeIsThreePixelsWideFromFarAway) {
    InkStage stage(flat);
    const Picture picture = stage.draw({.strokes = {line({kMiddle - glm::dvec2(2000.0, 0.0), kMiddle + glm::dvec2(2000.0, 0.0)}, 1.0)}}, viewOf(kMiddle, 300.0, 0.0, -60.0, 9000.0));
    for (const int x : {kSize.x / 2 - 60, kSize.x / 2, kSize.x / 2 + 55}) {
        int down = 0;
        for (int y = 0; y < kSize.y; ++y) down += isRed(at(picture, {x + 0.5, y + 0.5}));
        EXPECT_GE(down, 2) << x;  // whole ones: the edges are soft
        EXPECT_LE(down, 5) << x;
    }
}

TEST(GroundInk, ADotIsRound) {
    InkStage stage(flat);
    const Picture picture = stage.draw({.strokes = {line({kMiddle}, 200.0)}}, viewOf(kMiddle, 300.0, 0.0, -90.0, 1000.0));
    const double radiusPx = 100.0 / (1000.0 * 2.0 * std::tan(45.0 * M_PI / 360.0) / kSize.y);
    EXPECT_NEAR(static_cast<double>(countRed(picture)), M_PI * radiusPx * radiusPx, 0.06 * M_PI * radiusPx * radiusPx);
}

TEST(GroundInk, PressureMakesAStrokeWider) {
    InkStage stage(flat);
    GroundInk::Stroke stroke = line({kMiddle - glm::dvec2(500.0, 0.0), kMiddle, kMiddle + glm::dvec2(500.0, 0.0)}, 60.0);
    stroke.pressures = {0.5f, 1.0f, 1.5f};
    const Picture picture = stage.draw({.strokes = {stroke}}, viewOf(kMiddle, 300.0, 0.0, -90.0, 2000.0));
    const double pixelM = 2000.0 * 2.0 * std::tan(45.0 * M_PI / 360.0) / kSize.y;
    for (const double east : {-480.0, 0.0, 480.0}) {
        int down = 0;
        const double x = kSize.x / 2.0 + east / pixelM;
        for (int y = 0; y < kSize.y; ++y) down += isRed(at(picture, {x, y + 0.5}));
        EXPECT_NEAR(down, 60.0 * (1.0 + east / 1000.0) / pixelM, 1.6) << east;
    }
}

TEST(GroundInk, TheHighlighterOverItselfIsNoDarker) {
    InkStage stage(hills);
    const std::vector<glm::dvec2> there{kMiddle - glm::dvec2(600.0, 100.0), kMiddle, kMiddle + glm::dvec2(600.0, -100.0)};
    std::vector<glm::dvec2> thereAndBack = there;
    thereAndBack.insert(thereAndBack.end(), there.rbegin() + 1, there.rend());
    const Viewpoint view = viewOf(kMiddle, hills(kMiddle), 30.0, -40.0, 2000.0);
    const Picture none = stage.draw({}, view);
    const Picture once = stage.draw({.strokes = {line(there, 80.0, GroundInk::Tool::Highlighter)}}, view);
    const Picture twice = stage.draw({.strokes = {line(thereAndBack, 80.0, GroundInk::Tool::Highlighter)}}, view);
    EXPECT_GT(largestDifference(none, once), 50);
    EXPECT_LE(largestDifference(once, twice), 1);
    // What is below can be seen through it: light and dark differ by as much as half of what they did.
    const auto pixel = stage.table.pixelAt(kMiddle);
    ASSERT_TRUE(pixel);
    const Rgb below = at(none, *pixel), above = at(once, *pixel);
    EXPECT_NEAR(above.g, below.g / 2.0 + kRed.green / 2.0, 8.0);
    EXPECT_NEAR(above.r, below.r / 2.0 + kRed.red / 2.0, 8.0);
}

TEST(GroundInk, SixColoursOfTheHighlighterAreAllThere) {
    InkStage stage(flat);
    GroundInk ink;
    const std::vector<geo::Colour> colours{{220, 20, 20, 255}, {20, 20, 220, 255}, {0, 0, 0, 255}, {255, 220, 0, 255}, {0, 160, 60, 255}, {255, 255, 255, 255}};
    for (std::size_t i = 0; i < colours.size(); ++i) {
        const glm::dvec2 west = kMiddle + glm::dvec2(-600.0, 500.0 - 200.0 * static_cast<double>(i));
        ink.strokes.push_back({.points = {west, west + glm::dvec2(1200.0, 0.0)}, .tool = GroundInk::Tool::Highlighter, .colour = colours[i], .widthM = 90.0});
    }
    const Viewpoint view = viewOf(kMiddle, 300.0, 0.0, -90.0, 2000.0);
    const Picture none = stage.draw({}, view), all = stage.draw(ink, view);
    for (std::size_t i = 0; i < colours.size(); ++i) {
        const auto pixel = stage.table.pixelAt(kMiddle + glm::dvec2(0.0, 500.0 - 200.0 * static_cast<double>(i)));
        ASSERT_TRUE(pixel);
        const Rgb below = at(none, *pixel), above = at(all, *pixel);
        EXPECT_NEAR(above.r, (below.r + colours[i].red) / 2.0, 4.0) << i;
        EXPECT_NEAR(above.g, (below.g + colours[i].green) / 2.0, 4.0) << i;
        EXPECT_NEAR(above.b, (below.b + colours[i].blue) / 2.0, 4.0) << i;
    }
}

TEST(GroundInk, AStrokeThatGrewIsAsOneThatWasDrawnAtOnce) {
    InkStage stage(hills);
    const Viewpoint view = viewOf(kMiddle, hills(kMiddle), 300.0, -35.0, 1800.0);
    GroundInk::Stroke whole = line({}, 25.0);
    for (int i = 0; i < 40; ++i) whole.points.push_back(kMiddle + glm::dvec2(-500.0 + i * 25.0, 200.0 * std::sin(i * 0.4)));
    GroundInk::Stroke growing = whole;
    growing.points.clear();
    for (std::size_t i = 0; i < whole.points.size(); ++i) {
        growing.points.push_back(whole.points[i]);
        // The last point moves before it stays.
        GroundInk::Stroke unsure = growing;
        unsure.points.back() += glm::dvec2(7.0, 3.0);
        stage.table.setInk({.strokes = {unsure}});
        if (i % 13 == 0) stage.picture(view);
        stage.table.setInk({.strokes = {growing}});
        if (i % 17 == 0) stage.picture(view);
    }
    const Picture grown = stage.picture(view);
    InkStage other(hills);
    EXPECT_LE(largestDifference(grown, other.draw({.strokes = {whole}}, view)), 2);
}

TEST(GroundInk, TheLaterStrokeLiesOnTop) {
    InkStage stage(flat);
    GroundInk::Stroke red = line({kMiddle - glm::dvec2(400.0, 0.0), kMiddle + glm::dvec2(400.0, 0.0)}, 80.0), blue = line({kMiddle - glm::dvec2(0.0, 400.0), kMiddle + glm::dvec2(0.0, 400.0)}, 80.0);
    blue.colour = {20, 20, 220, 255};
    const Viewpoint view = viewOf(kMiddle, 300.0, 0.0, -90.0, 1500.0);
    const glm::dvec2 centre = glm::dvec2(kSize) / 2.0;
    EXPECT_GT(at(stage.draw({.strokes = {red, blue}}, view), centre).b, 180);
    EXPECT_GT(at(stage.draw({.strokes = {blue, red}}, view), centre).r, 180);
    red.tool = GroundInk::Tool::Highlighter;
    EXPECT_GT(at(stage.draw({.strokes = {blue, red}}, view), centre).b, 180);  // the highlighter's lie under the pen's
}

TEST(GroundInk, WhatTheCutTakesAwayBearsNoInk) {
    InkStage stage(flat);
    const GroundInk ink{.strokes = {line({kMiddle - glm::dvec2(0.0, 400.0), kMiddle + glm::dvec2(0.0, 400.0)}, 60.0)}};
    const Viewpoint view = viewOf(kMiddle, 300.0, 0.0, -50.0, 1500.0);
    stage.table.setCut(Cut{kMiddle - glm::dvec2(2000.0, 0.0), kMiddle + glm::dvec2(2000.0, 0.0)});  // what lies south of it is taken away
    const Picture picture = stage.draw(ink, view);
    const auto north = stage.table.pixelAt(kMiddle + glm::dvec2(0.0, 200.0)), onCut = stage.table.pixelAt(kMiddle);
    ASSERT_TRUE(north && onCut);
    EXPECT_TRUE(isRed(at(picture, *north)));
    for (double y = onCut->y + 3.0; y < kSize.y; y += 1.0) EXPECT_FALSE(isRed(at(picture, {onCut->x, y}))) << y;
    stage.table.setCut({});
    EXPECT_GT(countRed(stage.draw(ink, view)), countRed(picture) * 3 / 2);
}

TEST(GroundInk, StrokesRiseWithTheGround) {
    for (const double exaggeration : {1.0, 6.0}) {
        InkStage stage(ridge, exaggeration);
        const GroundInk ink{.strokes = {line({kMiddle - glm::dvec2(300.0, 0.0), kMiddle + glm::dvec2(300.0, 0.0)}, 40.0)}};
        const Picture picture = stage.draw(ink, viewOf(kMiddle, ridge(kMiddle), 0.0, -50.0, 3000.0));
        for (const double east : {-200.0, 0.0, 200.0}) {
            const auto pixel = stage.table.pixelAt(kMiddle + glm::dvec2(east, 0.0));
            ASSERT_TRUE(pixel);
            EXPECT_TRUE(isRed(at(picture, *pixel))) << exaggeration << ' ' << east;
        }
    }
}

TEST(GroundInk, InkIsTheSameWithSmoothEdges) {
    InkStage stage(hills);
    const GroundInk ink{.strokes = {line({kMiddle - glm::dvec2(500.0, 0.0), kMiddle + glm::dvec2(500.0, 200.0)}, 50.0), line({kMiddle - glm::dvec2(500.0, 300.0), kMiddle}, 90.0, GroundInk::Tool::Highlighter)}};
    const Viewpoint view = viewOf(kMiddle, hills(kMiddle), 10.0, -50.0, 1500.0);
    const long plain = countRed(stage.draw(ink, view, kSize, 0)), smooth = countRed(stage.draw(ink, view, kSize, 4));
    EXPECT_GT(plain, 1000);
    EXPECT_NEAR(static_cast<double>(smooth), static_cast<double>(plain), static_cast<double>(plain) * 0.03);
}

TEST(GroundInk, StrangeStrokesDoNoHarm) {
    InkStage stage(hills);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    GroundInk ink{.strokes = {line({}, 10.0), line({kMiddle, kMiddle}, 10.0), line({kMiddle, kMiddle + glm::dvec2(500.0, 0.0)}, 0.0), line({glm::dvec2(0.0), glm::dvec2(1e6, 1e6)}, 20.0),
                              line({kMiddle, glm::dvec2(nan, nan)}, 20.0)}};
    ink.strokes[1].pressures = {3.0f};
    const Picture picture = stage.draw(ink, viewOf(kMiddle, hills(kMiddle), 0.0, -50.0, 1500.0));
    EXPECT_EQ(picture.sizePx, kSize);
}

TEST(GroundInk, AStrokeIsTouchedWithinItsWidth) {
    const GroundInk::Stroke stroke = line({{0.0, 0.0}, {100.0, 0.0}}, 10.0);
    EXPECT_TRUE(isTouched(stroke, {50.0, 6.9}, 2.0));
    EXPECT_FALSE(isTouched(stroke, {50.0, 7.1}, 2.0));
    EXPECT_TRUE(isTouched(stroke, {106.9, 0.0}, 2.0));
    EXPECT_FALSE(isTouched(stroke, {107.1, 0.0}, 2.0));
    EXPECT_TRUE(isTouched(line({{5.0, 5.0}}, 2.0), {5.0, 6.0}, 0.1));
    EXPECT_FALSE(isTouched(line({}, 2.0), {5.0, 6.0}, 100.0));
}

}  // namespace
}  // namespace saban::viewer
