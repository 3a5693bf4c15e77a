#include "viewer/overlay/profile_chart.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/viewer/overlay/application_fixture.h"

namespace saban::viewer {
namespace {

// Margins take 54 logical pixels, heights from 100 to 200 m fill 1/1.12 of the field.
TEST(ProfileChart, LeavesHalfOfALowChartToTheGroundHoweverManyNamesThereAre) {
    test::ensureApplication();
    const geo::Profile profile{.samples = {{.distanceM = 0.0, .heightM = 100.0}, {.distanceM = 1000.0, .heightM = 200.0}}, .lengthM = 1000.0, .heightMinM = 100.0, .heightMaxM = 200.0};
    const std::vector<ProfileMark> marks(8, ProfileMark{.fromM = 500.0, .toM = 500.0, .name = "Hầm họp"});
    for (const double heightPx : {110.0, 130.0, 180.0, 400.0})
        for (const double unitPx : {1.0, 2.0}) {
            const ProfileChart chart(profile, marks, "", {{0.0, 0.0}, {900.0 * unitPx, heightPx * unitPx}}, unitPx);
            const double fieldPx = (chart.pixelOf(0.0, 100.0).y - chart.pixelOf(0.0, 200.0).y) * 1.12 / unitPx;
            EXPECT_GE(fieldPx, (heightPx - 54.0) / 2.0) << heightPx;
            EXPECT_LT(fieldPx, heightPx - 54.0 - 17.0) << "one row of names: " << heightPx;
        }
}

}  // namespace
}  // namespace saban::viewer
