// How the ground under structures is looked at: seats of models and of lines.
#include "viewer/overlay/structure_ground.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>

namespace saban::viewer {
namespace {

const HeightAt kEven = [](glm::dvec2 at) -> std::optional<double> { return 100.0 + 0.2 * at.x - 0.1 * at.y; };

TEST(GroundPatch, IsTheGroundInTheModelsOwnDirections) {
    // Its front looks east: ahead is east, right is south.
    const StructureStand stand{.centre = {10.0, 20.0}, .ahead = {1.0, 0.0}};
    const double levelM = *kEven(stand.centre);
    const GroundPatch patch(stand, {-8.0, -4.0}, {8.0, 12.0}, 5, levelM, kEven);
    for (const glm::dvec2 at : {glm::dvec2(0.0), glm::dvec2(3.0, 7.0), glm::dvec2(-8.0, -4.0), glm::dvec2(8.0, 12.0)})
        EXPECT_NEAR(patch.at(at), 0.2 * at.y + 0.1 * at.x, GroundPatch::kStepM);
}

TEST(GroundPatch, GoesOnAsAtItsEdges) {
    const GroundPatch patch({}, {-1.0, -1.0}, {1.0, 1.0}, 3, 100.0, kEven);
    EXPECT_EQ(patch.at({5.0, 0.0}), patch.at({1.0, 0.0}));
    EXPECT_EQ(patch.at({-7.0, -9.0}), patch.at({-1.0, -1.0}));
    EXPECT_EQ(GroundPatch{}.at({1.0, 2.0}), 0.0);
}

TEST(GroundPatch, IsLevelWhereNothingIsKnown) {
    const GroundPatch patch({}, {-1.0, -1.0}, {1.0, 1.0}, 3, 100.0, [](glm::dvec2) { return std::nullopt; });
    EXPECT_EQ(patch.highestIn({-1.0, -1.0}, {1.0, 1.0}), 0.0);
    EXPECT_EQ(patch.at({0.5, 0.5}), 0.0);
}

TEST(GroundPatch, KnowsItsHighestPlaceUnderAPlan) {
    const GroundPatch patch({}, {-10.0, -10.0}, {10.0, 10.0}, 5, 100.0, kEven);
    EXPECT_NEAR(patch.highestIn({-2.0, -3.0}, {2.0, 3.0}), 0.2 * 2.0 + 0.1 * 3.0, GroundPatch::kStepM);
    EXPECT_NEAR(patch.lowered(1.5).highestIn({-2.0, -3.0}, {2.0, 3.0}), 0.7 - 1.5, GroundPatch::kStepM);
}

TEST(LineGround, OnEvenGroundHasThePointsOfTheLineAlone) {
    const std::vector<glm::dvec2> line{{0, 0}, {30, 40}, {90, 40}};
    const LineGround ground = lineGround(line, {.levelM = 100.0, .besideM = 2.0, .stepM = 5.0, .evenM = 0.1}, kEven);
    EXPECT_EQ(ground.points, line);
    ASSERT_EQ(ground.heightsM.size(), 3u);
    EXPECT_NEAR(ground.heightsM[1], 0.2 * 30.0 - 0.1 * 40.0, GroundPatch::kStepM);
    // Along (0.6, 0.8) right is (0.8, -0.6); along (1, 0) it is (0, -1).
    EXPECT_NEAR(ground.risesM.front(), 0.2 * 0.8 + 0.1 * 0.6, GroundPatch::kStepM / 4.0);
    EXPECT_NEAR(ground.risesM.back(), 0.1, GroundPatch::kStepM / 4.0);
}

// A ridge across the line: between its two points the ground rises by 8 m.
TEST(LineGround, FollowsWhatLiesBetweenThePointsOfTheLine) {
    const HeightAt ridge = [](glm::dvec2 at) -> std::optional<double> { return 8.0 * std::exp(-at.x * at.x / 400.0); };
    const LineGround ground = lineGround(std::vector<glm::dvec2>{{-60, 0}, {60, 0}}, {.besideM = 2.0, .stepM = 5.0, .evenM = 0.1}, ridge);
    ASSERT_GT(ground.points.size(), 6u);
    for (double x = -59.0; x < 60.0; x += 1.0) {
        std::size_t leg = 0;
        while (leg + 2 < ground.points.size() && ground.points[leg + 1].x < x) ++leg;
        const double part = (x - ground.points[leg].x) / (ground.points[leg + 1].x - ground.points[leg].x);
        EXPECT_NEAR(glm::mix(ground.heightsM[leg], ground.heightsM[leg + 1], part), *ridge({x, 0.0}), 0.3) << x;
    }
}

TEST(LineGround, FromFarAwayAsksAtThePointsAlone) {
    int asked = 0;
    const HeightAt counted = [&](glm::dvec2) -> std::optional<double> { return static_cast<double>(++asked); };
    const std::vector<glm::dvec2> line{{0, 0}, {300, 400}, {900, 400}};
    EXPECT_EQ(lineGround(line, {.besideM = 2.0}, counted).points, line);
    EXPECT_EQ(asked, 3);
}

TEST(LineGround, OfALongLineIsNotEndless) {
    constexpr LineAsked kAsked{.besideM = 2.0, .stepM = 5.0, .evenM = 0.1};
    const HeightAt steps = [](glm::dvec2 at) -> std::optional<double> { return 3.0 * std::sin(at.x); };
    EXPECT_LE(lineGround(std::vector<glm::dvec2>{{0, 0}, {100000, 0}}, kAsked, steps).points.size(), 602u);
    EXPECT_TRUE(lineGround({}, kAsked, steps).points.empty());
    EXPECT_EQ(lineGround(std::vector<glm::dvec2>{{0, 0}, {0, 0}}, kAsked, steps).points.size(), 2u);
}

TEST(GroundPatch, KnowsHowFarItIsFromAnother) {
    const GroundPatch patch({}, {-1.0, -1.0}, {1.0, 1.0}, 3, 100.0, kEven), finer({}, {-1.0, -1.0}, {1.0, 1.0}, 5, 100.0, kEven);
    EXPECT_EQ(patch.awayFromM(patch), 0.0);
    EXPECT_NEAR(patch.awayFromM(patch.lowered(0.3)), 0.3, 1e-9);
    EXPECT_TRUE(std::isinf(patch.awayFromM(finer)));
}

TEST(LineGround, KnowsHowFarItIsFromAnother) {
    const LineGround even{.points = {{0, 0}, {9, 0}}, .heightsM = {1.0, 2.0}, .risesM = {0.0, 0.0}};
    LineGround other = even;
    other.heightsM[1] += 0.25;
    other.risesM[1] = -0.1;
    EXPECT_NEAR(awayFromM(even, other, 2.0), 0.25 + 0.1 * 2.0, 1e-9);
    other.points[1].x = 8.0;
    EXPECT_TRUE(std::isinf(awayFromM(even, other, 2.0)));
}

// Three tenths of a hall of 5.5 m may be buried by the slope behind it.
TEST(StructureLift, RaisesAHouseOutOfTheSlopeAndNothingElse) {
    const layers::StructureType &hall = *layers::defaultCatalogue().find("briefing_hall"), &bunker = *layers::defaultCatalogue().find("command_bunker");
    EXPECT_EQ(liftOf(true, hall.sizes, 1.0), 0.0);
    EXPECT_NEAR(liftOf(true, hall.sizes, 3.0), 3.0 - 0.3 * 5.5, 1e-9);
    EXPECT_EQ(liftOf(false, bunker.sizes, 9.0), 0.0);
}

}  // namespace
}  // namespace saban::viewer
