#pragma once

#include <QDockWidget>
#include <QMainWindow>
#include <QObject>
#include <QToolButton>

#include "viewer/app/findings_panel.h"
#include "viewer/app/plan_checker.h"

namespace saban::app {

class MessageBar;
class PlanControl;
class PlanDesk;
class StatusLine;
class TableWidget;

/// The dock of findings and messages at the bottom of the window, closed at first, and the button in the status line that tells how many
/// there are and opens it.
/// Thread safety: GUI thread.
class FindingsDesk : public QObject {
    Q_OBJECT

   public:
    FindingsDesk(QMainWindow& window, TableWidget& table, PlanDesk& desk, PlanControl& control, MessageBar& messages, StatusLine& statusLine, QObject* parent = nullptr);

    QDockWidget* dock() const { return dock_; }
    FindingsPanel& panel() { return *panel_; }
    PlanChecker& checker() { return *checker_; }
    QToolButton* button() const { return button_; }

    void retranslateUi();

   private:
    void showCounts();
    void open();
    void choose(const layers::FeatureRef& feature);

    QMainWindow& window_;
    TableWidget& table_;
    PlanDesk& desk_;
    PlanControl& control_;
    FindingsPanel* panel_;
    QDockWidget* dock_;
    QToolButton* button_;
    PlanChecker* checker_;
};

}  // namespace saban::app
