#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/executor.h"
#include "layers/checks/checks.h"
#include "layers/checks/known_signs.h"
#include "viewer/app/plan_session.h"

namespace saban::app {

class PlanControl;

/// What the rules of plans find in the session's plan, a moment after each change of it: the same as `saban check` tells. Rules run on
/// a worker thread; a change while they run makes them begin anew.
/// Thread safety: GUI thread. Session and control must outlive it.
class PlanChecker : public QObject {
    Q_OBJECT

   public:
    static constexpr int kDelayMs = 300;

    PlanChecker(PlanSession& session, PlanControl& control, QObject* parent = nullptr);
    ~PlanChecker() override;

    /// Where the table is, for plans whose settings do not say it.
    void setTableBounds(const std::optional<geo::Bounds>& bounds);
    /// Looks again soon.
    void check();

    const std::vector<layers::Finding>& findings() const { return findings_; }
    /// Findings are of the present plan.
    bool isCurrent() const { return !timer_.isActive() && !isRunning_; }

   signals:
    void checked();

   private:
    void start();

    PlanSession& session_;
    PlanControl& control_;
    QTimer timer_;
    std::optional<geo::Bounds> table_;
    std::vector<layers::Finding> findings_;
    /// Belongs to the worker.
    std::shared_ptr<std::unique_ptr<layers::KnownSigns>> signs_ = std::make_shared<std::unique_ptr<layers::KnownSigns>>();
    std::stop_source stop_;
    unsigned latest_ = 0;
    bool isRunning_ = false;
    geo::Executor worker_{1};  ///< last: it ends before what it uses
};

}  // namespace saban::app
