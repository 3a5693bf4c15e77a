#include "viewer/briefing/screens.h"

#include <gtest/gtest.h>

namespace saban::test {
namespace {

using app::placementOn;
using app::ScreenInfo;
using app::ScreenPlacement;

const ScreenInfo kLaptop{.name = QStringLiteral("eDP-1"), .geometry = {0, 0, 1366, 768}};
const ScreenInfo kProjector{.name = QStringLiteral("HDMI-1"), .geometry = {1366, 0, 1920, 1080}};
const ScreenInfo kWall{.name = QStringLiteral("DP-2"), .geometry = {3286, 0, 3840, 2160}};

TEST(Screens, TheAudienceHasTheOneWhereTheMainWindowIsNot) {
    EXPECT_EQ(placementOn({kLaptop, kProjector}, kLaptop.name, {}), (ScreenPlacement{.audience = 1, .presenter = 0}));
    EXPECT_EQ(placementOn({kLaptop, kProjector}, kProjector.name, {}), (ScreenPlacement{.audience = 0, .presenter = 1}));
}

TEST(Screens, AWishGoesBeforeThat) {
    EXPECT_EQ(placementOn({kLaptop, kProjector}, kLaptop.name, {.audience = kLaptop.name}), (ScreenPlacement{.audience = 0, .presenter = 1}));
    EXPECT_EQ(placementOn({kLaptop, kProjector, kWall}, kLaptop.name, {.audience = kWall.name}), (ScreenPlacement{.audience = 2, .presenter = 0}));
    EXPECT_EQ(placementOn({kLaptop, kProjector, kWall}, kLaptop.name, {.audience = kWall.name, .presenter = kProjector.name}), (ScreenPlacement{.audience = 2, .presenter = 1}));
}

TEST(Screens, AWishForAScreenThatIsGoneIsForAnother) {
    EXPECT_EQ(placementOn({kLaptop, kProjector}, kLaptop.name, {.audience = kWall.name, .presenter = kLaptop.name}), (ScreenPlacement{.audience = 1, .presenter = 0}));
    EXPECT_EQ(placementOn({kProjector, kWall}, kLaptop.name, {.audience = kWall.name, .presenter = kLaptop.name}), (ScreenPlacement{.audience = 1, .presenter = 0}));
}

TEST(Screens, OneAloneShowsWhatIsInFront) {
    EXPECT_EQ(placementOn({kLaptop}, kLaptop.name, {}), (ScreenPlacement{.audience = 0}));
    EXPECT_EQ(placementOn({kLaptop}, kLaptop.name, {.isAudienceInFront = false}), (ScreenPlacement{.presenter = 0}));
}

TEST(Screens, NoneShowsNothing) { EXPECT_EQ(placementOn({}, kLaptop.name, {}), ScreenPlacement{}); }

TEST(Screens, MirroredOnesAreOne) {
    const ScreenInfo mirror{.name = QStringLiteral("HDMI-1"), .geometry = {0, 0, 1920, 1080}};
    const auto screens = app::withoutMirrors({kLaptop, mirror, kWall});
    ASSERT_EQ(screens.size(), 2u);
    EXPECT_EQ(screens[0], kLaptop);
    EXPECT_EQ(screens[1], kWall);
}

}  // namespace
}  // namespace saban::test
