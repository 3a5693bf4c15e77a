#include "viewer/app/scene_row_delegate.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QColor>
#include <QHelpEvent>
#include <QIcon>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>
#include <algorithm>

#include "viewer/app/findings_model.h"
#include "viewer/app/theme.h"

namespace saban::app {

namespace {

constexpr int kMarginPx = 5, kGapPx = 8;

QRect pictureArea(const QRect& row) { return {row.left() + kMarginPx, row.top() + kMarginPx, SceneRowDelegate::kPictureWidthPx, SceneRowDelegate::kPictureHeightPx}; }

QRect textArea(const QRect& row) {
    const int left = pictureArea(row).right() + kGapPx;
    return {left, row.top() + kMarginPx, std::max(20, row.right() - left - kMarginPx), row.height() - 2 * kMarginPx};
}

QFont headingFont(const QStyleOptionViewItem& option) {
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    return font;
}

/// At most so many lines, broken between words; the last one ends in "…". Its height.
int drawLines(QPainter* painter, const QRect& area, const QFont& font, const QString& text, int mostLines) {
    const QFontMetrics metrics(font);
    QTextLayout layout(text, font);
    QTextOption wrapping;
    wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrapping);
    layout.beginLayout();
    int y = 0;
    for (int i = 0; i < mostLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) break;
        line.setLineWidth(area.width());
        const int from = line.textStart(), length = line.textLength();
        const bool isCut = i + 1 == mostLines && from + length < text.size();
        if (painter) {
            painter->setFont(font);
            painter->drawText(QRect(area.left(), area.top() + y, area.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                              isCut ? metrics.elidedText(text.mid(from), Qt::ElideRight, area.width()) : text.mid(from, length).trimmed());
        }
        y += metrics.height();
        if (isCut) break;
    }
    layout.endLayout();
    return y;
}

QString numbered(const QModelIndex& index) { return QStringLiteral("%1. %2").arg(index.row() + 1).arg(index.data(Qt::DisplayRole).toString()); }

}  // namespace

void SceneRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem row(option);
    initStyleOption(&row, index);
    row.text.clear();
    row.icon = {};
    const QWidget* widget = option.widget;
    (widget ? widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &row, painter, widget);
    painter->save();
    const QRect picture = pictureArea(option.rect);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, picture);
    const bool isSelected = option.state & QStyle::State_Selected;
    const QColor ink = option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    QRect area = textArea(option.rect);
    painter->setPen(ink);
    area.setTop(area.top() + drawLines(painter, area, headingFont(option), numbered(index), 2));

    const QFontMetrics metrics(option.font);
    painter->setFont(option.font);
    const QString phase = index.data(PhaseRole).toString();
    if (!phase.isEmpty() && area.height() >= metrics.height()) {
        const int side = metrics.ascent() * 3 / 4;
        const QRect square(area.left(), area.top() + (metrics.height() - side) / 2, side, side);
        painter->fillRect(square, index.data(PhaseColourRole).value<QColor>());
        painter->drawRect(square.adjusted(0, 0, -1, -1));
        const QRect line(square.right() + 6, area.top(), area.right() - square.right() - 6, metrics.height());
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(phase, Qt::ElideRight, line.width()));
        area.setTop(area.top() + metrics.height());
    }
    if (area.height() >= metrics.height() - 2) {
        const QStringList faults = index.data(FaultsRole).toStringList();
        QRect line(area.left(), area.top(), area.width(), metrics.height());
        if (!faults.isEmpty()) {
            severityIcon(layers::Severity::Warning).paint(painter, QRect(line.left(), line.top(), line.height(), line.height()));
            line.setLeft(line.left() + line.height() + 5);
        }
        QString text = index.data(TimeRole).toString();
        if (!faults.isEmpty()) text = faults.size() == 1 ? faults.front() : tr("Things that are gone: %1").arg(faults.size());
        else if (const QString speaker = index.data(SpeakerRole).toString(); !speaker.isEmpty()) text += QStringLiteral(" · ") + speaker;
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(text, Qt::ElideRight, line.width()));
    }
    painter->restore();
}

QSize SceneRowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QFontMetrics metrics(option.font);
    const int lines = 3 + (index.data(PhaseRole).toString().isEmpty() ? 0 : 1);
    return {kPictureWidthPx + 110, std::max(kPictureHeightPx, lines * metrics.height()) + 2 * kMarginPx};
}

void SceneRowDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const {
    QRect area = textArea(option.rect);
    area.setHeight(std::min(area.height(), editor->sizeHint().height()));
    editor->setGeometry(area);
}

bool SceneRowDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option, const QModelIndex& index) {
    const QStringList faults = index.data(FaultsRole).toStringList();
    if (event->type() != QEvent::ToolTip || faults.isEmpty()) return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), QStringLiteral("<span style='white-space: pre-wrap'>%1</span>").arg(faults.join(QLatin1Char('\n')).toHtmlEscaped()), view->viewport());
    return true;
}

}  // namespace saban::app
