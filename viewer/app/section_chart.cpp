#include "viewer/app/section_chart.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace saban::app {

namespace {

constexpr int kLeastPx = 110;
constexpr double kStep = 0.005, kLongStep = 0.05;  // of the length, for an arrow key, and with Shift

std::uint32_t rgb(const QColor& colour) { return colour.rgb() & 0xffffffu; }

/// Those of the window: a white sheet in a dark room would dazzle.
viewer::ProfileColours coloursOf(const QPalette& palette) {
    const QColor paper = palette.color(QPalette::Base), ink = palette.color(QPalette::Text);
    const auto between = [&](double part) {
        return QColor::fromRgbF(static_cast<float>(paper.redF() + (ink.redF() - paper.redF()) * part), static_cast<float>(paper.greenF() + (ink.greenF() - paper.greenF()) * part),
                                static_cast<float>(paper.blueF() + (ink.blueF() - paper.blueF()) * part));
    };
    const bool isDark = paper.lightnessF() < 0.5f;
    return {.paper = rgb(paper), .ink = rgb(ink), .faint = rgb(between(0.68)), .grid = rgb(between(0.20)), .ground = isDark ? 0x9a7b4fu : 0xc9b48cu,
            .surface = isDark ? 0xd8b878u : 0x6b4a23u, .cursor = isDark ? 0xf08a4bu : 0xc4471cu};
}

}  // namespace

SectionChart::SectionChart(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(kLeastPx);
    describe();
}

void SectionChart::setProfile(std::shared_ptr<const geo::Profile> profile, std::vector<viewer::ProfileMark> marks, const QString& note) {
    profile_ = std::move(profile);
    marks_ = std::move(marks);
    note_ = note;
    if (!profile_ || (cursorM_ && *cursorM_ > profile_->lengthM)) cursorM_.reset();
    describe();
    update();
}

void SectionChart::setMarking(const std::string& marking) {
    if (marking == marking_) return;
    marking_ = marking;
    update();
}

void SectionChart::setCursorAt(const std::optional<double>& distanceM) {
    if (distanceM == cursorM_) return;
    cursorM_ = distanceM;
    describe();
    update();
}

viewer::ProfileChart SectionChart::chart() const { return {*profile_, marks_, marking_, {{0.0, 0.0}, {static_cast<double>(width()), static_cast<double>(height())}}, std::max(1.0, fontInfo().pixelSize() / 14.0)}; }

void SectionChart::moveCursor(const std::optional<double>& distanceM) {
    if (distanceM == cursorM_) return;
    setCursorAt(distanceM);
    emit pointed(cursorM_);
}

/// For those who hear what others see.
void SectionChart::describe() {
    setAccessibleName(tr("Profile of the ground"));
    setAccessibleDescription(profile_ && cursorM_ ? QString::fromStdString(chart().textAt(*cursorM_)) : note_);
}

void SectionChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const viewer::ProfileColours colours = coloursOf(palette());
    if (!profile_) {
        painter.fillRect(rect(), palette().color(QPalette::Base));
        painter.setPen(QColor::fromRgb(colours.faint));
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap, note_);
        return;
    }
    const viewer::ProfileChart drawn = chart();
    if (const auto painted = drawn.paint(painter, colours); !painted) {
        painter.fillRect(rect(), palette().color(QPalette::Base));
        painter.setPen(QColor::fromRgb(colours.ink));
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap, QString::fromStdString(painted.error().message));
        return;
    }
    if (cursorM_) drawn.paintCursor(painter, colours, *cursorM_);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void SectionChart::mouseMoveEvent(QMouseEvent* event) {
    if (profile_) moveCursor(chart().distanceAt({event->position().x(), event->position().y()}));
}

/// Home is also a key of the window: while the chart has the keys, it is its own.
bool SectionChart::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride)
        switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Left:
            case Qt::Key_Right:
            case Qt::Key_Home:
            case Qt::Key_End: event->accept(); return true;
            default: break;
        }
    return QWidget::event(event);
}

void SectionChart::leaveEvent(QEvent* event) {
    if (!hasFocus()) moveCursor(std::nullopt);
    QWidget::leaveEvent(event);
}

void SectionChart::keyPressEvent(QKeyEvent* event) {
    if (!profile_) return QWidget::keyPressEvent(event);
    const double step = profile_->lengthM * (event->modifiers() & Qt::ShiftModifier ? kLongStep : kStep);
    const double at = cursorM_.value_or(0.0);
    switch (event->key()) {
        case Qt::Key_Left: return moveCursor(std::max(0.0, at - step));
        case Qt::Key_Right: return moveCursor(std::min(profile_->lengthM, at + step));
        case Qt::Key_Home: return moveCursor(0.0);
        case Qt::Key_End: return moveCursor(profile_->lengthM);
        default: return QWidget::keyPressEvent(event);
    }
}

void SectionChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) describe();
    QWidget::changeEvent(event);
    update();
}

}  // namespace saban::app
