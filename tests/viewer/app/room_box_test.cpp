#include "viewer/app/room_box.h"

#include <gtest/gtest.h>

#include <QDoubleSpinBox>
#include <QSettings>

namespace saban::test {
namespace {

using app::RoomBox;

// 2 m at 8 m: letters grow 2.8 times and are seen under 20 arc minutes. 1 m at 40 m: four times is not enough, as 8.9 of 1080 pixels of 1 m, times 4, are seen under 2.8 arc minutes.
TEST(RoomBox, SaysWhetherTheLastRowReads) {
    RoomBox box;
    EXPECT_TRUE(box.isReadable());
    box.setRoom({.screenHeightM = 2.0, .lastRowM = 8.0});
    EXPECT_TRUE(box.isReadable());
    EXPECT_TRUE(box.sentence().contains(QStringLiteral("20"))) << box.sentence().toStdString();
    box.setRoom({.screenHeightM = 1.0, .lastRowM = 40.0});
    EXPECT_FALSE(box.isReadable());
    EXPECT_TRUE(box.sentence().contains(QStringLiteral("16"))) << box.sentence().toStdString();
}

TEST(RoomBox, TellsOfWhatAPersonChangesAndOfNothingElse) {
    RoomBox box;
    int changes = 0;
    QObject::connect(&box, &RoomBox::changed, &box, [&] { ++changes; });
    box.setRoom({.screenHeightM = 2.0, .lastRowM = 8.0});
    EXPECT_EQ(changes, 0);
    box.findChild<QDoubleSpinBox*>(QStringLiteral("roomLastRow"))->setValue(12.0);
    EXPECT_EQ(changes, 1);
    EXPECT_EQ(box.room(), (viewer::RoomSetting{.screenHeightM = 2.0, .lastRowM = 12.0}));
}

TEST(RoomBox, IsKeptAndDoubtfulSettingsAreNotTaken) {
    app::saveRoom({.screenHeightM = 2.5, .lastRowM = 14.0});
    EXPECT_EQ(app::savedRoom(), (viewer::RoomSetting{.screenHeightM = 2.5, .lastRowM = 14.0}));
    QSettings().setValue(QStringLiteral("presentation/room/screenHeightM"), QStringLiteral("nan"));
    QSettings().setValue(QStringLiteral("presentation/room/lastRowM"), -3.0);
    EXPECT_EQ(app::savedRoom(), viewer::RoomSetting{});
    QSettings().clear();
}

}  // namespace
}  // namespace saban::test
