#pragma once

#include <QObject>

class QActionGroup;
class QMenu;

namespace saban::app {

class TableWidget;

/// How fast a motion is drawn, and how much memory tiles may take that are not in the picture: two menus of choices, kept from
/// one start to the next. What it is given outlives it.
class DrawingSettings : public QObject {
    Q_OBJECT

   public:
    DrawingSettings(TableWidget& table, QMenu& frameRates, QMenu& memories, QObject* parent = nullptr);

    void retranslateUi();

   private:
    TableWidget& table_;
    QMenu& frameRateMenu_;
    QMenu& memoryMenu_;
    QActionGroup *frameRates_, *memories_;
};

}  // namespace saban::app
