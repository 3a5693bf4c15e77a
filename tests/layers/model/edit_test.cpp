#include "layers/edit/edit.h"

#include <gtest/gtest.h>

#include "layers/edit/edit_json.h"
#include "layers/edit/history.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

Edit someEdit(const Plan& plan) {
    PlanEditor editor(plan);
    CommandPost post = *plan.all<CommandPost>().rows().front();
    post.name = "Khác";
    editor.put(post);
    editor.remove<Unit>(plan.all<Unit>().rows().front()->uid);
    Remark remark;
    remark.note = "Mới";
    remark.extras["số"] = 2.5;
    editor.put(remark);
    PlanSettings settings = plan.settings;
    settings.bounds = geo::Bounds{1, 2, 3, 4};
    editor.setSettings(settings);
    return editor.finish("Sửa");
}

TEST(Edit, TurnsOnePlanIntoTheOtherAndBack) {
    const Plan plan = test::smallPlan();
    const Edit edit = someEdit(plan);
    const Plan next = applied(plan, edit);
    EXPECT_FALSE(next == plan);
    EXPECT_TRUE(applied(next, inverted(edit, "Hoàn tác")) == plan);
    const EditCount count = countOf(edit);
    EXPECT_EQ(count.added, 1u);
    EXPECT_EQ(count.removed, 3u);  // the unit and its two positions
    EXPECT_EQ(count.changed, 1u);  // the command post, which also lets go of the unit
}

TEST(Edit, IsUndoneFromItsRecord) {
    const Plan plan = test::smallPlan();
    const Edit edit = someEdit(plan);
    const auto before = undone(applied(plan, edit), undoJson(edit));
    ASSERT_TRUE(before) << before.error().message;
    EXPECT_TRUE(*before == plan);
    EXPECT_FALSE(undone(plan, "{\"put\": [3]}"));
    EXPECT_FALSE(undone(plan, "not JSON"));
}

TEST(Edit, OfNothingIsEmpty) {
    const Plan plan = test::smallPlan();
    PlanEditor editor(plan);
    editor.put(*plan.all<Route>().rows().front());
    EXPECT_TRUE(isEmpty(editor.finish("Nothing")));
    EXPECT_FALSE(isEmpty(someEdit(plan)));
}

TEST(PlanEditor, TheLastOfSeveralChangesOfAFeatureHolds) {
    PlanEditor editor{Plan{}};
    Area first, second;
    first.uid = second.uid = "a";
    first.name = "1";
    second.name = "2";
    editor.put(std::vector<Area>{first, second});
    ASSERT_EQ(editor.plan().all<Area>().size(), 1u);
    EXPECT_EQ(editor.plan().find<Area>("a")->name, "2");
}

TEST(PlanEditor, AStructureTakesItsWorkAlong) {
    PlanEditor editor(test::smallPlan());
    editor.remove<Structure>(editor.plan().all<WorkItem>().rows().front()->feature);
    EXPECT_TRUE(editor.plan().all<WorkItem>().isEmpty());
    EXPECT_TRUE(editor.plan().all<WorkLogEntry>().isEmpty());
}

// An empty list of phases stands for all of them.
TEST(PlanEditor, WhatWasUsedInARemovedPhaseOnlyIsNotUsedInAllOthers) {
    PlanEditor editor(test::smallPlan());
    const auto phases = phasesInOrder(editor.plan());
    Route route = *editor.plan().all<Route>().rows().front();
    route.phases = {phases[0]->uid, phases[1]->uid};
    editor.put(route);
    Area area = *editor.plan().all<Area>().rows().front();
    area.phases = {phases[0]->uid};
    editor.put(area);
    editor.remove<Phase>(phases[0]->uid);
    EXPECT_EQ(editor.plan().find<Route>(route.uid)->phases, std::vector<Uid>{phases[1]->uid});
    EXPECT_EQ(editor.plan().find<Area>(area.uid)->phases, std::vector<Uid>{phases[0]->uid});
}

TEST(Group, HoldsWhatIsInGroupsInsideIt) {
    const Plan plan = test::smallPlan();
    Uid outer;
    for (const auto& row : plan.all<Group>().rows())
        if (row->parent.empty()) outer = row->uid;
    EXPECT_EQ(groupAndBelow(plan, outer).size(), 2u);
    const Plan limited = limitedTo(plan, outer);
    EXPECT_EQ(limited.all<CommandPost>().size(), 1u);
    EXPECT_EQ(limited.all<Structure>().size(), 1u);  // not the trench
    EXPECT_EQ(limited.all<WorkItem>().size(), 1u);
    EXPECT_TRUE(limited.all<Area>().isEmpty());
    EXPECT_EQ(limited.all<Phase>().size(), 2u);
}

TEST(History, GoesBackAndForth) {
    Plan plan = test::smallPlan();
    const Plan first = plan;
    History history;
    for (int i = 0; i < 3; ++i) {
        PlanEditor editor(plan);
        Remark remark;
        remark.note = std::to_string(i);
        editor.put(remark);
        const Edit edit = editor.finish("Ghi");
        plan = applied(plan, edit);
        history.add(std::make_shared<const Edit>(edit));
    }
    const Plan last = plan;
    while (history.canUndo()) plan = applied(plan, inverted(*history.toUndo(), "Hoàn tác")), history.undone();
    EXPECT_TRUE(plan == first);
    while (history.canRedo()) plan = applied(plan, *history.toRedo()), history.redone();
    EXPECT_TRUE(plan == last);
    history.undone();
    history.add(std::make_shared<const Edit>());
    EXPECT_FALSE(history.canRedo());
}

}  // namespace
}  // namespace saban::layers
