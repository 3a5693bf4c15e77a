#include "layers/catalogue/solid_model.h"

#include <gtest/gtest.h>

#include "tests/layers/catalogue/solid_check.h"

namespace saban::layers {
namespace {

using test::flaw;
using test::openEdges;
using test::volumeM3;

constexpr SolidDetail kDetails[] = {SolidDetail::Full, SolidDetail::Reduced, SolidDetail::Box};
const std::vector<glm::dvec3> kLine{{-30, -8, 0}, {-6, -2, 1}, {-2, -7, 1}, {6, 0, 2}, {9, 28, 2}, {35, 29, 0}};

const StructureType& typeOf(const char* id) {
    return *defaultCatalogue().find(id);
}

SolidModel builtAny(const StructureType& type, const StructureSizes& sizes, const SolidOptions& options) {
    return type.geometry == StructureGeometry::Point ? buildSolid(type, sizes, options)
                                                     : buildLineSolid(type, sizes, kLine, options);
}

TEST(SolidModel, OfEveryTypeIsSoundAtEveryDetail) {
    for (const StructureType& type : defaultCatalogue().types())
        for (const SolidDetail detail : kDetails)
            for (const GroundState ground : {GroundState::Untouched, GroundState::Dug})
                EXPECT_EQ(flaw(builtAny(type, type.sizes, {.detail = detail, .ground = ground})), "")
                    << type.id << " " << static_cast<int>(detail);
}

TEST(SolidModel, OfEveryTypeIsSoundAtAnySize) {
    for (const StructureType& type : defaultCatalogue().types())
        for (const double lengthM : {0.02, 3.0, 1000.0})
            for (const double widthM : {0.05, 7.0, 900.0})
                for (const double heightM : {0.01, 2.0, 150.0})
                    for (const SolidDetail detail : kDetails) {
                        StructureSizes sizes = type.sizes;
                        sizes.lengthM = lengthM;
                        sizes.widthM = widthM;
                        sizes.heightM = heightM;
                        sizes.topWidthM = std::min(widthM, 40.0);
                        sizes.bottomWidthM = 0.7 * sizes.topWidthM;
                        sizes.fillSlope = lengthM < 1.0 ? 0.0 : type.sizes.fillSlope;
                        EXPECT_EQ(flaw(builtAny(type, sizes,
                                                {.detail = detail, .foundationDepthM = widthM < 1.0 ? 0.0 : 1.0})),
                                  "")
                            << type.id << " " << lengthM << " x " << widthM << " x " << heightM << " at detail "
                            << static_cast<int>(detail);
                    }
}

TEST(SolidModel, IsClosedAboveTheGround) {
    for (const StructureType& type : defaultCatalogue().types())
        for (const SolidDetail detail : kDetails)
            EXPECT_EQ(openEdges(builtAny(type, type.sizes, {.detail = detail})), 0u) << type.id;
}

TEST(SolidModel, HasFewerTrianglesAtEachDetail) {
    for (const StructureType& type : defaultCatalogue().types()) {
        std::size_t before = 10000;
        for (const SolidDetail detail : kDetails) {
            const std::size_t triangles = builtAny(type, type.sizes, {.detail = detail}).triangles.size() / 3;
            EXPECT_LT(triangles, before) << type.id << " at detail " << static_cast<int>(detail);
            before = triangles;
        }
    }
}

void expectSizes(const SolidModel& model, const StructureSizes& sizes, const char* id) {
    EXPECT_NEAR(model.bounds.max.x - model.bounds.min.x, sizes.widthM, 1e-4) << id;
    EXPECT_NEAR(model.bounds.max.y - model.bounds.min.y, sizes.lengthM, 1e-4) << id;
    EXPECT_NEAR(model.bounds.max.z, sizes.heightM, 1e-4) << id;
}

TEST(SolidModel, AsABlockHoldsItsSizesAndItsFoundation) {
    for (const char* id : {"sand_table_hall", "parking_place", "latrine"}) {
        const StructureSizes& s = typeOf(id).sizes;
        const SolidModel model = buildSolid(typeOf(id), s, {.detail = SolidDetail::Box, .foundationDepthM = 2.0});
        EXPECT_NEAR(volumeM3(model), s.lengthM * s.widthM * (s.heightM + 2.0), 1e-3 * s.lengthM * s.widthM) << id;
        expectSizes(model, s, id);
    }
}

// A gable roof holds half of the block around it.
TEST(SolidModel, OfAHouseAsABlockHoldsItsWallsAndHalfTheHeightOfItsRoof) {
    struct Case {
        const char* id;
        double eavesShare;
    };
    for (const auto& [id, eaves] :
         {Case{"tent", 0.42}, Case{"frame_house", 0.62}, Case{"briefing_hall", 0.6}, Case{"kitchen", 0.55}}) {
        const StructureSizes& s = typeOf(id).sizes;
        const SolidModel model = buildSolid(typeOf(id), s, {.detail = SolidDetail::Box, .foundationDepthM = 2.0});
        const double heightM = 2.0 + s.heightM * (eaves + (1.0 - eaves) / 2.0);
        EXPECT_NEAR(volumeM3(model), s.lengthM * s.widthM * heightM, 1e-3 * s.lengthM * s.widthM) << id;
        expectSizes(model, s, id);
    }
}

TEST(SolidModel, InFullStaysWithinItsSizes) {
    for (const char* id : {"frame_house", "briefing_hall", "sand_table_hall", "watch_tower", "gate", "medical_post",
                           "communications_post", "generator_place", "water_point", "latrine"})
        for (const SolidDetail detail : {SolidDetail::Full, SolidDetail::Reduced}) {
            const StructureSizes& s = typeOf(id).sizes;
            const SolidModel model = buildSolid(typeOf(id), s, {.detail = detail});
            EXPECT_LE(std::max(-model.bounds.min.x, model.bounds.max.x), s.widthM / 2.0 + 0.01) << id;
            EXPECT_LE(std::max(-model.bounds.min.y, model.bounds.max.y), s.lengthM / 2.0 + 0.01) << id;
            EXPECT_NEAR(model.bounds.max.z, s.heightM, 1e-4) << id;
        }
}

TEST(SolidModel, OfAHouseFillsItsSizes) {
    for (const char* id :
         {"frame_house", "briefing_hall", "sand_table_hall", "medical_post", "watch_tower", "latrine", "water_point"}) {
        const StructureSizes& s = typeOf(id).sizes;
        const SolidModel model = buildSolid(typeOf(id), s, {.detail = SolidDetail::Reduced});
        EXPECT_NEAR(model.bounds.max.x - model.bounds.min.x, s.widthM, 1e-3) << id;
        EXPECT_NEAR(model.bounds.max.y - model.bounds.min.y, s.lengthM, 1e-3) << id;
    }
}

// 2.6 m high, 1.6 m deep, 1.4 m of earth: 2.4 m above the platform; vents in the other details reach higher.
TEST(SolidModel, OfABuriedStructureShowsHeightLessDepthPlusCover) {
    const StructureType& bunker = typeOf("command_bunker");
    EXPECT_NEAR(buildSolid(bunker, bunker.sizes, {.detail = SolidDetail::Box}).bounds.max.z, 2.4, 1e-5);
}

TEST(SolidModel, ReachesDownByItsFoundation) {
    for (const StructureType& type : defaultCatalogue().types()) {
        if (type.geometry == StructureGeometry::Line) continue;
        for (const SolidDetail detail : kDetails)
            for (const double depthM : {0.5, 3.0})
                EXPECT_NEAR(buildSolid(type, type.sizes, {.detail = detail, .foundationDepthM = depthM}).bounds.min.z,
                            -depthM, 0.02)
                    << type.id;
    }
}

TEST(SolidModel, TurnsItsEntranceToTheGivenSide) {
    StructureType bunker = typeOf("command_bunker");
    const auto bounds = [&](EntranceSide side) {
        bunker.entranceSide = side;
        return buildSolid(bunker, bunker.sizes).bounds;
    };
    const SolidBounds front = bounds(EntranceSide::Front), back = bounds(EntranceSide::Back),
                      left = bounds(EntranceSide::Left), right = bounds(EntranceSide::Right);
    // The walls beside the entrance reach out farther than the foot of the mound on the other side.
    EXPECT_GT(front.max.y, -front.min.y + 0.5f);
    EXPECT_GT(-back.min.y, back.max.y + 0.5f);
    EXPECT_GT(-left.min.x, left.max.x + 0.5f);
    EXPECT_GT(right.max.x, -right.min.x + 0.5f);
    EXPECT_NEAR(back.max.y, -front.min.y, 1e-4);
}

TEST(SolidModel, KeepsLengthAlongTheHeadingWhereverTheEntranceIs) {
    StructureType hall = typeOf("briefing_hall");
    hall.entranceSide = EntranceSide::Right;
    const SolidModel model = buildSolid(hall, hall.sizes);
    EXPECT_NEAR(model.bounds.max.y - model.bounds.min.y, hall.sizes.lengthM, 1e-3);
    EXPECT_NEAR(model.bounds.max.x - model.bounds.min.x, hall.sizes.widthM, 1e-3);
}

TEST(LineSolid, FollowsTheGroundAlongItsWholeLength) {
    const std::vector<glm::dvec3> line{{0, 0, 10}, {0, 25, 13}, {0, 60, 13}};
    for (const char* id : {"open_trench", "covered_trench"})
        for (const SolidDetail detail : kDetails) {
            const StructureType& type = typeOf(id);
            const SolidModel model =
                buildLineSolid(type, type.sizes, line, {.detail = detail, .foundationDepthM = 0.5});
            EXPECT_NEAR(model.bounds.min.y, 0.0, 1e-4) << id;
            EXPECT_NEAR(model.bounds.max.y, 60.0, 1e-4) << id;
            EXPECT_NEAR(model.bounds.min.x, -model.bounds.max.x, 1e-4) << id;
            EXPECT_GE(model.bounds.max.z, 13.0 + type.sizes.heightM - 1e-4) << id;
            EXPECT_NEAR(model.bounds.min.z,
                        detail == SolidDetail::Full && type.model == StructureModel::OpenTrench ? 9.0 : 9.5, 0.2)
                << id;
        }
}

// Two banks of the section that the Box detail has, each between half the top width and the foot of its slope.
TEST(LineSolid, OfAnOpenTrenchLeavesItsTopWidthBetweenTheBanks) {
    const StructureType& trench = typeOf("open_trench");
    const std::vector<glm::dvec3> line{{0, 0, 0}, {0, 50, 0}};
    const SolidModel model = buildLineSolid(
        trench, trench.sizes, line, {.detail = SolidDetail::Box, .foundationDepthM = 0.0, .ground = GroundState::Dug});
    for (const SolidVertex& vertex : model.vertices)
        if (vertex.position.z > 0.06f) {
            EXPECT_GE(std::abs(vertex.position.x), trench.sizes.topWidthM / 2.0 - 1e-5);
        }
}

TEST(LineSolid, IsDugToItsDepth) {
    for (const char* id : {"open_trench", "covered_trench"}) {
        const StructureType& type = typeOf(id);
        const std::vector<glm::dvec3> line{{0, 0, 0}, {0, 50, 0}};
        const SolidModel model =
            buildLineSolid(type, type.sizes, line,
                           {.detail = SolidDetail::Reduced, .foundationDepthM = 0.3, .ground = GroundState::Dug});
        EXPECT_NEAR(model.bounds.min.z, -type.sizes.depthM, 1e-5) << id;
        // Its floor looks up, its walls look at each other.
        std::size_t floorCorners = 0;
        for (const SolidVertex& vertex : model.vertices) {
            if (vertex.position.z > -type.sizes.depthM + 1e-4) continue;
            floorCorners += vertex.normal.z > 0.99f;
            EXPECT_GT(vertex.normal.z, 0.0f) << id;
            EXPECT_LE(vertex.normal.x * vertex.position.x, 1e-6f) << id;
        }
        EXPECT_EQ(floorCorners, 6u) << id;
    }
}

TEST(LineSolid, OfLessThanTwoPlacesIsEmpty) {
    const StructureType& trench = typeOf("open_trench");
    EXPECT_TRUE(buildLineSolid(trench, trench.sizes, {}).triangles.empty());
    EXPECT_TRUE(buildLineSolid(trench, trench.sizes, std::vector<glm::dvec3>{{1, 2, 3}, {1, 2, 3}}).triangles.empty());
}

TEST(LineSolid, IsSoundOnCrookedAndShortLines) {
    const std::vector<std::vector<glm::dvec3>> lines{{{0, 0, 0}, {0.01, 0, 0}},
                                                     {{0, 0, 0}, {5, 0, 0}, {0, 0.1, 0}, {5, 0.2, 0}},
                                                     {{0, 0, 0}, {10, 0, 0}, {0, 0, 0}},
                                                     {{0, 0, 0}, {3, 0, 0}, {3, 3, 0}, {0, 3, 0}, {0, 0, 0}},
                                                     {{0, 0, 0}, {2000, 3000, 400}}};
    for (const char* id : {"open_trench", "covered_trench"})
        for (const auto& line : lines)
            for (const SolidDetail detail : kDetails)
                EXPECT_EQ(flaw(buildLineSolid(typeOf(id), typeOf(id).sizes, line, {.detail = detail})), "")
                    << id << " " << line.size();
}

}  // namespace
}  // namespace saban::layers
