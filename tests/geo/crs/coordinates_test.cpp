#include "geo/crs/coordinates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string_view>

#include "geo/core/text.h"

namespace saban::geo {
namespace {

Crs crs(int code) { return *Crs::fromEpsg(code); }

std::string written(glm::dvec2 point, int code, CoordinateStyle style, int decimals = 1) {
    const auto text = formatCoordinate(point, crs(code), style, decimals);
    return text ? *text : "error: " + text.error().message;
}

TEST(FormatCoordinate, ArmyOrderIsNorthFirst) {
    EXPECT_EQ(written({587123.4, 2325641.2}, 3405, CoordinateStyle::NorthingEasting), "X 2325641.2  Y 587123.4");
    EXPECT_EQ(written({587123.4, 2325641.2}, 3405, CoordinateStyle::EastingNorthing), "E 587123.4  N 2325641.2");
    EXPECT_EQ(written({587123.4, 2325641.2}, 3405, CoordinateStyle::NorthingEasting, 3), "X 2325641.200  Y 587123.400");
}

TEST(FormatCoordinate, DegreesAreWrittenLatitudeFirst) {
    EXPECT_EQ(written({105.804817, 21.028511}, 4326, CoordinateStyle::LonLatDecimal), "21.028511° N  105.804817° E");
    EXPECT_EQ(written({-70.5, -33.25}, 4326, CoordinateStyle::LonLatDecimal), "33.250000° S  70.500000° W");
    EXPECT_EQ(written({190.0, 10.0}, 4326, CoordinateStyle::LonLatDecimal), "10.000000° N  170.000000° W");
}

// 0.028511 x 3600 = 102.64″ = 1′42.64″; 0.804817 x 3600 = 2897.34″ = 48′17.34″.
TEST(FormatCoordinate, SecondsCarryInsteadOfReachingSixty) {
    EXPECT_EQ(written({105.804817, 21.028511}, 4326, CoordinateStyle::LonLatDms), "21°01′42.64″ N  105°48′17.34″ E");
    EXPECT_EQ(written({105.9999999999, 21.0}, 4326, CoordinateStyle::LonLatDms), "21°00′00.00″ N  106°00′00.00″ E");
}

// cs2cs (PROJ 9.1.1): echo "21.028511 105.804817" | cs2cs -f %.4f EPSG:4326 EPSG:32648 gives 583629.8373 2325513.8083.
// The letters by the tables of NGA.STND.0037 (2014): zone 48 has columns S to Z, eastings of 500 to 600 km are W;
// even zones start their rows at F, 2 325 km is row 3 after 2 000 km: J. MGRS cuts, it does not round.
TEST(FormatCoordinate, UtmAndMgrsAgreeWithCs2csAndTheGridTables) {
    EXPECT_EQ(written({105.804817, 21.028511}, 4326, CoordinateStyle::Utm, 0), "48N 583630 2325514");
    EXPECT_EQ(written({105.804817, 21.028511}, 4326, CoordinateStyle::Mgrs), "48Q WJ 83629 25513");
    EXPECT_EQ(written({0.0, 90.0}, 4326, CoordinateStyle::Mgrs), "Z AH 00000 00000");
}

TEST(FormatCoordinate, Vn2000IsTakenToWgs84ForUtm) {
    // 225 m away from the VN-2000 numbers: see Transform tests for the exact shift.
    EXPECT_EQ(written({500000, 2325641.2}, 3405, CoordinateStyle::EastingNorthing), "E 500000.0  N 2325641.2");
    EXPECT_EQ(written({500000, 2325641.2}, 3405, CoordinateStyle::Utm, 0).substr(0, 8), "48N 5001");
}

TEST(FormatCoordinate, RefusesWhatTheStyleCannotSay) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(formatCoordinate({105, 21}, crs(4326), CoordinateStyle::NorthingEasting).error().code, ErrorCode::BadCrs);
    EXPECT_EQ(formatCoordinate({nan, 21}, crs(4326), CoordinateStyle::Mgrs).error().code, ErrorCode::BadCrs);
    EXPECT_EQ(formatCoordinate({105, 91}, crs(4326), CoordinateStyle::LonLatDecimal).error().code, ErrorCode::BadCrs);
    EXPECT_EQ(formatCoordinate({1e30, 1e30}, crs(3405), CoordinateStyle::LonLatDms).error().code, ErrorCode::BadCrs);
}

TEST(ParsePoint, ReadsEastingThenNorthing) {
    EXPECT_EQ(*parsePoint("587123.4,2325641.2"), glm::dvec2(587123.4, 2325641.2));
    EXPECT_EQ(*parsePoint("  105.8048 , 21.0285 "), glm::dvec2(105.8048, 21.0285));
    EXPECT_EQ(*parsePoint("-70,+33.5"), glm::dvec2(-70, 33.5));
    EXPECT_EQ(*parsePoint("5e5,2.3e6"), glm::dvec2(500000, 2300000));
}

TEST(ParsePoint, ReadsWhatTheWindowWritesInBothLanguages) {
    const glm::dvec2 place(587123.4, 2325641.2);
    EXPECT_EQ(*parsePoint(written(place, 3405, CoordinateStyle::EastingNorthing)), place);
    EXPECT_EQ(*parsePoint("Đ 587123,4  B 2325641,2"), place);
    for (const char* other : {"N 2325641.2  E 587123.4", "E 587123.4", "E N", "E 587123.4 N", "X 2325641,2  Y 587123,4", "W 587123.4  N 2325641.2"}) EXPECT_FALSE(parsePoint(other)) << other;
}

/// As the Vietnamese translation has numbers.
std::string withCommas(const TextKey& key) { return std::string_view(key.source).starts_with("one and a half") ? "1,5" : key.source; }

TEST(FormatCoordinate, TellsWhatACrsCannotHoldInTheNumbersOfTheLanguage) {
    setTranslator(withCommas);
    const auto refused = formatCoordinate({105.25, 91.5}, crs(4326), CoordinateStyle::LonLatDecimal);
    setTranslator(nullptr);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, testing::HasSubstr("105,250; 91,500 lies outside"));
}

class BadPoint : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(ParsePoint, BadPoint,
                         testing::Values("", ",", "1", "1,", ",2", "1 2", "1;2", "1,2,3", "105,8048,21,0285", "nan,1", "1,inf", "1e999,2",
                                         "0x10,2", "1,2m", "1,2 3", "++1,2", "+-1,2", "a,b", std::string("1\0,2", 4), "1,٢"));

TEST_P(BadPoint, IsRefusedShowingTheOrder) {
    const auto point = parsePoint(GetParam());
    ASSERT_FALSE(point);
    EXPECT_EQ(point.error().code, ErrorCode::InvalidArgument);
    EXPECT_THAT(point.error().message, testing::HasSubstr("587123.4,2325641.2"));
}

}  // namespace
}  // namespace saban::geo
