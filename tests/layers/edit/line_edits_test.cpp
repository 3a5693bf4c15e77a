#include "layers/edit/line_edits.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <string_view>

#include "geo/core/text.h"
#include "layers/edit/feature_edits.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

using Points = std::vector<glm::dvec2>;

struct Lines {
    Plan plan = test::smallPlan();
    FeatureRef road{"routes", plan.all<Route>().rows().front()->uid};
    FeatureRef line{"control_lines", plan.all<ControlLine>().rows().front()->uid};
    FeatureRef area{"areas", plan.all<Area>().rows().front()->uid};

    /// The road with another line.
    explicit Lines(Points points = {}) {
        if (!points.empty()) plan = applied(plan, placeFeature(plan, road, Geometry::line(std::move(points)), {}));
    }
    Points pointsOf(const Plan& in, const FeatureRef& feature) const { return geometryOf(in, feature, {}).linePoints(); }
};

FeatureRef addRoad(Plan& plan, Points points) {
    PlanEditor editor(plan);
    Route route;
    route.name = "Đường nối";
    route.geometry = Geometry::line(std::move(points));
    const Uid uid = editor.put(route);
    plan = editor.plan();
    return {"routes", uid};
}

TEST(ReverseLine, TurnsTheDirectionAndTwiceIsNothing) {
    const Lines lines;
    const auto back = reverseLine(lines.plan, lines.road);
    ASSERT_TRUE(back) << back.error().message;
    const Plan next = applied(lines.plan, back->edit);
    EXPECT_EQ(lines.pointsOf(next, lines.road), (Points{{481250.0, 2336000.0}, {480900.0, 2335300.0}, {480500.0, 2335000.0}}));
    EXPECT_TRUE(applied(next, reverseLine(next, lines.road)->edit) == lines.plan);
    EXPECT_EQ(back->edit.label, "Reverse Đường cơ động số 1");
}

TEST(SplitLine, MakesTwoThatMeet) {
    Lines lines(Points{{0, 0}, {100, 0}, {200, 0}, {300, 0}});
    PlanEditor editor(lines.plan);
    Checkpoint far;
    far.route = lines.road.uid;
    far.geometry = Geometry::point({290, 5});
    const Uid farUid = editor.put(far);
    lines.plan = editor.plan();
    const auto split = splitLine(lines.plan, lines.road, 2);
    ASSERT_TRUE(split) << split.error().message;
    const Plan next = applied(lines.plan, split->edit);
    EXPECT_EQ(lines.pointsOf(next, lines.road), (Points{{0, 0}, {100, 0}, {200, 0}}));
    EXPECT_EQ(lines.pointsOf(next, split->feature), (Points{{200, 0}, {300, 0}}));
    const auto second = next.find<Route>(split->feature.uid);
    EXPECT_EQ(second->name, "Đường cơ động số 1 (2)");
    EXPECT_EQ(second->widthM, 5.0);
    EXPECT_EQ(next.find<Checkpoint>(farUid)->route, split->feature.uid);
    for (const std::size_t end : {std::size_t{0}, std::size_t{3}, std::size_t{99}}) EXPECT_FALSE(splitLine(lines.plan, lines.road, end)) << end;
}

TEST(JoinLines, MeetAtTheNearestEndsInTheDirectionOfTheFirst) {
    const Points first{{0, 0}, {100, 0}};
    for (const auto& [other, expected] : {std::pair(Points{{100, 0}, {200, 50}}, Points{{0, 0}, {100, 0}, {200, 50}}), std::pair(Points{{200, 50}, {101, 0}}, Points{{0, 0}, {100, 0}, {101, 0}, {200, 50}}),
                                          std::pair(Points{{-90, 9}, {0, 0}}, Points{{-90, 9}, {0, 0}, {100, 0}}), std::pair(Points{{0, 0}, {-90, 9}}, Points{{-90, 9}, {0, 0}, {100, 0}})}) {
        Lines lines(first);
        const FeatureRef second = addRoad(lines.plan, other);
        const auto joined = joinLines(lines.plan, lines.road, second);
        ASSERT_TRUE(joined) << joined.error().message;
        const Plan next = applied(lines.plan, joined->edit);
        EXPECT_EQ(lines.pointsOf(next, lines.road), expected);
        EXPECT_FALSE(next.find<Route>(second.uid));
    }
}

TEST(JoinLines, GiveTheFirstWhatBelongedToTheSecond) {
    Lines lines;
    const FeatureRef first = addRoad(lines.plan, {{480000, 2334000}, {480500, 2335000}});
    PlanEditor editor(lines.plan);
    WorkItem item;
    item.feature = lines.road.uid;
    const Uid work = editor.put(item);
    lines.plan = editor.plan();
    const auto joined = joinLines(lines.plan, first, lines.road);
    ASSERT_TRUE(joined) << joined.error().message;
    const Plan next = applied(lines.plan, joined->edit);
    EXPECT_EQ(next.all<Checkpoint>().rows().front()->route, first.uid);
    ASSERT_TRUE(next.find<WorkItem>(work));
    EXPECT_EQ(next.find<WorkItem>(work)->feature, first.uid);
    EXPECT_EQ(lines.pointsOf(next, first).size(), 4u);
}

TEST(JoinLines, RefuseTwoKindsAndALineWithItself) {
    const Lines lines;
    const auto mixed = joinLines(lines.plan, lines.road, lines.line);
    ASSERT_FALSE(mixed);
    EXPECT_EQ(mixed.error().message, "cannot join route 'Đường cơ động số 1' and control line 'Tuyến A': choose two lines of the same kind");
    EXPECT_FALSE(joinLines(lines.plan, lines.road, lines.road));
}

// Chaikin's corners lie at a quarter and three quarters of the sides; the ends stay.
TEST(SmoothLine, CutsCornersAtAQuarter) {
    const Lines lines(Points{{0, 0}, {100, 0}, {100, 100}});
    const auto once = smoothLine(lines.plan, lines.road, 1);
    ASSERT_TRUE(once) << once.error().message;
    EXPECT_EQ(lines.pointsOf(applied(lines.plan, once->edit), lines.road), (Points{{0, 0}, {75, 0}, {100, 25}, {100, 100}}));
    const auto square = smoothLine(lines.plan, lines.area, 1);
    ASSERT_TRUE(square) << square.error().message;
    const auto ring = geometryOf(applied(lines.plan, square->edit), lines.area, {}).parts.front().points;
    EXPECT_EQ(ring.size(), 8u);
    EXPECT_EQ(ring.front(), glm::dvec2(480500, 2334000));
    for (const int rounds : {-1, 0, 7}) EXPECT_FALSE(smoothLine(lines.plan, lines.road, rounds)) << rounds;
}

// Around a right angle to the left the line on the right is two sides and a quarter circle; on the left the sides meet in a corner.
TEST(OffsetLine, LiesAtTheDistanceOnTheSideAsked) {
    const Lines lines(Points{{0, 0}, {100, 0}, {100, 100}});
    const auto right = offsetLine(lines.plan, lines.road, 10.0), left = offsetLine(lines.plan, lines.road, -10.0);
    ASSERT_TRUE(right) << right.error().message;
    ASSERT_TRUE(left) << left.error().message;
    const Plan withRight = applied(lines.plan, right->edit), withLeft = applied(lines.plan, left->edit);
    const Points outer = lines.pointsOf(withRight, right->feature), inner = lines.pointsOf(withLeft, left->feature);
    EXPECT_LT(glm::distance(outer.front(), {0, -10}), 0.002);
    EXPECT_LT(glm::distance(outer.back(), {110, 100}), 0.002);
    double length = 0.0;
    for (std::size_t i = 1; i < outer.size(); ++i) length += glm::distance(outer[i - 1], outer[i]);
    EXPECT_NEAR(length, 200.0 + M_PI / 2.0 * 10.0, 0.05);
    ASSERT_EQ(inner.size(), 3u);
    EXPECT_LT(glm::distance(inner[0], {0, 10}), 0.002);
    EXPECT_LT(glm::distance(inner[1], {90, 10}), 0.002);
    EXPECT_LT(glm::distance(inner[2], {90, 100}), 0.002);
    EXPECT_EQ(withRight.find<Route>(right->feature.uid)->widthM, 5.0);
    EXPECT_EQ(lines.pointsOf(withRight, lines.road).size(), 3u);  // the road itself stays
}

TEST(OffsetLine, RefusesInTheNumbersOfTheLanguage) {
    const Lines lines(Points{{0, 0}, {100, 0}, {100, 20}, {0, 20}});
    setTranslator([](const TextKey& key) { return std::string(std::string_view(key.source).starts_with("one and a half") ? "1,5" : key.source); });
    const auto inside = offsetLine(lines.plan, lines.road, -30.5);
    setTranslator(nullptr);
    ASSERT_FALSE(inside);
    EXPECT_NE(inside.error().message.find("no line 30,5 m beside"), std::string::npos) << inside.error().message;
}

TEST(OffsetLine, RefusesWhatALineCannotHave) {
    const Lines lines(Points{{0, 0}, {100, 0}, {100, 20}, {0, 20}});  // a hairpin of 20 m
    const auto inside = offsetLine(lines.plan, lines.road, -30.0);
    ASSERT_FALSE(inside);
    EXPECT_NE(inside.error().message.find("bends too sharply"), std::string::npos) << inside.error().message;
    EXPECT_TRUE(offsetLine(lines.plan, lines.road, 30.0));
    for (const double distance : {0.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
        EXPECT_FALSE(offsetLine(lines.plan, lines.road, distance)) << distance;
}

TEST(SimplifyLine, KeepsWhatLiesFartherThanTheTolerance) {
    const Lines lines(Points{{0, 0}, {50, 0.9}, {100, 0}, {150, 5}, {200, 0}});
    const auto simple = simplifyLine(lines.plan, lines.road, 1.0);
    ASSERT_TRUE(simple) << simple.error().message;
    EXPECT_EQ(lines.pointsOf(applied(lines.plan, simple->edit), lines.road), (Points{{0, 0}, {100, 0}, {150, 5}, {200, 0}}));
    const auto area = simplifyLine(lines.plan, lines.area, 1e6);
    ASSERT_TRUE(area) << area.error().message;
    EXPECT_FALSE(geometryFault(geometryOf(applied(lines.plan, area->edit), lines.area, {})));
    for (const double tolerance : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()}) EXPECT_FALSE(simplifyLine(lines.plan, lines.road, tolerance)) << tolerance;
}

TEST(LineEdits, RefuseWhatIsNoLineByName) {
    const Lines lines;
    const FeatureRef bunker{"structures", lines.plan.all<WorkItem>().rows().front()->feature}, unit{"units", lines.plan.all<Unit>().rows().front()->uid};
    for (const FeatureRef& feature : {bunker, unit, lines.area}) {
        const auto refused = reverseLine(lines.plan, feature);
        ASSERT_FALSE(refused) << feature.kind;
        EXPECT_EQ(refused.error().code, geo::ErrorCode::InvalidArgument);
        EXPECT_FALSE(splitLine(lines.plan, feature, 1));
        EXPECT_FALSE(offsetLine(lines.plan, feature, 1.0));
        EXPECT_FALSE(joinLines(lines.plan, feature, lines.road));
    }
    EXPECT_EQ(reverseLine(lines.plan, bunker).error().message, "structure 'Hầm họp' has no line: choose a route, a control line or a trench");
    for (const FeatureRef& lost : {FeatureRef{"routes", "nothing"}, FeatureRef{"dragons", "1"}, FeatureRef{}}) EXPECT_EQ(reverseLine(lines.plan, lost).error().code, geo::ErrorCode::NotFound);
}

}  // namespace
}  // namespace saban::layers
