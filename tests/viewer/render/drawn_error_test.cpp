#include "viewer/render/drawn_error.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "viewer/render/offscreen.h"

namespace saban::viewer {
namespace {

const geo::Bounds kTable{480000, 2330000, 492800, 2342800};  // one root tile, cells of 50 m
const glm::dvec2 kCentre = kTable.center();
constexpr Projection kPicture{.fovYDeg = 45.0, .sizePx = {640, 360}};

std::shared_ptr<const layers::Ground> groundOf(std::function<double(glm::dvec2)> height) {
    const geo::Crs crs = *geo::Crs::fromEpsg(3405);
    return std::make_shared<layers::Ground>(layers::Ground{.crs = crs, .crsReason = {}, .bounds = kTable,
                                                           .elevation = geo::ElevationSource::fromFunction(crs, kTable, 5.0, std::move(height)),
                                                           .imagery = nullptr, .warnings = {}, .title = "Sa bàn thử", .spec = {}});
}

/// A context and a table, released in the right order.
struct Stage {
    explicit Stage(std::shared_ptr<const layers::Ground> ground) : table(Completeness::Final) {
        auto made = OffscreenContext::create();
        EXPECT_TRUE(made) << made.error().message;
        context = std::move(*made);
        table.resize(kPicture.sizePx);
        table.setFieldOfView(kPicture.fovYDeg);
        table.setGround(std::move(ground));
    }
    ~Stage() { table.releaseGl(); }
    DrawnError measure(const std::vector<Viewpoint>& views) {
        const auto error = measureDrawnError(table, views);
        EXPECT_TRUE(error) << error.error().message;
        return error.value_or(DrawnError{});
    }
    std::unique_ptr<OffscreenContext> context;
    TableView table;
};

double plane(glm::dvec2 p) { return 100.0 + 0.02 * (p.x - kTable.minE) + 0.01 * (p.y - kTable.minN); }

/// Zero on every point that a tile down to level 8 may have, `offM` everywhere between: the mesh is then flat at zero and
/// the ground `offM` above it.
std::function<double(glm::dvec2)> flatOnGridPointsOnly(double offM) {
    constexpr double kStepM = 50.0 / 256.0;
    return [offM](glm::dvec2 p) {
        const glm::dvec2 steps = (p - glm::dvec2(kTable.minE, kTable.minN)) / kStepM;
        const bool isOnGrid = std::abs(steps.x - std::round(steps.x)) < 1e-5 && std::abs(steps.y - std::round(steps.y)) < 1e-5;
        return isOnGrid ? 0.0 : offM;
    };
}

TEST(DrawnError, OfAPlaneIsNothing) {
    Stage stage(groundOf(plane));
    const DrawnError error = stage.measure({stage.table.home(),
                                            {.target = {kCentre, plane(kCentre)}, .headingDeg = 70, .pitchDeg = -10, .rangeM = 300},
                                            {.target = {kCentre, plane(kCentre)}, .headingDeg = 0, .pitchDeg = -90, .rangeM = 2000}});
    // Two whole pictures of 320 x 180 samples but for the sky, and a part of the first.
    EXPECT_GT(error.samples, 70000);
    // Corners of triangles are drawn to the 256th part of a pixel.
    EXPECT_LT(error.maxPx, 0.02);
}

// Seen from `rangeM` at 45 degrees down, a vertical offset `offM` at depth w and tangents tx, ty of the pixel is
// f offM / w (tx sin 45, cos 45 + ty sin 45) pixels long. On level ground w = rangeM / (1 - ty), so that the longest is in
// the lower corners, ty = -tan(fov / 2).
TEST(DrawnError, OfAGroundAboveItsMeshIsTheOffsetOnTheScreen) {
    constexpr double kOffM = 3.0, kRangeM = 2000.0;
    const double tangent = std::tan(kPicture.fovYDeg / 2.0 * std::numbers::pi / 180.0);
    const double focalPx = kPicture.sizePx.y / 2.0 / tangent;
    const double depthM = kRangeM / (1.0 + tangent);
    const double expectedPx = focalPx * kOffM / depthM * std::sqrt(0.5) * std::hypot(tangent * 16.0 / 9.0, 1.0 - tangent);
    for (const double exaggeration : {1.0, 3.0}) {
        Stage stage(groundOf(flatOnGridPointsOnly(kOffM / exaggeration)));
        Look look = stage.table.look();
        look.exaggeration = exaggeration;
        stage.table.setLook(look);
        const DrawnError error = stage.measure({{.target = {kCentre, 0.0}, .headingDeg = 30, .pitchDeg = -45, .rangeM = kRangeM}});
        EXPECT_NEAR(error.maxPx, expectedPx, expectedPx * 0.05) << exaggeration;
        EXPECT_LE(error.p999Px, error.maxPx);
        EXPECT_LT(error.meanPx, error.p999Px);
        ASSERT_TRUE(error.worst);
        EXPECT_NEAR(error.worst->ground.z, kOffM / exaggeration, 1e-9);
    }
}

TEST(DrawnError, LeavesOutSidesOfHolesAndOfTheTable) {
    Stage stage(groundOf([](glm::dvec2 p) {
        const bool isInHole = std::abs(p.x - kCentre.x) < 400 && std::abs(p.y - kCentre.y) < 700;
        return isInHole ? std::numeric_limits<double>::quiet_NaN() : 100.0;
    }));
    const DrawnError error = stage.measure({stage.table.home(),
                                            {.target = {kCentre, 100}, .headingDeg = 20, .pitchDeg = -25, .rangeM = 1500},
                                            {.target = {kTable.minE, kTable.minN, 100}, .headingDeg = 45, .pitchDeg = -20, .rangeM = 900}});
    EXPECT_GT(error.samples, 10000);
    // Sides fill far more than a thousandth of these pictures. A single pixel may show a gap between tiles.
    EXPECT_LT(error.p999Px, 0.02);
}

TEST(DrawnError, LeavesLookAndViewAsTheyWere) {
    Stage stage(groundOf(plane));
    const Look look = stage.table.look();
    const Viewpoint view = stage.table.camera().view();
    stage.measure({{.target = {kCentre, plane(kCentre)}, .headingDeg = 70, .pitchDeg = -40, .rangeM = 300}});
    EXPECT_EQ(stage.table.look(), look);
    EXPECT_EQ(stage.table.camera().view().target, view.target);
    EXPECT_EQ(stage.table.camera().view().rangeM, view.rangeM);
}

TEST(DrawnError, OfAnEmptyTableHasNoSamples) {
    Stage stage(nullptr);
    EXPECT_EQ(stage.measure({Viewpoint{}}).samples, 0);
}

TEST(EvenlySpacedViews, RunFromTheFirstToTheLast) {
    std::vector<Viewpoint> views(9);
    for (std::size_t i = 0; i < views.size(); ++i) views[i].rangeM = static_cast<double>(i);
    const auto chosen = evenlySpaced(views, 5);
    ASSERT_EQ(chosen.size(), 5u);
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(chosen[i].rangeM, 2.0 * static_cast<double>(i));
    EXPECT_EQ(evenlySpaced(views, 20).size(), 9u);
}

}  // namespace
}  // namespace saban::viewer
