// Single features of a plan, changed, removed and brought back on the command line.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/other_program.h"
#include "tests/viewer/cli/plan_fixture.h"

namespace saban {
namespace {

using namespace test;
using layers::PlanStore;

layers::Plan planIn(const std::string& path) {
    const auto store = PlanStore::open(path, layers::Access::ReadOnly);
    EXPECT_TRUE(store) << store.error().message;
    return store ? (*store)->plan() : layers::Plan{};
}

template <typename T>
T only(const layers::Plan& plan) {
    EXPECT_EQ(plan.all<T>().size(), 1u);
    return *plan.all<T>().rows().front();
}

TEST(SetField, ChangesFieldsAndPlaceInOneEdit) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    const auto report = jsonOf(saban("set " + quoted(path) + " command_posts 'Sở chỉ huy chính' heading_deg=90,5 'kind=Phía sau' name='Sở chỉ huy phía sau' e=481000 --json"));
    EXPECT_EQ(report.at("changed"), 1);
    const auto post = only<layers::CommandPost>(planIn(path));
    EXPECT_EQ(post.headingDeg, 90.5);
    EXPECT_EQ(post.kind, layers::CommandPostKind::Rear);
    EXPECT_EQ(post.name, "Sở chỉ huy phía sau");
    EXPECT_EQ(post.geometry.at(), glm::dvec2(481000.0, 2335678.901));
    EXPECT_EQ(jsonOf(saban("info --json " + quoted(path))).at("past_states"), 1);
}

TEST(Info, TellsOfAPlanAlsoWhenItsPastStatesCannotBeRead) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    {
        OtherProgram other(path);
        other.does("/**/ALTER TABLE saban_history RENAME TO kept");  // GDAL renames by itself what begins otherwise
        other.does("CREATE VIEW saban_history AS SELECT * FROM gone");
    }
    const auto info = jsonOf(saban("info --json " + quoted(path)));
    EXPECT_TRUE(info.at("past_states").is_null());
    EXPECT_EQ(info.at("counts").at("command_posts"), 1);
    EXPECT_TRUE(std::ranges::any_of(info.at("warnings"), [](const auto& warning) { return warning.at("code") == "no_past_states"; })) << info.dump();
}

TEST(SetField, TakesNamesOfOtherFeaturesAndClearsWithNothing) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    const auto before = planIn(path);
    EXPECT_EQ(saban("set " + quoted(path) + " structures 'Hào giao thông' command_post_uid='Sở chỉ huy chính' 'groups=Khối vận hành; Tiểu ban hậu cần'").status, 0);
    EXPECT_EQ(saban("set " + quoted(path) + " routes 'Đường cơ động số 1' phases=").status, 0);
    const auto plan = planIn(path);
    for (const auto& row : plan.all<layers::Structure>().rows()) {
        EXPECT_EQ(row->commandPost, only<layers::CommandPost>(before).uid);
        EXPECT_EQ(row->groups.size(), row->name == "Hào giao thông" ? 2u : 1u);
    }
    EXPECT_TRUE(only<layers::Route>(plan).phases.empty());
}

TEST(SetField, RefusesWhatMakesNoSenseNamingWhatDoes) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    const std::string post = "set " + quoted(path) + " command_posts 'Sở chỉ huy chính' ";
    expectOneError(saban(post + "colour=red"), "heading_deg", 2);
    expectOneError(saban(post + "uid=1"), "heading_deg", 2);
    expectOneError(saban(post + "kind=central"), "forward", 2);
    expectOneError(saban(post + "heading_deg=north"), "360", 2);
    expectOneError(saban(post + "heading_deg=361"), "360", 2);
    expectOneError(saban(post + "heading_deg=nan"), "360", 2);
    expectOneError(saban(post + "heading_deg"), "field=value", 2);
    expectOneError(saban(post + "e=here"), "number", 2);
    expectOneError(saban(post + "unit_uid='Đại đội 9'"), "Đại đội 9");
    expectOneError(saban("set " + quoted(path) + " work_items 'Xây hầm họp' due_date=2026-02-30"), "2026-05-14", 2);
    expectOneError(saban("set " + quoted(path) + " routes 'Đường cơ động số 1' e=1"), "no point", 2);
    expectOneError(saban("set " + quoted(path) + " tanks T1 name=x"), "structures", 2);
    expectOneError(saban("set " + quoted(path) + " structures 'Hầm ma' name=x"), "Hầm ma");
    EXPECT_EQ(jsonOf(saban("info --json " + quoted(path))).at("past_states"), 0);
}

TEST(SetField, AsksForAUidWhereANameStandsForSeveral) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    EXPECT_EQ(saban("set " + quoted(path) + " phases 'Giai đoạn 2' name='Giai đoạn 1'").status, 0);
    const auto plan = planIn(path);
    const std::string uid = plan.all<layers::Phase>().rows().front()->uid;
    const Outcome run = saban("set " + quoted(path) + " phases 'Giai đoạn 1' sort_order=5");
    expectOneError(run, uid);
    EXPECT_EQ(saban("set " + quoted(path) + " phases " + uid + " sort_order=5").status, 0);
    EXPECT_EQ(planIn(path).find<layers::Phase>(uid)->order, 5);
}

TEST(RemoveFeature, TakesWithItWhatIsNothingWithoutIt) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    // The unit with its two positions; the command post lets go of it.
    const auto report = jsonOf(saban("remove " + quoted(path) + " units 'Đại đội 1' --json"));
    EXPECT_EQ(report.at("removed"), 3);
    EXPECT_EQ(report.at("changed"), 1);
    const auto plan = planIn(path);
    EXPECT_TRUE(plan.all<layers::UnitPosition>().isEmpty());
    EXPECT_TRUE(only<layers::CommandPost>(plan).unit.empty());
    expectOneError(saban("remove " + quoted(path) + " units 'Đại đội 1'"), "Đại đội 1");
}

TEST(PlanHistory, RestoringAStateIsAnEditThatCanBeTakenBackItself) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    const auto first = planIn(path);
    ASSERT_EQ(saban("set " + quoted(path) + " areas 'Khu tập kết' grade=khá").status, 0);
    ASSERT_EQ(saban("remove " + quoted(path) + " routes 'Đường cơ động số 1'").status, 0);
    const auto third = planIn(path);
    auto states = jsonOf(saban("history --json " + quoted(path))).at("states");
    ASSERT_EQ(states.size(), 2u);
    EXPECT_NE(states.at(1).at("label").get<std::string>().find("Khu tập kết"), std::string::npos);
    const auto oldest = states.at(1).at("id").dump();

    const auto report = jsonOf(saban("restore --json " + quoted(path) + " " + oldest));
    EXPECT_EQ(report.at("removed"), 0);
    EXPECT_EQ(planIn(path), first);
    states = jsonOf(saban("history --json " + quoted(path))).at("states");
    ASSERT_EQ(states.size(), 3u);
    ASSERT_EQ(saban("restore " + quoted(path) + " " + states.at(0).at("id").dump()).status, 0);
    EXPECT_EQ(planIn(path), third);
    expectOneError(saban("restore " + quoted(path) + " 9999"), "9999");
}

TEST(PlanDifference, NamesWhatWasAddedRemovedAndChanged) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    ASSERT_EQ(saban("set " + quoted(path) + " structures 'Hầm họp' width_m=6 e=481241").status, 0);
    ASSERT_EQ(saban("remove " + quoted(path) + " areas 'Khu tập kết'").status, 0);
    const auto states = jsonOf(saban("history --json " + quoted(path))).at("states");
    const std::string past = quoted(path + "@" + states.at(1).at("id").dump());
    const auto report = jsonOf(saban("diff --json " + past + " " + quoted(path)));
    EXPECT_TRUE(report.at("added").empty());
    ASSERT_EQ(report.at("removed").size(), 1u);
    EXPECT_EQ(report.at("removed").at(0).at("name"), "Khu tập kết");
    ASSERT_EQ(report.at("changed").size(), 1u);
    const auto& changed = report.at("changed").at(0);
    EXPECT_EQ(changed.at("kind"), "structures");
    EXPECT_EQ(changed.at("fields").at("width_m"), (nlohmann::json{{"from", 4.5}, {"to", 6.0}}));
    EXPECT_TRUE(changed.at("fields").contains("geometry"));
    EXPECT_EQ(changed.at("fields").size(), 2u);
    // The other way round what was removed is added.
    EXPECT_EQ(jsonOf(saban("diff --json " + quoted(path) + " " + past)).at("added").size(), 1u);
    const auto same = jsonOf(saban("diff --json " + quoted(path) + " " + quoted(path)));
    EXPECT_TRUE(same.at("added").empty() && same.at("removed").empty() && same.at("changed").empty());
    expectOneError(saban("diff " + quoted(path + "@x") + " " + quoted(path)), "@", 2);
}

// 3 m east and 4 m north of where it was: 5 m in the grid, whose scale there is 0.9996 (1 + (18.8 km / 6360 km)^2 / 2) = 0.9996044; at
// atan(3/4) = 36.8699 degrees.
TEST(PlanDifference, SaysHowFarThingsMoved) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    ASSERT_EQ(saban("set " + quoted(path) + " structures 'Hầm họp' e=481243 n=2335694").status, 0);
    const auto states = jsonOf(saban("history --json " + quoted(path))).at("states");
    const std::string past = quoted(path + "@" + states.at(0).at("id").dump());
    const auto changed = jsonOf(saban("diff --json " + past + " " + quoted(path))).at("changed").at(0);
    EXPECT_NEAR(changed.at("moved_m").get<double>(), 5.0 / 0.9996044, 1e-4);
    EXPECT_NEAR(changed.at("bearing_deg").get<double>(), 36.8698976, 1e-6);
    EXPECT_NE(saban("diff " + past + " " + quoted(path)).out.find("moved 5.0 m to the north-east"), std::string::npos);
}

TEST(PlanDifference, MatchesByNameWhenAsked) {
    const TemporaryFolder f, g;
    const std::string mine = writeSmallPlan(f), yours = writeSmallPlan(g);  // other uids, the same names
    ASSERT_EQ(saban("set " + quoted(yours) + " structures 'Hầm họp' width_m=6").status, 0);
    EXPECT_GT(jsonOf(saban("diff --json " + quoted(mine) + " " + quoted(yours))).at("added").size(), 5u);
    const auto report = jsonOf(saban("diff --json --match-names " + quoted(mine) + " " + quoted(yours)));
    EXPECT_TRUE(report.at("added").empty() && report.at("removed").empty());
    ASSERT_EQ(report.at("changed").size(), 1u);
    EXPECT_EQ(report.at("changed").at(0).at("matched_by"), "name");
    EXPECT_EQ(report.at("changed").at(0).at("fields").at("width_m").at("to"), 6.0);
}

TEST(PlanCheck, ExitsWith3OnFindingsOfSeverityError) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    const Outcome good = saban("check --json " + quoted(path));
    EXPECT_EQ(good.status, 0) << good.out << good.err;
    ASSERT_EQ(saban("set " + quoted(path) + " phases 'Giai đoạn 1' end_time=2026-05-13T07:00").status, 0);
    const Outcome bad = saban("check --json " + quoted(path));
    EXPECT_EQ(bad.status, 3) << bad.err;
    const auto findings = nlohmann::json::parse(bad.out).at("findings");
    const auto finding = std::find_if(findings.begin(), findings.end(), [](const auto& one) { return one.at("severity") == "error"; });
    ASSERT_NE(finding, findings.end());
    EXPECT_EQ(finding->at("rule"), "dates");
    EXPECT_EQ(finding->at("feature"), "Giai đoạn 1");
    EXPECT_FALSE(finding->at("message").template get<std::string>().empty());
    EXPECT_EQ(saban("check " + quoted(path) + " --rules names").status, 0);
    expectOneError(saban("check " + quoted(path) + " --rules astrology"), "astrology", 2);
    EXPECT_EQ(saban("check " + quoted(path) + " --rules structure_types").status, 0);
    ASSERT_EQ(saban("set " + quoted(path) + " structures 'Hầm họp' type=castle").status, 0);
    EXPECT_EQ(saban("check " + quoted(path) + " --rules structure_types").status, 3);
}

}  // namespace
}  // namespace saban
