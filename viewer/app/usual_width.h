#pragma once

#include <QObject>
#include <QString>
#include <optional>

class QDockWidget;
class QMainWindow;

namespace saban::app {

/// Gives a panel at the side the width that it usually has where the window is wide enough, as it is first seen and as the window changes, until a person gives it another one, which is
/// remembered beyond this run. Where it lies above or below, its width is left alone. The window owns it.
class UsualWidth : public QObject {
   public:
    UsualWidth(QMainWindow& window, QDockWidget& dock);

    static constexpr int kMostPx = 350;

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void give();
    bool isSeenAtSide() const;
    QString key(const char* what) const;  ///< in the settings

    QMainWindow& window_;
    QDockWidget& dock_;
    int leastPx_ = 0;  ///< that it has in a small window; 0: it was not seen yet
    std::optional<int> pressedPx_;  ///< as wide it was when the mouse was pressed
    bool isOfPerson_ = false;
};

}  // namespace saban::app
