// What a presentation begins with is made while the program rests.
#include "viewer/briefing/ready_audience.h"

#include "tests/viewer/briefing/two_screens_fixture.h"
#include "viewer/app/plan_session.h"

namespace saban::test {
namespace {

class ReadyAudienceTest : public TwoScreensTest {
   protected:
    void makeReady() {
        presentation().ready().begin(0);
        ASSERT_TRUE(comes([&] { return presentation().ready().isReady(); }));
    }
    static QWidget* hiddenAudience() {
        for (QWidget* window : QApplication::topLevelWidgets())
            if (window->objectName() == QStringLiteral("audience") && !window->isVisible()) return window;
        return nullptr;
    }
};

TEST_F(ReadyAudienceTest, APresentationBeginsWithItAtAnyScene) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(makeReady());
    const QWidget* made = hiddenAudience();
    ASSERT_TRUE(made);
    ASSERT_TRUE(presentation().startAt(uids_[1]));
    settleView();
    EXPECT_EQ(&audience(), made);
    EXPECT_EQ(audience().geometry(), QRect(QPoint(kScreenPx.width(), 0), kScreenPx));
    EXPECT_EQ(scene(), 1u);
    EXPECT_EQ(view().failure(), std::string());
    // The same picture as of one that nobody made ready.
    const QImage picture = view().picture(kScreenPx);
    key(Qt::Key_Escape);
    presentation().ready().drop();
    ASSERT_TRUE(comes([] { return !hiddenAudience(); }));
    ASSERT_TRUE(presentation().startAt(uids_[1]));
    settleView();
    const QImage expected = view().picture(kScreenPx);
    ASSERT_EQ(picture.size(), expected.size());
    double difference = 0.0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x) difference += std::abs(qGray(picture.pixel(x, y)) - qGray(expected.pixel(x, y)));
    EXPECT_LT(difference / (picture.width() * picture.height()), 1.0);
}

TEST_F(ReadyAudienceTest, GoesWithThePlanAndWithTheWindow) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(makeReady());
    EXPECT_TRUE(window_->isVisible());
    session().close();
    EXPECT_FALSE(presentation().ready().isReady());
    EXPECT_TRUE(hiddenAudience()) << "whoever closes the plan need not wait for it";
    EXPECT_TRUE(comes([] { return !hiddenAudience(); }));
    window_->openFiles({QString::fromStdString(path_)});
    settle();
    ASSERT_NO_FATAL_FAILURE(makeReady());
    presentation().ready().drop();
    ASSERT_TRUE(hiddenAudience());
    window_.reset();
    EXPECT_FALSE(hiddenAudience());
}

/// Made of another ground than is presented: it begins as quickly, and nothing is freed while it runs.
TEST_F(ReadyAudienceTest, OneThatWasGivenUpAMomentAgoIsPresentedWith) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    ASSERT_NO_FATAL_FAILURE(makeReady());
    const QWidget* made = hiddenAudience();
    presentation().ready().drop();
    ASSERT_EQ(hiddenAudience(), made);
    ASSERT_TRUE(presentation().startAt(uids_[1]));
    settleView();
    EXPECT_EQ(&audience(), made);
    EXPECT_EQ(scene(), 1u);
    EXPECT_EQ(view().failure(), std::string());
}

TEST_F(ReadyAudienceTest, AsksOnceWhatWillBePresented) {
    ASSERT_NO_FATAL_FAILURE(openPlan());
    int asked = 0;
    app::ReadyAudience ready([] { return std::optional(kScreenPx); },
                             [&] {
                                 ++asked;
                                 return viewer::Performance{.briefing = std::make_shared<const layers::Briefing>(layers::briefingOf(session().plan())), .ground = table().ground()};
                             });
    ready.begin(0);
    ASSERT_TRUE(comes([&] { return ready.isReady(); }));
    EXPECT_EQ(asked, 1);
    app::AudienceWindow* window = ready.take();
    ASSERT_TRUE(window);
    EXPECT_FALSE(ready.isReady());
    delete window;
}

TEST_F(ReadyAudienceTest, IsNotMadeOfAPlanWithoutScenes) {
    ASSERT_NO_FATAL_FAILURE(openPlan(false));
    presentation().ready().begin(0);
    QTest::qWait(300);
    EXPECT_FALSE(hiddenAudience());
}

}  // namespace
}  // namespace saban::test
