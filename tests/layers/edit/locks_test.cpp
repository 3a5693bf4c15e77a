#include "layers/edit/locks.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "layers/edit/feature_edits.h"
#include "layers/edit/group_edits.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

/// Of those in a group: rows lie in the order of their uids, which are random.
FeatureRef structureInAGroup(const Plan& plan) {
    const auto& rows = plan.all<Structure>().rows();
    return {"structures", (*std::find_if(rows.begin(), rows.end(), [](const auto& row) { return !row->groups.empty(); }))->uid};
}

struct Locked {
    Plan plan = test::smallPlan();
    FeatureRef bunker = structureInAGroup(plan);
    FeatureRef unit{"units", plan.all<Unit>().rows().front()->uid};
    FeatureRef group{"groups", plan.all<Group>().rows().front()->uid};

    Locked() {
        const std::vector all{bunker, unit};
        plan = applied(plan, lockFeatures(plan, all, true));
    }
};

TEST(Locks, RefuseToMoveChangeAndRemoveByName) {
    const Locked it;
    ASSERT_TRUE(isLocked(it.plan, it.bunker));
    for (const Edit& edit : {moveFeatures(it.plan, std::span(&it.bunker, 1), {1.0, 0.0}, {}), turnFeatures(it.plan, std::span(&it.bunker, 1), 5.0, {0.0, 0.0}, {}), removeFeatures(it.plan, std::span(&it.bunker, 1))}) {
        const auto why = lockFault(it.plan, edit);
        ASSERT_TRUE(why);
        EXPECT_NE(why->find(it.plan.find<Structure>(it.bunker.uid)->name), std::string::npos) << *why;
        EXPECT_NE(why->find("locked"), std::string::npos) << *why;
    }
}

TEST(Locks, HoldAUnitInEveryPhase) {
    const Locked it;
    EXPECT_TRUE(lockFault(it.plan, moveFeatures(it.plan, std::span(&it.unit, 1), {1.0, 0.0}, it.plan.all<Phase>().rows().back()->uid)));
}

TEST(Locks, LetOthersAndGroupsChange) {
    const Locked it;
    const FeatureRef road{"routes", it.plan.all<Route>().rows().front()->uid};
    EXPECT_FALSE(lockFault(it.plan, moveFeatures(it.plan, std::span(&road, 1), {1.0, 0.0}, {})));
    EXPECT_FALSE(lockFault(it.plan, moveToGroup(it.plan, std::span(&it.bunker, 1), {}, it.group.uid)));
}

TEST(Locks, EndWithUnlockingAndLeaveNothingBehind) {
    const Locked it;
    const std::vector all{it.bunker, it.unit};
    const Edit edit = lockFeatures(it.plan, all, false);
    EXPECT_FALSE(lockFault(it.plan, edit));
    EXPECT_TRUE(applied(it.plan, edit).find<Structure>(it.bunker.uid)->extras.empty());
}

TEST(Locks, AreNotCopied) {
    const Locked it;
    const Copies copies = copyFeatures(it.plan, std::span(&it.bunker, 1), {10.0, 0.0});
    EXPECT_FALSE(isLocked(applied(it.plan, copies.edit), copies.features.front()));
}

TEST(Locks, AreReadHoweverAnotherProgramWritesThem) {
    Structure structure;
    EXPECT_FALSE(isLocked(structure));
    for (const Value& value : {Value{std::int64_t{1}}, Value{1.0}, Value{std::string("1")}, Value{std::string("true")}}) {
        structure.extras["locked"] = value;
        EXPECT_TRUE(isLocked(structure)) << textOf(value);
    }
    for (const Value& value : {Value{}, Value{std::int64_t{0}}, Value{0.0}, Value{std::string("0")}, Value{std::string("false")}}) {
        structure.extras["locked"] = value;
        EXPECT_FALSE(isLocked(structure)) << textOf(value);
    }
}

TEST(GroupEdits, MoveFromOneGroupToAnotherAndOut) {
    const Locked it;
    const Uid inner = it.plan.find<Structure>(it.bunker.uid)->groups.front();
    const Uid outer = it.plan.find<Group>(inner)->parent;
    const Plan in = applied(it.plan, moveToGroup(it.plan, std::span(&it.bunker, 1), inner, outer));
    EXPECT_EQ(in.find<Structure>(it.bunker.uid)->groups, std::vector{outer});
    const Plan both = applied(in, moveToGroup(in, std::span(&it.bunker, 1), {}, inner));
    EXPECT_EQ(both.find<Structure>(it.bunker.uid)->groups, (std::vector{outer, inner}));
    const Plan out = applied(both, moveToGroup(both, std::span(&it.bunker, 1), outer, {}));
    EXPECT_EQ(out.find<Structure>(it.bunker.uid)->groups, std::vector{inner});
}

TEST(GroupEdits, NumberPhasesInTheGivenSequence) {
    const Locked it;
    std::vector<Uid> uids;
    for (const auto& row : phasesInOrder(it.plan)) uids.insert(uids.begin(), row->uid);
    const Plan next = applied(it.plan, giveOrder(it.plan, "phases", uids));
    EXPECT_EQ(phasesInOrder(next).front()->uid, uids.front());
    EXPECT_EQ(phasesInOrder(next).front()->order, 1);
    EXPECT_TRUE(isEmpty(giveOrder(it.plan, "routes", uids)));
}

TEST(GroupEdits, MakeAGroupOfFeatures) {
    const Locked it;
    const NewGroup made = groupOf(it.plan, std::span(&it.bunker, 1), "Cụm 1");
    const Plan next = applied(it.plan, made.edit);
    EXPECT_EQ(next.find<Group>(made.group.uid)->name, "Cụm 1");
    EXPECT_EQ(next.find<Structure>(it.bunker.uid)->groups.back(), made.group.uid);
}

}  // namespace
}  // namespace saban::layers
