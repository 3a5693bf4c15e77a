#pragma once

#include <QActionGroup>
#include <QMenu>
#include <QObject>
#include <memory>

#include "layers/model/plan.h"
#include "viewer/overlay/draped_plan.h"

namespace saban::app {

class TableWidget;

/// The plan on the table, and which of its phases is shown: a menu of them, and Page Up and Page Down to the phase before and after.
class PlanControl : public QObject {
    Q_OBJECT

   public:
    PlanControl(TableWidget& table, QMenu& phases, QObject* parent = nullptr);

    /// Null: none. Begins with the first phase. The conventions are the plan's; what is wrong with them is told by `troubled`.
    void setPlan(std::shared_ptr<const layers::Plan> plan);
    void retranslateUi();

   signals:
    void troubled(const QString& message);

   private:
    void show(const layers::Uid& phase);
    void step(int by);

    TableWidget& table_;
    QMenu& menu_;
    QActionGroup* phases_;
    QAction *previous_, *next_;
    std::shared_ptr<const layers::Plan> plan_;
    viewer::PlanView view_;
};

}  // namespace saban::app
