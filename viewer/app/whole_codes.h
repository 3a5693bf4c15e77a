#pragma once

#include <QRegularExpression>
#include <QString>

namespace saban::app {

/// A text for a label that breaks lines and cannot be copied: "EPSG:3405" stays in one piece, which Qt would tear after its colon.
inline QString withCodesWhole(QString text) {
    static const QRegularExpression colon(QStringLiteral("\\b(EPSG|ESRI):(?=\\d)"));
    return text.replace(colon, QStringLiteral("\\1:\u2060"));
}

/// What a person may have got from such a label all the same.
inline QString withoutJoiners(QString text) { return text.remove(QChar(0x2060)); }

}  // namespace saban::app
