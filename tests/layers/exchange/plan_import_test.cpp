#include "layers/exchange/plan_import.h"

#include <gtest/gtest.h>

#include "layers/store/plan_store.h"
#include "tests/layers/exchange/import_fixture.h"

namespace saban::layers {
namespace {

using test::imported;
using test::smallPlan;
using test::TemporaryFolder;

std::string written(const TemporaryFolder& folder, const Plan& plan) {
    const std::string path = folder.file("other.gpkg");
    EXPECT_TRUE(PlanStore::create(path, plan));
    return path;
}

Plan emptyPlan() {
    Plan plan;
    plan.settings.crs = "EPSG:3405";
    return plan;
}

TEST(PlanImport, BringsEveryFeatureWithWhatBelongsToIt) {
    const TemporaryFolder folder;
    const Plan other = smallPlan();
    const auto result = imported(written(folder, other), {}, emptyPlan());
    forEachKind([&]<typename T>(KindTag<T>) {
        if constexpr (std::is_same_v<T, MapLayer>) EXPECT_TRUE(result.plan.all<T>().isEmpty());
        else EXPECT_TRUE(result.plan.all<T>() == other.all<T>()) << kindName<T>();
    });
    EXPECT_EQ(result.report.read, result.report.added);
}

TEST(PlanImport, OfThePlanItselfChangesNothing) {
    const TemporaryFolder folder;
    const std::string path = written(folder, smallPlan());
    const auto again = imported(path, {}, imported(path, {}, emptyPlan()).plan);
    EXPECT_TRUE(isEmpty(again.edit)) << test::changesOf(again.edit);
    EXPECT_EQ(again.report.unchanged, again.report.read);
}

TEST(PlanImport, MovesFeaturesIntoThePlansZone) {
    const TemporaryFolder folder;
    Plan other = smallPlan();
    const auto inZone = geo::Crs::fromEpsg(9210), inPlan = geo::Crs::fromEpsg(3405);
    other.settings.crs = "EPSG:9210";
    PlanEditor editor(other);
    CommandPost post = *other.all<CommandPost>().rows().front();
    const glm::dvec2 at(481234.567, 2335678.901);
    post.geometry = Geometry::point(*geo::Transform::create(*inPlan, *inZone)->forward(at));
    editor.put(post);
    const auto result = imported(written(folder, editor.plan()), {.kind = "command_posts"}, emptyPlan());
    const auto found = result.plan.find<CommandPost>(post.uid);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->geometry.at().x, at.x, 0.0015);
    EXPECT_NEAR(found->geometry.at().y, at.y, 0.0015);
    EXPECT_TRUE(result.plan.all<Structure>().isEmpty());
}

TEST(PlanImport, TakesPhasesOfTheSameNameForTheSame) {
    const TemporaryFolder folder;
    const Plan own = smallPlan(), other = smallPlan();  // made twice: no uid in common
    const auto result = imported(written(folder, other), {.kind = "units"}, own);
    EXPECT_EQ(result.plan.all<Phase>().size(), own.all<Phase>().size());
    EXPECT_EQ(result.plan.all<Unit>().size(), own.all<Unit>().size() + other.all<Unit>().size());
    EXPECT_EQ(result.plan.all<UnitPosition>().size(), own.all<UnitPosition>().size() + other.all<UnitPosition>().size());
    for (const auto& row : result.plan.all<UnitPosition>().rows()) EXPECT_TRUE(own.find<Phase>(row->phase));
}

}  // namespace
}  // namespace saban::layers
