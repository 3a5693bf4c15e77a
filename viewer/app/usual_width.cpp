#include "viewer/app/usual_width.h"

#include <QDockWidget>
#include <QEvent>
#include <QLayout>
#include <QMainWindow>
#include <QTimer>
#include <algorithm>

namespace saban::app {

namespace {

constexpr int kOfWindow = 18;  // percent: the table stays the larger part

}  // namespace

UsualWidth::UsualWidth(QMainWindow& window, QDockWidget& dock) : QObject(&window), window_(window), dock_(dock) {
    window_.installEventFilter(this);
    connect(&dock_, &QDockWidget::visibilityChanged, this, [this](bool isVisible) {
        if (isVisible) QTimer::singleShot(0, this, &UsualWidth::give);  // once it has its place
    });
}

void UsualWidth::give() {
    if (isOfPerson_ || !dock_.isVisible() || dock_.isFloating() || !window_.isVisible()) return;
    if (leastPx_ == 0) leastPx_ = dock_.width();
    const int wantedPx = std::max(leastPx_, std::min(kMostPx, window_.width() * kOfWindow / 100));
    if (wantedPx == dock_.width()) return;
    window_.resizeDocks({&dock_}, {wantedPx}, Qt::Horizontal);
    // Else it would wait for the next time that something makes the window lay out its panels.
    window_.layout()->invalidate();
    window_.layout()->activate();
}

bool UsualWidth::eventFilter(QObject* watched, QEvent* event) {
    // The lines between panels are the window's own: what is dragged on it changes their widths.
    if (event->type() == QEvent::MouseButtonPress) pressedPx_ = dock_.width();
    if (event->type() == QEvent::MouseButtonRelease) QTimer::singleShot(0, this, [this] { isOfPerson_ = isOfPerson_ || (dock_.isVisible() && dock_.width() != pressedPx_); });
    if (event->type() == QEvent::Resize) QTimer::singleShot(0, this, &UsualWidth::give);
    return QObject::eventFilter(watched, event);
}

}  // namespace saban::app
