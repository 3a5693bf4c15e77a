#include "viewer/app/program_icon.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace saban::app {

namespace {

constexpr double kUnits = 64.0;  // of a side

QPixmap picture(int sidePx) {
    const QColor sand(0xd9, 0xa7, 0x5a), hill(0xe7, 0xc3, 0x84), line(0x9a, 0x6a, 0x24), leftSide(0x8f, 0x62, 0x2a), rightSide(0x6b, 0x48, 0x1e), flag(0xd6, 0x28, 0x20), pole(0x2a, 0x24, 0x1c);
    QPixmap pixmap(sidePx, sidePx);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(sidePx / kUnits, sidePx / kUnits);
    painter.setPen(Qt::NoPen);
    painter.setBrush(leftSide);
    painter.drawPolygon(QPolygonF({{3, 33}, {32, 47}, {32, 61}, {3, 46}}));
    painter.setBrush(rightSide);
    painter.drawPolygon(QPolygonF({{61, 33}, {32, 47}, {32, 61}, {61, 46}}));
    QPainterPath ground(QPointF(3, 33));
    ground.cubicTo({14, 28}, {17, 15}, {30, 15});  // the hill stands over the far edge
    ground.cubicTo({43, 15}, {48, 28}, {61, 33});
    ground.lineTo(32, 47);
    ground.closeSubpath();
    painter.setBrush(sand);
    painter.drawPath(ground);
    painter.setBrush(hill);
    painter.drawEllipse(QPointF(30, 24), 11.5, 7.0);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(line, 1.6));
    painter.drawEllipse(QPointF(30, 24), 11.5, 7.0);
    painter.drawEllipse(QPointF(30, 22), 5.5, 3.2);
    painter.drawArc(QRectF(11, 19, 40, 22), 200 * 16, 140 * 16);
    painter.setPen(QPen(pole, 2.0, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(30, 22), QPointF(30, 3));
    painter.setPen(Qt::NoPen);
    painter.setBrush(flag);
    painter.drawPolygon(QPolygonF({{31, 3}, {47, 8}, {31, 13}}));
    return pixmap;
}

}  // namespace

QIcon programIcon() {
    QIcon icon;
    for (const int sidePx : {16, 24, 32, 48, 64, 128, 256}) icon.addPixmap(picture(sidePx));
    return icon;
}

}  // namespace saban::app
