#include "viewer/app/message_bar.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace saban::app {
namespace {

class MessageBarTest : public testing::Test {
   protected:
    void SetUp() override {
        room_.resize(900, 600);
        bar_.place(room_.size());
        room_.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&room_));
    }
    QWidget room_;
    MessageBar& bar_ = *new MessageBar(&room_);
};

TEST_F(MessageBarTest, IsHiddenWithoutMessages) {
    EXPECT_FALSE(bar_.isVisible());
    bar_.show(MessageBar::Severity::Error, "one");
    EXPECT_TRUE(bar_.isVisible());
    bar_.closeAll();
    EXPECT_FALSE(bar_.isVisible());
    EXPECT_TRUE(bar_.messages().isEmpty());
}

TEST_F(MessageBarTest, HasRoomForSeveralThatComeAtOnce) {
    const auto act = [] {};
    bar_.show(MessageBar::Severity::Error, "one");
    bar_.show(MessageBar::Severity::Warning, "two", {}, {.label = "Mend it", .act = act});
    const int heightOfTwo = bar_.height();
    bar_.show(MessageBar::Severity::Warning, "three", {}, {.label = "Mend it", .act = act});
    EXPECT_GT(bar_.height(), heightOfTwo + 30);
}

TEST_F(MessageBarTest, StacksTheNewestOnTop) {
    bar_.show(MessageBar::Severity::Error, "one");
    bar_.show(MessageBar::Severity::Warning, "two");
    EXPECT_EQ(bar_.messages(), (QStringList{"two", "one"}));
    bar_.show(MessageBar::Severity::Error, "one");
    EXPECT_EQ(bar_.messages().size(), 2);
}

TEST_F(MessageBarTest, StaysUntilItIsClosed) {
    bar_.show(MessageBar::Severity::Error, "one");
    bar_.show(MessageBar::Severity::Error, "two");
    QTest::qWait(50);
    auto* newest = bar_.findChildren<QToolButton*>().back();
    QTest::mouseClick(newest, Qt::LeftButton);
    EXPECT_EQ(bar_.messages().size(), 1);
}

TEST_F(MessageBarTest, TextCanBeSelected) {
    bar_.show(MessageBar::Severity::Error, "a text to copy");
    const auto* label = bar_.findChild<QLabel*>("messageText");
    ASSERT_TRUE(label);
    EXPECT_TRUE(label->textInteractionFlags() & Qt::TextSelectableByMouse);
}

// A file name is data: it must not be read as markup.
TEST_F(MessageBarTest, ShowsMarkupAsText) {
    bar_.show(MessageBar::Severity::Error, "cannot read '<b>x</b>.tif'");
    const auto* label = bar_.findChild<QLabel*>("messageText");
    ASSERT_TRUE(label);
    EXPECT_EQ(label->textFormat(), Qt::PlainText);
}

TEST_F(MessageBarTest, DetailsOpenOnAsking) {
    bar_.show(MessageBar::Severity::Warning, "text", "more about it");
    const auto* details = bar_.findChild<QLabel*>("messageDetails");
    ASSERT_TRUE(details);
    EXPECT_FALSE(details->isVisible());
    QTest::mouseClick(bar_.findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_TRUE(details->isVisible());
}

TEST_F(MessageBarTest, RemedyActsAndClosesTheMessage) {
    int acted = 0;
    bar_.show(MessageBar::Severity::Error, "text", {}, {.label = "Mend it", .act = [&] { ++acted; }});
    QTest::mouseClick(bar_.findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(acted, 1);
    EXPECT_TRUE(bar_.messages().isEmpty());
}

TEST_F(MessageBarTest, ManyMessagesLeaveTheTableVisible) {
    for (int i = 0; i < 30; ++i) bar_.show(MessageBar::Severity::Error, QStringLiteral("message %1 ").arg(i).repeated(30));
    EXPECT_LE(bar_.height(), room_.height() / 2);
}

}  // namespace
}  // namespace saban::app
