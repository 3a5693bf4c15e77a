#include "viewer/scenes/camera_course.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>

namespace saban::viewer {
namespace {

const SceneFrame kFrame{.origin = {0.0, 0.0, 0.0}, .exaggeration = 1.0};
constexpr double kRho = 1.42;

Viewpoint viewOf(double e, double n, double rangeM, double headingDeg = 0.0) {
    return {.target = {e, n, 0.0}, .headingDeg = headingDeg, .pitchDeg = -40.0, .rangeM = rangeM};
}

TEST(SceneFlight, BeginsAndEndsWhereItShould) {
    const Viewpoint from = viewOf(0.0, 0.0, 500.0, 20.0), to = viewOf(4000.0, 3000.0, 900.0, 200.0);
    EXPECT_EQ(sceneFlight(from, to, 0.0).target, from.target);
    EXPECT_EQ(sceneFlight(from, to, 1.0).target, to.target);
    EXPECT_EQ(sceneFlight(from, to, 1.0).rangeM, to.rangeM);
    EXPECT_NEAR(glm::distance(sceneFlight(from, to, 1e-4).target, from.target), 0.0, 0.01);
    EXPECT_NEAR(glm::distance(sceneFlight(from, to, 1.0 - 1e-4).target, to.target), 0.0, 0.01);
}

// Without a way to go aside, equal times are equal factors of the range: halfway it is the geometric mean.
TEST(SceneFlight, ApproachesByEqualFactors) { EXPECT_NEAR(sceneFlight(viewOf(0, 0, 100), viewOf(0, 0, 10000), 0.5).rangeM, 1000.0, 1e-6); }

// Van Wijk and Nuij, equation 9, for equal widths w: the widest is w cosh(r0) with sinh(r0) = rho^2 D / (2 w).
TEST(SceneFlight, RisesHalfwayAsHighAsVanWijkSays) {
    for (const double distance : {10.0, 1000.0, 40000.0}) {
        const Viewpoint middle = sceneFlight(viewOf(0, 0, 800), viewOf(distance, 0, 800), 0.5);
        EXPECT_NEAR(middle.target.x, distance / 2.0, distance * 1e-9);
        EXPECT_NEAR(middle.rangeM, 800.0 * std::hypot(1.0, kRho * kRho * distance / 1600.0), distance * 1e-9);
    }
}

TEST(SceneFlight, TurnsTheShortWay) {
    const double heading = sceneFlight(viewOf(0, 0, 100, 350), viewOf(0, 0, 100, 10), 0.5).headingDeg;
    EXPECT_NEAR(std::remainder(heading, 360.0), 0.0, 1e-9);
}

TEST(SceneFlight, TakesLongerTheFartherItGoes) {
    double before = 0.0;
    for (const double distance : {0.0, 500.0, 5000.0, 20000.0}) {
        const double seconds = sceneFlightS(viewOf(0, 0, 800), viewOf(distance, 0, 800));
        EXPECT_GT(seconds, before) << distance;
        before = seconds;
    }
    EXPECT_LE(sceneFlightS(viewOf(0, 0, 10), viewOf(1e6, 0, 10)), 6.0);
}

// Seen from above, a quarter clockwise leads from the south of the target to its west.
TEST(Orbit, GoesClockwiseAboutTheTarget) {
    const Viewpoint view = viewOf(1000.0, 2000.0, 500.0);
    const glm::dvec3 eye = eyeOf(orbited(view, 90.0), kFrame);
    EXPECT_NEAR(eye.x, 1000.0 - 500.0 * std::cos(40.0 * M_PI / 180.0), 1e-6);
    EXPECT_NEAR(eye.y, 2000.0, 1e-6);
    EXPECT_EQ(orbited(view, 90.0).target, view.target);
    EXPECT_NEAR(orbited(view, -450.0).headingDeg, 270.0, 1e-9);
}

TEST(EyeLevel, StandsOverTheTargetAndLooksAlongTheHeading) {
    const GroundHeight slope = [](glm::dvec2 at) { return 100.0 + 0.1 * at.x; };
    for (const double exaggeration : {1.0, 3.0}) {
        const SceneFrame frame{.origin = {0.0, 0.0, 0.0}, .exaggeration = exaggeration};
        const Viewpoint standing = eyeLevel(viewOf(500.0, 0.0, 900.0, 30.0), frame, slope, 3.5, 1.0);
        const glm::dvec3 eye = eyeOf(standing, frame);
        EXPECT_NEAR(eye.x, 500.0, 1e-6);
        EXPECT_NEAR(eye.y, 0.0, 1e-6);
        EXPECT_NEAR(eye.z, 150.0 * exaggeration + 3.5, 1e-6);
        EXPECT_EQ(standing.headingDeg, 30.0);
    }
    EXPECT_EQ(eyeLevel(viewOf(500.0, 0.0, 900.0), kFrame, slope, 3.5, 0.0).rangeM, 900.0);
}

TEST(RouteFlight, KeepsItsHeightOverAPlaneAndLooksAhead) {
    const GroundHeight slope = [](glm::dvec2 at) { return 100.0 + 0.05 * at.x; };
    const RouteFlight flight({{0.0, 0.0}, {5000.0, 0.0}}, 60.0, slope);
    EXPECT_EQ(flight.lengthM(), 5000.0);
    for (const double share : {0.1, 0.35, 0.5, 0.8}) {
        const Viewpoint view = flight.at(share, kFrame);
        const glm::dvec3 eye = eyeOf(view, kFrame);
        EXPECT_NEAR(eye.x, share * 5000.0, 0.01) << share;
        EXPECT_NEAR(eye.y, 0.0, 1e-6);
        EXPECT_NEAR(eye.z, 100.0 + 0.05 * eye.x + 60.0, 0.5) << share;
        EXPECT_NEAR(view.headingDeg, 90.0, 1e-6);
        EXPECT_NEAR(view.target.z, 100.0 + 0.05 * view.target.x, 0.5) << share;
    }
}

TEST(RouteFlight, GoesAtAnEvenSpeedRoundCorners) {
    const RouteFlight flight({{0.0, 0.0}, {1000.0, 0.0}, {1000.0, 800.0}, {200.0, 900.0}}, 50.0, [](glm::dvec2) { return 10.0; });
    constexpr int kSteps = 400;
    double least = 1e9, most = 0.0;
    glm::dvec3 before = eyeOf(flight.at(0.0, kFrame), kFrame);
    for (int i = 1; i <= kSteps; ++i) {
        const glm::dvec3 eye = eyeOf(flight.at(static_cast<double>(i) / kSteps, kFrame), kFrame);
        least = std::min(least, glm::distance(eye, before));
        most = std::max(most, glm::distance(eye, before));
        before = eye;
    }
    EXPECT_LT(most, least * 1.03);
}

TEST(RouteFlight, TurnsGraduallyAtACorner) {
    const RouteFlight flight({{0.0, 0.0}, {1000.0, 0.0}, {1000.0, 1000.0}}, 50.0, [](glm::dvec2) { return 10.0; });
    double before = flight.at(0.0, kFrame).headingDeg;
    for (int i = 1; i <= 200; ++i) {
        const double heading = flight.at(i / 200.0, kFrame).headingDeg;
        EXPECT_LT(std::abs(std::remainder(heading - before, 360.0)), 6.0) << i;
        before = heading;
    }
    EXPECT_NEAR(std::remainder(before, 360.0), 0.0, 1e-6);
}

TEST(RouteFlight, ClearsARidge) {
    const GroundHeight ridge = [](glm::dvec2 at) { return 100.0 + 300.0 * std::exp(-std::pow((at.x - 1500.0) / 200.0, 2.0)); };
    const RouteFlight flight({{0.0, 0.0}, {3000.0, 0.0}}, 40.0, ridge);
    for (int i = 0; i <= 300; ++i) {
        const glm::dvec3 eye = eyeOf(flight.at(i / 300.0, kFrame), kFrame);
        EXPECT_GT(eye.z, *ridge(glm::dvec2(eye)) + 10.0) << eye.x;
    }
}

TEST(RouteFlight, OfASinglePlaceStandsStill) {
    const RouteFlight flight({{10.0, 20.0}, {10.0, 20.0}}, 40.0, [](glm::dvec2) { return 5.0; });
    const glm::dvec3 eye = eyeOf(flight.at(1.0, kFrame), kFrame);
    EXPECT_NEAR(eye.x, 10.0, 0.01);
    EXPECT_NEAR(eye.y, 20.0, 0.01);
    EXPECT_TRUE(std::isfinite(eye.z));
}

}  // namespace
}  // namespace saban::viewer
