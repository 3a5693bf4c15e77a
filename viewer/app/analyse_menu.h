#pragma once

#include <QMenu>

#include "viewer/render/ground_look.h"

class QDockWidget;

namespace saban::app {

class LookControl;
class TableWidget;

/// The task Analyse: what is asked of the ground and of the plan, as one menu for the bar of tasks. Slope, aspect and shadows are
/// switches of the table's look, ticked as it is when the menu opens.
class AnalyseMenu : public QMenu {
    Q_OBJECT

   public:
    /// What it is given outlives it.
    AnalyseMenu(TableWidget& table, LookControl& look, QAction* section, QDockWidget* comparison, QWidget* parent = nullptr);

   protected:
    void changeEvent(QEvent* event) override;

   private:
    void shade(viewer::Shading shading, bool isOn);
    void castShadows(bool isOn);
    void showLook();
    void retranslateUi();

    TableWidget& table_;
    LookControl& look_;
    QAction *slope_, *aspect_, *shadows_;
};

}  // namespace saban::app
