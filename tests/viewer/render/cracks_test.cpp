#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <random>
#include <thread>

#include "tests/viewer/render/table_stage.h"
#include "viewer/render/framebuffer.h"

namespace saban::viewer {
namespace {

constexpr glm::ivec2 kSizePx{320, 180};

Look bareGround() {
    return {.sun = {.azimuthDeg = 0, .elevationDeg = 90}, .contours = false, .grid = false, .frame = false, .title = {}};
}

/// Ground and cut sides are always more red than blue; the background never is.
bool isTable(const std::vector<unsigned char>& rgb, int column, int row) {
    const std::size_t at = (static_cast<std::size_t>(row) * kSizePx.x + column) * 3;
    return rgb[at] > rgb[at + 2];
}

/// Pixels of the background that nothing joins to the picture's border. Background seen past a solid block is open upwards
/// or downwards, whatever the block's top looks like; seen through a crack it is shut in.
int gapsIn(const std::vector<unsigned char>& rgb) {
    std::vector<bool> isOpen(static_cast<std::size_t>(kSizePx.x) * kSizePx.y, false);
    std::vector<glm::ivec2> found;
    const auto open = [&](int column, int row) {
        if (column < 0 || row < 0 || column >= kSizePx.x || row >= kSizePx.y || isTable(rgb, column, row)) return;
        const std::size_t at = static_cast<std::size_t>(row) * kSizePx.x + column;
        if (isOpen[at]) return;
        isOpen[at] = true;
        found.emplace_back(column, row);
    };
    for (int column = 0; column < kSizePx.x; ++column)
        for (const int row : {0, kSizePx.y - 1}) open(column, row);
    for (int row = 0; row < kSizePx.y; ++row)
        for (const int column : {0, kSizePx.x - 1}) open(column, row);
    while (!found.empty()) {
        const glm::ivec2 from = found.back();
        found.pop_back();
        for (int y = -1; y <= 1; ++y)
            for (int x = -1; x <= 1; ++x) open(from.x + x, from.y + y);
    }
    int gaps = 0;
    for (int row = 0; row < kSizePx.y; ++row)
        for (int column = 0; column < kSizePx.x; ++column)
            gaps += !isTable(rgb, column, row) && !isOpen[static_cast<std::size_t>(row) * kSizePx.x + column];
    return gaps;
}

TEST(Cracks, AreInNoneOfTwoHundredViewsOfRoughGround) {
    Stage stage(Completeness::Final);
    stage.table.resize(kSizePx);
    stage.table.setLook(bareGround());
    stage.table.setGround(groundOf(rough));
    std::mt19937 random(42);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    for (int i = 0; i < 200; ++i) {
        // From 40 m to the whole table, steep and flat; places repeat, so that most tiles are there already.
        const glm::dvec2 places[] = {{482000, 2333500}, {486300, 2336200}, {489900, 2340800}, {491700, 2330300}};
        const glm::dvec2 at = places[i % 4];
        const double range = 40.0 * std::pow(500.0, unit(random));
        stage.table.camera().setView({.target = {at.x, at.y, rough(at)}, .headingDeg = 360 * unit(random), .pitchDeg = -8 - 80 * unit(random), .rangeM = range});
        const auto picture = takePicture(*stage.context, stage.table, kSizePx, 0);
        ASSERT_TRUE(picture) << picture.error().message;
        EXPECT_EQ(gapsIn(picture->rgb), 0) << "view " << i << " range " << range << " pitch " << stage.table.camera().view().pitchDeg;
    }
}

TEST(Cracks, AreNotThereWhileTilesComeIn) {
    Stage stage(Completeness::Progressive);
    stage.table.resize(kSizePx);
    stage.table.setLook(bareGround());
    stage.table.setGround(groundOf(rough));
    Framebuffer target;
    ASSERT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
    const glm::dvec2 at(486300, 2336200);
    constexpr int kFrames = 120, kMostFrames = 10000;
    int i = 0;
    for (int frames = 0; i < kFrames && frames < kMostFrames; ++frames) {  // those before the first tile show nothing
        std::this_thread::sleep_for(std::chrono::milliseconds(4));           // what a window has from frame to frame
        stage.table.camera().setView({.target = {at.x, at.y, rough(at)}, .headingDeg = 3.0 * i, .pitchDeg = -20.0 - 0.3 * i, .rangeM = 14000.0 * std::pow(0.96, i)});
        ASSERT_TRUE(stage.table.draw(target.id(), {.errorPx = i % 2 ? 2.0 : 0.9}));
        if (stage.table.status().tilesDrawn == 0) continue;
        EXPECT_EQ(gapsIn(target.readRgb()), 0) << "frame " << i;
        ++i;
    }
    EXPECT_EQ(i, kFrames);
    target.release();
}

TEST(Steadiness, AVertexSeenFromTwoMetresStaysInItsPlaceToAMillimetre) {
    // A plane is drawn with its exact heights wherever its vertices lie: what the depth buffer says must be on it, whichever
    // way the camera stands, at coordinates where a float counts in steps of 25 cm.
    const auto plane = [](glm::dvec2 p) { return 100.0 + 0.02 * (p.x - kTable.minE) + 0.01 * (p.y - kTable.minN); };
    Stage stage(Completeness::Final);
    stage.table.resize(kSizePx);
    stage.table.setLook(bareGround());
    stage.table.setGround(groundOf(plane));
    const glm::dvec2 at(486123.4567, 2336456.789);
    const Projection projection{.fovYDeg = 45.0, .sizePx = kSizePx};
    for (int i = 0; i < 60; ++i) {
        const glm::dvec2 place = at + glm::dvec2(0.0137, 0.0091) * static_cast<double>(i);
        const Viewpoint view{.target = {place.x, place.y, plane(place)}, .headingDeg = 30.0 + i, .pitchDeg = -40.0, .rangeM = 2.0};
        stage.table.camera().setView(view);
        const Viewpoint seen = stage.table.camera().view();
        ASSERT_LE(seen.rangeM, 2.5);
        ASSERT_TRUE(takePicture(*stage.context, stage.table, kSizePx, 0));
        Framebuffer target;
        ASSERT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
        ASSERT_TRUE(stage.table.draw(target.id()));
        const std::vector<double> distances = stage.table.readDistances();
        const SceneFrame& frame = stage.table.camera().frame();
        const glm::dvec3 eye = eyeOf(seen, frame);
        const glm::dvec3 forward = rayThrough(seen, frame, projection, glm::dvec2(kSizePx) / 2.0);
        for (const glm::ivec2 pixel : {glm::ivec2(160, 90), glm::ivec2(40, 150), glm::ivec2(290, 60)}) {
            const glm::dvec3 ray = rayThrough(seen, frame, projection, glm::dvec2(pixel) + 0.5);
            const double distance = distances[static_cast<std::size_t>(pixel.y) * kSizePx.x + pixel.x];
            const glm::dvec3 point = frame.toGround(eye + ray * (distance / glm::dot(ray, forward)));
            EXPECT_NEAR(point.z, plane(glm::dvec2(point)), 0.001) << "step " << i;
        }
        target.release();
    }
}

}  // namespace
}  // namespace saban::viewer
