// Pictures of all menus.
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMenuBar>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

#include "tests/viewer/app/pictures/studio.h"
#include "viewer/app/appearance_menu.h"

namespace saban::test {

namespace {

constexpr int kOpensMs = 150;

void takeBar(Studio& studio) {
    QMenuBar& bar = *studio.window().menuBar();
    int count = 0;
    for (QAction* action : bar.actions()) {
        if (!action->menu() || !action->isVisible()) continue;
        const QPoint place = bar.mapToGlobal(bar.actionGeometry(action).bottomLeft());
        studio.takeWhileOpen(QStringLiteral("30-menu-%1").arg(count++), [&] { action->menu()->exec(place); }, kOpensMs);
    }
}

void takeToolBar(Studio& studio) {
    QToolBar& bar = *studio.desk().toolBar();
    int count = 0;
    for (QAction* action : bar.actions()) {
        auto* button = qobject_cast<QToolButton*>(bar.widgetForAction(action));
        QMenu* menu = button && button->menu() ? button->menu() : action->menu();
        if (!button || !menu) continue;
        const QPoint place = button->mapToGlobal(QPoint(0, button->height()));
        studio.takeWhileOpen(QStringLiteral("31-tools-%1").arg(count++), [&] { menu->exec(place); }, kOpensMs);
    }
}

void takeSubmenus(Studio& studio) {
    app::WindowActions& actions = studio.window().actions();
    int count = 0;
    for (QMenu* menu : {actions.recentMenu, actions.panelMenu, actions.phaseMenu, actions.frameRateMenu, actions.memoryMenu, actions.languageMenu, actions.themeMenu, studio.desk().drawMenu(),
                        studio.desk().lineMenu(), studio.desk().arrange().menu()})
        studio.takeWhileOpen(QStringLiteral("33-submenu-%1").arg(count++), [&] { menu->exec(QPoint(200, 100)); }, kOpensMs);
}

void takeContextMenu(Studio& studio) {
    studio.open("properties");
    studio.select<layers::Structure>(2);
    app::TableWidget& table = studio.table();
    const QPoint middle = table.rect().center();
    studio.takeWhileOpen(QStringLiteral("32-context"), [&] {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, table.mapToGlobal(middle));
        QApplication::sendEvent(&table, &event);
    });
}

}  // namespace

Sceneries sceneriesOfMenus() { return {{"30-menu", takeBar}, {"31-tools", takeToolBar}, {"32-context", takeContextMenu}, {"33-submenu", takeSubmenus}}; }

}  // namespace saban::test
