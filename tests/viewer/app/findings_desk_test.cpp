// Findings of the plan and messages of the run, in a real window.
#include "viewer/app/findings_desk.h"

#include <QClipboard>
#include <QComboBox>
#include <QDockWidget>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <glm/geometric.hpp>

#include "layers/edit/edit.h"
#include "layers/edit/field_edits.h"
#include "layers/model/fields.h"
#include "tests/viewer/app/tool_fixture.h"

namespace saban::test {
namespace {

class FindingsDeskTest : public ToolTest {
 protected:
    app::FindingsDesk& desk() { return window_->findings(); }
    app::FindingsPanel& panel() { return desk().panel(); }
    void check() {
        ASSERT_TRUE(waitFor([this] { return desk().checker().isCurrent(); }, kPatienceMs));
    }
    /// Messages that the rule of dates gives.
    QStringList datesFindings() {
        QStringList messages;
        for (const auto& finding : panel().findings().findings())
            if (finding.rule == "dates" && finding.severity == layers::Severity::Error) messages << QString::fromStdString(finding.message);
        return messages;
    }
    /// A work item that is due before it starts, of a structure that stands there.
    layers::FeatureRef putBrokenWork(glm::dvec2 at) {
        layers::PlanEditor editor{*session().plan()};
        layers::Structure bunker;
        bunker.name = "Hầm họp";
        bunker.type = "meeting_bunker";
        bunker.geometry = layers::Geometry::point(at);
        layers::WorkItem work;
        work.name = "Đào hầm";
        work.feature = editor.put(bunker);
        work.start = {"2099-05-20"};
        work.due = {"2099-05-10"};
        const layers::Uid uid = editor.put(work);
        EXPECT_TRUE(session().apply(editor.finish("work")));
        return {std::string(layers::kindName<layers::WorkItem>()), uid};
    }
    glm::dvec2 middleOfTable() { return table().ground()->bounds.center(); }
    QTableView& view() { return panel().findingsView(); }
    const viewer::Viewpoint& camera() { return table().camera().view(); }
};

TEST_F(FindingsDeskTest, ABrokenDateIsFoundMendedAndFoundAgainWhenThatIsUndone) {
    openPlan();
    ASSERT_NO_FATAL_FAILURE(check());
    EXPECT_TRUE(datesFindings().isEmpty());
    const auto work = putBrokenWork(middleOfTable());
    ASSERT_NO_FATAL_FAILURE(check());
    ASSERT_EQ(datesFindings().size(), 1);
    EXPECT_TRUE(datesFindings().front().contains(QString::fromUtf8("Đào hầm")));
    EXPECT_TRUE(desk().button()->isVisible());
    EXPECT_EQ(desk().button()->text(), panel().summary());
    EXPECT_TRUE(desk().button()->text().startsWith("1 error")) << desk().button()->text().toStdString();
    EXPECT_TRUE(desk().dock()->windowTitle().contains("1 error"));

    const auto edit = layers::setField(*session().plan(), std::vector{work}, "due_date", std::string("2099-06-01"));
    ASSERT_TRUE(edit) << edit.error().message;
    ASSERT_TRUE(session().apply(*edit));
    ASSERT_NO_FATAL_FAILURE(check());
    EXPECT_TRUE(datesFindings().isEmpty());

    window_->desk().undo->trigger();
    ASSERT_NO_FATAL_FAILURE(check());
    EXPECT_EQ(datesFindings().size(), 1);
}

TEST_F(FindingsDeskTest, TheButtonOpensTheDockAndEnterGoesToTheFeature) {
    openPlan();
    const glm::dvec2 at = middleOfTable() + glm::dvec2(800.0, -500.0);
    const auto work = putBrokenWork(at);
    ASSERT_NO_FATAL_FAILURE(check());
    EXPECT_FALSE(desk().dock()->isVisible());
    QTest::mouseClick(desk().button(), Qt::LeftButton);
    ASSERT_TRUE(waitFor([this] { return desk().dock()->isVisible() && view().hasFocus(); }, kPatienceMs));
    window_->desk().propertyDock()->hide();
    panel().findChild<QLineEdit*>()->setText("dao ham");
    ASSERT_GE(view().model()->rowCount(), 1);
    view().setFocus();
    view().setCurrentIndex(view().model()->index(0, 0));
    EXPECT_EQ(view().model()->index(0, app::FindingsModel::SeverityColumn).data().toString(), "Error");
    QTest::keyClick(&view(), Qt::Key_Return);
    settle();
    EXPECT_EQ(session().selection(), std::vector{work});
    EXPECT_TRUE(window_->desk().propertyDock()->isVisible());
    EXPECT_LT(glm::distance(glm::dvec2(camera().target), at), 1.0);
}

TEST_F(FindingsDeskTest, ADoubleClickGoesToTheFeature) {
    openPlan();
    const auto work = putBrokenWork(middleOfTable());
    ASSERT_NO_FATAL_FAILURE(check());
    QTest::mouseClick(desk().button(), Qt::LeftButton);
    ASSERT_TRUE(waitFor([this] { return desk().dock()->isVisible(); }, kPatienceMs));
    panel().findChild<QLineEdit*>()->setText("dao ham");
    const QPoint place = view().visualRect(view().model()->index(0, 1)).center();
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, place);
    EXPECT_EQ(session().selection(), std::vector{work});
}

TEST_F(FindingsDeskTest, FindingsAreFilteredBySeverityAndWordsAndSorted) {
    openPlan();
    ASSERT_NO_FATAL_FAILURE(check());
    std::vector<layers::Finding> findings;
    for (int i = 0; i < 20000; ++i)
        findings.push_back({.severity = static_cast<layers::Severity>(2 - i % 3), .rule = i % 2 ? "dates" : "names", .kind = "structures", .uid = std::to_string(i),
                            .name = "Hầm " + std::to_string(i), .message = "message " + std::to_string(i)});
    panel().setFindings(findings, true);
    EXPECT_EQ(view().model()->rowCount(), 20000);
    EXPECT_EQ(view().model()->index(0, 0).data().toString(), "Error");  // the gravest first
    EXPECT_EQ(panel().summary(), QStringLiteral("%1 errors, %2 warnings").arg(QLocale().toString(6666), QLocale().toString(6667)));
    panel().findChild<QComboBox*>()->setCurrentIndex(1);
    EXPECT_EQ(view().model()->rowCount(), 6666);
    panel().findChild<QComboBox*>()->setCurrentIndex(2);
    EXPECT_EQ(view().model()->rowCount(), 13333);
    panel().findChild<QComboBox*>()->setCurrentIndex(0);
    QTest::keyClicks(panel().findChild<QLineEdit*>(), "ham 12345");
    EXPECT_EQ(view().model()->rowCount(), 1);
    panel().findChild<QLineEdit*>()->clear();
    view().sortByColumn(app::FindingsModel::MessageColumn, Qt::DescendingOrder);
    EXPECT_EQ(view().model()->index(0, app::FindingsModel::MessageColumn).data().toString(), "Message 9999");
}

TEST_F(FindingsDeskTest, WhatIsWrongIsASentenceBesideTheNameThatUsesTheRoomThereIs) {
    openPlan();
    ASSERT_NO_FATAL_FAILURE(check());
    panel().setFindings({{.rule = "positions", .kind = "units", .uid = "a", .name = "Tổ 1", .message = "unit 'Tổ 1' has 2 positions in phase 'Giai đoạn 1': remove one"},
                         {.rule = "headings", .kind = "units", .uid = "b", .name = "Tổ 2", .message = "the heading of unit 'Tổ 2' is 400"},
                         {.rule = "names", .kind = "units", .uid = "c", .name = "", .message = "unit 'c' has no name"},
                         {.rule = "files", .kind = "map_layers", .uid = "d", .name = "Ảnh", .message = "the file of map layer 'Ảnh' is not there: say where it is: saban set 'p.gpkg' map_layers 'd' path=FILE"}},
                        true);
    const auto& model = panel().findings();
    QStringList texts;
    for (int row = 0; row < 4; ++row) texts << model.textAt(row, app::FindingsModel::MessageColumn);
    EXPECT_EQ(texts, (QStringList{QStringLiteral("Has 2 positions in phase “Giai đoạn 1”: remove one"), QStringLiteral("The heading of unit “Tổ 2” is 400"), QStringLiteral("Unit “c” has no name"),
                                  QStringLiteral("The file of map layer “Ảnh” is not there: say where it is: saban set 'p.gpkg' map_layers 'd' path=FILE")}));
    view().sortByColumn(app::FindingsModel::MessageColumn, Qt::AscendingOrder);
    QStringList sorted;
    for (int row = 0; row < 4; ++row) sorted << view().model()->index(row, app::FindingsModel::MessageColumn).data().toString();
    EXPECT_EQ(sorted, (QStringList{texts[0], texts[3], texts[1], texts[2]}));
    desk().dock()->show();
    QTest::qWait(100);
    EXPECT_GE(view().horizontalHeader()->length(), view().viewport()->width());
    EXPECT_GE(view().columnWidth(app::FindingsModel::FeatureColumn), view().fontMetrics().horizontalAdvance(QStringLiteral("Ảnh (map layer)")));
}

TEST_F(FindingsDeskTest, NamesHaveTheirRoomInEveryListUntilAPersonGivesItAnother) {
    openPlan();
    ASSERT_NO_FATAL_FAILURE(check());
    desk().dock()->show();
    window_->resize(1900, 780);
    QTest::qWait(100);
    constexpr auto kNames = app::FindingsModel::FeatureColumn;
    const int letterPx = panel().fontMetrics().averageCharWidth();
    const auto show = [&](const std::string& uid, const std::string& name) { panel().setFindings({{.rule = "dates", .kind = "units", .uid = uid, .name = name, .message = "m"}}, true); };
    show("a", "Tổ");
    EXPECT_GE(view().columnWidth(kNames), letterPx * 24);  // others may follow
    const std::string longName = "Đại đội bộ binh 1 xã Suối Mơ, tăng cường một trung đội dân quân";
    show("b", longName);
    EXPECT_GE(view().columnWidth(kNames), letterPx * 36);
    view().horizontalHeader()->resizeSection(kNames, 150);  // as the mouse does
    app::setLanguage(app::Language::Vietnamese);
    QCoreApplication::processEvents();
    EXPECT_EQ(view().columnWidth(kNames), 150);
    show("c", longName);
    EXPECT_EQ(view().columnWidth(kNames), 150);
}

TEST_F(FindingsDeskTest, FindingsAreCopiedWithTheMarking) {
    openPlan();
    layers::PlanEditor editor(*session().plan());
    layers::PlanSettings settings = session().plan()->settings;
    settings.marking = "MẬT";
    editor.setSettings(settings);
    ASSERT_TRUE(session().apply(editor.finish("marking")));
    putBrokenWork(middleOfTable());
    ASSERT_NO_FATAL_FAILURE(check());
    ASSERT_EQ(datesFindings().size(), 1);
    desk().dock()->show();
    panel().showFindings();
    QTest::keyClick(&view(), Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    // As it is shown: the name in a column of its own, then what is wrong.
    EXPECT_TRUE(copied.contains(QStringLiteral("\tĐào hầm (work item)\tIs due on 10/05/2099, before it starts on 20/05/2099"))) << copied.toStdString();
    EXPECT_TRUE(copied.startsWith(QStringLiteral("MẬT\n"))) << copied.toStdString();
    EXPECT_TRUE(copied.trimmed().endsWith(QStringLiteral("\nMẬT"))) << copied.toStdString();
}

TEST_F(FindingsDeskTest, ClosedMessagesCanBeReadAgainAndCopied) {
    openPlan();
    messages().show(app::MessageBar::Severity::Error, "The file is gone.", "Details of it");
    messages().show(app::MessageBar::Severity::Warning, "The grid is old.");
    messages().closeAll();
    app::MessageLog& log = panel().log();
    ASSERT_GE(log.rowCount(), 2);
    EXPECT_EQ(log.index(0, app::MessageLog::TextColumn).data().toString(), "The grid is old.");
    EXPECT_EQ(log.index(1, app::MessageLog::SeverityColumn).data().toString(), "Error");
    EXPECT_TRUE(QTime::fromString(log.index(0, app::MessageLog::TimeColumn).data().toString(), "HH:mm:ss").isValid());
    desk().dock()->show();
    panel().showMessages();
    ASSERT_TRUE(waitFor([this] { return panel().messagesView().hasFocus(); }, kPatienceMs));
    int row = 0;  // others may have come meanwhile
    while (row < log.rowCount() && log.index(row, app::MessageLog::TextColumn).data().toString() != "The file is gone.") ++row;
    panel().messagesView().clearSelection();  // a key that was pressed before may make the next row one more
    panel().messagesView().selectRow(row);
    QTest::keyClick(&panel().messagesView(), Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(copied.contains("The file is gone.")) << copied.toStdString();
    EXPECT_TRUE(copied.contains("Details of it"));
    EXPECT_FALSE(copied.contains("The grid is old."));
}

TEST_F(FindingsDeskTest, APlanThatIsClosedLeavesNoFindings) {
    openPlan();
    putBrokenWork(middleOfTable());
    ASSERT_NO_FATAL_FAILURE(check());
    ASSERT_TRUE(desk().button()->isVisible());
    window_->openFiles({writeElevation(folder_, "other.tif")});
    settle();
    ASSERT_FALSE(session().plan());
    ASSERT_NO_FATAL_FAILURE(check());
    EXPECT_EQ(panel().findings().rowCount(), 0);
    EXPECT_FALSE(desk().button()->isVisible());
}

TEST_F(FindingsDeskTest, FindingsAreInTheLanguageOfTheMoment) {
    openPlan();
    putBrokenWork(middleOfTable());
    ASSERT_NO_FATAL_FAILURE(check());
    const QStringList english = datesFindings();
    app::setLanguage(app::Language::Vietnamese);
    QCoreApplication::processEvents();
    ASSERT_NO_FATAL_FAILURE(check());
    ASSERT_EQ(datesFindings().size(), 1);
    EXPECT_NE(datesFindings(), english);
    EXPECT_FALSE(desk().button()->text().contains("error"));
}

TEST_F(FindingsDeskTest, ADockThatWasLeftOpenIsOpenTheNextTime) {
    EXPECT_FALSE(desk().dock()->isVisible());
    desk().dock()->show();
    window_->close();
    window_.reset();
    ASSERT_NO_FATAL_FAILURE(open({}));
    EXPECT_TRUE(window_->findings().dock()->isVisible());
    window_->findings().dock()->hide();
    window_->close();
}

}  // namespace
}  // namespace saban::test
