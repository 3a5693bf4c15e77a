#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <thread>

#include "geo/crs/crs.h"
#include "geo/crs/vn2000.h"
#include "tests/geo/crs/reference_program.h"

namespace saban::geo {
namespace {

constexpr double kMillimetre = 0.001;

Crs crs(const std::string& definition) {
    auto parsed = Crs::parse(definition);
    EXPECT_TRUE(parsed) << parsed.error().message;
    return *parsed;
}

Transform transform(const std::string& from, const std::string& to) {
    auto made = Transform::create(crs(from), crs(to));
    EXPECT_TRUE(made) << made.error().message;
    return *made;
}

/// Longitude, latitude of ground near a zone's meridian. EPSG:5194, which cs2cs prefers inside 104.24 to 107.11 E and
/// 9.35 to 11.04 N, is kept out of it.
std::vector<glm::dvec2> groundOf(const Vn2000Zone& zone) {
    std::vector<glm::dvec2> points;
    for (const double offsetDeg : {-1.3, -0.4, 0.0, 0.25, 1.45})
        for (const double latDeg : {8.6, 12.34567, 16.0, 21.028511, 23.35}) points.push_back({zone.centralMeridianDeg + offsetDeg, latDeg});
    return points;
}

class EveryVn2000Zone : public testing::TestWithParam<Vn2000Zone> {};
INSTANTIATE_TEST_SUITE_P(Epsg, EveryVn2000Zone, testing::ValuesIn(vn2000Zones().begin(), vn2000Zones().end()),
                         [](const auto& zone) { return std::to_string(zone.param.epsg); });

TEST_P(EveryVn2000Zone, AgreesWithCs2csFromWgs84ToAMillimetre) {
    if (!test::hasProgram("cs2cs")) GTEST_SKIP() << "cs2cs (package proj-bin) is not installed";
    const std::string code = "EPSG:" + std::to_string(GetParam().epsg);
    const auto points = groundOf(GetParam());
    std::vector<glm::dvec2> latLon;
    for (const glm::dvec2 p : points) latLon.push_back({p.y, p.x});
    const auto expected = test::runProjProgram("cs2cs -f %.5f EPSG:4326 " + code, latLon);
    ASSERT_EQ(expected.size(), points.size());
    const Transform toZone = transform("EPSG:4326", code);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto moved = toZone.forward(points[i]);
        ASSERT_TRUE(moved);
        EXPECT_NEAR(moved->x, expected[i].x, kMillimetre) << points[i].x << ", " << points[i].y;
        EXPECT_NEAR(moved->y, expected[i].y, kMillimetre) << points[i].x << ", " << points[i].y;
    }
}

TEST_P(EveryVn2000Zone, AgreesWithCs2csToWgs84UtmToAMillimetre) {
    if (!test::hasProgram("cs2cs")) GTEST_SKIP() << "cs2cs (package proj-bin) is not installed";
    const std::string code = "EPSG:" + std::to_string(GetParam().epsg);
    const std::vector<glm::dvec2> points{{500000, 955000}, {411111.11, 1660000.5}, {587123.4, 2325641.2}, {612345.678, 2555555.5}};
    const auto expected = test::runProjProgram("cs2cs -f %.5f " + code + " EPSG:32648", points);
    ASSERT_EQ(expected.size(), points.size());
    const Transform toUtm = transform(code, "EPSG:32648");
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto moved = toUtm.forward(points[i]);
        ASSERT_TRUE(moved);
        EXPECT_NEAR(moved->x, expected[i].x, kMillimetre);
        EXPECT_NEAR(moved->y, expected[i].y, kMillimetre);
    }
}

TEST_P(EveryVn2000Zone, AgreesWithCctUsingEpsg6960InTheMekongDelta) {
    if (!test::hasProgram("cct")) GTEST_SKIP() << "cct (package proj-bin) is not installed";
    // cct takes EPSG:6960 in the authority's axis order: latitude, longitude of VN-2000 in, of WGS 84 out.
    const std::vector<glm::dvec2> vn2000{{10.78, 106.70}, {9.6, 105.2}, {10.03, 105.78}};
    const auto wgs84 = test::runProjProgram("cct -d 12 EPSG:6960", vn2000);
    ASSERT_EQ(wgs84.size(), vn2000.size());
    const Transform sameDatum = transform("EPSG:4756", "EPSG:" + std::to_string(GetParam().epsg));
    const Transform shifted = transform("EPSG:4326", "EPSG:" + std::to_string(GetParam().epsg));
    for (std::size_t i = 0; i < vn2000.size(); ++i) {
        const auto expected = sameDatum.forward(glm::dvec2{vn2000[i].y, vn2000[i].x});
        const auto moved = shifted.forward(glm::dvec2{wgs84[i].y, wgs84[i].x});
        ASSERT_TRUE(expected && moved);
        EXPECT_NEAR(moved->x, expected->x, kMillimetre);
        EXPECT_NEAR(moved->y, expected->y, kMillimetre);
    }
}

TEST_P(EveryVn2000Zone, AgreesWithCs2csToTheNextZoneOfTheSameDatum) {
    if (!test::hasProgram("cs2cs")) GTEST_SKIP() << "cs2cs (package proj-bin) is not installed";
    const std::string code = "EPSG:" + std::to_string(GetParam().epsg);
    const std::vector<glm::dvec2> points{{500000, 1100000}, {600000, 1700000}, {420000, 2400000}};
    const auto expected = test::runProjProgram("cs2cs -f %.5f " + code + " EPSG:9213", points);
    ASSERT_EQ(expected.size(), points.size());
    const Transform toNext = transform(code, "EPSG:9213");
    EXPECT_EQ(toNext.accuracyM(), 0.0);
    EXPECT_EQ(toNext.description().find("WGS 84"), std::string::npos) << toNext.description();
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto moved = toNext.forward(points[i]);
        ASSERT_TRUE(moved);
        EXPECT_NEAR(moved->x, expected[i].x, kMillimetre);
        EXPECT_NEAR(moved->y, expected[i].y, kMillimetre);
    }
}

TEST_P(EveryVn2000Zone, ComesBackToAMicrometreOnItsOwnDatum) {
    const Transform toZone = transform("EPSG:4756", "EPSG:" + std::to_string(GetParam().epsg));
    for (const glm::dvec2 p : groundOf(GetParam())) {
        const auto there = toZone.forward(p);
        ASSERT_TRUE(there);
        const auto back = toZone.inverse(*there);
        ASSERT_TRUE(back);
        EXPECT_LT(geodesicDistanceM(*back, p), 1e-6);
    }
}

// The ellipsoids lie up to 30 m apart in height, and a horizontal transformation drops that: 30 m x 225 m / 6 378 km = 1 mm.
TEST_P(EveryVn2000Zone, ComesBackToTwoMillimetresThroughTheDatumShift) {
    const Transform toZone = transform("EPSG:32648", "EPSG:" + std::to_string(GetParam().epsg));
    for (const glm::dvec2 p : {glm::dvec2{587123.4, 2325641.2}, glm::dvec2{700000, 1200000}, glm::dvec2{320000, 2500000}}) {
        const auto there = toZone.forward(p);
        ASSERT_TRUE(there);
        const auto back = toZone.inverse(*there);
        ASSERT_TRUE(back);
        EXPECT_NEAR(back->x, p.x, 2 * kMillimetre);
        EXPECT_NEAR(back->y, p.y, 2 * kMillimetre);
    }
}

TEST_P(EveryVn2000Zone, UsesEpsg6960ToWgs84) {
    const Transform shift = transform("EPSG:" + std::to_string(GetParam().epsg), "EPSG:4326");
    EXPECT_NE(shift.description().find("VN-2000 to WGS 84 (2)"), std::string::npos) << shift.description();
    EXPECT_EQ(shift.accuracyM(), 1.0);
}

// product.md: about 196 m in easting, 108 to 112 m in northing, 225 m in all.
TEST(Transform, MovesTheSameNumbersBy225MetresBetweenVn2000AndWgs84) {
    const Transform shift = transform("EPSG:3405", "EPSG:32648");
    for (const glm::dvec2 p : {glm::dvec2{587123.4, 2325641.2}, glm::dvec2{600000, 1700000}, glm::dvec2{550000, 1100000}}) {
        const auto moved = shift.forward(p);
        ASSERT_TRUE(moved);
        EXPECT_NEAR(std::abs(moved->x - p.x), 196.0, 3.0);
        EXPECT_NEAR(std::abs(moved->y - p.y), 110.0, 3.0);
        EXPECT_NEAR(std::hypot(moved->x - p.x, moved->y - p.y), 225.0, 2.0);
    }
}

TEST(Transform, IsTheIdentityBetweenTwoWordingsOfOneCrs) {
    const Transform same = transform("EPSG:32648", "+proj=utm +zone=48 +datum=WGS84 +units=m +no_defs");
    EXPECT_TRUE(same.isIdentity());
    EXPECT_EQ(same.forward(glm::dvec2{1, 2}), glm::dvec2(1, 2));
}

TEST(Transform, LeavesTheVerticalPartAlone) {
    EXPECT_TRUE(transform("EPSG:3405+5727", "EPSG:3405").isIdentity());
}

TEST(Transform, KeepsTheShiftOfABoundCrs) {
    const std::string hanoi =
        "+proj=tmerc +lat_0=0 +lon_0=105.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 "
        "+towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278 +units=m +no_defs";
    const auto bound = transform(hanoi, "EPSG:4326").forward(glm::dvec2{505000, 2325000});
    const auto registered = transform("EPSG:9210", "EPSG:4326").forward(glm::dvec2{505000, 2325000});
    ASSERT_TRUE(bound && registered);
    EXPECT_LT(geodesicDistanceM(*bound, *registered), kMillimetre);
}

TEST(Transform, GivesNothingForPointsOutsideTheProjection) {
    const Transform toUtm = transform("EPSG:4326", "EPSG:32648");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(toUtm.forward(glm::dvec2{nan, 10}));
    EXPECT_FALSE(toUtm.forward(glm::dvec2{105, std::numeric_limits<double>::infinity()}));
    EXPECT_FALSE(toUtm.forward(glm::dvec2{105, 95}));
    EXPECT_FALSE(toUtm.inverse(glm::dvec2{1e30, 1e30}));
}

TEST(Transform, CountsThePointsThatFailAndMakesThemNaN) {
    const Transform toUtm = transform("EPSG:4326", "EPSG:32648");
    std::vector<glm::dvec2> points{{105, 21}, {105, 95}, {106, 21}};
    EXPECT_EQ(toUtm.forward(std::span(points)), 1u);
    EXPECT_NEAR(points[0].x, 500000.0, kMillimetre);
    EXPECT_TRUE(std::isnan(points[1].x) && std::isnan(points[1].y));
    EXPECT_GT(points[2].x, 600000.0);
    std::vector<glm::dvec2> none;
    EXPECT_EQ(toUtm.forward(std::span(none)), 0u);
}

// Parallels bend poleward away from the central meridian: the lowest northing of a box is on it, not at a corner.
TEST(Transform, BoundsIncludeTheBulgeOfTheEdges) {
    const Transform toUtm = transform("EPSG:4326", "EPSG:32648");
    const auto box = toUtm.forward(Bounds{103, 20, 107, 22});
    ASSERT_TRUE(box);
    EXPECT_NEAR(box->minN, toUtm.forward(glm::dvec2{105, 20})->y, 0.01);
    EXPECT_NEAR(box->maxN, toUtm.forward(glm::dvec2{103, 22})->y, 0.01);
}

TEST(Transform, GivesEveryThreadTheSameAnswers) {
    const Transform toZone = transform("EPSG:32648", "EPSG:9210");
    std::vector<glm::dvec2> input;
    for (int i = 0; i < 2000; ++i) input.push_back({500000.0 + i * 37.0, 2300000.0 + i * 11.0});
    auto expected = input;
    ASSERT_EQ(toZone.forward(std::span(expected)), 0u);
    std::vector<std::vector<glm::dvec2>> results(8, input);
    std::vector<std::thread> threads;
    for (auto& result : results)
        threads.emplace_back([&result, &toZone] {
            const auto own = Transform::create(*Crs::parse("EPSG:32648"), *Crs::parse("EPSG:9210"));
            for (std::size_t i = 0; i < result.size(); ++i) result[i] = *(i % 2 ? toZone : *own).forward(result[i]);
        });
    for (auto& thread : threads) thread.join();
    for (const auto& result : results) EXPECT_EQ(result, expected);
}

TEST(Transform, WorksAfterItsMakersThreadHasEnded) {
    std::optional<Transform> made;
    std::thread([&made] { made = *Transform::create(*Crs::parse("EPSG:4326"), *Crs::parse("EPSG:32633")); }).join();
    const auto moved = made->forward(glm::dvec2{15, 0});
    ASSERT_TRUE(moved);
    EXPECT_NEAR(moved->x, 500000.0, kMillimetre);
    EXPECT_NEAR(moved->y, 0.0, kMillimetre);
}

// A degree of the equator of WGS 84 is pi / 180 x 6 378 137 m.
TEST(GeodesicDistance, OfADegreeOfTheEquatorIsItsArc) {
    EXPECT_NEAR(geodesicDistanceM({105, 0}, {106, 0}), 111319.49079, 1e-4);
    EXPECT_EQ(geodesicDistanceM({105, 21}, {105, 21}), 0.0);
}

}  // namespace
}  // namespace saban::geo
