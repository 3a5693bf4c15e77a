// Ink on what stands on the ground.
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <utility>

#include "layers/edit/edit.h"
#include "tests/support/block.h"
#include "tests/viewer/overlay/application_fixture.h"
#include "tests/viewer/overlay/ink_stage.h"

namespace saban::viewer {
namespace {

/// A block of 40 m by 30 m, about 12 m high, whose platform lies at 300 m.
std::shared_ptr<const layers::Plan> blockPlan() {
    layers::PlanEditor editor{layers::Plan{}};
    editor.put(test::blockAt(kMiddle, {40.0, 30.0, 12.0}));
    return std::make_shared<const layers::Plan>(editor.plan());
}

struct BlockStage : InkStage {
    explicit BlockStage(std::function<double(glm::dvec2)> height, double exaggeration = 1.0) : InkStage(std::move(height), exaggeration) {
        test::ensureApplication();
        table.setPlan(blockPlan());
    }
    static Viewpoint view(double headingDeg) { return viewOf(kMiddle, 300.0, headingDeg, -50.0, 150.0); }
    /// Of a point so far over the platform, whatever the exaggeration is.
    glm::dvec2 pixelOver(glm::dvec2 place, double overM) const {
        const OrbitCamera& camera = table.camera();
        const glm::dvec3 point = camera.frame().toScene({place, 300.0}) + glm::dvec3(0.0, 0.0, overM);
        return pixelOf(camera.view(), camera.frame(), {.fovYDeg = camera.projection().fovYDeg, .sizePx = kSize}, point).value_or(glm::dvec2(-1.0));
    }
    /// Across the roof and its edges, by five points of it that are seen now.
    GroundInk::Stroke strokeOverRoof() {
        GroundInk::Stroke stroke = line({}, 2.0);
        picture(view(0.0));
        context->makeCurrent();
        EXPECT_FALSE(table.pointOnSolid({20.0, kSize.y - 20.0}));  // that is the ground
        const glm::dvec2 middle = pixelOver(kMiddle, 8.0);
        for (const double x : {-24.0, -12.0, 0.0, 12.0, 24.0}) {
            const auto point = table.pointOnSolid(middle + glm::dvec2(x, 0.0));
            EXPECT_TRUE(point) << x;
            if (!point) continue;
            EXPECT_GT(point->z, 2.0);
            EXPECT_LT(point->z, 14.0);
            const glm::dvec2 there = pixelOver(glm::dvec2(*point), point->z);
            EXPECT_NEAR(there.x, middle.x + x, 1.0);
            EXPECT_NEAR(there.y, middle.y, 1.0);
            stroke.points.emplace_back(point->x, point->y);
            stroke.heightsM.push_back(point->z);
        }
        return stroke;
    }
    /// How many points of it are red where they lie on the block.
    int redOnBlock(const GroundInk::Stroke& drawn, const GroundInk::Stroke& places, double headingDeg) {
        const Picture shown = draw({.strokes = {drawn}}, view(headingDeg));
        int red = 0;
        for (std::size_t i = 0; i < places.points.size(); ++i) red += isRed(at(shown, pixelOver(places.points[i], *places.heightsM[i])));
        return red;
    }
};

// What is drawn over its roof is seen there from any side. Without the block it lies on the ground.
TEST(GroundInk, AStrokeOverAStructureLiesOnIt) {
    BlockStage stage(flat);
    const GroundInk::Stroke stroke = stage.strokeOverRoof();
    ASSERT_EQ(stroke.points.size(), 5u);
    for (const double headingDeg : {0.0, 25.0, -30.0}) EXPECT_EQ(stage.redOnBlock(stroke, stroke, headingDeg), 5) << headingDeg;
    GroundInk::Stroke beneath = stroke;
    beneath.heightsM.clear();
    EXPECT_EQ(stage.redOnBlock(beneath, stroke, 0.0), 0);
    stage.table.setPlan(nullptr);
    const Picture alone = stage.draw({.strokes = {stroke}}, BlockStage::view(0.0));
    for (const glm::dvec2 point : stroke.points) EXPECT_TRUE(isRed(at(alone, stage.pixelOver(point, 0.0))));
}

// Ground that rises 30 m in 100 m, exaggerated under a block that is not: heights over the platform stay.
TEST(GroundInk, AStrokeOverAStructureStaysOnItUnderAnyExaggeration) {
    const auto slope = [](glm::dvec2 p) { return 300.0 + 0.3 * (p.x - kMiddle.x); };
    for (const double drawnAt : {1.0, 3.0}) {
        BlockStage stage(slope, drawnAt);
        const GroundInk::Stroke stroke = stage.strokeOverRoof();
        ASSERT_EQ(stroke.points.size(), 5u);
        for (const double seenAt : {1.0, 3.0}) {
            Look look;
            look.contours = look.grid = look.frame = false;
            look.exaggeration = seenAt;
            stage.table.setLook(look);
            EXPECT_EQ(stage.redOnBlock(stroke, stroke, 0.0), 5) << drawnAt << ' ' << seenAt;
        }
    }
}

// On a map the mesh may be off by several pixels of height: bare ground is no solid for that.
TEST(GroundInk, BareGroundIsNeverTakenForAStructure) {
    InkStage stage(rough);
    Viewpoint map = viewOf(kTable.center(), 600.0, 0.0, -90.0, 14000.0);
    map.flatness = 1.0;
    stage.picture(map);
    stage.context->makeCurrent();
    int solids = 0;
    for (int y = 4; y < kSize.y; y += 8)
        for (int x = 4; x < kSize.x; x += 8) solids += stage.table.pointOnSolid({x + 0.5, y + 0.5}).has_value();
    EXPECT_EQ(solids, 0);
}

}  // namespace
}  // namespace saban::viewer
