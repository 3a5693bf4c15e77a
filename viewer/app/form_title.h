#pragma once

#include <QAbstractScrollArea>
#include <QLabel>
#include <algorithm>

namespace saban::app {

/// Puts the title of a row beside the first line of its field, however tall the row is. Left alone, a `QFormLayout` centres it in up to 7/4 of its own height, which is too low beside a
/// field with a hint below.
inline void alignToFirstLine(QLabel& title, const QWidget& field) {
    constexpr int kTextMarginPx = 4;  // of a document to its frame
    const QWidget* line = &field;
    while (line->focusProxy()) line = line->focusProxy();
    const auto* area = qobject_cast<const QAbstractScrollArea*>(line);
    const int abovePx = area ? area->frameWidth() + kTextMarginPx : (std::max(line->sizeHint().height(), line->minimumHeight()) - title.fontMetrics().height()) / 2;
    if (qobject_cast<const QLabel*>(line)) return title.setAlignment(Qt::AlignLeft | Qt::AlignTop);
    title.setAlignment(Qt::AlignLeft | Qt::AlignTop);
    title.setContentsMargins(0, std::max(0, abovePx), 0, 0);
}

}  // namespace saban::app
