#include "viewer/app/help_control.h"

#include <QApplication>
#include <QKeyEvent>

#include "viewer/app/help_window.h"

namespace saban::app {

HelpControl::HelpControl(QWidget* window) : QObject(window), window_(window) { qApp->installEventFilter(this); }

void HelpControl::showAbout(const QWidget* widget) {
    if (!widget) widget = QApplication::focusWidget();
    if (!widget) widget = QApplication::activeWindow();
    showPage(helpPageOf(widget));
}

void HelpControl::showPage(const QString& name) {
    // A dialog that waits for an answer lets only windows of its own be used.
    QWidget* owner = QApplication::activeModalWidget() ? QApplication::activeModalWidget() : window_;
    if (help_ && help_->parentWidget() != owner) delete help_;
    if (!help_) help_ = new HelpWindow(owner);
    help_->search({});
    help_->showPage(name);
    help_->show();
    help_->raise();
    help_->activateWindow();
}

HelpWindow* HelpControl::shown() const { return help_; }

/// In the window itself the menu's F1 comes first.
bool HelpControl::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType()) return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const auto* widget = static_cast<QWidget*>(watched);
    if (key->key() != Qt::Key_F1 || key->modifiers() != Qt::NoModifier || widget->window() == help_) return false;
    showAbout(widget);
    return true;
}

}  // namespace saban::app
