#include "viewer/briefing/briefing_icons.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <functional>

namespace saban::app {

namespace {

constexpr int kIconPx = 48;  // scaled down by whoever shows it
const QColor kRed(214, 40, 32), kYellow(255, 205, 40), kSand(0xc9, 0x8f, 0x3a);

QIcon drawn(const std::function<void(QPainter&)>& draw) {
    QPixmap picture(kIconPx, kIconPx);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
    painter.end();
    return QIcon(picture);
}

QPen lineOf(const QColor& colour, double width = 3.6) { return QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin); }

void drawPen(QPainter& painter, const QColor& line, const QColor& ink, bool isBroad) {
    painter.translate(24, 22);
    painter.rotate(45);
    painter.setPen(lineOf(line));
    painter.setBrush(Qt::NoBrush);
    const double half = isBroad ? 7.5 : 5.0;
    painter.drawRect(QRectF(-half, -22, 2 * half, 28));
    QPainterPath tip;
    tip.moveTo(-half, 6);
    tip.lineTo(isBroad ? -4.0 : 0.0, isBroad ? 13.0 : 17.0);
    if (isBroad) tip.lineTo(4.0, 16.0);
    tip.lineTo(half, 6);
    tip.closeSubpath();
    painter.setBrush(ink);
    painter.drawPath(tip);
}

}  // namespace

QIcon briefingIcon(BriefingSign sign, const QColor& line) {
    return drawn([&](QPainter& painter) {
        switch (sign) {
            case BriefingSign::Laser: {
                painter.setPen(lineOf(kRed, 3.0));
                for (int i = 0; i < 8; ++i) {
                    painter.save();
                    painter.translate(24, 24);
                    painter.rotate(i * 45.0);
                    painter.drawLine(QPointF(0, -13), QPointF(0, -20));
                    painter.restore();
                }
                painter.setPen(Qt::NoPen);
                painter.setBrush(kRed);
                painter.drawEllipse(QPointF(24, 24), 8.5, 8.5);
                painter.setBrush(Qt::white);
                painter.drawEllipse(QPointF(24, 24), 3.2, 3.2);
                break;
            }
            case BriefingSign::Pen: drawPen(painter, line, kRed, false); break;
            case BriefingSign::Highlighter: drawPen(painter, line, kYellow, true); break;
            case BriefingSign::Eraser:
                painter.setPen(lineOf(line));
                painter.drawLine(QPointF(8, 41), QPointF(42, 41));
                painter.translate(25, 22);
                painter.rotate(-40);
                painter.drawRoundedRect(QRectF(-17, -9, 34, 18), 3, 3);
                painter.setBrush(line);
                painter.drawRoundedRect(QRectF(-17, -9, 13, 18), 3, 3);
                break;
            case BriefingSign::Spotlight: {
                QPainterPath dark, disc;
                dark.addRoundedRect(QRectF(5, 8, 38, 32), 4, 4);
                disc.addEllipse(QPointF(24, 24), 11, 11);
                painter.setPen(lineOf(line, 2.4));
                painter.setBrush(line);
                painter.drawPath(dark.subtracted(disc));
                break;
            }
            case BriefingSign::Question: {
                painter.setPen(lineOf(kSand));
                painter.drawLine(QPointF(8, 38), QPointF(40, 20));
                painter.setPen(Qt::NoPen);
                painter.setBrush(kSand);
                painter.drawEllipse(QPointF(8, 38), 4.5, 4.5);
                painter.drawEllipse(QPointF(40, 20), 4.5, 4.5);
                painter.setPen(lineOf(line, 3.2));
                painter.setBrush(Qt::NoBrush);
                QPainterPath mark;
                mark.moveTo(14, 12);
                mark.cubicTo(14, 2, 30, 2, 29, 11);
                mark.cubicTo(28, 17, 21.5, 16, 21.5, 22);
                painter.drawPath(mark);
                painter.setBrush(line);
                painter.drawEllipse(QPointF(21.5, 28.0), 0.8, 0.8);
                break;
            }
            case BriefingSign::Undo: {
                painter.setPen(lineOf(line, 4.0));
                QPainterPath arc;
                arc.moveTo(10, 18);
                arc.lineTo(28, 18);
                arc.cubicTo(44, 18, 44, 39, 28, 39);
                arc.lineTo(18, 39);
                painter.drawPath(arc);
                painter.drawPolyline(QPolygonF{QPointF(19, 9), QPointF(10, 18), QPointF(19, 27)});
                break;
            }
            case BriefingSign::Wipe:
                painter.setPen(lineOf(line));
                painter.drawLine(QPointF(9, 14), QPointF(39, 14));
                painter.drawPolyline(QPolygonF{QPointF(18, 13), QPointF(18, 7), QPointF(30, 7), QPointF(30, 13)});
                painter.drawPolyline(QPolygonF{QPointF(13, 15), QPointF(15, 42), QPointF(33, 42), QPointF(35, 15)});
                for (const double x : {20.0, 28.0}) painter.drawLine(QPointF(x, 22), QPointF(x, 35));
                break;
            case BriefingSign::Keep: {
                painter.setPen(lineOf(line));
                painter.drawPolyline(QPolygonF{QPointF(30, 42), QPointF(8, 42), QPointF(8, 6), QPointF(30, 6), QPointF(40, 16), QPointF(40, 26)});
                painter.drawPolyline(QPolygonF{QPointF(30, 6), QPointF(30, 16), QPointF(40, 16)});
                painter.setPen(lineOf(kRed));
                QPainterPath wave;
                wave.moveTo(14, 30);
                wave.cubicTo(18, 20, 22, 36, 30, 24);
                painter.drawPath(wave);
                painter.setPen(lineOf(kSand, 4.0));
                painter.drawPolyline(QPolygonF{QPointF(29, 37), QPointF(34, 42), QPointF(43, 31)});
                break;
            }
        }
    });
}

QIcon colourIcon(const geo::Colour& colour) {
    return drawn([&](QPainter& painter) {
        painter.setPen(QPen(QColor(120, 118, 112), 3.0));
        painter.setBrush(QColor(colour.red, colour.green, colour.blue));
        painter.drawEllipse(QPointF(24, 24), 16, 16);
    });
}

QIcon strokeIcon(double widthPx, const QColor& line) {
    return drawn([&](QPainter& painter) {
        painter.setPen(lineOf(line, widthPx));
        QPainterPath wave;
        wave.moveTo(9, 30);
        wave.cubicTo(18, 10, 28, 40, 39, 19);
        painter.drawPath(wave);
    });
}

}  // namespace saban::app
