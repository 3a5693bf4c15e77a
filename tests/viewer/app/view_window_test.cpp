// The second view in a window of its own: mouse and keys there, the way back, where it stands at the next start.
#include "viewer/app/view_window.h"

#include <QAction>
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QMenuBar>
#include <QSettings>
#include <QToolBar>
#include <QToolButton>
#include <QWheelEvent>
#include <algorithm>
#include <cstdlib>
#include <glm/geometric.hpp>

#include "layers/edit/feature_edits.h"
#include "tests/viewer/app/tool_fixture.h"
#include "viewer/app/coordinate_entry.h"
#include "viewer/app/picture_marking.h"
#include "viewer/app/search_field.h"
#include "viewer/app/two_views_panel.h"
#include "viewer/app/view_canvas.h"
#include "viewer/app/view_divider.h"

namespace saban::test {
namespace {

class ViewWindowTest : public ToolTest {
 protected:
    void SetUp() override {
        QSettings().remove(QStringLiteral("secondView"));
        ToolTest::SetUp();
    }
    void TearDown() override {
        window_.reset();
        QSettings().remove(QStringLiteral("secondView"));
        ToolTest::TearDown();
    }

    app::TwoViews& views() { return window_->twoViews(); }
    app::ViewWindow& second() { return *views().window(); }
    app::ViewCanvas& canvas() { return second().canvas(); }
    QPoint middleOfCanvas() { return canvas().rect().center(); }
    const viewer::Viewpoint& cameraOf(std::size_t view) { return table().pane(view).view->camera().view(); }

    void openApart() {
        views().apart->trigger();
        ASSERT_TRUE(views().window());
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&second()));
        second().activateWindow();  // there is no window manager to do it
        ASSERT_TRUE(QTest::qWaitForWindowActive(&second()));
        settle();
    }
    void activateMain() {
        window_->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&canvas(), key, modifiers); }
    void moveOn(QPoint at, Qt::MouseButtons buttons = Qt::NoButton) {
        QMouseEvent move(QEvent::MouseMove, at, canvas().mapToGlobal(at), Qt::NoButton, buttons, {});
        QCoreApplication::sendEvent(&canvas(), &move);
    }
    void dragOn(Qt::MouseButton button, QPoint from, QPoint to) {
        QTest::mousePress(&canvas(), button, {}, from);
        for (int i = 1; i <= 4; ++i) moveOn(from + (to - from) * i / 4, button);
        QTest::mouseRelease(&canvas(), button, {}, to);
        settle();
    }
    layers::FeatureRef putPost(glm::dvec2 at) {
        layers::PlanEditor editor(*session().plan());
        layers::CommandPost post;
        post.name = "SCH";
        post.geometry = layers::Geometry::point(at);
        const layers::Uid uid = editor.put(post);
        EXPECT_TRUE(session().apply(editor.finish("SCH")));
        return {std::string(layers::kindName<layers::CommandPost>()), uid};
    }
    /// Pixels that differ by more than what the edges of letters do.
    static double differingShare(const QImage& a, const QImage& b) {
        if (a.size() != b.size()) return 1.0;
        int count = 0;
        for (int y = 0; y < a.height(); ++y)
            for (int x = 0; x < a.width(); ++x) {
                const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
                if (std::max({std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))}) > 40) ++count;
            }
        return static_cast<double>(count) / (a.width() * a.height());
    }
};

TEST_F(ViewWindowTest, TheSecondViewGoesIntoAWindowOfItsOwnAndBackWithItsGroundAndPicture) {
    openPlan();
    views().show(app::ViewLayout::Beside);
    table().activateView(1);
    table().turnBy(40.0, 10.0);
    settle();
    const viewer::Viewpoint seen = cameraOf(1);
    const QImage beside = table().grabFramebuffer();
    openApart();
    ASSERT_EQ(table().viewCount(), 2u);
    EXPECT_EQ(table().pane(1).canvas, &canvas());
    EXPECT_EQ(table().pane(0).view->ground(), table().pane(1).view->ground());
    EXPECT_EQ(table().pane(0).area, table().rect());
    EXPECT_FALSE(table().findChild<app::ViewDivider*>()->isVisible());
    EXPECT_EQ(cameraOf(1).headingDeg, seen.headingDeg);
    const QImage picture = canvas().grabFramebuffer();
    EXPECT_EQ(picture.size(), canvas().size() * canvas().devicePixelRatioF());
    QSet<QRgb> colours;
    for (int x = 0; x < picture.width(); ++x) colours.insert(picture.pixel(x, picture.height() / 2));
    EXPECT_GT(colours.size(), 20);

    second().back->trigger();
    settle();
    EXPECT_FALSE(second().isVisible());
    EXPECT_EQ(table().viewLayout(), app::ViewLayout::Beside);
    EXPECT_EQ(cameraOf(1).headingDeg, seen.headingDeg);
    EXPECT_LT(differingShare(table().grabFramebuffer(), beside), 0.01);
    EXPECT_TRUE(table().failure().empty());
}

TEST_F(ViewWindowTest, TheMouseMovesTheViewOfItsWindowAlone) {
    openPlan();
    openApart();
    table().activateView(0);
    const viewer::Viewpoint first = cameraOf(0), before = cameraOf(1);
    dragOn(Qt::RightButton, middleOfCanvas(), middleOfCanvas() + QPoint(60, 0));
    EXPECT_EQ(table().activeView(), 1u);
    EXPECT_NEAR(cameraOf(1).headingDeg, 18.0, 1e-6);
    const QPoint at = middleOfCanvas();
    QWheelEvent wheel(at, canvas().mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&canvas(), &wheel);
    settle();
    EXPECT_LT(cameraOf(1).rangeM, before.rangeM);
    EXPECT_EQ(cameraOf(0).headingDeg, first.headingDeg);
    EXPECT_EQ(cameraOf(0).rangeM, first.rangeM);
    // Linked, both go together, whichever is moved.
    second().activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&second()));
    key(Qt::Key_F7, Qt::ControlModifier);
    EXPECT_TRUE(table().isLinked());
    dragOn(Qt::RightButton, middleOfCanvas(), middleOfCanvas() + QPoint(0, -40));
    EXPECT_EQ(cameraOf(0).pitchDeg, cameraOf(1).pitchDeg);
    EXPECT_NE(cameraOf(0).pitchDeg, -90.0);
}

TEST_F(ViewWindowTest, WhatStandsThereIsPickedMovedAndTakenBackByItsKeys) {
    openPlan();
    const glm::dvec2 at = table().ground()->bounds.center();
    const auto post = putPost(at);
    openApart();
    moveOn(middleOfCanvas());
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, middleOfCanvas());  // it looks straight down at it
    ASSERT_EQ(session().selection().size(), 1u);
    EXPECT_EQ(session().selection().front(), post);
    dragOn(Qt::LeftButton, middleOfCanvas(), middleOfCanvas() + QPoint(40, 0));
    const double perPixel = table().metresPerPixelAt(at);
    const glm::dvec2 moved = *session().plan()->find<layers::CommandPost>(post.uid)->geometry.labelPoint();
    EXPECT_NEAR(moved.x - at.x, 40.0 * perPixel, 2.0 * perPixel);
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_LT(glm::distance(*session().plan()->find<layers::CommandPost>(post.uid)->geometry.labelPoint(), at), 0.01);
    // The arrow keys move its camera, as they do on the table.
    const viewer::Viewpoint first = cameraOf(0), before = cameraOf(1);
    key(Qt::Key_Left);
    settle();
    EXPECT_LT(cameraOf(1).target.x, before.target.x);
    EXPECT_EQ(cameraOf(0).target.x, first.target.x);
}

TEST_F(ViewWindowTest, AnEditShowsInBothWindows) {
    openPlan();
    openApart();
    const QImage first = table().grabFramebuffer(), other = canvas().grabFramebuffer();
    putPost(table().ground()->bounds.center());
    settle();
    EXPECT_NE(table().grabFramebuffer(), first);
    EXPECT_NE(canvas().grabFramebuffer(), other);
    // The picture that is saved is that of the view that is active.
    EXPECT_EQ(table().picture(), canvas().grabFramebuffer());
    table().activateView(0);
    settle();
    EXPECT_EQ(table().picture(), table().grabFramebuffer());
}

TEST_F(ViewWindowTest, EachWindowHasItsOwnLook) {
    openPlan();
    openApart();
    EXPECT_EQ(table().activeView(), 1u);
    viewer::Look look = table().look();
    look.contours = false;
    emit window_->lookPanel().lookChanged(look);
    EXPECT_FALSE(table().pane(1).view->look().contours);
    EXPECT_TRUE(table().pane(0).view->look().contours);
}

TEST_F(ViewWindowTest, ClosingTheWindowClosesTheSecondViewAndOneKeyOpensItThereAgain) {
    openPlan();
    openApart();
    second().setGeometry(140, 160, 700, 480);
    settle();
    second().close();
    EXPECT_EQ(table().viewCount(), 1u);
    EXPECT_EQ(table().pane(0).canvas, nullptr);
    EXPECT_FALSE(table().findChild<QLabel*>(QStringLiteral("viewName"))->isVisible());
    activateMain();
    settle();
    QTest::keyClick(window_.get(), Qt::Key_F7);
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&second()));
    settle();
    EXPECT_EQ(table().viewLayout(), app::ViewLayout::Apart);
    EXPECT_EQ(second().size(), QSize(700, 480));
}

TEST_F(ViewWindowTest, AtTheNextStartItStandsWhereItWas) {
    openPlan();
    openApart();
    second().setGeometry(220, 120, 640, 500);
    settle();
    const QRect stood = second().geometry();
    window_->close();
    EXPECT_FALSE(second().isVisible());
    open({});
    window_->openFiles({QString::fromStdString(path_)});
    settle();
    EXPECT_EQ(table().viewCount(), 1u);
    QTest::keyClick(window_.get(), Qt::Key_F7);
    ASSERT_TRUE(views().window());
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&second()));
    settle();
    EXPECT_EQ(second().geometry(), stood);
}

TEST_F(ViewWindowTest, AFullScreenGoesBackToItsPlaceAlsoAfterTheNextStart) {
    openPlan();
    openApart();
    second().setGeometry(220, 120, 640, 500);
    settle();
    const QRect stood = second().geometry();
    second().setFullScreen(true);
    ASSERT_TRUE(waitFor([&] { return second().isFullScreen() && second().width() > stood.width(); }, kPatienceMs));
    window_->close();
    open({});
    window_->openFiles({QString::fromStdString(path_)});
    settle();
    views().apart->trigger();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&second()));
    ASSERT_TRUE(second().isFullScreen());
    second().setFullScreen(false);
    EXPECT_TRUE(waitFor([&] { return second().geometry() == stood; }, 10000)) << second().width() << " x " << second().height();
}

TEST_F(ViewWindowTest, ItsCommandBringsAMinimizedWindowBack) {
    openPlan();
    openApart();
    second().setWindowState(Qt::WindowMinimized);
    ASSERT_TRUE(second().isMinimized());
    views().apart->trigger();
    EXPECT_FALSE(second().isMinimized());
    EXPECT_EQ(table().viewLayout(), app::ViewLayout::Apart);
}

TEST_F(ViewWindowTest, ASlowScreenDoesNotCoarsenThePictureOnAFastOne) {
    openPlan();
    openApart();
    app::FramePace pace;
    table().makeCurrent();
    for (int i = 0; i < 20; ++i) {
        pace.drew(table(), app::steadyNowS());
        pace.drew(canvas(), app::steadyNowS() - 2.0);  // a frame of two seconds
        pace.swapped(table());
        pace.swapped(canvas());
    }
    table().doneCurrent();
    EXPECT_LT(pace.whileMoving(canvas()).scale, pace.whileMoving(table()).scale);
}

TEST_F(ViewWindowTest, SwipingBringsItBackIntoTheMainWindow) {
    openPlan();
    openApart();
    key(Qt::Key_F7, Qt::ShiftModifier);
    settle();
    EXPECT_FALSE(second().isVisible());
    EXPECT_EQ(table().viewLayout(), app::ViewLayout::Swipe);
    EXPECT_EQ(table().pane(1).canvas, nullptr);
    EXPECT_EQ(table().pane(1).area, table().rect());
}

TEST_F(ViewWindowTest, ItFillsTheScreenAloneAndTheMouseFindsTheWayOut) {
    openPlan();
    openApart();
    key(Qt::Key_F11);
    ASSERT_TRUE(waitFor([&] { return second().isFullScreen() && !second().menuBar()->isVisible(); }, kPatienceMs));
    EXPECT_FALSE(window_->isFullScreen());
    EXPECT_FALSE(second().bar().isVisible());
    moveOn(QPoint(canvas().width() / 2, canvas().height() / 2));
    EXPECT_FALSE(second().leaveButton().isVisible());
    moveOn(QPoint(canvas().width() / 2, 4));
    ASSERT_TRUE(second().leaveButton().isVisible());
    QTest::mouseClick(&second().leaveButton(), Qt::LeftButton);
    ASSERT_TRUE(waitFor([&] { return !second().isFullScreen() && second().bar().isVisible(); }, kPatienceMs));
    settle();
    // The main window's own key is its own again.
    activateMain();
    QTest::keyClick(window_.get(), Qt::Key_F11);
    ASSERT_TRUE(waitFor([&] { return window_->isFullScreen(); }, kPatienceMs));
    EXPECT_FALSE(second().isFullScreen());
    QTest::keyClick(window_.get(), Qt::Key_F11);
}

TEST_F(ViewWindowTest, WhatIsSearchedOrTypedThereGoesToTheMainWindow) {
    openPlan();
    openApart();
    key(Qt::Key_F, Qt::ControlModifier);
    ASSERT_TRUE(QTest::qWaitForWindowActive(window_.get()));
    auto* field = window_->findChild<app::SearchField*>();
    ASSERT_TRUE(field);
    EXPECT_TRUE(waitFor([&] { return QApplication::focusWidget() && field->isAncestorOf(QApplication::focusWidget()); }, kPatienceMs));
    // Its menus are those of the main window.
    QStringList own, main;
    for (const QAction* action : second().menuBar()->actions()) own << action->text();
    for (const QAction* action : window_->menuBar()->actions()) main << action->text();
    EXPECT_EQ(own, main);
}

TEST_F(ViewWindowTest, ItSpeaksTheLanguageThatIsChosenAndNamesWhatItHas) {
    openPlan();
    openApart();
    const QString english = second().back->text();
    app::setLanguage(app::Language::Vietnamese);
    EXPECT_TRUE(waitFor([&] { return second().back->text() != english; }, kPatienceMs));  // windows are told by posted events
    app::setLanguage(app::Language::English);
    EXPECT_TRUE(waitFor([&] { return second().back->text() == english; }, kPatienceMs));
    EXPECT_EQ(canvas().accessibleName(), "Sand table, second view");
    EXPECT_TRUE(second().windowTitle().contains("View 2")) << second().windowTitle().toStdString();
    EXPECT_TRUE(second().windowTitle().contains(window_->windowTitle()));
}

TEST_F(ViewWindowTest, APictureBearsTheMarkingOfTheWindowThatItIsOf) {
    openPlan();
    layers::PlanEditor editor(*session().plan());
    layers::PlanSettings settings = session().plan()->settings;
    settings.marking = "MẬT";
    editor.setSettings(settings);
    ASSERT_TRUE(session().apply(editor.finish("Marking")));
    openApart();
    layers::Plan other = *session().plan();
    other.settings.marking = "TUYỆT MẬT";
    views().setPlan(std::make_shared<const layers::Plan>(std::move(other)));
    table().activateView(0);
    EXPECT_EQ(app::markingOfPicture(table()), "MẬT");
    table().activateView(1);
    EXPECT_EQ(app::markingOfPicture(table()), "TUYỆT MẬT");
    views().setPlan(nullptr);
    EXPECT_EQ(app::markingOfPicture(table()), "MẬT");
}

TEST_F(ViewWindowTest, GoingToAndFroManyTimesLeavesViewsThatDraw) {
    openPlan();
    views().show(app::ViewLayout::Beside);
    settle();
    const QImage before = table().grabFramebuffer();
    for (int i = 0; i < 6; ++i) {
        views().show(app::ViewLayout::Apart);
        if (i % 2) settle();
        views().show(i % 3 == 0 ? app::ViewLayout::Single : i % 3 == 1 ? app::ViewLayout::Stacked : app::ViewLayout::Swipe);
        if (i % 2 == 0) settle();
    }
    views().show(app::ViewLayout::Beside);
    table().activateView(0);  // its frame is coloured
    settle();
    EXPECT_LT(differingShare(table().grabFramebuffer(), before), 0.01);
    EXPECT_TRUE(table().failure().empty());
}

}  // namespace
}  // namespace saban::test
