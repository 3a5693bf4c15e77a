// Several views that draw in one context, one after the other.
#include <GL/gl.h>
#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <thread>

#include "tests/viewer/render/table_stage.h"
#include "viewer/render/framebuffer.h"

namespace saban::viewer {
namespace {

constexpr glm::ivec2 kSizePx{240, 180};
const Viewpoint kNear{.target = {486123.0, 2336456.0, 600.0}, .headingDeg = 30, .pitchDeg = -50, .rangeM = 3000};
const Viewpoint kAbove{.target = {485000.0, 2335000.0, 600.0}, .headingDeg = 0, .pitchDeg = -90, .rangeM = 6000};

void dress(TableView& table, const std::shared_ptr<const layers::Ground>& ground, const Viewpoint& view, bool contours) {
    Look look;
    look.contours = contours;
    look.exaggeration = contours ? 1.0 : 2.0;
    table.setLook(look);
    table.setGround(ground);
    table.camera().setView(view);
}

std::vector<std::uint8_t> pictureOf(OffscreenContext& context, TableView& table) {
    const auto picture = takePicture(context, table, kSizePx, 4);
    EXPECT_TRUE(picture) << (picture ? "" : picture.error().message);
    return picture ? picture->rgb : std::vector<std::uint8_t>{};
}

/// How many pixels differ; a picture in a message would be thousands of numbers.
int differing(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    if (a.size() != b.size()) return -1;
    int count = 0;
    for (std::size_t i = 0; i + 2 < a.size(); i += 3) count += a[i] != b[i] || a[i + 1] != b[i + 1] || a[i + 2] != b[i + 2];
    return count;
}

TEST(TwoTableViews, DrawInOneContextWhatEachDrawsInItsOwn) {
    const auto ground = groundOf(rough);
    Stage both(Completeness::Final), alone(Completeness::Final);
    TableView second(Completeness::Final);
    dress(both.table, ground, kNear, true);
    dress(second, ground, kAbove, false);
    dress(alone.table, ground, kAbove, false);
    both.context->makeCurrent();
    const auto first = pictureOf(*both.context, both.table);
    const auto other = pictureOf(*both.context, second);
    EXPECT_NE(differing(first, other), 0);
    EXPECT_EQ(differing(pictureOf(*both.context, both.table), first), 0);
    EXPECT_EQ(differing(pictureOf(*both.context, second), other), 0);
    second.releaseGl();
    EXPECT_EQ(differing(pictureOf(*both.context, both.table), first), 0);
    alone.context->makeCurrent();
    EXPECT_EQ(differing(pictureOf(*alone.context, alone.table), other), 0);
    alone.table.releaseGl();
    both.context->makeCurrent();
}

TEST(TwoTableViews, OneThatGivesWayLoadsTheSameTiles) {
    const auto ground = groundOf(rough);
    Stage stage(Completeness::Final);
    TableView other(Completeness::Final);
    dress(stage.table, ground, kNear, true);
    dress(other, ground, kNear, true);
    other.setGivesWay(true);
    stage.context->makeCurrent();
    const auto expected = pictureOf(*stage.context, stage.table), seen = pictureOf(*stage.context, other);
    EXPECT_EQ(differing(seen, expected), 0);
    EXPECT_EQ(other.status().tilesDrawn, stage.table.status().tilesDrawn);
    other.setGivesWay(false);
    other.camera().setView(kAbove);
    stage.table.camera().setView(kAbove);
    EXPECT_EQ(differing(pictureOf(*stage.context, other), pictureOf(*stage.context, stage.table)), 0);
    other.releaseGl();
}

TEST(TwoTableViews, OnlyTheColumnsOfAViewAreDrawn) {
    const auto ground = groundOf(rough);
    Stage stage(Completeness::Final);
    dress(stage.table, ground, kNear, true);
    const auto whole = pictureOf(*stage.context, stage.table);
    const auto pixel = [](const std::vector<std::uint8_t>& rgb, int x, int y) {
        const std::size_t at = (static_cast<std::size_t>(y) * kSizePx.x + x) * 3;
        return std::array{rgb[at], rgb[at + 1], rgb[at + 2]};
    };
    Framebuffer target;
    ASSERT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
    target.bind();
    glClearColor(1.0f, 0.0f, 1.0f, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    stage.table.setColumns({0.25, 0.5});
    for (int i = 0; i < 2000 && !stage.table.prepare(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    ASSERT_TRUE(stage.table.draw(target.id(), {.samples = 4}));
    const auto part = target.readRgb();
    const std::array<std::uint8_t, 3> untouched{255, 0, 255};
    for (int y = 0; y < kSizePx.y; y += 7) {
        for (const int x : {0, 30, 59, 120, 239}) EXPECT_EQ(pixel(part, x, y), untouched) << x << "," << y;
        for (const int x : {60, 61, 90, 119}) EXPECT_EQ(pixel(part, x, y), pixel(whole, x, y)) << x << "," << y;
    }
    target.release();
}

/// The buffer of careful frames holds that of one view: the other one knows that its own is gone.
TEST(TwoTableViews, ShareTheBufferOfCarefulFrames) {
    const FrameQuality careful{.samples = 4};
    Stage stage(Completeness::Final);
    TableView other(Completeness::Final);
    stage.table.shareBuffers(other);
    Framebuffer picture;
    ASSERT_TRUE(picture.ensure(kSizePx, 0, Framebuffer::Depth::None));
    for (TableView* view : {&stage.table, &other}) {
        view->resize(kSizePx);
        view->setGround(groundOf(rough));
        ASSERT_TRUE(takePicture(*stage.context, *view, kSizePx, 0));
    }
    ASSERT_TRUE(stage.table.draw(picture.id(), careful));
    const auto drawn = picture.readRgb();
    EXPECT_TRUE(stage.table.copyLast(picture.id()));
    EXPECT_EQ(picture.readRgb(), drawn);
    other.camera().setView({.target = {486000.0, 2336000.0, 600.0}, .headingDeg = 40.0, .pitchDeg = -25.0, .rangeM = 5000.0});
    ASSERT_TRUE(takePicture(*stage.context, other, kSizePx, 0));
    ASSERT_TRUE(other.draw(picture.id(), careful));
    EXPECT_NE(picture.readRgb(), drawn);
    EXPECT_TRUE(other.copyLast(picture.id()));
    EXPECT_FALSE(stage.table.copyLast(picture.id()));
    ASSERT_TRUE(stage.table.draw(picture.id(), careful));
    EXPECT_EQ(picture.readRgb(), drawn);
    picture.release();
    other.releaseGl();
}

}  // namespace
}  // namespace saban::viewer
