#include "viewer/render/limit_scene.h"

#include <gtest/gtest.h>

#include <cmath>

#include "viewer/render/framebuffer.h"
#include "viewer/render/offscreen.h"

namespace saban::viewer {
namespace {

TEST(LimitScene, CoversThePixelsOfTheGround) {
    const geo::Bounds bounds{480000, 2330000, 492000, 2342000};
    const geo::Crs crs = *geo::Crs::fromEpsg(3405);
    const auto ground = std::make_shared<layers::Ground>(
        layers::Ground{.crs = crs, .crsReason = {}, .bounds = bounds,
                       .elevation = geo::ElevationSource::fromFunction(crs, bounds, 20.0, [](glm::dvec2 p) { return 300.0 + 150.0 * std::sin(p.x / 900.0); }),
                       .imagery = nullptr, .warnings = {}, .title = "Sa bàn thử", .spec = {}});
    auto context = OffscreenContext::create();
    ASSERT_TRUE(context) << context.error().message;
    TableView table(Completeness::Final);
    constexpr glm::ivec2 kSize{320, 200};
    table.setLook({.sun = {}, .grid = false, .frame = false, .title = {}});
    table.setGround(ground);
    table.resize(kSize);
    table.camera().setView({.target = {bounds.center(), 300.0}, .headingDeg = 30, .pitchDeg = -50, .rangeM = 20000});
    ASSERT_TRUE(takePicture(**context, table, kSize, 0));
    const std::vector<double> distances = table.readDistances();

    Framebuffer target;
    ASSERT_TRUE(target.ensure(kSize, 0, Framebuffer::Depth::None));
    const auto times = measureLimit(table, target.id(), {.frames = 3, .triangles = 20000});
    ASSERT_TRUE(times) << times.error().message;
    EXPECT_EQ(times->twoTrianglesMs.size(), 3u);
    EXPECT_EQ(times->staticMeshMs.size(), 3u);
    EXPECT_NEAR(static_cast<double>(times->meshTriangles), 20000.0, 400.0);

    // The mesh was drawn last, on black. It has no cut sides, which face the eye along two edges of the table.
    const std::vector<unsigned char> rgb = target.readRgb();
    int drawn = 0, beside = 0, missing = 0;
    for (std::size_t i = 0; i < distances.size(); ++i) {
        const bool isGround = std::isfinite(distances[i]), isMesh = rgb[3 * i] > 0;
        if (isMesh) ++drawn;
        if (isMesh && !isGround) ++beside;
        if (!isMesh && isGround) ++missing;
    }
    EXPECT_GT(drawn, 320 * 200 / 4);
    EXPECT_LT(beside, drawn / 100);
    EXPECT_LT(missing, drawn / 5);
    target.release();
    table.releaseGl();
}

}  // namespace
}  // namespace saban::viewer
