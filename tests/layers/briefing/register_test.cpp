#include "layers/briefing/register.h"

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stop_token>
#include <thread>

#include "geo/raster/network_guard.h"
#include "layers/store/plan_store.h"
#include "tests/support/before_next_opening.h"
#include "tests/support/raster_fixtures.h"
#include "tests/support/sample_plan.h"

namespace saban::layers {
namespace {

using test::TemporaryFolder;

class Register : public testing::Test {
 protected:
    void SetUp() override {
        path = folder.file("a.gpkg");
        auto made = PlanStore::create(path, test::smallPlan());
        ASSERT_TRUE(made) << made.error().message;
        store = std::move(*made);
    }
    /// False when SQLite refuses it.
    bool sql(const std::string& statement) const {
        const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLErrorReset();
        dataset->ReleaseResultSet(dataset->ExecuteSQL(statement.c_str(), nullptr, nullptr));
        const bool isDone = CPLGetLastErrorType() != CE_Failure;
        CPLPopErrorHandler();
        return isDone;
    }
    void write(const std::string& name, const std::string& content) const { std::ofstream(folder.file(name)) << content; }

    const TemporaryFolder folder;
    std::string path;
    std::unique_ptr<PlanStore> store;
};

// FIPS 180-2, appendix B.1: the digest of "abc"; and that of nothing.
TEST_F(Register, DigestsAreThoseOfTheStandard) {
    write("abc", "abc");
    write("empty", "");
    const std::string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    EXPECT_EQ(digestOfFile(folder.file("abc")).value_or(""), abc);
    EXPECT_EQ(digestOf("abc"), abc);
    EXPECT_EQ(digestOfFile(folder.file("empty")).value_or(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    const auto gone = digestOfFile(folder.file("gone"));
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code, geo::ErrorCode::Unreadable);
    EXPECT_FALSE(digestOfFile(folder.path().string()));
}

TEST_F(Register, OfAPlanWithoutAnEntryIsEmpty) {
    const auto entries = registerOf(path);
    ASSERT_TRUE(entries) << entries.error().message;
    EXPECT_TRUE(entries->empty());
}

TEST_F(Register, CountsWhatIsEntered) {
    const RegisterEntry print{.what = "print", .file = "Máy in 'tầng 2'", .marking = "MẬT", .digest = "ab", .bytes = 5'000'000'000, .copies = 3};
    for (std::int64_t number = 1; number <= 3; ++number) {
        const auto entered = enterInRegister(path, print);
        ASSERT_TRUE(entered) << entered.error().message;
        EXPECT_EQ(entered->number, number);
    }
    const auto entries = registerOf(path);
    ASSERT_TRUE(entries) << entries.error().message;
    ASSERT_EQ(entries->size(), 3u);
    RegisterEntry expected = print;
    expected.number = 2;
    expected.at = (*entries)[1].at;
    expected.author = (*entries)[1].author;
    EXPECT_EQ((*entries)[1], expected);
    EXPECT_EQ(expected.at.size(), std::string("2026-05-14T07:30:12Z").size());
    EXPECT_EQ(expected.at.back(), 'Z');
}

TEST_F(Register, TakesAllFilesOrNone) {
    write("1.png", "abc");
    write("2.png", "");
    const std::vector<std::string> files{folder.file("1.png"), folder.file("2.png")};
    const auto entered = enterFilesInRegister(path, "picture", "DIỄN TẬP", files);
    ASSERT_TRUE(entered) << entered.error().message;
    ASSERT_EQ(entered->size(), 2u);
    EXPECT_EQ((*entered)[0].file, "1.png");
    EXPECT_EQ((*entered)[0].bytes, 3);
    EXPECT_EQ((*entered)[0].digest, digestOf("abc"));
    EXPECT_EQ((*entered)[1].number, 2);
    const std::vector<std::string> gone{folder.file("1.png"), folder.file("gone.png")};
    EXPECT_FALSE(enterFilesInRegister(path, "picture", "", gone));
    EXPECT_EQ(registerOf(path)->size(), 2u);
}

TEST_F(Register, NoEntryCanBeChangedTakenOutOrPutInPlaceOfAnother) {
    ASSERT_TRUE(enterInRegister(path, {.what = "picture", .file = "a.png", .digest = "00"}));
    const auto before = *registerOf(path);
    EXPECT_FALSE(sql("UPDATE register SET author = 'ai đó'"));
    EXPECT_FALSE(sql("DELETE FROM register"));
    EXPECT_FALSE(sql("INSERT OR REPLACE INTO register (number, at_time, what, digest) VALUES (1, 'x', 'x', 'x')"));
    EXPECT_FALSE(sql("INSERT INTO register (number, at_time, what, digest) VALUES (7, 'x', 'x', 'x')"));
    EXPECT_EQ(*registerOf(path), before);
}

// Tools that copy tables leave triggers out.
TEST_F(Register, WhatKeepsEntriesIsMadeAgainWithTheNextOne) {
    ASSERT_TRUE(enterInRegister(path, {.what = "picture", .file = "a.png", .digest = "00"}));
    for (const char* trigger : {"register_keeps_entries", "register_keeps_contents", "register_counts_on"}) ASSERT_TRUE(sql(std::string("DROP TRIGGER ") + trigger));
    ASSERT_TRUE(enterInRegister(path, {.what = "picture", .file = "b.png", .digest = "00"}));
    EXPECT_FALSE(sql("DELETE FROM register"));
    EXPECT_FALSE(sql("UPDATE register SET author = 'ai đó'"));
    EXPECT_EQ(registerOf(path)->size(), 2u);
}

TEST_F(Register, IsATableForOtherPrograms) {
    ASSERT_TRUE(enterInRegister(path, {.what = "video", .file = "a.mp4", .digest = "00", .bytes = 12}));
    const std::unique_ptr<GDALDataset> dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR));
    ASSERT_TRUE(dataset);
    OGRLayer* layer = dataset->GetLayerByName("register");
    ASSERT_NE(layer, nullptr);
    EXPECT_EQ(layer->GetGeomType(), wkbNone);
    ASSERT_EQ(layer->GetFeatureCount(), 1);
    const OGRFeatureUniquePtr row(layer->GetNextFeature());
    EXPECT_EQ(row->GetFID(), 1);
    EXPECT_STREQ(row->GetFieldAsString("file"), "a.mp4");
}

TEST_F(Register, AnEntryIsNoChangeForAnOpenPlan) {
    ASSERT_TRUE(enterInRegister(path, {.what = "picture", .file = "a.png", .digest = "00"}));
    EXPECT_FALSE(store->isChangedByOthers());
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(enterInRegister(path, {.what = "picture", .file = "b.png", .digest = "00"}));
        PlanEditor editor(store->plan());
        CommandPost post = *store->plan().all<CommandPost>().rows().front();
        post.name = "Sở chỉ huy " + std::to_string(i);
        editor.put(post);
        const auto applied = store->apply(editor.finish("Đổi tên"));
        ASSERT_TRUE(applied) << applied.error().message;
        EXPECT_FALSE(store->isChangedByOthers());
    }
    EXPECT_EQ(registerOf(path)->size(), 4u);
    const Plan plan = store->plan();
    store = nullptr;
    const auto again = PlanStore::open(path, Access::ReadWrite);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_TRUE((*again)->warnings().empty());
    EXPECT_TRUE((*again)->plan() == plan);
}

/// What cannot be opened cannot be read either.
TEST_F(Register, AnEntryNeedsNoReadingOfThePlan) {
    const auto isChangedWhileAway = [&] {
        std::filesystem::rename(path, folder.file("away.gpkg"));
        const bool isChanged = store->isChangedByOthers();
        std::filesystem::rename(folder.file("away.gpkg"), path);
        return isChanged;
    };
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(enterInRegister(path, {.what = "picture", .file = "a.png", .digest = "00"}));
        ASSERT_TRUE(enterInRegister(path, {.what = "video", .file = "a.mp4", .digest = "00"}));
        EXPECT_FALSE(isChangedWhileAway());
        PlanEditor editor(store->plan());
        CommandPost post = *store->plan().all<CommandPost>().rows().front();
        post.name = "Sở chỉ huy " + std::to_string(i);
        editor.put(post);
        ASSERT_TRUE(store->apply(editor.finish("Đổi tên")));
    }
    ASSERT_TRUE(sql("UPDATE areas SET name = 'Khu của QGIS'"));
    ASSERT_TRUE(enterInRegister(path, {.what = "picture", .file = "b.png", .digest = "00"}));
    EXPECT_TRUE(isChangedWhileAway());
}

/// One of an earlier Saban, which did not note which change of the file an entry is.
TEST_F(Register, ARegisterOfBeforeGoesOn) {
    ASSERT_TRUE(sql("CREATE TABLE register (number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, at_time TEXT NOT NULL, author TEXT, what TEXT NOT NULL, file TEXT, marking TEXT, digest TEXT NOT NULL, bytes "
                    "INTEGER, copies INTEGER)"));
    ASSERT_TRUE(sql("INSERT INTO register (at_time, what, file, digest) VALUES ('2026-05-14T07:30:12Z', 'picture', 'a.png', '00')"));
    const auto entered = enterInRegister(path, {.what = "video", .file = "a.mp4", .digest = "00"});
    ASSERT_TRUE(entered) << entered.error().message;
    EXPECT_EQ(entered->number, 2);
    EXPECT_EQ(registerOf(path)->front().file, "a.png");
    EXPECT_FALSE(store->isChangedByOthers());
}

TEST_F(Register, AnEntryWaitsForAProgramThatHoldsTheFile) {
    const std::unique_ptr<GDALDataset> other(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    ASSERT_EQ(other->StartTransaction(), OGRERR_NONE);
    other->ExecuteSQL("UPDATE gpkg_contents SET identifier = identifier WHERE 0", nullptr, nullptr);
    std::thread end([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        EXPECT_EQ(other->RollbackTransaction(), OGRERR_NONE);
    });
    const auto entered = enterInRegister(path, {.what = "picture", .file = "a.png", .digest = "00"});
    end.join();
    EXPECT_TRUE(entered) << entered.error().message;
}

TEST_F(Register, AChangeByAnotherProgramBesideAnEntryIsStillSeen) {
    ASSERT_TRUE(enterInRegister(path, {.what = "picture", .file = "a.png", .digest = "00"}));
    ASSERT_TRUE(sql("UPDATE areas SET name = 'Khu của QGIS'"));
    EXPECT_TRUE(store->isChangedByOthers());
    EXPECT_TRUE(store->isChangedByOthers());
    ASSERT_TRUE(enterInRegister(path, {.what = "picture", .file = "b.png", .digest = "00"}));
    PlanEditor editor(store->plan());
    editor.remove<Route>(store->plan().all<Route>().rows().front()->uid);
    const auto refused = store->apply(editor.finish("Xóa"));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, geo::ErrorCode::Refused);
}

/// The edit is stopped amid its writing, and the file is opened again after the other program has written to it.
TEST_F(Register, AnEntryHidesNoChangeDuringAFailedEdit) {
    const auto removeRoute = [&](const Storing& storing = {}) {
        PlanEditor editor(store->plan());
        editor.remove<Route>(store->plan().all<Route>().rows().front()->uid);
        return store->apply(editor.finish("Xóa"), storing);
    };
    const std::unique_ptr<GDALDataset> other(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    const test::BeforeNextOpening write([&] { other->ReleaseResultSet(other->ExecuteSQL("UPDATE areas SET name = 'Khu của QGIS'", nullptr, nullptr)); });
    std::stop_source stop;
    const auto stopped = removeRoute({.stop = stop.get_token(), .progress = [&](double) { stop.request_stop(); }});
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, geo::ErrorCode::Cancelled);
    ASSERT_TRUE(write.isDone());
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(enterInRegister(path, {.what = "picture", .file = "a.png", .digest = "00"}));
        EXPECT_TRUE(store->isChangedByOthers());
        const auto refused = removeRoute();
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, geo::ErrorCode::Refused) << refused.error().message;
    }
}

/// There a change without a new page is not counted by the file, but an entry that makes a table is.
TEST_F(Register, AnEntryHidesNoChangeInAWriteAheadLog) {
    ASSERT_TRUE(sql("PRAGMA journal_mode = wal"));
    store = std::move(*PlanStore::open(path, Access::ReadWrite));
    ASSERT_TRUE(sql("UPDATE areas SET name = 'Khu của QGIS'"));
    ASSERT_TRUE(std::filesystem::exists(path + "-wal"));
    ASSERT_TRUE(enterInRegister(path, {.what = "picture", .file = "a.png", .digest = "00"}));
    ASSERT_TRUE(sql("PRAGMA wal_checkpoint(TRUNCATE)"));
    EXPECT_TRUE(store->isChangedByOthers());
    ASSERT_TRUE(sql("UPDATE areas SET name = '" + store->plan().all<Area>().rows().front()->name + "'"));
    ASSERT_TRUE(enterInRegister(path, {.what = "picture", .file = "b.png", .digest = "00"}));
    EXPECT_FALSE(store->isChangedByOthers());
}

TEST_F(Register, TwoThatEnterAtTheSameTimeBothHaveANumber) {
    constexpr int kEach = 8;
    const auto enterSome = [&](const char* what) {
        for (int i = 0; i < kEach; ++i) EXPECT_TRUE(enterInRegister(path, {.what = what, .file = "a", .digest = "00"}));
    };
    std::thread other(enterSome, "video");
    enterSome("picture");
    other.join();
    const auto entries = registerOf(path);
    ASSERT_TRUE(entries) << entries.error().message;
    ASSERT_EQ(entries->size(), 2u * kEach);
    for (std::size_t i = 0; i < entries->size(); ++i) EXPECT_EQ((*entries)[i].number, static_cast<std::int64_t>(i) + 1);
    EXPECT_FALSE(store->isChangedByOthers());
}

TEST_F(Register, APlanThatCannotTakeAnEntryIsTold) {
    write("a.png", "abc");
    const std::vector<std::string> files{folder.file("a.png")};
    EXPECT_TRUE(enterOutputs(path, "DIỄN TẬP", "picture", files).empty());
    EXPECT_EQ(registerOf(path)->size(), 1u);
    EXPECT_TRUE(enterOutputs({}, "DIỄN TẬP", "picture", files).empty());
    const auto unmarked = enterOutputs(folder.file("gone.gpkg"), "", "picture", files);
    ASSERT_EQ(unmarked.size(), 1u);
    EXPECT_NE(unmarked[0].message.find("gone.gpkg"), std::string::npos);
    const auto told = enterOutputs(folder.file("gone.gpkg"), "DIỄN TẬP", "picture", files);
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0].code, "register");
    EXPECT_NE(told[0].message.find("DIỄN TẬP"), std::string::npos);
}

TEST_F(Register, AsAListHasALineForEachEntry) {
    const std::vector<RegisterEntry> entries{{.number = 1, .at = "2026-05-14T07:30:12Z", .author = "=an", .what = "export:structures,units", .file = "a, \"b\".csv", .marking = "MẬT", .digest = "ab", .bytes = 12, .copies = 2}};
    const std::string csv = registerCsv(entries);
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF\"Number\",\"Time (UTC)\""));
    EXPECT_NE(csv.find("\r\n1,2026-05-14T07:30:12Z,\"'=an\",\"export (structure, unit)\",\"a, \"\"b\"\".csv\",\"MẬT\",12,2,ab\r\n"), std::string::npos) << csv;
    EXPECT_EQ(registerWord("picture"), "picture");
    EXPECT_EQ(registerWord("hologram"), "hologram");
}

TEST_F(Register, WhatCannotBeWrittenToIsAnError) {
    EXPECT_FALSE(enterInRegister(folder.file("gone.gpkg"), {.what = "picture"}));
    write("text.gpkg", "no plan");
    EXPECT_FALSE(enterInRegister(folder.file("text.gpkg"), {.what = "picture"}));
    EXPECT_FALSE(registerOf(folder.file("text.gpkg")));
    EXPECT_EQ(registerOf(folder.file("gone.gpkg")).error().code, geo::ErrorCode::NotFound);
    store = nullptr;
    std::filesystem::permissions(path, std::filesystem::perms::owner_read);
    if (::access(path.c_str(), W_OK) == 0) GTEST_SKIP() << "this user may write to everything";
    const auto refused = enterInRegister(path, {.what = "picture"});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, geo::ErrorCode::WriteFailed);
    EXPECT_NE(refused.error().message.find(path), std::string::npos);
}

}  // namespace
}  // namespace saban::layers
