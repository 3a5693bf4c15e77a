#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>
#include <numeric>

#include "tests/support/sample_plan.h"
#include "tests/viewer/overlay/application_fixture.h"
#include "tests/viewer/render/table_stage.h"

namespace saban::viewer {
namespace {

class PlanPicture : public testing::Test {
 protected:
    PlanPicture() : stage(Completeness::Final) {
        test::ensureApplication();
        stage.table.setGround(groundOf(rough));
        stage.table.camera().setView({.target = {481200, 2335500, rough({481200, 2335500})}, .headingDeg = 20, .pitchDeg = -35, .rangeM = 3000});
    }
    std::vector<std::uint8_t> picture(const std::string& name = {}) {
        const auto taken = takePicture(*stage.context, stage.table, {960, 540}, 0);
        EXPECT_TRUE(taken) << (taken ? "" : taken.error().message);
        const char* folder = std::getenv("SABAN_TEST_PICTURES");
        if (taken && folder && !name.empty()) {
            EXPECT_TRUE(writePng(*taken, std::string(folder) + "/" + name + ".png"));
        }
        return taken ? taken->rgb : std::vector<std::uint8_t>{};
    }
    static int differing(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
        return std::inner_product(a.begin(), a.end(), b.begin(), 0, std::plus<>(), std::not_equal_to<>());
    }
    Stage stage;
};

TEST_F(PlanPicture, ShowsThePlanAndTakesItAwayAgain) {
    const auto bare = picture();
    stage.table.setPlan(std::make_shared<const layers::Plan>(test::smallPlan()));
    const auto planned = picture("small_plan");
    EXPECT_GT(differing(planned, bare), 10000);
    stage.table.setPlan(nullptr);
    EXPECT_EQ(differing(picture(), bare), 0);
}

TEST_F(PlanPicture, IsTheSameWhetherThePlanWasThereFromTheBeginningOrWasChanged) {
    const layers::Plan plan = test::smallPlan();
    layers::PlanEditor editor(plan);
    layers::Route route = *plan.all<layers::Route>().rows().front();
    route.geometry = layers::Geometry::line({{480500.0, 2335000.0}, {481500.0, 2335300.0}});
    editor.put(route);
    stage.table.setPlan(std::make_shared<const layers::Plan>(plan));
    const auto before = picture();
    stage.table.setPlan(std::make_shared<const layers::Plan>(editor.plan()));
    const auto changed = picture();
    EXPECT_GT(differing(before, changed), 500);
    Stage fresh(Completeness::Final);
    fresh.table.setGround(groundOf(rough));
    fresh.table.camera().setView(stage.table.camera().view());
    fresh.table.setPlan(std::make_shared<const layers::Plan>(editor.plan()));
    const auto taken = takePicture(*fresh.context, fresh.table, {960, 540}, 0);
    ASSERT_TRUE(taken);
    EXPECT_EQ(differing(taken->rgb, changed), 0);
}

TEST_F(PlanPicture, FollowsThePhase) {
    const layers::Plan plan = test::smallPlan();
    const auto shared = std::make_shared<const layers::Plan>(plan);
    const auto phases = layers::phasesInOrder(plan);
    stage.table.setPlan(shared, {.phase = phases[0]->uid});
    const auto first = picture();
    stage.table.setPlan(shared, {.phase = phases[1]->uid});
    EXPECT_GT(differing(picture(), first), 300);
    stage.table.setPlan(shared, {.phase = phases[0]->uid});
    EXPECT_EQ(differing(picture(), first), 0);
}

}  // namespace
}  // namespace saban::viewer
