#pragma once

#include <QMainWindow>

class QAction;
class QToolBar;
class QToolButton;

namespace saban::app {

class Screens;
class TableWidget;
class ViewCanvas;

/// The second view in a window of its own, for another screen. Keys and menus of the main window work in it. Its place is kept between starts; a
/// screen that goes away leaves it on one that is there.
/// Thread safety: GUI thread.
class ViewWindow : public QMainWindow {
    Q_OBJECT

   public:
    /// Both outlive it.
    ViewWindow(QMainWindow& main, TableWidget& table);

    ViewCanvas& canvas() { return *canvas_; }
    QToolBar& bar() { return *bar_; }
    QToolButton& leaveButton() { return *leave_; }

    /// Where it was; at first on a screen where the main window is not, if there is one.
    void showInPlace();
    /// Also when it is minimized or covered.
    void bringToFront();
    void savePlace() const;
    void setFullScreen(bool isFull);

    QAction *back, *full, *closing;

   signals:
    /// It was closed by a person.
    void closed();
    void activated();

   protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void takeActions();
    void followKeys();
    void stayOnScreen();
    void showBars();
    void retranslateUi();

    QMainWindow& main_;
    TableWidget& table_;
    ViewCanvas* canvas_;
    QToolBar* bar_;
    QToolButton* leave_;  ///< of the full screen, where the bar is hidden
    Screens* screens_;
    QString fullOn_;     ///< the screen that it filled last
    QRect beforeFull_;
};

}  // namespace saban::app
