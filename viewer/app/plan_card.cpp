#include "viewer/app/plan_card.h"

#include <QDir>
#include <QEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "viewer/app/theme.h"

namespace saban::app {

namespace {

constexpr double kPictureShape = 9.0 / 16.0;
constexpr int kInsetPx = 12;
constexpr double kCornerPx = 8.0;
constexpr int kLines = 3;  // of words under the picture

const QColor kAccent(0xc9, 0x8f, 0x3a), kWarning(0xff, 0x8a, 0x7a);

/// Hills in sand colours: a plan that was never seen at rest has no picture yet.
void paintHills(QPainter& painter, const QRect& room) {
    painter.fillRect(room, QColor(0x3a, 0x3f, 0x42));
    constexpr int kRows = 4;
    for (int row = 0; row < kRows; ++row) {
        const double base = room.top() + room.height() * (0.42 + 0.15 * row), swing = room.height() * (0.16 - 0.02 * row);
        QPainterPath hill(QPointF(room.left(), room.bottom() + 1.0));
        for (int x = 0; x <= room.width(); x += 4) {
            const double t = static_cast<double>(x) / std::max(1, room.width());
            hill.lineTo(room.left() + x, base - swing * std::sin(t * (3.1 + row) + 1.7 * row) - 0.4 * swing * std::sin(t * 9.0 + row));
        }
        hill.lineTo(room.right() + 1.0, room.bottom() + 1.0);
        painter.fillPath(hill, QColor(0x6d + 14 * row, 0x63 + 10 * row, 0x4c + 6 * row));
    }
}

}  // namespace

PlanCard::PlanCard(const RecentPlan& plan, const QImage& picture, QWidget* parent)
    : QAbstractButton(parent), plan_(plan), isMissing_(plan.isMissing()), picture_(QPixmap::fromImage(picture)), remove_(new QToolButton(this)) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    remove_->setText(QStringLiteral("✕"));
    remove_->setAutoRaise(true);
    remove_->setFocusPolicy(Qt::NoFocus);  // Delete does it from the keys
    remove_->setCursor(Qt::ArrowCursor);
    remove_->setObjectName(QStringLiteral("cardRemove"));
    connect(remove_, &QToolButton::clicked, this, &PlanCard::removeRequested);
    retranslate();
}

void PlanCard::setWidth(int widthPx) {
    const int textPx = kLines * fontMetrics().lineSpacing() + 3 * kInsetPx;
    setFixedSize(widthPx, static_cast<int>(widthPx * kPictureShape) + textPx);
}

void PlanCard::retranslate() {
    const QString name = plan_.name.isEmpty() ? QDir::toNativeSeparators(plan_.path) : plan_.name;
    QStringList words{name};
    if (!plan_.marking.isEmpty()) words << plan_.marking;
    if (isMissing_) words << tr("The file is missing");
    setAccessibleName(tr("Recent plan: %1").arg(words.join(QStringLiteral(", "))));
    setAccessibleDescription(QDir::toNativeSeparators(plan_.path));
    setToolTip(isMissing_ ? tr("%1\nThe file is missing. Click to say where it is now, or take it off the list.").arg(QDir::toNativeSeparators(plan_.path)) : QDir::toNativeSeparators(plan_.path));
    remove_->setToolTip(tr("Take it off the list; the file stays (Delete)"));
    remove_->setAccessibleName(tr("Take '%1' off the list").arg(name));
    update();
}

QRect PlanCard::pictureRect() const { return {1, 1, width() - 2, static_cast<int>(width() * kPictureShape)}; }

void PlanCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kCornerPx, kCornerPx);
    painter.fillPath(outline, underMouse() || hasFocus() ? theme().button : theme().title);
    painter.save();
    painter.setClipPath(outline);
    paintPicture(painter);
    painter.restore();
    paintMarking(painter);
    paintWords(painter);
    painter.setPen(hasFocus() ? QPen(kAccent, 2.5) : QPen(underMouse() ? kAccent.darker(130) : theme().groove, 1.2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
}

void PlanCard::paintPicture(QPainter& painter) const {
    const QRect room = pictureRect();
    if (isMissing_) painter.setOpacity(0.3);
    if (picture_.isNull())
        paintHills(painter, room);
    else
        painter.drawPixmap(room, picture_);
    painter.setOpacity(1.0);
    if (!isMissing_) return;
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(kWarning);
    painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, tr("The file is missing"));
}

void PlanCard::paintMarking(QPainter& painter) const {
    if (plan_.marking.isEmpty()) return;
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    const QFontMetrics metrics(bold);
    const QString text = metrics.elidedText(plan_.marking, Qt::ElideRight, width() - 6 * kInsetPx);
    const QRect badge(kInsetPx, kInsetPx, metrics.horizontalAdvance(text) + kInsetPx, metrics.height() + 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x8e, 0x1f, 0x1a, 235));
    painter.drawRoundedRect(badge, 4.0, 4.0);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter, text);
}

void PlanCard::paintWords(QPainter& painter) const {
    const int widthPx = width() - 2 * kInsetPx, line = fontMetrics().lineSpacing();
    QRect at(kInsetPx, pictureRect().bottom() + kInsetPx - 2, widthPx, line);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(isMissing_ ? palette().color(QPalette::PlaceholderText) : palette().color(QPalette::WindowText));
    painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(bold).elidedText(plan_.name.isEmpty() ? plan_.path.section('/', -1) : plan_.name, Qt::ElideRight, widthPx));
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    at.translate(0, line + 2);
    painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(tr("Opened %1").arg(QLocale().toString(plan_.openedAt, QLocale::ShortFormat)), Qt::ElideRight, widthPx));
    at.translate(0, line + 2);
    painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(QDir::toNativeSeparators(plan_.path), Qt::ElideMiddle, widthPx));
}

void PlanCard::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: click(); return;
        case Qt::Key_Delete:
        case Qt::Key_Backspace: emit removeRequested(); return;
        default: QAbstractButton::keyPressEvent(event);
    }
}

void PlanCard::resizeEvent(QResizeEvent*) {
    const int size = std::max(24, fontMetrics().height() + 8);
    remove_->setGeometry(width() - size - kInsetPx / 2, kInsetPx / 2, size, size);
}

bool PlanCard::event(QEvent* event) {
    if (event->type() == QEvent::FontChange) setWidth(width());
    return QAbstractButton::event(event);
}

}  // namespace saban::app
