#include "geo/crs/vn2000.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace saban::geo {
namespace {

TEST(Vn2000, HoldsTheTwentyZones) {
    EXPECT_EQ(vn2000Zones().size(), 20u);
    EXPECT_EQ(vn2000Zones()[0].epsg, 3405);
    EXPECT_EQ(vn2000Zones()[1].epsg, 3406);
    for (std::size_t i = 3; i < vn2000Zones().size(); ++i)
        EXPECT_LT(vn2000Zones()[i - 1].centralMeridianDeg, vn2000Zones()[i].centralMeridianDeg);
}

TEST(Vn2000, ZonesHaveTheNumbersOfTheEpsgDataset) {
    for (const Vn2000Zone& zone : vn2000Zones()) {
        const auto crs = Crs::fromEpsg(zone.epsg);
        ASSERT_TRUE(crs) << crs.error().message;
        const auto numbers = crs->transverseMercator();
        ASSERT_TRUE(numbers);
        EXPECT_TRUE(crs->isVn2000());
        EXPECT_NEAR(numbers->centralMeridianDeg, zone.centralMeridianDeg, 1e-9) << zone.epsg;
        EXPECT_EQ(numbers->scale, zone.scale) << zone.epsg;
        EXPECT_EQ(numbers->falseEastingM, zone.falseEastingM) << zone.epsg;
        EXPECT_EQ(numbers->falseNorthingM, 0.0) << zone.epsg;
    }
}

TEST(Vn2000, ZoneIsFoundByCode) {
    EXPECT_EQ(vn2000Zone(9210)->centralMeridianDeg, 105.75);
    EXPECT_FALSE(vn2000Zone(6957));
    EXPECT_FALSE(vn2000Zone(32648));
}

TEST(Vn2000, ZoneIsFoundByItsNumbers) {
    const auto crs = Crs::parse(
        "+proj=tmerc +lat_0=0 +lon_0=105.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 "
        "+towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278 +units=m");
    ASSERT_TRUE(crs);
    ASSERT_TRUE(vn2000Zone(*crs));
    EXPECT_EQ(vn2000Zone(*crs)->epsg, 9210);
    EXPECT_FALSE(vn2000Zone(*Crs::fromEpsg(32648)));
    EXPECT_FALSE(vn2000Zone(*Crs::fromEpsg(4756)));
}

TEST(Vn2000, ZoneNamesShowTheMeridian) {
    EXPECT_EQ(vn2000ZoneName(*vn2000Zone(3405)), "VN-2000 / UTM 48N (105°)");
    EXPECT_EQ(vn2000ZoneName(*vn2000Zone(3406)), "VN-2000 / UTM 49N (111°)");
    EXPECT_EQ(vn2000ZoneName(*vn2000Zone(9210)), "VN-2000 / 105°45′");
    EXPECT_EQ(vn2000ZoneName(*vn2000Zone(5896)), "VN-2000 / 102°00′");
}

TEST(Vn2000, ProposesUtmOnVn2000InVietnamAndOnWgs84Elsewhere) {
    EXPECT_EQ(proposedCrs({105.85, 21.03}), 3405);  // Hà Nội
    EXPECT_EQ(proposedCrs({108.22, 16.07}), 3406);  // Đà Nẵng
    EXPECT_EQ(proposedCrs({-121.76, 46.85}), 32610);  // Mount Rainier
    EXPECT_EQ(proposedCrs({151.2, -33.9}), 32756);  // Sydney
    EXPECT_EQ(proposedCrs({5.3, 60.4}), 32632);     // Bergen lies in the widened zone 32V
    EXPECT_EQ(proposedCrs({0.0, 88.0}), 5041);
    EXPECT_EQ(proposedCrs({0.0, -85.0}), 5042);
    EXPECT_EQ(proposedCrs({180.0, 10.0}), 32601);
}

TEST(Vn2000, EveryProposedCrsIsMetric) {
    for (double lon = -180; lon <= 180; lon += 15)
        for (double lat = -90; lat <= 90; lat += 15) {
            const auto crs = Crs::fromEpsg(proposedCrs({lon, lat}));
            ASSERT_TRUE(crs) << crs.error().message;
            EXPECT_TRUE(crs->isMetric());
        }
}

TEST(Vn2000, OffersTheNearestProvincialZones) {
    const auto zones = provincialZonesNear(105.8);
    ASSERT_EQ(zones.size(), 3u);
    EXPECT_EQ(zones[0].epsg, 9210);  // 105°45′
    EXPECT_EQ(zones[1].epsg, 9211);  // 106°00′
    EXPECT_EQ(zones[2].epsg, 9209);  // 105°30′
    EXPECT_EQ(provincialZonesNear(105.0, 100).size(), 18u);
    EXPECT_TRUE(provincialZonesNear(105.0, 0).empty());
}

TEST(Vn2000, RefusesOnlyTheWrongCodes) {
    for (const int wrong : {6956, 6957, 6958, 6959}) EXPECT_TRUE(refusedVn2000Code(wrong));
    for (const Vn2000Zone& zone : vn2000Zones()) EXPECT_FALSE(refusedVn2000Code(zone.epsg));
}

}  // namespace
}  // namespace saban::geo
