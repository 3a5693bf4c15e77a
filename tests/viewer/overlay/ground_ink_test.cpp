#include "viewer/overlay/ground_ink.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <glm/geometric.hpp>
#include <limits>
#include <string>

#include "layers/edit/edit.h"
#include "tests/viewer/overlay/application_fixture.h"
#include "tests/viewer/render/table_stage.h"
#include "viewer/overlay/ink_lights.h"

namespace saban::viewer {
namespace {

constexpr glm::ivec2 kSize{640, 400};
constexpr geo::Colour kRed{220, 20, 20, 255};
const glm::dvec2 kMiddle{486000.0, 2336000.0};

struct Rgb {
    int r = 0, g = 0, b = 0;
};

Rgb at(const Picture& picture, glm::dvec2 pixel) {
    const int x = std::clamp(static_cast<int>(pixel.x), 0, picture.sizePx.x - 1), y = std::clamp(static_cast<int>(pixel.y), 0, picture.sizePx.y - 1);
    const std::size_t i = (static_cast<std::size_t>(y) * picture.sizePx.x + x) * 3;
    return {picture.rgb[i], picture.rgb[i + 1], picture.rgb[i + 2]};
}
bool isRed(const Rgb& c) { return c.r > 150 && c.g < 90 && c.b < 90; }

long countRed(const Picture& picture) {
    long count = 0;
    for (std::size_t i = 0; i + 2 < picture.rgb.size(); i += 3) count += isRed({picture.rgb[i], picture.rgb[i + 1], picture.rgb[i + 2]});
    return count;
}

int largestDifference(const Picture& a, const Picture& b) {
    int largest = 0;
    for (std::size_t i = 0; i < std::min(a.rgb.size(), b.rgb.size()); ++i) largest = std::max(largest, std::abs(a.rgb[i] - b.rgb[i]));
    return a.rgb.size() == b.rgb.size() ? largest : 255;
}

/// A table with nothing on it but ink.
struct InkStage : Stage {
    explicit InkStage(std::function<double(glm::dvec2)> height, double exaggeration = 1.0) : Stage(Completeness::Final) {
        Look look;
        look.contours = look.grid = look.frame = false;
        look.exaggeration = exaggeration;
        table.setLook(look);
        table.setGround(groundOf(std::move(height), 20.0));
    }
    Picture picture(const Viewpoint& view, glm::ivec2 size = kSize, int samples = 0) {
        table.resize(size);
        table.camera().setView(view);
        auto made = takePicture(*context, table, size, samples);
        EXPECT_TRUE(made) << made.error().message;
        return made ? std::move(*made) : Picture{size, std::vector<std::uint8_t>(static_cast<std::size_t>(size.x) * size.y * 3)};
    }
    Picture draw(const GroundInk& ink, const Viewpoint& view, glm::ivec2 size = kSize, int samples = 0) {
        table.setInk(ink);
        return picture(view, size, samples);
    }
};

Viewpoint viewOf(glm::dvec2 target, double heightM, double headingDeg, double pitchDeg, double rangeM) {
    return {.target = {target, heightM}, .headingDeg = headingDeg, .pitchDeg = pitchDeg, .rangeM = rangeM};
}

GroundInk::Stroke line(std::vector<glm::dvec2> points, double widthM, GroundInk::Tool tool = GroundInk::Tool::Pen) {
    return {.points = std::move(points), .tool = tool, .colour = kRed, .widthM = widthM};
}

double flat(glm::dvec2) { return 300.0; }
/// Hills that hide parts of each other, at one scale: tiles of them are quickly made.
double hills(glm::dvec2 p) { return 400.0 + 90.0 * std::sin(p.x / 170.0) * std::cos(p.y / 210.0); }
/// An upright wall of a ridge, 400 m high, from west to east.
double ridge(glm::dvec2 p) { return 300.0 + 400.0 * std::exp(-std::pow((p.y - kMiddle.y) / 150.0, 2.0)); }

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

/// A block of 40 m by 30 m, about 12 m high, whose platform lies at 300 m.
std::shared_ptr<const layers::Plan> blockPlan() {
    layers::Structure block;
    block.type = "of no catalogue";
    block.geometry = layers::Geometry::point(kMiddle);
    block.lengthM = 40.0;
    block.widthM = 30.0;
    block.heightM = 12.0;
    layers::PlanEditor editor{layers::Plan{}};
    editor.put(block);
    return std::make_shared<const layers::Plan>(editor.plan());
}

struct BlockStage : InkStage {
    explicit BlockStage(std::function<double(glm::dvec2)> height, double exaggeration = 1.0) : InkStage(std::move(height), exaggeration) {
        test::ensureApplication();
        table.setPlan(blockPlan());
    }
    static Viewpoint view(double headingDeg) { return viewOf(kMiddle, 300.0, headingDeg, -50.0, 150.0); }
    /// Of a point so far over the platform, whatever the exaggeration is.
    glm::dvec2 pixelOver(glm::dvec2 place, double overM) const {
        const OrbitCamera& camera = table.camera();
        const glm::dvec3 point = camera.frame().toScene({place, 300.0}) + glm::dvec3(0.0, 0.0, overM);
        return pixelOf(camera.view(), camera.frame(), {.fovYDeg = camera.projection().fovYDeg, .sizePx = kSize}, point).value_or(glm::dvec2(-1.0));
    }
    /// Across the roof and its edges, by five points of it that are seen now.
    GroundInk::Stroke strokeOverRoof() {
        GroundInk::Stroke stroke = line({}, 2.0);
        picture(view(0.0));
        context->makeCurrent();
        EXPECT_FALSE(table.pointOnSolid({20.0, kSize.y - 20.0}));  // that is the ground
        const glm::dvec2 middle = pixelOver(kMiddle, 8.0);
        for (const double x : {-24.0, -12.0, 0.0, 12.0, 24.0}) {
            const auto point = table.pointOnSolid(middle + glm::dvec2(x, 0.0));
            EXPECT_TRUE(point) << x;
            if (!point) continue;
            EXPECT_GT(point->z, 2.0);
            EXPECT_LT(point->z, 14.0);
            const glm::dvec2 there = pixelOver(glm::dvec2(*point), point->z);
            EXPECT_NEAR(there.x, middle.x + x, 1.0);
            EXPECT_NEAR(there.y, middle.y, 1.0);
            stroke.points.emplace_back(point->x, point->y);
            stroke.heightsM.push_back(point->z);
        }
        return stroke;
    }
    /// How many points of it are red where they lie on the block.
    int redOnBlock(const GroundInk::Stroke& drawn, const GroundInk::Stroke& places, double headingDeg) {
        const Picture shown = draw({.strokes = {drawn}}, view(headingDeg));
        int red = 0;
        for (std::size_t i = 0; i < places.points.size(); ++i) red += isRed(at(shown, pixelOver(places.points[i], *places.heightsM[i])));
        return red;
    }
};

// What is drawn over its roof is seen there from any side. Without the block it lies on the ground.
TEST(GroundInk, AStrokeOverAStructureLiesOnIt) {
    BlockStage stage(flat);
    const GroundInk::Stroke stroke = stage.strokeOverRoof();
    ASSERT_EQ(stroke.points.size(), 5u);
    for (const double headingDeg : {0.0, 25.0, -30.0}) EXPECT_EQ(stage.redOnBlock(stroke, stroke, headingDeg), 5) << headingDeg;
    GroundInk::Stroke beneath = stroke;
    beneath.heightsM.clear();
    EXPECT_EQ(stage.redOnBlock(beneath, stroke, 0.0), 0);
    stage.table.setPlan(nullptr);
    const Picture alone = stage.draw({.strokes = {stroke}}, BlockStage::view(0.0));
    for (const glm::dvec2 point : stroke.points) EXPECT_TRUE(isRed(at(alone, stage.pixelOver(point, 0.0))));
}

// Ground that rises 30 m in 100 m, exaggerated under a block that is not: heights over the platform stay.
TEST(GroundInk, AStrokeOverAStructureStaysOnItUnderAnyExaggeration) {
    const auto slope = [](glm::dvec2 p) { return 300.0 + 0.3 * (p.x - kMiddle.x); };
    for (const double drawnAt : {1.0, 3.0}) {
        BlockStage stage(slope, drawnAt);
        const GroundInk::Stroke stroke = stage.strokeOverRoof();
        ASSERT_EQ(stroke.points.size(), 5u);
        for (const double seenAt : {1.0, 3.0}) {
            Look look;
            look.contours = look.grid = look.frame = false;
            look.exaggeration = seenAt;
            stage.table.setLook(look);
            EXPECT_EQ(stage.redOnBlock(stroke, stroke, 0.0), 5) << drawnAt << ' ' << seenAt;
        }
    }
}

// On a map the mesh may be off by several pixels of height: bare ground is no solid for that.
TEST(GroundInk, BareGroundIsNeverTakenForAStructure) {
    InkStage stage(rough);
    Viewpoint map = viewOf(kTable.center(), 600.0, 0.0, -90.0, 14000.0);
    map.flatness = 1.0;
    stage.picture(map);
    stage.context->makeCurrent();
    int solids = 0;
    for (int y = 4; y < kSize.y; y += 8)
        for (int x = 4; x < kSize.x; x += 8) solids += stage.table.pointOnSolid({x + 0.5, y + 0.5}).has_value();
    EXPECT_EQ(solids, 0);
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
