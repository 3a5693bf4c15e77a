#include "geo/crs/utm.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace saban::geo {
namespace {

// DMA TM 8358.1, Datums, Ellipsoids, Grids, and Grid Reference Systems, 1990: zone 32 is wider off Norway, and four zones share Svalbard.
TEST(UtmZone, IsSixDegreesWideButForNorwayAndSvalbard) {
    EXPECT_EQ(utmZoneAt({105.85, 21.03}), 48);
    EXPECT_EQ(utmZoneAt({107.999, 16.0}), 48);
    EXPECT_EQ(utmZoneAt({108.001, 16.0}), 49);
    EXPECT_EQ(utmZoneAt({5.0, 60.0}), 32);
    EXPECT_EQ(utmZoneAt({10.0, 78.0}), 33);
}

TEST(UtmZone, IsNoneAtThePolesNorForWhatIsNoPlace) {
    EXPECT_EQ(utmZoneAt({105.0, 85.0}), 0);
    EXPECT_EQ(utmZoneAt({105.0, -81.0}), 0);
    EXPECT_EQ(utmZoneAt({std::numeric_limits<double>::quiet_NaN(), 21.0}), 0);
    EXPECT_EQ(utmZoneAt({105.0, 91.0}), 0);
}

// cs2cs (PROJ 9.1.1) from EPSG:4326 to EPSG:32648 and EPSG:32649.
TEST(Utm, AgreesWithProjInItsZoneAndBesideIt) {
    const auto hanoi = toUtm({105.85, 21.03}, 48), beside = toUtm({105.85, 21.03}, 49);
    ASSERT_TRUE(hanoi && beside);
    EXPECT_NEAR(hanoi->x, 588324.2493, 1e-3);
    EXPECT_NEAR(hanoi->y, 2325702.9464, 1e-3);
    EXPECT_NEAR(beside->x, -35665.5603, 1e-3);
    EXPECT_NEAR(beside->y, 2334123.1440, 1e-3);
    const auto back = fromUtm(*beside, 49);
    ASSERT_TRUE(back);
    EXPECT_NEAR(back->x, 105.85, 1e-9);
    EXPECT_NEAR(back->y, 21.03, 1e-9);
}

TEST(Utm, KnowsNothingFarFromItsMeridianAndOfNoZone) {
    EXPECT_FALSE(toUtm({-75.0, 21.0}, 48));
    EXPECT_FALSE(toUtm({105.0, 21.0}, 0));
    EXPECT_FALSE(toUtm({105.0, 90.0}, 48));
    EXPECT_FALSE(fromUtm({std::numeric_limits<double>::infinity(), 0.0}, 48));
}

// DMA TM 8358.1: zone 48 is of set 6, whose columns begin with S at 100 km and whose rows begin with F at the equator.
TEST(MgrsSquares, AreNamedByZoneBandAndSquare) {
    EXPECT_EQ(mgrsSquareOf({588324.0, 2325702.0}, 48), (MgrsSquare{"48Q", "WJ"}));
    EXPECT_EQ(mgrsSquareOf({588324.0, 2325702.0 - 100000.0}, 48), (MgrsSquare{"48Q", "WH"}));
    EXPECT_FALSE(mgrsSquareOf({588324.0, 2e7}, 48));
}

}  // namespace
}  // namespace saban::geo
