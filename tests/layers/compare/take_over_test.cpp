#include "layers/compare/take_over.h"

#include <gtest/gtest.h>

#include "layers/checks/checks.h"
#include "layers/compare/comparison.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

template <typename T>
FeatureRef refOf(const Plan& plan, const std::string& name) {
    for (const auto& row : plan.all<T>().rows())
        if (row->name == name) return {std::string(kindName<T>()), row->uid};
    ADD_FAILURE() << name;
    return {};
}

/// Findings of the rule that looks for references to what is not there.
std::size_t danglingIn(const Plan& plan) {
    const std::vector<std::string> rules{"references"};
    const auto findings = runChecks(plan, {}, rules);
    EXPECT_TRUE(findings) << (findings ? "" : findings.error().message);
    return findings ? findings->size() : 0;
}

TakeOver take(const Plan& mine, const Plan& other, std::vector<Chosen> chosen, Missing missing = Missing::BringAlong) { return takenOver(mine, other, chosen, missing); }

TEST(TakeOver, OfAllDifferencesMakesTheOtherPlan) {
    const Plan mine = test::smallPlan();
    PlanEditor editor(mine);
    editor.remove<Route>(refOf<Route>(mine, "Đường cơ động số 1").uid);
    Structure bunker = *mine.find<Structure>(refOf<Structure>(mine, "Hầm họp").uid);
    bunker.widthM = 6.0;
    bunker.geometry = Geometry::point({481300.0, 2335700.0});
    editor.put(bunker);
    Structure added;
    added.name = "Hầm mới";
    added.geometry = Geometry::point({481310.0, 2335700.0});
    editor.put(added);
    for (const auto& [from, to] : {std::pair(mine, editor.plan()), std::pair(editor.plan(), mine)}) {
        std::vector<Chosen> all;
        for (const FeatureDifference& difference : compared(from, to).features) all.push_back({difference.feature, {}});
        const TakeOver taken = take(from, to, all);
        EXPECT_EQ(applied(from, taken.edit), to);
        EXPECT_TRUE(taken.companions.empty());
    }
}

TEST(TakeOver, OfOneFieldLeavesTheOthers) {
    const Plan mine = test::smallPlan();
    PlanEditor editor(mine);
    const FeatureRef feature = refOf<Structure>(mine, "Hầm họp");
    Structure bunker = *mine.find<Structure>(feature.uid);
    bunker.widthM = 6.0;
    bunker.state = StructureState::Ready;
    bunker.geometry = Geometry::point({481300.0, 2335700.0});
    bunker.extras["gạch"] = std::int64_t{1200};
    editor.put(bunker);

    const Plan width = applied(mine, take(mine, editor.plan(), {{feature, "width_m"}}).edit);
    Structure expected = *mine.find<Structure>(feature.uid);
    expected.widthM = 6.0;
    EXPECT_EQ(*width.find<Structure>(feature.uid), expected);
    const Plan place = applied(mine, take(mine, editor.plan(), {{feature, kPlaceColumn}, {feature, "gạch"}}).edit);
    expected = *mine.find<Structure>(feature.uid);
    expected.geometry = bunker.geometry;
    expected.extras = bunker.extras;
    EXPECT_EQ(*place.find<Structure>(feature.uid), expected);
}

/// With a command post of its own for a bunker, which the plan before it lacks.
struct NewPost {
    Plan before = test::smallPlan(), after;
    FeatureRef post, bunker;
    NewPost() {
        PlanEditor editor(before);
        CommandPost made;
        made.name = "Sở chỉ huy dự bị";
        made.geometry = Geometry::point({481000.0, 2335000.0});
        post = {"command_posts", editor.put(made)};
        Structure structure;
        structure.name = "Hầm trực ban";
        structure.commandPost = post.uid;
        structure.geometry = Geometry::point({481010.0, 2335000.0});
        bunker = {"structures", editor.put(structure)};
        WorkItem work;
        work.name = "Xây hầm trực ban";
        work.feature = bunker.uid;
        editor.put(work);
        after = editor.plan();
    }
};

TEST(TakeOver, BringsWhatAFeatureRefersToAlongAndNamesIt) {
    const NewPost plans;
    const TakeOver taken = take(plans.before, plans.after, {{plans.bunker, {}}});
    EXPECT_EQ(taken.companions, std::vector{plans.post});
    ASSERT_EQ(taken.parts.size(), 1u);
    EXPECT_EQ(taken.parts.front().kind, "work_items");
    EXPECT_EQ(applied(plans.before, taken.edit), plans.after);
}

TEST(TakeOver, WithoutCompanionsClearsTheReference) {
    const NewPost plans;
    const TakeOver taken = take(plans.before, plans.after, {{plans.bunker, {}}}, Missing::LeaveOut);
    EXPECT_EQ(taken.companions, std::vector{plans.post});  // named all the same
    const Plan next = applied(plans.before, taken.edit);
    ASSERT_TRUE(next.find<Structure>(plans.bunker.uid));
    EXPECT_TRUE(next.find<Structure>(plans.bunker.uid)->commandPost.empty());
    EXPECT_FALSE(next.find<CommandPost>(plans.post.uid));
    EXPECT_EQ(danglingIn(next), danglingIn(plans.before));
}

TEST(TakeOver, APositionBringsItsUnitAndPhaseWhateverWasAsked) {
    const Plan after = test::smallPlan();
    Plan before;
    before.settings = after.settings;
    const auto& position = *after.all<UnitPosition>().rows().front();
    const TakeOver taken = take(before, after, {{{"unit_positions", position.uid}, {}}}, Missing::LeaveOut);
    const Plan next = applied(before, taken.edit);
    EXPECT_TRUE(next.find<Unit>(position.unit));
    EXPECT_TRUE(next.find<Phase>(position.phase));
    EXPECT_EQ(danglingIn(next), 0u);
}

TEST(TakeOver, OfARemovalNamesWhatGoesWithItAndWhatLetsGo) {
    const NewPost plans;
    const TakeOver taken = take(plans.after, plans.before, {{plans.post, {}}});
    EXPECT_EQ(taken.changed, std::vector{plans.bunker});
    const TakeOver bunker = take(plans.after, plans.before, {{plans.bunker, {}}});
    ASSERT_EQ(bunker.removed.size(), 1u);
    EXPECT_EQ(bunker.removed.front().kind, "work_items");
    EXPECT_EQ(danglingIn(applied(plans.after, bunker.edit)), danglingIn(plans.after));
}

TEST(TakeOver, OfSettingsTakesSingleOnes) {
    const Plan mine = test::smallPlan();
    Plan other = mine;
    other.settings.name = "Bản 2";
    other.settings.marking = "MẬT";
    other.settings.crs = "EPSG:3406";
    const Plan next = applied(mine, take(mine, other, {{{kSettingsKind, {}}, "name"}}).edit);
    PlanSettings expected = mine.settings;
    expected.name = "Bản 2";
    EXPECT_EQ(next.settings, expected);
    expected.marking = "MẬT";
    EXPECT_EQ(applied(mine, take(mine, other, {{{kSettingsKind, {}}, {}}}).edit).settings, expected);  // never the CRS
}

// Here A lies below B, there B below A. B alone, taken over, would close the circle.
TEST(TakeOver, NeverPutsAUnitBelowItself) {
    const auto make = [](bool isFirstBelow) {
        PlanEditor editor{Plan{}};
        Unit first, second;
        first.uid = first.name = "A";
        second.uid = second.name = "B";
        (isFirstBelow ? first.parent : second.parent) = isFirstBelow ? "B" : "A";
        editor.put(std::vector{first, second});
        return editor.plan();
    };
    const Plan mine = make(true), other = make(false);
    const TakeOver taken = take(mine, other, {{{"units", "B"}, "parent_uid"}});
    EXPECT_EQ(taken.loose, (std::vector<FeatureRef>{{"units", "B"}}));
    const Plan next = applied(mine, taken.edit);
    EXPECT_EQ(next.find<Unit>("A")->parent, "B");
    EXPECT_TRUE(next.find<Unit>("B")->parent.empty());
    // Both of them make the other plan.
    EXPECT_EQ(applied(mine, take(mine, other, {{{"units", "A"}, {}}, {{"units", "B"}, {}}}).edit), other);
}

TEST(TakeOver, LeavesReferencesAloneThatWereNotChosen) {
    const Plan mine = test::smallPlan();
    const FeatureRef feature = refOf<Structure>(mine, "Hầm họp");
    PlanEditor ours(mine), theirs(mine);
    Structure bunker = *mine.find<Structure>(feature.uid);
    bunker.commandPost = "of another program";
    ours.put(bunker);
    bunker.widthM = 6.0;
    theirs.put(bunker);
    const Plan next = applied(ours.plan(), take(ours.plan(), theirs.plan(), {{feature, "width_m"}}, Missing::LeaveOut).edit);
    EXPECT_EQ(next.find<Structure>(feature.uid)->commandPost, "of another program");
    EXPECT_EQ(next.find<Structure>(feature.uid)->widthM, 6.0);
}

TEST(TakeOver, OfNothingIsEmpty) {
    const Plan plan = test::smallPlan();
    EXPECT_TRUE(isEmpty(take(plan, plan, {}).edit));
    EXPECT_TRUE(isEmpty(take(plan, plan, {{{"structures", "no such"}, {}}}).edit));
    EXPECT_TRUE(isEmpty(take(plan, plan, {{{"no such kind", "x"}, "y"}}).edit));
}

}  // namespace
}  // namespace saban::layers
