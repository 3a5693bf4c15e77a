#include "viewer/app/menu_button.h"

#include <QAction>
#include <QCursor>
#include <QMenu>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

namespace saban::app {

void openMenuAtOnce(QToolBar& bar, QAction* menu) {
    auto* button = qobject_cast<QToolButton*>(bar.widgetForAction(menu));
    if (!button || !menu->menu()) return;
    button->setPopupMode(QToolButton::InstantPopup);
    // The menu had the mouse: nobody told the button that the cursor left it.
    QObject::connect(menu->menu(), &QMenu::aboutToHide, button, [button] {
        QTimer::singleShot(0, button, [button] {
            button->setDown(false);
            button->setAttribute(Qt::WA_UnderMouse, button->rect().contains(button->mapFromGlobal(QCursor::pos())));
            button->update();
        });
    });
}

}  // namespace saban::app
