#include "viewer/camera/camera_motion.h"

#include <gtest/gtest.h>

namespace saban::viewer {
namespace {

const Viewpoint kStart{.target = {500000, 2300000, 100}, .headingDeg = 350, .pitchDeg = -30, .rangeM = 1000};

TEST(CameraMotion, GoesOnAsItDid) {
    CameraMotion motion;
    motion.see(kStart, 10.0);
    Viewpoint next = kStart;
    next.target.x += 20.0;
    next.headingDeg = 354.0;
    motion.see(next, 10.1);
    const auto ahead = motion.ahead(0.5);
    ASSERT_TRUE(ahead);
    EXPECT_NEAR(ahead->target.x, 500120.0, 1e-6);
    EXPECT_NEAR(ahead->headingDeg, 14.0, 1e-9);  // through north
    EXPECT_EQ(ahead->rangeM, 1000.0);
}

TEST(CameraMotion, ARestOrAJumpLeadsNowhere) {
    CameraMotion motion;
    EXPECT_FALSE(motion.ahead(0.5));
    motion.see(kStart, 10.0);
    EXPECT_FALSE(motion.ahead(0.5));
    Viewpoint next = kStart;
    next.target.x += 20.0;
    motion.see(next, 10.1);
    motion.see(next, 10.6);
    EXPECT_FALSE(motion.ahead(0.5));
    Viewpoint elsewhere = next;
    elsewhere.target.y += 50000.0;
    motion.see(elsewhere, 10.7);
    EXPECT_FALSE(motion.ahead(0.5));
}

}  // namespace
}  // namespace saban::viewer
