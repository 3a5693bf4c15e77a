#pragma once

#include <QAction>
#include <QActionGroup>
#include <QLabel>
#include <QMenu>
#include <QObject>
#include <QToolButton>
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
class ViewWindow;

/// Two views of the plan on one table: their menu and keys, the bar between them, what each is called in its corner. Whatever acts
/// on "the view" in the window follows the active one.
/// Thread safety: GUI thread.
class TwoViews : public QObject {
    Q_OBJECT

   public:
    TwoViews(QMainWindow& window, TableWidget& table, PlanControl& plan, LookControl& look, QObject* parent = nullptr);
    ~TwoViews() override;

    /// For the window's menu.
    QMenu* menu() const { return menu_.get(); }

    void show(ViewLayout layout);
    /// A plan that the second view shows for looking only, called `name`, in place of the session's; null: the session's again.
    /// Opens the second view, beside the first, where there is none. Closing it forgets the plan.
    void setPlan(std::shared_ptr<const layers::Plan> plan, const QString& name = {});
    /// The state that the plan is compared with: the menu offers it for the second view. Null: none.
    void setCompared(std::shared_ptr<const layers::Plan> plan);
    const QString& planName() const { return planName_; }

    /// That the second view has for itself; null: it never had one.
    ViewWindow* window() const { return window_.get(); }
    /// The program ends: keeps how the second view was last opened, and where its window stood.
    void close();

    void retranslateUi();

    QAction *two, *beside, *stacked, *swipe, *apart, *single, *linked, *other, *compared;

   signals:
    /// Layout, active view or what is shown in one changed.
    void changed();

   private:
    void makeActions(QMainWindow& window);
    void followActive();
    void update();
    void placeLabels();
    void openWindow();
    QString nameOf(std::size_t view) const;

    QMainWindow& main_;
    TableWidget& table_;
    PlanControl& plan_;
    LookControl& look_;
    std::unique_ptr<QMenu> menu_;
    QActionGroup* layouts_;
    ViewDivider* divider_;
    std::array<QLabel*, 2> labels_;
    QToolButton* apartButton_;  ///< in the second view's corner
    std::unique_ptr<ViewWindow> window_;
    ViewLayout lastLayout_ = ViewLayout::Beside;
    QString planName_;
    std::shared_ptr<const layers::Plan> comparedPlan_;
};

}  // namespace saban::app
