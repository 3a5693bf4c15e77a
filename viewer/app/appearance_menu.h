#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;

namespace saban::app {

/// Theme of the window and colours of states, chosen in a menu, switched at once and kept from one start to the next.
class AppearanceMenu : public QObject {
    Q_OBJECT

   public:
    /// `menu` is filled and outlives this.
    explicit AppearanceMenu(QMenu& menu, QObject* parent = nullptr);

    void retranslateUi();

    QAction *dark, *light, *asSystem, *safeColours;

   signals:
    /// Colours of states, or of the grounds under them, are others.
    void coloursChanged();

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void use(QAction* choice);

    QMenu& menu_;
    QActionGroup* themes_;
};

/// Takes the saved theme and colours into use, before the first window is made.
void restoreAppearance();

}  // namespace saban::app
