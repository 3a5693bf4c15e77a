#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

namespace saban::test {

/// Handles events until `holds()` does; false when it does not within `patienceMs`. It is asked after each event and, for what happens in other threads and programs, every few
/// milliseconds: `QTest::qWaitFor` sleeps in between, and a program that is driven by its windows stands still meanwhile.
template <typename Condition>
bool waitFor(Condition holds, int patienceMs = 5000) {
    constexpr int kTickMs = 4;
    const QDeadlineTimer deadline(patienceMs);
    QTimer tick;
    tick.start(kTickMs);
    while (!holds()) {
        if (deadline.hasExpired()) return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

}  // namespace saban::test
