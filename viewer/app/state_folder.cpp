#include "viewer/app/state_folder.h"

#include <QDir>

namespace saban::app {

QString stateFolder() {
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    const QString base = QDir::isAbsolutePath(given) ? given : QDir::home().filePath(QStringLiteral(".local/state"));
    return QDir(base).filePath(QStringLiteral("saban"));
}

}  // namespace saban::app
