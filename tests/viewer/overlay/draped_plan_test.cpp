#include "viewer/overlay/draped_plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "layers/edit/edit.h"
#include "tests/support/sample_plan.h"
#include "viewer/overlay/draped_paint.h"
#include "viewer/overlay/ground_ink.h"
#include "viewer/overlay/kept_stroke.h"

namespace saban::viewer {
namespace {

using namespace layers;

const geo::Bounds kTable{480000, 2330000, 492000, 2342000};

std::shared_ptr<const DrapedPlan> drapedOf(const Plan& plan, const PlanView& view = {}) { return DrapedPlanBuilder().build(plan, view); }

Plan planWith(Route route) {
    PlanEditor editor{Plan{}};
    editor.put(std::move(route));
    return editor.plan();
}

Route straight(glm::dvec2 from, glm::dvec2 to, double widthM) {
    Route route;
    route.widthM = widthM;
    route.geometry = Geometry::line({from, to});
    return route;
}

/// Pixels of a tile that are more than half covered.
int covered(const TileVectors& tile) {
    return static_cast<int>(std::count_if(tile.pixels.begin(), tile.pixels.end(), [](std::uint32_t p) { return p >> 24 > 128; }));
}

TEST(DrapedPlan, ARouteIsAsWideAsItIsOnTheGround) {
    // Level 5 of a 12 km table: tiles of 375 m, pixels of 375 / 256 m. A road of 30 m through the middle of a tile covers
    // 30 / (375 / 256) = 20.5 of its 257 rows; the casing adds 1.1 pixels on each side.
    const geo::TileGrid grid(kTable);
    const geo::TileKey key{5, 8, 8};
    const geo::Bounds tile = grid.boundsOf(key);
    const double n = tile.center().y;
    const auto draped = drapedOf(planWith(straight({tile.minE - 1000, n}, {tile.maxE + 1000, n}, 30.0)));
    const double rows = covered(paintDraped(*draped, grid, key, 1.0)) / 257.0;
    EXPECT_NEAR(rows, 30.0 / (tile.width() / geo::TileGrid::kCells) + 2.2, 1.0);
}

/// A kept stroke of 30 m along the middle of the tile.
Remark strokeAcross(const geo::Bounds& tile, const std::string& colour) {
    Remark note;
    note.geometry = Geometry::line({{tile.minE - 1000, tile.center().y}, {tile.maxE + 1000, tile.center().y}});
    note.extras[kInkColourColumn] = colour;
    note.extras[kInkWidthColumn] = 30.0;
    return note;
}

/// As while it was drawn: 2 pixels on each side.
TEST(DrapedPlan, AKeptStrokeHasTheWideEdgesOfInk) {
    const geo::TileGrid grid(kTable);
    const geo::TileKey key{5, 8, 8};
    const geo::Bounds tile = grid.boundsOf(key);
    PlanEditor editor{Plan{}};
    editor.put(strokeAcross(tile, "#d02020"));
    for (const double scale : {1.0, 2.0}) {
        const double rows = covered(paintDraped(*drapedOf(editor.plan()), grid, key, scale)) / 257.0;
        EXPECT_NEAR(rows, 30.0 / (tile.width() / geo::TileGrid::kCells) + 4.0 * scale, 1.0) << scale;
    }
}

TEST(DrapedPlan, EdgesOfKeptStrokesAreLightAroundDarkColoursAndDarkAroundLightOnes) {
    const auto edgeOf = [](const std::string& colour) {
        const auto stroke = strokeOf(strokeAcross(kTable, colour));
        EXPECT_TRUE(stroke) << colour;
        return stroke.value_or(DrapedLine{}).casing;
    };
    for (const char* dark : {"#d02020", "#000000", "#1040c0"}) EXPECT_GT(edgeOf(dark).green, 200) << dark;
    for (const char* light : {"#ffffff", "#ffe000"}) {
        EXPECT_LT(edgeOf(light).green, 60) << light;
        EXPECT_GT(edgeOf(light).alpha, 150) << light;
    }
    EXPECT_EQ(edgeOf("#ffe00080").alpha, 0) << "of the highlighter";
}

TEST(DrapedPlan, ARouteCanBeReadFromAfar) {
    const geo::TileGrid grid(kTable);
    const auto draped = drapedOf(planWith(straight({481000, 2336000}, {491000, 2336000}, 3.0)));
    const double rows = covered(paintDraped(*draped, grid, {0, 0, 0}, 1.0)) / (257.0 * 10.0 / 12.0);
    EXPECT_NEAR(rows, 4.6 + 2.2, 1.2);
}

// Told for the pixels of level 5, a line is 4.6 of these wide and its casing 1.1 more on each side, whatever the level of a tile.
TEST(DrapedPlan, ALineForOneViewIsAsWideOnTilesOfAllLevels) {
    const geo::TileGrid grid(kTable);
    const double n = grid.boundsOf({6, 16, 16}).center().y;
    const auto draped = drapedOf(planWith(straight({481000, n}, {491000, n}, 0.0)));
    const auto pixelM = [&](int level) { return 12000.0 / 256.0 / std::exp2(level); };
    for (const int level : {4, 5, 6}) {
        const geo::TileKey at{level, static_cast<int>((486000.0 - kTable.minE) / 12000.0 * std::exp2(level)), static_cast<int>((n - kTable.minN) / 12000.0 * std::exp2(level))};
        const double rows = covered(paintDraped(*draped, grid, at, 4.0, pixelM(5))) / 257.0;
        EXPECT_NEAR(rows * pixelM(level), 4.0 * (4.6 + 2.2) * pixelM(5), 1.2 * pixelM(level)) << level;
    }
}

TEST(DrapedPlan, HatchingCoversAsMuchOfTheGroundOnALargeScreen) {
    // Lines of 1.3 pixels every 32, and as many times both on larger screens: with those cut in half at both edges, 11.4 of 257 rows.
    const geo::TileGrid grid(kTable);
    const geo::Bounds wide = kTable.grownBy(20000.0);
    DrapedArea area{.fill = {0, 0, 0, 0}, .line = {0, 0, 0, 255}, .hatch = DrapedHatch::Level};
    area.parts.push_back({.points = {{wide.minE, wide.minN}, {wide.maxE, wide.minN}, {wide.maxE, wide.maxN}, {wide.minE, wide.maxN}}});
    const DrapedPlan draped{.items = {std::make_shared<const DrapedItem>(DrapedItem{.bounds = wide, .areas = {area}})}};
    for (const double scale : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0}) {
        double lines = 0.0;
        for (const std::uint32_t pixel : paintDraped(draped, grid, {0, 0, 0}, scale).pixels) lines += static_cast<double>(pixel >> 24) / 96.0;
        EXPECT_NEAR(lines / 257.0, 11.4, 0.7) << scale;
    }
}

TEST(DrapedPlan, NeighboursHaveTheSameColoursAlongTheirSeam) {
    Plan plan = test::smallPlan();
    PlanEditor editor(plan);
    Route path = straight({480100, 2330500}, {491000, 2341800}, 2.0);
    path.kind = RouteKind::FootPath;
    editor.put(path);
    const auto draped = drapedOf(editor.plan());
    const geo::TileGrid grid(kTable);
    int compared = 0;
    for (int y = 0; y < 8; ++y)
        for (int x = 0; x + 1 < 8; ++x) {
            const TileVectors left = paintDraped(*draped, grid, {3, x, y}, 1.0), right = paintDraped(*draped, grid, {3, x + 1, y}, 1.0);
            if (left.isEmpty() || right.isEmpty()) continue;
            for (int row = 0; row < 257; ++row) {
                const std::uint32_t a = left.pixels[static_cast<std::size_t>(row) * 257 + 256], b = right.pixels[static_cast<std::size_t>(row) * 257];
                for (int shift = 0; shift < 32; shift += 8) EXPECT_NEAR(a >> shift & 0xff, b >> shift & 0xff, 24) << x << ' ' << y << ' ' << row;
                compared += a != 0;
            }
        }
    EXPECT_GT(compared, 50);
}

TEST(DrapedPlan, OnlyWhatBelongsToThePhaseIsThere) {
    Route first = straight({481000, 2336000}, {482000, 2336000}, 3.0);
    first.phases = {"a"};
    const Plan plan = planWith(first);
    EXPECT_EQ(drapedOf(plan, {.phase = "a"})->items.size(), 1u);
    EXPECT_EQ(drapedOf(plan, {.phase = "b"})->items.size(), 0u);
    EXPECT_EQ(drapedOf(plan)->items.size(), 1u);
    EXPECT_EQ(drapedOf(plan, {.hidden = {"routes"}})->items.size(), 0u);
}

TEST(DrapedPlan, OnlyWhatChangedIsMadeAnew) {
    const Plan plan = test::smallPlan();
    DrapedPlanBuilder builder;
    const auto before = builder.build(plan, {});
    PlanEditor editor(plan);
    Route moved = *plan.all<Route>().rows().front();
    moved.geometry = Geometry::line({{480500.0, 2335000.0}, {480900.0, 2335400.0}});
    editor.put(moved);
    const auto after = builder.build(editor.plan(), {});
    const auto changed = changedBounds(before.get(), after.get());
    ASSERT_EQ(changed.size(), 2u);  // where it was and where it is
    EXPECT_TRUE(changedBounds(after.get(), builder.build(editor.plan(), {}).get()).empty());
}

TEST(DrapedPlan, ARouteTakesTheColourThatIsGiven) {
    const Plan plan = test::smallPlan();
    const auto route = plan.all<Route>().rows().front();
    DrapedPlanBuilder builder;
    const auto own = builder.build(plan, {});
    const auto given = builder.build(plan, {.colours = {{route->uid, 0x2060a0}}});
    const auto isGiven = [](const std::shared_ptr<const DrapedItem>& item) {
        return !item->lines.empty() && item->lines.front().colour.red == 0x20 && item->lines.front().colour.green == 0x60 && item->lines.front().colour.blue == 0xa0;
    };
    EXPECT_EQ(std::count_if(own->items.begin(), own->items.end(), isGiven), 0);
    EXPECT_EQ(std::count_if(given->items.begin(), given->items.end(), isGiven), 1);
    EXPECT_EQ(changedBounds(own.get(), given.get()).size(), 2u);  // where it was and where it is: nothing else is painted anew
}

TEST(DrapedPlan, AreasTakeTheColourOfTheirGrade) {
    const Plan plan = test::smallPlan();
    const auto byKind = drapedOf(plan), byGrade = drapedOf(plan, {.colourAreasBy = "grade"});
    const geo::Colour graded = byGrade->items.front()->areas.front().line, expected = colourOfValue("giỏi");
    EXPECT_EQ(graded.green, expected.green);
    EXPECT_NE(byKind->items.front()->areas.front().line.red, graded.red);
    EXPECT_EQ(parseColour("#102030")->blue, 0x30);
    EXPECT_EQ(parseColour("#10203040")->alpha, 0x40);
    EXPECT_FALSE(parseColour("red"));
    EXPECT_FALSE(parseColour("#10203g"));
}

/// A stroke of a briefing's pen that was kept.
Remark strokeOf(std::vector<glm::dvec2> points, const std::string& colour, double widthM) {
    Remark note;
    note.geometry = Geometry::line(std::move(points));
    note.extras[kInkColourColumn] = colour;
    note.extras[kInkWidthColumn] = widthM;
    return note;
}

// As under the pen: a disc. Pixels of 375 / 256 m: a dot of 60 m is one of 41 pixels across, and its casing adds 2 on each side.
TEST(DrapedPlan, AKeptDotIsADiscOfItsWidth) {
    const geo::TileGrid grid(kTable);
    const geo::TileKey key{5, 8, 8};
    const geo::Bounds tile = grid.boundsOf(key);
    const glm::dvec2 at = tile.center();
    PlanEditor editor{Plan{}};
    editor.put(strokeOf({at - glm::dvec2(0.005, 0.0), at + glm::dvec2(0.005, 0.0)}, "#cc241d", 60.0));
    const double across = 60.0 / (tile.width() / geo::TileGrid::kCells) + 4.0;
    EXPECT_NEAR(covered(paintDraped(*drapedOf(editor.plan()), grid, key, 1.0)), 3.14159 / 4.0 * across * across, 40.0);
}

TEST(DrapedPlan, StrokesLieOverRoutesAndThoseOfTheHighlighterUnderThePens) {
    PlanEditor editor{Plan{}};
    const std::vector<glm::dvec2> way{{481000, 2336000}, {491000, 2336000}};
    Remark note;
    note.geometry = Geometry::line(way);
    editor.put(note);
    editor.put(strokeOf(way, "#cc241d", 30.0));
    editor.put(strokeOf(way, "#ffd61480", 90.0));
    editor.put(straight(way[0], way[1], 6.0));
    const auto draped = drapedOf(editor.plan());
    std::vector<int> alphas;
    for (const auto& item : draped->items) alphas.push_back(item->lines.front().ornament == DrapedOrnament::Chevrons ? -1 : item->lines.front().colour.alpha);
    EXPECT_EQ(alphas, (std::vector<int>{255, -1, 128, 255}));
}

// A highlighter of one colour is as dark where it crosses itself, in one stroke or in two, whatever was drawn between them. Half of 128 is seen through: pixels have its alpha or none.
TEST(DrapedPlan, TheHighlighterIsNoDarkerWhereItCrossesItself) {
    const geo::TileGrid grid(kTable);
    const geo::TileKey key{5, 8, 8};
    const geo::Bounds tile = grid.boundsOf(key);
    const glm::dvec2 c = tile.center();
    const double arm = tile.width() / 4.0, widthM = 60.0;
    const auto darkest = [&](const Plan& plan) {
        std::uint32_t alpha = 0;
        for (const std::uint32_t pixel : paintDraped(*drapedOf(plan), grid, key, 1.0).pixels) alpha = std::max(alpha, pixel >> 24);
        return alpha;
    };
    PlanEditor itself{Plan{}};
    itself.put(strokeOf({{c.x - arm, c.y}, {c.x + arm, c.y}, {c.x, c.y + arm}, {c.x, c.y - arm}}, "#ffd61480", widthM));
    EXPECT_NEAR(darkest(itself.plan()), 128u, 1u);
    PlanEditor both{Plan{}};
    const std::array marks{strokeOf({{c.x - arm, c.y}, {c.x + arm, c.y}}, "#ffd61480", widthM), strokeOf({{c.x - arm, c.y + arm}, {c.x + arm, c.y + arm}}, "#009e7380", widthM),
                           strokeOf({{c.x, c.y - arm}, {c.x, c.y + arm / 4.0}}, "#ffd61480", widthM)};
    for (std::size_t i = 0; i < marks.size(); ++i) {
        Remark mark = marks[i];
        mark.uid = std::string("0") + static_cast<char>('a' + i);
        both.put(mark);
    }
    EXPECT_NEAR(darkest(both.plan()), 128u, 1u);
    // Two colours are mixed: 128 over 128 of 255 leave a quarter of the ground.
    Remark across = strokeOf({{c.x - arm, c.y - arm}, {c.x + arm, c.y + arm}}, "#0090ff80", widthM);
    across.uid = "0d";
    both.put(across);
    EXPECT_NEAR(darkest(both.plan()), 192u, 1u);
}

// A stroke over a roof is drawn on it and not on the ground beneath, as long as its line is the one that was kept.
TEST(DrapedPlan, AKeptStrokeThatIsNotAllOnTheGroundIsDrawnWhereItIs) {
    const std::vector<glm::dvec2> points{{481000, 2336000}, {481010, 2336000}, {481030, 2336000}};
    Remark note = strokeOf(points, "#ffd61480", 3.0);
    const std::vector<std::optional<double>> heightsM{std::nullopt, 12.25, 12.5};
    note.extras[kInkHeightsColumn] = inkHeightsText(points, heightsM);
    EXPECT_EQ(std::get<std::string>(note.extras[kInkHeightsColumn]), "- 10.00:12.25 20.00:12.50");
    const auto planOf = [](const Remark& kept) {
        PlanEditor editor{Plan{}};
        editor.put(kept);
        return editor.plan();
    };
    const auto strokes = strokesOnSolids(planOf(note), {});
    ASSERT_EQ(strokes.size(), 1u);
    EXPECT_EQ(strokes[0].heightsM, heightsM);
    EXPECT_EQ(strokes[0].tool, GroundInk::Tool::Highlighter);
    EXPECT_EQ(strokes[0].widthM, 3.0);
    EXPECT_TRUE(drapedOf(planOf(note))->isEmpty());
    EXPECT_TRUE(strokesOnSolids(planOf(note), {.hidden = {"notes"}}).empty());
    // Moved, turned and turned round, its heights still belong to its vertices.
    note.geometry = layers::Geometry::line({{482000, 2336030}, {482000, 2336010}, {482000, 2336000}});
    const auto turned = strokesOnSolids(planOf(note), {});
    ASSERT_EQ(turned.size(), 1u);
    EXPECT_EQ(turned[0].heightsM, (std::vector<std::optional<double>>{12.5, 12.25, std::nullopt}));
    note.geometry = layers::Geometry::line({{481000, 2336000}, {481011, 2336000}, {481030, 2336000}});
    EXPECT_TRUE(strokesOnSolids(planOf(note), {}).empty());
    EXPECT_EQ(drapedOf(planOf(note))->items.size(), 1u);
    note.geometry = layers::Geometry::line(points);
    for (const char* other : {"- 12.25 12.50", "- 10.00:12.25", "- 10.00:12.25 20.00:high", "- 10.00:- 20.00:-", "1.00:- 10.00:12.25 20.00:12.50", ":", ""}) {
        note.extras[kInkHeightsColumn] = std::string(other);
        EXPECT_TRUE(strokesOnSolids(planOf(note), {}).empty()) << other;
        EXPECT_EQ(drapedOf(planOf(note))->items.size(), 1u) << other;
    }
}

// Whatever uids they have, of two of one tool the later lies on top: rows are in the order of uids.
TEST(DrapedPlan, StrokesThatWereKeptLaterLieOverEarlierOnes) {
    const std::vector<glm::dvec2> way{{481000, 2336000}, {491000, 2336000}};
    Remark first = strokeOf(way, "#cc2400", 30.0), second = strokeOf(way, "#cc2401", 30.0);
    first.at = {"2026-11-29T08:00"};
    second.at = {"2026-11-29T08:00:01"};
    for (const bool isFirstLower : {true, false}) {
        first.uid = isFirstLower ? "0a" : "0b";
        second.uid = isFirstLower ? "0b" : "0a";
        PlanEditor editor{Plan{}};
        editor.put(first);
        editor.put(second);
        const auto draped = drapedOf(editor.plan());
        ASSERT_EQ(draped->items.size(), 2u);
        EXPECT_EQ(draped->items[0]->lines.front().colour.blue, 0) << isFirstLower;
        EXPECT_EQ(draped->items[1]->lines.front().colour.blue, 1) << isFirstLower;
    }
}

TEST(DrapedPlan, WhatCannotBeDrawnIsLeftOut) {
    Route point = straight({481000, 2336000}, {481000, 2336000}, 3.0);
    EXPECT_TRUE(drapedOf(planWith(point))->isEmpty());
    Route nan = straight({481000, std::nan("")}, {481000, 2336000}, 3.0);
    EXPECT_TRUE(drapedOf(planWith(nan))->isEmpty());
}

}  // namespace
}  // namespace saban::viewer
