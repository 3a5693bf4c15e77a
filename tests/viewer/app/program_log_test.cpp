#include "viewer/app/program_log.h"

#include <QDir>
#include <QFile>

#include "tests/viewer/app/child_program.h"
#include "tests/viewer/app/window_fixture.h"

namespace saban::test {
namespace {

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

TEST(LogText, KeepsPathsAndLeavesOutNamesAndNumbers) {
    using app::withoutContent;
    EXPECT_EQ(withoutContent(QString::fromUtf8("cannot read '/data/địa hình.tif': it has no CRS")), QString::fromUtf8("cannot read '/data/địa hình.tif': it has no CRS"));
    EXPECT_EQ(withoutContent("cannot read 'ridge.tif'"), "cannot read 'ridge.tif'");
    EXPECT_EQ(withoutContent(QString::fromUtf8("cannot move 'Hầm họp số 1'")), QString::fromUtf8("cannot move '…'"));
    EXPECT_FALSE(withoutContent("cannot place 587123.45, 2325001.5 given in EPSG:4326").contains("587"));
    EXPECT_FALSE(withoutContent("cannot place 587123.45, 2325001.5 given in EPSG:4326").contains("2325001"));
    EXPECT_FALSE(withoutContent("105.85 is no latitude").contains("105"));
}

class ProgramLogTest : public WindowTest {};

TEST_F(ProgramLogTest, TheWindowLogsWhatItOpensAndACommandItsErrors) {
    const QString state = folder_.file("state");
    {
        ChildProgram program({writeElevation(folder_, "valley.tif"), QStringLiteral("--screenshot"), folder_.file("a.png")}, {QStringLiteral("XDG_STATE_HOME=") + state});
        ASSERT_TRUE(program.waitForEnd(kPatienceMs));
        EXPECT_EQ(program.exitCode(), 0) << program.errors().toStdString();
    }
    const QString window = textOf(state + "/saban/log/saban.log");
    EXPECT_TRUE(window.contains("valley.tif")) << window.toStdString();
    EXPECT_TRUE(window.contains("ended with status 0")) << window.toStdString();
    ChildProgram command({QStringLiteral("info"), folder_.file("missing.tif")}, {QStringLiteral("XDG_STATE_HOME=") + state});
    ASSERT_TRUE(command.waitForEnd(kPatienceMs));
    EXPECT_EQ(command.exitCode(), 1);
    const QString commands = textOf(state + "/saban/log/commands.log");
    EXPECT_TRUE(commands.contains("missing.tif")) << commands.toStdString();
}

TEST_F(ProgramLogTest, AStateFolderThatCannotBeWrittenStopsNothing) {
    QFile blocker(folder_.file("state"));
    ASSERT_TRUE(blocker.open(QIODevice::WriteOnly));
    ChildProgram program({writeElevation(folder_, "valley.tif"), QStringLiteral("--screenshot"), folder_.file("a.png")}, {QStringLiteral("XDG_STATE_HOME=") + folder_.file("state")});
    ASSERT_TRUE(program.waitForEnd(kPatienceMs));
    EXPECT_EQ(program.exitCode(), 0) << program.errors().toStdString();
    EXPECT_TRUE(QFile::exists(folder_.file("a.png")));
}

TEST_F(ProgramLogTest, FilesStayBelowAMebibyteAndFiveInNumber) {
    app::startLog(app::LogWriter::Window);
    const QString line = QString(1000, QLatin1Char('x'));
    for (int i = 0; i < 7000; ++i) app::logEvent(line);
    const auto files = QDir(app::logFolder()).entryInfoList({QStringLiteral("saban*.log")}, QDir::Files);
    EXPECT_EQ(files.size(), 5);
    for (const QFileInfo& file : files) EXPECT_LE(file.size(), 1 << 20);
}

}  // namespace
}  // namespace saban::test
