#include "viewer/app/run_record.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace saban::app {

namespace {

constexpr qint64 kMostBytes = 4 << 20;  // far beyond any list of files

QString lockOf(const QString& path) { return path + QStringLiteral(".lock"); }

std::unique_ptr<QLockFile> lockFor(const QString& path) {
    auto lock = std::make_unique<QLockFile>(lockOf(path));
    lock->setStaleLockTime(0);  // only the end of its process frees it, however long that runs
    return lock->tryLock(0) ? std::move(lock) : nullptr;
}

}  // namespace

RunRecord::RunRecord(const QString& folder) : folder_(folder) {}
RunRecord::~RunRecord() { end(); }

void RunRecord::keep(const QByteArray& content) {
    if (content == kept_) return;
    if (!lock_) {
        if (!QDir().mkpath(folder_)) return;
        // Windows of one process, too, have one each.
        for (int number = 0; number < 100 && !lock_; ++number) {
            path_ = QDir(folder_).filePath(QStringLiteral("%1-%2.json").arg(QCoreApplication::applicationPid()).arg(number));
            if (!QFileInfo::exists(path_)) lock_ = lockFor(path_);
        }
        if (!lock_) return;
    }
    QSaveFile file(path_);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit()) kept_ = content;
}

void RunRecord::end() {
    if (!lock_) return;
    QFile::remove(path_);
    lock_.reset();
    kept_.clear();
}

void RunRecord::leave() { lock_.reset(); }

void LeftRecord::discard() {
    QFile::remove(path);
    lock.reset();
}

std::vector<LeftRecord> leftRecords(const QString& folder) {
    std::vector<LeftRecord> left;
    for (const QFileInfo& info : QDir(folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Time)) {
        auto lock = lockFor(info.filePath());
        if (!lock) continue;
        QFile file(info.filePath());
        // Its run may have ended between the listing and the lock.
        if (!file.open(QIODevice::ReadOnly)) continue;
        left.push_back({info.filePath(), info.lastModified(), file.read(kMostBytes), std::move(lock)});
    }
    return left;
}

}  // namespace saban::app
