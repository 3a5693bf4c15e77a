#include "viewer/camera/orbit_camera.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/ext/matrix_clip_space.hpp>
#include <glm/ext/matrix_projection.hpp>
#include <glm/ext/matrix_transform.hpp>
#include <numbers>
#include <random>

namespace saban::viewer {
namespace {

constexpr double kDegToRad = std::numbers::pi / 180.0;

const SceneFrame kFrame{.origin = {590000.0, 2300000.0, 10.0}, .exaggeration = 2.0};
const Projection kProjection{.fovYDeg = 45.0, .sizePx = {1920, 1080}};
const geo::Bounds kBounds{584000.0, 2294000.0, 596000.0, 2306000.0};

Viewpoint someView() {
    return {.target = {591234.5, 2299321.25, 87.5}, .headingDeg = 211.0, .pitchDeg = -27.5, .rangeM = 3456.0};
}

OrbitCamera cameraWith(const Viewpoint& view) {
    OrbitCamera camera;
    camera.setFrame(kFrame);
    camera.setProjection(kProjection);
    camera.setView(view);
    return camera;
}

/// GLM's own camera and projection, which Saban's are checked against.
glm::dvec2 projectedByGlm(const Viewpoint& view, glm::dvec3 scenePoint) {
    const glm::dvec3 eye = eyeOf(view, kFrame);
    const double h = view.headingDeg * kDegToRad;
    // North-ish up for the view straight down, where the zenith is no help.
    const glm::dvec3 up = view.pitchDeg <= -89.999 ? glm::dvec3{std::sin(h), std::cos(h), 0.0} : glm::dvec3{0.0, 0.0, 1.0};
    const glm::dmat4 matrix = glm::lookAt(eye, kFrame.toScene(view.target), up);
    const glm::dmat4 projection = glm::perspective(kProjection.fovYDeg * kDegToRad, 1920.0 / 1080.0, 1.0, 1e6);
    const glm::dvec3 window = glm::project(scenePoint, matrix, projection, glm::dvec4{0.0, 0.0, 1920.0, 1080.0});
    return {window.x, 1080.0 - window.y};
}

void expectPixel(const Viewpoint& view, glm::dvec3 scenePoint, glm::dvec2 expected, double tolerancePx = 1e-6) {
    const auto pixel = pixelOf(view, kFrame, kProjection, scenePoint);
    ASSERT_TRUE(pixel);
    EXPECT_NEAR(pixel->x, expected.x, tolerancePx);
    EXPECT_NEAR(pixel->y, expected.y, tolerancePx);
}

/// Where the ray through a pixel meets the horizontal plane of the view's target.
glm::dvec3 pointUnder(const Viewpoint& view, glm::dvec2 pixel) {
    const glm::dvec3 eye = eyeOf(view, kFrame);
    const glm::dvec3 ray = rayThrough(view, kFrame, kProjection, pixel);
    return eye + ray * ((kFrame.toScene(view.target).z - eye.z) / ray.z);
}

// Looking north-east (45 degrees) and 30 degrees down from 1000 m: the eye is 866.03 m away on the ground, half of it squared
// to the west and to the south, and 500 m up.
TEST(OrbitCamera, EyeLiesBehindAndAboveTheTarget) {
    const Viewpoint view{.target = {590100.0, 2300200.0, 60.0}, .headingDeg = 45.0, .pitchDeg = -30.0, .rangeM = 1000.0};
    const glm::dvec3 eye = eyeOf(view, kFrame);
    EXPECT_NEAR(eye.x, 100.0 - 612.3724357, 1e-6);
    EXPECT_NEAR(eye.y, 200.0 - 612.3724357, 1e-6);
    EXPECT_NEAR(eye.z, (60.0 - 10.0) * 2.0 + 500.0, 1e-6);
}

TEST(OrbitCamera, RayThroughTheCentreHitsTheTarget) {
    const Viewpoint view = someView();
    const glm::dvec3 ray = rayThrough(view, kFrame, kProjection, {960.0, 540.0});
    const glm::dvec3 hit = eyeOf(view, kFrame) + ray * view.rangeM;
    EXPECT_NEAR(glm::distance(hit, kFrame.toScene(view.target)), 0.0, 1e-6);
    EXPECT_NEAR(glm::length(ray), 1.0, 1e-12);
}

TEST(OrbitCamera, ViewMatrixIsThatOfGlmsLookAt) {
    for (const double pitch : {-1.0, -27.5, -60.0, -89.0}) {
        Viewpoint view = someView();
        view.pitchDeg = pitch;
        const glm::dmat4 ours = viewMatrixOf(view, kFrame);
        const glm::dmat4 theirs = glm::lookAt(eyeOf(view, kFrame), kFrame.toScene(view.target), glm::dvec3{0.0, 0.0, 1.0});
        for (int c = 0; c < 4; ++c)
            for (int r = 0; r < 4; ++r) EXPECT_NEAR(ours[c][r], theirs[c][r], 1e-8) << "pitch " << pitch;
    }
}

TEST(OrbitCamera, PixelsAgreeWithGlmsProjection) {
    for (const double pitch : {-5.0, -27.5, -90.0}) {
        Viewpoint view = someView();
        view.pitchDeg = pitch;
        const glm::dvec3 target = kFrame.toScene(view.target);
        for (const glm::dvec3 offset : {glm::dvec3{0.0}, glm::dvec3{300.0, -200.0, 50.0}, glm::dvec3{-400.0, 350.0, -20.0}}) {
            const glm::dvec2 expected = projectedByGlm(view, target + offset);
            expectPixel(view, target + offset, expected);
            const glm::dvec3 ray = rayThrough(view, kFrame, kProjection, expected);
            const glm::dvec3 direction = glm::normalize(target + offset - eyeOf(view, kFrame));
            EXPECT_NEAR(glm::distance(ray, direction), 0.0, 1e-9);
        }
    }
}

TEST(OrbitCamera, APointBehindTheEyeHasNoPixel) {
    const Viewpoint view = someView();
    const glm::dvec3 eye = eyeOf(view, kFrame);
    EXPECT_FALSE(pixelOf(view, kFrame, kProjection, eye + (eye - kFrame.toScene(view.target))));
}

// Straight down with heading 90 degrees, east is up in the picture and south is to the right.
TEST(OrbitCamera, HeadingDefinesUpStraightDown) {
    const Viewpoint view{.target = {590000.0, 2300000.0, 10.0}, .headingDeg = 90.0, .pitchDeg = -90.0, .rangeM = 1000.0};
    const auto east = pixelOf(view, kFrame, kProjection, {100.0, 0.0, 0.0});
    const auto south = pixelOf(view, kFrame, kProjection, {0.0, -100.0, 0.0});
    ASSERT_TRUE(east && south);
    EXPECT_NEAR(east->x, 960.0, 1e-6);
    EXPECT_LT(east->y, 540.0);
    EXPECT_GT(south->x, 960.0);
    EXPECT_NEAR(south->y, 540.0, 1e-6);
}

TEST(OrbitCamera, HeadingStaysFrom0To360) {
    OrbitCamera camera = cameraWith(someView());
    camera.orbit(200.0, 0.0);
    EXPECT_NEAR(camera.view().headingDeg, 51.0, 1e-9);
    camera.orbit(-800.0, 0.0);
    EXPECT_NEAR(camera.view().headingDeg, 331.0, 1e-9);
    Viewpoint view = someView();
    view.headingDeg = 360.0;
    camera.setView(view);
    EXPECT_EQ(camera.view().headingDeg, 0.0);
    view.headingDeg = -1e-300;
    camera.setView(view);
    EXPECT_LT(camera.view().headingDeg, 360.0);
}

TEST(OrbitCamera, PitchStaysBetweenStraightDownAndJustBelowTheHorizon) {
    OrbitCamera camera = cameraWith(someView());
    camera.orbit(0.0, 500.0);
    EXPECT_EQ(camera.view().pitchDeg, -1.0);
    camera.orbit(0.0, -500.0);
    EXPECT_EQ(camera.view().pitchDeg, -90.0);
}

TEST(OrbitCamera, OrbitKeepsTargetAndRange) {
    OrbitCamera camera = cameraWith(someView());
    camera.orbit(33.0, -12.0);
    EXPECT_EQ(camera.view().target, someView().target);
    EXPECT_EQ(camera.view().rangeM, someView().rangeM);
    EXPECT_NEAR(camera.view().headingDeg, 244.0, 1e-9);
    EXPECT_NEAR(camera.view().pitchDeg, -39.5, 1e-9);
}

TEST(OrbitCamera, OrbitAboutAPointKeepsItOnTheScreen) {
    OrbitCamera camera = cameraWith(someView());
    const glm::dvec2 pressed{333.0, 801.0};
    const glm::dvec3 point = pointUnder(camera.view(), pressed);
    for (int i = 0; i < 20; ++i) {
        camera.orbitAbout(point, 7.0, i < 10 ? -3.0 : 2.0);
        expectPixel(camera.view(), point, pressed);
    }
    EXPECT_NEAR(camera.view().headingDeg, 351.0, 1e-6);
    EXPECT_NEAR(camera.view().pitchDeg, -37.5, 1e-6);
}

TEST(OrbitCamera, PanBringsTheGrabbedPointUnderTheCursor) {
    OrbitCamera camera = cameraWith(someView());
    const glm::dvec3 grabbed = pointUnder(camera.view(), {700.0, 650.0});
    for (const glm::dvec2 to : {glm::dvec2{720.0, 655.0}, glm::dvec2{1500.0, 900.0}, glm::dvec2{100.0, 400.0}}) {
        camera.pan(grabbed, to);
        expectPixel(camera.view(), grabbed, to);
    }
    EXPECT_EQ(camera.view().headingDeg, someView().headingDeg);
    EXPECT_EQ(camera.view().pitchDeg, someView().pitchDeg);
}

TEST(OrbitCamera, PanTowardsTheSkyMovesALimitedWay) {
    Viewpoint view = someView();
    view.pitchDeg = -3.0;
    OrbitCamera camera = cameraWith(view);
    const glm::dvec3 grabbed = pointUnder(view, {960.0, 700.0});
    const double distance = glm::distance(eyeOf(view, kFrame), grabbed);
    camera.pan(grabbed, {960.0, 10.0});
    EXPECT_LE(glm::distance(eyeOf(view, kFrame), eyeOf(camera.view(), kFrame)), 5.0 * distance);
}

TEST(OrbitCamera, ZoomKeepsThePointUnderTheCursor) {
    OrbitCamera camera = cameraWith(someView());
    const glm::dvec2 cursor{1700.0, 350.0};
    const glm::dvec3 point = pointUnder(camera.view(), cursor);
    for (const double factor : {0.5, 0.8, 1.7, 0.1}) {
        const double before = glm::distance(eyeOf(camera.view(), kFrame), point);
        camera.zoom(factor, point);
        expectPixel(camera.view(), point, cursor);
        EXPECT_NEAR(glm::distance(eyeOf(camera.view(), kFrame), point), before * factor, before * 1e-9);
    }
}

TEST(OrbitCamera, ZoomStopsAtTheSmallestAndLargestRange) {
    OrbitCamera camera = cameraWith(someView());
    camera.setGround(kBounds, nullptr, 50000.0);
    camera.zoom(1e-9, std::nullopt);
    EXPECT_EQ(camera.view().rangeM, OrbitCamera::kMinRangeM);
    camera.zoom(1e9, std::nullopt);
    EXPECT_EQ(camera.view().rangeM, 50000.0);
}

TEST(OrbitCamera, TargetStaysWithinReachOfTheTable) {
    OrbitCamera camera = cameraWith(someView());
    camera.setGround(kBounds, nullptr, 20000.0);
    Viewpoint far = someView();
    far.target.x = 900000.0;
    far.target.y = 2300000.0;
    camera.setView(far);
    EXPECT_NEAR(camera.view().target.x, 610000.0, 1e-6);
    EXPECT_NEAR(camera.view().target.y, 2300000.0, 1e-6);
    for (int i = 0; i < 50; ++i) camera.pan(pointUnder(camera.view(), {100.0, 900.0}), {1800.0, 900.0});
    const glm::dvec2 away = glm::dvec2{camera.view().target} - kBounds.center();
    EXPECT_LE(glm::length(away), 20000.0 + 1e-6);
}

// A Gaussian hill of 400 m over a plain at 50 m.
std::optional<double> hill(glm::dvec2 p) {
    if (!kBounds.contains(p)) return std::nullopt;
    const glm::dvec2 d = p - kBounds.center();
    return 50.0 + 400.0 * std::exp(-glm::dot(d, d) / (2.0 * 1000.0 * 1000.0));
}

double clearanceM(const Viewpoint& view) {
    const glm::dvec3 eye = eyeOf(view, kFrame);
    const auto ground = hill({eye.x + kFrame.origin.x, eye.y + kFrame.origin.y});
    return ground ? eye.z - (*ground - kFrame.origin.z) * kFrame.exaggeration : 1e9;
}

TEST(OrbitCamera, EyeIsAboveTheGroundAfterAnyMove) {
    OrbitCamera camera = cameraWith({.target = {590000.0, 2297000.0, 50.0}, .headingDeg = 0.0, .pitchDeg = -20.0, .rangeM = 800.0});
    camera.setGround(kBounds, hill, 40000.0);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    double time = 0.0;
    for (int i = 0; i < 1000; ++i) {
        const glm::dvec2 pixel{unit(random) * 1920.0, 500.0 + unit(random) * 580.0};
        const glm::dvec3 point = pointUnder(camera.view(), pixel);
        switch (i % 5) {
            case 0: camera.orbit(unit(random) * 90.0 - 45.0, unit(random) * 60.0 - 20.0); break;
            case 1: camera.orbitAbout(point, unit(random) * 90.0 - 45.0, unit(random) * 60.0 - 20.0); break;
            case 2: camera.pan(point, {unit(random) * 1920.0, unit(random) * 1080.0}); break;
            case 3: camera.zoom(0.4 + unit(random) * 1.1, point); break;
            default:
                camera.flyTo({.target = {584000.0 + unit(random) * 12000.0, 2294000.0 + unit(random) * 12000.0, 50.0},
                              .headingDeg = unit(random) * 360.0,
                              .pitchDeg = -unit(random) * 40.0,
                              .rangeM = 2.0 + unit(random) * 3000.0},
                             time);
                for (; camera.advance(time); time += 0.25) ASSERT_GE(clearanceM(camera.view()), 2.0 - 1e-6) << "flight " << i;
        }
        ASSERT_GE(clearanceM(camera.view()), 2.0 - 1e-6) << "move " << i;
        ASSERT_LE(camera.view().pitchDeg, -1.0);
        ASSERT_GE(camera.view().pitchDeg, -90.0);
    }
}

TEST(OrbitCamera, MoreExaggerationLiftsTheEyeOutOfTheGround) {
    OrbitCamera camera = cameraWith({.target = {590000.0, 2298500.0, 100.0}, .headingDeg = 0.0, .pitchDeg = -5.0, .rangeM = 300.0});
    camera.setGround(kBounds, hill, 40000.0);
    SceneFrame steep = kFrame;
    steep.exaggeration = 10.0;
    camera.setFrame(steep);
    const glm::dvec3 eye = eyeOf(camera.view(), steep);
    const double ground = (*hill({eye.x + steep.origin.x, eye.y + steep.origin.y}) - steep.origin.z) * 10.0;
    EXPECT_GE(eye.z - ground, 2.0 - 1e-6);
}

// Steps of 1 m in range towards the slope must not make the eye jump by more than a few metres.
TEST(OrbitCamera, RisesSmoothlyOverTheGround) {
    OrbitCamera camera = cameraWith({.target = {590000.0, 2295000.0, 50.0}, .headingDeg = 180.0, .pitchDeg = -4.0, .rangeM = 200.0});
    camera.setGround(kBounds, hill, 40000.0);
    glm::dvec3 last = eyeOf(camera.view(), kFrame);
    for (double range = 200.0; range < 6000.0; range += 1.0) {
        camera.setView({.target = {590000.0, 2295000.0, 50.0}, .headingDeg = 180.0, .pitchDeg = -4.0, .rangeM = range});
        const glm::dvec3 eye = eyeOf(camera.view(), kFrame);
        EXPECT_LT(glm::distance(eye, last), 2.0);
        last = eye;
    }
}

TEST(OrbitCamera, PanOverAHillKeepsTheGrabbedPointUnderTheCursor) {
    OrbitCamera camera = cameraWith({.target = {590000.0, 2295500.0, 50.0}, .headingDeg = 0.0, .pitchDeg = -15.0, .rangeM = 600.0});
    camera.setGround(kBounds, hill, 40000.0);
    for (int i = 0; i < 40; ++i) {
        const glm::dvec3 grabbed = pointUnder(camera.view(), {960.0, 540.0});
        camera.pan(grabbed, {960.0, 840.0});
        expectPixel(camera.view(), grabbed, {960.0, 840.0}, 1e-5);
        ASSERT_GE(clearanceM(camera.view()), 2.0 - 1e-6);
    }
}

// One metre sideways at 2 300 000 m north and 2 m range: matrices of neighbouring views differ by what the views differ.
TEST(OrbitCamera, ViewMatrixIsStableCloseUpFarFromTheOriginOfTheGrid) {
    const Viewpoint view{.target = {590000.5, 2300000.25, 10.0}, .headingDeg = 30.0, .pitchDeg = -30.0, .rangeM = 2.0};
    const SceneFrame frame{.origin = {590000.0, 2300000.0, 10.0}, .exaggeration = 1.0};
    const glm::dmat4 first = viewMatrixOf(view, frame);
    // The eye in closed form, relative to the origin.
    const glm::dvec3 eye{0.5 - 2.0 * std::cos(30 * kDegToRad) * std::sin(30 * kDegToRad),
                         0.25 - 2.0 * std::cos(30 * kDegToRad) * std::cos(30 * kDegToRad), 1.0};
    EXPECT_NEAR(glm::length(glm::dvec3(first * glm::dvec4(eye, 1.0))), 0.0, 1e-6);
    for (int i = 1; i <= 100; ++i) {
        Viewpoint moved = view;
        moved.target.x += i * 1e-6;
        const glm::dvec4 shift = viewMatrixOf(moved, frame)[3] - first[3];
        EXPECT_NEAR(glm::length(glm::dvec3(shift)), i * 1e-6, 1e-9);
    }
}

TEST(OrbitCamera, TheWholeTableIsInThePicture) {
    for (const glm::ivec2 size : {glm::ivec2{1920, 1080}, glm::ivec2{800, 1200}})
        for (const double heading : {0.0, 45.0, 200.0})
            for (const double pitch : {-90.0, -38.0, -10.0}) {
                const Projection projection{.fovYDeg = 45.0, .sizePx = size};
                const Viewpoint view = wholeTable(kBounds, 50.0, 450.0, kFrame, projection, heading, pitch);
                EXPECT_EQ(view.headingDeg, heading);
                EXPECT_EQ(view.pitchDeg, pitch);
                double nearestEdgePx = 1e9;
                for (int corner = 0; corner < 8; ++corner) {
                    const glm::dvec3 ground{(corner & 1) ? kBounds.maxE : kBounds.minE, (corner & 2) ? kBounds.maxN : kBounds.minN,
                                            (corner & 4) ? 450.0 : 50.0};
                    const auto pixel = pixelOf(view, kFrame, projection, kFrame.toScene(ground));
                    ASSERT_TRUE(pixel);
                    for (const double edge : {pixel->x, pixel->y, size.x - pixel->x, size.y - pixel->y})
                        nearestEdgePx = std::min(nearestEdgePx, edge);
                }
                EXPECT_GT(nearestEdgePx, 0.0);
                EXPECT_LT(nearestEdgePx, 0.35 * std::min(size.x, size.y));  // and it fills the picture, its frame left aside
            }
}

}  // namespace
}  // namespace saban::viewer
