// The scale of time: where moments lie on it, what keys and mouse choose, and how times are written.
#include "viewer/app/timeline_axis.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "layers/edit/edit.h"
#include "viewer/app/exercise_words.h"
#include "viewer/app/language.h"

namespace saban::test {
namespace {

/// Three days of the exercise: one of each of two phases, and a day between them.
std::shared_ptr<const layers::Plan> planOfTwoPhases() {
    layers::PlanEditor editor{layers::Plan{}};
    layers::Phase phase;
    phase.name = "Chuyển trạng thái";
    phase.order = 1;
    phase.start = {"2026-09-14T00:00"};
    phase.end = {"2026-09-15T00:00"};
    editor.put(phase);
    phase.name = "Thực hành";
    phase.order = 2;
    phase.start = {"2026-09-16T00:00"};
    phase.end = {"2026-09-17T00:00"};
    phase.uid.clear();
    editor.put(phase);
    return std::make_shared<const layers::Plan>(editor.plan());
}

constexpr double kDayS = 86400.0;

class TimelineAxisTest : public testing::Test {
 protected:
    void SetUp() override {
        app::setLanguage(app::Language::English);
        timeline_ = std::make_shared<const layers::Timeline>(planOfTwoPhases());
        begin_ = timeline_->beginS();
        axis_.setTimeline(timeline_, {});
        axis_.setSpan(timeline_->beginS(), timeline_->endS());
        axis_.resize(628, 90);  // 600 px between the edges: 200 for each day
        axis_.show();
        axis_.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&axis_));
        axis_.setFocus();
        QObject::connect(&axis_, &app::TimelineAxis::scrubbed, [this](double timeS) {
            chosen_ = timeS;
            axis_.setMoment(timeS);
        });
    }

    std::shared_ptr<const layers::Timeline> timeline_;
    app::TimelineAxis axis_;
    double begin_ = 0.0, chosen_ = -1.0;
};

TEST_F(TimelineAxisTest, AMomentLiesWhereItsShareOfTheExerciseIs) {
    ASSERT_EQ(timeline_->endS() - begin_, 3.0 * kDayS);
    EXPECT_DOUBLE_EQ(axis_.xOf(begin_), 14.0);
    EXPECT_DOUBLE_EQ(axis_.xOf(begin_ + 1.5 * kDayS), 314.0);
    EXPECT_DOUBLE_EQ(axis_.timeAt(axis_.xOf(begin_ + 12345.0)), begin_ + 12345.0);
}

TEST_F(TimelineAxisTest, APressAndADragChooseMomentsWithinTheExercise) {
    QTest::mousePress(&axis_, Qt::LeftButton, {}, QPoint(114, 20));
    EXPECT_NEAR(chosen_, begin_ + 0.5 * kDayS, 1.0);
    QMouseEvent far(QEvent::MouseMove, QPointF(5000, 20), axis_.mapToGlobal(QPointF(5000, 20)), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&axis_, &far);
    EXPECT_NEAR(chosen_, timeline_->endS(), 1.0);
}

TEST_F(TimelineAxisTest, KeysGoToPhasesAndToTheEnds) {
    QTest::keyClick(&axis_, Qt::Key_Home);
    EXPECT_EQ(chosen_, begin_);
    QTest::keyClick(&axis_, Qt::Key_PageDown);
    EXPECT_EQ(chosen_, begin_ + 2.0 * kDayS);
    QTest::keyClick(&axis_, Qt::Key_PageUp);
    EXPECT_EQ(chosen_, begin_);
    QTest::keyClick(&axis_, Qt::Key_Right);
    EXPECT_EQ(chosen_, begin_ + axis_.stepS());
    QTest::keyClick(&axis_, Qt::Key_End);
    EXPECT_EQ(chosen_, timeline_->endS());
    QSignalSpy plays(&axis_, &app::TimelineAxis::playRequested), leaves(&axis_, &app::TimelineAxis::leaveRequested);
    QTest::keyClick(&axis_, Qt::Key_Space);
    QTest::keyClick(&axis_, Qt::Key_Escape);
    EXPECT_EQ(plays.count(), 1);
    EXPECT_EQ(leaves.count(), 1);
}

TEST_F(TimelineAxisTest, TheWheelZoomsAboutTheCursorAndStaysWithinTheExercise) {
    const double there = axis_.timeAt(214.0);
    const auto turn = [&](int steps) {
        QWheelEvent wheel(QPointF(214, 20), axis_.mapToGlobal(QPointF(214, 20)), {}, QPoint(0, 120 * steps), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&axis_, &wheel);
    };
    turn(2);
    EXPECT_NEAR(axis_.spanEndS() - axis_.spanBeginS(), 3.0 * kDayS * 0.64, 1.0);
    EXPECT_NEAR(axis_.timeAt(214.0), there, 1.0);
    turn(-20);
    EXPECT_EQ(axis_.spanBeginS(), timeline_->beginS());
    EXPECT_EQ(axis_.spanEndS(), timeline_->endS());
}

TEST(ExerciseWords, DurationsAreToldInTheirTwoLargestUnits) {
    app::setLanguage(app::Language::English);
    EXPECT_EQ(app::durationText(45.0), "45 s");
    EXPECT_EQ(app::durationText(200.0), "3 min 20 s");
    EXPECT_EQ(app::durationText(7500.0), "2 h 05 min");
    EXPECT_EQ(app::durationText(3600.0), "1 h");
    EXPECT_EQ(app::durationText(273600.0), "3 d 4 h");
}

TEST(ExerciseWords, MomentsAreDaysAndHoursOrTimeSinceTheBeginning) {
    app::setLanguage(app::Language::English);
    const layers::Timeline dated(planOfTwoPhases());
    EXPECT_EQ(app::exerciseText(dated, dated.beginS() + 7.5 * 3600.0), "14/09/2026 07:30");
    layers::PlanEditor editor{layers::Plan{}};
    layers::Phase phase;
    phase.name = "A";
    editor.put(phase);
    const layers::Timeline undated(std::make_shared<const layers::Plan>(editor.plan()));
    EXPECT_EQ(app::exerciseText(undated, undated.beginS() + 1800.0), "+30 min");
}

TEST(ExerciseWords, StepsOfAScaleAreThoseOfClocksAndCalendars) {
    EXPECT_EQ(app::scaleStepS(1.0, 90.0), 300.0);            // 90 s and more: five minutes
    EXPECT_EQ(app::scaleStepS(3.0 * kDayS / 600.0, 92.0), 12.0 * 3600.0);  // 92 px are 11 h
    EXPECT_EQ(app::scaleStepS(100.0 * kDayS / 600.0, 92.0), 28.0 * kDayS);
    EXPECT_EQ(app::scaleStepS(1000.0 * kDayS / 600.0, 92.0), 224.0 * kDayS);  // 153 days: doubled from 28
}

}  // namespace
}  // namespace saban::test
