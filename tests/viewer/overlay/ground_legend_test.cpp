#include "viewer/overlay/ground_legend.h"

#include <gtest/gtest.h>

#include "tests/support/sample_plan.h"
#include "tests/support/spoken_as.h"
#include "tests/viewer/overlay/application_fixture.h"
#include "viewer/overlay/legend.h"
#include "viewer/terrain/ground_colours.h"

namespace saban::viewer {
namespace {

std::vector<std::string> textsOf(const GroundLegend& ground) {
    std::vector<std::string> texts;
    if (const auto section = groundSectionOf(ground))
        for (const LegendEntry& entry : section->entries) texts.push_back(entry.text);
    return texts;
}

TEST(GroundLegend, ListsTheClassesOfSlopeWithTheirUnit) {
    EXPECT_EQ(textsOf({.look = {.shading = Shading::Slope}}),
              (std::vector<std::string>{"up to 3 %", "3 – 7 %", "7 – 15 %", "15 – 30 %", "30 – 45 %", "over 45 %"}));
    EXPECT_EQ(textsOf({.look = {.shading = Shading::Slope, .slopes = {SlopeUnit::Degrees, {2.5}}}}), (std::vector<std::string>{"up to 2.5°", "over 2.5°"}));
}

TEST(GroundLegend, ListsEightDirectionsAndLevelGround) {
    const auto texts = textsOf({.look = {.shading = Shading::Aspect}});
    ASSERT_EQ(texts.size(), 9u);
    EXPECT_EQ(texts[0], "North");
    EXPECT_EQ(texts[2], "East");
    EXPECT_EQ(texts[8], "Level, under 1 %");
}

TEST(GroundLegend, TellsHeightsInRoundNumbersHighestFirst) {
    const test::SpokenAs english(QLocale::English, QLocale::UnitedKingdom);
    EXPECT_EQ(textsOf({.look = {}, .tintRange = {120.0, 1310.0}}), (std::vector<std::string>{"1,200 m", "1,000 m", "800 m", "600 m", "400 m", "200 m"}));
    EXPECT_EQ(textsOf({.look = {}, .tintRange = {-25.0, 690.0}}),
              (std::vector<std::string>{"600 m", "400 m", "200 m", "Sea level and below"}));
    EXPECT_EQ(textsOf({.look = {.tint = Tint::Lowland}, .tintRange = {-2.0, 30.0}}),
              (std::vector<std::string>{"20 m", "10 m", "5 m", "2 m", "1 m", "0 m"}));
    // Evenly along the colours: 66 + 2 (382^part - 1) m, which is 66, 70.6, 85.6, 134.8, 296.6 and 828 m.
    EXPECT_EQ(textsOf({.look = {.tint = Tint::Lowland}, .tintRange = {66.0, 828.0}}),
              (std::vector<std::string>{"800 m", "300 m", "130 m", "90 m", "71 m", "66 m"}));
}

TEST(GroundLegend, EndsWhateverHeightsAFileClaims) {
    for (const viewer::Tint tint : allTints())
        for (const HeightRange range : {HeightRange{1e30, 1.0000001e30}, HeightRange{-1e30, 1e30}, HeightRange{0.0, 1e-9}}) EXPECT_LT(textsOf({.look = {.tint = tint}, .tintRange = range}).size(), 20u);
}

TEST(GroundLegend, IsNothingWhereColoursMeanNothing) {
    EXPECT_FALSE(groundSectionOf({.look = {.tint = Tint::Grey}, .tintRange = {0.0, 100.0}}));
    EXPECT_FALSE(groundSectionOf({.look = {}, .tintRange = {0.0, 100.0}, .isTintSeen = false}));
    EXPECT_TRUE(groundSectionOf({.look = {.shading = Shading::Aspect}, .tintRange = {0.0, 100.0}, .isTintSeen = false}));
}

TEST(GroundLegend, StandsAloneWithoutAPlanAndBelowOneWithIt) {
    test::ensureApplication();
    Legend legend;
    const Projection projection{.sizePx = {1920, 1080}};
    EXPECT_FALSE(legend.update(true, projection, 1.0, {}, Legend::Corner::ChooseAnew));
    legend.setGround(GroundLegend{.look = {.shading = Shading::Slope}});
    const auto alone = legend.update(true, projection, 1.0, {}, Legend::Corner::ChooseAnew);
    ASSERT_TRUE(alone);
    legend.setPlan(std::make_shared<const layers::Plan>(test::smallPlan()), {}, nullptr);
    const auto both = legend.update(true, projection, 1.0, {}, Legend::Corner::ChooseAnew);
    ASSERT_TRUE(both);
    EXPECT_GT((both->max.x - both->min.x) * (both->max.y - both->min.y), (alone->max.x - alone->min.x) * (alone->max.y - alone->min.y));
    legend.setGround(GroundLegend{.look = {.tint = Tint::Grey}});
    legend.setPlan(nullptr, {}, nullptr);
    EXPECT_FALSE(legend.update(true, projection, 1.0, {}, Legend::Corner::ChooseAnew));
}

}  // namespace
}  // namespace saban::viewer
