#include "viewer/app/works_panel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModel>
#include <QApplication>
#include <QComboBox>
#include <QDate>
#include <QHeaderView>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPixmap>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>
#include <optional>

#include "tests/support/sample_plan.h"
#include "tests/viewer/app/test_rasters.h"
#include "tests/viewer/app/waiting.h"
#include "viewer/app/language.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/works_model.h"

namespace saban::test {
namespace {

using app::WorksModel;

/// A plan file with works of four bodies, looked at on 10 May 2026.
class WorksPanelTest : public testing::Test {
 protected:
    void SetUp() override {
        app::setLanguage(app::Language::English);
        layers::PlanEditor editor(smallPlan());
        meeting_ = editor.plan().all<layers::WorkItem>().rows().front()->feature;
        road_ = editor.plan().all<layers::Route>().rows().front()->uid;
        add(editor, "Mở đường số 1", road_, "Phòng Kinh tế", "2026-05-01", "2026-05-20", 20.0, 2.5e9);
        add(editor, "Trạm thông tin", {}, "Ban Thông tin", "2026-05-01", "2026-05-18", 80.0, {});
        add(editor, "Đắp ụ súng", {}, "Phòng Kinh tế", "2026-04-01", "2026-05-02", 100.0, 4e7);
        add(editor, "Khảo sát", {}, "", "", "", 0.0, {});
        path_ = folder_.file("plan.gpkg").toStdString();
        ASSERT_TRUE(layers::PlanStore::create(path_, editor.plan()));
        ASSERT_TRUE(session_.open(path_));
        panel_ = std::make_unique<app::WorksPanel>(session_);
        panel_->setDay(QDate(2026, 5, 10));
        panel_->resize(1100, 560);
        panel_->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(panel_.get()));
        QObject::connect(panel_.get(), &app::WorksPanel::flyTo, [this](const layers::FeatureRef& feature) { flown_.push_back(feature); });
    }
    void TearDown() override { app::setLanguage(app::Language::English); }

    static void add(layers::PlanEditor& editor, const char* name, const layers::Uid& feature, const char* body, const char* start, const char* due, double percent,
                    std::optional<double> cost) {
        layers::WorkItem item;
        item.name = name;
        item.feature = feature;
        item.responsibleBody = body;
        item.start = {start};
        item.due = {due};
        item.percentDone = percent;
        item.cost = cost;
        editor.put(item);
    }

    QTableView& table() { return *panel_->findChild<QTableView*>(); }
    QAbstractItemModel& rows() { return *table().model(); }
    QString cell(int row, int column) { return rows().index(row, column).data().toString(); }
    int rowOf(const QString& name) {
        for (int row = 0; row < rows().rowCount(); ++row)
            if (cell(row, WorksModel::Name) == name) return row;
        return -1;
    }
    QModelIndex index(const QString& name, int column) { return rows().index(rowOf(name), column); }

    /// Types into a cell as a person does.
    void type(const QString& name, int column, const QString& text) {
        table().setCurrentIndex(index(name, column));
        table().edit(index(name, column));
        auto* editor = table().viewport()->findChild<QLineEdit*>();
        ASSERT_TRUE(editor);
        editor->selectAll();
        QTest::keyClick(editor, Qt::Key_Backspace);
        QInputMethodEvent committed;  // as a Vietnamese input method gives letters
        committed.setCommitString(text);
        QCoreApplication::sendEvent(editor, &committed);
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents();  // the delegate commits later
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    std::shared_ptr<const layers::WorkItem> stored(const std::string& name) {
        const auto store = layers::PlanStore::open(path_, layers::Access::ReadOnly);
        EXPECT_TRUE(store);
        for (const auto& row : (*store)->plan().all<layers::WorkItem>().rows())
            if (row->name == name) return row;
        return nullptr;
    }

    ScratchFolder folder_;
    std::string path_;
    layers::Uid meeting_, road_;
    app::PlanSession session_;
    std::unique_ptr<app::WorksPanel> panel_;
    std::vector<layers::FeatureRef> flown_;
};

TEST_F(WorksPanelTest, ListsWorksByDueDayWithTheirStatesInWords) {
    ASSERT_EQ(rows().rowCount(), 5);
    EXPECT_EQ(cell(0, WorksModel::Name), "Xây hầm họp");  // due on 30 April, 40 %
    EXPECT_EQ(cell(0, WorksModel::State), "late");
    EXPECT_EQ(cell(0, WorksModel::Place), "Hầm họp");
    EXPECT_EQ(cell(rowOf("Mở đường số 1"), WorksModel::State), "at risk");  // half of the time is over, 20 % done
    EXPECT_EQ(cell(rowOf("Trạm thông tin"), WorksModel::State), "on time");
    EXPECT_EQ(cell(rowOf("Đắp ụ súng"), WorksModel::State), "done");
    EXPECT_EQ(cell(4, WorksModel::State), "unknown");
    EXPECT_EQ(cell(0, WorksModel::Due), "30/04/2026");
    EXPECT_EQ(cell(0, WorksModel::Percent), "40 %");
    EXPECT_EQ(cell(0, WorksModel::Cost), "125,000,000");
}

TEST_F(WorksPanelTest, SaysHowThingsStandInOneLine) {
    EXPECT_EQ(panel_->summary().toStdString(), "Works: 5 · 48 % on average · 1 late · 1 at risk · latest 20/05");
    app::setLanguage(app::Language::Vietnamese);
    QCoreApplication::processEvents();
    EXPECT_EQ(panel_->summary().toStdString(), "5 hạng mục · 48 % trung bình · 1 chậm · 1 có nguy cơ chậm · muộn nhất 20/05");
    EXPECT_EQ(cell(0, WorksModel::Cost), "125.000.000");
}

TEST_F(WorksPanelTest, StatesAreThoseOfTheDayChosen) {
    panel_->setDay(QDate(2026, 4, 2));
    EXPECT_EQ(cell(rowOf("Xây hầm họp"), WorksModel::State), "on time");
    panel_->setDay(QDate(2026, 6, 1));
    EXPECT_EQ(cell(rowOf("Trạm thông tin"), WorksModel::State), "late");
    EXPECT_EQ(cell(rowOf("Đắp ụ súng"), WorksModel::State), "done");
}

TEST_F(WorksPanelTest, AnEditInTheCellIsInTheFileAndCanBeUndone) {
    type("Xây hầm họp", WorksModel::Percent, "62,5 %");
    EXPECT_EQ(stored("Xây hầm họp")->percentDone, 62.5);
    type("Xây hầm họp", WorksModel::Due, "20/5");
    EXPECT_EQ(stored("Xây hầm họp")->due.iso, "2026-05-20");
    EXPECT_EQ(cell(rowOf("Xây hầm họp"), WorksModel::State), "at risk");  // 40 of 50 days are over
    type("Xây hầm họp", WorksModel::Cost, "130 000 000");
    EXPECT_EQ(stored("Xây hầm họp")->cost, 1.3e8);
    type("Xây hầm họp", WorksModel::Body, "Ban Công binh");
    EXPECT_EQ(stored("Xây hầm họp")->responsibleBody, "Ban Công binh");
    session_.undo();
    EXPECT_EQ(stored("Xây hầm họp")->responsibleBody, "Ban chỉ huy quân sự xã");
    EXPECT_EQ(cell(rowOf("Xây hầm họp"), WorksModel::Body), "Ban chỉ huy quân sự xã");
}

TEST_F(WorksPanelTest, NonsenseIsRefusedWithAReasonAndKeptAsTyped) {
    struct Case {
        int column;
        const char *typed, *why;
    };
    for (const Case& bad : {Case{WorksModel::Percent, "120", "“120” is no percentage: give a number from 0 to 100."},
                            Case{WorksModel::Percent, "nan", "“nan” is no percentage: give a number from 0 to 100."},
                            Case{WorksModel::Percent, "", "“” is no percentage: give a number from 0 to 100."},
                            Case{WorksModel::Due, "31/02/2026", "“31/02/2026” is no day: write it as 20/05/2026."},
                            Case{WorksModel::Due, "01/03/2026", "It cannot be due on 01/03/2026, before it starts on 01/04/2026."},
                            Case{WorksModel::Start, "soon", "“soon” is no day: write it as 20/05/2026."},
                            Case{WorksModel::Cost, "-5", "“-5” is no cost: give a number that is not negative, or nothing."},
                            Case{WorksModel::Cost, "1e999", "“1e999” is no cost: give a number that is not negative, or nothing."}}) {
        const auto before = stored("Xây hầm họp");
        type("Xây hầm họp", bad.column, bad.typed);
        const QModelIndex at = index("Xây hầm họp", bad.column);
        EXPECT_EQ(at.data().toString(), bad.typed);
        EXPECT_EQ(at.data(Qt::ToolTipRole).toString().toStdString(), bad.why);
        EXPECT_TRUE(at.data(WorksModel::RefusedRole).toBool());
        EXPECT_EQ(*stored("Xây hầm họp"), *before);
    }
    type("Xây hầm họp", WorksModel::Percent, "41");
    EXPECT_FALSE(index("Xây hầm họp", WorksModel::Percent).data(WorksModel::RefusedRole).toBool());
    EXPECT_EQ(stored("Xây hầm họp")->percentDone, 41.0);
}

TEST_F(WorksPanelTest, WhatIsBeingTypedStaysWhenThePlanChanges) {
    const QModelIndex at = index("Xây hầm họp", WorksModel::Funding);
    table().setCurrentIndex(at);
    table().edit(at);
    auto* editor = table().viewport()->findChild<QLineEdit*>();
    ASSERT_TRUE(editor);
    QTest::keyClicks(editor, "Dot 1");
    layers::PlanEditor other(*session_.plan());
    layers::WorkItem item = *session_.plan()->all<layers::WorkItem>().rows().front();
    item.note = "Khác";
    other.put(item);
    ASSERT_TRUE(session_.apply(other.finish("Note")));
    EXPECT_EQ(editor->text(), "Dot 1");
    QTest::keyClick(editor, Qt::Key_Return);
    QCoreApplication::processEvents();
    EXPECT_EQ(stored("Xây hầm họp")->fundingStage, "Dot 1");
}

TEST_F(WorksPanelTest, SearchNeedsNoDiacritics) {
    panel_->setSearch("ham hop");
    ASSERT_EQ(rows().rowCount(), 1);
    EXPECT_EQ(cell(0, WorksModel::Name), "Xây hầm họp");
    panel_->setSearch("SO CHI HUY");  // the command post that the bunker belongs to
    EXPECT_EQ(rows().rowCount(), 1);
    panel_->setSearch("dap");
    EXPECT_EQ(rows().rowCount(), 1);
    panel_->setSearch("kinh te");
    EXPECT_EQ(rows().rowCount(), 2);
    EXPECT_EQ(panel_->summary().toStdString(), "Works: 2 · 60 % on average · 0 late · 1 at risk · latest 20/05");
    panel_->setSearch("rồng");
    EXPECT_EQ(rows().rowCount(), 0);
    EXPECT_EQ(panel_->summary(), "No work fits the search");
}

TEST_F(WorksPanelTest, BodyAndStateChooseRows) {
    panel_->setBody(QStringLiteral("Phòng Kinh tế"));
    EXPECT_EQ(rows().rowCount(), 2);
    panel_->setState(layers::WorkState::Done);
    ASSERT_EQ(rows().rowCount(), 1);
    EXPECT_EQ(cell(0, WorksModel::Name), "Đắp ụ súng");
    panel_->setBody(std::nullopt);
    panel_->setState(layers::WorkState::Late);
    EXPECT_EQ(cell(0, WorksModel::Name), "Xây hầm họp");
    panel_->setState(std::nullopt);
    panel_->setBody(QString(""));
    ASSERT_EQ(rows().rowCount(), 1);
    EXPECT_EQ(cell(0, WorksModel::Name), "Khảo sát");
    EXPECT_TRUE(flown_.empty());
}

TEST_F(WorksPanelTest, TotalsAreByBodyAndByCommandPost) {
    const auto* totals = panel_->findChild<QTreeWidget*>();
    ASSERT_EQ(totals->topLevelItemCount(), 2);
    const auto* bodies = totals->topLevelItem(0);
    ASSERT_EQ(bodies->childCount(), 4);
    const auto* last = bodies->child(3);
    EXPECT_EQ(last->text(0), "No body");
    const auto* economy = bodies->child(2);
    EXPECT_EQ(economy->text(0), "Phòng Kinh tế");
    EXPECT_EQ(economy->text(1), "2");
    EXPECT_EQ(economy->text(2), "60 %");
    EXPECT_EQ(economy->text(6), "2,540,000,000");
    const auto* posts = totals->topLevelItem(1);
    ASSERT_EQ(posts->childCount(), 2);
    EXPECT_EQ(posts->child(0)->text(0), "Sở chỉ huy chính");
    EXPECT_EQ(posts->child(0)->text(3), "1");
    EXPECT_EQ(posts->child(1)->text(0), "No command post");
}

TEST_F(WorksPanelTest, ARowPicksItsStructureAndFliesThereOnEveryClickUnlessASecondOneEdits) {
    const auto at = [this](const QString& name) { return table().visualRect(index(name, WorksModel::Name)).center(); };
    const auto click = [&](const QString& name) { QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, at(name)); };
    const auto hasFlown = [this](std::size_t times) { return waitFor([&] { return flown_.size() >= times; }, 20000); };
    QApplication::setDoubleClickInterval(120);
    click("Xây hầm họp");
    const layers::FeatureRef bunker{"structures", meeting_}, road{"routes", road_};
    EXPECT_EQ(session_.selection(), std::vector{bunker});
    EXPECT_TRUE(flown_.empty());  // a second click may follow
    EXPECT_TRUE(hasFlown(1));
    click("Xây hầm họp");
    EXPECT_TRUE(hasFlown(2));
    EXPECT_EQ(flown_, (std::vector{bunker, bunker}));
    click("Khảo sát");  // about nothing on the ground
    EXPECT_EQ(session_.selection(), std::vector{bunker});
    session_.select({road});  // picked on the table: its row is shown, nobody flies
    EXPECT_EQ(table().currentIndex().row(), rowOf("Mở đường số 1"));
    click("Xây hầm họp");
    QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, at("Xây hầm họp"));
    EXPECT_TRUE(table().viewport()->findChild<QLineEdit*>());
    QTest::qWait(300);
    EXPECT_EQ(flown_.size(), 2u);
    QApplication::setDoubleClickInterval(400);
}

TEST_F(WorksPanelTest, ARowThatLeavesTheFilterTakesNobodyElsewhere) {
    session_.select({{"structures", meeting_}});
    panel_->setState(layers::WorkState::Late);
    panel_->setDay(QDate(2026, 5, 25));
    ASSERT_EQ(rows().rowCount(), 3);
    type("Xây hầm họp", WorksModel::Percent, "100");
    EXPECT_EQ(rows().rowCount(), 2);
    panel_->setSearch("thong tin");
    EXPECT_EQ(session_.selection().front().uid, meeting_);
    EXPECT_LE(flown_.size(), 1u);  // the row that was edited was chosen first
}

TEST_F(WorksPanelTest, ColoursAreThoseOfTheWorstWork) {
    std::optional<app::FeatureColours> told;
    QObject::connect(panel_.get(), &app::WorksPanel::coloursChanged, [&](const app::FeatureColours& colours) { told = colours; });
    EXPECT_TRUE(panel_->colours().empty());
    panel_->setColouring(true);
    ASSERT_TRUE(told);
    ASSERT_EQ(told->size(), 2u);
    EXPECT_EQ(told->at(meeting_).red, 0xd5);  // late: vermilion
    EXPECT_EQ(told->at(road_).red, 0xf0);     // at risk: yellow
    type("Mở đường số 1", WorksModel::Percent, "100");
    EXPECT_EQ(told->at(road_).green, 0x9e);   // done: bluish green
    panel_->setColouring(false);
    EXPECT_TRUE(told->empty());
}

TEST_F(WorksPanelTest, NewWorkIsForWhatIsPickedAndCanBeRemoved) {
    auto* add = panel_->findChildren<QPushButton*>()[1];
    EXPECT_FALSE(add->isEnabled());
    session_.select({{"routes", road_}});
    EXPECT_TRUE(add->isEnabled());
    QTest::mouseClick(add, Qt::LeftButton);
    ASSERT_EQ(rows().rowCount(), 6);
    EXPECT_EQ(stored("Đường cơ động số 1")->feature, road_);
    EXPECT_EQ(table().currentIndex().row(), rowOf("Đường cơ động số 1"));
    panel_->removeWork();
    EXPECT_EQ(rows().rowCount(), 5);
    EXPECT_FALSE(stored("Đường cơ động số 1"));
}

TEST_F(WorksPanelTest, SortsByEveryColumn) {
    for (int column = 0; column < WorksModel::ColumnCount; ++column) {
        table().sortByColumn(column, Qt::AscendingOrder);
        EXPECT_EQ(rows().rowCount(), 5) << column;
    }
    table().sortByColumn(WorksModel::State, Qt::AscendingOrder);
    EXPECT_EQ(cell(0, WorksModel::State), "late");
    table().sortByColumn(WorksModel::Percent, Qt::DescendingOrder);
    EXPECT_EQ(cell(0, WorksModel::Percent), "100 %");
    table().sortByColumn(WorksModel::Cost, Qt::DescendingOrder);
    EXPECT_EQ(cell(0, WorksModel::Name), "Mở đường số 1");
}

TEST_F(WorksPanelTest, WhatIsBareGoesToTheNamesUntilAPersonGivesThemAWidth) {
    panel_->resize(1900, 500);
    QTest::qWait(20);
    auto* header = table().horizontalHeader();
    EXPECT_EQ(header->length(), table().viewport()->width());
    const int whole = table().columnWidth(WorksModel::Name);
    panel_->resize(1700, 500);
    QTest::qWait(20);
    EXPECT_EQ(header->length(), table().viewport()->width());
    EXPECT_EQ(table().columnWidth(WorksModel::Name), whole - 200);
    header->resizeSection(WorksModel::Name, 123);
    panel_->resize(1900, 500);
    QTest::qWait(20);
    EXPECT_EQ(table().columnWidth(WorksModel::Name), 123);
}

TEST_F(WorksPanelTest, AClosedPlanLeavesItEmpty) {
    session_.close();
    EXPECT_EQ(rows().rowCount(), 0);
    EXPECT_EQ(panel_->summary(), "No works in this plan yet");
    panel_->addWork();
    panel_->removeWork();
}

}  // namespace
}  // namespace saban::test
