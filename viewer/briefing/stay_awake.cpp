#include "viewer/briefing/stay_awake.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace saban::app {

namespace {

QDBusMessage callOf(const char* method) {
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("/org/freedesktop/ScreenSaver"), QStringLiteral("org.freedesktop.ScreenSaver"),
                                          QString::fromLatin1(method));
}

/// Without an address the library would look for a bus by starting programs.
bool hasBus() { return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") && QDBusConnection::sessionBus().isConnected(); }

}  // namespace

StayAwake::StayAwake(const QString& reason, QObject* parent) : QObject(parent) {
    if (!hasBus()) return;
    QDBusMessage call = callOf("Inhibit");
    call << QCoreApplication::applicationName() << reason;
    auto* answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<quint32> reply = *answer;
        if (!reply.isError()) cookie_ = reply.value();
        answer->deleteLater();
    });
}

StayAwake::~StayAwake() {
    if (!cookie_) return;
    QDBusMessage call = callOf("UnInhibit");
    call << *cookie_;
    QDBusConnection::sessionBus().send(call);
}

}  // namespace saban::app
