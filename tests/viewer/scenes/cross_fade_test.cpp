#include "viewer/scenes/cross_fade.h"

#include <gtest/gtest.h>

#include "tests/viewer/scenes/player_stage.h"

namespace saban::viewer {
namespace {

TEST(CrossFade, LaysAPictureOverAnotherOne) {
    Stage stage(Completeness::Final);
    stage.context->makeCurrent();
    stage.table.setGround(groundOf(rough, 50.0));
    Framebuffer target;
    ASSERT_TRUE(target.ensure(kSizePx, 0, Framebuffer::Depth::None));
    stage.table.resize(kSizePx);
    ASSERT_TRUE(takePicture(*stage.context, stage.table, kSizePx, 1));
    ASSERT_TRUE(stage.table.draw(target.id()));
    const Picture first{.sizePx = kSizePx, .rgb = target.readRgb()};
    CrossFade fade;
    ASSERT_TRUE(fade.ensure(kSizePx));
    ASSERT_TRUE(stage.table.copyLast(fade.framebuffer()));
    Viewpoint other = stage.table.camera().view();
    other.rangeM *= 0.3;
    stage.table.camera().setView(other);
    ASSERT_TRUE(takePicture(*stage.context, stage.table, kSizePx, 1));
    ASSERT_TRUE(stage.table.draw(target.id()));
    const Picture second{.sizePx = kSizePx, .rgb = target.readRgb()};
    EXPECT_GT(meanDifference(first, second), 3.0);
    fade.drawOver(target.id(), {0, 0}, 0.25);
    const Picture both{.sizePx = kSizePx, .rgb = target.readRgb()};
    EXPECT_LT(meanDifference(both, mixed(second, first, 0.25)), 0.6);
    ASSERT_TRUE(stage.table.draw(target.id()));
    EXPECT_TRUE(target.readRgb() == second.rgb);  // nothing is left of it
    fade.release();
    target.release();
}

}  // namespace
}  // namespace saban::viewer
