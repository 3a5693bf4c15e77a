// Pictures of a map: what they show stands where it stands, however high it is.
#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "tests/viewer/render/table_stage.h"

namespace saban::viewer {
namespace {

constexpr glm::ivec2 kSize{640, 360};
const glm::dvec2 kCentre = kTable.center();

Viewpoint mapOf(glm::dvec2 at, double heightM, double rangeM) { return {.target = {at, heightM}, .headingDeg = 0.0, .pitchDeg = -90.0, .rangeM = rangeM, .flatness = 1.0}; }

// A picture of 360 rows is 2 r tan 22.5 degrees of ground high.
double metresPerPixel(double rangeM) { return 2.0 * rangeM * (std::numbers::sqrt2 - 1.0) / kSize.y; }

glm::dvec2 placeOf(glm::dvec2 pixel, glm::dvec2 centre, double rangeM) {
    return centre + glm::dvec2(pixel.x - kSize.x / 2.0, kSize.y / 2.0 - pixel.y) * metresPerPixel(rangeM);
}

// A roof over the table: its mesh is the ground itself. On its slope of 1 to 2, a tenth of a pixel aside is a twentieth of one in height.
TEST(MapPicture, GroundIsDrawnAtItsPlaceAllOverThePicture) {
    constexpr double kRangeM = 8000.0;
    const auto roof = [](glm::dvec2 p) { return 4000.0 - 0.5 * std::abs(p.x - kCentre.x); };
    Stage stage(Completeness::Final);
    stage.table.resize(kSize);
    stage.table.setGround(groundOf(roof));
    stage.table.camera().setView(mapOf(kCentre, 4000.0, kRangeM));
    ASSERT_TRUE(takePicture(*stage.context, stage.table, kSize, 0));
    const std::vector<double> distances = stage.table.readDistances();
    const double perPixel = metresPerPixel(kRangeM), toTarget = 50.0 * kRangeM;
    int compared = 0;
    for (int row = 4; row < kSize.y; row += 16)
        for (int column = 1; column < kSize.x; column += 7) {
            const glm::dvec2 at = placeOf({column + 0.5, row + 0.5}, kCentre, kRangeM);
            if (!kTable.grownBy(-2.0 * perPixel).contains(at) || std::abs(at.x - kCentre.x) < 50.0) continue;
            EXPECT_NEAR(toTarget - distances[static_cast<std::size_t>(row) * kSize.x + column], roof(at) - 4000.0, 0.05 * perPixel) << column << " " << row;
            ++compared;
        }
    EXPECT_GT(compared, 1000);
}

TEST(MapPicture, PickReturnsThePlaceOfAPixelAndItsHeight) {
    Stage stage(Completeness::Final);
    stage.table.resize(kSize);
    stage.table.setGround(groundOf(rough));
    for (const double rangeM : {150.0, 6000.0}) {
        stage.table.camera().setView(mapOf(kCentre, rough(kCentre), rangeM));
        ASSERT_TRUE(takePicture(*stage.context, stage.table, kSize, 0));
        for (const glm::dvec2 pixel : {glm::dvec2(320.0, 180.0), glm::dvec2(5.0, 7.0), glm::dvec2(633.5, 350.25)}) {
            const auto picked = stage.table.pick(pixel);
            ASSERT_TRUE(picked) << rangeM;
            const glm::dvec2 at = placeOf(pixel, kCentre, rangeM);
            EXPECT_LT(glm::distance(glm::dvec2(picked->ground), at), 1e-3);
            EXPECT_NEAR(picked->ground.z, stage.table.ground()->elevation->heightAt(picked->ground)->value(), 1e-6);
            EXPECT_NEAR(glm::distance(*stage.table.pixelAt(at), pixel), 0.0, 1e-6);
            EXPECT_NEAR(stage.table.metresPerPixelAt(at), metresPerPixel(rangeM), 1e-9);
        }
    }
}

TEST(MapPicture, NoPixelIsLeftOpenBetweenTiles) {
    Stage stage(Completeness::Final);
    stage.table.resize(kSize);
    stage.table.setGround(groundOf(rough));
    Look look = stage.table.look();
    look.exaggeration = 5.0;
    stage.table.setLook(look);
    double lowest = 1e9, highest = -1e9;
    for (double e = kTable.minE; e <= kTable.maxE; e += 25.0)
        for (double n = kTable.minN; n <= kTable.maxN; n += 25.0) {
            lowest = std::min(lowest, rough({e, n}));
            highest = std::max(highest, rough({e, n}));
        }
    for (const double rangeM : {700.0, 3000.0, 6000.0}) {
        stage.table.camera().setView(mapOf(kCentre + glm::dvec2(37.3, -91.7), 600.0, rangeM));
        ASSERT_TRUE(takePicture(*stage.context, stage.table, kSize, 0));
        double least = 1e9, most = -1e9;
        for (const double distance : stage.table.readDistances()) {
            least = std::min(least, 50.0 * rangeM - distance);
            most = std::max(most, 50.0 * rangeM - distance);
        }
        // Background and foot of the block lie lower than the mesh may, which is off by some pixels.
        const double offM = 12.0 * metresPerPixel(rangeM);
        EXPECT_GT(least, (lowest - 600.0) * 5.0 - offM) << rangeM;
        EXPECT_LT(most, (highest - 600.0) * 5.0 + offM) << rangeM;
    }
}

}  // namespace
}  // namespace saban::viewer
