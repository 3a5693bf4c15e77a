#include "viewer/overlay/plan_markers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/sample_plan.h"

namespace saban::viewer {
namespace {

using namespace layers;

Uid phaseOf(const Plan& plan, int order) {
    for (const auto& row : plan.all<Phase>().rows())
        if (row->order == order) return row->uid;
    return {};
}

glm::dvec2 placeOfUnit(const Plan& plan, const Uid& phase) {
    const auto positions = positionsIn(plan, phase);
    return positions.empty() ? glm::dvec2(0.0) : positions.begin()->second->geometry.at();
}

TEST(PlanMarkers, UnitsStandWhereTheirPhaseSays) {
    const Plan plan = test::smallPlan();
    EXPECT_EQ(placeOfUnit(plan, phaseOf(plan, 1)), glm::dvec2(480500.0, 2335000.0));
    EXPECT_EQ(placeOfUnit(plan, phaseOf(plan, 2)), glm::dvec2(481250.25, 2336000.125));
    EXPECT_EQ(placeOfUnit(plan, {}), glm::dvec2(480500.0, 2335000.0));
}

TEST(PlanMarkers, UnitsStayUntilAPhasePlacesThemAnew) {
    PlanEditor editor(test::smallPlan());
    Phase third;
    third.order = 3;
    const Uid last = editor.put(third);
    EXPECT_EQ(placeOfUnit(editor.plan(), last), glm::dvec2(481250.25, 2336000.125));
    // One that is placed only in the second phase is not there in the first.
    for (const auto& row : editor.plan().all<UnitPosition>().rows())
        if (row->phase == phaseOf(editor.plan(), 1)) {
            editor.remove<UnitPosition>(row->uid);
            break;
        }
    EXPECT_TRUE(positionsIn(editor.plan(), phaseOf(editor.plan(), 1)).empty());
}

TEST(PlanMarkers, CommandPostsComeFirst) {
    const auto markers = markersOf(test::smallPlan(), {});
    ASSERT_FALSE(markers.empty());
    EXPECT_EQ(markers.front().label, "Sở chỉ huy chính");
    EXPECT_EQ(markers.front().code.size(), 20u);
    const auto hidden = markersOf(test::smallPlan(), {.hidden = {"command_posts", "structures"}});
    EXPECT_TRUE(std::none_of(hidden.begin(), hidden.end(), [](const Marker& m) { return m.label == "Sở chỉ huy chính" || m.label == "Hầm họp"; }));
}

// MIL-STD-2525D, symbol set 10, modifiers of sector 1: 27 forward, 77 support, 98 headquarters element.
TEST(PlanMarkers, ACommandPostWithoutASignOfItsOwnHasTheOneOfItsKind) {
    PlanEditor editor{Plan{}};
    for (const auto kind : {CommandPostKind::Main, CommandPostKind::Forward, CommandPostKind::Rear, CommandPostKind::Reserve, CommandPostKind::Other}) {
        CommandPost post;
        post.kind = kind;
        post.geometry = Geometry::point({480500.0, 2335000.0});
        editor.put(post);
    }
    std::multiset<std::string> modifiers;
    for (const Marker& marker : markersOf(editor.plan(), {})) modifiers.insert(marker.code.substr(16, 2));
    EXPECT_EQ(modifiers, (std::multiset<std::string>{"00", "00", "27", "77", "98"}));
}

TEST(PlanMarkers, SingleFeaturesAreHiddenByThemselves) {
    const Plan plan = test::smallPlan();
    PlanView view;
    for (const auto& row : plan.all<Structure>().rows())
        if (row->name == "Hầm họp") view.hiddenFeatures.insert(row->uid);
    view.hiddenFeatures.insert(plan.all<Unit>().rows().front()->uid);
    view.hiddenFeatures.insert(plan.all<Area>().rows().front()->uid);
    const auto markers = markersOf(plan, view);
    const auto has = [&](const std::string& label) { return std::any_of(markers.begin(), markers.end(), [&](const Marker& m) { return m.label == label; }); };
    EXPECT_FALSE(has("Hầm họp"));
    EXPECT_FALSE(has("Đại đội 1"));
    EXPECT_FALSE(has("Khu tập kết"));
    EXPECT_TRUE(has("Hào giao thông"));
    EXPECT_TRUE(has("Sở chỉ huy chính"));
    // What is not seen is not drawn over the ground, either.
    DrapedPlanBuilder builder;
    EXPECT_EQ(builder.build(plan, view)->items.size() + 1, builder.build(plan, {})->items.size());
}

TEST(PlanMarkers, AColourThatIsGivenStandsInPlaceOfThatOfTheState) {
    const Plan plan = test::smallPlan();
    const auto structure = plan.all<Structure>().rows().front();
    const auto markerOf = [&](const PlanView& view) {
        const auto markers = markersOf(plan, view);
        const auto found = std::find_if(markers.begin(), markers.end(), [&](const Marker& m) { return m.id == "structures" + structure->uid; });
        EXPECT_NE(found, markers.end());
        return found == markers.end() ? Marker{} : *found;
    };
    EXPECT_EQ(markerOf({}).colour, structureColour(structure->state));
    EXPECT_FALSE(markerOf({}).keepsSign);
    const Marker coloured = markerOf({.colours = {{structure->uid, 0x123456}}});
    EXPECT_EQ(coloured.colour, 0x123456u);
    EXPECT_TRUE(coloured.keepsSign);
}

TEST(PlanMarkers, DoNotDependOnTheOrderOfThePlan) {
    const Plan plan = test::smallPlan();
    const auto once = markersOf(plan, {}), again = markersOf(plan, {});
    ASSERT_EQ(once.size(), again.size());
    for (std::size_t i = 0; i < once.size(); ++i) EXPECT_EQ(once[i].id, again[i].id);
}

TEST(PlanMarkers, UnitsWithoutAPlaceAreAddedForMotionsOnly) {
    Plan plan = test::smallPlan();
    PlanEditor editor(plan);
    Unit unit;
    unit.name = "Chưa đến";
    const Uid uid = editor.put(unit);
    const auto has = [&](const std::vector<Marker>& markers) { return std::any_of(markers.begin(), markers.end(), [&](const Marker& m) { return m.uid == uid && m.isUnplaced; }); };
    EXPECT_FALSE(has(markersOf(editor.plan(), {})));
    EXPECT_TRUE(has(markersOf(editor.plan(), {}, UnplacedUnits::Add)));
    EXPECT_FALSE(has(markersOf(editor.plan(), {.hiddenFeatures = {uid}}, UnplacedUnits::Add)));
}

}  // namespace
}  // namespace saban::viewer
