#include "viewer/app/picture_file.h"

#include <QSaveFile>

namespace saban::app {

bool writePicture(QImage picture, const QString& file, const std::string& marking) {
    const QString key = QStringLiteral("Description");  // of PNG's chunks of text
    if (!marking.empty()) picture.setText(key, QString::fromStdString(marking));
    QSaveFile out(file);
    return out.open(QIODevice::WriteOnly) && picture.save(&out, "PNG") && out.commit();
}

}  // namespace saban::app
