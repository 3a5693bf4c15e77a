#include "layers/edit/line_splits.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "layers/edit/feature_edits.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

using Points = std::vector<glm::dvec2>;

struct Cross {
    Plan plan;
    FeatureRef road, line;

    /// A road due east, and what crosses it.
    explicit Cross(Points other) {
        PlanEditor editor(test::smallPlan());
        Route route;
        route.name = "Đường đông";
        route.geometry = Geometry::line({{480000, 2335000}, {481000, 2335000}});
        road = {"routes", editor.put(route)};
        ControlLine crossing;
        crossing.name = "Tuyến B";
        crossing.geometry = Geometry::line(std::move(other));
        line = {"control_lines", editor.put(crossing)};
        plan = editor.plan();
    }
    /// Of all lines whose name begins so, by where they begin.
    std::vector<Points> roads(const Plan& in) const {
        std::vector<Points> found;
        for (const auto& row : in.all<Route>().rows())
            if (row->name.starts_with("Đường đông")) found.push_back(row->geometry.linePoints());
        std::sort(found.begin(), found.end(), [](const Points& a, const Points& b) { return a.front().x < b.front().x; });
        return found;
    }
};

TEST(SplitLineAt, PutsAVertexAtTheNearestPlaceAndSplitsThere) {
    const Cross it({{480000, 2336000}, {481000, 2336000}});
    const auto split = splitLineAt(it.plan, it.road, {480250.0, 2335030.0});
    ASSERT_TRUE(split) << split.error().message;
    const Plan next = applied(it.plan, split->edit);
    EXPECT_EQ(it.roads(next), (std::vector<Points>{{{480000, 2335000}, {480250, 2335000}}, {{480250, 2335000}, {481000, 2335000}}}));
    EXPECT_TRUE(applied(next, inverted(split->edit, "")) == it.plan);
}

TEST(SplitLineAt, TakesAVertexThatIsNearAndRefusesTheEnds) {
    const Cross it({{480000, 2336000}, {481000, 2336000}});
    EXPECT_FALSE(splitLineAt(it.plan, it.road, {479000.0, 2335000.0}));
    EXPECT_FALSE(splitLineAt(it.plan, it.road, {480003.0, 2335000.0}, 5.0));
    EXPECT_TRUE(splitLineAt(it.plan, it.road, {480003.0, 2335000.0}, 1.0));
    EXPECT_FALSE(splitLineAt(it.plan, {"structures", it.plan.all<Structure>().rows().front()->uid}, {0.0, 0.0}));
}

TEST(SplitLineWhereCrossed, SplitsAtEveryCrossing) {
    // A zigzag that meets the road at 480200, 480600 and 480800: from 100 north to 100 south and back, halfway each.
    const Cross it({{480100, 2335100}, {480300, 2334900}, {480900, 2335100}, {480700, 2334900}});
    const auto split = splitLineWhereCrossed(it.plan, it.road, it.line);
    ASSERT_TRUE(split) << split.error().message;
    const auto roads = it.roads(applied(it.plan, split->edit));
    ASSERT_EQ(roads.size(), 4u);
    EXPECT_EQ(roads[0].back(), glm::dvec2(480200, 2335000));
    EXPECT_EQ(roads[1].back(), glm::dvec2(480600, 2335000));
    EXPECT_EQ(roads[2].back(), glm::dvec2(480800, 2335000));
    EXPECT_EQ(roads[3].back(), glm::dvec2(481000, 2335000));
    EXPECT_EQ(split->edit.label, "Split Đường đông");
}

TEST(SplitLineWhereCrossed, SplitsALineThatPassesOneCrossingTwice) {
    // Through (480500, 2335000) to the east, round and back through it to the north.
    Cross it({{480400, 2334900}, {480600, 2335100}});
    it.plan = applied(it.plan, placeFeature(it.plan, it.road, Geometry::line({{480000, 2335000}, {481000, 2335000}, {481000, 2334000}, {480500, 2334000}, {480500, 2335500}}), {}));
    const auto split = splitLineWhereCrossed(it.plan, it.road, it.line);
    ASSERT_TRUE(split) << split.error().message;
    const Plan next = applied(it.plan, split->edit);
    EXPECT_EQ(geometryOf(next, it.road, {}).linePoints(), (Points{{480000, 2335000}, {480500, 2335000}}));
    EXPECT_EQ(next.all<Route>().size(), it.plan.all<Route>().size() + 2);
    std::vector<Points> roads = it.roads(next);
    EXPECT_NE(std::find(roads.begin(), roads.end(), Points{{480500, 2335000}, {481000, 2335000}, {481000, 2334000}, {480500, 2334000}, {480500, 2335000}}), roads.end());
    EXPECT_NE(std::find(roads.begin(), roads.end(), Points{{480500, 2335000}, {480500, 2335500}}), roads.end());
}

TEST(SplitLineWhereCrossed, RefusesLinesThatDoNotCross) {
    const Cross it({{480000, 2336000}, {481000, 2336000}});
    const auto split = splitLineWhereCrossed(it.plan, it.road, it.line);
    ASSERT_FALSE(split);
    EXPECT_NE(split.error().message.find("Tuyến B"), std::string::npos) << split.error().message;
    EXPECT_FALSE(splitLineWhereCrossed(it.plan, it.road, it.road));
}

}  // namespace
}  // namespace saban::layers
