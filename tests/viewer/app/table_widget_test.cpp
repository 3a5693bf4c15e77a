#include "viewer/app/table_widget.h"

#include <QImage>
#include <QSet>
#include <QWheelEvent>

#include "tests/viewer/app/window_fixture.h"

namespace saban::test {
namespace {

using TableWidgetTest = WindowTest;

double distancePx(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

void turnWheel(QWidget& widget, QPoint at, int notches) {
    QWheelEvent event(at, widget.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

TEST(HoverDelay, IsThirtyMillisecondsWhileLookUpsAreQuick) {
    EXPECT_EQ(app::hoverDelayMs(0.0, 0.0), 30);
    EXPECT_EQ(app::hoverDelayMs(50.0, 0.0), 30);
}

TEST(HoverDelay, LeavesNineteenTwentiethsOfTheTimeToTheWindowWhenLookUpsAreSlow) {
    EXPECT_EQ(app::hoverDelayMs(60.0, 0.0), 1200);
    EXPECT_EQ(app::hoverDelayMs(60.0, 700.0), 500);
    EXPECT_EQ(app::hoverDelayMs(60.0, 5000.0), 30);
}

TEST_F(TableWidgetTest, ShowsTheGround) {
    openSample();
    // The background is one colour from left to right; across the middle of the table the ground is not.
    const QImage picture = table().grabFramebuffer();
    QSet<QRgb> above, across;
    for (int x = 0; x < picture.width(); ++x) {
        above.insert(picture.pixel(x, 3));
        across.insert(picture.pixel(x, picture.height() / 2));
    }
    EXPECT_LE(above.size(), 8);
    EXPECT_GE(across.size(), 60);
    EXPECT_TRUE(table().pick(middle()));
    EXPECT_FALSE(table().pick({2, 2}));
}

TEST_F(TableWidgetTest, DrawsNothingAtRest) {
    openSample();
    QTest::qWait(300);
    settle();
    const auto drawn = table().framesDrawn();
    QTest::qWait(1000);
    EXPECT_EQ(table().framesDrawn(), drawn);
}

TEST_F(TableWidgetTest, LeftDragKeepsTheGroundUnderTheCursor) {
    openSample();
    const QPoint from = middle(), to = middle() + QPoint(120, 60);
    const auto grabbed = table().pick(from);
    ASSERT_TRUE(grabbed);
    drag(Qt::LeftButton, from, to);
    EXPECT_LT(distancePx(onScreen(table().camera().frame().toScene(grabbed->ground)), to), 0.01);
    const auto now = table().pick(to);
    ASSERT_TRUE(now);
    EXPECT_LT(glm::distance(now->ground, grabbed->ground), 0.5);
}

TEST_F(TableWidgetTest, RightDragTurnsAboutThePointUnderThePress) {
    openSample();
    const QPoint from = middle() + QPoint(-90, 40);
    const auto grabbed = table().pick(from);
    ASSERT_TRUE(grabbed);
    const viewer::Viewpoint before = view();
    drag(Qt::RightButton, from, from + QPoint(100, 20));
    EXPECT_NEAR(view().headingDeg, before.headingDeg + 30.0, 1e-6);
    EXPECT_NEAR(view().pitchDeg, before.pitchDeg - 6.0, 1e-6);
    EXPECT_LT(distancePx(onScreen(table().camera().frame().toScene(grabbed->ground)), from), 0.01);
}

TEST_F(TableWidgetTest, MiddleCtrlLeftAndShiftLeftDragTurnToo) {
    openSample();
    for (const auto& [button, modifiers] : {std::pair{Qt::MiddleButton, Qt::NoModifier}, std::pair{Qt::LeftButton, Qt::ControlModifier},
                                            std::pair{Qt::LeftButton, Qt::ShiftModifier}}) {
        const double before = view().headingDeg;
        drag(button, middle(), middle() + QPoint(50, 0), modifiers);
        EXPECT_NEAR(view().headingDeg, before + 15.0, 1e-6);
    }
}

TEST_F(TableWidgetTest, WheelZoomsToTheCursor) {
    openSample();
    const QPoint at = middle() + QPoint(110, -40);
    const auto under = table().pick(at);
    ASSERT_TRUE(under);
    const double range = view().rangeM;
    turnWheel(table(), at, 3);
    EXPECT_LT(view().rangeM, range * 0.75);
    EXPECT_LT(distancePx(onScreen(table().camera().frame().toScene(under->ground)), at), 0.01);
    turnWheel(table(), at, -3);
    EXPECT_LT(distancePx(onScreen(table().camera().frame().toScene(under->ground)), at), 0.01);
}

TEST_F(TableWidgetTest, DoubleClickFliesThere) {
    openSample();
    const QPoint at = middle() + QPoint(-120, 50);
    const auto there = table().pick(at);
    ASSERT_TRUE(there);
    const double range = view().rangeM;
    QTest::mouseDClick(&table(), Qt::LeftButton, Qt::NoModifier, at);
    EXPECT_TRUE(table().camera().isFlying());
    settle();
    EXPECT_FALSE(table().camera().isFlying());
    EXPECT_LT(glm::distance(view().target, there->ground), 0.01);
    EXPECT_LT(view().rangeM, range * 0.5);
    EXPECT_LT(distancePx(onScreen(table().camera().frame().toScene(there->ground)), QRectF(table().rect()).center()), 1.0);
}

TEST_F(TableWidgetTest, KeysMoveTheView) {
    openSample();
    const viewer::Viewpoint home = view();
    QTest::keyClick(&table(), Qt::Key_N);
    settle();
    EXPECT_EQ(view().headingDeg, 0.0);
    QTest::keyClick(&table(), Qt::Key_T);
    settle();
    EXPECT_EQ(view().pitchDeg, -90.0);
    EXPECT_EQ(view().headingDeg, 0.0);

    const double range = view().rangeM;
    QTest::keyClick(&table(), Qt::Key_Plus);
    EXPECT_NEAR(view().rangeM, range * 0.8, 1e-6 * range);
    QTest::keyClick(&table(), Qt::Key_Minus);
    EXPECT_NEAR(view().rangeM, range, 1e-6 * range);

    // North is up: the right arrow moves the view to the east, the up arrow to the north.
    const glm::dvec3 target = view().target;
    QTest::keyClick(&table(), Qt::Key_Right);
    EXPECT_GT(view().target.x, target.x + 1.0);
    QTest::keyClick(&table(), Qt::Key_Up);
    EXPECT_GT(view().target.y, target.y + 1.0);

    QTest::keyClick(&table(), Qt::Key_Right, Qt::ControlModifier);
    EXPECT_NEAR(view().headingDeg, 7.5, 1e-6);
    QTest::keyClick(&table(), Qt::Key_Up, Qt::ControlModifier);
    EXPECT_GT(view().pitchDeg, -90.0);

    QTest::keyClick(&table(), Qt::Key_H);
    settle();
    EXPECT_LT(glm::distance(view().target, home.target), 1.0);  // finer tiles know the lowest and highest ground better
    EXPECT_EQ(view().headingDeg, home.headingDeg);
    EXPECT_EQ(view().pitchDeg, home.pitchDeg);
}

TEST_F(TableWidgetTest, EyeNeverGoesUnderTheGround) {
    openSample();
    for (int i = 0; i < 30; ++i) turnWheel(table(), middle(), 2);
    for (int i = 0; i < 40; ++i) QTest::keyClick(&table(), Qt::Key_Up, Qt::ControlModifier);
    for (int i = 0; i < 40; ++i) QTest::keyClick(&table(), Qt::Key_Up);
    const auto& camera = table().camera();
    const glm::dvec3 eye = camera.frame().toGround(viewer::eyeOf(camera.view(), camera.frame()));
    const auto ground = table().ground()->elevation->heightAt({eye.x, eye.y});
    ASSERT_TRUE(ground);
    if (*ground) {
        EXPECT_GE(eye.z - **ground, 2.0 - 1e-6);
    }
}

TEST_F(TableWidgetTest, AResizeFitsTheWholeTableUntilAPersonMoves) {
    openSample();
    const double range = view().rangeM;
    window_->resize(700, 700);
    settle();
    EXPECT_GT(view().rangeM, range * 1.05);
    drag(Qt::LeftButton, middle(), middle() + QPoint(30, 10));
    const double moved = view().rangeM;
    window_->resize(1200, 780);
    settle();
    EXPECT_EQ(view().rangeM, moved);
}

TEST_F(TableWidgetTest, DrawsAgainAfterItsContextIsGone) {
    openSample();
    const QImage before = table().grabFramebuffer();
    window_->hide();
    window_->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(window_.get()));
    settle();
    EXPECT_EQ(table().failure(), "");
    const QImage after = table().grabFramebuffer();
    EXPECT_EQ(before.pixelColor(before.rect().center()).rgb(), after.pixelColor(after.rect().center()).rgb());
}

}  // namespace
}  // namespace saban::test
