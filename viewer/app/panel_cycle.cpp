#include "viewer/app/panel_cycle.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <algorithm>

namespace saban::app {

namespace {

bool takesKeys(const QWidget& widget) { return (widget.focusPolicy() & Qt::TabFocus) && widget.isEnabled() && widget.isVisible(); }

/// What had the keys last, else the first that takes them. Null: nothing does.
QWidget* placeForKeys(QWidget& panel) {
    if (QWidget* last = panel.focusWidget(); last && last != &panel && takesKeys(*last)) return last;
    if (takesKeys(panel)) return &panel;
    for (QWidget* widget = panel.nextInFocusChain(); widget && widget != &panel; widget = widget->nextInFocusChain())
        if (panel.isAncestorOf(widget) && takesKeys(*widget)) return widget;
    return nullptr;
}

/// In an order that stays: raising a dock makes it the last of its window's children.
QList<QDockWidget*> docksOf(const QMainWindow& window) {
    constexpr const char* kPlace = "placeInCycle";
    auto docks = window.findChildren<QDockWidget*>(Qt::FindDirectChildrenOnly);
    int last = 0;
    for (const QDockWidget* dock : docks) last = std::max(last, dock->property(kPlace).toInt());
    for (QDockWidget* dock : docks)
        if (dock->property(kPlace).toInt() == 0) dock->setProperty(kPlace, ++last);
    std::sort(docks.begin(), docks.end(), [](const QDockWidget* a, const QDockWidget* b) { return a->property(kPlace).toInt() < b->property(kPlace).toInt(); });
    return docks;
}

bool holdsKeys(const QWidget& panel) {
    const QWidget* focus = QApplication::focusWidget();
    return focus && (focus == &panel || panel.isAncestorOf(focus));
}

}  // namespace

PanelCycle::PanelCycle(QMainWindow& window, QList<QWidget*> middle, QWidget& messages, QObject* parent)
    : QObject(parent), next(new QAction(this)), previous(new QAction(this)), window_(window), middle_(std::move(middle)), messages_(messages) {
    next->setShortcut(Qt::Key_F6);
    previous->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F6));
    window.addActions({next, previous});
    connect(next, &QAction::triggered, this, [this] { step(1); });
    connect(previous, &QAction::triggered, this, [this] { step(-1); });
    retranslateUi();
}

QList<QWidget*> PanelCycle::panels() const {
    QList<QWidget*> all;
    for (QWidget* widget : middle_)
        if (all.isEmpty() && widget->isVisible()) all << widget;
    if (messages_.isVisible()) all << &messages_;
    const auto docks = docksOf(window_);
    for (const Qt::DockWidgetArea area : {Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea, Qt::BottomDockWidgetArea, Qt::TopDockWidgetArea, Qt::NoDockWidgetArea})
        for (QDockWidget* dock : docks)
            if ((dock->isFloating() ? Qt::NoDockWidgetArea : window_.dockWidgetArea(dock)) == area && dock->toggleViewAction()->isChecked()) all << dock;
    return all;
}

void PanelCycle::step(int by) {
    const QList<QWidget*> all = panels();
    const auto count = all.size();
    qsizetype present = 0;
    for (qsizetype i = 0; i < count; ++i)
        if (holdsKeys(*all[i])) present = i;
    for (qsizetype i = 1; i < count; ++i) {
        QWidget* panel = all[(present + by * i + count * i) % count];
        if (auto* dock = qobject_cast<QDockWidget*>(panel)) {
            dock->raise();
            if (dock->isFloating()) dock->activateWindow();
        }
        QWidget* place = placeForKeys(*panel);
        if (!place) continue;
        place->window()->activateWindow();
        place->setFocus(Qt::TabFocusReason);
        return;
    }
}

void PanelCycle::retranslateUi() {
    next->setText(tr("&Next panel"));
    previous->setText(tr("P&revious panel"));
}

}  // namespace saban::app
