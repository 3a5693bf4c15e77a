#pragma once

#include <QObject>

#include "viewer/render/look.h"

namespace saban::app {

class LookPanel;
class TableWidget;
class WindowActions;

/// Keeps the look of the table the same on the table, in the panel and in the ticks of the menu, whichever changes it.
/// What it is given outlives it.
class LookControl : public QObject {
    Q_OBJECT

   public:
    LookControl(TableWidget& table, LookPanel& panel, const WindowActions& actions, QObject* parent = nullptr);

    void setLook(const viewer::Look& look);

   private:
    void exaggerateBy(double step);

    TableWidget& table_;
    LookPanel& panel_;
    const WindowActions& actions_;
};

}  // namespace saban::app
