#include "layers/edit/removal.h"

#include <gtest/gtest.h>

#include "layers/edit/feature_edits.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

TEST(Removal, OfManyAtOnceIsThatOfOneAfterTheOther) {
    PlanEditor first(test::smallPlan());
    const Uid unit = first.plan().all<Unit>().rows().front()->uid, post = first.plan().all<CommandPost>().rows().front()->uid;
    Scene scene = *first.plan().all<Scene>().rows().front();
    scene.hiddenLayers = "notes " + unit + " " + post + " other";
    scene.actions = R"([{"kind":"ring","features":[")" + unit + R"(","kept"]},{"kind":"ring","features":[")" + post + R"("]}])";
    first.put(scene);
    const Plan plan = first.plan();
    std::vector<FeatureRef> all;
    PlanEditor editor(plan);
    forEachKind([&]<typename T>(KindTag<T>) {
        if constexpr (std::is_same_v<T, Phase> || std::is_same_v<T, Scene>) return;
        for (const auto& row : plan.all<T>().rows()) {
            all.push_back({std::string(kindName<T>()), row->uid});
            editor.remove<T>(row->uid);
        }
    });
    const Plan left = applied(plan, removeFeatures(plan, all));
    EXPECT_TRUE(left == editor.plan());
    EXPECT_EQ(featureCount(left), plan.all<Phase>().size() + plan.all<Scene>().size());
    EXPECT_EQ(left.find<Scene>(scene.uid)->hiddenLayers, "notes other");
    EXPECT_EQ(left.find<Scene>(scene.uid)->actions.find(unit), std::string::npos);
    EXPECT_NE(left.find<Scene>(scene.uid)->actions.find("kept"), std::string::npos);
}

TEST(Removal, OfAllPhasesLeavesOneNameToWhatWasNotUsedInAll) {
    PlanEditor editor(test::smallPlan());
    std::vector<Uid> phases;
    for (const auto& row : editor.plan().all<Phase>().rows()) phases.push_back(row->uid);
    ASSERT_EQ(phases.size(), 2u);
    Route route = *editor.plan().all<Route>().rows().front();
    route.phases = phases;
    editor.put(route);
    Plan plan = editor.plan();
    removeFrom<Phase>(plan, phases);
    EXPECT_TRUE(plan.all<Phase>().isEmpty());
    EXPECT_EQ(plan.find<Route>(route.uid)->phases.size(), 1u);
}

TEST(Copies, OfOneNameAreCountedOn) {
    const Plan plan = test::smallPlan();
    const FeatureRef unit{"units", plan.all<Unit>().rows().front()->uid};
    const Copies copies = copyFeatures(plan, std::vector(3, unit), {1.0, 0.0});
    std::vector<std::string> names;
    for (const FeatureRef& copy : copies.features) names.push_back(applied(plan, copies.edit).find<Unit>(copy.uid)->name);
    EXPECT_EQ(names, (std::vector<std::string>{"Đại đội 1 (2)", "Đại đội 1 (3)", "Đại đội 1 (4)"}));
}

}  // namespace
}  // namespace saban::layers
