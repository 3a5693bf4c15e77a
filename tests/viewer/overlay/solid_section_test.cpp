#include "viewer/overlay/solid_section.h"

#include <gtest/gtest.h>

#include <numbers>

#include "layers/catalogue/solid_parts.h"
#include "layers/catalogue/structure_catalogue.h"
#include "viewer/overlay/structure_inside.h"

namespace saban::viewer {
namespace {

using namespace layers;

constexpr Colour kEarth{140, 110, 70, 255}, kStone{180, 180, 180, 255};

SolidModel boxOf(glm::dvec3 min, glm::dvec3 max, Colour colour = kEarth) {
    SolidBuilder builder;
    builder.box({min.x, min.y, max.x, max.y}, min.z, max.z, colour);
    return builder.finish();
}

double areaOf(const SolidModel& model, Colour colour) {
    SolidModel part = model;
    part.triangles.clear();
    for (std::size_t i = 0; i + 2 < model.triangles.size(); i += 3)
        if (model.vertices[model.triangles[i]].colour == colour) part.triangles.insert(part.triangles.end(), {model.triangles[i], model.triangles[i + 1], model.triangles[i + 2]});
    return areaM2(part);
}

// 2 mm of overlap on either side of each strip are in the tolerance.
TEST(SolidSection, AnUprightPlaneLeavesTheSideOfABox) {
    const SolidModel box = boxOf({-4.0, -3.0, -1.0}, {4.0, 3.0, 2.0});
    const std::vector<SectionBody> bodies{{.solid = &box}};
    const SolidSection section = sectionOf(bodies, {.normal = {0.0, 1.0, 0.0}, .offset = 0.5}, 0.02);
    EXPECT_NEAR(areaM2(section.face), 8.0 * 3.0, 0.03);
    EXPECT_TRUE(section.rooms.triangles.empty());
    for (const SolidVertex& vertex : section.face.vertices) {
        EXPECT_NEAR(vertex.position.y, -0.5, 1e-5);
        EXPECT_NEAR(vertex.normal.y, -1.0, 1e-6);
    }
}

// At 45 degrees through a square prism of 4 m: its diagonal, 4 * sqrt(2) m.
TEST(SolidSection, FollowsAPlaneThatIsOblique) {
    const SolidModel box = boxOf({-2.0, -2.0, 0.0}, {2.0, 2.0, 3.0});
    const std::vector<SectionBody> bodies{{.solid = &box}};
    const double half = std::numbers::sqrt2 / 2.0;
    EXPECT_NEAR(areaM2(sectionOf(bodies, {.normal = {half, half, 0.0}, .offset = 0.0}, 0.02).face), 4.0 * std::numbers::sqrt2 * 3.0, 0.03);
}

TEST(SolidSection, ALevelPlaneLeavesTheGroundPlan) {
    const SolidModel box = boxOf({-2.0, -3.0, 0.0}, {2.0, 3.0, 3.0});
    const std::vector<SectionBody> bodies{{.solid = &box}};
    const SolidSection section = sectionOf(bodies, {.normal = {0.0, 0.0, -1.0}, .offset = 1.2}, 0.02);
    EXPECT_NEAR(areaM2(section.face), 24.0, 0.1);
    for (const SolidVertex& vertex : section.face.vertices) {
        EXPECT_NEAR(vertex.position.z, 1.2, 1e-5);
        EXPECT_NEAR(vertex.normal.z, 1.0, 1e-6);
    }
}

TEST(SolidSection, AnInnerBodyTakesThePlaceOfAnOuterOneAndARoomTheirs) {
    const SolidModel mound = boxOf({-5.0, -5.0, 0.0}, {5.0, 5.0, 4.0}), shell = boxOf({-3.0, -3.0, 0.5}, {3.0, 3.0, 3.5}, kStone), room = boxOf({-2.0, -2.0, 1.0}, {2.0, 2.0, 3.0});
    const std::vector<SectionBody> bodies{{.solid = &mound}, {.solid = &shell}, {.solid = &room, .isVoid = true}};
    const SolidSection section = sectionOf(bodies, {.normal = {0.0, 1.0, 0.0}, .offset = 0.0}, 0.02);
    EXPECT_NEAR(areaOf(section.face, kEarth), 10.0 * 4.0 - 6.0 * 3.0, 0.05);
    EXPECT_NEAR(areaOf(section.face, kStone), 6.0 * 3.0 - 4.0 * 2.0, 0.05);
    EXPECT_NEAR(areaM2(section.rooms), 8.0, 0.01);
    EXPECT_FALSE(section.edges.triangles.empty());
}

// Two boxes of one colour that lie half in each other: 6 x 2, once.
TEST(SolidSection, WhatLiesInEachOtherCountsOnce) {
    SolidBuilder builder;
    builder.box({-3.0, -1.0, 1.0, 1.0}, 0.0, 2.0, kEarth);
    builder.box({-1.0, -1.0, 3.0, 1.0}, 0.0, 2.0, kEarth);
    const SolidModel both = builder.finish();
    const std::vector<SectionBody> bodies{{.solid = &both}};
    EXPECT_NEAR(areaM2(sectionOf(bodies, {.normal = {0.0, 1.0, 0.0}, .offset = 0.0}, 0.02).face), 12.0, 0.04);
}

TEST(SolidSection, BesideABodyThereIsNone) {
    const SolidModel box = boxOf({-2.0, -2.0, 0.0}, {2.0, 2.0, 3.0});
    const std::vector<SectionBody> bodies{{.solid = &box}};
    EXPECT_TRUE(sectionOf(bodies, {.normal = {0.0, 1.0, 0.0}, .offset = 2.5}, 0.02).face.triangles.empty());
    EXPECT_TRUE(sectionOf({}, {.normal = {0.0, 1.0, 0.0}, .offset = 0.0}, 0.02).face.triangles.empty());
}

TEST(SolidSection, ABodyThatIsNotClosedLeavesNone) {
    SolidModel open = boxOf({-2.0, -2.0, 0.0}, {2.0, 2.0, 3.0});
    // Without its top.
    std::vector<std::uint32_t> kept;
    for (std::size_t i = 0; i + 2 < open.triangles.size(); i += 3)
        if (open.vertices[open.triangles[i]].normal.z < 0.5f) kept.insert(kept.end(), {open.triangles[i], open.triangles[i + 1], open.triangles[i + 2]});
    ASSERT_EQ(kept.size() + 6, open.triangles.size());
    open.triangles = kept;
    const std::vector<SectionBody> bodies{{.solid = &open}};
    EXPECT_TRUE(sectionOf(bodies, {.normal = {0.0, 1.0, 0.0}, .offset = 0.0}, 0.02).face.triangles.empty());
}

TEST(SolidSection, AnOutlineInThePlaneIsABody) {
    const std::vector<SectionBody> bodies{{.outline = {{-2.0, 0.0, 0.0}, {2.0, 0.0, 0.0}, {2.0, 0.0, -1.0}, {-2.0, 0.0, -1.0}}, .colour = kEarth}};
    EXPECT_NEAR(areaM2(sectionOf(bodies, {.normal = {0.0, 1.0, 0.0}, .offset = 0.0}, 0.02).face), 4.0, 0.01);
}

/// m3, of closed parts.
double volumeOf(const SolidModel& model) {
    double six = 0.0;
    for (std::size_t i = 0; i + 2 < model.triangles.size(); i += 3) {
        const glm::dvec3 a = model.vertices[model.triangles[i]].position, b = model.vertices[model.triangles[i + 1]].position, c = model.vertices[model.triangles[i + 2]].position;
        six += glm::dot(a, glm::cross(b, c));
    }
    return six / 6.0;
}

TEST(StructureInside, RoomsOfABunkerLieInItsShellAndTheShellInTheGroundOrTheEarthOverIt) {
    for (const char* id : {"command_bunker", "meeting_bunker", "personnel_shelter"}) {
        const StructureType& type = *defaultCatalogue().find(id);
        const StructureInside inside = insideOf(type, type.sizes);
        ASSERT_FALSE(inside.isEmpty()) << id;
        EXPECT_TRUE(inside.isBuried);
        EXPECT_GT(volumeOf(inside.rooms), 0.25 * type.sizes.lengthM * type.sizes.widthM * type.sizes.heightM) << id;
        EXPECT_LT(volumeOf(inside.rooms), volumeOf(inside.shell)) << id;
        EXPECT_NEAR(inside.rooms.bounds.min.z, -type.sizes.excavationDepthM, 1e-5) << id;
        const SolidModel model = buildSolid(type, type.sizes);
        EXPECT_LT(inside.shell.bounds.max.z, model.bounds.max.z) << id;
    }
}

TEST(StructureInside, RoomsTurnWithTheEntrance) {
    StructureType type = *defaultCatalogue().find("meeting_bunker");  // 16 m wide, 8 m long
    type.entranceSide = EntranceSide::Left;
    const StructureInside inside = insideOf(type, type.sizes);
    const SolidModel model = buildSolid(type, type.sizes);
    EXPECT_GE(inside.rooms.bounds.min.x, model.bounds.min.x);
    EXPECT_LE(inside.rooms.bounds.max.y, model.bounds.max.y);
    EXPECT_LT(inside.rooms.bounds.min.x, -type.sizes.widthM / 2.0);  // the passage leads out on the left
    EXPECT_LT(inside.rooms.bounds.max.x, type.sizes.widthM / 2.0);
}

TEST(StructureInside, AHouseIsHollowAndAMastIsNot) {
    const StructureType& hall = *defaultCatalogue().find("briefing_hall");
    const StructureInside inside = insideOf(hall, hall.sizes);
    EXPECT_GT(volumeOf(inside.rooms), 0.4 * hall.sizes.lengthM * hall.sizes.widthM * hall.sizes.heightM);
    EXPECT_TRUE(inside.shell.triangles.empty());
    EXPECT_TRUE(insideOf(*defaultCatalogue().find("watch_tower"), defaultCatalogue().find("watch_tower")->sizes).isEmpty());
}

// A ditch of 1.1 m at the top, 0.6 m at the bottom, 1.5 m deep: (1.1 + 0.6) / 2 * 1.5 m2 under the ground.
TEST(StructureInside, TheDitchOfATrenchHasItsSection) {
    const StructureType& type = *defaultCatalogue().find("open_trench");
    const std::vector<glm::dvec3> line{{0.0, 0.0, 0.0}, {0.0, 20.0, 0.0}};
    const StructureInside inside = insideOfLine(type, type.sizes, line);
    const double over = (type.sizes.heightM + 0.05) * type.sizes.topWidthM;
    EXPECT_NEAR(volumeOf(inside.rooms), ((1.1 + 0.6) / 2.0 * 1.5 + over) * 20.0, 0.05);
    EXPECT_TRUE(insideOfLine(type, type.sizes, std::vector<glm::dvec3>{{0.0, 0.0, 0.0}}).isEmpty());
}

}  // namespace
}  // namespace saban::viewer
