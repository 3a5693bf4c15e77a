#include "viewer/overlay/building_mesh.h"

#include <gtest/gtest.h>

namespace saban::viewer {
namespace {

using Rings = std::vector<std::vector<glm::vec2>>;

BuildingMesh meshOf(const Rings& rings, float heightM) {
    BuildingMesh mesh;
    mesh.add(rings, 0.0f, heightM, {});
    return mesh;
}

const std::vector<glm::vec2> kSquare{{0, 0}, {10, 0}, {10, 10}, {0, 10}};

// Area times height; walls of two triangles for each edge, a roof of n - 2.
TEST(BuildingMesh, HoldsTheVolumeOfABox) {
    const BuildingMesh mesh = meshOf({{{2, 1}, {12, 1}, {12, 7}, {2, 7}}}, 4.0f);
    EXPECT_NEAR(mesh.volumeM3(), 10.0 * 6.0 * 4.0, 1e-3);
    EXPECT_EQ(mesh.triangleCount(), 4u * 2u + 2u);
}

TEST(BuildingMesh, HoldsTheVolumeOfAnAngledHouse) {
    const BuildingMesh mesh = meshOf({{{0, 0}, {10, 0}, {10, 4}, {4, 4}, {4, 9}, {0, 9}}}, 5.0f);
    EXPECT_NEAR(mesh.volumeM3(), (10.0 * 4.0 + 4.0 * 5.0) * 5.0, 1e-3);
    EXPECT_EQ(mesh.triangleCount(), 6u * 2u + 4u);
}

TEST(BuildingMesh, LeavesACourtyardOpen) {
    const BuildingMesh mesh = meshOf({kSquare, {{3, 3}, {3, 7}, {7, 7}, {7, 3}}}, 6.0f);
    EXPECT_NEAR(mesh.volumeM3(), (100.0 - 16.0) * 6.0, 1e-3);
    EXPECT_EQ(mesh.triangleCount(), 8u * 2u + 8u);
}

TEST(BuildingMesh, AddsUpOverManyBuildings) {
    BuildingMesh mesh;
    const std::vector<glm::vec2> other{{20, 0}, {25, 0}, {20, 5}};
    mesh.add(Rings{kSquare}, 0.0f, 3.0f, {});
    mesh.add(Rings{other}, 0.0f, 8.0f, {});
    EXPECT_NEAR(mesh.volumeM3(), 300.0 + 12.5 * 8.0, 1e-3);
}

TEST(BuildingMesh, FillsBothHalvesOfARingThatCrossesItself) {
    // Four walls, and a roof of two triangles that meet in the crossing.
    EXPECT_EQ(meshOf({{{0, 0}, {10, 10}, {10, 0}, {0, 10}}}, 3.0f).triangleCount(), 4u * 2u + 2u);
}

TEST(BuildingMesh, OfOutlinesWithoutAreaHasNoHarm) {
    EXPECT_EQ(meshOf({}, 3.0f).triangleCount(), 0u);
    EXPECT_FALSE(meshOf({}, 3.0f).geometry());
    EXPECT_NEAR(meshOf({{{0, 0}, {5, 0}, {10, 0}}}, 3.0f).volumeM3(), 0.0, 1e-6);
    EXPECT_NEAR(meshOf({{{1, 1}, {1, 1}, {1, 1}}}, 3.0f).volumeM3(), 0.0, 1e-6);
}

}  // namespace
}  // namespace saban::viewer
