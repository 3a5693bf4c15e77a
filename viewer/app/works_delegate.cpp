#include "viewer/app/works_delegate.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <algorithm>

#include "viewer/app/theme.h"
#include "viewer/app/work_words.h"
#include "viewer/app/works_model.h"

namespace saban::app {

namespace {

const QColor kInk(0x17, 0x18, 0x1a);

layers::WorkState stateAt(const QModelIndex& index) { return static_cast<layers::WorkState>(index.data(WorksModel::StateRole).toInt()); }

/// A form for each state, so that the mark can be read without its colour.
void paintMark(QPainter& painter, QRectF box, layers::WorkState state) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(state));
    QPainterPath path;
    switch (state) {
        case layers::WorkState::AtRisk:
            path.moveTo(box.center().x(), box.top());
            path.lineTo(box.bottomRight());
            path.lineTo(box.bottomLeft());
            path.closeSubpath();
            break;
        case layers::WorkState::Late: path.addRect(box); break;
        default: path.addEllipse(box); break;
    }
    painter.drawPath(path);
    if (state != layers::WorkState::Done) return;
    QPainterPath tick(box.topLeft() + QPointF(0.25, 0.52) * box.width());
    tick.lineTo(box.topLeft() + QPointF(0.43, 0.70) * box.width());
    tick.lineTo(box.topLeft() + QPointF(0.76, 0.32) * box.width());
    painter.setPen(QPen(kInk, box.width() * 0.14, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(tick);
}

void paintBar(QPainter& painter, QRectF cell, const QModelIndex& index) {
    const double share = std::clamp(index.data(WorksModel::SortRole).toDouble() / 100.0, 0.0, 1.0);
    QRectF bar = cell.adjusted(6.0, 0.0, -6.0 - painter.fontMetrics().horizontalAdvance(QStringLiteral("100 % ")), 0.0);
    const double height = std::min(cell.height() * 0.42, 14.0);
    bar = QRectF(bar.left(), cell.center().y() - height / 2.0 + 0.5, std::max(10.0, bar.width()), height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().groove);
    painter.drawRoundedRect(bar, 3.0, 3.0);
    painter.setBrush(colourOf(stateAt(index)));
    painter.setClipRect(QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()));
    painter.drawRoundedRect(bar, 3.0, 3.0);
}

}  // namespace

void WorksDelegate::paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const {
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const bool isRefused = index.data(WorksModel::RefusedRole).toBool();
    const bool isState = index.column() == WorksModel::State, isBar = index.column() == WorksModel::Percent && !isRefused;
    const double mark = option.fontMetrics.height() * 0.62;
    QRect textRect = option.rect;
    if (isState || isRefused) textRect.setLeft(textRect.left() + static_cast<int>(mark) + 14);
    const QString text = option.text;
    option.text.clear();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isBar) {
        painter->save();
        paintBar(*painter, option.rect, index);
        painter->restore();
    }
    QRectF box(0.0, 0.0, mark, mark);
    box.moveCenter(QPointF(option.rect.left() + 7.0 + mark / 2.0, QRectF(option.rect).center().y()));
    if (isState) paintMark(*painter, box, stateAt(index));
    if (isRefused) {
        painter->setPen(theme().refusal);
        QFont bold = option.font;
        bold.setBold(true);
        painter->setFont(bold);
        painter->drawText(box.adjusted(-6.0, -6.0, 6.0, 6.0), Qt::AlignCenter, QStringLiteral("!"));
        painter->setFont(option.font);
    }
    const bool isSelected = option.state & QStyle::State_Selected;
    painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    textRect.adjust(isState || isRefused ? 0 : 6, 0, -6, 0);
    painter->drawText(textRect, static_cast<int>(option.displayAlignment) | Qt::TextSingleLine, option.fontMetrics.elidedText(text, Qt::ElideRight, textRect.width()));
    painter->restore();
}

void WorksDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (const auto* line = qobject_cast<QLineEdit*>(editor); line && line->isModified()) return;
    QStyledItemDelegate::setEditorData(editor, index);
}

QSize WorksDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const int height = option.fontMetrics.height();
    size.setHeight(height + 10);
    if (index.column() == WorksModel::State) size.rwidth() += height + 12;
    if (index.column() == WorksModel::Percent) size.rwidth() += 5 * height;
    const bool isDay = index.column() == WorksModel::Start || index.column() == WorksModel::Due;
    size.rwidth() += isDay ? 10 + height : 10;  // room for the mark of a refused one
    return size;
}

}  // namespace saban::app
