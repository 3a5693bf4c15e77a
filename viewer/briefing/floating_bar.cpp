#include "viewer/briefing/floating_bar.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "viewer/app/theme.h"

namespace saban::app {

namespace {

constexpr int kNearPx = 56;      // of the lower edge
constexpr int kStaysMs = 1400;
constexpr int kGapPx = 14;       // to the edge
constexpr double kOpacity = 0.86;

}  // namespace

FloatingBar::FloatingBar(QWidget& over) : QWidget(&over), over_(over) {
    setObjectName(QStringLiteral("floating_tools"));
    setCursor(Qt::ArrowCursor);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    leaving_.setSingleShot(true);
    leaving_.setInterval(kStaysMs);
    connect(&leaving_, &QTimer::timeout, this, &QWidget::hide);
    over.installEventFilter(this);
    hide();
}

void FloatingBar::setContent(QWidget* content) {
    content_ = content;
    content->setStyleSheet(QStringLiteral("QToolBar { background: transparent; border: none; }"));
    layout()->addWidget(content);
    place();
}

void FloatingBar::place() {
    adjustSize();
    const int width = std::min(sizeHint().width(), over_.width() - 2 * kGapPx);
    resize(width, sizeHint().height());
    move((over_.width() - width) / 2, over_.height() - height() - kGapPx);
}

bool FloatingBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &over_ && event->type() == QEvent::Resize) place();
    if (watched == &over_ && event->type() == QEvent::MouseMove) {
        const auto& mouse = static_cast<QMouseEvent&>(*event);
        const bool isNear = mouse.position().y() > over_.height() - kNearPx && mouse.buttons() == Qt::NoButton;
        if (isNear) {
            leaving_.stop();
            if (!isVisible()) {
                place();
                show();
                raise();
            }
        } else if (isVisible() && !leaving_.isActive()) {
            leaving_.start();
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FloatingBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = theme().window;
    ground.setAlphaF(kOpacity);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), 8, 8);
}

void FloatingBar::enterEvent(QEnterEvent* event) {
    leaving_.stop();
    QWidget::enterEvent(event);
}

void FloatingBar::leaveEvent(QEvent* event) {
    leaving_.start();
    QWidget::leaveEvent(event);
}

}  // namespace saban::app
