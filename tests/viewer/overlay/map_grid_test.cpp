#include "viewer/overlay/map_grid.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "geo/crs/utm.h"
#include "tests/viewer/overlay/application_fixture.h"

namespace saban::viewer {
namespace {

const geo::Bounds kTable{470000.0, 2320000.0, 500000.0, 2350000.0};

/// 1000 x 800 pixels of 5 m: eastings 482500 to 487500, northings 2333300 to 2337300.
struct Map {
    Projection projection{.sizePx = {1000, 800}};
    Viewpoint view{.target = {485000.0, 2335300.0, 100.0}, .headingDeg = 0.0, .pitchDeg = -90.0, .rangeM = 2000.0 / std::tan(22.5 * M_PI / 180.0), .flatness = 1.0};
    SceneFrame frame{.origin = {485000.0, 2335000.0, 0.0}};
    geo::Bounds table = kTable;
    std::shared_ptr<const GroundGrid> grid{};
    GridInterval interval{1000.0, 10};
    std::optional<Cut> cut{};

    MapGridView asView() const { return {.view = view, .frame = frame, .projection = projection, .table = table, .grid = grid.get(), .interval = interval, .cut = cut}; }
    glm::dvec2 placeOf(glm::dvec2 pixel) const { return glm::dvec2(frame.toGround(rayStart(view, frame, projection, pixel))); }
};

std::vector<MapGridEnd> endsAt(const MapGridLines& lines, glm::dvec2 inward) {
    std::vector<MapGridEnd> ends;
    for (const MapGridEnd& end : lines.ends)
        if (end.inward == inward) ends.push_back(end);
    return ends;
}

TEST(MapGridLines, StandWhereTheirCoordinatesAre) {
    const MapGridLines lines = mapGridLines(Map{}.asView());
    EXPECT_EQ(lines.lines.size(), 5u + 4u);
    const auto top = endsAt(lines, {0.0, 1.0}), left = endsAt(lines, {1.0, 0.0});
    ASSERT_EQ(top.size(), 5u);
    EXPECT_EQ(endsAt(lines, {0.0, -1.0}).size(), 5u);
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(top[i].value, 483000.0 + 1000.0 * i);
        EXPECT_FALSE(top[i].isNorthing);
        EXPECT_NEAR(top[i].atPx.x, 100.0 + 200.0 * i, 1e-6);
        EXPECT_NEAR(top[i].atPx.y, 0.0, 1e-6);
    }
    ASSERT_EQ(left.size(), 4u);
    for (int i = 0; i < 4; ++i) {
        EXPECT_EQ(left[i].value, 2337000.0 - 1000.0 * i);
        EXPECT_TRUE(left[i].isNorthing);
        EXPECT_NEAR(left[i].atPx.y, 60.0 + 200.0 * i, 1e-6);
    }
    EXPECT_EQ(left[0].full, (GridLabel{"23", "37", ""}));
    EXPECT_EQ(left[0].brief, (GridLabel{"", "37", ""}));
}

TEST(MapGridLines, TurnWithTheMap) {
    Map map;
    map.view.headingDeg = 90.0;  // east is up
    map.view.target.x = 485100.0;
    const MapGridLines lines = mapGridLines(map.asView());
    for (const MapGridEnd& end : lines.ends) {
        EXPECT_EQ(end.isNorthing, std::abs(end.inward.y) > 0.5);
        const glm::dvec2 at = map.placeOf(end.atPx);
        EXPECT_NEAR(end.isNorthing ? at.y : at.x, end.value, 0.01);
    }
    EXPECT_EQ(lines.lines.size(), 4u + 5u);  // 4000 m upwards from 483100, 5000 m across from 2332800
}

TEST(MapGridLines, EndAtTheTableAndAtACutWithoutFiguresThere) {
    Map map;
    map.table.maxE = 485500.0;
    const MapGridLines lines = mapGridLines(map.asView());
    EXPECT_TRUE(endsAt(lines, {-1.0, 0.0}).empty());
    EXPECT_EQ(endsAt(lines, {0.0, 1.0}).size(), 3u);
    map.table = kTable;
    map.cut = Cut{{484500.0, 2330000.0}, {484500.0, 2340000.0}};  // the east is taken away
    for (const MapGridLine& line : mapGridLines(map.asView()).lines) {
        for (const glm::dvec2 point : line.points) EXPECT_LE(map.placeOf(point).x, 484500.01);
    }
}

TEST(MapGridLines, OfAnotherSystemFollowItsCoordinates) {
    Map map;
    map.grid = *GroundGrid::create({.kind = GridKind::Projected, .epsg = 9211}, *geo::Crs::fromEpsg(3405));
    ASSERT_TRUE(map.grid);
    const MapGridLines lines = mapGridLines(map.asView());
    ASSERT_GE(lines.lines.size(), 7u);
    ASSERT_GE(lines.ends.size(), 14u);
    for (const MapGridEnd& end : lines.ends) {
        const auto at = map.grid->coordinatesAt(map.placeOf(end.atPx), 0);
        EXPECT_NEAR(end.isNorthing ? at->y : at->x, end.value, 0.5);
    }
}

TEST(MapGridLines, OfLatitudeAndLongitudeAreBriefInMinutesAndSeconds) {
    Map map;
    map.grid = *GroundGrid::create({.kind = GridKind::LatLon}, *geo::Crs::fromEpsg(3405));
    map.interval = {30.0 / 3600.0, 2};
    std::set<std::string> brief;
    for (const MapGridEnd& end : mapGridLines(map.asView()).ends) {
        const auto at = map.grid->coordinatesAt(map.placeOf(end.atPx), 0);
        EXPECT_NEAR((end.isNorthing ? at->y : at->x) * 3600.0, end.value * 3600.0, 0.02);
        const bool isWhole = std::llround(end.value * 3600.0) % 60 == 0;
        EXPECT_EQ(end.brief.principal == "30\u2033", !isWhole) << end.brief.principal;
        EXPECT_TRUE(end.full.principal.find("\u00b0") != std::string::npos);
        if (isWhole) {
            EXPECT_TRUE(end.brief.principal.ends_with("\u2032") && end.brief.principal.find("\u00b0") == std::string::npos) << end.brief.principal;
        }
        brief.insert(end.brief.principal);
    }
    EXPECT_GE(brief.size(), 3u);
}

/// 100 km around 108 E, in Hà Nội's latitude.
TEST(MapGridLines, OfMgrsReachTheBorderOfTheirZoneWhichIsALineToo) {
    Map map;
    const geo::Crs crs = *geo::Crs::fromEpsg(32648);
    const glm::dvec2 border = *geo::toUtm({108.0, 21.0}, 48);
    map.table = {border.x - 100000.0, border.y - 100000.0, border.x + 100000.0, border.y + 100000.0};
    map.view.target = {border, 100.0};
    map.view.rangeM *= 20.0;  // pixels of 100 m
    map.grid = *GroundGrid::create({.kind = GridKind::Mgrs}, crs);
    map.interval = {10000.0, 10};
    const MapGridLines lines = mapGridLines(map.asView());
    const auto eastOfBorderM = [&](glm::dvec2 pixel) {
        const glm::dvec2 place = map.placeOf(pixel), lonLat = *geo::fromUtm(place, 48);
        return place.x - geo::toUtm({108.0, lonLat.y}, 48)->x;
    };
    int borders = 0, atBorder = 0;
    for (const MapGridLine& line : lines.lines) {
        const bool isBorder = std::ranges::all_of(line.points, [&](glm::dvec2 point) { return std::abs(eastOfBorderM(point)) < 10.0; });
        borders += isBorder ? 1 : 0;
        if (isBorder) {
            EXPECT_NEAR(std::min(line.points.front().y, line.points.back().y), 0.0, 0.1);
            EXPECT_NEAR(std::max(line.points.front().y, line.points.back().y), 800.0, 0.1);
            continue;
        }
        for (const glm::dvec2 end : {line.points.front(), line.points.back()}) {
            const bool isAtEdge = end.x < 0.1 || end.y < 0.1 || end.x > 999.9 || end.y > 799.9;
            EXPECT_TRUE(isAtEdge || std::abs(eastOfBorderM(end)) < 10.0) << end.x << ", " << end.y;
            atBorder += isAtEdge ? 0 : 1;
        }
    }
    EXPECT_EQ(borders, 1);
    EXPECT_GE(atBorder, 14);  // seven northings of each zone at least, on 80 km
}

TEST(MapGridLines, CoverWholePixelsWhereTheyAreLevelAndAreCurvedWhereTheyAreNot) {
    using Points = std::vector<glm::dvec2>;
    EXPECT_EQ(onWholePixels({{0.0, 10.2}, {50.0, 10.4}, {100.0, 10.3}}, 1.0), (Points{{0.0, 10.5}, {50.0, 10.5}, {100.0, 10.5}}));
    EXPECT_EQ(onWholePixels({{7.3, 0.0}, {7.4, 100.0}}, 2.0), (Points{{7.0, 0.0}, {7.0, 100.0}}));
    const Points parallel{{0.0, 10.2}, {50.0, 13.0}, {100.0, 10.3}};
    EXPECT_EQ(onWholePixels(parallel, 1.0), parallel);
}

TEST(MapGridInterval, HasALineWhereverTheFrameHasFigures) {
    EXPECT_EQ(intervalWithin({5000.0, 2}, 2000.0), (GridInterval{2000.0, 10}));
    EXPECT_EQ(intervalWithin({500.0, 2}, 2000.0), (GridInterval{500.0, 4}));
    EXPECT_EQ(intervalWithin({2000.0, 5}, 5000.0), (GridInterval{1000.0, 5}));
    EXPECT_EQ(intervalWithin({200.0, 5}, 0.0), (GridInterval{200.0, 5}));
}

class MapGridFigures : public testing::Test {
 protected:
    static void SetUpTestSuite() { test::ensureApplication(); }
    MapGrid grid_;
    Map map_;
};

TEST_F(MapGridFigures, AreInFullOnTheFirstLineOfAnEdgeAndStandOnTheirLines) {
    grid_.update(map_.asView(), 1.0, {});
    ASSERT_EQ(grid_.written().size(), 18u);
    int full = 0;
    for (const auto& figures : grid_.written()) {
        full += figures.isFull ? 1 : 0;
        EXPECT_TRUE(figures.at.min.x >= 0.0 && figures.at.min.y >= 0.0 && figures.at.max.x <= 1000.0 && figures.at.max.y <= 800.0);
        const glm::dvec2 middle = map_.placeOf((figures.at.min + figures.at.max) / 2.0);
        EXPECT_NEAR(figures.isNorthing ? middle.y : middle.x, figures.value, 5.0);  // a pixel
    }
    EXPECT_EQ(full, 4);
    EXPECT_TRUE(grid_.written().front().isFull);
    EXPECT_EQ(grid_.written().front().value, 483000.0);
}

TEST_F(MapGridFigures, AreInFullWhereTheHundredsOfKilometresChange) {
    map_.view.target.x = 500000.0;
    map_.table.maxE = 520000.0;
    grid_.update(map_.asView(), 1.0, {});
    for (const auto& figures : grid_.written()) {
        if (figures.isNorthing) continue;
        EXPECT_EQ(figures.isFull, figures.value == 498000.0 || figures.value == 500000.0) << figures.value;
    }
}

TEST_F(MapGridFigures, LeaveOutWhatIsWrittenAlreadyAndNeverOverlap) {
    const Rectangle marking{{300.0, 760.0}, {700.0, 800.0}};
    grid_.update(map_.asView(), 3.0, {marking});
    ASSERT_GT(grid_.written().size(), 6u);
    for (std::size_t i = 0; i < grid_.written().size(); ++i) {
        EXPECT_FALSE(grid_.written()[i].at.overlaps(marking));
        for (std::size_t k = 0; k < i; ++k) EXPECT_FALSE(grid_.written()[i].at.overlaps(grid_.written()[k].at));
    }
}

TEST(MapGrid, IsForMapsFromRightAbove) {
    EXPECT_TRUE(MapGrid::isFor({.pitchDeg = -90.0, .flatness = 1.0}));
    EXPECT_FALSE(MapGrid::isFor({.pitchDeg = -90.0, .flatness = 0.5}));
    EXPECT_FALSE(MapGrid::isFor({.pitchDeg = -60.0, .flatness = 1.0}));
}

}  // namespace
}  // namespace saban::viewer
