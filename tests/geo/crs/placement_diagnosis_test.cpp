#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string_view>

#include "geo/core/text.h"
#include "geo/crs/vn2000.h"

namespace saban::geo {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

Crs crs(int code) { return *Crs::fromEpsg(code); }

/// Hills of some 60 m, 2 to 4 km across, the same wherever they are looked at from.
double hillsM(glm::dvec2 lonLat) {
    return 300.0 + 60.0 * std::sin(lonLat.x * 210.0) * std::cos(lonLat.y * 170.0) + 20.0 * std::sin((lonLat.x + lonLat.y) * 400.0);
}

struct Made {
    std::string name;
    int labelled = 4326;  ///< EPSG code that the layer declares
    int truly = 4326;     ///< the one its numbers are in
    glm::dvec2 centerLonLat{105.85, 21.05};
    double halfSize = 4000.0;
    double (*heightM)(glm::dvec2) = hillsM;
};

/// A layer whose numbers are in one CRS and whose label says another.
PlacedLayer made(const Made& wanted) {
    const Crs truly = crs(wanted.truly);
    const Transform toLonLat = *Transform::create(truly, crs(4326));
    const glm::dvec2 center = *toLonLat.inverse(wanted.centerLonLat);
    const double half = truly.isGeographic() ? wanted.halfSize / truly.unitToMetre() : wanted.halfSize;
    PlacedLayer layer{.name = wanted.name, .crs = crs(wanted.labelled), .bounds = {}, .samples = {}, .heightAt = {}};
    layer.bounds = {center.x - half, center.y - half, center.x + half, center.y + half};
    layer.heightAt = [toLonLat, bounds = layer.bounds, heightM = wanted.heightM](glm::dvec2 point) -> std::optional<double> {
        if (!bounds.contains(point)) return std::nullopt;
        return heightM(*toLonLat.forward(point));
    };
    const GridSpec grid{layer.bounds, 16, 16};
    for (int row = 0; row < grid.rows; ++row)
        for (int column = 0; column < grid.columns; ++column) {
            const glm::dvec2 p = grid.at(column, row);
            layer.samples.emplace_back(p.x, p.y, *layer.heightAt(p));
        }
    return layer;
}

Warnings diagnosed(std::vector<PlacedLayer> layers) { return diagnosePlacement(layers); }

MATCHER_P(HasCode, code, "") { return arg.code == code; }

TEST(DiagnosePlacement, SaysNothingAboutLayersThatAgree) {
    EXPECT_THAT(diagnosed({made({.name = "a"}), made({.name = "b", .labelled = 3405, .truly = 3405})}), IsEmpty());
    EXPECT_THAT(diagnosed({made({.name = "a"})}), IsEmpty());
    EXPECT_THAT(diagnosed({}), IsEmpty());
}

TEST(DiagnosePlacement, SaysNothingAboutNeighbouringTiles) {
    EXPECT_THAT(diagnosed({made({.name = "west", .centerLonLat = {105.5, 21.5}, .halfSize = 0.5 * 111319.49079}),
                           made({.name = "east", .centerLonLat = {106.5, 21.5}, .halfSize = 0.5 * 111319.49079})}),
                IsEmpty());
}

TEST(DiagnosePlacement, RecognisesWgs84NumbersUnderAVn2000Label) {
    const auto warnings = diagnosed({made({.name = "base.tif"}), made({.name = "survey.tif", .labelled = 3405, .truly = 32648, .halfSize = 2000})});
    ASSERT_THAT(warnings, ElementsAre(HasCode("datum_shift")));
    EXPECT_THAT(warnings[0].message, AllOf(HasSubstr("'survey.tif' is labelled VN-2000 / UTM zone 48N (EPSG:3405), but probably holds WGS 84"),
                                           HasSubstr("moves by 224 m")));
}

TEST(DiagnosePlacement, RecognisesVn2000NumbersUnderAWgs84Label) {
    const auto warnings = diagnosed({made({.name = "base.tif", .labelled = 9210, .truly = 9210}), made({.name = "survey.tif", .labelled = 32648, .truly = 3405, .halfSize = 2000})});
    ASSERT_THAT(warnings, ElementsAre(HasCode("datum_shift")));
    EXPECT_THAT(warnings[0].message, HasSubstr("'survey.tif' is labelled WGS 84 / UTM zone 48N (EPSG:32648), but probably holds VN-2000"));
}

TEST(DiagnosePlacement, ShiftIsSeenUnderAConstantDifferenceOfHeights) {
    // A geoid undulation of 28 m, as between ellipsoidal and orthometric heights near Hà Nội.
    const auto warnings = diagnosed({made({.name = "base.tif"}), made({.name = "survey.tif", .labelled = 3405, .truly = 32648, .halfSize = 2000,
                                                                       .heightM = [](glm::dvec2 p) { return hillsM(p) - 28.0; }})});
    EXPECT_THAT(warnings, ElementsAre(HasCode("datum_shift")));
}

TEST(DiagnosePlacement, FlatGroundProvesNoShift) {
    const auto flat = [](glm::dvec2 p) { return 5.0 + 0.5 * std::sin(p.x * 300.0); };
    EXPECT_THAT(diagnosed({made({.name = "base.tif", .heightM = flat}), made({.name = "survey.tif", .labelled = 3405, .truly = 32648, .heightM = flat})}), IsEmpty());
}

TEST(DiagnosePlacement, GroundThatAgreesNowhereProvesNoShift) {
    const auto other = [](glm::dvec2 p) { return 200.0 + 80.0 * std::cos(p.x * 333.0 + 1.0) * std::sin(p.y * 251.0); };
    EXPECT_THAT(diagnosed({made({.name = "base.tif"}), made({.name = "survey.tif", .labelled = 3405, .truly = 3405, .heightM = other})}), IsEmpty());
}

TEST(DiagnosePlacement, ShiftIsNotLookedForOutsideVietnam) {
    EXPECT_THAT(diagnosed({made({.name = "a", .centerLonLat = {15.0, 47.0}}), made({.name = "b", .labelled = 32633, .truly = 32633, .centerLonLat = {15.0, 47.0}})}), IsEmpty());
}

class WrongZone : public testing::TestWithParam<std::pair<int, int>> {};
INSTANTIATE_TEST_SUITE_P(LabelledAndTrue, WrongZone,
                         testing::Values(std::pair(9209, 9210), std::pair(9211, 9210), std::pair(5897, 9210), std::pair(9208, 9214),
                                         std::pair(5896, 9210), std::pair(3406, 3405), std::pair(5898, 9210)),
                         [](const auto& zones) { return std::to_string(zones.param.first) + "InsteadOf" + std::to_string(zones.param.second); });

TEST_P(WrongZone, IsNamedByTheZoneThatFits) {
    const auto [labelled, truly] = GetParam();
    const auto warnings = diagnosed({made({.name = "base.tif"}), made({.name = "plan.tif", .labelled = labelled, .truly = truly, .halfSize = 3000})});
    ASSERT_THAT(warnings, ElementsAre(HasCode("wrong_meridian")));
    EXPECT_THAT(warnings[0].message, AllOf(HasSubstr("'plan.tif'"), HasSubstr("It would lie on it in: VN-2000"),
                                           HasSubstr("(EPSG:" + std::to_string(truly) + "). Ask")));
}

TEST(DiagnosePlacement, WrongZoneOfAPictureIsNamedByItsPlaceAlone) {
    auto picture = made({.name = "ortho.tif", .labelled = 9209, .truly = 9210, .halfSize = 3000});
    picture.samples.clear();
    picture.heightAt = nullptr;
    const auto warnings = diagnosed({made({.name = "base.tif"}), picture});
    ASSERT_THAT(warnings, ElementsAre(HasCode("wrong_meridian")));
    EXPECT_THAT(warnings[0].message, HasSubstr("EPSG:9210"));
    EXPECT_THAT(warnings[0].message, HasSubstr("km from 'base.tif'"));
}

TEST(DiagnosePlacement, HeightsPickTheZoneUnderALargeLayer) {
    const auto warnings = diagnosed({made({.name = "province.tif", .halfSize = 60000}),
                                     made({.name = "plan.tif", .labelled = 5896, .truly = 9209, .halfSize = 3000})});
    ASSERT_THAT(warnings, ElementsAre(HasCode("wrong_meridian")));
    EXPECT_THAT(warnings[0].message, HasSubstr("It would lie on it in: VN-2000 / 105°30′ (EPSG:9209). Ask"));
}

TEST(DiagnosePlacement, HeightsTellAWrongZoneThatStillLandsOnALargeLayer) {
    const auto warnings = diagnosed({made({.name = "province.tif", .halfSize = 60000}),
                                     made({.name = "plan.tif", .labelled = 9211, .truly = 9210, .halfSize = 3000})});
    ASSERT_THAT(warnings, ElementsAre(HasCode("wrong_meridian")));
    EXPECT_THAT(warnings[0].message, HasSubstr("VN-2000 / 105°45′ (EPSG:9210). It probably"));
}

TEST(DiagnosePlacement, NeighbouringUtmZoneIsNamedAbroad) {
    const auto warnings = diagnosed({made({.name = "base.tif", .centerLonLat = {15.0, 47.0}}),
                                     made({.name = "plan.tif", .labelled = 32632, .truly = 32633, .centerLonLat = {15.0, 47.0}})});
    ASSERT_THAT(warnings, ElementsAre(HasCode("wrong_meridian")));
    EXPECT_THAT(warnings[0].message, HasSubstr("EPSG:32633"));
}

// One degree of longitude at 21.05 N less two half sides of 4 km: 103.9 km - 8 km.
TEST(DiagnosePlacement, SaysHowFarApartLayersLie) {
    const auto warnings = diagnosed({made({.name = "a.tif"}), made({.name = "b.tif", .centerLonLat = {106.85, 21.05}})});
    ASSERT_THAT(warnings, ElementsAre(HasCode("apart")));
    EXPECT_THAT(warnings[0].message, AllOf(HasSubstr("'a.tif'"), HasSubstr("'b.tif'"), HasSubstr("96 km")));
}

TEST(DiagnosePlacement, OneGroupOfLayersApartGivesOneWarning) {
    EXPECT_THAT(diagnosed({made({.name = "a"}), made({.name = "b"}), made({.name = "c", .centerLonLat = {107.5, 20.0}}),
                           made({.name = "d", .centerLonLat = {107.5, 20.0}})}),
                ElementsAre(HasCode("apart")));
}

TEST(DiagnoseLayer, SaysNothingAboutEveryZoneOnItsGround) {
    for (const Vn2000Zone& zone : vn2000Zones())
        EXPECT_THAT(diagnoseLayer(made({.name = "a", .labelled = zone.epsg, .truly = zone.epsg,
                                        .centerLonLat = {std::min(zone.centralMeridianDeg, 109.0) + 0.4, 15.0}})),
                    IsEmpty())
            << zone.epsg;
}

TEST(DiagnoseLayer, SaysHowFarOutsideTheAreaALayerLies) {
    auto layer = made({.name = "plan.tif", .labelled = 3405, .truly = 3405});
    layer.bounds = {500000, 5200000, 510000, 5210000};  // 47 N
    const auto warnings = diagnoseLayer(layer);
    ASSERT_THAT(warnings, ElementsAre(HasCode("out_of_area")));
    EXPECT_THAT(warnings[0].message, AllOf(HasSubstr("'plan.tif'"), HasSubstr(" km outside")));
}

TEST(DiagnoseLayer, MetresLabelledAsDegreesAreNoPlaceOnTheEarth) {
    auto layer = made({.name = "plan.tif"});
    layer.bounds = {587000, 2325000, 590000, 2328000};
    const auto warnings = diagnoseLayer(layer);
    ASSERT_THAT(warnings, ElementsAre(HasCode("out_of_area")));
    EXPECT_THAT(warnings[0].message, AllOf(HasSubstr("no place on the earth"), HasSubstr("metres of a VN-2000 or UTM zone")));
}

TEST(DiagnoseLayer, WritesTheMiddleInTheNumbersOfTheLanguage) {
    auto layer = made({.name = "plan.tif"});
    layer.bounds = {587000, 2325000, 590000, 2328000};
    setTranslator([](const TextKey& key) { return std::string(std::string_view(key.source).starts_with("one and a half") ? "1,5" : key.source); });
    const auto warnings = diagnoseLayer(layer);
    setTranslator(nullptr);
    ASSERT_THAT(warnings, ElementsAre(HasCode("out_of_area")));
    EXPECT_THAT(warnings[0].message, HasSubstr("its middle (588500,000; 2326500,000)"));
}

TEST(DiagnoseLayer, Vn2000NumbersInAForeignZoneAreOutOfItsArea) {
    auto layer = made({.name = "plan.tif"});
    layer.crs = crs(2263);  // New York Long Island
    layer.bounds = {587000, 2325000, 590000, 2328000};
    EXPECT_THAT(diagnoseLayer(layer), ElementsAre(HasCode("out_of_area")));
}

TEST(DiagnoseLayer, RecognisesNorthingsInPlaceOfEastings) {
    auto layer = made({.name = "plan.tif", .labelled = 3405, .truly = 3405});
    std::swap(layer.bounds.minE, layer.bounds.minN);
    std::swap(layer.bounds.maxE, layer.bounds.maxN);
    EXPECT_THAT(diagnoseLayer(layer), ElementsAre(HasCode("swapped_axes")));
}

TEST(DiagnoseLayer, TellsOldAndMissingDatums) {
    EXPECT_THAT(diagnoseLayer(made({.name = "a", .labelled = 3148, .truly = 3148})), ElementsAre(HasCode("legacy_datum")));  // Indian 1960 / UTM 48N
    auto layer = made({.name = "b", .labelled = 32648, .truly = 32648});
    layer.crs = *Crs::parse("+proj=utm +zone=48 +ellps=WGS84 +units=m");
    EXPECT_THAT(diagnoseLayer(layer), ElementsAre(HasCode("unknown_datum")));
}

TEST(DiagnoseLayer, EmptyBoundsAreNotJudged) {
    auto layer = made({.name = "a"});
    layer.bounds = {};
    EXPECT_THAT(diagnoseLayer(layer), IsEmpty());
    EXPECT_THAT(diagnosed({layer, made({.name = "b"})}), IsEmpty());
}

}  // namespace
}  // namespace saban::geo
