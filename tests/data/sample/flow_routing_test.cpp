#include "data/sample/flow_routing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "data/sample/noise.h"

namespace saban::sample {
namespace {

Grid<double> roughGround(int cells) {
    Grid<double> h(cells, cells, 10.0, {});
    for (int r = 0; r < cells; ++r)
        for (int c = 0; c < cells; ++c) h.at(c, r) = 100.0 * hashUnit(c, r, 5);
    return h;
}

// On a plane that falls due west every row drains straight west: the cell in column c takes the water of all the
// cells east of it in its row. The border's cells are outlets and take only what reaches them.
TEST(FlowRouting, APlaneDrainsDownItsSlopeRowByRow) {
    Grid<double> h(12, 7, 10.0, {});
    for (int r = 0; r < 7; ++r)
        for (int c = 0; c < 12; ++c) h.at(c, r) = 2.0 * c;
    const OutletMask outlets = borderOutlets(h);
    const Flow flow = routeFlow(h, outlets, FlowChoice::Steepest, 0);
    const Grid<float> area = drainageArea(h, flow);
    for (int r = 1; r < 6; ++r) {
        for (int c = 1; c < 11; ++c) {
            EXPECT_EQ(flow.receiver[h.index(c, r)], h.index(c - 1, r));
            EXPECT_FLOAT_EQ(area.at(c, r), float((11 - c) * 100.0)) << c << ", " << r;
        }
        EXPECT_FLOAT_EQ(area.at(0, r), 1100.0F);
    }
    EXPECT_FLOAT_EQ(area.at(5, 0), 100.0F);
}

TEST(FlowRouting, AllWaterReachesTheOutlets) {
    Grid<double> h = roughGround(60);
    const OutletMask outlets = borderOutlets(h);
    fillDepressions(h, outlets, 1e-3);
    for (const FlowChoice choice : {FlowChoice::Steepest, FlowChoice::Crooked}) {
        const Grid<float> area = drainageArea(h, routeFlow(h, outlets, choice, 3));
        double total = 0.0;
        for (std::size_t i = 0; i < h.size(); ++i)
            if (outlets[i]) total += area.values[i];
        EXPECT_NEAR(total, 60.0 * 60.0 * 100.0, 1.0);
    }
}

TEST(FlowRouting, WorksEachCellOnceAndAfterItsReceiver) {
    Grid<double> h = roughGround(40);
    const OutletMask outlets = borderOutlets(h);
    fillDepressions(h, outlets, 1e-3);
    const Flow flow = routeFlow(h, outlets, FlowChoice::Crooked, 9);
    std::vector<int> place(h.size(), -1);
    ASSERT_EQ(flow.order.size(), h.size());
    for (std::size_t k = 0; k < flow.order.size(); ++k) place[flow.order[k]] = int(k);
    for (std::size_t i = 0; i < h.size(); ++i) {
        ASSERT_GE(place[i], 0);
        if (flow.receiver[i] != i) {
            EXPECT_LT(place[flow.receiver[i]], place[i]);
        }
    }
}

// A pit 5 m deep behind a rim of 10 m must be raised to just above the rim, and nothing else may change.
TEST(FillDepressions, RaisesAPitToItsRimAndNoFurther) {
    Grid<double> h(7, 7, 1.0, {}, 0.0);
    for (int r = 2; r <= 4; ++r)
        for (int c = 2; c <= 4; ++c) h.at(c, r) = 10.0;
    h.at(3, 3) = 5.0;
    fillDepressions(h, borderOutlets(h), 0.001);
    EXPECT_NEAR(h.at(3, 3), 10.0, 0.01);
    EXPECT_GT(h.at(3, 3), 10.0);
    EXPECT_DOUBLE_EQ(h.at(2, 2), 10.0);
    EXPECT_DOUBLE_EQ(h.at(0, 0), 0.0);
}

TEST(FillDepressions, LeavesNoPitInNoise) {
    Grid<double> h = roughGround(80);
    const OutletMask outlets = borderOutlets(h);
    EXPECT_GT(countPits(h, outlets), 0U);
    fillDepressions(h, outlets, 1e-3);
    EXPECT_EQ(countPits(h, outlets), 0U);
}

TEST(CloseSmallPits, ClosesAPitOfOneCell) {
    Grid<double> h(5, 5, 1.0, {});
    for (int r = 0; r < 5; ++r)
        for (int c = 0; c < 5; ++c) h.at(c, r) = c;
    h.at(2, 2) = 0.5;
    EXPECT_EQ(closeSmallPits(h, borderOutlets(h), 0.001), 0U);
    EXPECT_EQ(countPits(h, borderOutlets(h)), 0U);
    EXPECT_NEAR(h.at(2, 2), 1.0, 0.01);
}

// The rim of 2 m is cut where it is lowest; with a limit of 1 m it stays.
TEST(BreachDepressions, CutsARimUpToTheLimit) {
    Grid<double> walled(7, 7, 1.0, {}, 0.0);
    for (int r = 2; r <= 4; ++r)
        for (int c = 2; c <= 4; ++c) walled.at(c, r) = 4.0;
    walled.at(3, 3) = 1.0;
    walled.at(4, 3) = 3.0;
    Grid<double> cut = walled;
    breachDepressions(cut, borderOutlets(cut), 2.5);
    EXPECT_NEAR(cut.at(4, 3), 0.999, 1e-9);
    EXPECT_DOUBLE_EQ(cut.at(3, 3), 1.0);
    EXPECT_DOUBLE_EQ(cut.at(2, 2), 4.0);
    Grid<double> kept = walled;
    breachDepressions(kept, borderOutlets(kept), 1.5);
    EXPECT_EQ(kept.values, walled.values);
}

TEST(FillDepressionsMm, RaisesAFlatByOneMillimetreACell) {
    Grid<std::int32_t> h(9, 9, 10.0, {}, 1000);
    fillDepressionsMm(h);
    // The distance to the border in steps to any of eight neighbours.
    for (int r = 0; r < 9; ++r)
        for (int c = 0; c < 9; ++c) EXPECT_EQ(h.at(c, r), 1000 + std::min({c, r, 8 - c, 8 - r}));
}

}  // namespace
}  // namespace saban::sample
