// An edit that cannot be stored is refused, named, and nothing is lost.
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QSignalSpy>

#include "tests/viewer/app/file_limit.h"
#include "tests/viewer/app/session_fixture.h"
#include "viewer/app/picture_file.h"

namespace saban::test {
namespace {

using FullDiskTest = SessionTest;

TEST_F(FullDiskTest, AnEditWithoutRoomIsRefusedAndToldAndTheNextOneIsStored) {
    open(smallPlan());
    const layers::Plan before = stored();
    QSignalSpy troubles(&session_, &app::PlanSession::troubled), edits(&session_, &app::PlanSession::edited);
    layers::PlanEditor editor(*session_.plan());
    layers::Structure bunker;
    bunker.name = "Hầm mới";
    bunker.type = "meeting_bunker";
    bunker.note = std::string(200000, 'x');
    bunker.geometry = layers::Geometry::point({481000.0, 2335000.0});
    editor.put(bunker);
    const layers::Edit edit = editor.finish("Đặt hầm");
    {
        const FileLimit full(4096);  // less than the file has: not even its first page can be written beside
        EXPECT_FALSE(session_.apply(edit));
    }
    ASSERT_EQ(troubles.size(), 1);
    const QString why = troubles.front().front().toString();
    EXPECT_TRUE(why.contains(QString::fromStdString(path_))) << why.toStdString();
    EXPECT_EQ(edits.size(), 0);
    EXPECT_FALSE(session_.canUndo());
    EXPECT_EQ(session_.plan()->all<layers::Structure>().rows().size(), before.all<layers::Structure>().rows().size());
    EXPECT_TRUE(layers::isEmpty(layers::difference(before, stored(), {}))) << "the file is as it was";
    // With room again the same edit is stored.
    EXPECT_TRUE(session_.apply(edit));
    EXPECT_EQ(stored().all<layers::Structure>().rows().size(), before.all<layers::Structure>().rows().size() + 1);
    EXPECT_TRUE(session_.canUndo());
}

TEST_F(FullDiskTest, APictureThatHasNoRoomLeavesTheOneBeforeIt) {
    const QString file = folder_.file("table.png");
    QImage picture(40, 40, QImage::Format_RGB32);
    picture.fill(Qt::red);
    ASSERT_TRUE(app::writePicture(picture, file, "MẬT"));
    EXPECT_EQ(QImage(file).text("Description"), QString::fromUtf8("MẬT"));
    QImage large(400, 400, QImage::Format_RGB32);
    std::uint32_t noise = 1;  // cannot be packed
    for (int y = 0; y < large.height(); ++y)
        for (int x = 0; x < large.width(); ++x) large.setPixel(x, y, 0xff000000 | ((noise = noise * 1664525u + 1013904223u) >> 8));
    {
        const FileLimit full(4096);
        EXPECT_FALSE(app::writePicture(large, file, ""));
    }
    EXPECT_EQ(QImage(file).size(), picture.size());
    EXPECT_EQ(QDir(folder_.file(".")).entryList({"table.png*"}, QDir::Files), QStringList{"table.png"});
}

}  // namespace
}  // namespace saban::test
