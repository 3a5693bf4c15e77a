#include "viewer/app/timeline_axis.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cmath>

#include "viewer/app/exercise_words.h"
#include "viewer/app/theme.h"

namespace saban::app {

namespace {

constexpr double kEdgePx = 14.0;        // left and right of the scale
constexpr double kLeastLabelPx = 92.0;  // between labels of the scale
constexpr double kLeastSpanS = 10.0;    // that zooming shows
constexpr int kRowPx = 4;               // between the rows

constexpr std::array<QRgb, 6> kPhaseColours{0xff56b4e9, 0xffe69f00, 0xff009e73, 0xffcc79a7, 0xfff0e442, 0xff0072b2};

/// The text on a colour, black or white: whichever is read better.
QColor inkOn(const QColor& ground) { return contrastRatio(ground, Qt::black) >= contrastRatio(ground, Qt::white) ? QColor(Qt::black) : QColor(Qt::white); }

QString scaleText(const layers::Timeline& timeline, double timeS, double stepS) {
    if (!timeline.isDated()) return QLatin1Char('+') + durationText(timeS - timeline.beginS());
    const QDateTime moment = QDateTime::fromString(QString::fromStdString(layers::momentOf(timeS).iso), Qt::ISODate);
    if (!moment.isValid()) return {};
    if (stepS >= 86400.0) return moment.toString(QStringLiteral("dd/MM"));
    if (moment.time() == QTime(0, 0)) return moment.toString(QStringLiteral("dd/MM HH:mm"));
    return moment.toString(stepS < 60.0 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

}  // namespace

QColor colourOfPhase(std::size_t index) { return QColor(kPhaseColours[index % kPhaseColours.size()]); }

TimelineAxis::TimelineAxis(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setObjectName(QStringLiteral("timeline_axis"));
}

void TimelineAxis::setTimeline(std::shared_ptr<const layers::Timeline> timeline, std::vector<Mark> marks) {
    timeline_ = std::move(timeline);
    marks_ = std::move(marks);
    std::ranges::stable_sort(marks_, {}, &Mark::atS);
    update();
}

void TimelineAxis::setSpan(double beginS, double endS) {
    beginS_ = beginS;
    endS_ = std::max(endS, beginS + kLeastSpanS);
    update();
}

void TimelineAxis::setMoment(const std::optional<double>& timeS) {
    if (timeS == momentS_) return;
    momentS_ = timeS;
    update();
}

double TimelineAxis::xOf(double timeS) const { return kEdgePx + (timeS - beginS_) / (endS_ - beginS_) * std::max(1.0, width() - 2.0 * kEdgePx); }

double TimelineAxis::timeAt(double x) const { return beginS_ + (x - kEdgePx) / std::max(1.0, width() - 2.0 * kEdgePx) * (endS_ - beginS_); }

double TimelineAxis::stepS() const {
    const double leastPx = std::max(kLeastLabelPx, fontMetrics().horizontalAdvance(QStringLiteral("00/00 00:00")) + 14.0);
    return scaleStepS((endS_ - beginS_) / std::max(1.0, width() - 2.0 * kEdgePx), leastPx);
}

QSize TimelineAxis::minimumSizeHint() const {
    const int line = fontMetrics().height();
    return {260, line + 6 + line + kRowPx * 3 + 14};
}

QSize TimelineAxis::sizeHint() const { return minimumSizeHint() + QSize(400, 8); }

QRectF TimelineAxis::spansArea() const { return {kEdgePx, 2.0, width() - 2.0 * kEdgePx, fontMetrics().height() + 6.0}; }

QRectF TimelineAxis::marksArea() const {
    const double top = spansArea().bottom() + kRowPx + fontMetrics().height() + kRowPx;
    return {kEdgePx, top, width() - 2.0 * kEdgePx, 12.0};
}

// ---- what is seen

void TimelineAxis::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    if (!timeline_) return;
    painter.save();
    painter.setClipRect(QRectF(kEdgePx - 8.0, 0.0, width() - 2.0 * kEdgePx + 16.0, height()));
    paintSpans(painter);
    paintScale(painter);
    paintMarks(painter);
    paintMoment(painter);
    painter.restore();
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
        painter.drawRect(QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0));
    }
}

void TimelineAxis::paintSpans(QPainter& painter) const {
    const QRectF area = spansArea();
    const auto& phases = timeline_->phases();
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const double left = std::max(xOf(phases[i].beginS), area.left() - 20.0), right = std::min(xOf(phases[i].endS), area.right() + 20.0);
        if (right <= left) continue;
        const QRectF span(left, area.top(), std::max(2.0, right - left - 1.0), area.height());
        const QColor colour = colourOfPhase(i);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(span, 3.0, 3.0);
        const QRectF room = span.intersected(area).adjusted(6.0, 0.0, -4.0, 0.0);
        if (room.width() < 18.0) continue;
        painter.setPen(inkOn(colour));
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, fontMetrics().elidedText(QString::fromStdString(phases[i].phase->name), Qt::ElideRight, static_cast<int>(room.width())));
    }
}

void TimelineAxis::paintScale(QPainter& painter) const {
    const double step = stepS(), top = spansArea().bottom(), height = fontMetrics().height();
    const double origin = timeline_->isDated() ? 0.0 : timeline_->beginS();
    painter.setPen(palette().color(QPalette::Text));
    for (double at = origin + std::ceil((beginS_ - origin) / step) * step; at <= endS_ + 0.5; at += step) {
        const double x = xOf(at);
        painter.setOpacity(0.5);
        painter.drawLine(QPointF(x, top), QPointF(x, top + kRowPx));
        painter.setOpacity(1.0);
        const QString text = scaleText(*timeline_, at, step);
        const double half = 0.5 * fontMetrics().horizontalAdvance(text);
        const double middle = std::clamp(x, kEdgePx - 8.0 + half, width() - kEdgePx + 8.0 - half);
        painter.drawText(QRectF(middle - half - 2.0, top + kRowPx, 2.0 * half + 4.0, height), Qt::AlignCenter, text);
    }
}

/// Works: a triangle where they are due, hollow while they are not done.
void TimelineAxis::paintMarks(QPainter& painter) const {
    const QRectF area = marksArea();
    const QColor colour = palette().color(QPalette::Text);
    for (const Mark& mark : marks_) {
        const double x = xOf(mark.atS);
        if (x < area.left() - 6.0 || x > area.right() + 6.0) continue;
        const QPolygonF triangle({{x, area.top()}, {x + 5.0, area.top() + 9.0}, {x - 5.0, area.top() + 9.0}});
        painter.setPen(QPen(colour, 1.2));
        painter.setBrush(mark.isDone ? QBrush(colour) : QBrush(Qt::NoBrush));
        painter.drawPolygon(triangle);
    }
}

void TimelineAxis::paintMoment(QPainter& painter) const {
    if (!momentS_) return;
    const double x = xOf(*momentS_);
    // Seen on every phase's colour: light within dark, or dark within light.
    const QColor colour = palette().color(QPalette::Text);
    painter.setPen(QPen(palette().color(QPalette::Base), 5.0));
    painter.drawLine(QPointF(x, 0.0), QPointF(x, height()));
    painter.setPen(QPen(colour, 2.0));
    painter.drawLine(QPointF(x, 0.0), QPointF(x, height()));
    painter.setPen(QPen(palette().color(QPalette::Base), 1.5));
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF({{x - 7.0, 0.0}, {x + 7.0, 0.0}, {x, 10.0}}));
}

QString TimelineAxis::tipAt(QPointF position) const {
    if (!timeline_) return {};
    QStringList lines;
    if (position.y() >= marksArea().top() - 2.0) {
        constexpr int kMost = 8;
        int count = 0;
        for (const Mark& mark : marks_)
            if (std::abs(xOf(mark.atS) - position.x()) <= 6.0 && ++count <= kMost) lines << tr("Due %1: %2").arg(exerciseText(*timeline_, mark.atS).left(10), mark.title);
        if (count > kMost) lines << tr("and %1 more").arg(count - kMost);
        if (!lines.isEmpty()) return lines.join(QLatin1Char('\n'));
    }
    const double timeS = timeAt(position.x());
    lines << exerciseText(*timeline_, timeS);
    for (const auto& span : timeline_->phases())
        if (span.beginS <= timeS && timeS < span.endS)
            lines << tr("%1: %2 to %3").arg(QString::fromStdString(span.phase->name), exerciseText(*timeline_, span.beginS), exerciseText(*timeline_, span.endS));
    return lines.join(QLatin1Char('\n'));
}

// ---- what is done

bool TimelineAxis::event(QEvent* event) {
    // These keys are the axis's own while it has them, not the window's.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
            case Qt::Key_Left: case Qt::Key_Right: case Qt::Key_PageUp: case Qt::Key_PageDown: case Qt::Key_Home: case Qt::Key_End:
            case Qt::Key_Plus: case Qt::Key_Equal: case Qt::Key_Minus: case Qt::Key_Space: case Qt::Key_Escape:
                event->accept();
                return true;
            default: break;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tipAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

void TimelineAxis::scrub(double timeS) {
    if (timeline_) emit scrubbed(std::clamp(timeS, timeline_->beginS(), timeline_->endS()));
}

void TimelineAxis::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) scrub(timeAt(event->position().x()));
}

void TimelineAxis::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) scrub(timeAt(std::clamp(event->position().x(), kEdgePx, width() - kEdgePx)));
}

void TimelineAxis::zoom(double factor, double aboutS) {
    if (!timeline_) return;
    const double whole = std::max(kLeastSpanS, timeline_->endS() - timeline_->beginS());
    const double length = std::clamp((endS_ - beginS_) * factor, std::min(kLeastSpanS, whole), whole);
    const double share = (aboutS - beginS_) / (endS_ - beginS_);
    const double begin = std::clamp(aboutS - share * length, timeline_->beginS(), std::max(timeline_->beginS(), timeline_->endS() - length));
    setSpan(begin, begin + length);
}

void TimelineAxis::wheelEvent(QWheelEvent* event) {
    const double steps = (event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x()) / 120.0;
    event->accept();
    if (!timeline_ || steps == 0.0) return;
    if (event->modifiers() & Qt::ShiftModifier) {
        const double length = endS_ - beginS_;
        const double begin = std::clamp(beginS_ - 0.1 * steps * length, timeline_->beginS(), std::max(timeline_->beginS(), timeline_->endS() - length));
        setSpan(begin, begin + length);
        return;
    }
    zoom(std::pow(0.8, steps), timeAt(event->position().x()));
}

void TimelineAxis::stepPhase(int by) {
    if (!timeline_ || timeline_->phases().empty()) return;
    const auto& phases = timeline_->phases();
    const double now = momentS_.value_or(timeline_->beginS());
    if (by > 0) {
        for (const auto& span : phases)
            if (span.beginS > now + 0.5) return scrub(span.beginS);
        return scrub(phases.back().endS);
    }
    for (auto span = phases.rbegin(); span != phases.rend(); ++span)
        if (span->beginS < now - 0.5) return scrub(span->beginS);
    scrub(phases.front().beginS);
}

void TimelineAxis::keyPressEvent(QKeyEvent* event) {
    if (!timeline_) return QWidget::keyPressEvent(event);
    const double now = momentS_.value_or(beginS_);
    const double step = event->modifiers() & Qt::ControlModifier ? 0.1 * stepS() : stepS();
    switch (event->key()) {
        case Qt::Key_Left: scrub(now - step); break;
        case Qt::Key_Right: scrub(now + step); break;
        case Qt::Key_PageUp: stepPhase(-1); break;
        case Qt::Key_PageDown: stepPhase(1); break;
        case Qt::Key_Home: scrub(beginS_); break;
        case Qt::Key_End: scrub(endS_); break;
        case Qt::Key_Plus: case Qt::Key_Equal: zoom(0.5, now); break;
        case Qt::Key_Minus: zoom(2.0, now); break;
        case Qt::Key_Space: emit playRequested(); break;
        case Qt::Key_Escape: emit leaveRequested(); break;
        default: QWidget::keyPressEvent(event);
    }
}

void TimelineAxis::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void TimelineAxis::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace saban::app
