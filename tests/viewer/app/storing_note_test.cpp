// What the window does while edits are on their way to the plan's file.
#include "viewer/app/storing_note.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "tests/support/other_program.h"
#include "tests/viewer/app/tool_fixture.h"

namespace saban::test {
namespace {

class StoringNoteTest : public ToolTest {
 protected:
    void SetUp() override {
        ToolTest::SetUp();
        openPlan();
        other_ = std::make_unique<OtherProgram>(path_);
        other_->does("BEGIN EXCLUSIVE");  // nothing gets into the file meanwhile
        layers::PlanEditor editor(*session().plan());
        std::vector<layers::Remark> notes(app::PlanSession::kMostAtOnce + 1);
        for (layers::Remark& note : notes) note.geometry = layers::Geometry::point(table().ground()->bounds.center());
        editor.put(notes);
        ASSERT_TRUE(session().apply(editor.finish("Many notes")));
    }
    app::StoringNote& note() { return *window_->findChild<app::StoringNote*>(); }
    std::size_t notes() { return session().plan()->all<layers::Remark>().size(); }

    std::unique_ptr<OtherProgram> other_;
};

TEST_F(StoringNoteTest, TellsWhatTakesLongAndStopsIt) {
    ASSERT_TRUE(waitFor([this] { return note().isVisible(); }, kPatienceMs));
    EXPECT_EQ(note().findChild<QLabel*>()->text().toStdString(), "Storing “Many notes”");
    EXPECT_EQ(notes(), app::PlanSession::kMostAtOnce + 1);
    // Nothing can be counted while another program has the file: the bar shows that it goes on.
    const auto* bar = note().findChild<QProgressBar*>();
    EXPECT_EQ(bar->minimum(), bar->maximum());
    EXPECT_FALSE(note().findChild<QToolButton*>()->autoRaise());  // is seen as a button
    note().findChild<QToolButton*>()->click();
    other_->does("ROLLBACK TRANSACTION");
    ASSERT_TRUE(waitFor([this] { return !session().isStoring(); }, kPatienceMs));
    EXPECT_FALSE(note().isVisible());
    EXPECT_EQ(notes(), 0u);
    EXPECT_TRUE(messages().messages().join('\n').contains("Many notes"));
    EXPECT_TRUE(stored() == *session().plan());
    window_->planStart().close->trigger();  // what was lost is told, and keeps nothing any more
    EXPECT_FALSE(session().plan());
    EXPECT_TRUE(window_->stage().startPage().isVisible());
}

TEST_F(StoringNoteTest, ClosingThePlanOrTheWindowWaits) {
    window_->planStart().close->trigger();
    EXPECT_TRUE(session().plan());
    EXPECT_FALSE(window_->close());
    EXPECT_TRUE(window_->isVisible());
    other_->does("ROLLBACK TRANSACTION");
    ASSERT_TRUE(waitFor([this] { return !window_->isVisible(); }, kPatienceMs));
    EXPECT_EQ(stored().all<layers::Remark>().size(), app::PlanSession::kMostAtOnce + 1);
}

TEST_F(StoringNoteTest, TheWindowStaysWhenWhatIsOnItsWayIsLost) {
    EXPECT_FALSE(window_->close());
    auto* dialog = window_->findChild<app::StoringDialog*>();
    ASSERT_TRUE(dialog);
    ASSERT_TRUE(waitFor([&] { return dialog->isVisible(); }, kPatienceMs));
    QTest::mouseClick(dialog->findChild<QToolButton*>(), Qt::LeftButton);
    ASSERT_TRUE(waitFor([this] { return window_->isEnabled(); }, kPatienceMs));
    other_->does("ROLLBACK TRANSACTION");
    EXPECT_TRUE(window_->isVisible());
    EXPECT_FALSE(session().isStoring());
    EXPECT_EQ(notes(), 0u);
}

TEST_F(StoringNoteTest, TheMessageOfWhatIsLostTriesItAgain) {
    ASSERT_TRUE(waitFor([this] { return note().isVisible(); }, kPatienceMs));
    note().findChild<QToolButton*>()->click();
    other_->does("ROLLBACK TRANSACTION");
    ASSERT_TRUE(waitFor([this] { return !session().isStoring(); }, kPatienceMs));
    EXPECT_EQ(notes(), 0u);
    auto* again = messages().findChild<QPushButton*>();
    ASSERT_TRUE(again);
    EXPECT_EQ(again->text(), "Try again");
    QTest::mouseClick(again, Qt::LeftButton);
    EXPECT_TRUE(session().finishStoring());
    EXPECT_EQ(stored().all<layers::Remark>().size(), app::PlanSession::kMostAtOnce + 1);
    EXPECT_TRUE(messages().messages().isEmpty());
}

TEST_F(StoringNoteTest, AnotherPlanComesOnceWhatIsOnItsWayIsStored) {
    const std::string first = session().path();
    const std::string second = folder_.file("second.gpkg").toStdString();
    ASSERT_TRUE(layers::PlanStore::create(second, *session().plan()));
    window_->openFiles({QString::fromStdString(second)});
    ASSERT_TRUE(waitFor([this] { return note().isVisible(); }, kPatienceMs));
    EXPECT_EQ(session().path(), first);
    other_->does("ROLLBACK TRANSACTION");
    ASSERT_TRUE(waitFor([&] { return session().path() == second; }, kPatienceMs));
    EXPECT_EQ(stored().all<layers::Remark>().size(), app::PlanSession::kMostAtOnce + 1);
}

TEST_F(StoringNoteTest, ThePlanStaysWhenWhatIsOnItsWayIsLostWhileAnotherOneIsOpened) {
    const std::string first = session().path();
    const std::string second = folder_.file("second.gpkg").toStdString();
    ASSERT_TRUE(layers::PlanStore::create(second, *session().plan()));
    window_->openFiles({QString::fromStdString(second)});
    ASSERT_TRUE(waitFor([this] { return note().isVisible(); }, kPatienceMs));
    note().findChild<QToolButton*>()->click();
    ASSERT_TRUE(waitFor([this] { return !session().isStoring() && window_->isSettled(); }, kPatienceMs));
    other_->does("ROLLBACK TRANSACTION");
    EXPECT_EQ(session().path(), first);
    EXPECT_EQ(notes(), 0u);
    EXPECT_EQ(session().redoLabel(), "Many notes");
    EXPECT_TRUE(messages().messages().join('\n').contains("Many notes"));
    session().redo();
    EXPECT_TRUE(session().finishStoring());
    EXPECT_EQ(stored().all<layers::Remark>().size(), app::PlanSession::kMostAtOnce + 1);
}

}  // namespace
}  // namespace saban::test
