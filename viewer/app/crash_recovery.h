#pragma once

#include <QObject>
#include <QTimer>
#include <list>
#include <memory>
#include <optional>

#include "layers/model/plan.h"
#include "viewer/app/open_state.h"
#include "viewer/app/run_record.h"

namespace saban::app {

class LookControl;
class PlanControl;
class Stage;
class TableContent;
struct LoadOutcome;

/// Keeps what is open and how it is looked at in a file, and offers it to the next run after one that did not end orderly.
/// What it is given outlives it.
class CrashRecovery : public QObject {
    Q_OBJECT

   public:
    CrashRecovery(TableContent& content, Stage& stage, PlanControl& plan, LookControl& look, QObject* parent = nullptr);

    /// A message for each run that was cut off, the latest on top, with a button that brings back what it had open.
    void offer();
    /// An orderly end: nothing is left to be offered, what was offered and not taken either.
    void end();
    /// The record is to outlast even an orderly end: a start anew is the only remedy, and shall bring everything back.
    void keepAtEnd();

   private:
    OpenState present();
    const layers::GroundSpec& layersOfPlan();
    void keepSoon();
    void keep();
    struct Offered {
        LeftRecord record;
        OpenState state;
    };
    void show(const Offered& offered);
    void bringBack(const OpenState& state, const QString& path);
    void finish(const LoadOutcome& outcome);

    TableContent& content_;
    Stage& stage_;
    PlanControl& plan_;
    LookControl& look_;
    RunRecord record_;
    QTimer timer_;
    std::shared_ptr<const layers::Plan> askedPlan_;  ///< whose layers are `ofPlan_`: finding files takes a while
    layers::GroundSpec ofPlan_;
    std::list<Offered> offered_;
    std::optional<OpenState> awaited_;  ///< its files are being opened
    QString awaitedPath_;
    bool hasEnded_ = false, staysAtEnd_ = false;
};

}  // namespace saban::app
