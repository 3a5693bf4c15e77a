// Features that come into a plan from lists, and go out of it for other programs.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/viewer/cli/plan_fixture.h"

namespace saban {
namespace {

using namespace test;

TEST(ImportPlan, TakesAListOnceHoweverOftenItIsImported) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    const std::string list = quoted(test::writeText(f.file("works.csv"), "Tên,X,Y,Loại công trình\nHầm số 7,2335100.5,480800.25,command_bunker\nHầm số 8,không rõ,,\n"));
    const std::string command = "import " + quoted(path) + " " + list + " --as structures --json";
    const auto tried = jsonOf(saban(command + " --dry-run"));
    EXPECT_EQ(tried.at("added"), 1);
    EXPECT_EQ(jsonOf(saban("info --json " + quoted(path))).at("past_states"), 0);
    const auto first = jsonOf(saban(command));
    EXPECT_EQ(first.at("read"), 2);
    EXPECT_EQ(first.at("added"), 1);
    ASSERT_EQ(first.at("skipped").size(), 1u);
    EXPECT_EQ(first.at("skipped").at(0).at("row"), 3);
    const auto second = jsonOf(saban(command));
    EXPECT_EQ(second.at("added"), 0);
    EXPECT_EQ(second.at("updated"), 0);
    EXPECT_EQ(jsonOf(saban("info --json " + quoted(path))).at("counts").at("structures"), 3);
}

TEST(ImportPlan, TakesAListOfWorksOfARowEach) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f), out = f.file("tien_do.csv");
    EXPECT_EQ(jsonOf(saban("export " + quoted(path) + " " + quoted(out) + " --what works --json")).at("written"), (nlohmann::json{{"works", 1}}));
    const std::string command = "import " + quoted(path) + " " + quoted(out) + " --json";
    test::writeText(out, "Cong trinh,Hang muc,Tien do,Han\nHầm họp,Xây hầm họp,75,20/05/2026\nCầu phao,Lắp,10,\n");
    const auto tried = jsonOf(saban(command + " --as works --dry-run"));
    EXPECT_EQ(tried.at("updated"), 1);
    ASSERT_EQ(tried.at("skipped").size(), 1u);
    EXPECT_EQ(tried.at("skipped").at(0).at("row"), 3);
    EXPECT_EQ(jsonOf(saban(command)).at("updated"), 1);
    const auto store = layers::PlanStore::open(path, layers::Access::ReadOnly);
    ASSERT_TRUE(store);
    EXPECT_EQ((*store)->pastStates()->size(), 1u) << "one edit, and none of the dry run";
    const auto work = (*store)->plan().all<layers::WorkItem>().rows().front();
    EXPECT_EQ(work->percentDone, 75.0);
    EXPECT_EQ(work->due.iso, "2026-05-20");
    expectOneError(saban("export " + quoted(path) + " " + quoted(f.file("w.kml")) + " --what works"), ".xlsx", 2);
}

// The sample's table is not given by bounds but by its elevation, which tells X from Y all the same.
TEST(ImportPlan, KnowsTheTableByItsElevationWhenThePlanGivesNoBounds) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    const std::string list = quoted(test::writeText(f.file("posts.csv"), "Tên,X,Y\nSCH dự bị,480800.25,2335100.5\n"));
    EXPECT_EQ(jsonOf(saban("import " + quoted(path) + " " + list + " --as command_posts --json")).at("added"), 1);
    const auto store = layers::PlanStore::open(path, layers::Access::ReadOnly);
    ASSERT_TRUE(store);
    const auto& posts = (*store)->plan().all<layers::CommandPost>().rows();
    const auto post = std::find_if(posts.begin(), posts.end(), [](const auto& row) { return row->name == "SCH dự bị"; });
    ASSERT_NE(post, posts.end());
    EXPECT_EQ((*post)->geometry.at(), glm::dvec2(480800.25, 2335100.5));
}

TEST(ExportPlan, WritesTheKindsThatAreAskedFor) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f), out = f.file("out.geojson");
    const auto report = jsonOf(saban("export " + quoted(path) + " " + quoted(out) + " --what command_posts --json"));
    EXPECT_EQ(report.at("written"), (nlohmann::json{{"command_posts", 1}}));
    const auto collection = nlohmann::json::parse(test::readBytes(out));
    ASSERT_EQ(collection.at("features").size(), 1u);
    EXPECT_EQ(collection.at("features").at(0).at("properties").at("name"), "Sở chỉ huy chính");
    // E 481234.567, N 2335678.901: cs2cs EPSG:3405 EPSG:4326 gives 21.12119 N, 104.82118 E.
    const auto place = collection.at("features").at(0).at("geometry").at("coordinates");
    EXPECT_NEAR(place.at(0).get<double>(), 104.82118, 0.00001);
    EXPECT_NEAR(place.at(1).get<double>(), 21.12119, 0.00001);
}

TEST(ExportPlan, TakesPhasesAndGroupsByName) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    const auto phase = jsonOf(saban("export " + quoted(path) + " " + quoted(f.file("a.csv")) + " --what units --phase 'Giai đoạn 2' --json"));
    EXPECT_EQ(phase.at("written").at("units"), 1);
    const auto group = jsonOf(saban("export " + quoted(path) + " " + quoted(f.file("b.csv")) + " --what structures --group 'Khối vận hành' --json"));
    EXPECT_EQ(group.at("written").at("structures"), 1);
    expectOneError(saban("export " + quoted(path) + " " + quoted(f.file("c.csv")) + " --phase 'Giai đoạn 9'"), "phase");
    EXPECT_FALSE(std::filesystem::exists(f.file("c.csv")));
}

TEST(ExportPlan, RefusesWhatItCannotWriteAndKeepsWhatIsThere) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f), out = test::writeText(f.file("a.geojson"), "mine");
    expectOneError(saban("export " + quoted(path) + " " + quoted(out)), "--force");
    EXPECT_EQ(test::readBytes(out), "mine");
    EXPECT_EQ(saban("export " + quoted(path) + " " + quoted(out) + " --what routes --force").status, 0);
    expectOneError(saban("export " + quoted(path) + " " + quoted(f.file("a.docx"))), "docx", 2);
    expectOneError(saban("export " + quoted(path) + " " + quoted(f.file("a.kml")) + " --what tanks"), "tanks", 2);
    EXPECT_EQ(test::filesUnder(f.path()).size(), 3u);
}

}  // namespace
}  // namespace saban
