// A view whose lines of sight are parallel: a map.
#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "viewer/camera/map_tilt.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/table/frame_layout.h"

namespace saban::viewer {
namespace {

const SceneFrame kFrame{.origin = {590000.0, 2300000.0, 10.0}, .exaggeration = 3.0};
const Projection kProjection{.fovYDeg = 45.0, .sizePx = {1920, 1080}};
const geo::Bounds kBounds{584000.0, 2294000.0, 596000.0, 2306000.0};

Viewpoint mapView(double rangeM = 6000.0) { return {.target = {591234.5, 2299321.25, 87.5}, .headingDeg = 0.0, .pitchDeg = -90.0, .rangeM = rangeM, .flatness = 1.0}; }

glm::dvec2 pixelAt(const Viewpoint& view, glm::dvec3 ground) { return pixelOf(view, kFrame, kProjection, kFrame.toScene(ground)).value(); }

// The height of the picture is 2 r tan 22.5 degrees of ground, seen from r.
double metresPerPixel(double rangeM) { return 2.0 * rangeM * (std::numbers::sqrt2 - 1.0) / 1080.0; }

TEST(MapView, WhatIsHighIsDrawnOverItsFoot) {
    for (const double range : {50.0, 6000.0, 90000.0}) {
        const Viewpoint view = mapView(range);
        const double reach = 500.0 * metresPerPixel(range);
        for (const glm::dvec2 aside : {glm::dvec2(0.0), glm::dvec2(1.7, 0.9), glm::dvec2(-1.7, -0.4)}) {
            const glm::dvec2 at = glm::dvec2(view.target) + aside * reach;
            EXPECT_LT(glm::distance(pixelAt(view, {at, 0.0}), pixelAt(view, {at, 3143.0})), 1e-6) << range;
        }
    }
}

TEST(MapView, AWayInPixelsIsTheWayOnTheGroundAllOverThePicture) {
    const Viewpoint view = mapView();
    const double perPixel = metresPerPixel(view.rangeM);
    EXPECT_NEAR(metresPerPixelOf(view, kProjection), perPixel, 1e-12);
    for (double e = -4000.0; e <= 4000.0; e += 1000.0)
        for (double n = -2000.0; n <= 2000.0; n += 1000.0) {
            const glm::dvec3 from{view.target.x + e, view.target.y + n, 5.0 + std::abs(e)}, to{from.x + 700.0, from.y - 400.0, 900.0};
            const glm::dvec2 way = (pixelAt(view, to) - pixelAt(view, from)) * perPixel;
            EXPECT_NEAR(way.x, 700.0, 0.1 * perPixel);
            EXPECT_NEAR(way.y, 400.0, 0.1 * perPixel);  // rows count downwards
        }
}

TEST(MapView, ARayGoesStraightDownOnThePlaceOfItsPixel) {
    const Viewpoint view = mapView();
    for (const glm::dvec2 pixel : {glm::dvec2(0.0), glm::dvec2(960.0, 540.0), glm::dvec2(1919.5, 3.25)}) {
        EXPECT_NEAR(glm::distance(rayThrough(view, kFrame, kProjection, pixel), glm::dvec3(0.0, 0.0, -1.0)), 0.0, 1e-12);
        const glm::dvec3 start = rayStart(view, kFrame, kProjection, pixel);
        EXPECT_NEAR(start.x, view.target.x - 590000.0 + (pixel.x - 960.0) * metresPerPixel(view.rangeM), 1e-6);
        EXPECT_NEAR(start.y, view.target.y - 2300000.0 + (540.0 - pixel.y) * metresPerPixel(view.rangeM), 1e-6);
        EXPECT_LT(glm::distance(seenFrom(view, kFrame, start + glm::dvec3(0.0, 0.0, -700.0)), start), 1e-6);
    }
}

TEST(MapView, PanAndZoomKeepThePointUnderTheCursorAndTheScale) {
    OrbitCamera camera;
    camera.setFrame(kFrame);
    camera.setProjection(kProjection);
    camera.setGround(kBounds, [](glm::dvec2 at) { return std::optional(100.0 + 0.2 * (at.x - 584000.0)); }, 50000.0);
    camera.setView(mapView());
    const glm::dvec3 hill = kFrame.toScene({590500.0, 2300100.0, 1400.0});
    for (const glm::dvec2 to : {glm::dvec2(300.0, 200.0), glm::dvec2(1700.0, 900.0)}) {
        camera.pan(hill, to);
        EXPECT_LT(glm::distance(pixelOf(camera.view(), kFrame, kProjection, hill).value(), to), 1e-6);
        EXPECT_DOUBLE_EQ(camera.view().rangeM, 6000.0);
    }
    for (const double factor : {0.25, 3.0}) {
        const glm::dvec2 before = pixelOf(camera.view(), kFrame, kProjection, hill).value();
        const double range = camera.view().rangeM;
        camera.zoom(factor, hill);
        EXPECT_LT(glm::distance(pixelOf(camera.view(), kFrame, kProjection, hill).value(), before), 1e-6);
        EXPECT_NEAR(camera.view().rangeM, range * factor, 1e-6);
    }
    camera.orbit(30.0, 40.0);
    EXPECT_EQ(camera.view().headingDeg, 30.0);
    EXPECT_EQ(camera.view().pitchDeg, -90.0);
}

// The hill leans by 870 / 0.8 - 870 = 217 pixels as soon as an eye sees it at once.
TEST(MapView, IsTiltedIntoAnEyesViewWithoutAJump) {
    OrbitCamera camera;
    camera.setFrame(kFrame);
    camera.setProjection(kProjection);
    camera.setGround(kBounds, [](glm::dvec2) { return 87.5; }, 50000.0);
    camera.setView(mapView());
    const glm::dvec3 grabbed = kFrame.toScene({590500.0, 2300100.0, 87.5}), hill = kFrame.toScene({595234.5, 2299321.25, 487.5});
    const glm::dvec2 held = pixelOf(camera.view(), kFrame, kProjection, grabbed).value();
    glm::dvec2 before = pixelOf(camera.view(), kFrame, kProjection, hill).value();
    for (int step = 0; step < 60; ++step) {
        orbitOutOfMap(camera, grabbed, 0.0, 0.5);
        EXPECT_FALSE(camera.view().isFlat());
        EXPECT_LT(glm::distance(pixelOf(camera.view(), kFrame, kProjection, grabbed).value(), held), 0.01) << step;
        const glm::dvec2 now = pixelOf(camera.view(), kFrame, kProjection, hill).value();
        EXPECT_LT(glm::distance(now, before), 30.0) << step;
        before = now;
    }
    EXPECT_EQ(camera.view().flatness, 0.0);
    EXPECT_NEAR(camera.view().pitchDeg, -60.0, 1e-6);
    orbitOutOfMap(camera, grabbed, 20.0, -90.0);  // no way back to the map
    EXPECT_EQ(camera.view().flatness, 0.0);
    EXPECT_EQ(camera.view().pitchDeg, -90.0);
}

TEST(MapView, OnlyTurnedItStaysAMap) {
    OrbitCamera camera;
    camera.setFrame(kFrame);
    camera.setProjection(kProjection);
    camera.setView(mapView());
    orbitOutOfMap(camera, kFrame.toScene({590500.0, 2300100.0, 87.5}), 25.0, 0.0);
    EXPECT_TRUE(camera.view().isFlat());
    EXPECT_NEAR(camera.view().headingDeg, 25.0, 1e-9);
}

TEST(MapView, CoversNoMoreThanTheReachWithItsShorterSideWhateverItsSize) {
    constexpr double kReachM = 48000.0;
    for (const glm::ivec2 size : {glm::ivec2(400, 300), glm::ivec2(7680, 4320), glm::ivec2(400, 3000)}) {
        const Projection projection{.fovYDeg = 45.0, .sizePx = size};
        OrbitCamera camera;
        camera.setFrame(kFrame);
        camera.setProjection(projection);
        camera.setGround(kBounds, [](glm::dvec2) { return 87.5; }, kReachM);
        camera.setView(mapView(1e9));
        EXPECT_NEAR(metresPerPixelOf(camera.view(), projection) * std::min(size.x, size.y), kReachM, 1e-6);
        // The whole table fits into any picture, as a map and as an eye sees it.
        for (const double flatness : {0.0, 1.0}) {
            const Viewpoint whole = wholeTable(kBounds, 50.0, 1450.0, kFrame, projection, 0.0, -90.0, flatness);
            camera.setView(whole);
            EXPECT_EQ(camera.view().rangeM, whole.rangeM);
        }
    }
}

TEST(MapView, TheWholeTableFillsThePictureToItsMargin) {
    for (const glm::ivec2 size : {glm::ivec2(1920, 1080), glm::ivec2(700, 1200)}) {
        const Projection projection{.fovYDeg = 45.0, .sizePx = size};
        const Viewpoint view = wholeTable(kBounds, 50.0, 1450.0, kFrame, projection, 0.0, -90.0, 1.0);
        const geo::Bounds outer = frameOutline(kBounds);
        const auto low = pixelOf(view, kFrame, projection, kFrame.toScene({outer.minE, outer.maxN, 50.0}));
        const auto high = pixelOf(view, kFrame, projection, kFrame.toScene({outer.maxE, outer.minN, 1450.0}));
        ASSERT_TRUE(low && high);
        EXPECT_GT(low->x, 0.0);
        EXPECT_GT(low->y, 0.0);
        EXPECT_NEAR(low->x + high->x, size.x, 1e-6);  // in the middle
        EXPECT_NEAR(low->y + high->y, size.y, 1e-6);
        EXPECT_GT(std::max((high->x - low->x) / size.x, (high->y - low->y) / size.y), 0.95);
    }
}

// The lens is longer the flatter the view: at flatness f a point h over the target's plane, d beside it, lies d R / (R - h) beside it,
// R = 50^f r being where the eye is.
TEST(MapView, OnTheWayThereTheEyeGoesAwayAndTheScaleAtTheTargetStays) {
    for (const double flatness : {0.0, 0.4, 0.9}) {
        Viewpoint view = mapView();
        view.flatness = flatness;
        const double eyeM = std::pow(50.0, flatness) * view.rangeM, h = 400.0 * kFrame.exaggeration;
        const glm::dvec2 pixel = pixelAt(view, {view.target.x + 1000.0, view.target.y, view.target.z + 400.0});
        EXPECT_NEAR(pixel.x - 960.0, 1000.0 * eyeM / (eyeM - h) / metresPerPixel(view.rangeM), 1e-6);
        EXPECT_NEAR(pixel.y, 540.0, 1e-6);
    }
}

TEST(MapView, AFlightToItTurnsFirstAndAStopOnItsWayIsTheMap) {
    OrbitCamera camera;
    camera.setFrame(kFrame);
    camera.setProjection(kProjection);
    camera.setView({.target = mapView().target, .headingDeg = 70.0, .pitchDeg = -20.0, .rangeM = 6000.0});
    camera.flyTo(mapView(), 0.0);
    const double durationS = flightDurationS(camera.view(), mapView());
    double flatness = 0.0;
    for (int i = 1; i < 20; ++i) {
        ASSERT_TRUE(camera.advance(durationS * i / 20.0));
        EXPECT_GE(camera.view().flatness, flatness);
        flatness = camera.view().flatness;
        if (camera.view().pitchDeg > -40.0) {
            EXPECT_EQ(flatness, 0.0);
        }
        EXPECT_TRUE(camera.settled().isFlat());
    }
    EXPECT_LT(flatness, 1.0);
    camera.zoom(0.5, std::nullopt);
    EXPECT_TRUE(camera.view().isFlat());
    EXPECT_EQ(camera.view().pitchDeg, -90.0);
    EXPECT_EQ(camera.view().rangeM, 3000.0);
}

}  // namespace
}  // namespace saban::viewer
