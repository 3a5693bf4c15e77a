#include "viewer/overlay/plan_overlay.h"

#include <gtest/gtest.h>

#include <random>

#include "layers/edit/edit.h"
#include "tests/viewer/overlay/application_fixture.h"

namespace saban::viewer {
namespace {

/// Notes so close together that where a name stands depends on where it stood.
std::shared_ptr<const layers::Plan> crowdedPlan() {
    layers::PlanEditor editor{layers::Plan{}};
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(-2000.0, 2000.0);
    for (int i = 0; i < 300; ++i) {
        layers::Remark note;
        note.uid = "note" + std::to_string(i);
        note.name = "Ghi chú " + std::to_string(i);
        note.geometry = layers::Geometry::point({place(random), place(random)});
        editor.put(note);
    }
    return std::make_shared<const layers::Plan>(editor.plan());
}

/// Lays it out for a view of level ground until that changes nothing any more.
std::vector<Rectangle> laidOut(PlanOverlay& overlay, double headingDeg) {
    const PlanOverlay::GroundHeights heights{.at = [](glm::dvec2) { return std::optional(0.0); }, .version = 1};
    const Viewpoint view{.headingDeg = headingDeg, .pitchDeg = -50.0, .rangeM = 5000.0};
    for (int i = 0; i < 3; ++i) overlay.update(view, SceneFrame{}, Projection{}, 1.0, heights, {}, {}, PlanOverlay::Waiting::ForNothing);
    return overlay.occupied();
}

bool areSame(const std::vector<Rectangle>& a, const std::vector<Rectangle>& b) {
    return std::ranges::equal(a, b, [](const Rectangle& r, const Rectangle& s) { return r.min == s.min && r.max == s.max; });
}

TEST(PlanOverlay, NamesOfAPictureThatFadesInStandWhereTheyStandInTheOneUnderIt) {
    test::ensureApplication();
    const auto plan = crowdedPlan();
    PlanOverlay seen([] {}), comesIn([] {});
    for (PlanOverlay* overlay : {&seen, &comesIn}) overlay->setPlan(plan, {}, nullptr);
    for (double headingDeg = 0.0; headingDeg < 40.0; headingDeg += 2.0) laidOut(seen, headingDeg);
    const auto there = laidOut(seen, 40.0);
    ASSERT_FALSE(areSame(there, laidOut(comesIn, 40.0))) << "each remembers where its names stood";
    comesIn.standAs(seen);
    EXPECT_TRUE(areSame(there, laidOut(comesIn, 40.0)));
}

}  // namespace
}  // namespace saban::viewer
