#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

#include "layers/briefing/timeline.h"
#include "layers/model/plan.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace saban::app {

class PlanControl;
class PlanSession;
class TableWidget;
class TimelineAxis;

/// The exercise over time: a scale to go along, and its play. While a moment is chosen the table shows it: units on their march, columns on the ground, works as far as they
/// have come, and the phase of that moment. Never an edit of the plan; leaving brings the phase back that was shown before.
/// Thread safety: GUI thread. What it is given outlives it.
class TimelinePanel : public QWidget {
    Q_OBJECT

   public:
    TimelinePanel(PlanSession& session, TableWidget& table, PlanControl& control, QWidget* parent = nullptr);
    ~TimelinePanel() override;

    /// Null: no plan.
    const std::shared_ptr<const layers::Timeline>& timeline() const { return timeline_; }
    /// That the table shows; nothing: the phase as it is.
    const std::optional<double>& moment() const { return moment_; }
    bool isInUse() const { return moment_.has_value(); }
    /// Within the exercise.
    void showMoment(double timeS);
    bool isPlaying() const { return isPlaying_; }
    void setPlaying(bool isPlaying);
    void togglePlaying() { setPlaying(!isPlaying_); }
    /// Seconds of the exercise in one of the clock.
    double speed() const;
    void setSpeed(double speed);
    /// The phase from before comes back.
    void leave();
    QString momentText() const;
    TimelineAxis& axis() { return *axis_; }

   signals:
    /// `moment()` is another one.
    void momentChanged();

   protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

   private:
    void follow();
    void fillSpeeds();
    void showSpan();
    void tick();
    void show(double timeS);
    void showWords();
    void retranslateUi();

    PlanSession& session_;
    TableWidget& table_;
    PlanControl& control_;
    std::shared_ptr<const layers::Plan> plan_;  ///< that the timeline is of
    std::shared_ptr<const layers::Timeline> timeline_;
    std::optional<double> moment_;
    layers::Uid phaseBefore_;
    bool isShowing_ = false;  ///< the panel chooses the phase, not a person
    bool isPlaying_ = false;
    double playedFromS_ = 0.0;
    double wholeSpeed_ = 1.0;  ///< that takes `kWholeS` for what the scale shows
    QElapsedTimer clock_;     ///< since `playedFromS_`
    QElapsedTimer shown_;     ///< since the last moment was set
    QTimer timer_;
    std::int64_t framesShown_ = -1;

    TimelineAxis* axis_;
    QToolButton *play_, *leave_;
    QComboBox *speed_, *span_;
    QLabel *now_, *phase_, *speedTitle_, *note_;
};

}  // namespace saban::app
