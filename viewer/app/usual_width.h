#pragma once

#include <QObject>

class QDockWidget;
class QMainWindow;

namespace saban::app {

/// Gives a panel at the side the width that it usually has where the window is wide enough, as it is first seen and as the window changes, until a person gives it another one.
/// The window owns it.
class UsualWidth : public QObject {
   public:
    UsualWidth(QMainWindow& window, QDockWidget& dock);

    static constexpr int kMostPx = 350;

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void give();

    QMainWindow& window_;
    QDockWidget& dock_;
    int leastPx_ = 0;  ///< that it has in a small window; 0: it was not seen yet
    int pressedPx_ = 0;
    bool isOfPerson_ = false;
};

}  // namespace saban::app
