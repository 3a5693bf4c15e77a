#include "viewer/table/ground_grid.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>

namespace saban::viewer {
namespace {

const geo::Crs& vn48() {
    static const geo::Crs crs = *geo::Crs::fromEpsg(3405);
    return crs;
}

std::shared_ptr<const GroundGrid> gridOf(const GridChoice& choice) {
    auto grid = GroundGrid::create(choice, vn48());
    EXPECT_TRUE(grid) << grid.error().message;
    return grid ? *grid : nullptr;
}

glm::dvec2 valueOf(const GroundGrid::Terms& t, glm::dvec2 p) { return t[0] + t[1] * p.x + t[2] * p.y + t[3] * p.x * p.x + t[4] * p.x * p.y + t[5] * p.y * p.y; }

// cs2cs (PROJ 9.1.1) from EPSG:3405 to EPSG:32648, EPSG:3406 and EPSG:4326 for 587000 2326000. Half a metre: the operation between both
// datums is good for one.
TEST(GroundGrid, HasTheCoordinatesOfProj) {
    const glm::dvec2 at(587000.0, 2326000.0);
    const auto mgrs = gridOf({.kind = GridKind::Mgrs});
    EXPECT_EQ(mgrs->zoneAt(at), 48);
    EXPECT_NEAR(glm::distance(*mgrs->coordinatesAt(at, 48), glm::dvec2(587196.2173, 2325891.9158)), 0.0, 0.5);
    EXPECT_NEAR(glm::distance(*gridOf({.kind = GridKind::Projected, .epsg = 3406})->coordinatesAt(at, 0), glm::dvec2(-36982.2298, 2334471.0464)), 0.0, 0.01);
    EXPECT_NEAR(glm::distance(*gridOf({.kind = GridKind::LatLon})->coordinatesAt(at, 0), glm::dvec2(105.839154681, 21.031761185)), 0.0, 5e-6);
    EXPECT_NEAR(glm::distance(*mgrs->placeOf(*mgrs->coordinatesAt(at, 48), 48), at), 0.0, 1e-3);
}

TEST(GroundGrid, IsNoneForTheTablesOwnCrs) {
    EXPECT_EQ(gridOf({}), nullptr);
    EXPECT_EQ(gridOf({.kind = GridKind::Projected, .epsg = 3405}), nullptr);
}

TEST(GroundGrid, RefusesWhatIsNotProjectedInMetres) {
    const auto grid = GroundGrid::create({.kind = GridKind::Projected, .epsg = 4326}, vn48());
    ASSERT_FALSE(grid);
    EXPECT_EQ(grid.error().code, geo::ErrorCode::BadCrs);
    EXPECT_FALSE(GroundGrid::create({.kind = GridKind::Projected, .epsg = 999999}, vn48()));
}

TEST(GroundGrid, ATileOf80KmKnowsItsCoordinatesToAMetre) {
    const geo::Bounds tile{540000.0, 2280000.0, 620000.0, 2360000.0};
    for (const GridChoice choice : {GridChoice{.kind = GridKind::Mgrs}, GridChoice{.kind = GridKind::LatLon}, GridChoice{.kind = GridKind::Projected, .epsg = 3406}}) {
        const auto grid = gridOf(choice);
        const auto fit = grid->fit(tile);
        ASSERT_TRUE(fit);
        EXPECT_FALSE(fit->beyond);
        const double unitM = choice.kind == GridKind::LatLon ? 111320.0 : 1.0;
        for (double x = -0.5; x <= 0.5; x += 0.0625)
            for (double y = -0.5; y <= 0.5; y += 0.0625) {
                const glm::dvec2 at = tile.center() + glm::dvec2(x * tile.width(), y * tile.height());
                EXPECT_LT(glm::distance(valueOf(fit->terms, {x, y}), *grid->coordinatesAt(at, grid->zoneAt(at))) * unitM, 1.0) << x << ' ' << y;
            }
    }
}

// 16.05 N 107.95 E and 108.05 E lie 5.4 km on either side of the border of zones 48 and 49.
TEST(GroundGrid, ATileOnTheBorderOfTwoZonesHasBoth) {
    const auto grid = gridOf({.kind = GridKind::Mgrs});
    const auto lonLat = *geo::Transform::create(*geo::Crs::fromEpsg(4326), vn48());
    const glm::dvec2 middle = *lonLat.forward(glm::dvec2(108.0, 16.05));
    const geo::Bounds tile{middle.x - 20000.0, middle.y - 20000.0, middle.x + 20000.0, middle.y + 20000.0};
    const auto fit = grid->fit(tile);
    ASSERT_TRUE(fit && fit->beyond);
    const auto onTile = [&](glm::dvec2 place) { return (place - tile.center()) / glm::dvec2(tile.width(), tile.height()); };
    const auto border = [&](glm::dvec2 p) {
        const auto& b = fit->beyond->border;
        return b[0] + b[1] * p.x + b[2] * p.y + b[3] * p.x * p.x + b[4] * p.x * p.y + b[5] * p.y * p.y;
    };
    const glm::dvec2 west = onTile(*lonLat.forward(glm::dvec2(107.95, 16.05))), east = onTile(*lonLat.forward(glm::dvec2(108.05, 16.05)));
    EXPECT_LT(border(west), 0.0);
    EXPECT_GT(border(east), 0.0);
    EXPECT_NEAR(border(onTile(*lonLat.forward(glm::dvec2(108.0, 16.12)))) * 107000.0, 0.0, 1.0);
    // cs2cs from EPSG:4326 to EPSG:32648 and EPSG:32649.
    EXPECT_NEAR(glm::distance(valueOf(fit->terms, west), glm::dvec2(815665.4857, 1776714.2911)), 0.0, 0.5);
    EXPECT_NEAR(glm::distance(valueOf(fit->beyond->terms, east), glm::dvec2(184334.5143, 1776714.2911)), 0.0, 0.5);
}

TEST(GroundGrid, LinesStandAReadableDistanceApart) {
    const auto mgrs = gridOf({.kind = GridKind::Mgrs}), degrees = gridOf({.kind = GridKind::LatLon}), zone = gridOf({.kind = GridKind::Projected, .epsg = 3406});
    EXPECT_DOUBLE_EQ(mgrs->intervalFor(0.1).step, 100.0);
    EXPECT_DOUBLE_EQ(mgrs->intervalFor(10.0).step, 1000.0);
    EXPECT_DOUBLE_EQ(mgrs->intervalFor(100.0).step, 10000.0);
    EXPECT_DOUBLE_EQ(mgrs->intervalFor(1e5).step, 100000.0);
    EXPECT_DOUBLE_EQ(zone->intervalFor(10.0).step, 1000.0);
    for (const double metresPerPixel : {0.05, 0.5, 3.0, 20.0, 90.0, 700.0})
        for (const auto& grid : {degrees, zone}) {
            const double px = grid->spacingM(grid->intervalFor(metresPerPixel)) / metresPerPixel;
            EXPECT_GT(px, 50.0);
            EXPECT_LT(px, grid == degrees ? 700.0 : 160.0) << metresPerPixel;
        }
}

TEST(GroundGrid, AnEdgeHasAtMostAboutAHundredLines) {
    for (const GridChoice choice : {GridChoice{.kind = GridKind::Mgrs}, GridChoice{.kind = GridKind::LatLon}, GridChoice{.kind = GridKind::Projected, .epsg = 3406}}) {
        const auto grid = gridOf(choice);
        const GridInterval fine = grid->intervalFor(0.5), edge = grid->edgeInterval(fine, 400000.0);
        EXPECT_GT(edge.step, fine.step);
        EXPECT_LE(grid->crossings({400000.0, 2300000.0}, {800000.0, 2300000.0}, false, edge).size(), 110u);
        EXPECT_EQ(grid->edgeInterval(fine, 20.0 * grid->spacingM(fine)), fine);
    }
}

// Both zones have the meridian 105 and the scale 0.9996: VN-2000 lies 196 m farther west there, so the line of 581 km comes 804 m after 580 km.
TEST(GroundGrid, LabelsOfMgrsTellTheSquareOnceAndThenTheKilometres) {
    const auto grid = gridOf({.kind = GridKind::Mgrs});
    const auto crossings = grid->crossings({580000.0, 2326000.0}, {620000.0, 2326000.0}, false, {.step = 10000.0, .strong = 10});
    ASSERT_EQ(crossings.size(), 4u);
    EXPECT_NEAR(crossings[0].alongM, 10000.0 - 196.2, 0.5);
    EXPECT_EQ(crossings[0].label, (GridLabel{"48Q WJ ", "90", ""}));
    EXPECT_EQ(crossings[1].label, (GridLabel{"48Q XJ ", "00", ""}));
    EXPECT_EQ(crossings[2].label, (GridLabel{"", "10", ""}));
    const auto fine = grid->crossings({580000.0, 2326000.0}, {581000.0, 2326000.0}, false, {.step = 100.0, .strong = 10});
    ASSERT_EQ(fine.size(), 10u);
    EXPECT_EQ(fine[1].label, (GridLabel{"", "80", "300"}));
}

TEST(GroundGrid, LabelsOfLatitudeAndLongitudeHaveTheFiguresOfTheirStep) {
    const auto grid = gridOf({.kind = GridKind::LatLon});
    const auto minutes = grid->crossings({580000.0, 2326000.0}, {600000.0, 2326000.0}, false, {.step = 5.0 / 60.0, .strong = 6});
    ASSERT_EQ(minutes.size(), 2u);
    EXPECT_EQ(minutes[0].label, (GridLabel{"", "105°50′", ""}));
    const auto seconds = grid->crossings({587000.0, 2326000.0}, {587000.0, 2327000.0}, true, {.step = 15.0 / 3600.0, .strong = 4});
    ASSERT_EQ(seconds.size(), 2u);
    EXPECT_EQ(seconds[0].label, (GridLabel{"", "21°02′", "00″"}));
    EXPECT_EQ(seconds[1].label, (GridLabel{"", "21°02′", "15″"}));
    // 21.031761185 N to 21°02′: cs2cs, and 110.7 km for a degree of latitude there, in the scale of the zone.
    EXPECT_NEAR(seconds[0].alongM, (21.0 + 2.0 / 60.0 - 21.031761185) * 110711.0 * 0.9997, 1.0);
}

}  // namespace
}  // namespace saban::viewer
