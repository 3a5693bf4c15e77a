#include "geo/crs/coordinate_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "geo/core/text.h"

namespace saban::geo {
namespace {

Crs crs(int code) { return *Crs::fromEpsg(code); }

constexpr glm::dvec2 kPlace{587123.4, 2325641.2};
const Bounds kTable{580000, 2320000, 600000, 2340000};

/// The distance of what is read from where it should lie; huge when it is refused.
double errorM(const std::string& written, glm::dvec2 expected, int code = 3405, const std::optional<Bounds>& bounds = kTable) {
    const auto place = parseAnyCoordinate(written, crs(code), bounds);
    EXPECT_TRUE(place) << written << ": " << (place ? "" : place.error().message);
    return place ? std::hypot(place->point.x - expected.x, place->point.y - expected.y) : 1e9;
}

class GridPlace : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(CoordinateReader, GridPlace,
                         testing::Values("X 2325641.2  Y 587123.4", "X=2325641,2; Y=587123,4", "x: 2325641.2, y: 587123.4", "Y 587123.4 X 2325641.2",
                                         "E 587123.4  N 2325641.2", "N 2325641.2 E 587123.4", "587123.4mE 2325641.2mN", "X 2 325 641,2 Y 587 123,4",
                                         "X 2.325.641,2 Y 587.123,4", "2325641.2 587123.4", "587123.4 2325641.2", "2325641,2\t587123,4", "2325641.2,587123.4",
                                         "2325641,2,587123,4", "2325641.2, 587123.4", "2 325 641,2 587 123,4", "2\u00a0325\u00a0641,2; 587\u00a0123,4",
                                         "  2325641.2 / 587123.4  "));

TEST_P(GridPlace, IsReadHoweverItIsWritten) { EXPECT_LT(errorM(GetParam(), kPlace), 1e-6) << GetParam(); }

TEST(CoordinateReader, TakesNumbersWithoutLabelsNorthFirstWhenNothingSaysOtherwise) {
    // Both orders lie on this table.
    const Bounds square{100000, 100000, 900000, 900000};
    const auto place = parseAnyCoordinate("500100 600200", crs(3405), square);
    ASSERT_TRUE(place);
    EXPECT_EQ(place->point, glm::dvec2(600200, 500100));
    EXPECT_EQ(place->style, CoordinateStyle::NorthingEasting);
}

TEST(CoordinateReader, TakesTheOrderThatLiesOnTheTable) {
    const auto place = parseAnyCoordinate("587123.4 2325641.2", crs(3405), kTable);
    ASSERT_TRUE(place);
    EXPECT_EQ(place->point, kPlace);
    EXPECT_EQ(place->style, CoordinateStyle::EastingNorthing);
}

// Without a table the area in which EPSG:3405 is used decides: northings of Vietnam are 900 to 2 600 km.
TEST(CoordinateReader, TakesTheOrderThatLiesInTheAreaOfUse) {
    EXPECT_LT(errorM("587123.4 2325641.2", kPlace, 3405, std::nullopt), 1e-6);
    EXPECT_LT(errorM("2325641.2 587123.4", kPlace, 3405, std::nullopt), 1e-6);
}

TEST(CoordinateReader, BelievesLabelsRatherThanPlausibility) {
    EXPECT_LT(errorM("X 587123.4 Y 2325641.2", {2325641.2, 587123.4}), 1e-6);
}

// 21°01′42.64″ = 21.0285111°, 105°48′17.34″ = 105.8048167°; cs2cs 9.1.1 gives 583629.8373 2325513.8083 on EPSG:32648 for
// 21.028511, 105.804817. One hundredth of a second is 0.3 m.
class DegreePlace : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(CoordinateReader, DegreePlace,
                         testing::Values("21.028511° N  105.804817° E", "21.028511, 105.804817", "21,028511 105,804817", "105.804817 21.028511", "N21.028511 E105.804817",
                                         "21.028511B 105.804817Đ", "21°01′42.64″ N  105°48′17.34″ E", "21°01'42,64\"B, 105°48'17,34\"đ", "21 01 42.64 N 105 48 17.34 E",
                                         "21 01 42.64 105 48 17.34", "21°01'42.64'' 105°48'17.34''", "105°48′17.34″ 21°01′42.64″", "N 21°01.7107' E 105°48.2890'"));

TEST_P(DegreePlace, IsReadHoweverItIsWritten) { EXPECT_LT(errorM(GetParam(), {583629.8373, 2325513.8083}, 32648, std::nullopt), 0.31) << GetParam(); }

TEST(CoordinateReader, ReadsUtmAndMgrs) {
    EXPECT_LT(errorM("48N 583629.84 2325513.81", {583629.8373, 2325513.8083}, 32648), 0.01);
    EXPECT_LT(errorM("48Q 583629.84mE 2325513.81mN", {583629.8373, 2325513.8083}, 32648), 0.01);
    // The middle of the square of one metre, and of that of a hundred.
    EXPECT_LT(errorM("48Q WJ 83629 25513", {583629.5, 2325513.5}, 32648), 0.01);
    EXPECT_LT(errorM("48qwj8362925513", {583629.5, 2325513.5}, 32648), 0.01);
    EXPECT_LT(errorM("48Q WJ 836 255", {583650.0, 2325550.0}, 32648), 0.01);
}

TEST(CoordinateReader, TakesDegreesFromWgs84ToThePlansDatum) {
    // EPSG:6960 moves points by about 225 m: see the tests of Transform.
    const auto written = formatCoordinate(kPlace, crs(3405), CoordinateStyle::LonLatDms);
    ASSERT_TRUE(written);
    EXPECT_LT(errorM(*written, kPlace), 0.31);
    const auto asUtm = parseAnyCoordinate("48N 587123.4 2325641.2", crs(3405));
    ASSERT_TRUE(asUtm);
    EXPECT_NEAR(std::hypot(asUtm->point.x - kPlace.x, asUtm->point.y - kPlace.y), 225.0, 15.0);
}

struct RoundTrip {
    CoordinateStyle style;
    double toleranceM;
};
class WrittenByUs : public testing::TestWithParam<RoundTrip> {};
// Millimetres; 8 decimals of a degree are 1.1 mm; hundredths of a second 0.31 m; the middle of a square metre 0.71 m.
// There and back through WGS 84 may cost 1 mm.
INSTANTIATE_TEST_SUITE_P(CoordinateReader, WrittenByUs,
                         testing::Values(RoundTrip{CoordinateStyle::NorthingEasting, 0.001}, RoundTrip{CoordinateStyle::EastingNorthing, 0.001},
                                         RoundTrip{CoordinateStyle::LonLatDecimal, 0.003}, RoundTrip{CoordinateStyle::LonLatDms, 0.31}, RoundTrip{CoordinateStyle::Utm, 0.003},
                                         RoundTrip{CoordinateStyle::Mgrs, 0.72}));

TEST_P(WrittenByUs, IsReadBackInItsStyle) {
    for (const auto& [code, at] : {std::pair(3405, kPlace), std::pair(3406, glm::dvec2(231234.567, 1789012.345)), std::pair(9210, glm::dvec2(512345.678, 1234567.891)),
                                   std::pair(32748, glm::dvec2(412345.5, 9123456.25)), std::pair(32718, glm::dvec2(280000.25, 8660000.75))}) {
        const auto written = formatCoordinate(at, crs(code), GetParam().style, 3);
        ASSERT_TRUE(written) << written.error().message;
        const auto read = parseAnyCoordinate(*written, crs(code));
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_LT(std::hypot(read->point.x - at.x, read->point.y - at.y), GetParam().toleranceM) << *written;
        EXPECT_EQ(read->style, GetParam().style) << *written;
    }
}

/// The Vietnamese letters and decimal sign.
std::string inVietnamese(const TextKey& key) {
    const std::string_view source = key.source;
    return source == "north: N" ? "bắc: B" : source == "east: E" ? "đông: Đ" : source == "west: W" ? "tây: T" : source == "one and a half: 1.5" ? "một rưỡi: 1,5" : std::string(source);
}

TEST_P(WrittenByUs, IsReadBackAlsoInVietnamese) {
    setTranslator(&inVietnamese);
    for (const auto& [code, at] : {std::pair(3405, kPlace), std::pair(32718, glm::dvec2(280000.25, 8660000.75))}) {
        const auto written = formatCoordinate(at, crs(code), GetParam().style, 3);
        ASSERT_TRUE(written) << written.error().message;
        EXPECT_EQ(written->find('.'), std::string::npos) << *written;
        const auto read = parseAnyCoordinate(*written, crs(code));
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_LT(std::hypot(read->point.x - at.x, read->point.y - at.y), GetParam().toleranceM) << *written;
        EXPECT_EQ(read->style, GetParam().style) << *written;
    }
    setTranslator(nullptr);
}

TEST(CoordinateReader, NorthAndEastAreWrittenWithTheLettersOfTheLanguage) {
    setTranslator(&inVietnamese);
    EXPECT_EQ(*formatCoordinate({105.804817, 21.028511}, crs(4326), CoordinateStyle::LonLatDecimal), "21,028511° B  105,804817° Đ");
    EXPECT_EQ(*formatCoordinate({-77.25, -12.5}, crs(4326), CoordinateStyle::LonLatDecimal), "12,500000° S  77,250000° T");
    EXPECT_EQ(*formatCoordinate(kPlace, crs(3405), CoordinateStyle::EastingNorthing), "Đ 587123,4  B 2325641,2");
    setTranslator(nullptr);
}

class NoPlace : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(CoordinateReader, NoPlace,
                         testing::Values("", " ", ",", "X", "X Y", "X 1", "X 1 X 2", "X 1 N 2", "N 1 S 2", "12", "abc", "1 2 3", "1;2;3", "21°61'00\"N 105°48'00\"E", "91 N 105 E",
                                         "21 N 181 E", "nan nan", "inf 1", "48Q WJ", "48Q WJ 8", "48Q WJ 836 25", "48Q AA 83629 25513", "61N 583630 2325514", "0N 583630 2325514",
                                         "48N 983630 2325514 7", "Hầm họp", "X 2325641.2 Y", "S 2325641 W 587123", "21°01 105", std::string("1\0,2", 4), "1e5 2e6",
                                         std::string(5000, '1'), "\xff\xfe", "١ ٢"));

TEST_P(NoPlace, IsRefusedWithAReason) {
    const auto place = parseAnyCoordinate(GetParam(), crs(3405), kTable);
    ASSERT_FALSE(place) << place->point.x << " " << place->point.y;
    EXPECT_EQ(place.error().code, ErrorCode::InvalidArgument);
    EXPECT_THAT(place.error().message, testing::HasSubstr("as a place: "));
}

TEST(CoordinateReader, RefusesAGridWhereThereAreOnlyDegrees) {
    EXPECT_EQ(parseAnyCoordinate("X 2325641.2 Y 587123.4", crs(4326)).error().code, ErrorCode::BadCrs);
    const auto place = parseAnyCoordinate("21.028511 105.804817", crs(4326));
    ASSERT_TRUE(place);
    EXPECT_NEAR(place->point.x, 105.804817, 1e-9);
}

}  // namespace
}  // namespace saban::geo
