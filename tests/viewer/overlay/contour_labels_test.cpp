#include "viewer/overlay/contour_labels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <thread>

#include "tests/support/spoken_as.h"
#include "tests/viewer/overlay/application_fixture.h"

namespace saban::viewer {
namespace {

const geo::Bounds kTable{480000.0, 2330000.0, 490000.0, 2340000.0};
const glm::dvec2 kTop(485000.0, 2335000.0);

/// A cone of 800 m that falls by 0.2: the contour at h is a circle of (800 - h) / 0.2 m.
double cone(glm::dvec2 at) { return 800.0 - 0.2 * glm::distance(at, kTop); }

struct Scene {
    std::shared_ptr<const geo::ElevationSource> elevation = geo::ElevationSource::fromFunction(*geo::Crs::fromEpsg(3405), kTable, 10.0, cone);
    Viewpoint view{.target = {kTop, 700.0}, .headingDeg = 0.0, .pitchDeg = -60.0, .rangeM = 6000.0};
    SceneFrame frame{.origin = {kTop, 0.0}};
    Projection projection{.sizePx = {1280, 800}};
    std::vector<Rectangle> keepClear{};
    std::optional<Cut> cut{};

    ContourLabels::Frame asFrame(bool isMoving = false) const {
        return {.view = view, .frame = frame, .projection = projection, .pixelRatio = 1.0, .elevation = elevation, .table = kTable, .intervalM = 20.0,
                .heightAt = [](glm::dvec2 at) { return std::optional(cone(at)); }, .cut = cut, .keepClear = keepClear, .isMoving = isMoving,
                .waiting = ContourLabels::Waiting::ForAll};
    }
};

class ContourLabelsTest : public testing::Test {
 protected:
    static void SetUpTestSuite() { test::ensureApplication(); }
    ContourLabels labels_{[] {}};
    Scene scene_;
};

TEST_F(ContourLabelsTest, StandUprightOnTheirIndexContours) {
    labels_.update(scene_.asFrame());
    ASSERT_GT(labels_.written().size(), 5u);
    for (const auto& label : labels_.written()) {
        EXPECT_EQ(std::remainder(label.heightM, 100.0), 0.0);
        EXPECT_LT(std::abs(label.turnRad), 1.25);
        // The ray through the label meets the cone at that height.
        const glm::dvec3 eye = eyeOf(scene_.view, scene_.frame), ray = rayThrough(scene_.view, scene_.frame, scene_.projection, label.pixel);
        const glm::dvec3 at = eye + ray * ((label.heightM - eye.z) / ray.z);
        EXPECT_NEAR(glm::length(glm::dvec2(at)), (800.0 - label.heightM) / 0.2, 15.0);
        EXPECT_LT(at.y, 0.0);  // heads uphill and upright at once: on the reader's side of the hill
    }
}

TEST_F(ContourLabelsTest, KeepClearOfWhatElseIsWritten) {
    scene_.keepClear = {{{0.0, 0.0}, {640.0, 800.0}}};
    labels_.update(scene_.asFrame());
    ASSERT_FALSE(labels_.written().empty());
    for (const auto& label : labels_.written()) EXPECT_GT(label.pixel.x, 640.0);
}

TEST_F(ContourLabelsTest, AreTheSameWhileNothingMoves) {
    labels_.update(scene_.asFrame());
    const auto before = labels_.written();
    labels_.update(scene_.asFrame());
    ASSERT_EQ(labels_.written().size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(labels_.written()[i].pixel, before[i].pixel);
}

TEST_F(ContourLabelsTest, GoAlongWithTheGroundInMotion) {
    labels_.update(scene_.asFrame());
    const std::size_t count = labels_.written().size();
    scene_.view.headingDeg = 3.0;
    labels_.update(scene_.asFrame(true));
    EXPECT_LE(labels_.written().size(), count);
    EXPECT_FALSE(labels_.written().empty());
}

TEST_F(ContourLabelsTest, AreNotOnWhatACutTakesAway) {
    scene_.cut = Cut{{kTop.x, kTable.minN}, {kTop.x, kTable.maxN}};  // northwards: the east is taken away
    labels_.update(scene_.asFrame());
    ASSERT_FALSE(labels_.written().empty());
    for (const auto& label : labels_.written()) EXPECT_LT(label.pixel.x, 660.0);
}

TEST_F(ContourLabelsTest, AreNotBehindTheHill) {
    scene_.view.headingDeg = 180.0;
    scene_.view.pitchDeg = -6.0;  // from the north, less steep than the cone falls
    labels_.update(scene_.asFrame());
    ASSERT_FALSE(labels_.written().empty());
    for (const auto& label : labels_.written()) {
        const glm::dvec3 eye = eyeOf(scene_.view, scene_.frame), ray = rayThrough(scene_.view, scene_.frame, scene_.projection, label.pixel);
        const glm::dvec3 at = eye + ray * ((label.heightM - eye.z) / ray.z);
        EXPECT_GT(at.y, -300.0);
    }
}

// A map is seen through one degree from 47 times as far away: as much ground, and as many heights on it.
TEST_F(ContourLabelsTest, StandOnAMapOfANarrowAngleToo) {
    scene_.view.pitchDeg = -90.0;
    labels_.update(scene_.asFrame());
    const std::size_t count = labels_.written().size();
    ASSERT_GT(count, 3u);
    scene_.view.rangeM *= std::tan(M_PI / 8.0) / std::tan(M_PI / 360.0);
    scene_.projection.fovYDeg = 1.0;
    labels_.update(scene_.asFrame());
    EXPECT_NEAR(static_cast<double>(labels_.written().size()), static_cast<double>(count), 0.4 * static_cast<double>(count));
}

TEST_F(ContourLabelsTest, WriteThousandsAsTheLanguageDoes) {
    const auto high = [](glm::dvec2 at) { return 1000.0 + cone(at); };
    scene_.elevation = geo::ElevationSource::fromFunction(*geo::Crs::fromEpsg(3405), kTable, 10.0, high);
    scene_.view.target.z += 1000.0;
    auto frame = scene_.asFrame();
    frame.heightAt = [high](glm::dvec2 at) { return std::optional(high(at)); };
    const test::SpokenAs vietnamese(QLocale::Vietnamese, QLocale::Vietnam);
    labels_.update(frame);
    ASSERT_FALSE(labels_.written().empty());
    for (const auto& label : labels_.written()) EXPECT_EQ(label.figures, "1." + std::to_string(std::lround(label.heightM) - 1000)) << label.heightM;  // 1.100 to 1.700
}

}  // namespace
}  // namespace saban::viewer
