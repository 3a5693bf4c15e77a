#pragma once

#include <QObject>
#include <QPointer>
#include <QSize>
#include <QString>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layers/briefing/briefing.h"
#include "viewer/briefing/briefing_keys.h"
#include "viewer/briefing/rehearsal.h"
#include "viewer/scenes/scene_player.h"

class QScreen;
class QWidget;

namespace saban::app {

class AudienceView;
class AudienceWindow;
class BriefingTools;
class PlanSession;
class PresenterWindow;
class ReadyAudience;
class TableWidget;
class PlanControl;

/// How a presentation is held; kept between starts.
struct PresentationSettings {
    bool autoplay = false;                   ///< scenes go on by themselves
    bool loop = false;                       ///< after the last comes the first
    viewer::RoomSetting room{};
    QString audienceScreen{};                ///< name of a screen; empty: the one where the main window is not
    double notesPt = 16.0;                   ///< letters of the presenter's notes
};
PresentationSettings savedPresentationSettings();
void savePresentationSettings(const PresentationSettings& settings);

/// A presentation from the first key to the last: the windows on both screens, keys of clickers, what plays next.
///
/// Keys: Page Down, Right, Space, N, Enter: on (finishes what moves first, then the next scene); Page Up, Left, P, Backspace: back; Home, End; digits and Enter: that scene; B or
/// full stop: black; W or comma: white; S: stands still, goes on; A: autoplay; Tab or X: swaps the screens; L: laser; D: pen; H: highlighter; E: wipes the ink; O: spotlight; Q: questions
/// (height, distance, coordinates); G: legend, in all scenes or off (`LegendWish`); R: back to the scene's view; T: notes over the picture where one screen is all there is; Esc: puts the tool away, then ends.
///
/// A screen that vanishes leaves what was on the other one where it is; what was on it comes back with it.
/// Thread safety: GUI thread.
class Presentation : public QObject {
    Q_OBJECT

   public:
    enum class Mode { Present, Rehearse };

    /// What it is given outlives it.
    Presentation(QWidget& mainWindow, TableWidget& table, PlanSession& session, PlanControl& control, QObject* parent = nullptr);
    ~Presentation() override;

    /// Begins at a scene. False when there is no plan or no ground; `troubled` says why. While one runs it goes on, and comes to the front: false when the other mode was asked for.
    bool start(std::size_t scene = 0, Mode mode = Mode::Present);
    /// At the scene of that uid, or the first.
    bool startAt(const layers::Uid& scene, Mode mode = Mode::Present);
    void end();
    bool isRunning() const;

    void run(BriefingCommand command);
    void next();
    void previous();
    void goTo(std::size_t scene);
    void swapScreens();
    /// The audience sees its picture there from now on, and in later presentations.
    void showAudienceOn(const QString& screen);

    AudienceView* view() const;              ///< null when it does not run
    PresenterWindow* presenter() const;
    AudienceWindow* audience() const;
    BriefingTools* tools() const { return tools_; }
    /// What the next one will begin with.
    ReadyAudience& ready() { return *ready_; }
    PresentationSettings& settings() { return settings_; }
    /// After the settings were changed from outside: the room, autoplay.
    void applySettings();

   signals:
    void started();
    void ended();
    void sceneChanged(std::size_t scene);
    /// At the end of a rehearsal.
    void rehearsed(const saban::app::Rehearsal& rehearsal);
    void troubled(const QString& message);

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    struct State;

    viewer::Performance performanceNow() const;
    void perform();
    void stop();
    void showScene(std::size_t scene, viewer::ScenePlayer::Entrance entrance);
    void followScene();
    void bringToFront();
    bool isMoving() const;
    const layers::Scene& sceneShown() const;
    void tellLegend(viewer::Performance& performance) const;
    void tick();
    QSize audienceSizeAhead() const;
    void place();
    void screensChanged();
    void fillScreensMenu();
    void askForRoom();
    void tellPresenter();
    void tellTimes();
    void tellState();
    void tellMessages();
    void tellNotes();
    void offerTimes(const Rehearsal& rehearsal, const std::string& planPath, const std::shared_ptr<const layers::Plan>& plan, bool isEditable);

    QWidget& mainWindow_;
    TableWidget& table_;
    PlanSession& session_;
    PlanControl& control_;
    PresentationSettings settings_;
    QPointer<AudienceWindow> audience_;
    QPointer<PresenterWindow> presenter_;
    BriefingTools* tools_ = nullptr;
    std::unique_ptr<State> state_;
    std::unique_ptr<ReadyAudience> ready_;
    std::vector<QPointer<QWidget>> retired_;  ///< windows of presentations that ended, about to be deleted
};

}  // namespace saban::app
