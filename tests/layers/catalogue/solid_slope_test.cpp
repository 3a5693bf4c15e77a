// Models on ground that is not level: nothing hovers, what is of earth lies along the slope, houses stay level.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <glm/trigonometric.hpp>

#include "layers/catalogue/solid_models.h"
#include "tests/layers/catalogue/solid_check.h"

namespace saban::layers {
namespace {

using test::flaw;
using test::openEdges;

constexpr SolidDetail kDetails[] = {SolidDetail::Full, SolidDetail::Reduced, SolidDetail::Box};
constexpr double kFoundationM = 0.8;

/// Even ground that rises in a direction, as steep as 14 degrees are under an exaggeration.
GroundZ slopeOf(double towardsDeg, double exaggeration) {
    const double rise = exaggeration * std::tan(glm::radians(14.0)), towards = glm::radians(towardsDeg);
    return [rise, x = std::sin(towards), y = std::cos(towards)](glm::dvec2 at) { return rise * (at.x * x + at.y * y); };
}

GroundZ rough() {
    return [](glm::dvec2 at) { return 0.1 * at.y + 0.6 * std::sin(0.2 * at.x) * std::cos(0.15 * at.y); };
}

std::vector<GroundZ> grounds() {
    std::vector<GroundZ> all{rough()};
    for (const double exaggeration : {1.0, 2.0, 3.0})
        for (const double towardsDeg : {0.0, 90.0, 180.0, 215.0}) all.push_back(slopeOf(towardsDeg, exaggeration));
    return all;
}

std::vector<StructureType> pointTypes() {
    std::vector<StructureType> types;
    for (const StructureType& type : defaultCatalogue().types()) {
        if (type.geometry != StructureGeometry::Point) continue;
        types.push_back(type);
        types.back().entranceSide = types.size() % 2 == 0 ? EntranceSide::Right : EntranceSide::Front;
    }
    return types;
}

TEST(SolidOnASlope, IsSoundAndClosed) {
    for (const StructureType& type : pointTypes())
        for (const SolidDetail detail : kDetails)
            for (const GroundZ& ground : grounds()) {
                const SolidModel model = buildSolid(type, type.sizes, {.detail = detail, .groundZ = ground});
                EXPECT_EQ(flaw(model), "") << type.id;
                EXPECT_EQ(openEdges(model), 0u) << type.id;
            }
}

// Every corner of the outline, seen from above, stands on something that reaches into the ground.
TEST(SolidOnASlope, OfEarthReachesIntoTheGroundAllAround) {
    for (const char* id : {"command_bunker", "meeting_bunker", "personnel_shelter", "vehicle_shelter", "parking_place"})
        for (const SolidDetail detail : kDetails)
            for (const GroundZ& ground : grounds()) {
                const StructureType& type = *defaultCatalogue().find(id);
                const SolidModel model = buildSolid(
                    type, type.sizes, {.detail = detail, .foundationDepthM = kFoundationM, .groundZ = ground});
                std::vector<glm::dvec3> corners;
                for (const SolidVertex& vertex : model.vertices) corners.emplace_back(vertex.position);
                for (const glm::dvec3& corner : test::outlineOf(corners))
                    EXPECT_LE(corner.z, ground(glm::dvec2(corner)) - 0.5 * kFoundationM)
                        << id << " at " << corner.x << ", " << corner.y;
            }
}

TEST(SolidOnASlope, ReachesUnderTheLowestGroundUnderItsPlan) {
    for (const StructureType& type : pointTypes())
        for (const SolidDetail detail : kDetails)
            for (const GroundZ& ground : grounds()) {
                const SolidModel model = buildSolid(
                    type, type.sizes, {.detail = detail, .foundationDepthM = kFoundationM, .groundZ = ground});
                // The hut of a post for communications and the posts of a gate fill a part of their plan.
                const double share = type.id == "communications_post" || type.id == "gate" ? 0.2 : 0.4;
                const double x = share * type.sizes.widthM, y = share * type.sizes.lengthM;
                double lowest = 0.0;
                for (const double sx : {-x, x})
                    for (const double sy : {-y, y}) lowest = std::min(lowest, ground({sx, sy}));
                EXPECT_LT(model.bounds.min.z, lowest) << type.id;
            }
}

TEST(SolidOnASlope, OfAHouseKeepsItsHeightAndStandsOnABankDownToTheGround) {
    const StructureType& hall = *defaultCatalogue().find("briefing_hall");
    const GroundZ ground = slopeOf(180.0, 1.0);  // falls away ahead
    const SolidModel model = buildSolid(hall, hall.sizes, {.detail = SolidDetail::Box, .groundZ = ground});
    EXPECT_NEAR(model.bounds.max.z, hall.sizes.heightM, 1e-4);
    // 18 m long, half a metre before it: the ground lies 2.37 m lower there, and the bank reaches 0.8 times as far out.
    const double fallM = 9.5 * std::tan(glm::radians(14.0));
    EXPECT_NEAR(model.bounds.max.y, 9.5 + 0.8 * fallM, 1e-3);
    EXPECT_LE(model.bounds.max.y, 9.0 + kTerraceReachM);
}

TEST(SolidOnASlope, OfAHouseOnLevelGroundHasNoBank) {
    const StructureType& hall = *defaultCatalogue().find("briefing_hall");
    const SolidModel plain = buildSolid(hall, hall.sizes),
                     level = buildSolid(hall, hall.sizes, {.groundZ = [](glm::dvec2) { return 0.0; }});
    EXPECT_EQ(plain.triangles.size(), level.triangles.size());
}

// The sill of the door lies on the ground before it, and nothing dark shows under it.
TEST(SolidOnASlope, OfABunkerHasItsDoorOnTheGroundWhicheverWayItLooks) {
    const StructureType& bunker = *defaultCatalogue().find("command_bunker");
    for (const double exaggeration : {1.0, 2.0, 3.0})
        for (const double towardsDeg : {0.0, 90.0, 180.0, 270.0}) {
            const GroundZ ground = slopeOf(towardsDeg, exaggeration);
            const MoundShape mound = moundOver({.sizes = bunker.sizes, .groundZ = ground});
            const double front = portalFrontM(mound), sillM = std::max(ground({-0.8, front}), ground({0.8, front}));
            EXPECT_NEAR(portalSillM(mound, 0.0), sillM, 1e-9) << towardsDeg;
            const SolidModel model = buildSolid(bunker, bunker.sizes, {.groundZ = ground});
            double lowest = INFINITY;
            for (const SolidVertex& vertex : model.vertices)
                if (vertex.colour == palette::kOpening) lowest = std::min(lowest, static_cast<double>(vertex.position.z));
            EXPECT_NEAR(lowest, sillM, 1e-4) << towardsDeg;
        }
}

// 1.4 m of earth over a roof of 8 m by 5 m: what leaning takes away is at most 0.6 of that.
TEST(SolidOnASlope, OfABunkerLeansAsFarAsItsRoofStaysCovered) {
    const StructureSizes& s = defaultCatalogue().find("command_bunker")->sizes;
    for (const GroundZ& ground : grounds()) {
        const MoundShape mound = moundOver({.sizes = s, .groundZ = ground});
        for (const double x : {-2.5, 2.5})
            for (const double y : {-4.0, 4.0}) EXPECT_GE(mound.heightM + mound.leanAt({x, y}), 1.0 + 0.4 * 1.4 - 1e-9);
    }
    const MoundShape gentle = moundOver({.sizes = s, .groundZ = [](glm::dvec2 at) { return 0.1 * at.y; }});
    EXPECT_NEAR(gentle.lean.x, 0.0, 1e-9);
    EXPECT_NEAR(gentle.lean.y, 0.1, 1e-9);
}

TEST(SolidOnASlope, OnALevelPlatformDoesNotLean) {
    for (const char* id : {"command_bunker", "vehicle_shelter", "parking_place"}) {
        const StructureType& type = *defaultCatalogue().find(id);
        const SolidModel level = buildSolid(type, type.sizes, {.detail = SolidDetail::Box}),
                         onSlope = buildSolid(
                             type, type.sizes,
                             {.detail = SolidDetail::Box, .groundZ = slopeOf(90.0, 1.0), .platform = Platform::Level});
        EXPECT_NEAR(onSlope.bounds.max.z, level.bounds.max.z, 1e-4) << id;
        EXPECT_LT(onSlope.bounds.min.z, -1.0) << id;
    }
}

TEST(GroundPlane, LiesOverAllGroundUnderAPlan) {
    for (const GroundZ& ground : grounds()) {
        const ModelInput in{.groundZ = ground};
        const Rectangle plan = centred(12.0, 20.0);
        const GroundPlane plane = in.planeOver(plan);
        for (int i = 0; i <= 4; ++i)
            for (int k = 0; k <= 4; ++k) {
                const glm::dvec2 at(-6.0 + 3.0 * i, -10.0 + 5.0 * k);
                EXPECT_GE(plane(at), ground(at) - 1e-9);
                EXPECT_LE(plane(at), ground(at) + plane.dropM + 1e-9);
            }
    }
    const GroundPlane even =
        ModelInput{.groundZ = [](glm::dvec2 at) { return 2.0 + 0.3 * at.x - 0.2 * at.y; }}.planeOver(centred(7.0, 5.0));
    EXPECT_NEAR(even.slope.x, 0.3, 1e-9);
    EXPECT_NEAR(even.slope.y, -0.2, 1e-9);
    EXPECT_NEAR(even.liftM, 2.0, 1e-9);
    EXPECT_NEAR(even.dropM, 0.0, 1e-9);
}

// Across a slope of a third the right edge of a section that reaches 3 m to both sides lies 2 m higher than the left
// one.
TEST(LineOnASlope, LeansAcrossWithTheGround) {
    const std::vector<glm::dvec3> line{{0, 0, 0}, {0, 25, 0}, {0, 60, 0}};
    const std::vector<double> rises(3, 1.0 / 3.0);
    for (const char* id : {"open_trench", "covered_trench"})
        for (const SolidDetail detail : kDetails) {
            const StructureType& type = *defaultCatalogue().find(id);
            const SolidModel level = buildLineSolid(type, type.sizes, line, {.detail = detail}),
                             leaning =
                                 buildLineSolid(type, type.sizes, line, {.detail = detail, .acrossSlopes = rises});
            EXPECT_EQ(flaw(leaning), "") << id;
            ASSERT_EQ(leaning.vertices.size(), level.vertices.size());
            for (std::size_t i = 0; i < level.vertices.size(); ++i) {
                const glm::dvec3 was = level.vertices[i].position, is = leaning.vertices[i].position;
                // Bars have a thickness that stays as it is.
                EXPECT_NEAR(is.z, was.z + was.x / 3.0, 0.1) << id;
                EXPECT_NEAR(is.x, was.x, 1e-5) << id;
            }
        }
}

}  // namespace
}  // namespace saban::layers
