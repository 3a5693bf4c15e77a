#pragma once

#include <QObject>
#include <QPointer>
#include <QString>
#include <memory>

#include "layers/model/uid.h"
#include "viewer/briefing/audience_view.h"

namespace saban::app {

class PlanControl;
class PlanSession;
class TableWidget;

/// Plays one scene over the table as the audience will see it, and goes away by itself when all is done, with Escape, or with a click.
/// Thread safety: GUI thread. What it is given outlives it.
class SceneTrial : public QObject {
    Q_OBJECT

   public:
    SceneTrial(TableWidget& table, PlanSession& session, PlanControl& control, QObject* parent = nullptr);
    ~SceneTrial() override;

    /// The scene comes as its transition says. False when there is no ground or no such scene.
    bool play(const layers::Uid& scene);
    bool isPlaying() const { return view_ != nullptr; }
    void end();

   signals:
    void ended();

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void watch();

    TableWidget& table_;
    PlanSession& session_;
    PlanControl& control_;
    QPointer<AudienceView> view_;
};

}  // namespace saban::app
