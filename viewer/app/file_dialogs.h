#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace saban::app {

enum class FilesFor { Opening, Adding };

/// Elevation and imagery files that the user chooses, at first from `folder`; none when the user changed their mind.
QStringList askForFiles(QWidget* parent, FilesFor purpose, const QString& folder);
/// Where a file of this name is now; empty when the user changed their mind.
QString askForMissingFile(QWidget* parent, const QString& name, const QString& folder);
/// The same for a folder of elevation tiles, and for a picture to be written; empty for none.
QString askForFolder(QWidget* parent);
QString askForPicture(QWidget* parent);

}  // namespace saban::app
