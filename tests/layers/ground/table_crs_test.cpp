#include "layers/ground/table_crs.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace saban::layers {
namespace {

// On the central meridian the scale of a transverse Mercator is its scale factor. Distances are taken on WGS 84, whose ellipsoid
// lies some 26 m from that of VN-2000: 26 m / 6 378 km = 4e-6.
TEST(ScaleError, OnACentralMeridianIsThatOfTheZone) {
    EXPECT_NEAR(*scaleErrorAt(*geo::Crs::fromEpsg(3405), {500000, 2300000}), -0.0004, 6e-6);
    EXPECT_NEAR(*scaleErrorAt(*geo::Crs::fromEpsg(9210), {500000, 2300000}), -0.0001, 6e-6);
}

// Web Mercator on the equator: true along it; along the meridian longer by 1 / (1 - e2) - 1 = 0.00674.
TEST(ScaleError, OfWebMercatorOnTheEquatorIsThatOfTheFlattening) {
    EXPECT_NEAR(*scaleErrorAt(*geo::Crs::fromEpsg(3857), {12000000, 0}), 1.0 / (1.0 - 0.00669438) - 1.0, 1e-5);
}

// At 60 degrees of latitude a Mercator map is about twice as large as the ground.
TEST(ScaleError, OfWebMercatorDoublesLengthsAtSixtyDegrees) {
    const double northing = 6378137.0 * std::log(std::tan(std::numbers::pi / 4 + std::numbers::pi / 6));
    EXPECT_NEAR(*scaleErrorAt(*geo::Crs::fromEpsg(3857), {1000000, northing}), 1.0, 0.01);
}

TEST(ScaleError, IsUnknownOutsideTheProjection) { EXPECT_FALSE(scaleErrorAt(*geo::Crs::fromEpsg(3405), {1e30, 1e30})); }

}  // namespace
}  // namespace saban::layers
