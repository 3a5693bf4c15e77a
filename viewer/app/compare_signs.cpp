#include "viewer/app/compare_signs.h"

#include <QPainter>
#include <QPixmap>
#include <map>

#include "viewer/app/theme.h"

namespace saban::app {

namespace {

constexpr int kIconPx = 48;  // scaled down by whoever shows it

QPixmap drawn(layers::DifferenceSort sort, const QColor& ink) {
    QPixmap picture(kIconPx, kIconPx);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 8.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (sort) {
        case layers::DifferenceSort::Added:
            painter.drawLine(QPointF(24, 8), QPointF(24, 40));
            painter.drawLine(QPointF(8, 24), QPointF(40, 24));
            break;
        case layers::DifferenceSort::Removed:
            painter.drawLine(QPointF(11, 11), QPointF(37, 37));
            painter.drawLine(QPointF(37, 11), QPointF(11, 37));
            break;
        case layers::DifferenceSort::Moved:
            painter.drawLine(QPointF(8, 40), QPointF(38, 10));
            painter.drawPolyline(QPolygonF{QPointF(20, 9), QPointF(39, 9), QPointF(39, 28)});
            break;
        case layers::DifferenceSort::Changed: painter.drawEllipse(QPointF(24, 24), 15.0, 15.0); break;
    }
    return picture;
}

}  // namespace

geo::Colour colourOf(layers::DifferenceSort sort) {
    switch (sort) {
        case layers::DifferenceSort::Added: return {0, 158, 115, 255};
        case layers::DifferenceSort::Removed: return {213, 94, 0, 255};
        case layers::DifferenceSort::Moved: return {86, 180, 233, 255};
        case layers::DifferenceSort::Changed: return {204, 121, 167, 255};
    }
    return {};
}

QIcon iconOf(layers::DifferenceSort sort) {
    static std::map<layers::DifferenceSort, QIcon> icons;
    QIcon& icon = icons[sort];
    if (icon.isNull()) {
        const geo::Colour colour = colourOf(sort);
        icon = QIcon(drawn(sort, QColor(colour.red, colour.green, colour.blue)));
        icon.addPixmap(drawn(sort, theme().onAccent), QIcon::Selected);  // on the ground of a chosen row
    }
    return icon;
}

}  // namespace saban::app
