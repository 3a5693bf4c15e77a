#include "viewer/briefing/scene_previews.h"

#include <QSignalSpy>

#include "layers/briefing/briefing.h"
#include "tests/viewer/briefing/two_screens_fixture.h"

namespace saban::test {
namespace {

class ScenePreviewsTest : public TwoScreensTest {
   protected:
    void begin() {
        openPlan();
        start();
        previews_ = std::make_unique<app::ScenePreviews>(view());
        made_ = std::make_unique<QSignalSpy>(previews_.get(), &app::ScenePreviews::made);
    }
    void TearDown() override {
        made_.reset();
        previews_.reset();
        TwoScreensTest::TearDown();
    }
    void waitForAll() { ASSERT_TRUE(comes([this] { return !previews_->isBusy(); })); }

    std::unique_ptr<app::ScenePreviews> previews_;
    std::unique_ptr<QSignalSpy> made_;
};

TEST_F(ScenePreviewsTest, TheOneThatIsAskedForComesFirstAndTheOthersAfterIt) {
    ASSERT_NO_FATAL_FAILURE(begin());
    EXPECT_TRUE(previews_->picture(0).isNull()) << "of no briefing";
    previews_->setPerformance(view().player().performance());
    EXPECT_TRUE(previews_->picture(2).isNull());
    ASSERT_NO_FATAL_FAILURE(waitForAll());
    ASSERT_EQ(made_->size(), 3);
    EXPECT_EQ(made_->front().front().toULongLong(), 2u);
    for (std::size_t scene = 0; scene < 3; ++scene) EXPECT_EQ(previews_->picture(scene).size(), QSize(app::ScenePreviews::kWidthPx, app::ScenePreviews::kHeightPx));
    EXPECT_NE(previews_->picture(0), previews_->picture(1)) << "they look another way";
    EXPECT_TRUE(previews_->picture(3).isNull());
}

TEST_F(ScenePreviewsTest, APictureStaysUntilItIsMadeAnew) {
    ASSERT_NO_FATAL_FAILURE(begin());
    viewer::Performance performance = view().player().performance();
    previews_->setPerformance(performance);
    ASSERT_NO_FATAL_FAILURE(waitForAll());
    const QImage first = previews_->picture(0), second = previews_->picture(1);

    layers::PlanEditor editor(*performance.briefing->plan);
    layers::Scene turned = *performance.briefing->scenes[0].scene;
    turned.headingDeg = *turned.headingDeg + 180.0;
    editor.put(turned);
    performance.briefing = std::make_shared<const layers::Briefing>(layers::briefingOf(std::make_shared<const layers::Plan>(editor.plan())));
    previews_->setPerformance(performance);
    EXPECT_EQ(previews_->picture(0), first);
    EXPECT_TRUE(previews_->isBusy());
    ASSERT_NO_FATAL_FAILURE(waitForAll());
    EXPECT_NE(previews_->picture(0), first);
    EXPECT_EQ(previews_->picture(1), second) << "of the same view the same picture";
}

}  // namespace
}  // namespace saban::test
