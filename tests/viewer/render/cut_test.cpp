#include "viewer/render/cut.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>

#include "tests/viewer/render/table_stage.h"

namespace saban::viewer {
namespace {

constexpr glm::ivec2 kSize{480, 320};
const Cut kEastward{{482000.0, 2336000.0}, {490000.0, 2336000.0}};  // what lies south of it is taken away

TEST(Cut, TakesAwayWhatLiesToTheRight) {
    EXPECT_DOUBLE_EQ(kEastward.insideM({485000.0, 2337000.0}), 1000.0);
    EXPECT_DOUBLE_EQ(kEastward.insideM({485000.0, 2335500.0}), -500.0);
    EXPECT_DOUBLE_EQ(kEastward.flipped().insideM({485000.0, 2335500.0}), 500.0);
    EXPECT_DOUBLE_EQ(kEastward.movedBy(250.0).insideM({485000.0, 2336000.0}), -250.0);
    EXPECT_DOUBLE_EQ(kEastward.alongM({483000.0, 2300000.0}), 1000.0);
}

TEST(Cut, OnlyTheGroundThatStaysIsPicked) {
    Stage stage(Completeness::Final);
    stage.table.setGround(groundOf(rough));
    const auto pickAt = [&](glm::dvec2 at) {
        stage.table.camera().setView({.target = {at, rough(at)}, .headingDeg = 0, .pitchDeg = -89, .rangeM = 3000});
        EXPECT_TRUE(takePicture(*stage.context, stage.table, {201, 151}, 0));
        return stage.table.pick({100.5, 75.5});
    };
    EXPECT_TRUE(pickAt({486000.0, 2335000.0}));
    stage.table.setCut(kEastward);
    EXPECT_FALSE(pickAt({486000.0, 2335000.0}));
    EXPECT_TRUE(pickAt({486000.0, 2337000.0}));
    stage.table.setCut(kEastward.flipped());
    EXPECT_TRUE(pickAt({486000.0, 2335000.0}));
    stage.table.setCut({});
    EXPECT_TRUE(pickAt({486000.0, 2337000.0}));
}

/// For every pixel whose ray meets the plane under the ground, the picture must show the face there, and what the plane meets over the
/// ground must be seen through. Two pixels are for the error of the mesh.
void expectFace(Stage& stage, const Cut& cut, double exaggeration, double rangeM, double headingDeg, double pitchDeg) {
    Look look = stage.table.look();
    look.exaggeration = exaggeration;
    look.frame = false;
    stage.table.setLook(look);
    stage.table.setCut(cut);
    const glm::dvec2 middle = (cut.from + cut.to) / 2.0;
    stage.table.camera().setView({.target = {middle, rough(middle) - 60.0 / exaggeration}, .headingDeg = headingDeg, .pitchDeg = pitchDeg, .rangeM = rangeM});
    ASSERT_TRUE(takePicture(*stage.context, stage.table, kSize, 0));
    const std::vector<double> distances = stage.table.readDistances();
    const OrbitCamera& camera = stage.table.camera();
    const glm::dvec3 eye = eyeOf(camera.view(), camera.frame());
    const glm::dvec4 plane = cut.scenePlane(camera.frame());
    const glm::dvec3 forward = rayThrough(camera.view(), camera.frame(), camera.projection(), glm::dvec2(kSize) / 2.0);
    int onFace = 0, wrong = 0, through = 0;
    for (int y = 0; y < kSize.y; ++y)
        for (int x = 0; x < kSize.x; ++x) {
            const glm::dvec3 ray = rayThrough(camera.view(), camera.frame(), camera.projection(), {x + 0.5, y + 0.5});
            const double t = -(glm::dot(glm::dvec3(plane), eye) + plane.w) / glm::dot(glm::dvec3(plane), ray);
            if (!(t > 0.0)) continue;
            const glm::dvec3 at = camera.frame().toGround(eye + ray * t);
            if (!kTable.grownBy(-20.0).contains(glm::dvec2(at))) continue;
            const double pixelM = t * 2.0 * std::tan(camera.projection().fovYDeg * M_PI / 360.0) / kSize.y / exaggeration;
            const double under = rough(glm::dvec2(at)) - at.z;
            const double expected = t * glm::dot(ray, forward), seen = distances[static_cast<std::size_t>(y) * kSize.x + x];
            if (under > 2.0 * pixelM + 0.5 && under < 150.0) {
                ++onFace;
                if (std::abs(seen - expected) > 0.004 * expected + 1.0) ++wrong;
            } else if (under < -2.0 * pixelM - 0.5) {
                ++through;
                if (seen < expected * 0.996 - 1.0) ++wrong;
            }
        }
    EXPECT_GT(onFace, 500);
    EXPECT_GT(through, 500);
    EXPECT_EQ(wrong, 0) << "range " << rangeM << " heading " << headingDeg << " x" << exaggeration;
}

TEST(Cut, ItsFaceReachesFromTheGroundDownAndHidesWhatIsBehind) {
    Stage stage(Completeness::Final);
    stage.table.setGround(groundOf(rough));
    expectFace(stage, kEastward, 1.0, 6000.0, 0.0, -20.0);
    expectFace(stage, kEastward, 1.0, 900.0, 20.0, -15.0);
    expectFace(stage, kEastward, 3.0, 6000.0, 330.0, -25.0);
    expectFace(stage, Cut{{483000.0, 2333000.0}, {489000.0, 2339500.0}}, 1.0, 5000.0, 315.0, -20.0);
}

TEST(Cut, ChangesNothingOnceItIsGone) {
    Stage stage(Completeness::Final);
    stage.table.setGround(groundOf(rough));
    const auto before = takePicture(*stage.context, stage.table, kSize, 0);
    stage.table.setCut(kEastward);
    const auto cut = takePicture(*stage.context, stage.table, kSize, 0);
    stage.table.setCut({});
    const auto after = takePicture(*stage.context, stage.table, kSize, 0);
    ASSERT_TRUE(before && cut && after);
    EXPECT_NE(before->rgb, cut->rgb);
    EXPECT_EQ(before->rgb, after->rgb);
}

}  // namespace
}  // namespace saban::viewer
