#include "viewer/briefing/marking_line.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace saban::app {

namespace {

constexpr double kSmallestPx = 7.0;

// White on this red has a contrast of 8:1.
QColor plate() { return {0x9c, 0x14, 0x1c}; }

}  // namespace

MarkingLine::MarkingLine(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("markingLine"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MarkingLine::setMarking(const QString& marking) {
    if (marking == marking_) return;
    marking_ = marking;
    setAccessibleName(marking);
    updateGeometry();
    update();
}

QSize MarkingLine::sizeHint() const { return {10, marking_.isEmpty() ? 0 : static_cast<int>(std::ceil(fontMetrics().height() * 1.35))}; }

void MarkingLine::paint(QPainter& painter, const QRectF& area, const QString& marking) {
    if (marking.isEmpty() || area.isEmpty()) return;
    QFont font = painter.font();
    font.setBold(true);
    double heightPx = area.height() * 0.66;
    const auto fit = [&] {
        font.setPixelSize(std::max(1, static_cast<int>(heightPx)));
        return QFontMetricsF(font).horizontalAdvance(marking);
    };
    double width = fit();
    while (width > area.width() - 2.0 * heightPx && heightPx > kSmallestPx) {
        heightPx = std::max(kSmallestPx, heightPx * 0.94);
        width = fit();
    }
    QRectF box(0.0, 0.0, std::min(area.width(), width + 2.0 * heightPx), area.height());
    box.moveCenter(area.center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(plate());
    painter.drawRoundedRect(box, area.height() * 0.15, area.height() * 0.15);
    painter.setPen(Qt::white);
    painter.setFont(font);
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, marking);
    painter.restore();
}

void MarkingLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paint(painter, QRectF(rect()).adjusted(0.0, 1.0, 0.0, -1.0), marking_);
}

}  // namespace saban::app
