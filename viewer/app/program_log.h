#pragma once

#include <QString>
#include <string>

#include "geo/core/error.h"

namespace saban::app {

/// Who writes: the window keeps its file open, and each window that runs beside another has one of its own; a command opens
/// its file for the one line that it has to say.
enum class LogWriter { Window, Command };

/// Begins to log into `logFolder()`: at most 5 files of 1 MiB each, the oldest goes. Where that cannot be written, or the disk
/// is full, the program goes on without it. Warnings of Qt are logged too, and shown as before. Call once, with a QCoreApplication.
void startLog(LogWriter writer);

/// What happened, in English, without anything of a plan's content: no names of features, no coordinates. Paths may be in it.
void logEvent(const QString& event);
/// The kind of the error and its words, without what they quote that is no path, and without numbers.
void logError(const geo::Error& error);
/// The same of a message that has no kind.
void logTrouble(const QString& message);

QString logFolder();

/// A message without what it quotes that is no path (…), and without numbers that are not part of a path (#).
QString withoutContent(const QString& message);

}  // namespace saban::app
