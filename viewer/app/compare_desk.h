#pragma once

#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QObject>
#include <QToolButton>
#include <memory>
#include <optional>

#include "viewer/app/compare_panel.h"
#include "viewer/app/plan_control.h"
#include "viewer/app/plan_session.h"
#include "viewer/overlay/sketch_overlay.h"

namespace saban::app {

class TableWidget;

/// What of two compared states is on the table.
enum class CompareMode {
    Earlier,  ///< the earlier state, as it is
    Both,     ///< the plan, with the marks of all differences that are listed
    Later     ///< the later state, as it is
};

/// Comparing in the window: the panel in its dock, the marks on the table, and the switch between the states. The state that is not the plan
/// is only looked at: while it is on the table nothing can be changed there.
/// Thread safety: GUI thread.
class CompareDesk : public QObject {
    Q_OBJECT

   public:
    CompareDesk(QMainWindow& window, TableWidget& table, PlanControl& control, PlanSession& session, QObject* parent = nullptr);
    ~CompareDesk() override;

    ComparePanel& panel() { return *panel_; }
    QDockWidget* dock() const { return dock_; }
    CompareMode mode() const { return mode_; }
    void setMode(CompareMode mode);
    /// What is to be drawn: the session's, or the other state in its place. Null: none.
    const PlanPtr& planOnTable() const;
    /// The same as it is drawn: with the marks of both states it bears the markings of both.
    PlanPtr markedPlanOnTable() const;
    bool isOtherOnTable() const { return planOnTable() != session_.shown(); }
    /// Back to the plan, when the other state is on the table: someone wants to work.
    void showOwn();
    void retranslateUi();

    QAction *earlier, *both, *later;
    QAction* blink;  ///< between the states

   signals:
    /// `planOnTable()` is another value for a reason of this desk's.
    void planOnTableChanged();
    /// The state that the plan is compared with, in its terms: for a second view of the table. Null: none.
    void otherChanged(const saban::app::PlanPtr& other);

   private:
    void makeSwitch();
    void follow();
    void showMarks();
    void layOutTexts();
    void showBanner();
    void lookAt(const layers::FeatureDifference& difference);
    bool isOther(CompareMode mode) const;
    std::string markingOnTable() const;

    TableWidget& table_;
    PlanControl& control_;
    PlanSession& session_;
    ComparePanel* panel_;
    QDockWidget* dock_;
    QActionGroup* modes_;
    CompareMode mode_ = CompareMode::Both;
    PlanPtr other_;
    viewer::Sketch marks_;  ///< with all their texts
    QLabel* banner_;        ///< over the table: what is there is not the plan
};

}  // namespace saban::app
