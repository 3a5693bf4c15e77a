#include "viewer/app/scene_trial.h"

#include <QSignalSpy>

#include "tests/viewer/briefing/two_screens_fixture.h"

namespace saban::test {
namespace {

class SceneTrialTest : public TwoScreensTest {
   protected:
    void begin() {
        openPlan();
        trial_ = window_->findChild<app::SceneTrial*>();
        ASSERT_NE(trial_, nullptr);
    }
    QWidget* over() { return table().findChild<QWidget*>(QStringLiteral("scene_trial")); }

    app::SceneTrial* trial_ = nullptr;
};

TEST_F(SceneTrialTest, LiesOverTheWholeTableUntilAKeyIsPressed) {
    ASSERT_NO_FATAL_FAILURE(begin());
    QSignalSpy ended(trial_, &app::SceneTrial::ended);
    ASSERT_TRUE(trial_->play(uids_[1]));
    ASSERT_TRUE(trial_->isPlaying() && over());
    EXPECT_EQ(over()->geometry(), table().rect());
    window_->resize(window_->size() - QSize(120, 60));
    EXPECT_TRUE(comes([this] { return over()->geometry() == table().rect(); }));
    QTest::keyClick(over(), Qt::Key_Escape);
    ASSERT_TRUE(comes([&] { return ended.size() == 1; }));
    EXPECT_FALSE(trial_->isPlaying());
    EXPECT_TRUE(comes([this] { return over() == nullptr; }));
    EXPECT_TRUE(table().hasFocus());
}

TEST_F(SceneTrialTest, AClickEndsItToo) {
    ASSERT_NO_FATAL_FAILURE(begin());
    ASSERT_TRUE(trial_->play(uids_[0]));
    QTest::mouseClick(over(), Qt::LeftButton, {}, over()->rect().center());
    EXPECT_TRUE(comes([this] { return !trial_->isPlaying(); }));
}

TEST_F(SceneTrialTest, GoesAwayByItselfWhenTheSceneIsOver) {
    ASSERT_NO_FATAL_FAILURE(begin());
    layers::PlanEditor editor(*session().plan());
    layers::Scene scene = *session().plan()->find<layers::Scene>(uids_[0]);
    scene.durationS = 1.0;
    editor.put(scene);
    ASSERT_TRUE(session().apply(editor.finish("Ngắn")));
    ASSERT_TRUE(trial_->play(uids_[0]));
    EXPECT_TRUE(comes([this] { return !trial_->isPlaying(); }));
}

TEST_F(SceneTrialTest, EndsWithItsPlan) {
    ASSERT_NO_FATAL_FAILURE(begin());
    EXPECT_FALSE(trial_->play("no such scene"));
    EXPECT_FALSE(trial_->isPlaying());
    ASSERT_TRUE(trial_->play(uids_[2]));
    session().close();
    EXPECT_FALSE(trial_->isPlaying());
    EXPECT_FALSE(trial_->play(uids_[2]));
}

}  // namespace
}  // namespace saban::test
