// A person's own model of a structure type: read, scaled, coloured, or refused by name.
#include "viewer/overlay/own_model.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/support/raster_fixtures.h"

namespace saban::viewer {
namespace {

using layers::SolidModel;
using layers::StructureType;
using test::TemporaryFolder;
using test::writeText;

constexpr const char* kPoints = "v 0 0 0\nv 2 0 0\nv 2 3 0\nv 0 3 0\nv 0 0 7\nv 2 0 7\nv 2 3 7\nv 0 3 7\n";
/// A box 2 wide, 3 high (y) and 7 long (z), its front face (z = 7) in a second material.
std::string boxObj() {
    return std::string("mtllib box.mtl\n") + kPoints + "usemtl wall\nf 1 4 3 2\nf 1 2 6 5\nf 2 3 7 6\nf 3 4 8 7\nf 4 1 5 8\nusemtl door\nf 5 6 7 8\n# the end\n";
}
constexpr const char* kMaterials = "newmtl wall\nKd 1 0.5 0\nnewmtl door\nKd 0 0 1\nmap_Kd http://example.invalid/door.png\n";

StructureType typeWith(const std::string& file) {
    StructureType type = *layers::defaultCatalogue().find("tent");
    type.modelFile = file;
    type.entranceSide = layers::EntranceSide::Front;
    return type;
}

constexpr layers::StructureSizes kSizes{.lengthM = 20.0, .widthM = 8.0, .heightM = 5.0, .excavationDepthM = 1.0};

glm::vec3 middleOf(const SolidModel& model, const glm::u8vec4& colour) {
    glm::vec3 sum(0.0f);
    float count = 0.0f;
    for (const auto& vertex : model.vertices)
        if (vertex.colour == colour) sum += vertex.position, count += 1.0f;
    EXPECT_GT(count, 0.0f);
    return sum / std::max(count, 1.0f);
}

TEST(OwnModel, IsScaledToTheStructuresSizesAndStandsAtItsFloor) {
    const TemporaryFolder f;
    writeText(f.file("box.mtl"), kMaterials);
    const StructureType type = typeWith(writeText(f.file("box.obj"), boxObj()));
    const auto own = readOwnModel(type);
    ASSERT_TRUE(own) << own.error().message;
    EXPECT_EQ(own->triangles.size(), 12u * 3u);
    const SolidModel model = fitted(*own, type, kSizes, {.foundationDepthM = 3.0});
    EXPECT_NEAR(model.bounds.min.x, -4.0, 1e-5);
    EXPECT_NEAR(model.bounds.max.x, 4.0, 1e-5);
    EXPECT_NEAR(model.bounds.min.y, -10.0, 1e-5);
    EXPECT_NEAR(model.bounds.max.y, 10.0, 1e-5);
    EXPECT_NEAR(model.bounds.max.z, 4.0, 1e-5);   // 5 m from a floor 1 m down
    EXPECT_NEAR(model.bounds.min.z, -3.0, 1e-5);  // the plinth
}

TEST(OwnModel, HasTheColoursOfItsMaterialsAndItsFrontAhead) {
    const TemporaryFolder f;
    writeText(f.file("box.mtl"), kMaterials);
    StructureType type = typeWith(writeText(f.file("box.obj"), boxObj()));
    const glm::u8vec4 door(0, 0, 255, 255);
    const auto own = readOwnModel(type);
    ASSERT_TRUE(own) << own.error().message;
    EXPECT_NEAR(middleOf(fitted(*own, type, kSizes, {}), door).y, 10.0, 1e-4);
    type.entranceSide = layers::EntranceSide::Left;
    EXPECT_NEAR(middleOf(fitted(*own, type, kSizes, {}), door).x, -4.0, 1e-4);
    type.entranceSide = layers::EntranceSide::Back;
    EXPECT_NEAR(middleOf(fitted(*own, type, kSizes, {}), door).y, -10.0, 1e-4);
}

TEST(OwnModel, WithoutMaterialsItHasTheColourOfItsType) {
    const TemporaryFolder f;
    StructureType type = typeWith(writeText(f.file("box.obj"), boxObj()));
    type.modelUp = layers::ModelUp::Z;
    type.bodyColour = {10, 20, 30};
    const auto own = readOwnModel(type);
    ASSERT_TRUE(own) << own.error().message;
    for (const auto& vertex : own->vertices) EXPECT_EQ(vertex.colour, glm::u8vec4(10, 20, 30, 255));
    EXPECT_NEAR(own->bounds.max.z, 1.0, 1e-6);
}

TEST(OwnModel, FacesLookOutwardsAndCoarserDetailsHaveNoMoreTriangles) {
    const TemporaryFolder f;
    const StructureType type = typeWith(writeText(f.file("box.obj"), boxObj()));
    const auto own = readOwnModel(type);
    ASSERT_TRUE(own) << own.error().message;
    const glm::vec3 middle(0.0f, 0.0f, 0.5f);
    for (const auto& vertex : own->vertices) EXPECT_GT(glm::dot(vertex.normal, vertex.position - middle), 0.0f);
    std::size_t before = fitted(*own, type, kSizes, {}).triangles.size();
    for (const auto detail : {layers::SolidDetail::Reduced, layers::SolidDetail::Box}) {
        const SolidModel model = fitted(*own, type, kSizes, {.detail = detail});
        EXPECT_LE(model.triangles.size(), before);
        EXPECT_NEAR(model.bounds.max.y, 10.0, 2.0);
        before = model.triangles.size();
    }
}

struct BadModel {
    const char* name;
    std::string content;
    const char* said;
};

TEST(OwnModel, WhatCannotBeUsedIsRefusedNamingFileAndType) {
    const TemporaryFolder f;
    const std::string points = kPoints;
    for (const BadModel& bad : std::vector<BadModel>{{"empty.obj", "", "no faces"},
                                                     {"points.obj", points, "no faces"},
                                                     {"beyond.obj", points + "f 1 2 9\n", "cut off"},
                                                     {"zero.obj", points + "f 0 1 2\n", "line 9"},
                                                     {"back.obj", points + "f -1 -2 -9\n", "line 9"},
                                                     {"huge.obj", points + "f 1 2 99999999999999999999\n", "line 9"},
                                                     {"normal.obj", points + "f 1//1 2//1 3//1\n", "cut off"},
                                                     {"nan.obj", points + "v nan 0 0\nf 1 2 3\n", "line 9"},
                                                     {"cut.obj", points + "v 1 2", "line 9"},
                                                     {"flat.obj", points + "f 1 2 3 4\n", "flat"},
                                                     {"line.obj", points + "f 1 1 1\n", "flat"},
                                                     {"noise.obj", "\x89PNG\r\n\x1a\n", "no faces"},
                                                     {"model.glb", "glTF", "OBJ"},
                                                     {"model.gltf", "{}", "OBJ"},
                                                     {"model.osgt", "x", "OBJ"},
                                                     {"model", "x", "OBJ"}}) {
        const StructureType type = typeWith(writeText(f.file(bad.name), bad.content));
        const auto own = readOwnModel(type);
        ASSERT_FALSE(own) << bad.name;
        for (const std::string& part : {type.modelFile, std::string("'tent'"), std::string(bad.said)})
            EXPECT_NE(own.error().message.find(part), std::string::npos) << own.error().message;
    }
    EXPECT_EQ(readOwnModel(typeWith(f.file("gone.obj"))).error().code, geo::ErrorCode::NotFound);
    EXPECT_EQ(readOwnModel(typeWith(f.path().string())).error().code, geo::ErrorCode::Unreadable);
}

TEST(OwnModel, TooLargeIsRefusedUnread) {
    const TemporaryFolder f;
    const std::string file = writeText(f.file("big.obj"), "v 0 0 0\n");
    std::filesystem::resize_file(file, (64u << 20) + 1);
    const auto own = readOwnModel(typeWith(file));
    ASSERT_FALSE(own);
    EXPECT_NE(own.error().message.find("64 MiB"), std::string::npos);
}

}  // namespace
}  // namespace saban::viewer
