#include "geo/analysis/measure.h"

#include <gtest/gtest.h>

#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <vector>

namespace saban::geo {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

Crs utm48() { return *Crs::fromEpsg(3405); }

std::shared_ptr<const ElevationSource> terrain(std::function<double(glm::dvec2)> heightM) {
    return ElevationSource::fromFunction(utm48(), Bounds{480000.0, 2330000.0, 490000.0, 2340000.0}, 10.0, std::move(heightM));
}

// Three places in VN-2000 / UTM 48N. Their geodesics: cs2cs (PROJ 9.1.1) to EPSG:4326, then
// `geod -I +ellps=WGS84 -f %.9f -F %.6f`: 44.935427743 degrees and 2122.170599 m from A to B, 171.810534114 degrees and
// 2122.171450 m from B to C, 108.370404664 degrees and 1898.127185 m from A to C.
const glm::dvec2 kA(481200.0, 2335600.0), kB(482700.0, 2337100.0), kC(483000.0, 2335000.0);
const std::vector<glm::dvec2> kLine{kA, kB, kC};

TEST(LineMeasure, OfLevelGroundIsTheGeodesicOnTheGround) {
    const auto measure = measureLine(*terrain([](glm::dvec2) { return 120.0; }), utm48(), kLine, 10.0);
    ASSERT_TRUE(measure) << measure.error().message;
    EXPECT_NEAR(measure->geodesicM, 2122.170599 + 2122.171450, 1e-4);
    EXPECT_NEAR(measure->gridM, std::hypot(1500.0, 1500.0) + std::hypot(300.0, 2100.0), 1e-6);
    EXPECT_NEAR(measure->groundM, measure->geodesicM, 1e-6);
    ASSERT_TRUE(measure->slopeM && measure->heightChangeM && measure->gradePercent);
    EXPECT_NEAR(*measure->slopeM, 1898.127185, 1e-4);
    EXPECT_EQ(*measure->heightChangeM, 0.0);
    EXPECT_EQ(*measure->gradePercent, 0.0);
    EXPECT_EQ(measure->ascentM + measure->descentM + measure->missingM, 0.0);
}

// On a plane that rises by 5 m each 100 m to the north, the leg A to B climbs 75 m and B to C falls 105 m, both evenly.
TEST(LineMeasure, OfAnEvenSlopeIsPythagoras) {
    const auto measure = measureLine(*terrain([](glm::dvec2 p) { return 0.05 * (p.y - 2330000.0); }), utm48(), kLine, 25.0);
    ASSERT_TRUE(measure) << measure.error().message;
    EXPECT_NEAR(measure->ascentM, 75.0, 1e-6);
    EXPECT_NEAR(measure->descentM, 105.0, 1e-6);
    EXPECT_NEAR(*measure->heightChangeM, -30.0, 1e-6);
    EXPECT_NEAR(measure->groundM, std::hypot(2122.170599, 75.0) + std::hypot(2122.171450, 105.0), 1e-4);
    EXPECT_NEAR(*measure->slopeM, std::hypot(1898.127185, 30.0), 1e-4);
    EXPECT_NEAR(*measure->gradePercent, 100.0 * -30.0 / (2122.170599 + 2122.171450), 1e-6);
}

// Over a roof of 200 m half width and 100 m height the way is two slopes of hypot(200, 100) m each; without the scale of the
// projection, 0.99960 to five digits here, the level part is a little longer than on the grid.
TEST(LineMeasure, FollowsARoofThatItsEndsDoNotSee) {
    const auto roof = terrain([](glm::dvec2 p) { return std::max(0.0, 100.0 - std::abs(p.x - 482000.0) / 2.0); });
    const std::vector<glm::dvec2> across{{481800.0, 2335000.0}, {482200.0, 2335000.0}};
    const auto measure = measureLine(*roof, utm48(), across, 5.0);
    ASSERT_TRUE(measure) << measure.error().message;
    EXPECT_NEAR(measure->groundM, 2.0 * std::hypot(200.0, 100.0), 0.2);
    EXPECT_NEAR(measure->ascentM, 100.0, 1e-6);
    EXPECT_NEAR(measure->descentM, 100.0, 1e-6);
    EXPECT_NEAR(*measure->heightChangeM, 0.0, 1e-9);
}

TEST(LineMeasure, ReadsHeightsAtEveryVertexWhateverTheStep) {
    const auto peak = terrain([](glm::dvec2 p) { return std::max(0.0, 50.0 - glm::distance(p, kB) / 2.0); });
    const auto measure = measureLine(*peak, utm48(), kLine, 1e6);
    ASSERT_TRUE(measure) << measure.error().message;
    EXPECT_NEAR(measure->ascentM, 50.0, 1e-6);
    EXPECT_NEAR(measure->descentM, 50.0, 1e-6);
}

TEST(LineMeasure, CountsStretchesWithoutElevationAsLevelAndTellsThem) {
    const auto outside = measureLine(*terrain([](glm::dvec2 p) { return (p.x - 480000.0) / 10.0; }), utm48(),
                                     std::vector<glm::dvec2>{{481000.0, 2335000.0}, {479000.0, 2335000.0}}, 10.0);
    ASSERT_TRUE(outside) << outside.error().message;
    EXPECT_NEAR(outside->missingM, 1000.0, 25.0);  // the step in which the ground ends counts whole, cells reach half over
    EXPECT_FALSE(outside->heightChangeM || outside->slopeM || outside->gradePercent);
    EXPECT_NEAR(outside->descentM, 100.0, 1.0);
}

TEST(LineMeasure, OfALineWithoutLengthHasNoGrade) {
    const auto measure = measureLine(*terrain([](glm::dvec2) { return 7.0; }), utm48(), std::vector{kA, kA}, 1.0);
    ASSERT_TRUE(measure) << measure.error().message;
    EXPECT_EQ(measure->geodesicM, 0.0);
    EXPECT_EQ(*measure->slopeM, 0.0);
    EXPECT_FALSE(measure->gradePercent);
}

TEST(LineMeasure, RefusesWhatIsNoLine) {
    const auto flat = terrain([](glm::dvec2) { return 0.0; });
    for (const auto& [line, stepM] : {std::pair(std::vector<glm::dvec2>{}, 1.0), std::pair(std::vector{kA}, 1.0), std::pair(kLine, 0.0), std::pair(kLine, -1.0),
                                      std::pair(kLine, kNan), std::pair(std::vector{kA, glm::dvec2(kNan, 0.0)}, 1.0), std::pair(kLine, 1e-9),
                                      std::pair(std::vector{kA, glm::dvec2(std::numeric_limits<double>::infinity(), 0.0)}, 1.0)}) {
        const auto measure = measureLine(*flat, utm48(), line, stepM);
        ASSERT_FALSE(measure);
        EXPECT_EQ(measure.error().code, ErrorCode::InvalidArgument);
        EXPECT_TRUE(measure.error().message.starts_with("cannot measure")) << measure.error().message;
    }
}

TEST(GeodesicLength, IsThatOfGeod) {
    EXPECT_NEAR(geodesicLengthM(utm48(), kLine), 2122.170599 + 2122.171450, 1e-4);
    EXPECT_EQ(geodesicLengthM(utm48(), std::span(kLine).first(1)), 0.0);
    EXPECT_EQ(geodesicLengthM(utm48(), {}), 0.0);
}

TEST(RingArea, IsThatOfTheShoelace) {
    EXPECT_EQ(ringAreaM2(kLine), 1800000.0);
    EXPECT_EQ(ringAreaM2(std::vector{kC, kB, kA}), 1800000.0);
    EXPECT_EQ(ringAreaM2(std::span(kLine).first(2)), 0.0);
    EXPECT_EQ(ringAreaM2({}), 0.0);
}

// The same corners by cs2cs in an equal-area projection (`+proj=laea +lat_0=21.12 +lon_0=104.83 +datum=WGS84`): 1801443.69 m2.
TEST(RingArea, OnTheEllipsoidIsThatOfAnEqualAreaProjection) {
    const auto area = ellipsoidAreaM2(utm48(), kLine);
    ASSERT_TRUE(area);
    EXPECT_NEAR(*area, 1801443.69, 0.5);
    EXPECT_EQ(ellipsoidAreaM2(utm48(), std::span(kLine).first(2)), 0.0);
    EXPECT_FALSE(ellipsoidAreaM2(utm48(), std::vector{kA, kB, glm::dvec2(kNan, kNan)}));
}

TEST(Bearings, AreThoseOfGeodAndOfTheGrid) {
    const Bearings toB = bearingsBetween(utm48(), kA, kB), toC = bearingsBetween(utm48(), kB, kC);
    EXPECT_NEAR(toB.gridDeg, 45.0, 1e-9);
    ASSERT_TRUE(toB.trueDeg && toC.trueDeg);
    EXPECT_NEAR(*toB.trueDeg, 44.935427743, 1e-7);
    EXPECT_NEAR(toC.gridDeg, 180.0 - std::atan(300.0 / 2100.0) * 180.0 / M_PI, 1e-9);
    EXPECT_NEAR(*toC.trueDeg, 171.810534114, 1e-7);
}

TEST(Bearings, LieFrom0To360) {
    EXPECT_EQ(bearingsBetween(utm48(), kA, kA + glm::dvec2(0.0, 1.0)).gridDeg, 0.0);
    EXPECT_NEAR(bearingsBetween(utm48(), kA, kA + glm::dvec2(-1.0, 0.0)).gridDeg, 270.0, 1e-9);
    EXPECT_LT(bearingsBetween(utm48(), {0.0, 0.0}, {-1e-18, 1.0}).gridDeg, 360.0);
    const Bearings none = bearingsBetween(utm48(), kA, kA);
    EXPECT_EQ(none.gridDeg, 0.0);
    EXPECT_EQ(none.trueDeg, 0.0);
}

}  // namespace
}  // namespace saban::geo
