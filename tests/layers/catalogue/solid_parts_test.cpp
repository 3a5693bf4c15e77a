#include "layers/catalogue/solid_parts.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "tests/layers/catalogue/solid_check.h"

namespace saban::layers {
namespace {

using test::openEdges;
using test::volumeM3;

constexpr Colour kGrey{128, 128, 128, 255};

template <typename Add>
SolidModel built(const Add& add) {
    SolidBuilder builder;
    add(builder);
    SolidModel model = builder.finish();
    EXPECT_EQ(test::flaw(model), "");
    return model;
}

TEST(SolidParts, ABoxHoldsLengthTimesWidthTimesHeight) {
    const SolidModel box = built([](SolidBuilder& b) { b.box({-1, -2, 3, 4}, -0.5, 2.0, kGrey); });
    EXPECT_NEAR(volumeM3(box), 4.0 * 6.0 * 2.5, 1e-4);
    EXPECT_EQ(openEdges(box), 0u);
    EXPECT_EQ(box.triangles.size(), 36u);
    EXPECT_EQ(box.bounds.min, glm::vec3(-1, -2, -0.5f));
    EXPECT_EQ(box.bounds.max, glm::vec3(3, 4, 2));
}

TEST(SolidParts, FaceOutwardsWhicheverWayTheirRingsRun) {
    for (const bool isReversed : {false, true}) {
        Ring ring{{0, 0, 0}, {2, 0, 0}, {2, 3, 0}, {0, 3, 0}};
        if (isReversed) std::reverse(ring.begin(), ring.end());
        for (const double z : {1.0, -1.0})
            EXPECT_NEAR(volumeM3(built([&](SolidBuilder& b) { b.prism(ring, {0.5, 0, z}, kGrey); })), 6.0, 1e-5);
    }
}

// A cube of 1 m, one upper corner of which stands out by half a metre, whichever of the two in front: what is added is a
// pyramid over the front.
TEST(SolidParts, FourCornersThatAreNotInOnePlaneBulge) {
    for (const bool isRight : {true, false}) {
        const Ring base{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}};
        const Ring top{{0, isRight ? 0.0 : -0.5, 1}, {1, isRight ? -0.5 : 0.0, 1}, {1, 1, 1}, {0, 1, 1}};
        const SolidModel model = built([&](SolidBuilder& b) { b.loft(std::vector<Ring>{base, top}, kGrey); });
        EXPECT_NEAR(volumeM3(model), 1.0 + 0.5 / 3.0, 1e-6);
        EXPECT_EQ(openEdges(model), 0u);
    }
}

// A third of base times height.
TEST(SolidParts, APyramidClosesInItsApex) {
    const SolidModel pyramid = built([](SolidBuilder& b) { b.frustum(centred(4, 3), 0.0, centred(0, 0), 2.0, kGrey); });
    EXPECT_NEAR(volumeM3(pyramid), 4.0 * 3.0 * 2.0 / 3.0, 1e-5);
    EXPECT_EQ(openEdges(pyramid), 0u);
    EXPECT_EQ(pyramid.triangles.size(), 3u * 6u);
}

// A prism on a regular polygon: n/2 r² sin(2 pi / n) h.
TEST(SolidParts, ARoundBarIsAPrismWhicheverWayItPoints) {
    for (const glm::dvec3 way :
         {glm::dvec3(0, 0, 5), glm::dvec3(5, 0, 0), glm::dvec3(3, 0, -4), glm::dvec3(0, -5, 0)}) {
        const SolidModel bar = built([&](SolidBuilder& b) {
            b.round({1, 1, 1}, glm::dvec3(1, 1, 1) + way, 0.5, 0.5, 12, kGrey);
        });
        EXPECT_NEAR(volumeM3(bar), 6.0 * 0.25 * std::sin(std::numbers::pi / 6.0) * 5.0, 1e-4);
        EXPECT_EQ(openEdges(bar), 0u);
        EXPECT_NEAR(volumeM3(built([&](SolidBuilder& b) {
                        b.bar({1, 1, 1}, glm::dvec3(1, 1, 1) + way, 0.5, kGrey);
                    })),
                    0.25 * 5.0, 1e-4);
    }
}

TEST(SolidParts, ATurnGoesCounterClockwise) {
    const SolidModel box = built([](SolidBuilder& b) {
        b.turn(std::numbers::pi / 2.0);
        b.box({0, 0, 4, 1}, 0.0, 1.0, kGrey);
    });
    EXPECT_NEAR(box.bounds.min.x, -1.0f, 1e-6);
    EXPECT_NEAR(box.bounds.max.y, 4.0f, 1e-6);
    EXPECT_NEAR(volumeM3(box), 4.0, 1e-5);
}

// A prismatoid: h/6 (base + 4 middle + top), on a foundation of base times depth.
TEST(SolidParts, AMoundAsABoxIsATruncatedPyramid) {
    const MoundShape shape{.top = centred(4, 6), .heightM = 2.0, .slope = 1.5, .foundationDepthM = 0.5};
    const double flare = 1.2 * 1.5 * 2.0;
    EXPECT_NEAR(moundFlareM(shape), flare, 1e-12);
    const SolidModel mound = built([&](SolidBuilder& b) { addMound(b, shape, SolidDetail::Box, kGrey); });
    const double base = (4 + 2 * flare) * (6 + 2 * flare), middle = (4 + flare) * (6 + flare), top = 4.0 * 6.0;
    EXPECT_NEAR(volumeM3(mound), 2.0 / 6.0 * (base + 4.0 * middle + top) + 0.5 * base, 1e-2);
    EXPECT_EQ(openEdges(mound), 0u);
    EXPECT_NEAR(mound.bounds.max.x, 2.0 + flare, 1e-5);
    EXPECT_NEAR(mound.bounds.max.z, 2.0, 1e-6);
    EXPECT_NEAR(mound.bounds.min.z, -0.5, 1e-6);
}

TEST(SolidParts, AMoundKeepsItsOutlineAtEveryDetail) {
    const MoundShape shape{.top = centred(4, 6), .heightM = 2.0, .slope = 1.5, .foundationDepthM = 0.5};
    const SolidModel box = built([&](SolidBuilder& b) { addMound(b, shape, SolidDetail::Box, kGrey); });
    for (const SolidDetail detail : {SolidDetail::Full, SolidDetail::Reduced}) {
        const SolidModel mound = built([&](SolidBuilder& b) { addMound(b, shape, detail, kGrey); });
        EXPECT_EQ(openEdges(mound), 0u);
        for (int axis = 0; axis < 3; ++axis) {
            EXPECT_NEAR(mound.bounds.min[axis], box.bounds.min[axis], 1e-5);
            EXPECT_NEAR(mound.bounds.max[axis], box.bounds.max[axis], 1e-5);
        }
    }
}

// The walls' pentagon: width times (eaves of the wall + half the rise above them).
TEST(SolidParts, AGableHouseHasItsRidgeAlongTheLongerSide) {
    const GableHouse house{.plan = centred(6, 10),
                           .ridge = ridgeOf(centred(6, 10)),
                           .overhangM = 0.5,
                           .eavesZ = 2.0,
                           .ridgeZ = 4.1,
                           .roofThicknessM = 0.1,
                           .wall = kGrey,
                           .roof = kGrey};
    EXPECT_EQ(house.ridge, RidgeAlong::Y);
    EXPECT_EQ(ridgeOf(centred(10, 6)), RidgeAlong::X);
    const SolidModel walls = built([&](SolidBuilder& b) { addGableWalls(b, house); });
    // The roof rises 2 m over 3 m: a third of a metre over the overhang.
    const double eaves = 2.0 + 2.0 * 0.5 / 3.0;
    EXPECT_NEAR(volumeM3(walls), 9.0 * 5.0 * (eaves + (4.0 - eaves) / 2.0), 1e-3);
    EXPECT_EQ(openEdges(walls), 0u);
    // Each slope: thickness times half the width times length.
    EXPECT_NEAR(volumeM3(built([&](SolidBuilder& b) { addGableRoof(b, house); })), 2.0 * 0.1 * 3.0 * 10.0, 1e-3);
}

TEST(SweepPath, ReachesTheMitreOfACorner) {
    const std::vector<glm::dvec3> line{{0, 0, 0}, {10, 0, 0}, {10, 10, 0}};
    const SweepPath path = sweepPath(line);
    ASSERT_EQ(path.points.size(), 3u);
    EXPECT_NEAR(glm::distance(path.right[0], glm::dvec2(0, -1)), 0.0, 1e-12);
    EXPECT_NEAR(glm::distance(path.right[1], glm::dvec2(1, -1)), 0.0, 1e-12);
    EXPECT_NEAR(glm::distance(path.right[2], glm::dvec2(1, 0)), 0.0, 1e-12);
    EXPECT_NEAR(path.lengthM(), 20.0, 1e-12);
}

TEST(SweepPath, StaysFiniteWhereALineTurnsBack) {
    const std::vector<glm::dvec3> line{{0, 0, 0}, {10, 0, 0}, {0, 0, 0}, {10, 1e-4, 0}};
    for (const glm::dvec2& right : sweepPath(line).right) {
        EXPECT_TRUE(std::isfinite(right.x) && std::isfinite(right.y));
        EXPECT_LE(glm::length(right), 2.5 + 1e-9);
    }
}

TEST(SweepPath, LeavesOutPointsThatCoincide) {
    const std::vector<glm::dvec3> line{{0, 0, 0}, {0, 0, 3}, {5, 0, 0}, {5, 0, 0}};
    EXPECT_EQ(sweepPath(line).points.size(), 2u);
    EXPECT_TRUE(sweepPath(std::vector<glm::dvec3>{{1, 1, 1}, {1, 1, 1}}).points.empty());
    EXPECT_TRUE(sweepPath({}).points.empty());
}

TEST(SweepPath, PartKeepsTheCornersInside) {
    const std::vector<glm::dvec3> line{{0, 0, 0}, {10, 0, 2}, {10, 10, 2}};
    const SweepPath part = sweepPath(line).part(5.0, 12.0);
    ASSERT_EQ(part.points.size(), 3u);
    EXPECT_NEAR(glm::distance(part.points[0], glm::dvec3(5, 0, 1)), 0.0, 1e-12);
    EXPECT_NEAR(glm::distance(part.points[2], glm::dvec3(10, 2, 2)), 0.0, 1e-12);
    EXPECT_NEAR(part.lengthM(), 7.0, 1e-12);
    EXPECT_NEAR(glm::length(part.right[1]), std::sqrt(2.0), 1e-12);
}

// On level ground a section that is the same on both sides sweeps its area times the length of its line, corners
// included: what the mitre adds outside it takes away inside.
TEST(SolidParts, ASweepHoldsSectionTimesLengthAroundCorners) {
    const std::vector<glm::dvec3> line{{0, 0, 1}, {20, 0, 1}, {30, 10, 1}, {30, 40, 1}};
    const SweepPath path = sweepPath(line);
    const SolidModel bank = built([&](SolidBuilder& b) {
        b.sweep(path, {{-2, 0}, {2, 0}, {1, 1.5}, {-1, 1.5}}, kGrey);
    });
    EXPECT_NEAR(volumeM3(bank), (4.0 + 2.0) / 2.0 * 1.5 * (20.0 + std::sqrt(200.0) + 30.0), 0.01);
    EXPECT_EQ(openEdges(bank), 0u);
}

}  // namespace
}  // namespace saban::layers
