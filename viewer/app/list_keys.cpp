#include "viewer/app/list_keys.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>

namespace saban::app {

ListKeys::ListKeys(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

bool ListKeys::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride || !qobject_cast<QAbstractItemView*>(watched)) return false;
    const auto& key = static_cast<const QKeyEvent&>(*event);
    if (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) return false;
    const bool isMove = key.key() == Qt::Key_Home || key.key() == Qt::Key_End || key.key() == Qt::Key_PageUp || key.key() == Qt::Key_PageDown;
    const bool isText = !key.text().isEmpty() && key.text().front().isPrint();
    if (!isMove && !isText) return false;
    event->accept();
    return true;
}

}  // namespace saban::app
