#include "viewer/briefing/stay_awake.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <optional>

namespace saban::app {

namespace {

QDBusMessage callOf(const char* method) {
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("/org/freedesktop/ScreenSaver"), QStringLiteral("org.freedesktop.ScreenSaver"),
                                          QString::fromLatin1(method));
}

/// Without an address the library would look for a bus by starting programs.
bool hasBus() { return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") && QDBusConnection::sessionBus().isConnected(); }

void takeBack(quint32 cookie) {
    QDBusMessage call = callOf("UnInhibit");
    call << cookie;
    QDBusConnection::sessionBus().send(call);
}

}  // namespace

struct StayAwake::Wish {
    std::optional<quint32> cookie{};  ///< nothing: not answered
    bool isOver = false;
};

StayAwake::StayAwake(const QString& reason, QObject* parent) : QObject(parent) {
    if (!hasBus()) return;
    QDBusMessage call = callOf("Inhibit");
    call << QCoreApplication::applicationName() << reason;
    wish_ = std::make_shared<Wish>();
    // The answer may come after the end of this.
    auto* answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), QCoreApplication::instance());
    connect(answer, &QDBusPendingCallWatcher::finished, answer, [answer, wish = wish_] {
        answer->deleteLater();
        const QDBusPendingReply<quint32> reply = *answer;
        if (reply.isError()) return;
        if (wish->isOver) takeBack(reply.value());
        else wish->cookie = reply.value();
    });
}

StayAwake::~StayAwake() {
    if (!wish_) return;
    wish_->isOver = true;
    if (wish_->cookie) takeBack(*wish_->cookie);
}

}  // namespace saban::app
