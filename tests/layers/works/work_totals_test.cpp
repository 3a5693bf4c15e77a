#include "layers/works/work_totals.h"

#include <gtest/gtest.h>

#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

const Day kDay{"2026-05-10"};

WorkItemPtr item(const char* body, double percentDone, const char* due, std::optional<double> cost = std::nullopt, Uid feature = {}) {
    WorkItem row;
    row.responsibleBody = body;
    row.percentDone = percentDone;
    row.start = {"2026-05-01"};
    row.due = {due};
    row.cost = cost;
    row.feature = std::move(feature);
    return std::make_shared<const WorkItem>(row);
}

TEST(WorkTotals, CountStatesAndTheLatestDay) {
    const std::vector<WorkItemPtr> items{item("A", 100.0, "2026-05-02", 10.0), item("A", 90.0, "2026-05-20", 5.5), item("B", 20.0, "2026-05-12"),
                                         item("", 30.0, "2026-05-09"), item("B", 10.0, "")};
    const WorkTotals all = totalsOf(items, kDay);
    EXPECT_EQ(all, (WorkTotals{.count = 5, .done = 1, .onTime = 1, .atRisk = 1, .late = 1, .unknown = 1, .meanPercent = 50.0, .cost = 15.5, .latestDue = {"2026-05-20"}}));
    const auto byBody = totalsByBody(items, kDay);
    ASSERT_EQ(byBody.size(), 3u);
    EXPECT_EQ(byBody[0].name, "A");
    EXPECT_EQ(byBody[0].meanPercent, 95.0);
    EXPECT_EQ(byBody[1].name, "B");
    EXPECT_EQ(byBody[1].cost, std::nullopt);
    EXPECT_EQ(byBody[2].name, "");
    EXPECT_EQ(byBody[2].late, 1u);
}

TEST(WorkTotals, OfNothingAreZero) {
    EXPECT_EQ(totalsOf({}, kDay), WorkTotals{});
    EXPECT_TRUE(totalsByBody({}, kDay).empty());
}

TEST(WorkTotals, FollowStructuresToTheirCommandPosts) {
    const Plan plan = test::smallPlan();
    const auto work = plan.all<WorkItem>().rows().front();
    ASSERT_TRUE(featureOf(plan, *work));
    EXPECT_EQ(featureOf(plan, *work)->kind, "structures");
    EXPECT_EQ(commandPostOf(plan, *work), "Sở chỉ huy chính");
    const auto road = item("A", 0.0, "", {}, plan.all<Route>().rows().front()->uid), lost = item("A", 0.0, "", {}, "nothing");
    EXPECT_EQ(featureOf(plan, *road)->kind, "routes");
    EXPECT_FALSE(featureOf(plan, *lost));
    const auto byPost = totalsByCommandPost(plan, std::vector{work, road, lost}, kDay);
    ASSERT_EQ(byPost.size(), 2u);
    EXPECT_EQ(byPost[0].name, "Sở chỉ huy chính");
    EXPECT_EQ(byPost[1].count, 2u);
}

}  // namespace
}  // namespace saban::layers
