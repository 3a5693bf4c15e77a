// What was drawn in a briefing is kept in its plan: at its end, in the background, and asked for again when it could not be.
#include "viewer/briefing/ink_keeping.h"

#include <QAction>
#include <QFile>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <optional>

#include "layers/store/plan_file_turn.h"
#include "tests/support/other_program.h"
#include "tests/viewer/briefing/two_screens_fixture.h"
#include "viewer/app/plan_session.h"

namespace saban::test {
namespace {

TEST_F(TwoScreensTest, ClosingTheMainWindowEndsItAndAsksForWhatWasDrawn) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    drawStroke();
    EXPECT_FALSE(window_->close());
    EXPECT_FALSE(presentation().isRunning());
    EXPECT_TRUE(window_->isVisible());
    auto* question = window_->findChild<QMessageBox*>(QStringLiteral("keep_ink"));
    ASSERT_TRUE(question);
    question->defaultButton()->click();
    EXPECT_EQ(session().plan()->all<layers::Remark>().rows().size(), 1u);
    EXPECT_TRUE(window_->close());
}

TEST_F(TwoScreensTest, WhatWasDrawnIsKeptInItsPlanWhenAnotherOneIsOpenByThen) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    drawStroke();
    session().close();
    EXPECT_FALSE(presentation().isRunning());
    auto* question = window_->findChild<QMessageBox*>(QStringLiteral("keep_ink"));
    ASSERT_TRUE(question);
    question->defaultButton()->click();
    EXPECT_TRUE(comes([&] {
        const auto store = layers::PlanStore::open(path_, layers::Access::ReadOnly);
        return store && (*store)->plan().all<layers::Remark>().rows().size() == 1u;
    }));
}

TEST_F(TwoScreensTest, TheEndOfTheProgramWaitsForWhatIsKeptInAPlanThatIsNotOpen) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    drawStroke();
    session().close();
    std::optional<layers::PlanFileTurn> held(path_);
    auto* question = window_->findChild<QMessageBox*>(QStringLiteral("keep_ink"));
    ASSERT_TRUE(question);
    question->defaultButton()->click();
    EXPECT_FALSE(window_->close());
    EXPECT_TRUE(window_->isVisible());
    held.reset();
    ASSERT_TRUE(comes([&] { return !window_->isVisible(); }));
    EXPECT_EQ((*layers::PlanStore::open(path_, layers::Access::ReadOnly))->plan().all<layers::Remark>().rows().size(), 1u);
}

TEST_F(TwoScreensTest, StrokesWhoseStoringIsStoppedAreNotKeptAndAreAskedForAtTheEnd) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    drawStroke();
    OtherProgram other(path_);
    other.does("BEGIN EXCLUSIVE");
    presentation().tools()->keep->trigger();
    EXPECT_TRUE(presentation().tools()->notesOfInk().empty());
    session().stopAllStoring();
    ASSERT_TRUE(comes([&] { return !presentation().tools()->notesOfInk().empty(); }));
    other.does("ROLLBACK TRANSACTION");
    presentation().end();
    EXPECT_TRUE(window_->findChild<QMessageBox*>(QStringLiteral("keep_ink")));
}

TEST_F(TwoScreensTest, StrokesThatAreLostAfterTheEndAreAskedForAgain) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    drawStroke();
    OtherProgram other(path_);
    other.does("BEGIN EXCLUSIVE");
    presentation().end();
    QPointer<QMessageBox> question = window_->findChild<QMessageBox*>(QStringLiteral("keep_ink"));
    ASSERT_TRUE(question);
    question->defaultButton()->click();
    ASSERT_TRUE(comes([&] { return question.isNull() && session().isStoring(); }));
    session().stopAllStoring();
    ASSERT_TRUE(comes([&] { return (question = window_->findChild<QMessageBox*>(QStringLiteral("keep_ink"))) != nullptr; }));
    other.does("ROLLBACK TRANSACTION");
    EXPECT_FALSE(question->informativeText().isEmpty());
    question->defaultButton()->click();
    EXPECT_TRUE(session().finishStoring());
    EXPECT_EQ(session().plan()->all<layers::Remark>().rows().size(), 1u);
}

TEST_F(TwoScreensTest, StrokesThatCannotBeKeptAreAskedForAgain) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    drawStroke();
    session().close();
    QFile file(QString::fromStdString(path_));
    ASSERT_TRUE(file.rename(file.fileName() + QStringLiteral(".away")));
    QPointer<QMessageBox> first = window_->findChild<QMessageBox*>(QStringLiteral("keep_ink"));
    ASSERT_TRUE(first);
    first->defaultButton()->click();
    ASSERT_TRUE(comes([&] { return first.isNull(); }));
    QMessageBox* again = nullptr;
    ASSERT_TRUE(comes([&] { return (again = window_->findChild<QMessageBox*>(QStringLiteral("keep_ink"))) != nullptr; }));
    EXPECT_TRUE(again->isVisible());
    EXPECT_TRUE(again->informativeText().contains(QStringLiteral("plan.gpkg"))) << again->informativeText().toStdString();
}

}  // namespace
}  // namespace saban::test
