#include "viewer/app/window_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QKeySequence>
#include <QList>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace saban::app {

WindowActions::WindowActions(QMainWindow* window, QWidget* table) : QObject(window), window_(window), table_(table) {
    makeFileMenu();
    makeViewMenu();
    makeTableMenu();
    makeLanguageMenu();
    makeHelpMenu();
    retranslateUi();
}

QAction* WindowActions::make(const QList<QKeySequence>& shortcuts) {
    auto* action = new QAction(this);
    action->setShortcuts(shortcuts);
    window_->addAction(action);  // keys work while the menu bar is hidden
    return action;
}

QAction* WindowActions::makeForTable(const QList<QKeySequence>& shortcuts) {
    auto* action = new QAction(this);
    action->setShortcuts(shortcuts);
    action->setShortcutContext(Qt::WidgetShortcut);
    table_->addAction(action);
    return action;
}

QAction* WindowActions::makeCheckable(const QList<QKeySequence>& shortcuts) {
    QAction* action = make(shortcuts);
    action->setCheckable(true);
    return action;
}

void WindowActions::makeFileMenu() {
    newPlan = make({QKeySequence::New});
    open = make({QKeySequence::Open});
    openFolder = make({});
    add = make({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)});
    savePicture = make({QKeySequence::Save});
    quit = make({QKeySequence(Qt::CTRL | Qt::Key_Q)});
    fileMenu = window_->menuBar()->addMenu(QString());
    fileMenu->addActions({newPlan, open, openFolder, add});
    recentMenu = fileMenu->addMenu(QString());
    fileMenu->addSeparator();
    fileMenu->addAction(savePicture);
    fileMenu->addSeparator();
    fileMenu->addAction(quit);
    editMenu = window_->menuBar()->addMenu(QString());
    editMenu->menuAction()->setVisible(false);
}

void WindowActions::makeViewMenu() {
    home = make({Qt::Key_H, Qt::Key_Home});
    northUp = make({Qt::Key_N});
    topView = make({Qt::Key_T});
    legend = makeCheckable({Qt::Key_K});
    fullScreen = makeCheckable({Qt::Key_F11});
    present = make({Qt::Key_F5});
    presentHere = make({QKeySequence(Qt::SHIFT | Qt::Key_F5)});
    rehearse = make({});
    viewMenu = window_->menuBar()->addMenu(QString());
    viewMenu->addActions({home, northUp, topView});
    viewMenu->addSeparator();
    cameraMenu = viewMenu->addMenu(QString());
    fillCameraMenu();
    viewMenu->addSeparator();
    phaseMenu = viewMenu->addMenu(QString());
    viewMenu->addAction(legend);
    panelMenu = viewMenu->addMenu(QString());
    viewMenu->addAction(fullScreen);
    viewMenu->addSeparator();
    viewMenu->addActions({present, presentHere, rehearse});
    viewMenu->addSeparator();
    themeMenu = viewMenu->addMenu(QString());
    frameRateMenu = viewMenu->addMenu(QString());
    memoryMenu = viewMenu->addMenu(QString());
}

void WindowActions::fillCameraMenu() {
    nearer = makeForTable({Qt::Key_Plus, Qt::Key_Equal});
    farther = makeForTable({Qt::Key_Minus});
    left = makeForTable({Qt::Key_Left});
    right = makeForTable({Qt::Key_Right});
    up = makeForTable({Qt::Key_Up});
    down = makeForTable({Qt::Key_Down});
    turnLeft = makeForTable({QKeySequence(Qt::CTRL | Qt::Key_Left)});
    turnRight = makeForTable({QKeySequence(Qt::CTRL | Qt::Key_Right)});
    tiltUp = makeForTable({QKeySequence(Qt::CTRL | Qt::Key_Up)});
    tiltDown = makeForTable({QKeySequence(Qt::CTRL | Qt::Key_Down)});
    cameraMenu->addActions({nearer, farther, left, right, up, down});
    cameraMenu->addSeparator();
    cameraMenu->addActions({turnLeft, turnRight, tiltUp, tiltDown});
}

void WindowActions::makeTableMenu() {
    moreExaggeration = make({Qt::Key_E});
    lessExaggeration = make({QKeySequence(Qt::SHIFT | Qt::Key_E)});
    contours = makeCheckable({Qt::Key_C});
    grid = makeCheckable({Qt::Key_G});
    frame = makeCheckable({});
    imagery = makeCheckable({Qt::Key_I});
    crs = make({});
    tableMenu = window_->menuBar()->addMenu(QString());
    tableMenu->addActions({moreExaggeration, lessExaggeration});
    tableMenu->addSeparator();
    tableMenu->addActions({imagery, contours, grid, frame});
    tableMenu->addSeparator();
    tableMenu->addAction(crs);
}

void WindowActions::makeLanguageMenu() {
    vietnamese = makeCheckable({});
    english = makeCheckable({});
    otherLanguage = make({Qt::Key_L});
    auto* languages = new QActionGroup(this);
    languages->addAction(vietnamese);
    languages->addAction(english);
    languageMenu = window_->menuBar()->addMenu(QString());
    languageMenu->addActions({vietnamese, english});
    languageMenu->addSeparator();
    languageMenu->addAction(otherLanguage);
}

void WindowActions::makeHelpMenu() {
    help = make({Qt::Key_F1});
    keys = make({});
    about = make({});
    helpMenu = window_->menuBar()->addMenu(QString());
    helpMenu->addActions({help, keys, about});
    helpMenu->addSeparator();
}

void WindowActions::retranslateUi() {
    fileMenu->setTitle(tr("&File"));
    newPlan->setText(tr("&New plan on this ground…"));
    open->setText(tr("&Open…"));
    openFolder->setText(tr("Open &folder…"));
    add->setText(tr("&Add to the table…"));
    recentMenu->setTitle(tr("Open &recent"));
    savePicture->setText(tr("&Save picture…"));
    quit->setText(tr("&Quit"));

    editMenu->setTitle(tr("&Edit"));
    viewMenu->setTitle(tr("&View"));
    home->setText(tr("&Whole table"));
    northUp->setText(tr("&North up"));
    topView->setText(tr("From &above"));
    cameraMenu->setTitle(tr("Mo&ve the view"));
    nearer->setText(tr("Nearer"));
    farther->setText(tr("Farther"));
    left->setText(tr("Move left"));
    right->setText(tr("Move right"));
    up->setText(tr("Move forward"));
    down->setText(tr("Move back"));
    turnLeft->setText(tr("Turn left"));
    turnRight->setText(tr("Turn right"));
    tiltUp->setText(tr("Tilt towards the horizon"));
    tiltDown->setText(tr("Tilt towards the ground"));
    panelMenu->setTitle(tr("&Panels"));
    fullScreen->setText(tr("&Full screen"));
    present->setText(tr("&Present"));
    presentHere->setText(tr("Present from the chosen scene"));
    rehearse->setText(tr("Rehearse, with times"));

    tableMenu->setTitle(tr("&Table"));
    moreExaggeration->setText(tr("More vertical exaggeration"));
    lessExaggeration->setText(tr("Less vertical exaggeration"));
    contours->setText(tr("&Contour lines"));
    grid->setText(tr("&Grid lines"));
    frame->setText(tr("&Frame, north arrow, scale bar"));
    imagery->setText(tr("&Imagery"));
    legend->setText(tr("&Legend"));
    crs->setText(tr("Coordinate &reference system…"));

    languageMenu->setTitle(tr("&Language"));
    vietnamese->setText(QStringLiteral("Tiếng Việt"));
    english->setText(QStringLiteral("English"));
    otherLanguage->setText(tr("Switch language"));

    helpMenu->setTitle(tr("&Help"));
    help->setText(tr("&Help on this panel"));
    keys->setText(tr("&Keys and mouse"));
    about->setText(tr("&About Saban"));
}

}  // namespace saban::app
