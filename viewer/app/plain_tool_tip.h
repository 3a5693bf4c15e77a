#pragma once

#include <QString>
#include <QTextDocument>

namespace saban::app {

/// A tool tip that shows the text as it is, whatever marks are in a name.
inline QString plainToolTip(const QString& text) { return Qt::mightBeRichText(text) ? QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped()) : text; }

/// A text of a menu or a button that shows every & of a name.
inline QString plainMenuText(QString name) { return name.replace(QLatin1Char('&'), QStringLiteral("&&")); }

}  // namespace saban::app
