// The second view's window on another screen, which is unplugged.
#include <QAction>
#include <QSettings>

#include "tests/viewer/briefing/two_screens_fixture.h"
#include "viewer/app/view_canvas.h"
#include "viewer/app/view_window.h"

namespace saban::test {
namespace {

class SecondViewOnAScreenTest : public TwoScreensTest {
 protected:
    void SetUp() override {
        QSettings().remove(QStringLiteral("secondView"));
        TwoScreensTest::SetUp();
    }
    void TearDown() override {
        TwoScreensTest::TearDown();
        QSettings().remove(QStringLiteral("secondView"));
    }
    app::ViewWindow& second() { return *window_->twoViews().window(); }
    void openApart() {
        openPlan();
        window_->twoViews().apart->trigger();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&second()));
        settle();
    }
};

TEST_F(SecondViewOnAScreenTest, ItOpensOnTheScreenWhereTheMainWindowIsNot) {
    openApart();
    EXPECT_EQ(screenOf(*window_), "A");
    EXPECT_EQ(screenOf(second()), "B");
    EXPECT_TRUE(QRect(QPoint(kScreenPx.width(), 0), kScreenPx).contains(second().geometry()));
}

TEST_F(SecondViewOnAScreenTest, ItComesBackWhenItsScreenIsUnplugged) {
    openApart();
    unplug("B");
    ASSERT_TRUE(comes([&] { return QRect(QPoint(), kScreenPx).contains(second().geometry()); }));
    EXPECT_TRUE(second().isVisible());
    settle();
    EXPECT_EQ(window_->stage().table().viewCount(), 2u);
    EXPECT_FALSE(second().canvas().grabFramebuffer().isNull());
}

TEST_F(SecondViewOnAScreenTest, AFullScreenThatIsUnpluggedBecomesAWindowThatCoversNothingElse) {
    openApart();
    second().setFullScreen(true);
    ASSERT_TRUE(comes([&] { return second().isFullScreen() && second().width() == kScreenPx.width(); })) << second().isFullScreen() << ' ' << second().width();
    EXPECT_EQ(screenOf(second()), "B");
    unplug("B");
    ASSERT_TRUE(comes([&] { return !second().isFullScreen() && QRect(QPoint(), kScreenPx).contains(second().geometry()); }));
    EXPECT_LT(second().width(), kScreenPx.width());
}

}  // namespace
}  // namespace saban::test
