#include "viewer/app/view_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMouseEvent>
#include <QScreen>
#include <QSettings>
#include <QToolBar>
#include <QToolButton>
#include <QWindow>
#include <algorithm>

#include "viewer/app/table_widget.h"
#include "viewer/app/view_canvas.h"
#include "viewer/briefing/screens.h"

namespace saban::app {

namespace {

constexpr double kFirstShare = 0.92;        // of the screen that it is alone on
constexpr double kFirstShareBeside = 0.6;   // of the one that it shares with the main window
constexpr QSize kLeastSeenPx(160, 60);      // of a window that can still be taken hold of
constexpr int kMarginPx = 10;

QString placeKey() { return QStringLiteral("secondView/place"); }

/// Of a full screen: where it goes back to.
QString beforeFullKey() { return QStringLiteral("secondView/beforeFull"); }

QRect centred(QSize size, const QRect& in) {
    QRect place(QPoint(), size.boundedTo(in.size()));
    place.moveCenter(in.center());
    return place;
}

}  // namespace

ViewWindow::ViewWindow(QMainWindow& main, TableWidget& table)
    : back(new QAction(this)), full(new QAction(this)), closing(new QAction(this)), main_(main), table_(table), canvas_(new ViewCanvas(table, this)), bar_(new QToolBar(this)), leave_(new QToolButton(canvas_)),
      screens_(new Screens(this)) {
    setObjectName(QStringLiteral("second_view"));
    setAttribute(Qt::WA_QuitOnClose, false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setCentralWidget(canvas_);
    bar_->setMovable(false);
    bar_->setFloatable(false);
    bar_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    addToolBar(bar_);
    full->setCheckable(true);
    leave_->setDefaultAction(full);
    leave_->setFocusPolicy(Qt::NoFocus);
    leave_->hide();
    canvas_->installEventFilter(this);
    canvas_->setFocus();
    connect(full, &QAction::triggered, this, &ViewWindow::setFullScreen);
    connect(closing, &QAction::triggered, this, &ViewWindow::close);
    connect(screens_, &Screens::changed, this, &ViewWindow::stayOnScreen);
    takeActions();
    followKeys();
    retranslateUi();
}

/// Keys work in the window that an action belongs to: those of the main window, of its tool bars and menus belong to this one too.
void ViewWindow::takeActions() {
    const auto take = [this](const QList<QAction*>& actions) {
        for (QAction* action : actions)
            if (!this->actions().contains(action)) addAction(action);
    };
    take(main_.actions());
    for (const QToolBar* bar : main_.findChildren<QToolBar*>()) take(bar->actions());
    take(main_.menuBar()->actions());
    for (QAction* menu : main_.menuBar()->actions())
        if (!menuBar()->actions().contains(menu)) menuBar()->addAction(menu);
    for (QAction* action : table_.actions())
        if (!canvas_->actions().contains(action)) canvas_->addAction(action);
}

/// A command that puts the keys into a panel of the main window brings that to the front.
void ViewWindow::followKeys() {
    main_.winId();
    connect(main_.windowHandle(), &QWindow::focusObjectChanged, this, [this](QObject* object) {
        const auto* widget = qobject_cast<QWidget*>(object);
        if (!isActiveWindow() || !widget || widget->window() != &main_) return;
        if (widget == &table_) canvas_->setFocus();
        else main_.activateWindow();
    });
}

void ViewWindow::showInPlace() {
    takeActions();
    if (!restoreGeometry(QSettings().value(placeKey()).toByteArray())) {
        QScreen* own = main_.screen();
        for (const ScreenInfo& info : screens_->all())
            if (QScreen* other = Screens::find(info.name); other && other != main_.screen() && own == main_.screen()) own = other;
        const QRect room = own->availableGeometry();
        setGeometry(centred(room.size() * (own == main_.screen() ? kFirstShareBeside : kFirstShare), room));
    }
    if (isFullScreen()) beforeFull_ = QSettings().value(beforeFullKey()).toRect();
    showBars();
    show();
    stayOnScreen();
    bringToFront();
}

void ViewWindow::bringToFront() {
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

void ViewWindow::savePlace() const {
    if (!isVisible()) return;
    QSettings settings;
    settings.setValue(placeKey(), saveGeometry());
    isFullScreen() ? settings.setValue(beforeFullKey(), beforeFull_) : settings.remove(beforeFullKey());
}

void ViewWindow::setFullScreen(bool isFull) {
    full->setChecked(isFull);
    if (isFull == isFullScreen()) return;
    if (isFull) {
        beforeFull_ = geometry();
        if (screen()) setGeometry(screen()->geometry());  // also where no window manager helps; afterwards it would be no full screen
        showFullScreen();
    } else {
        showNormal();
        if (!beforeFull_.isValid() && screen()) beforeFull_ = centred(screen()->availableSize() * kFirstShareBeside, screen()->availableGeometry());
        if (beforeFull_.isValid() && geometry() != beforeFull_) setGeometry(beforeFull_);
        stayOnScreen();  // that place may be on a screen that is gone
    }
}

void ViewWindow::showBars() {
    menuBar()->setVisible(!isFullScreen());
    bar_->setVisible(!isFullScreen());
    full->setChecked(isFullScreen());
    leave_->hide();
}

/// Also where no window manager brings windows back whose screen was unplugged.
void ViewWindow::stayOnScreen() {
    if (!isVisible()) return;
    const auto& screens = screens_->all();
    const bool isGone = std::ranges::find(screens, fullOn_, &ScreenInfo::name) == screens.end();
    const QRect frame = geometry();
    const bool isSeen = std::ranges::any_of(screens, [&](const ScreenInfo& screen) {
        const QRect seen = screen.geometry.intersected(frame);
        return seen.width() >= kLeastSeenPx.width() && seen.height() >= kLeastSeenPx.height() && screen.geometry.contains(QPoint(seen.center().x(), std::max(frame.top(), screen.geometry.top())));
    });
    if ((isGone && isFullScreen()) || !isSeen) {
        if (isFullScreen() || isMaximized()) showNormal();
        if (QScreen* left = main_.screen()) setGeometry(centred(frame.size().boundedTo(left->availableSize() * kFirstShare), left->availableGeometry()));
    }
}

void ViewWindow::closeEvent(QCloseEvent* event) {
    savePlace();
    QMainWindow::closeEvent(event);
    if (event->isAccepted()) emit closed();
}

void ViewWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    if (event->type() == QEvent::WindowStateChange) {
        if (isFullScreen() && screen()) fullOn_ = screen()->name();
        showBars();
    }
    if (event->type() == QEvent::ActivationChange && isActiveWindow()) {
        takeActions();
        emit activated();
    }
    QMainWindow::changeEvent(event);
}

/// In a full screen the mouse finds the way out at the upper edge.
bool ViewWindow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseMove && isFullScreen()) {
        const bool isNear = static_cast<const QMouseEvent&>(*event).position().y() < canvas_->height() / 8.0;
        leave_->adjustSize();
        leave_->move(canvas_->width() - leave_->width() - kMarginPx, kMarginPx);
        leave_->setVisible(isNear);
    }
    return QMainWindow::eventFilter(watched, event);
}

void ViewWindow::retranslateUi() {
    back->setText(tr("&Back into the main window"));
    full->setText(tr("Full screen (F11)"));
    closing->setText(tr("&Close the second view"));
    bar_->setAccessibleName(tr("Second view"));
    canvas_->setAccessibleName(tr("Sand table, second view"));
}

}  // namespace saban::app
