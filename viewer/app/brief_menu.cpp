#include "viewer/app/brief_menu.h"

#include <QAction>
#include <QDockWidget>

#include "viewer/app/views_panel.h"

namespace saban::app {

BriefMenu::BriefMenu(const QList<QAction*>& present, ViewsPanel& scenes, QDockWidget* scenesDock, QDockWidget* timelineDock, QWidget* parent) : QMenu(parent) {
    setObjectName(QStringLiteral("brief"));
    addActions(present);
    addSeparator();
    addAction(scenes.saveAction);
    addAction(scenesDock->toggleViewAction());
    addAction(timelineDock->toggleViewAction());
    addSeparator();
    handout = add("brief_handout");
    pictures = add("brief_pictures");
    video = add("brief_video");
    print = add("brief_print");
    addSeparator();
    room = add("brief_room");
    setHasPlan(false);
    retranslateUi();
}

QAction* BriefMenu::add(const char* name) {
    QAction* action = addAction(QString());
    action->setObjectName(QString::fromLatin1(name));
    return action;
}

void BriefMenu::setHasPlan(bool hasPlan) {
    for (QAction* action : {handout, pictures, video, print}) action->setEnabled(hasPlan);
}

void BriefMenu::retranslateUi() {
    setTitle(tr("&Brief"));
    handout->setText(tr("&Handout…"));
    pictures->setText(tr("P&ictures…"));
    video->setText(tr("&Video…"));
    print->setText(tr("Prin&t…"));
    room->setText(tr("Size of the r&oom…"));
}

}  // namespace saban::app
