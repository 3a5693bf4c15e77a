#pragma once

#include <QImage>
#include <QString>
#include <string>

namespace saban::app {

/// Writes a picture as PNG that names its marking, whole or not at all: what was there before stays until then. False when that fails.
bool writePicture(QImage picture, const QString& file, const std::string& marking);

}  // namespace saban::app
