// Presentations on two screens, by keys, mouse and touch, as briefers hold them.
#include "viewer/briefing/presentation.h"

#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

#include "tests/viewer/briefing/two_screens_fixture.h"
#include "viewer/app/plan_session.h"
#include "viewer/briefing/rehearsal_dialog.h"
#include "viewer/briefing/scene_progress.h"

namespace saban::test {
namespace {

using Curtain = app::AudienceView::Curtain;

TEST_F(TwoScreensTest, APresentationFillsTheOtherScreenAndGivesThisOneToThePresenter) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    EXPECT_EQ(screenOf(audience()), QStringLiteral("B"));
    EXPECT_EQ(audience().geometry(), QRect(QPoint(kScreenPx.width(), 0), kScreenPx));
    EXPECT_EQ(view().size(), kScreenPx);  // nothing of a desktop is left beside it
    EXPECT_EQ(screenOf(presenter()), QStringLiteral("A"));
    EXPECT_EQ(presenter().geometry(), QRect(QPoint(0, 0), kScreenPx));
    EXPECT_EQ(scene(), 0u);
    EXPECT_EQ(presenter().notesShown(), QStringLiteral("Chào các đồng chí"));
    EXPECT_EQ(presenter().nextTitleShown(), QStringLiteral("Next: Hướng bắc"));
    key(Qt::Key_Escape);
    EXPECT_FALSE(presentation().isRunning());
    EXPECT_TRUE(window_->isVisible());
}

TEST_F(TwoScreensTest, KeysOfAClickerGoFromSceneToScene) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    key(Qt::Key_PageDown);
    EXPECT_EQ(scene(), 1u);
    key(Qt::Key_PageDown);  // the fade is not over: ends it
    EXPECT_EQ(scene(), 1u);
    EXPECT_GE(view().player().sceneTimeS(), 0.0);
    key(Qt::Key_PageDown);
    EXPECT_EQ(scene(), 2u);
    key(Qt::Key_PageDown);  // there is no other
    EXPECT_EQ(scene(), 2u);
    EXPECT_TRUE(presenter().message().contains(QStringLiteral("last scene"))) << presenter().message().toStdString();
    key(Qt::Key_PageUp);
    EXPECT_EQ(scene(), 1u);
    key(Qt::Key_Home);
    EXPECT_EQ(scene(), 0u);
    key(Qt::Key_End);
    EXPECT_EQ(scene(), 2u);
    EXPECT_TRUE(comes([&] { return presenter().notesShown() == QStringLiteral("Kết luận"); }));
    EXPECT_EQ(presenter().nextTitleShown(), QStringLiteral("The last scene"));
}

TEST_F(TwoScreensTest, BothWindowsTakeTheKeys) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    QTest::keyClick(&audience(), Qt::Key_PageDown);
    EXPECT_EQ(scene(), 1u);
    QTest::keyClick(&presenter(), Qt::Key_PageUp);
    EXPECT_EQ(scene(), 0u);
}

TEST_F(TwoScreensTest, ANumberAndEnterJump) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    key(Qt::Key_3);
    auto* typed = presenter().findChild<QLabel*>(QStringLiteral("presenterTyped"));
    EXPECT_TRUE(typed->isVisible());
    EXPECT_TRUE(typed->text().contains(QLatin1Char('3')));
    EXPECT_EQ(scene(), 0u);
    key(Qt::Key_Return);
    EXPECT_EQ(scene(), 2u);
    EXPECT_FALSE(typed->isVisible());
    key(Qt::Key_9);
    key(Qt::Key_Return);  // there is no such scene
    EXPECT_EQ(scene(), 2u);
}

TEST_F(TwoScreensTest, ABlackScreenBearsTheMarkingAndGoesWithTheNextKey) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    key(Qt::Key_B);
    EXPECT_EQ(view().curtain(), Curtain::Black);
    // What the audience sees, and what the presenter sees of it.
    for (const QImage& black : {audience().grab().toImage(), view().picture({640, 360})}) {
        EXPECT_EQ(black.pixelColor(black.width() / 2, black.height() / 2), QColor(Qt::black));
        int marked = 0;
        for (int x = 0; x < black.width(); ++x) marked += black.pixelColor(x, black.height() / 40) != QColor(Qt::black) ? 1 : 0;
        EXPECT_GT(marked, 20);
    }
    key(Qt::Key_W);
    for (const QImage& white : {audience().grab().toImage(), view().picture({640, 360})}) EXPECT_EQ(white.pixelColor(white.width() / 2, white.height() / 2), QColor(Qt::white));
    key(Qt::Key_PageDown);
    EXPECT_EQ(view().curtain(), Curtain::None);
    EXPECT_EQ(scene(), 0u);
    key(Qt::Key_Period);
    key(Qt::Key_Period);
    EXPECT_EQ(view().curtain(), Curtain::None);
}

TEST_F(TwoScreensTest, ScreensAreSwappedAndRemembered) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    key(Qt::Key_Tab);
    EXPECT_EQ(screenOf(audience()), QStringLiteral("A"));
    EXPECT_EQ(screenOf(presenter()), QStringLiteral("B"));
    EXPECT_EQ(audience().geometry(), QRect(QPoint(0, 0), kScreenPx));
    ASSERT_NO_FATAL_FAILURE(settleView());
    key(Qt::Key_PageDown);
    EXPECT_EQ(scene(), 1u);
    presentation().end();
    ASSERT_NO_FATAL_FAILURE(start());
    EXPECT_EQ(screenOf(audience()), QStringLiteral("A"));
    key(Qt::Key_X);
    EXPECT_EQ(screenOf(audience()), QStringLiteral("B"));
}

TEST_F(TwoScreensTest, ASceneGoesOnWhereTheAudiencesScreenIsPulledOutAndComesBack) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    key(Qt::Key_PageDown);
    unplug("B");
    ASSERT_NO_FATAL_FAILURE(waitForScreens(1));
    EXPECT_TRUE(comes([&] { return !audience().isVisible(); }));
    EXPECT_EQ(screenOf(presenter()), QStringLiteral("A"));
    EXPECT_TRUE(presenter().message().contains(QStringLiteral("screen B is gone"))) << presenter().message().toStdString();
    key(Qt::Key_End);
    EXPECT_EQ(scene(), 2u);
    key(Qt::Key_Tab);  // the picture here
    EXPECT_TRUE(audience().isVisible());
    EXPECT_FALSE(presenter().isVisible());
    ASSERT_NO_FATAL_FAILURE(settleView());
    key(Qt::Key_Tab);
    EXPECT_TRUE(presenter().isVisible());
    plug("B", kScreenPx.width(), "none", {1024, 600});  // another display in its place
    ASSERT_NO_FATAL_FAILURE(waitForScreens(2));
    EXPECT_TRUE(comes([&] { return audience().isVisible(); }));
    EXPECT_EQ(screenOf(audience()), QStringLiteral("B"));
    EXPECT_EQ(audience().size(), QSize(1024, 600));
    EXPECT_TRUE(presenter().message().isEmpty()) << presenter().message().toStdString();
    ASSERT_NO_FATAL_FAILURE(settleView());
    EXPECT_EQ(scene(), 2u);
}

TEST_F(TwoScreensTest, ThePictureStaysWhereThePresentersScreenIsPulledOut) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    key(Qt::Key_Tab);
    EXPECT_EQ(screenOf(presenter()), QStringLiteral("B"));
    unplug("B");
    ASSERT_NO_FATAL_FAILURE(waitForScreens(1));
    EXPECT_TRUE(comes([&] { return !presenter().isVisible(); }));
    EXPECT_TRUE(audience().isVisible());
    key(Qt::Key_PageDown);
    EXPECT_EQ(scene(), 1u);
    key(Qt::Key_Escape);
    EXPECT_FALSE(presentation().isRunning());
}

TEST_F(TwoScreensTest, OneScreenAloneShowsThePictureAndNotesOnlyWhereTheyAreAskedFor) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    unplug("B");
    ASSERT_NO_FATAL_FAILURE(waitForScreens(1));
    ASSERT_NO_FATAL_FAILURE(start());
    EXPECT_TRUE(audience().isVisible());
    EXPECT_FALSE(presenter().isVisible());
    EXPECT_FALSE(audience().showsNotes());
    key(Qt::Key_T);
    EXPECT_TRUE(audience().showsNotes());
    key(Qt::Key_T);
    EXPECT_FALSE(audience().showsNotes());
    key(Qt::Key_2);
    EXPECT_TRUE(audience().findChild<QLabel*>(QStringLiteral("typedScene"))->isVisible());
    key(Qt::Key_Return);
    EXPECT_EQ(scene(), 1u);
    key(Qt::Key_Tab);
    EXPECT_TRUE(presenter().isVisible());
    EXPECT_FALSE(audience().isVisible());
}

TEST_F(TwoScreensTest, NotesNeverLieOverThePictureWhereThePresenterHasAScreen) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    key(Qt::Key_T);
    EXPECT_FALSE(audience().showsNotes());
}

TEST_F(TwoScreensTest, AClickGoesOnAndADragMovesTheView) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    const QPoint middle = view().rect().center();
    QTest::mouseClick(&view(), Qt::LeftButton, {}, middle);
    EXPECT_EQ(scene(), 1u);
    key(Qt::Key_PageDown);  // ends the fade
    ASSERT_NO_FATAL_FAILURE(settleView());
    const auto before = view().table().camera().view();
    QTest::mousePress(&view(), Qt::RightButton, {}, middle);
    for (int i = 1; i <= 5; ++i) {
        const QPoint at = middle + QPoint(20 * i, 0);
        QMouseEvent move(QEvent::MouseMove, at, view().mapToGlobal(at), Qt::NoButton, Qt::RightButton, {});
        QCoreApplication::sendEvent(&view(), &move);
    }
    QTest::mouseRelease(&view(), Qt::RightButton, {}, middle + QPoint(100, 0));
    EXPECT_EQ(scene(), 1u);
    ASSERT_NO_FATAL_FAILURE(settleView());
    EXPECT_GT(std::abs(std::remainder(view().table().camera().view().headingDeg - before.headingDeg, 360.0)), 5.0);
    key(Qt::Key_R);
    ASSERT_NO_FATAL_FAILURE(settleView());
    EXPECT_NEAR(std::remainder(view().table().camera().view().headingDeg - before.headingDeg, 360.0), 0.0, 0.01);
}

TEST_F(TwoScreensTest, ARightDragUpwardsTiltsAMapAndOneAsideTurnsIt) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    layers::PlanEditor editor{*session().plan()};
    layers::Scene flat = *session().plan()->find<layers::Scene>(uids_[0]);
    flat.pitchDeg = -90.0;
    editor.put(flat);
    viewer::Performance performance = view().player().performance();
    performance.briefing = std::make_shared<const layers::Briefing>(layers::briefingOf(std::make_shared<const layers::Plan>(editor.plan())));
    view().setPerformance(performance);
    view().show(0, viewer::ScenePlayer::Entrance::AtOnce);
    ASSERT_NO_FATAL_FAILURE(settleView());
    const auto seen = [&]() -> const viewer::Viewpoint& { return view().table().camera().view(); };
    ASSERT_TRUE(seen().isFlat());
    const auto drag = [&](QPoint way) {
        const QPoint from = view().rect().center();
        QTest::mousePress(&view(), Qt::RightButton, {}, from);
        for (int i = 1; i <= 10; ++i) {
            const QPoint at = from + way * i / 10;
            QMouseEvent move(QEvent::MouseMove, at, view().mapToGlobal(at), Qt::NoButton, Qt::RightButton, {});
            QCoreApplication::sendEvent(&view(), &move);
        }
        QTest::mouseRelease(&view(), Qt::RightButton, {}, from + way);
    };
    drag({100, -40});
    EXPECT_TRUE(seen().isFlat());
    EXPECT_EQ(seen().pitchDeg, -90.0);
    EXPECT_GT(std::abs(std::remainder(seen().headingDeg - 45.0, 360.0)), 5.0);
    drag({5, -160});
    EXPECT_EQ(seen().flatness, 0.0);
    EXPECT_GT(seen().pitchDeg, -62.0);
    key(Qt::Key_R);
    ASSERT_NO_FATAL_FAILURE(settleView());
    EXPECT_TRUE(seen().isFlat());
}

TEST_F(TwoScreensTest, ATapGoesOnOrBackAndASwipeTurnsLikeAPage) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    std::unique_ptr<QPointingDevice> screen(QTest::createTouchDevice());
    const auto tap = [&](QPoint at) {
        QTest::touchEvent(&view(), screen.get()).press(0, at, &view());
        QTest::touchEvent(&view(), screen.get()).release(0, at, &view());
    };
    tap({1000, 400});
    EXPECT_EQ(scene(), 1u);
    tap({200, 400});
    EXPECT_EQ(scene(), 0u);
    ASSERT_NO_FATAL_FAILURE(settleView());  // else the next step ends the flight
    const auto swipe = [&](QPoint from, QPoint to) {
        // In one go: frames that are drawn between would make a slow drag of it.
        auto finger = QTest::touchEvent(&view(), screen.get(), false);
        finger.press(0, from, &view()).commit(false);
        finger.move(0, (from + to) / 2, &view()).commit(false);
        finger.release(0, to, &view()).commit(true);
    };
    swipe({900, 400}, {500, 420});
    EXPECT_EQ(scene(), 1u);
    swipe({500, 400}, {900, 420});
    EXPECT_EQ(scene(), 0u);
}

TEST_F(TwoScreensTest, AnEditWhileItRunsIsFollowed) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    key(Qt::Key_PageDown);
    layers::PlanEditor editor(*session().plan());
    layers::Scene changed = *session().plan()->find<layers::Scene>(uids_[1]);
    changed.note = "Đổi lời";
    changed.order = 9.0;  // it is the last now
    editor.put(changed);
    ASSERT_TRUE(session().apply(editor.finish("Edit")));
    EXPECT_TRUE(comes([&] { return presenter().notesShown() == QStringLiteral("Đổi lời"); }));
    EXPECT_EQ(scene(), 2u);
    layers::PlanEditor remover(*session().plan());
    for (const layers::Uid& uid : uids_) remover.remove<layers::Scene>(uid);
    ASSERT_TRUE(session().apply(remover.finish("Remove all")));
    EXPECT_TRUE(comes([&] { return presenter().notesShown() != QStringLiteral("Đổi lời"); }));
    EXPECT_TRUE(presentation().isRunning());  // an overview is left
    ASSERT_NO_FATAL_FAILURE(settleView());
}

TEST_F(TwoScreensTest, AnotherPlanEndsIt) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    window_->openFiles({writeElevation(folder_, "other.tif")});
    ASSERT_NO_FATAL_FAILURE(settle());
    EXPECT_FALSE(presentation().isRunning());
}

TEST_F(TwoScreensTest, APlanWithoutScenesPresentsAnOverviewAndThenItsPhases) {
    ASSERT_NO_FATAL_FAILURE(openPlan(false));
    ASSERT_NO_FATAL_FAILURE(start());
    ASSERT_EQ(view().player().sceneCount(), 2u);
    key(Qt::Key_PageDown);
    EXPECT_EQ(scene(), 1u);
    key(Qt::Key_G);  // with the legend, too
    EXPECT_EQ(scene(), 1u);
}

TEST_F(TwoScreensTest, WithoutAPlanItSaysWhy) {
    QTest::keyClick(window_.get(), Qt::Key_F5);
    EXPECT_FALSE(presentation().isRunning());
    ASSERT_FALSE(messages().messages().isEmpty());
    EXPECT_TRUE(messages().messages().back().contains(QStringLiteral("nothing to present"))) << messages().messages().back().toStdString();
}

TEST_F(TwoScreensTest, ARehearsalBecomesPlannedTimesThatCanBeTakenBack) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    window_->actions().rehearse->trigger();
    ASSERT_TRUE(presentation().isRunning());
    ASSERT_NO_FATAL_FAILURE(settleView());
    QTest::qWait(1300);
    key(Qt::Key_Escape);
    EXPECT_FALSE(presentation().isRunning());
    auto* dialog = window_->findChild<app::RehearsalDialog*>();
    ASSERT_TRUE(dialog);
    EXPECT_EQ(dialog->table().rowCount(), 2);  // the scene and the sum
    EXPECT_EQ(dialog->table().item(0, 1)->text(), QStringLiteral("1:00"));
    dialog->findChild<QPushButton*>(QStringLiteral("takeOver"))->click();
    const double taken = session().plan()->find<layers::Scene>(uids_[0])->durationS;
    EXPECT_GE(taken, 1.0);
    EXPECT_LT(taken, 60.0);
    ASSERT_TRUE(session().canUndo());
    session().undo();
    EXPECT_EQ(session().plan()->find<layers::Scene>(uids_[0])->durationS, 60.0);
}

TEST_F(TwoScreensTest, ThePresenterHasAButtonAndANameForEverything) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    for (const QToolButton* button : presenter().findChildren<QToolButton*>()) {
        if (!button->isVisibleTo(&presenter()) || button->objectName().startsWith(QStringLiteral("qt_"))) continue;
        EXPECT_FALSE(button->text().isEmpty() && button->accessibleName().isEmpty() && !button->defaultAction()) << button->objectName().toStdString();
    }
    auto* scenes = presenter().findChild<QListWidget*>(QStringLiteral("presenterScenes"));
    ASSERT_EQ(scenes->count(), 3);
    QTest::mouseClick(scenes->viewport(), Qt::LeftButton, {}, scenes->visualItemRect(scenes->item(2)).center());
    EXPECT_EQ(scene(), 2u);
    auto* progress = presenter().findChild<app::SceneProgress*>();
    QTest::mouseClick(progress, Qt::LeftButton, {}, QPoint(3, progress->height() / 2));
    EXPECT_EQ(scene(), 0u);
}

TEST_F(TwoScreensTest, TheLanguageChangesWhileItRuns) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    app::setLanguage(app::Language::Vietnamese);
    EXPECT_TRUE(comes([&] { return !presenter().nextTitleShown().startsWith(QStringLiteral("Next")); }));
    EXPECT_TRUE(presenter().nextTitleShown().contains(QStringLiteral("Hướng bắc")));
}

TEST_F(TwoScreensTest, ScenesGoOnByThemselvesAndFromTheLastToTheFirst) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    layers::PlanEditor editor(*session().plan());
    for (const layers::Uid& uid : uids_) {
        layers::Scene scene = *session().plan()->find<layers::Scene>(uid);
        scene.durationS = 1.0;
        scene.transition = layers::SceneTransition::Cut;
        editor.put(scene);
    }
    ASSERT_TRUE(session().apply(editor.finish("Quick")));
    presentation().settings().autoplay = presentation().settings().loop = true;
    ASSERT_NO_FATAL_FAILURE(start());
    std::set<std::size_t> seen;
    std::size_t last = 0;
    bool hasBegunAnew = false;
    EXPECT_TRUE(comes([&] { 
        seen.insert(scene());
        hasBegunAnew = hasBegunAnew || scene() < last;
        last = scene();
        return hasBegunAnew;
     }));
    EXPECT_EQ(seen.size(), 3u);
}

TEST_F(TwoScreensTest, TheCursorHidesWhereItRests) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    const QPoint at(300, 300);
    QMouseEvent move(QEvent::MouseMove, at, view().mapToGlobal(at), Qt::NoButton, Qt::NoButton, {});
    QCoreApplication::sendEvent(&view(), &move);
    EXPECT_FALSE(audience().isCursorHidden());
    EXPECT_TRUE(comes([&] { return audience().isCursorHidden(); }));
    QCoreApplication::sendEvent(&view(), &move);
    EXPECT_FALSE(audience().isCursorHidden());
}

TEST_F(TwoScreensTest, AnotherStartWhileItRunsChangesNothingForTheAudience) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    key(Qt::Key_End);
    window_->actions().present->trigger();
    window_->actions().rehearse->trigger();
    EXPECT_EQ(scene(), 2u);
}

TEST_F(TwoScreensTest, AFailureThatIsToldAfterTheEndIsPassedOver) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    emit view().drawingFailed(QStringLiteral("lost"));
    presentation().end();
    QCoreApplication::processEvents();
    EXPECT_FALSE(messages().messages().contains(QStringLiteral("lost")));
}

TEST_F(TwoScreensTest, InkOfASceneThatIsRemovedDoesNotLieOverTheNext) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    drawStroke();
    layers::PlanEditor editor(*session().plan());
    editor.remove<layers::Scene>(uids_[0]);
    ASSERT_TRUE(session().apply(editor.finish("Remove")));
    EXPECT_TRUE(comes([&] { return presentation().tools()->ink().strokes.empty(); }));
    EXPECT_EQ(presenter().notesShown(), QStringLiteral("Nói về sông"));
    EXPECT_EQ(presentation().tools()->notesOfInk().size(), 1u);  // it is asked for at the end
}

TEST_F(TwoScreensTest, NothingIsLeftBehindWhenTheWindowIsGoneWhileItRuns) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(start());
    window_.reset();  // nothing is left behind, and nothing crashes
    for (const QWidget* window : QApplication::topLevelWidgets()) EXPECT_NE(window->objectName(), QStringLiteral("audience"));
}

}  // namespace
}  // namespace saban::test
