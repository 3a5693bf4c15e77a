// Features of a plan written for other programs.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/viewer/cli/plan_fixture.h"

namespace saban {
namespace {

using namespace test;

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
    expectOneError(saban("export " + quoted(path) + " " + quoted(f.file("c.csv")) + " --phase 'Giai đoạn 9'"), "Giai đoạn 9");
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
