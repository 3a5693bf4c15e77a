#include "viewer/app/register_window.h"

#include <gdal_priv.h>

#include <QAction>
#include <QFile>
#include <QItemSelectionModel>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>
#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "layers/store/plan_file_turn.h"
#include "tests/viewer/app/session_fixture.h"
#include "viewer/app/register_entries.h"

namespace saban::test {
namespace {

class RegisterWindowTest : public SessionTest {
   protected:
    std::string write(const char* name, const char* content) {
        const QString path = folder_.file(name);
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(content);
        return path.toStdString();
    }
    QByteArray read(const char* name) {
        QFile file(folder_.file(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
        return file.readAll();
    }
    static bool isOn(const app::RegisterWindow& window, const char* button) { return window.findChild<QPushButton*>(button)->isEnabled(); }
    void enter(const std::string& file) {
        const std::vector<std::string> files{file};
        const auto entered = layers::enterFilesInRegister(path_, "picture", "DIỄN TẬP", files);
        ASSERT_TRUE(entered) << entered.error().message;
    }
};

TEST_F(RegisterWindowTest, ShowsTheLatestOnTopAndFollowsThePlansFile) {
    open(smallPlan());
    app::RegisterWindow window(session_);
    showActive(window);
    EXPECT_EQ(window.table().rowCount(), 0);
    EXPECT_TRUE(waitFor([&] { return window.note().contains("Nothing was made"); })) << window.note().toStdString();
    enter(write("a.png", "abc"));
    ASSERT_TRUE(waitFor([&] { return window.table().rowCount() == 1; }));
    enter(write("b.png", "abcd"));
    ASSERT_TRUE(waitFor([&] { return window.table().rowCount() == 2; }));
    EXPECT_EQ(window.table().item(0, 4)->text(), "b.png");
    EXPECT_EQ(window.table().item(1, 4)->text(), "a.png");
    EXPECT_EQ(window.table().item(1, 5)->text(), "DIỄN TẬP");
    // Digest of "abc": FIPS 180-2, appendix B.1.
    EXPECT_TRUE(window.table().item(1, 8)->text().startsWith("ba7816bf8f01cfea"));
}

TEST_F(RegisterWindowTest, FindsAFileByWhatIsInIt) {
    open(smallPlan());
    enter(write("a.png", "abc"));
    app::RegisterWindow window(session_);
    showActive(window);
    const auto find = [&](const std::string& file) {
        window.find(QString::fromStdString(file));
        ASSERT_TRUE(waitFor([&] { return !window.isFinding(); }));
    };
    find(write("renamed.png", "abc"));
    EXPECT_TRUE(window.note().contains("number 1")) << window.note().toStdString();
    EXPECT_EQ(window.table().selectedItems().size(), window.table().columnCount());
    find(write("other.png", "abd"));
    EXPECT_TRUE(window.note().contains("not in this register")) << window.note().toStdString();
    EXPECT_TRUE(window.table().selectedItems().isEmpty());
}

TEST_F(RegisterWindowTest, ItsListIsEnteredToo) {
    open(smallPlan());
    enter(write("a.png", "abc"));
    app::RegisterWindow window(session_);
    showActive(window);
    window.exportTo(folder_.file("none/register.csv"));
    EXPECT_TRUE(waitFor([&] { return window.note().contains("Cannot write"); })) << window.note().toStdString();
    window.exportTo(folder_.file("register.csv"));
    EXPECT_TRUE(waitFor([&] { return window.table().rowCount() == 2; }));
    EXPECT_TRUE(read("register.csv").contains("a.png"));
    EXPECT_EQ(layers::registerOf(path_)->back().what, "register");
    EXPECT_FALSE(session_.canUndo());
}

TEST_F(RegisterWindowTest, WhatIsAskedWhileItIsReadWaitsForIt) {
    open(smallPlan());
    enter(write("a.png", "abc"));
    app::RegisterWindow window(session_);
    std::optional<layers::PlanFileTurn> held(path_);
    showActive(window);
    EXPECT_FALSE(isOn(window, "registerExport"));
    window.exportTo(folder_.file("register.csv"));
    window.find(folder_.file("a.png"));
    const auto tasks = window.findChildren<app::BackgroundTask*>();
    const auto running = [&] { return std::ranges::count_if(tasks, [](const app::BackgroundTask* task) { return task->isRunning(); }); };
    ASSERT_TRUE(waitFor([&] { return running() == 1; }));  // its digest is known
    EXPECT_FALSE(QFile::exists(folder_.file("register.csv")));
    held.reset();
    ASSERT_TRUE(waitFor([&] { return window.table().rowCount() == 2 && !window.isFinding(); }));
    EXPECT_TRUE(read("register.csv").contains("a.png"));
    EXPECT_TRUE(isOn(window, "registerExport"));
    EXPECT_TRUE(isOn(window, "registerFind"));
}

TEST_F(RegisterWindowTest, NothingOfAPlanThatWasLeftIsExported) {
    open(smallPlan());
    const std::string second = folder_.file("second.gpkg").toStdString();
    ASSERT_TRUE(layers::PlanStore::create(second, smallPlan()));
    enter(write("a.png", "abc"));
    app::RegisterWindow window(session_);
    showActive(window);
    ASSERT_TRUE(waitFor([&] { return window.table().rowCount() == 1; }));
    std::optional<layers::PlanFileTurn> held(second);
    ASSERT_TRUE(session_.open(second));
    EXPECT_EQ(window.table().rowCount(), 0);
    EXPECT_FALSE(isOn(window, "registerExport"));
    window.exportTo(folder_.file("register.csv"));
    held.reset();
    ASSERT_TRUE(waitFor([&] { return window.table().rowCount() == 1; }));
    EXPECT_EQ(window.table().item(0, 3)->text(), "register");
    EXPECT_FALSE(read("register.csv").contains("a.png"));
}

TEST_F(RegisterWindowTest, WhatItSaidAndSelectedStaysWhenThePlansFileIsWrittenTo) {
    open(smallPlan());
    enter(write("a.png", "abc"));
    app::RegisterWindow window(session_);
    showActive(window);
    window.exportTo(folder_.file("register.csv"));
    ASSERT_TRUE(waitFor([&] { return window.table().rowCount() == 2; }));
    QTest::qWait(300);  // the window is told of its own entry
    EXPECT_TRUE(window.note().contains("register.csv")) << window.note().toStdString();
    window.find(folder_.file("a.png"));
    ASSERT_TRUE(waitFor([&] { return window.note().contains("number 1"); })) << window.note().toStdString();
    enter(write("b.png", "abcd"));
    ASSERT_TRUE(waitFor([&] { return window.table().rowCount() == 3; }));
    const auto rows = window.table().selectionModel()->selectedRows();
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(window.table().item(rows.front().row(), 4)->text(), "a.png");
}

class RegisterEntriesTest : public RegisterWindowTest {
   protected:
    app::RegisterEntries::Output output(const std::string& file) const { return {.planPath = path_, .marking = "MẬT", .what = "picture", .file = file}; }
};

TEST_F(RegisterEntriesTest, NobodyWaitsForAProgramThatHoldsThePlan) {
    open(smallPlan());
    const std::unique_ptr<GDALDataset> other(GDALDataset::Open(path_.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    ASSERT_EQ(other->StartTransaction(), OGRERR_NONE);
    other->ExecuteSQL("UPDATE gpkg_contents SET identifier = identifier WHERE 0", nullptr, nullptr);
    app::RegisterEntries entries;
    int told = 0;
    bool areAllIn = false;
    QObject::connect(&entries, &app::RegisterEntries::settled, [&](const geo::Warnings& troubles) { areAllIn = troubles.empty(); });
    for (const char* name : {"a.png", "b.png"}) entries.enter(output(write(name, name)), &session_, [&](const geo::Warnings& warnings) { told += warnings.empty(); });
    QCoreApplication::processEvents();
    EXPECT_EQ(told, 0);
    EXPECT_TRUE(entries.isPending());
    EXPECT_EQ(other->RollbackTransaction(), OGRERR_NONE);
    ASSERT_TRUE(waitFor([&] { return told == 2; }));
    EXPECT_TRUE(areAllIn);
    EXPECT_FALSE(entries.isPending());
    const auto all = layers::registerOf(path_);
    ASSERT_EQ(all->size(), 2u);
    EXPECT_EQ(all->front().file, "a.png");
}

TEST_F(RegisterEntriesTest, WhatCannotBeEnteredIsTold) {
    open(smallPlan());
    app::RegisterEntries entries;
    geo::Warnings told;
    std::optional<geo::Warnings> troubles;
    QObject::connect(&entries, &app::RegisterEntries::settled, [&](const geo::Warnings& all) { troubles = all; });
    entries.enter(output(folder_.file("gone.png").toStdString()), &session_, [&](const geo::Warnings& warnings) { told = warnings; });
    ASSERT_TRUE(waitFor([&] { return troubles.has_value(); }));
    ASSERT_EQ(troubles->size(), 1u);
    ASSERT_EQ(told.size(), 1u);
    EXPECT_NE(told.front().message.find("NOT in the register"), std::string::npos) << told.front().message;
}

TEST_F(RegisterEntriesTest, AllAreInBeforeItsEnd) {
    open(smallPlan());
    {
        app::RegisterEntries entries;
        for (const char* name : {"a.png", "b.png", "c.png"}) entries.enter(output(write(name, name)), &session_, [](const geo::Warnings&) {});
    }
    EXPECT_EQ(layers::registerOf(path_)->size(), 3u);
}

TEST_F(RegisterWindowTest, TheCommandWaitsForAPlan) {
    QMenu menu;
    QAction* before = menu.addAction("Save picture");
    menu.addAction("Quit");
    QWidget owner;
    app::RegisterCommand command(session_, menu, before, &owner);
    EXPECT_EQ(menu.actions().indexOf(command.action()), 1);
    EXPECT_FALSE(command.action()->isEnabled());
    open(smallPlan());
    ASSERT_TRUE(command.action()->isEnabled());
    command.action()->trigger();
    ASSERT_TRUE(command.shown());
    EXPECT_TRUE(command.shown()->isVisible());
}

}  // namespace
}  // namespace saban::test
