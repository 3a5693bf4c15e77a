#include "viewer/app/scene_row_delegate.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QColor>
#include <QHelpEvent>
#include <QIcon>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "viewer/app/findings_model.h"
#include "viewer/app/theme.h"
#include "viewer/overlay/line_breaking.h"

namespace saban::app {

namespace {

constexpr int kMarginPx = 5, kGapPx = 8;
constexpr int kMostHeadingLines = 3, kMostPhaseLines = 2, kMostLastLines = 3;

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

/// At most so many lines; the last one ends in "…". Their height; a null painter only measures it.
int drawLines(QPainter* painter, const QRect& area, const QFont& font, const QString& text, int mostLines) {
    const int row = QFontMetrics(font).height();
    const QStringList lines = viewer::brokenInto(text, font, {.widthPx = static_cast<double>(area.width()), .mostLines = std::max(mostLines, 1)}).lines;
    if (painter) painter->setFont(font);
    for (int i = 0; painter && i < lines.size(); ++i)
        painter->drawText(QRect(area.left(), area.top() + i * row, area.width(), row), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, lines[i]);
    return static_cast<int>(lines.size()) * row;
}

int squareSide(const QFontMetrics& metrics) { return metrics.ascent() * 3 / 4; }

/// Of the phase, beside its square.
QRect phaseArea(const QRect& text, const QFontMetrics& metrics) {
    constexpr int kBesidePx = 6;
    return text.adjusted(squareSide(metrics) + kBesidePx, 0, 0, 0);
}

/// How long, who speaks; or what is gone.
QString lastText(const QModelIndex& index) {
    const QStringList faults = index.data(SceneRowDelegate::FaultsRole).toStringList();
    if (!faults.isEmpty()) return faults.size() == 1 ? faults.front() : SceneRowDelegate::tr("Things that are gone: %1").arg(faults.size());
    const QString speaker = index.data(SceneRowDelegate::SpeakerRole).toString();
    return index.data(SceneRowDelegate::TimeRole).toString() + (speaker.isEmpty() ? QString() : QStringLiteral(" · ") + speaker);
}

/// Of that text, beside a sign where something is gone.
QRect lastArea(const QRect& text, const QModelIndex& index, const QFontMetrics& metrics) {
    constexpr int kBesidePx = 5;
    return index.data(SceneRowDelegate::FaultsRole).toStringList().isEmpty() ? text : text.adjusted(metrics.height() + kBesidePx, 0, 0, 0);
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
    area.setTop(area.top() + drawLines(painter, area, headingFont(option), numbered(index), kMostHeadingLines));

    const QFontMetrics metrics(option.font);
    painter->setFont(option.font);
    const QString phase = index.data(PhaseRole).toString();
    if (!phase.isEmpty() && area.height() >= metrics.height()) {
        const int side = squareSide(metrics);
        const QRect square(area.left(), area.top() + (metrics.height() - side) / 2, side, side);
        painter->fillRect(square, index.data(PhaseColourRole).value<QColor>());
        painter->drawRect(square.adjusted(0, 0, -1, -1));
        const int lines = std::min(kMostPhaseLines, area.height() / metrics.height());
        area.setTop(area.top() + drawLines(painter, phaseArea(area, metrics), option.font, phase, lines));
    }
    if (area.height() >= metrics.height() - 2) {
        if (!index.data(FaultsRole).toStringList().isEmpty())
            severityIcon(layers::Severity::Warning).paint(painter, QRect(area.topLeft(), QSize(metrics.height(), metrics.height())), Qt::AlignCenter, isSelected ? QIcon::Selected : QIcon::Normal);
        drawLines(painter, lastArea(area, index, metrics), option.font, lastText(index), std::clamp(area.height() / metrics.height(), 1, kMostLastLines));
    }
    painter->restore();
}

QSize SceneRowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QFontMetrics metrics(option.font);
    const QString phase = index.data(PhaseRole).toString();
    int textPx = (kMostHeadingLines + 1 + (phase.isEmpty() ? 0 : 1)) * metrics.height();
    if (const auto* view = qobject_cast<const QAbstractItemView*>(option.widget)) {  // as the words break there
        constexpr int kAroundPx = 4;
        const QRect text = textArea(QRect(0, 0, view->viewport()->width() - kAroundPx, 0));
        textPx = drawLines(nullptr, text, headingFont(option), numbered(index), kMostHeadingLines);
        textPx += drawLines(nullptr, lastArea(text, index, metrics), option.font, lastText(index), kMostLastLines);
        if (!phase.isEmpty()) textPx += drawLines(nullptr, phaseArea(text, metrics), option.font, phase, kMostPhaseLines);
    }
    return {kPictureWidthPx + 110, std::max(kPictureHeightPx, textPx) + 2 * kMarginPx};
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
