#pragma once

class QFont;
class QPainterPath;
class QPointF;
class QString;

namespace saban::layers {

/// The outlines of a line of text whose base line begins at `from`. The same in every run, whatever was written before: Qt's own depend on the sizes at which the font was used until then.
/// Needs a QGuiApplication. Thread safety: any thread.
QPainterPath letterPath(const QFont& font, QPointF from, const QString& text);

}  // namespace saban::layers
