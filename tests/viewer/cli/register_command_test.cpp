// What is made of a plan on the command line is in its register.
#include <gtest/gtest.h>

#include <array>
#include <filesystem>

#include "layers/briefing/register.h"
#include "tests/viewer/cli/plan_fixture.h"

namespace saban {
namespace {

using namespace test;

TEST(RegisterCommand, OfANewPlanIsEmpty) {
    const TemporaryFolder f;
    const std::string plan = writeSmallPlan(f);
    EXPECT_EQ(jsonOf(saban("register " + quoted(plan) + " --json")).at("entries").size(), 0u);
    EXPECT_NE(saban("register " + quoted(plan)).out.find("nothing was made"), std::string::npos);
    expectOneError(saban("register " + quoted(f.file("gone.gpkg"))), "gone.gpkg");
    expectOneError(saban("register " + quoted(f.file("valley_10m.tif"))), "no plan");
}

TEST(RegisterCommand, ListsPicturesListsAndProfilesWithTheirDigests) {
    const TemporaryFolder f;
    const std::string plan = writeSmallPlan(f);
    ASSERT_EQ(saban("export " + quoted(plan) + " " + quoted(f.file("works.csv")) + " --what structures").status, 0);
    ASSERT_EQ(saban("profile " + quoted(plan) + " --line '480000,2335000 481000,2336000' -o " + quoted(f.file("profile.csv"))).status, 0);
    ASSERT_EQ(saban("render " + quoted(plan) + " --size 160x120 --samples 1 -o " + quoted(f.file("a.png"))).status, 0);
    const auto entries = jsonOf(saban("register " + quoted(plan) + " --json")).at("entries");
    ASSERT_EQ(entries.size(), 3u);
    const std::array<std::pair<const char*, const char*>, 3> expected{{{"export:structures", "works.csv"}, {"profile", "profile.csv"}, {"picture", "a.png"}}};
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(entries[i].at("number"), i + 1);
        EXPECT_EQ(entries[i].at("what"), expected[i].first);
        EXPECT_EQ(entries[i].at("file"), expected[i].second);
        EXPECT_EQ(entries[i].at("marking"), "DIỄN TẬP");
        EXPECT_EQ(entries[i].at("digest"), *layers::digestOfFile(f.file(expected[i].second)));
        EXPECT_EQ(entries[i].at("bytes"), std::filesystem::file_size(f.file(expected[i].second)));
    }
    // Each of them says by itself whose it is.
    for (const char* name : {"works.csv", "profile.csv", "a.png"}) EXPECT_NE(readBytes(f.file(name)).find("DIỄN TẬP"), std::string::npos) << name;
    EXPECT_EQ(jsonOf(saban("register " + quoted(plan) + " --json --find " + quoted(f.file("a.png")))).at("entries").at(0).at("number"), 3);
    expectOneError(saban("register " + quoted(plan) + " --find " + quoted(f.file("valley_10m.tif"))), "changed since");
}

TEST(RegisterCommand, WritesItselfAsAListAndEntersThat) {
    const TemporaryFolder f;
    const std::string plan = writeSmallPlan(f), list = f.file("register.csv");
    ASSERT_EQ(saban("export " + quoted(plan) + " " + quoted(f.file("works.csv")) + " --what structures").status, 0);
    EXPECT_EQ(saban("register " + quoted(plan) + " -o " + quoted(list)).status, 0);
    const std::string content = readBytes(list);
    EXPECT_NE(content.find("works.csv"), std::string::npos);
    EXPECT_NE(content.find("saban_marking"), std::string::npos);
    expectOneError(saban("register " + quoted(plan) + " -o " + quoted(list)), "--force");
    const auto entries = jsonOf(saban("register " + quoted(plan) + " --json")).at("entries");
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(entries[1].at("what"), "register");
    EXPECT_EQ(entries[1].at("digest"), *layers::digestOfFile(list));
}

TEST(RegisterCommand, NeverReplacesAPlan) {
    const TemporaryFolder f;
    const std::string plan = writeSmallPlan(f);
    ASSERT_EQ(saban("export " + quoted(plan) + " " + quoted(f.file("works.csv")) + " --what structures").status, 0);
    const std::string before = readBytes(plan);
    expectOneError(saban("register " + quoted(plan) + " -o " + quoted(plan) + " --force"), "never replaced");
    EXPECT_EQ(readBytes(plan), before);
}

TEST(RegisterCommand, AnOutputOfNoPlanIsEnteredNowhere) {
    const TemporaryFolder f;
    const std::string plan = writeSmallPlan(f);
    ASSERT_EQ(saban("profile " + quoted(f.file("valley_10m.tif")) + " --line '480000,2335000 481000,2336000' -o " + quoted(f.file("profile.csv"))).status, 0);
    EXPECT_EQ(readBytes(f.file("profile.csv")).find("saban_marking"), std::string::npos);
    EXPECT_EQ(jsonOf(saban("register " + quoted(plan) + " --json")).at("entries").size(), 0u);
}

}  // namespace
}  // namespace saban
