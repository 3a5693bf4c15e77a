#pragma once

#include <QMenu>

class QDockWidget;

namespace saban::app {

class ViewsPanel;

/// The task Brief: everything from the first scene to paper and video, as one menu for the bar of tasks. What the commands do is connected by whoever owns them.
class BriefMenu : public QMenu {
    Q_OBJECT

   public:
    /// `present`: the commands that begin a presentation.
    BriefMenu(const QList<QAction*>& present, ViewsPanel& scenes, QDockWidget* scenesDock, QDockWidget* timelineDock, QWidget* parent = nullptr);

    QAction *handout, *pictures, *video, *print, *room;

    /// Those that make something of a plan.
    void setHasPlan(bool hasPlan);
    void retranslateUi();

   private:
    QAction* add(const char* name);
};

}  // namespace saban::app
