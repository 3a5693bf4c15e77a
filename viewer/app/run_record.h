#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QLockFile>
#include <QString>
#include <memory>
#include <vector>

namespace saban::app {

/// A file that says what a run of the program has open, as long as the run lasts: one that is left over is of a run that did not end orderly.
/// Each run has a file of its own, and holds a lock beside it that goes away with its process.
///
/// Where the folder cannot be written, nothing is kept, and nothing else happens.
class RunRecord {
   public:
    explicit RunRecord(const QString& folder);
    /// As `end`.
    ~RunRecord();
    RunRecord(const RunRecord&) = delete;
    RunRecord& operator=(const RunRecord&) = delete;

    /// Takes the place of what was kept, at once or not at all. Nothing is written when it is the same.
    void keep(const QByteArray& content);
    /// An orderly end: nothing is left.
    void end();
    /// An end that leaves what was kept, to be offered.
    void leave();

   private:
    QString folder_, path_;
    std::unique_ptr<QLockFile> lock_;
    QByteArray kept_;
};

/// What a run left that did not end orderly. It is this process's own as long as the value lives: no other offers it meanwhile.
struct LeftRecord {
    QString path;
    QDateTime written;
    QByteArray content;
    std::unique_ptr<QLockFile> lock;

    /// Removes the file.
    void discard();
};

/// The latest first. Those of programs that still run are not among them.
std::vector<LeftRecord> leftRecords(const QString& folder);

}  // namespace saban::app
