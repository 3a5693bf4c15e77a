#pragma once

#include <QAction>
#include <QActionGroup>
#include <QLabel>
#include <QMenu>
#include <QObject>
#include <array>
#include <memory>

#include "layers/model/plan.h"
#include "viewer/app/table_pane.h"

class QMainWindow;

namespace saban::app {

class LookControl;
class PlanControl;
class TableWidget;
class ViewDivider;

/// Two views of the plan on one table: their menu and keys, the bar between them, what each is called in its corner. Whatever acts
/// on "the view" in the window follows the active one.
/// Thread safety: GUI thread.
class TwoViews : public QObject {
    Q_OBJECT

   public:
    TwoViews(QMainWindow& window, TableWidget& table, PlanControl& plan, LookControl& look, QObject* parent = nullptr);

    /// For the window's menu.
    QMenu* menu() const { return menu_.get(); }

    void show(ViewLayout layout);
    /// A plan that the second view shows for looking only, called `name`, in place of the session's; null: the session's again.
    /// Opens the second view, beside the first, where there is none. Closing it forgets the plan.
    void setPlan(std::shared_ptr<const layers::Plan> plan, const QString& name = {});
    /// The state that the plan is compared with: the menu offers it for the second view. Null: none.
    void setCompared(std::shared_ptr<const layers::Plan> plan);
    const QString& planName() const { return planName_; }

    void retranslateUi();

    QAction *two, *beside, *stacked, *swipe, *single, *linked, *other, *compared;

   signals:
    /// Layout, active view or what is shown in one changed.
    void changed();

   private:
    void makeActions(QMainWindow& window);
    void followActive();
    void update();
    void placeLabels();
    QString nameOf(std::size_t view) const;

    TableWidget& table_;
    PlanControl& plan_;
    LookControl& look_;
    std::unique_ptr<QMenu> menu_;
    QActionGroup* layouts_;
    ViewDivider* divider_;
    std::array<QLabel*, 2> labels_;
    ViewLayout lastLayout_ = ViewLayout::Beside;
    QString planName_;
    std::shared_ptr<const layers::Plan> comparedPlan_;
};

}  // namespace saban::app
