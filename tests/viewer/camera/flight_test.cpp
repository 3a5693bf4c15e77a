#include <gtest/gtest.h>

#include <cmath>

#include "viewer/camera/orbit_camera.h"

namespace saban::viewer {
namespace {

const Viewpoint kNear{.target = {587000.0, 2325000.0, 120.0}, .headingDeg = 350.0, .pitchDeg = -20.0, .rangeM = 100.0};
const Viewpoint kFar{.target = {591000.0, 2328000.0, 40.0}, .headingDeg = 20.0, .pitchDeg = -60.0, .rangeM = 1600.0};

void expectSame(const Viewpoint& a, const Viewpoint& b) {
    EXPECT_EQ(a.target, b.target);
    EXPECT_EQ(a.headingDeg, b.headingDeg);
    EXPECT_EQ(a.pitchDeg, b.pitchDeg);
    EXPECT_EQ(a.rangeM, b.rangeM);
}

TEST(Flight, BeginsAndEndsExactlyAtItsEnds) {
    expectSame(between(kNear, kFar, 0.0), kNear);
    expectSame(between(kNear, kFar, 1.0), kFar);
    expectSame(between(kNear, kFar, -0.5), kNear);
    expectSame(between(kNear, kFar, 1.5), kFar);
}

// 350 to 20 degrees is a turn of 30 degrees through north: half way at 5 degrees.
TEST(Flight, TurnsTheShortWay) {
    EXPECT_NEAR(between(kNear, kFar, 0.5).headingDeg, 5.0, 1e-9);
    EXPECT_NEAR(between(kFar, kNear, 0.5).headingDeg, 5.0, 1e-9);
    for (double t = 0.0; t <= 1.0; t += 0.01) {
        const double heading = between(kNear, kFar, t).headingDeg;
        EXPECT_GE(heading, 0.0);
        EXPECT_LT(heading, 360.0);
    }
}

// Without a way to go, the range half way is the geometric mean: sqrt(100 x 1600) = 400 m.
TEST(Flight, ApproachesByEqualFactors) {
    Viewpoint to = kFar;
    to.target = kNear.target;
    EXPECT_NEAR(between(kNear, to, 0.5).rangeM, 400.0, 1e-9);
}

TEST(Flight, RisesOverALongWay) {
    Viewpoint to = kNear;
    to.target.x += 50000.0;
    EXPECT_GT(between(kNear, to, 0.5).rangeM, 10000.0);
    to.target.x = kNear.target.x + 50.0;
    EXPECT_NEAR(between(kNear, to, 0.5).rangeM, kNear.rangeM, 1e-9);
}

TEST(Flight, StartsAndEndsAtRest) {
    const double stepE = between(kNear, kFar, 0.001).target.x - kNear.target.x;
    const double middleStepE = between(kNear, kFar, 0.501).target.x - between(kNear, kFar, 0.5).target.x;
    EXPECT_LT(std::abs(stepE), std::abs(middleStepE) * 0.01);
    const double lastStepE = kFar.target.x - between(kNear, kFar, 0.999).target.x;
    EXPECT_LT(std::abs(lastStepE), std::abs(middleStepE) * 0.01);
}

TEST(Flight, LastsFrom0Point4To3Seconds) {
    EXPECT_EQ(flightDurationS(kNear, kNear), 0.4);
    Viewpoint to = kFar;
    to.target.x += 1e7;
    EXPECT_EQ(flightDurationS(kNear, to), 3.0);
    EXPECT_GT(flightDurationS(kNear, kFar), 0.4);
    EXPECT_LE(flightDurationS(kNear, kFar), 3.0);
}

TEST(Flight, OfACameraEndsAtTheViewAskedFor) {
    OrbitCamera camera;
    camera.setView(kNear);
    camera.flyTo(kFar, 10.0);
    EXPECT_TRUE(camera.isFlying());
    EXPECT_TRUE(camera.advance(10.1));
    EXPECT_FALSE(camera.advance(13.1));
    EXPECT_FALSE(camera.isFlying());
    expectSame(camera.view(), kFar);
}

TEST(Flight, EndsWhenAPersonTakesTheCamera) {
    OrbitCamera camera;
    camera.setView(kNear);
    camera.flyTo(kFar, 0.0);
    camera.advance(0.2);
    camera.orbit(1.0, 0.0);
    EXPECT_FALSE(camera.isFlying());
    EXPECT_FALSE(camera.advance(0.3));
}

}  // namespace
}  // namespace saban::viewer
