#include "layers/edit/align_edits.h"

#include <gtest/gtest.h>

#include "layers/edit/feature_edits.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

struct Row {
    Plan plan = test::smallPlan();
    std::vector<FeatureRef> features;

    explicit Row(const std::vector<glm::dvec2>& places) {
        PlanEditor editor(plan);
        for (const glm::dvec2 place : places) {
            Structure structure;
            structure.headingDeg = 10.0 * static_cast<double>(features.size() + 1);
            structure.geometry = Geometry::point(place);
            features.push_back({"structures", editor.put(structure)});
        }
        plan = editor.plan();
    }
    glm::dvec2 at(const Plan& in, std::size_t i) const { return geometryOf(in, features[i], {}).at(); }
};

TEST(AlignOnLine, MovesSquareToTheLineBetweenTheFarthest) {
    // The ends are 3-4-5 apart by a thousand: a point beside the middle goes to the foot of its perpendicular.
    const Row row({{480000, 2335000}, {480400 - 30, 2335300 + 40}, {480800, 2335600}});
    const auto edit = alignOnLine(row.plan, row.features, {});
    ASSERT_TRUE(edit) << edit.error().message;
    const Plan next = applied(row.plan, *edit);
    // (370, 340) on the direction (0.8, 0.6): 500 along it.
    EXPECT_EQ(row.at(next, 0), glm::dvec2(480000, 2335000));
    EXPECT_EQ(row.at(next, 1), glm::dvec2(480400, 2335300));
    EXPECT_EQ(row.at(next, 2), glm::dvec2(480800, 2335600));
}

TEST(SpaceEvenly, KeepsTheEndsAndTheOrder) {
    const Row row({{480900, 2335000}, {480000, 2335000}, {480100, 2335020}, {480200, 2334990}});
    const auto edit = spaceEvenly(row.plan, row.features, {});
    ASSERT_TRUE(edit) << edit.error().message;
    const Plan next = applied(row.plan, *edit);
    EXPECT_EQ(row.at(next, 0), glm::dvec2(480900, 2335000));
    EXPECT_EQ(row.at(next, 1), glm::dvec2(480000, 2335000));
    EXPECT_EQ(row.at(next, 2), glm::dvec2(480300, 2335000));
    EXPECT_EQ(row.at(next, 3), glm::dvec2(480600, 2335000));
}

TEST(SameHeading, IsThatOfTheFirst) {
    const Row row({{480900, 2335000}, {480000, 2335000}});
    const auto edit = giveSameHeading(row.plan, row.features);
    ASSERT_TRUE(edit) << edit.error().message;
    EXPECT_EQ(applied(row.plan, *edit).find<Structure>(row.features[1].uid)->headingDeg, 10.0);
}

TEST(Align, RefusesTooFewAndAllInOnePlace) {
    const Row row({{480900, 2335000}, {480000, 2335000}});
    EXPECT_FALSE(alignOnLine(row.plan, row.features, {}));
    EXPECT_FALSE(spaceEvenly(row.plan, row.features, {}));
    EXPECT_FALSE(giveSameHeading(row.plan, std::span(row.features.data(), 1)));
    const Row heap({{480000, 2335000}, {480000, 2335000}, {480000, 2335000}});
    EXPECT_FALSE(alignOnLine(heap.plan, heap.features, {}));
}

}  // namespace
}  // namespace saban::layers
