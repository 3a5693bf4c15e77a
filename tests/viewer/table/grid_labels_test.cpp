#include "viewer/table/grid_labels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/support/spoken_as.h"

namespace saban::viewer {
namespace {

geo::Bounds tableOf(double widthM, double heightM) {
    return {.minE = 531234.0, .minN = 2317890.0, .maxE = 531234.0 + widthM, .maxN = 2317890.0 + heightM};
}

// Between 1 and 2 the change is at sqrt(2), between 2 and 5 at sqrt(10), between 5 and 10 at sqrt(50).
TEST(RoundValues, TheNearestOneIsNearestInRatio) {
    EXPECT_DOUBLE_EQ(nearestRoundValue(1.0), 1.0);
    EXPECT_DOUBLE_EQ(nearestRoundValue(1.41), 1.0);
    EXPECT_DOUBLE_EQ(nearestRoundValue(1.42), 2.0);
    EXPECT_DOUBLE_EQ(nearestRoundValue(3.16), 2.0);
    EXPECT_DOUBLE_EQ(nearestRoundValue(3.17), 5.0);
    EXPECT_DOUBLE_EQ(nearestRoundValue(7.07), 5.0);
    EXPECT_DOUBLE_EQ(nearestRoundValue(7.08), 10.0);
    EXPECT_DOUBLE_EQ(nearestRoundValue(0.03), 0.02);
    EXPECT_DOUBLE_EQ(nearestRoundValue(99999.0), 100000.0);
}

TEST(RoundValues, TheOneBelowIsNeverAboveItsLimit) {
    EXPECT_DOUBLE_EQ(roundValueBelow(1.0), 1.0);
    EXPECT_DOUBLE_EQ(roundValueBelow(1.99), 1.0);
    EXPECT_DOUBLE_EQ(roundValueBelow(2.0), 2.0);
    EXPECT_DOUBLE_EQ(roundValueBelow(4999.0), 2000.0);
    EXPECT_DOUBLE_EQ(roundValueBelow(5000.0), 5000.0);
    EXPECT_DOUBLE_EQ(roundValueBelow(0.7), 0.5);
}

TEST(GridInterval, IsRoundForEverySizeOfTable) {
    EXPECT_DOUBLE_EQ(gridIntervalFor(tableOf(1000.0, 1000.0)), 200.0);
    EXPECT_DOUBLE_EQ(gridIntervalFor(tableOf(12000.0, 12000.0)), 2000.0);
    EXPECT_DOUBLE_EQ(gridIntervalFor(tableOf(180000.0, 180000.0)), 20000.0);
}

// 6.5 lines, off by no more than the widest step from one round value to the next, 2.5: from 4.1 to 10.3 intervals a side.
TEST(GridInterval, GivesASquareTableFourToElevenLines) {
    for (double size = 20.0; size < 1e6; size *= 1.037) {
        const auto bounds = tableOf(size, size);
        const auto lines = gridLinesBetween(bounds.minE, bounds.maxE, gridIntervalFor(bounds));
        EXPECT_GE(lines.size(), 4u) << size;
        EXPECT_LE(lines.size(), 11u) << size;
    }
}

TEST(GridInterval, NeverCrowdsTheLongSideOfAnElongatedTable) {
    const auto bounds = tableOf(20000.0, 1000.0);
    const double interval = gridIntervalFor(bounds);
    EXPECT_LE(gridLinesBetween(bounds.minE, bounds.maxE, interval).size(), 40u);
    EXPECT_GE(gridLinesBetween(bounds.minN, bounds.maxN, interval).size(), 1u);
    EXPECT_EQ(gridIntervalFor(tableOf(1000.0, 20000.0)), interval);
}

TEST(GridInterval, OfATinyTableIsAtLeastAMetre) {
    EXPECT_DOUBLE_EQ(gridIntervalFor(tableOf(0.5, 0.5)), 1.0);
    EXPECT_DOUBLE_EQ(gridIntervalFor(geo::Bounds{}), 1.0);
}

TEST(GridLines, IncludeBothEnds) {
    EXPECT_EQ(gridLinesBetween(2000.0, 6000.0, 2000.0), (std::vector<double>{2000.0, 4000.0, 6000.0}));
    EXPECT_EQ(gridLinesBetween(2000.1, 5999.9, 2000.0), (std::vector<double>{4000.0}));
    EXPECT_EQ(gridLinesBetween(-1500.0, 1500.0, 1000.0), (std::vector<double>{-1000.0, 0.0, 1000.0}));
    EXPECT_TRUE(gridLinesBetween(1.0, 1.9, 1000.0).empty());
}

TEST(GridLines, AreLimitedInNumber) { EXPECT_EQ(gridLinesBetween(0.0, 1e9, 1.0).size(), 1000u); }

TEST(GridLabel, PutsTheTwoPrincipalFiguresOfTheKilometresApart) {
    EXPECT_EQ(gridLabelOf(2341000.0, 1000.0), (GridLabel{"23", "41", ""}));
    EXPECT_EQ(gridLabelOf(587000.0, 1000.0), (GridLabel{"5", "87", ""}));
    EXPECT_EQ(gridLabelOf(600000.0, 20000.0), (GridLabel{"6", "00", ""}));
    EXPECT_EQ(gridLabelOf(7000.0, 1000.0), (GridLabel{"", "07", ""}));
    EXPECT_EQ(gridLabelOf(0.0, 1000.0), (GridLabel{"", "00", ""}));
}

TEST(GridLabel, AddsMetresOnAGridFinerThanAKilometre) {
    EXPECT_EQ(gridLabelOf(2341200.0, 200.0), (GridLabel{"23", "41", "200"}));
    EXPECT_EQ(gridLabelOf(2341000.0, 200.0), (GridLabel{"23", "41", "000"}));
    EXPECT_EQ(gridLabelOf(587005.0, 5.0), (GridLabel{"5", "87", "005"}));
    // 0.1 + 0.2 is not 0.3: what comes out of a division rounds to the metre it means.
    EXPECT_EQ(gridLabelOf(586999.9999999, 200.0), (GridLabel{"5", "87", "000"}));
}

TEST(GridLabel, KeepsTheSign) {
    EXPECT_EQ(gridLabelOf(-12000.0, 1000.0), (GridLabel{"\u2212", "12", ""}));
    EXPECT_EQ(gridLabelOf(-312400.0, 200.0), (GridLabel{"\u22123", "12", "400"}));
}

TEST(ScaleBar, IsRoundAndBelowItsLimit) {
    for (double limit = 0.3; limit < 3e5; limit *= 1.21) {
        const ScaleBar bar = scaleBarBelow(limit);
        EXPECT_LE(bar.lengthM, limit * (1 + 1e-9));
        EXPECT_GT(bar.lengthM, limit / 2.51);
        ASSERT_EQ(bar.labels.size(), static_cast<std::size_t>(bar.divisions) + 1);
        EXPECT_EQ(bar.labels.front(), "0");
        EXPECT_FALSE(bar.labels.back().empty());
    }
}

TEST(ScaleBar, IsWrittenInKilometresFromTwoKilometresOn) {
    const test::SpokenAs english(QLocale::English, QLocale::UnitedKingdom);
    const ScaleBar two = scaleBarBelow(3100.0);
    EXPECT_EQ(two.labels, (std::vector<std::string>{"0", "", "1", "", "2"}));
    EXPECT_EQ(two.unit, "km");
    const ScaleBar one = scaleBarBelow(1300.0);
    EXPECT_EQ(one.labels, (std::vector<std::string>{"0", "", "", "", "", "1,000"}));
    EXPECT_EQ(one.unit, "m");
    EXPECT_EQ(scaleBarBelow(230.0).labels, (std::vector<std::string>{"0", "", "100", "", "200"}));
    EXPECT_EQ(scaleBarBelow(7000.0).labels, (std::vector<std::string>{"0", "1", "2", "3", "4", "5"}));
}

TEST(LengthText, UsesKilometresOnlyForWholeOnes) {
    const test::SpokenAs english(QLocale::English, QLocale::UnitedKingdom);
    EXPECT_EQ(lengthText(20.0), "20 m");
    EXPECT_EQ(lengthText(2.5), "2.5 m");
    EXPECT_EQ(lengthText(2000.0), "2 km");
    EXPECT_EQ(lengthText(1500.0), "1,500 m");
}

}  // namespace
}  // namespace saban::viewer
