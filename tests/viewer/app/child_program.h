#pragma once

#include <gtest/gtest.h>

#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

namespace saban::test {

/// The shipped program as a process of its own, on the test's screen and with its folders.
class ChildProgram {
   public:
    explicit ChildProgram(const QStringList& arguments, const QStringList& environment = {}) {
        QProcessEnvironment given = QProcessEnvironment::systemEnvironment();
        given.insert(QStringLiteral("SABAN_LANG"), QStringLiteral("en"));
        for (const QString& variable : environment) given.insert(variable.section(QLatin1Char('='), 0, 0), variable.section(QLatin1Char('='), 1));
        process_.setProcessEnvironment(given);
        process_.start(QStringLiteral(SABAN_BUILD_DIR "/saban"), arguments);
        EXPECT_TRUE(process_.waitForStarted());
    }
    ~ChildProgram() { kill(); }

    /// As the system does it, without a chance to tidy up.
    void kill() {
        if (process_.state() == QProcess::NotRunning) return;
        process_.kill();
        process_.waitForFinished();
    }
    void terminate() { process_.terminate(); }
    bool waitForEnd(int ms) { return process_.state() == QProcess::NotRunning || process_.waitForFinished(ms); }
    bool hasCrashed() const { return process_.exitStatus() == QProcess::CrashExit; }
    int exitCode() const { return process_.exitCode(); }
    QString errors() { return QString::fromUtf8(process_.readAllStandardError()); }

   private:
    QProcess process_;
};

}  // namespace saban::test
