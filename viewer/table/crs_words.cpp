#include "viewer/table/crs_words.h"

#include <QRegularExpression>
#include <QString>

#include "geo/core/text.h"

namespace saban::viewer {

std::string withZonesNamed(const std::string& name) {
    static const QRegularExpression zone(QStringLiteral("\\bzone (\\d+[NS]?)"));
    return QString::fromStdString(name).replace(zone, QString::fromStdString(text(SABAN_TR("viewer", "zone {}"), "\\1"))).toStdString();
}

}  // namespace saban::viewer
