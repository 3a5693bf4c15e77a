#include <gtest/gtest.h>

#include "viewer/render/look.h"

namespace saban::viewer {
namespace {

// Reda, Andreas, Solar Position Algorithm for Solar Radiation Applications, NREL/TP-560-34302, 2008, table A5.1:
// 17 October 2003, 12:30:30 at UTC-7, 39.742476 N, 105.1786 W: zenith 50.11162, azimuth 194.34024 degrees.
TEST(SunAt, AgreesWithThePublishedExample) {
    using namespace std::chrono;
    const sys_seconds time = sys_days{year{2003} / 10 / 17} + hours{19} + minutes{30} + seconds{30};
    const auto sun = sunAt(-105.1786, 39.742476, time);
    ASSERT_TRUE(sun);
    EXPECT_NEAR(sun->azimuthDeg, 194.34024, 0.05);
    EXPECT_NEAR(sun->elevationDeg, 90.0 - 50.11162, 0.05);
}

TEST(SunAt, IsNothingAtNight) {
    using namespace std::chrono;
    EXPECT_FALSE(sunAt(105.8, 21.0, sys_days{year{2026} / 11 / 22} + hours{17}));  // midnight in Hà Nội
}

}  // namespace
}  // namespace saban::viewer
