// What the commands for plans say when a file is not what it should be.
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <filesystem>

#include "tests/viewer/cli/plan_fixture.h"

namespace saban {
namespace {

using namespace test;
namespace fs = std::filesystem;

/// Every command that reads a plan, and those that write to it.
const std::vector<std::string> kReading{"history {}", "diff {} {}", "check {}"};
const std::vector<std::string> kWriting{"add {} --name x", "restore {} 1", "set {} units x name=y", "remove {} units x"};

std::string with(std::string command, const std::string& path) {
    for (auto at = command.find("{}"); at != std::string::npos; at = command.find("{}")) command.replace(at, 2, quoted(path));
    return command;
}

void expectAllRefuse(const std::string& path, const std::string& word) {
    for (const auto& commands : {kReading, kWriting})
        for (const auto& command : commands) {
            SCOPED_TRACE(command);
            const Outcome run = saban(with(command, path));
            expectOneError(run, word);
            EXPECT_NE(run.err.find(path), std::string::npos) << run.err;
        }
}

void execute(const std::string& path, const char* sql) {
    GDALAllRegister();
    GDALDataset* dataset = GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE);
    ASSERT_NE(dataset, nullptr);
    dataset->ReleaseResultSet(dataset->ExecuteSQL(sql, nullptr, nullptr));
    GDALClose(dataset);
}

TEST(BadPlans, WhatIsNoGeoPackageIsRefused) {
    const TemporaryFolder f;
    expectAllRefuse(test::writeText(f.file("letter.gpkg"), "Kính gửi Ban chỉ huy\n"), "no GeoPackage");
    expectAllRefuse(test::writeText(f.file("empty.gpkg"), ""), "no GeoPackage");
    expectAllRefuse(f.file("absent.gpkg"), "does not exist");
}

TEST(BadPlans, ADamagedPlanIsRefused) {
    const TemporaryFolder f;
    const std::string bytes = test::readBytes(writeSmallPlan(f));
    expectAllRefuse(test::writeText(f.file("cut.gpkg"), bytes.substr(0, bytes.size() / 2)), "damaged");
}

TEST(BadPlans, AGeoPackageThatIsNoPlanIsRefused) {
    const TemporaryFolder f;
    const std::string path = f.file("other.gpkg");
    GDALAllRegister();
    GDALDataset* dataset = GetGDALDriverManager()->GetDriverByName("GPKG")->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    dataset->CreateLayer("roads", nullptr, wkbPoint, nullptr);
    GDALClose(dataset);
    expectAllRefuse(path, "no plan of Saban");
    // As a layer of a table it is a vector file like any other.
    EXPECT_EQ(jsonOf(saban("info --json " + quoted(path))).at("kind"), "vector");
}

TEST(BadPlans, ANewerFormIsRefused) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    execute(path, "UPDATE saban_settings SET value = '99' WHERE key = 'format'");
    expectAllRefuse(path, "newer");
    expectOneError(saban("info " + quoted(path)), "newer");
    expectOneError(saban("render " + quoted(path) + " -o " + quoted(f.file("a.png"))), "newer");
    expectOneError(saban("register " + quoted(path) + " -o " + quoted(f.file("register.csv"))), "newer");  // it would be without its marking
    EXPECT_FALSE(fs::exists(f.file("register.csv")));
}

// Which brings a plan up to date, with a copy beside it.
TEST(BadPlans, AnEarlierFormIsLeftAsItIsByAllThatOnlyReads) {
    const TemporaryFolder f, into;
    const std::string path = writeSmallPlan(f), other = writeSmallPlan(into);
    execute(path, "UPDATE saban_settings SET value = '1' WHERE key = 'format'");
    const std::string before = test::readBytes(path);
    const auto files = test::filesUnder(f.path());
    std::vector<std::string> commands = kReading;
    for (const std::string& more : {std::string("info {}"), std::string("register {}"), "diff " + quoted(other) + " {}", "diff {} " + quoted(other), "import " + quoted(other) + " {}", "import {} " + quoted(other) + " --dry-run"}) commands.push_back(more);
    for (const std::string& command : commands) {
        const Outcome run = saban(with(command, path));
        EXPECT_EQ(run.status, 0) << command << "\n" << run.err;
    }
    EXPECT_EQ(test::filesUnder(f.path()), files);
    EXPECT_TRUE(test::readBytes(path) == before);
    EXPECT_EQ(saban(with("set {} units x name=y", path)).status, 1);  // there is none, but it was opened to be changed
    EXPECT_EQ(test::filesUnder(f.path()).size(), files.size() + 1);
}

TEST(BadPlans, AFolderThatMayNotBeWrittenToIsToldBeforeAnythingIsDone) {
    if (geteuid() == 0) GTEST_SKIP() << "root writes everywhere";
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    fs::permissions(f.path(), fs::perms::owner_read | fs::perms::owner_exec);
    for (const auto& command : kWriting) expectOneError(saban(with(command, path)), "written");
    EXPECT_EQ(saban("history " + quoted(path)).status, 0);
    expectOneError(saban("new " + quoted(f.file("new.gpkg")) + " --elevation " + quoted(f.file("valley_10m.tif"))), "new.gpkg");
    fs::permissions(f.path(), fs::perms::owner_all);
}

TEST(BadPlans, APlanThatAnotherProgramHoldsIsRefusedAndKept) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    GDALAllRegister();
    GDALDataset* other = GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE);
    ASSERT_NE(other, nullptr);
    other->ReleaseResultSet(other->ExecuteSQL("BEGIN EXCLUSIVE", nullptr, nullptr));
    const char* patience = "SQLITE_BUSY_TIMEOUT=500";  // ms that each run waits for the lock to go; else some seconds
    expectOneError(saban("set " + quoted(path) + " units 'Đại đội 1' level=tỉnh", patience), "another program");
    expectOneError(saban("render " + quoted(path) + " -o " + quoted(f.file("a.png")), patience), "another program");
    other->ReleaseResultSet(other->ExecuteSQL("ROLLBACK", nullptr, nullptr));
    GDALClose(other);
    EXPECT_EQ(saban("set " + quoted(path) + " units 'Đại đội 1' level=tỉnh").status, 0);
}

TEST(BadPlans, MissingElevationIsNamedAndOthersStillOpen) {
    const TemporaryFolder f;
    const std::string path = writeSmallPlan(f);
    fs::remove(f.file("valley_10m.tif"));
    expectOneError(saban("render " + quoted(path) + " -o " + quoted(f.file("a.png"))), "valley_10m.tif");
    EXPECT_EQ(jsonOf(saban("info --json " + quoted(path))).at("missing_layers"), nlohmann::json::array({"Độ cao"}));
    EXPECT_EQ(saban("history " + quoted(path)).status, 0);
}

}  // namespace
}  // namespace saban
