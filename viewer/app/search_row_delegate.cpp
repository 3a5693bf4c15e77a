#include "viewer/app/search_row_delegate.h"

#include <QPainter>

namespace saban::app {

namespace {

constexpr int kMarginPx = 9, kAbovePx = 5;
constexpr double kSmallShare = 0.9;  // of the font, for the second line

QFont smallFont(QFont font) {
    font.setPointSizeF(font.pointSizeF() * kSmallShare);
    return font;
}

}  // namespace

QSize SearchRowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    const QFontMetrics small(smallFont(option.font));
    return {100, option.fontMetrics.height() + small.height() + 2 * kAbovePx};
}

void SearchRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool isChosen = option.state & QStyle::State_Selected;
    const QPalette& palette = option.palette;
    painter->save();
    if (isChosen) painter->fillRect(option.rect, palette.highlight());
    else if (option.state & QStyle::State_MouseOver) painter->fillRect(option.rect, palette.button());
    const QColor text = isChosen ? palette.highlightedText().color() : palette.text().color();
    const QColor faint = isChosen ? text : option.palette.color(QPalette::PlaceholderText);
    const QRect inner = option.rect.adjusted(kMarginPx, kAbovePx, -kMarginPx, -kAbovePx);
    const QFont small = smallFont(option.font);
    const QFontMetrics smallMetrics(small);

    const QString kind = index.data(KindRole).toString();
    const int kindWidth = smallMetrics.horizontalAdvance(kind);
    painter->setFont(small);
    painter->setPen(faint);
    const QRect firstLine(inner.left(), inner.top(), inner.width(), option.fontMetrics.height());
    painter->drawText(firstLine, Qt::AlignRight | Qt::AlignVCenter, kind);
    painter->drawText(QRect(inner.left(), firstLine.bottom() + 1, inner.width(), smallMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      smallMetrics.elidedText(index.data(WhereRole).toString(), Qt::ElideRight, inner.width()));
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(text);
    const int room = inner.width() - kindWidth - (kind.isEmpty() ? 0 : 2 * kMarginPx);
    painter->drawText(firstLine.adjusted(0, 0, room - inner.width(), 0), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(bold).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, room));
    painter->restore();
}

}  // namespace saban::app
