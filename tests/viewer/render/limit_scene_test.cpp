#include "viewer/render/limit_scene.h"

#include <gtest/gtest.h>

#include <cmath>

#include "viewer/render/framebuffer.h"
#include "viewer/render/offscreen.h"

namespace saban::viewer {
namespace {

const geo::Bounds kBounds{480000, 2330000, 492000, 2342000};

/// `greatestShare`: of the pixels, that only one of the two covers.
void expectSamePixels(const Viewpoint& view, double greatestShare) {
    const geo::Crs crs = *geo::Crs::fromEpsg(3405);
    const auto ground = std::make_shared<layers::Ground>(
        layers::Ground{.crs = crs, .crsReason = {}, .bounds = kBounds,
                       .elevation = geo::ElevationSource::fromFunction(crs, kBounds, 20.0, [](glm::dvec2 p) { return 300.0 + 150.0 * std::sin(p.x / 900.0); }),
                       .imagery = nullptr, .warnings = {}, .title = "Sa bàn thử", .spec = {}});
    auto context = OffscreenContext::create();
    ASSERT_TRUE(context) << context.error().message;
    TableView table(Completeness::Final);
    constexpr glm::ivec2 kSize{320, 200};
    table.setLook({.sun = {}, .grid = false, .frame = false, .title = {}});
    table.setGround(ground);
    table.resize(kSize);
    table.camera().setView(view);
    ASSERT_TRUE(takePicture(**context, table, kSize, 0));
    const std::vector<double> distances = table.readDistances();

    Framebuffer target;
    ASSERT_TRUE(target.ensure(kSize, 0, Framebuffer::Depth::None));
    const auto times = measureLimit(table, target.id(), {.frames = 3, .triangles = 20000});
    ASSERT_TRUE(times) << times.error().message;
    EXPECT_EQ(times->twoTrianglesMs.size(), 3u);
    EXPECT_EQ(times->staticMeshMs.size(), 3u);
    EXPECT_NEAR(static_cast<double>(times->meshTriangles), 20000.0, 400.0);

    // The mesh was drawn last, on black.
    const std::vector<unsigned char> rgb = target.readRgb();
    int drawn = 0, different = 0;
    for (std::size_t i = 0; i < distances.size(); ++i) {
        const bool isGround = std::isfinite(distances[i]), isMesh = rgb[3 * i] > 0;
        if (isMesh) ++drawn;
        if (isMesh != isGround) ++different;
    }
    EXPECT_GT(drawn, 320 * 200 / 4);
    EXPECT_LT(different, drawn * greatestShare);
    target.release();
    table.releaseGl();
}

TEST(LimitScene, CoversThePixelsOfTheGroundFromFarAway) {
    // The mesh has no cut sides, which face the eye along two edges of the table.
    expectSamePixels({.target = {kBounds.center(), 300.0}, .headingDeg = 30, .pitchDeg = -50, .rangeM = 20000}, 0.2);
}

TEST(LimitScene, CoversThePixelsOfTheGroundCloseToIt) {
    expectSamePixels({.target = {kBounds.center(), 300.0}, .headingDeg = 30, .pitchDeg = -15, .rangeM = 500}, 0.01);
}

}  // namespace
}  // namespace saban::viewer
