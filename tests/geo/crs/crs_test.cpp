#include "geo/crs/crs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace saban::geo {
namespace {

using testing::HasSubstr;

Crs crs(const std::string& definition) {
    auto parsed = Crs::parse(definition);
    EXPECT_TRUE(parsed) << parsed.error().message;
    return *parsed;
}

TEST(Crs, IsReadFromAnEpsgCode) {
    const Crs zone = crs("EPSG:3405");
    EXPECT_EQ(zone.name(), "VN-2000 / UTM zone 48N");
    EXPECT_EQ(zone.authorityCode(), "EPSG:3405");
    EXPECT_EQ(zone.label(), "VN-2000 / UTM zone 48N (EPSG:3405)");
    EXPECT_EQ(zone.epsg(), 3405);
    EXPECT_TRUE(zone.isProjected());
    EXPECT_TRUE(zone.isMetric());
    EXPECT_TRUE(zone.isVn2000());
    EXPECT_FALSE(zone.isWgs84());
    EXPECT_EQ(zone.unitToMetre(), 1.0);
    EXPECT_FALSE(zone.vertical().isDeclared());
    EXPECT_THAT(zone.wkt(), HasSubstr("PROJCRS["));
}

TEST(Crs, IsReadFromSpacesLowerCaseAndTheBareNumber) {
    EXPECT_EQ(crs(" epsg:3405\n").epsg(), 3405);
    EXPECT_EQ(crs("3405").epsg(), 3405);
}

TEST(Crs, IsReadFromItsNameOnlyWhenWholeNameIsGiven) {
    EXPECT_EQ(crs("VN-2000 / UTM zone 48N").epsg(), 3405);
    EXPECT_FALSE(Crs::parse("VN-2000 / UTM zone 4"));
}

TEST(Crs, KnowsItsAreaOfUse) {
    // EPSG dataset, extent of EPSG:3405: 8.33 to 23.4 N, 102.14 to 108.0 E.
    const auto area = crs("EPSG:3405").areaOfUse();
    ASSERT_TRUE(area);
    EXPECT_EQ(*area, (Bounds{102.14, 8.33, 108.0, 23.4}));
}

TEST(Crs, AreaOfUseGoesOnBeyondTheAntimeridian) {
    const auto area = crs("EPSG:3460").areaOfUse();  // Fiji
    ASSERT_TRUE(area);
    EXPECT_FALSE(area->isEmpty());
    EXPECT_GT(area->maxE, 180.0);
}

TEST(Crs, GeographicUnitIsADegreeOnTheEllipsoid) {
    const Crs lonLat = crs("EPSG:4326");
    EXPECT_TRUE(lonLat.isGeographic());
    EXPECT_FALSE(lonLat.isMetric());
    EXPECT_TRUE(lonLat.isWgs84());
    EXPECT_NEAR(lonLat.unitToMetre(), 111319.49079, 1e-4);
}

TEST(Crs, ProjectedFeetAreNotMetric) {
    const Crs feet = crs("EPSG:2263");  // NAD83 / New York Long Island (ftUS)
    EXPECT_TRUE(feet.isProjected());
    EXPECT_FALSE(feet.isMetric());
    EXPECT_NEAR(feet.unitToMetre(), 1200.0 / 3937.0, 1e-12);
}

TEST(Crs, CompoundIsUsedByItsHorizontalPartAndTellsItsVertical) {
    const Crs compound = crs("EPSG:3405+5727");
    EXPECT_EQ(compound.name(), "VN-2000 / UTM zone 48N");
    EXPECT_EQ(compound.epsg(), 3405);
    EXPECT_EQ(compound.authorityCode(), "EPSG:3405+5727");
    EXPECT_EQ(compound.vertical().name, "Hon Dau 1992 height");
    EXPECT_EQ(compound.vertical().unitToMetre, 1.0);
    EXPECT_TRUE(compound.isSameAs(crs("EPSG:3405")));
    EXPECT_FALSE(compound.horizontal().vertical().isDeclared());
    EXPECT_EQ(compound.horizontal().authorityCode(), "EPSG:3405");
    EXPECT_EQ(crs(compound.wkt()).vertical().name, "Hon Dau 1992 height");
}

TEST(Crs, VerticalUnitOfACompoundIsToldInMetres) {
    // EPSG:6360, NAVD88 height (ftUS)
    EXPECT_NEAR(crs("EPSG:26917+6360").vertical().unitToMetre, 1200.0 / 3937.0, 1e-12);
}

TEST(Crs, ThreeDimensionalGeographicTellsItsEllipsoidalHeight) {
    const Crs threeD = crs("EPSG:4979");
    EXPECT_TRUE(threeD.isGeographic());
    EXPECT_THAT(threeD.vertical().name, HasSubstr("WGS 84"));
    EXPECT_TRUE(threeD.isSameAs(crs("EPSG:4326")));
}

TEST(Crs, EsriWktIsRecognised) {
    const Crs esri = crs(
        R"(PROJCS["VN_2000_UTM_Zone_48N",GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",SPHEROID["WGS_1984",6378137.0,298.257223563]],)"
        R"(PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],)"
        R"(PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],)"
        R"(PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]])");
    EXPECT_TRUE(esri.isVn2000());
    EXPECT_EQ(esri.epsg(), 3405);
    EXPECT_TRUE(esri.isSameAs(crs("EPSG:3405")));
    EXPECT_TRUE(esri.areaOfUse());
}

TEST(Crs, BoundToWgs84ByTheFiguresOfVn2000IsVn2000) {
    const Crs bound = crs(
        "+proj=utm +zone=48 +ellps=WGS84 "
        "+towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278 +units=m");
    EXPECT_TRUE(bound.isVn2000());
    EXPECT_FALSE(bound.isWgs84());
    EXPECT_TRUE(bound.isProjected());
    EXPECT_TRUE(bound.isDatumKnown());
    EXPECT_FALSE(bound.isSameAs(crs("EPSG:32648")));
    EXPECT_TRUE(bound.isSameAs(crs(bound.wkt())));
}

TEST(Crs, DifferentZonesAndDatumsAreNotTheSame) {
    EXPECT_FALSE(crs("EPSG:3405").isSameAs(crs("EPSG:3406")));
    EXPECT_FALSE(crs("EPSG:3405").isSameAs(crs("EPSG:32648")));
    EXPECT_FALSE(crs("EPSG:4756").isSameAs(crs("EPSG:4326")));
}

TEST(Crs, AxisOrderDoesNotMakeADifference) {
    EXPECT_TRUE(crs("EPSG:4326").isSameAs(crs("OGC:CRS84")));
}

TEST(Crs, TellsTheNumbersOfItsZone) {
    const auto zone = crs("EPSG:9210").transverseMercator();
    ASSERT_TRUE(zone);
    EXPECT_NEAR(zone->centralMeridianDeg, 105.75, 1e-9);
    EXPECT_EQ(zone->scale, 0.9999);
    EXPECT_EQ(zone->falseEastingM, 500000.0);
    EXPECT_EQ(zone->falseNorthingM, 0.0);
    EXPECT_FALSE(crs("EPSG:3857").transverseMercator());
    EXPECT_FALSE(crs("EPSG:4326").transverseMercator());
}

struct Refusal {
    int wrong;
    std::string right;
};
class RefusedCode : public testing::TestWithParam<Refusal> {};
// The EPSG dataset supersedes each of them: same meridian, false easting and northing exchanged.
INSTANTIATE_TEST_SUITE_P(Epsg, RefusedCode,
                         testing::Values(Refusal{6956, "EPSG:5896"}, Refusal{6957, "EPSG:5897"}, Refusal{6958, "EPSG:5898"},
                                         Refusal{6959, "EPSG:5899"}),
                         [](const auto& code) { return std::to_string(code.param.wrong); });

TEST_P(RefusedCode, IsRefusedNamingTheRightOne) {
    const auto parsed = Crs::fromEpsg(GetParam().wrong);
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, ErrorCode::BadCrs);
    EXPECT_THAT(parsed.error().message, HasSubstr("EPSG:" + std::to_string(GetParam().wrong)));
    EXPECT_THAT(parsed.error().message, HasSubstr(GetParam().right));
}

TEST(Crs, WrongZoneIsRefusedWithoutItsCodeToo) {
    const auto parsed = Crs::parse(
        R"(PROJCS["my zone",GEOGCS["VN-2000",DATUM["Vietnam_2000",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],)"
        R"(UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],)"
        R"(PARAMETER["central_meridian",105],PARAMETER["scale_factor",0.9999],PARAMETER["false_easting",0],)"
        R"(PARAMETER["false_northing",500000],UNIT["metre",1]])");
    ASSERT_FALSE(parsed);
    EXPECT_THAT(parsed.error().message, HasSubstr("EPSG:5897"));
}

class BadDefinition : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Crs, BadDefinition,
                         testing::Values("", "   ", "EPSG:", "EPSG:999999", "EPSG:abc", "999999999999", "PROJCRS[", "PROJCS[\"x\",GEOGCS[",
                                         "+proj=nonsense", "EPSG:6960", "EPSG:5727", "EPSG:4978", "nan", "VN-2000 / UTM", std::string(100000, '['),
                                         "LOCAL_CS[\"site\",UNIT[\"metre\",1]]"));

TEST_P(BadDefinition, IsRefusedSayingWhatToGive) {
    const auto parsed = Crs::parse(GetParam());
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, ErrorCode::BadCrs);
    EXPECT_THAT(parsed.error().message, HasSubstr("EPSG:3405"));
    EXPECT_LT(parsed.error().message.size(), 600u);
}

}  // namespace
}  // namespace saban::geo
