#include "layers/works/work_state.h"

#include <gtest/gtest.h>

namespace saban::layers {
namespace {

/// 1 to 20 May: twenty days, 5 % of the time each.
WorkItem may(double percentDone) {
    WorkItem item;
    item.start = {"2026-05-01"};
    item.due = {"2026-05-20"};
    item.percentDone = percentDone;
    return item;
}

TEST(WorkState, IsDoneAtAHundredPercentWhateverTheDay) {
    for (const char* day : {"2026-04-01", "2026-05-20", "2027-01-01", ""}) EXPECT_EQ(stateOf(may(100.0), {day}), WorkState::Done) << day;
    WorkItem undated;
    undated.percentDone = 100.0;
    EXPECT_EQ(stateOf(undated, {"2026-05-10"}), WorkState::Done);
}

TEST(WorkState, IsLateFromTheDayAfterItWasDue) {
    EXPECT_EQ(stateOf(may(99.0), {"2026-05-20"}), WorkState::OnTime);
    EXPECT_EQ(stateOf(may(99.0), {"2026-05-21"}), WorkState::Late);
}

// At the end of 10 May half the time is over: 35 % is 15 points behind, which may be.
TEST(WorkState, IsAtRiskWhenMoreThanFifteenPointsBehindTheTime) {
    EXPECT_EQ(timePercent(may(0.0), {"2026-05-10"}), 50.0);
    EXPECT_EQ(stateOf(may(35.0), {"2026-05-10"}), WorkState::OnTime);
    EXPECT_EQ(stateOf(may(34.9), {"2026-05-10"}), WorkState::AtRisk);
    EXPECT_EQ(stateOf(may(84.0), {"2026-05-20"}), WorkState::AtRisk);
}

TEST(WorkState, IsOnTimeBeforeTheStart) {
    EXPECT_EQ(timePercent(may(0.0), {"2026-04-30"}), 0.0);
    EXPECT_EQ(stateOf(may(0.0), {"2026-04-30"}), WorkState::OnTime);
    EXPECT_EQ(timePercent(may(0.0), {"2026-05-01"}), 5.0);
}

TEST(WorkState, WithoutAStartDependsOnTheDueDayOnly) {
    WorkItem item = may(0.0);
    item.start = {};
    EXPECT_FALSE(timePercent(item, {"2026-05-19"}));
    EXPECT_EQ(stateOf(item, {"2026-05-19"}), WorkState::OnTime);
    EXPECT_EQ(stateOf(item, {"2026-05-21"}), WorkState::Late);
}

TEST(WorkState, IsUnknownWithoutADueDayOrForWhatIsNoDay) {
    WorkItem item = may(50.0);
    item.due = {};
    EXPECT_EQ(stateOf(item, {"2026-05-10"}), WorkState::Unknown);
    item.due = {"2026-02-30"};
    EXPECT_EQ(stateOf(item, {"2026-05-10"}), WorkState::Unknown);
    EXPECT_EQ(stateOf(may(50.0), {""}), WorkState::Unknown);
    EXPECT_EQ(stateOf(may(50.0), {"soon"}), WorkState::Unknown);
}

TEST(WorkState, OfASingleDayIsOnTimeUntilThatDay) {
    WorkItem item = may(0.0);
    item.start = item.due;
    EXPECT_EQ(timePercent(item, {"2026-05-19"}), 0.0);
    EXPECT_EQ(timePercent(item, {"2026-05-20"}), 100.0);
    item.start = {"2026-06-01"};  // after it is due
    EXPECT_FALSE(timePercent(item, {"2026-05-20"}));
}

}  // namespace
}  // namespace saban::layers
