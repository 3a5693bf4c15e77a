#include "viewer/app/program_log.h"

#include <QCoreApplication>
#include <QDir>
#include <QLockFile>
#include <QRegularExpression>
#include <cstdio>
#include <memory>
#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>

#include "viewer/app/state_folder.h"

namespace saban::app {

namespace {

constexpr std::size_t kFileBytes = 1 << 20;
constexpr std::size_t kOlderFiles = 4;
constexpr int kMostWindows = 9;

QtMessageHandler before = nullptr;

struct Log {
    std::shared_ptr<spdlog::logger> logger;
    std::unique_ptr<QLockFile> lock;  ///< of a window's file

    ~Log() { qInstallMessageHandler(before); }  // even freeing the lock may have something to say
};

Log& theLog() {
    static Log log;
    return log;
}

std::shared_ptr<spdlog::logger> openFile(const QString& path) {
    try {
        auto logger = std::make_shared<spdlog::logger>("saban", std::make_shared<spdlog::sinks::rotating_file_sink_mt>(path.toStdString(), kFileBytes, kOlderFiles));
        logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z [%P] %l: %v");
        logger->set_error_handler([](const std::string&) {});  // a full disk: nobody could do anything about each line
        logger->flush_on(spdlog::level::info);
        return logger;
    } catch (const spdlog::spdlog_ex&) {
        return nullptr;
    }
}

const char* nameOf(geo::ErrorCode code) {
    using geo::ErrorCode;
    switch (code) {
        case ErrorCode::InvalidArgument: return "InvalidArgument";
        case ErrorCode::NotFound: return "NotFound";
        case ErrorCode::Unreadable: return "Unreadable";
        case ErrorCode::BadFormat: return "BadFormat";
        case ErrorCode::Unsupported: return "Unsupported";
        case ErrorCode::NoCrs: return "NoCrs";
        case ErrorCode::BadCrs: return "BadCrs";
        case ErrorCode::NoData: return "NoData";
        case ErrorCode::Refused: return "Refused";
        case ErrorCode::BadUsage: return "BadUsage";
        case ErrorCode::WriteFailed: return "WriteFailed";
        case ErrorCode::Cancelled: return "Cancelled";
    }
    return "error";
}

void alsoLog(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    if (type != QtDebugMsg && type != QtInfoMsg && theLog().logger) theLog().logger->warn("Qt: {}", withoutContent(message).toStdString());
    if (before) before(type, context, message);
    else std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, message)));
}

}  // namespace

QString logFolder() { return QDir(stateFolder()).filePath(QStringLiteral("log")); }

void startLog(LogWriter writer) {
    Log& log = theLog();
    const QDir folder(logFolder());
    if (log.logger || !QDir().mkpath(folder.path())) return;
    if (writer == LogWriter::Command) {
        log.logger = openFile(folder.filePath(QStringLiteral("commands.log")));
        return;
    }
    // Two programs that rotate one file would lose each other's lines.
    for (int number = 1; number <= kMostWindows && !log.logger; ++number) {
        const QString name = number == 1 ? QStringLiteral("saban.log") : QStringLiteral("saban-%1.log").arg(number);
        auto lock = std::make_unique<QLockFile>(folder.filePath(name + QStringLiteral(".lock")));
        lock->setStaleLockTime(0);
        if (!lock->tryLock(0)) {
            if (lock->error() != QLockFile::LockFailedError) return;  // nothing can be written there
            continue;
        }
        log.lock = std::move(lock);
        log.logger = openFile(folder.filePath(name));
        if (!log.logger) return;
    }
    before = qInstallMessageHandler(alsoLog);
}

void logEvent(const QString& event) {
    if (theLog().logger) theLog().logger->info("{}", event.toStdString());
}

void logError(const geo::Error& error) {
    if (theLog().logger) theLog().logger->error("{}: {}", nameOf(error.code), withoutContent(QString::fromStdString(error.message)).toStdString());
}

void logTrouble(const QString& message) {
    if (theLog().logger) theLog().logger->warn("{}", withoutContent(message).toStdString());
}

QString withoutContent(const QString& message) {
    static const QRegularExpression quoted(QStringLiteral("'([^']*)'|\"([^\"]*)\"|“([^”]*)”"));
    static const QRegularExpression number(QStringLiteral("(?<![\\w/.-])[-−+]?\\d[\\d.,  ]*(?![\\w/])"));
    static const QRegularExpression file(QStringLiteral("[/\\\\]|\\.[A-Za-z][A-Za-z0-9]{1,4}$"));
    QString kept;
    qsizetype at = 0;
    const auto keepPlain = [&](QString plain) { kept += plain.replace(number, QStringLiteral("#")); };
    for (auto matches = quoted.globalMatch(message); matches.hasNext();) {
        const auto match = matches.next();
        keepPlain(message.mid(at, match.capturedStart() - at));
        const QString inside = match.captured(match.lastCapturedIndex());
        kept += inside.contains(file) ? match.captured() : QStringLiteral("'…'");
        at = match.capturedEnd();
    }
    keepPlain(message.mid(at));
    return kept;
}

}  // namespace saban::app
