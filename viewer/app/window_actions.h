#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;
class QWidget;

namespace saban::app {

/// Every command of the window with its key, in the menus. What they do is connected by whoever owns them.
class WindowActions : public QObject {
    Q_OBJECT

   public:
    /// Arrow keys and + - act while `table` has the focus, so that lists and sliders keep theirs.
    WindowActions(QMainWindow* window, QWidget* table);

    void retranslateUi();

    QAction *open, *openFolder, *add, *savePicture, *quit;
    QAction *home, *northUp, *topView, *nearer, *farther;
    QAction *left, *right, *up, *down, *turnLeft, *turnRight, *tiltUp, *tiltDown;
    QAction *fullScreen;
    QAction *present, *presentHere, *rehearse;
    QAction *moreExaggeration, *lessExaggeration, *contours, *grid, *frame, *legend, *imagery, *crs;
    QAction *vietnamese, *english, *otherLanguage;
    QAction *help, *keys, *about;
    QAction* newPlan;
    QMenu *fileMenu, *editMenu, *recentMenu, *viewMenu, *panelMenu, *phaseMenu, *frameRateMenu, *memoryMenu, *tableMenu, *languageMenu, *helpMenu;
    QMenu *themeMenu, *cameraMenu;

   private:
    QAction* make(const QList<QKeySequence>& shortcuts);
    QAction* makeForTable(const QList<QKeySequence>& shortcuts);
    QAction* makeCheckable(const QList<QKeySequence>& shortcuts);
    void makeFileMenu();
    void makeViewMenu();
    void fillCameraMenu();
    void makeTableMenu();
    void makeLanguageMenu();
    void makeHelpMenu();

    QMainWindow* window_;
    QWidget* table_;
};

}  // namespace saban::app
