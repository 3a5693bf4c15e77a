#include "viewer/app/usual_width.h"

#include <QDockWidget>
#include <QEvent>
#include <QLayout>
#include <QMainWindow>
#include <QSettings>
#include <QTimer>
#include <algorithm>
#include <utility>

namespace saban::app {

namespace {

constexpr int kOfWindow = 18;  // percent: the table stays the larger part

}  // namespace

UsualWidth::UsualWidth(QMainWindow& window, QDockWidget& dock) : QObject(&window), window_(window), dock_(dock) {
    const QSettings settings;
    isOfPerson_ = settings.value(key("own")).toBool();
    if (const int savedPx = settings.value(key("least")).toInt(); savedPx > 0 && savedPx <= kMostPx) leastPx_ = savedPx;
    window_.installEventFilter(this);
    connect(&dock_, &QDockWidget::visibilityChanged, this, [this](bool isVisible) {
        if (isVisible) QTimer::singleShot(0, this, &UsualWidth::give);  // once it has its place
    });
}

QString UsualWidth::key(const char* what) const { return QStringLiteral("window/width/%1/%2").arg(dock_.objectName(), QLatin1String(what)); }

bool UsualWidth::isSeenAtSide() const {
    const Qt::DockWidgetArea area = window_.dockWidgetArea(&dock_);
    return dock_.isVisible() && !dock_.isFloating() && (area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea);
}

void UsualWidth::give() {
    if (isOfPerson_ || !isSeenAtSide() || !window_.isVisible()) return;
    if (leastPx_ == 0) {
        leastPx_ = dock_.width();
        QSettings().setValue(key("least"), leastPx_);  // the next time it begins with what it was given now
    }
    const int wantedPx = std::max(leastPx_, std::min(kMostPx, window_.width() * kOfWindow / 100));
    if (wantedPx == dock_.width()) return;
    window_.resizeDocks({&dock_}, {wantedPx}, Qt::Horizontal);
    // Else it would wait for the next time that something makes the window lay out its panels.
    window_.layout()->invalidate();
    window_.layout()->activate();
}

bool UsualWidth::eventFilter(QObject* watched, QEvent* event) {
    // The lines between panels are the window's own: what is dragged on it changes their widths.
    if (event->type() == QEvent::MouseButtonPress && isSeenAtSide()) pressedPx_ = dock_.width();
    if (event->type() == QEvent::MouseButtonRelease && pressedPx_)
        QTimer::singleShot(0, this, [this, beforePx = *std::exchange(pressedPx_, std::nullopt)] {
            if (isOfPerson_ || !isSeenAtSide() || dock_.width() == beforePx) return;
            isOfPerson_ = true;
            QSettings().setValue(key("own"), true);
        });
    if (event->type() == QEvent::Resize) QTimer::singleShot(0, this, &UsualWidth::give);
    return QObject::eventFilter(watched, event);
}

}  // namespace saban::app
