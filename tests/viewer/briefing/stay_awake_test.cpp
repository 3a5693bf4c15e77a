#include "viewer/briefing/stay_awake.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "tests/viewer/app/waiting.h"

namespace saban::app {
namespace {

/// A desktop that answers when it is told to.
class Desktop : public QDBusVirtualObject {
 public:
    std::optional<QDBusMessage> asked;  ///< not answered yet
    std::vector<quint32> takenBack;

    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection&) override {
        if (message.member() == QStringLiteral("Inhibit")) asked = message;
        else if (message.member() == QStringLiteral("UnInhibit")) takenBack.push_back(message.arguments().value(0).toUInt());
        else return false;
        return true;
    }
};

/// On a bus of its own: the one of whoever runs the tests hears nothing of it.
class StayAwakeTest : public testing::Test {
 protected:
    static void SetUpTestSuite() {
        const QString daemon = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (daemon.isEmpty()) return;
        folder_ = std::make_unique<QTemporaryDir>();
        const QString address = QStringLiteral("unix:path=%1/bus").arg(folder_->path()), file = folder_->filePath(QStringLiteral("bus.conf"));
        QFile config(file);
        ASSERT_TRUE(config.open(QIODevice::WriteOnly));
        config.write(QStringLiteral("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">"
                                    "<busconfig><type>session</type><listen>%1</listen><auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                                    "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>")
                         .arg(address)
                         .toUtf8());
        config.close();
        bus_ = std::make_unique<QProcess>();
        bus_->start(daemon, {QStringLiteral("--nofork"), QStringLiteral("--nopidfile"), QStringLiteral("--print-address"), QStringLiteral("--config-file=") + file});
        ASSERT_TRUE(bus_->waitForReadyRead(20000)) << bus_->readAllStandardError().toStdString();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address.toUtf8());
        QDBusConnection theirs = QDBusConnection::connectToBus(address, QStringLiteral("desktop"));
        ASSERT_TRUE(theirs.registerService(QStringLiteral("org.freedesktop.ScreenSaver")));
        desktop_ = std::make_unique<Desktop>();
        ASSERT_TRUE(theirs.registerVirtualObject(QStringLiteral("/org/freedesktop/ScreenSaver"), desktop_.get()));
    }
    static void TearDownTestSuite() {
        QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
        desktop_.reset();
        if (bus_) bus_->kill(), bus_->waitForFinished();
        bus_.reset();
        folder_.reset();
    }
    void SetUp() override {
        if (!desktop_) GTEST_SKIP() << "dbus-daemon is not installed (package dbus-daemon)";
        desktop_->asked.reset();
        desktop_->takenBack.clear();
    }
    static void answer(const QVariant& with) { ASSERT_TRUE(QDBusConnection(QStringLiteral("desktop")).send(desktop_->asked->createReply(with))); }

    static inline std::unique_ptr<QTemporaryDir> folder_;
    static inline std::unique_ptr<QProcess> bus_;
    static inline std::unique_ptr<Desktop> desktop_;
};

TEST_F(StayAwakeTest, AsksWithItsReasonAndTakesItBack) {
    auto awake = std::make_unique<StayAwake>(QStringLiteral("Briefing"));
    ASSERT_TRUE(test::waitFor([] { return desktop_->asked.has_value(); }));
    EXPECT_EQ(desktop_->asked->arguments().value(0).toString(), QCoreApplication::applicationName());
    EXPECT_EQ(desktop_->asked->arguments().value(1).toString(), QStringLiteral("Briefing"));
    answer(quint32{7});
    test::waitFor([] { return false; }, 200);
    EXPECT_TRUE(desktop_->takenBack.empty());
    awake.reset();
    ASSERT_TRUE(test::waitFor([] { return !desktop_->takenBack.empty(); }));
    EXPECT_EQ(desktop_->takenBack, std::vector<quint32>{7});
}

/// It can be over before the desktop answers: then the screens may rest as soon as it does.
TEST_F(StayAwakeTest, AnAnswerThatComesTooLateIsTakenBack) {
    auto awake = std::make_unique<StayAwake>(QStringLiteral("Briefing"));
    ASSERT_TRUE(test::waitFor([] { return desktop_->asked.has_value(); }));
    awake.reset();
    test::waitFor([] { return false; }, 100);
    EXPECT_TRUE(desktop_->takenBack.empty());
    answer(quint32{8});
    ASSERT_TRUE(test::waitFor([] { return !desktop_->takenBack.empty(); }));
    EXPECT_EQ(desktop_->takenBack, std::vector<quint32>{8});
}

TEST_F(StayAwakeTest, ARefusalLeavesNothingToTakeBack) {
    auto awake = std::make_unique<StayAwake>(QStringLiteral("Briefing"));
    ASSERT_TRUE(test::waitFor([] { return desktop_->asked.has_value(); }));
    ASSERT_TRUE(QDBusConnection(QStringLiteral("desktop")).send(desktop_->asked->createErrorReply(QDBusError::AccessDenied, QStringLiteral("no"))));
    test::waitFor([] { return false; }, 100);
    awake.reset();
    test::waitFor([] { return false; }, 200);
    EXPECT_TRUE(desktop_->takenBack.empty());
}

}  // namespace
}  // namespace saban::app

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("saban"));
    return RUN_ALL_TESTS();
}
