#include "viewer/briefing/presentation.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QScreen>
#include <QSettings>
#include <QToolBar>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/app/live_texts.h"
#include "viewer/app/plan_control.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/room_box.h"
#include "viewer/app/table_widget.h"
#include "viewer/briefing/audience_window.h"
#include "viewer/briefing/briefing_tools.h"
#include "viewer/briefing/presentation_state.h"
#include "viewer/briefing/presented_plan.h"
#include "viewer/briefing/presenter_window.h"
#include "viewer/briefing/ready_audience.h"
#include "viewer/briefing/rehearsal_dialog.h"

namespace saban::app {

namespace {

constexpr int kTickMs = 200;
constexpr int kTicksPerSecond = 1000 / kTickMs;
constexpr int kEditMs = 150;          ///< edits that come together are shown together
constexpr int kPresenterMs = 20;      ///< the audience's first frame of a scene goes before
constexpr double kMirrorMovingS = 2.0;
constexpr double kZoomStep = 0.8;

QString autoplayKey() { return QStringLiteral("presentation/autoplay"); }
QString loopKey() { return QStringLiteral("presentation/loop"); }
QString screenKey() { return QStringLiteral("presentation/audienceScreen"); }
QString notesKey() { return QStringLiteral("presentation/notesPt"); }

double numberAt(const QSettings& settings, const QString& key, double least, double most, double otherwise) {
    bool isNumber = false;
    const double value = settings.value(key).toDouble(&isNumber);
    return isNumber && value >= least && value <= most ? value : otherwise;
}

}  // namespace

PresentationSettings savedPresentationSettings() {
    const QSettings settings;
    PresentationSettings saved;
    saved.autoplay = settings.value(autoplayKey(), false).toBool();
    saved.loop = settings.value(loopKey(), false).toBool();
    saved.audienceScreen = settings.value(screenKey()).toString();
    saved.notesPt = numberAt(settings, notesKey(), 10.0, 48.0, saved.notesPt);
    saved.room = savedRoom();
    return saved;
}

void savePresentationSettings(const PresentationSettings& saved) {
    QSettings settings;
    settings.setValue(autoplayKey(), saved.autoplay);
    settings.setValue(loopKey(), saved.loop);
    settings.setValue(screenKey(), saved.audienceScreen);
    settings.setValue(notesKey(), saved.notesPt);
    saveRoom(saved.room);
}

Presentation::Presentation(QWidget& mainWindow, TableWidget& table, PlanSession& session, PlanControl& control, QObject* parent)
    : QObject(parent), mainWindow_(mainWindow), table_(table), session_(session), control_(control), settings_(savedPresentationSettings()) {
    // While the program rests, for plans that have scenes.
    const auto size = [this]() -> std::optional<QSize> {
        const bool canBe = session_.plan() && table_.ground() && !isRunning() && mainWindow_.isVisible() && !mainWindow_.isMinimized() && table_.isSettled();
        if (!canBe || session_.plan()->all<layers::Scene>().isEmpty()) return std::nullopt;
        return audienceSizeAhead();
    };
    ready_ = std::make_unique<ReadyAudience>(size, [this] { return performanceNow(); });
    connect(&session_, &PlanSession::opened, this, &Presentation::end);  // another plan
    const auto mayMake = [this] { return !isRunning() && session_.plan() && table_.ground(); };
    const auto makeReady = [this, mayMake] { mayMake() ? ready_->begin() : ready_->drop(); };
    connect(&session_, &PlanSession::opened, this, makeReady);
    connect(&table_, &TableWidget::groundChanged, this, [this, mayMake] { mayMake() ? ready_->beginAgain() : ready_->drop(); });
    connect(this, &Presentation::ended, this, makeReady);
    const auto follow = [this] {
        if (state_) state_->edits.start();
    };
    connect(&session_, &PlanSession::edited, this, follow);
    connect(&table_, &TableWidget::groundChanged, this, follow);
}

Presentation::~Presentation() {
    if (isRunning()) stop();
    for (const auto& window : retired_) delete window.data();
}

bool Presentation::isRunning() const { return audience_ != nullptr; }
AudienceWindow* Presentation::audience() const { return audience_; }
PresenterWindow* Presentation::presenter() const { return presenter_; }

AudienceView* Presentation::view() const { return audience_ ? &audience_->view() : nullptr; }

viewer::Performance Presentation::performanceNow() const {
    viewer::Performance performance{.briefing = std::make_shared<const layers::Briefing>(layers::briefingOf(session_.plan())),
                                    .ground = table_.ground(),
                                    .planPath = session_.path(),
                                    .profile = control_.conventions(),
                                    .catalogue = control_.catalogue(),
                                    .look = table_.look()};
    if (state_) tellLegend(performance);
    return performance;
}

bool Presentation::startAt(const layers::Uid& scene, Mode mode) {
    std::size_t index = 0;
    if (session_.plan()) {
        const auto scenes = layers::scenesInOrder(*session_.plan());
        const auto found = std::ranges::find_if(scenes, [&](const auto& other) { return other->uid == scene; });
        if (found != scenes.end()) index = static_cast<std::size_t>(found - scenes.begin());
    }
    return start(index, mode);
}

bool Presentation::start(std::size_t scene, Mode mode) {
    if (isRunning()) {
        bringToFront();  // the audience sees nothing of it
        return mode == state_->mode;
    }
    if (!session_.plan() || !table_.ground()) {
        emit troubled(session_.plan() ? tr("There is nothing to present: the plan has no ground. Add its elevation to the table first.")
                                      : tr("There is nothing to present: open a plan, or make one on the ground that is shown (Ctrl+N)."));
        return false;
    }
    state_ = std::make_unique<State>();
    State& state = *state_;
    state.mode = mode;
    state.wish.audience = settings_.audienceScreen;
    state.mainScreen = mainWindow_.screen() ? mainWindow_.screen()->name() : QString();

    AudienceWindow* ready = ready_->take();
    audience_ = ready ? ready : new AudienceWindow;
    presenter_ = new PresenterWindow;
    AudienceView& view = audience_->view();
    tools_ = new BriefingTools(view, session_, this);
    state.previews = std::make_unique<ScenePreviews>(view);
    presenter_->setToolBar(tools_->makeBar(presenter_));
    audience_->setBar(tools_->makeBar(audience_));
    presenter_->setNotesPt(settings_.notesPt);

    connect(tools_, &BriefingTools::troubled, this, [this](const QString& message) {
        state_->failure = message;
        tellMessages();
    });
    connect(&view, &AudienceView::stepRequested, this, [this](int by) { run(by > 0 ? BriefingCommand::Next : BriefingCommand::Previous); });
    connect(&view, &AudienceView::drawingFailed, this, [this, from = &view](const QString& message) {
        if (this->view() != from) return;  // it has ended meanwhile
        state_->failure = message;
        tellMessages();
        emit troubled(message);
    }, Qt::QueuedConnection);
    connect(&view, &AudienceView::pictureTaken, presenter_, &PresenterWindow::setPresentPicture);
    connect(audience_, &AudienceWindow::closed, this, &Presentation::end);
    connect(presenter_, &PresenterWindow::commanded, this, &Presentation::run);
    connect(presenter_, &PresenterWindow::sceneChosen, this, &Presentation::goTo);
    connect(presenter_, &PresenterWindow::endRequested, this, &Presentation::end);
    connect(presenter_, &PresenterWindow::screensMenuWanted, this, &Presentation::fillScreensMenu);
    connect(presenter_, &PresenterWindow::roomRequested, this, &Presentation::askForRoom);
    connect(&state.screens, &Screens::changed, this, &Presentation::screensChanged);
    connect(state.previews.get(), &ScenePreviews::made, this, [this] { tellPresenter(); });

    state.edits.setSingleShot(true);
    state.edits.setInterval(kEditMs);
    connect(&state.edits, &QTimer::timeout, this, &Presentation::perform);
    state.presenter.setSingleShot(true);
    state.presenter.setInterval(kPresenterMs);
    connect(&state.presenter, &QTimer::timeout, this, &Presentation::tellPresenter);
    state.tick.setInterval(kTickMs);
    connect(&state.tick, &QTimer::timeout, this, &Presentation::tick);

    state.beganS = view.nowS();
    perform();
    place();
    showScene(scene, viewer::ScenePlayer::Entrance::AtOnce);
    view.setRoom(settings_.room);
    tellPresenter();
    state.tick.start();
    qApp->installEventFilter(this);
    emit started();
    return true;
}

void Presentation::end() {
    if (!isRunning()) return;
    const bool isRehearsal = state_->mode == Mode::Rehearse;
    const Rehearsal rehearsal = state_->rehearsal.until(view()->nowS());
    auto ink = tools_->notesOfInk();
    // Another plan may be open by now.
    const std::string planPath = state_->performance.planPath;
    const bool isOpen = session_.plan() && session_.path() == planPath, isEditable = isOpen ? session_.isEditable() : state_->isEditable;
    const PlanPtr plan = isOpen ? session_.plan() : state_->performance.briefing->plan;
    stop();
    if (isEditable) BriefingTools::offerToKeep(std::move(ink), planPath, session_, &mainWindow_);
    if (!isRehearsal) return;
    emit rehearsed(rehearsal);
    offerTimes(rehearsal, planPath, plan, isEditable);
}

/// At once, asking nothing.
void Presentation::stop() {
    qApp->removeEventFilter(this);
    state_->tick.stop();
    if (presenter_) settings_.notesPt = presenter_->notesPt();
    savePresentationSettings(settings_);
    view()->setTool(nullptr);
    delete std::exchange(tools_, nullptr);  // before the view that it draws in
    state_.reset();
    // What ends it may be a key or a button of these.
    for (QWidget* window : {static_cast<QWidget*>(audience_.data()), static_cast<QWidget*>(presenter_.data())}) {
        if (!window) continue;
        disconnect(window, nullptr, this, nullptr);
        window->hide();
        window->deleteLater();
        retired_.emplace_back(window);
    }
    std::erase_if(retired_, [](const auto& window) { return window.isNull(); });
    audience_ = nullptr;
    presenter_ = nullptr;
    mainWindow_.activateWindow();
    emit ended();
}

/// Offers them again when they could not be stored.
void Presentation::offerTimes(const Rehearsal& rehearsal, const std::string& planPath, const PlanPtr& plan, bool isEditable) {
    if (rehearsal.times.empty()) return;
    auto* dialog = new RehearsalDialog(*plan, rehearsal, isEditable, &mainWindow_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, rehearsal, planPath, plan] {
        const auto edit = [rehearsal, label = tr("Times of the rehearsal").toStdString()](const layers::Plan& now) { return takeOver(now, rehearsal, label); };
        editPresented(planPath, session_, edit, [self = QPointer(this), rehearsal, planPath, plan](const QString& why) {
            if (why.isEmpty() || !self) return;
            emit self->troubled(why);
            self->offerTimes(rehearsal, planPath, plan, true);
        });
    });
    dialog->open();
}

/// The plan, its ground and how both look, as they are now.
void Presentation::perform() {
    if (!session_.plan() || !table_.ground()) {
        QMetaObject::invokeMethod(this, &Presentation::end, Qt::QueuedConnection);  // not within what calls this
        return;
    }
    State& state = *state_;
    state.performance = performanceNow();
    state.isEditable = session_.isEditable();
    view()->setPerformance(state.performance);
    state.failure = QString::fromStdString(view()->failure());
    state.previews->setPerformance(state.performance);
    const layers::Briefing& briefing = *state.performance.briefing;
    std::vector<PresenterScene> scenes;
    for (const layers::BriefingScene& scene : briefing.scenes)
        scenes.push_back({.title = QString::fromStdString(scene.title()),
                          .role = QString::fromStdString(scene.scene->role),
                          .notes = QString::fromStdString(scene.scene->note),
                          .plannedS = std::max(0.0, scene.scene->durationS)});
    presenter_->setScenes(std::move(scenes), QString::fromStdString(briefing.plan->settings.name), QString::fromStdString(briefing.plan->settings.marking));
    if (state.shown && *state.shown != briefing.scenes.at(view()->player().scene()).scene->uid) followScene();  // the one that was shown is gone
    tellPresenter();
    tellMessages();
}

void Presentation::showScene(std::size_t scene, viewer::ScenePlayer::Entrance entrance) {
    State& state = *state_;
    AudienceView& view = *this->view();
    view.show(scene, entrance);  // whatever stood still goes on
    if (std::exchange(state.isPaused, false)) {
        state.rehearsal.setPaused(false, view.nowS());
        tellState();
    }
    followScene();
}

/// What goes with the scene: its ink, its times.
void Presentation::followScene() {
    State& state = *state_;
    AudienceView& view = *this->view();
    const std::size_t scene = view.player().scene();
    const layers::Uid& uid = state.performance.briefing->scenes.at(scene).scene->uid;
    state.shown = uid;
    state.wasFinished = state.isLastTold = false;
    state.sceneShownS = view.nowS();
    state.rehearsal.show(uid, state.sceneShownS);
    tools_->setScene(uid);
    state.presenter.start();
    emit sceneChanged(scene);
}

/// Something moves that will come to an end; a ring around a place moves nothing.
bool Presentation::isMoving() const {
    const viewer::ScenePlayer& player = view()->player();
    const double timeS = player.sceneTimeS();
    if (timeS < 0.0) return true;
    const layers::Briefing& briefing = *state_->performance.briefing;
    return std::ranges::any_of(briefing.scenes.at(player.scene()).actions, [&](const layers::SceneAction& action) {
        if (action.kind == layers::kHighlight) return false;
        const auto lastsS = layers::lastsS(action, *briefing.plan);
        return lastsS && action.startS + *lastsS > timeS;
    });
}

void Presentation::next() {
    if (!isRunning()) return;
    State& state = *state_;
    if (!std::exchange(state.wasFinished, true) && isMoving()) {
        view()->finish();
        state.presenter.start();
        return;
    }
    const std::size_t scene = view()->player().scene(), count = view()->player().sceneCount();
    if (scene + 1 < count) return showScene(scene + 1, viewer::ScenePlayer::Entrance::Transition);
    if (settings_.loop && count > 0) return showScene(0, viewer::ScenePlayer::Entrance::Transition);
    state.isLastTold = true;
    tellMessages();
}

void Presentation::previous() {
    if (!isRunning()) return;
    const std::size_t scene = view()->player().scene();
    // As at the end of it: who goes back wants to point at something again.
    if (scene > 0) showScene(scene - 1, viewer::ScenePlayer::Entrance::Transition);
}

void Presentation::goTo(std::size_t scene) {
    if (!isRunning()) return;
    view()->setCurtain(AudienceView::Curtain::None);
    showScene(std::min(scene, view()->player().sceneCount() - 1), viewer::ScenePlayer::Entrance::Transition);
    tellState();
}

void Presentation::run(BriefingCommand command) {
    if (!isRunning()) return;
    State& state = *state_;
    AudienceView& view = *this->view();
    using enum BriefingCommand;
    using Curtain = AudienceView::Curtain;
    // What asks for the picture takes the curtain away, and does no more.
    if (view.curtain() != Curtain::None && (command == Next || command == Previous || command == Escape)) {
        view.setCurtain(Curtain::None);
        view.setPaused(state.isPaused);
        tellState();
        return;
    }
    const auto toggleCurtain = [&](Curtain curtain) {
        view.setCurtain(view.curtain() == curtain ? Curtain::None : curtain);
        view.setPaused(state.isPaused || view.curtain() != Curtain::None);
    };
    switch (command) {
        case Next: next(); break;
        case Previous: previous(); break;
        case First: goTo(0); break;
        case Last: goTo(view.player().sceneCount() - 1); break;
        case Jump: {
            const auto scene = state.keys.typedScene();
            state.keys.clear();
            if (scene && *scene < view.player().sceneCount()) goTo(*scene);
            break;
        }
        case Typed: break;
        case Black: toggleCurtain(Curtain::Black); break;
        case White: toggleCurtain(Curtain::White); break;
        case Pause:
            state.isPaused = !state.isPaused;
            view.setPaused(state.isPaused || view.curtain() != Curtain::None);
            state.rehearsal.setPaused(state.isPaused, view.nowS());
            break;
        case Autoplay: settings_.autoplay = !settings_.autoplay; break;
        case Loop:
            settings_.loop = !settings_.loop;
            tellPresenter();  // what comes after the last scene
            break;
        case Swap: swapScreens(); break;
        case Laser: tools_->laser->trigger(); break;
        case Pen: tools_->pen->trigger(); break;
        case Highlighter: tools_->highlighter->trigger(); break;
        case Wipe: tools_->wipe->trigger(); break;
        case Spotlight: tools_->spotlight->trigger(); break;
        case Question: tools_->question->trigger(); break;
        case UndoStroke: tools_->undoStroke->trigger(); break;
        case Legend:
            state.legend.toggleIn(sceneShown());
            tellLegend(state.performance);
            view.setPerformance(state.performance);
            break;
        case Notes:
            state.showsNotes = !state.showsNotes;
            tellNotes();
            break;
        case SceneView: view.flyToSceneView(); break;
        case Nearer: view.zoomBy(kZoomStep); break;
        case Farther: view.zoomBy(1.0 / kZoomStep); break;
        case Escape:
            if (tools_->putAway()) break;
            end();
            return;
        case Nothing: break;
    }
    audience_->setTyped(presenter_->isVisible() ? QString() : state.keys.typed());
    presenter_->setTyped(state.keys.typed());
    tellState();
}

bool Presentation::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) return false;
    if (!isRunning() || !watched->isWidgetType()) return false;
    const QWidget* window = static_cast<QWidget*>(watched)->window();
    if (window != audience_ && window != presenter_) return false;
    auto* key = static_cast<QKeyEvent*>(event);
    const int code = latinKey(key->key(), key->nativeScanCode());
    if (event->type() == QEvent::ShortcutOverride) {
        // Keys are of the presentation, whatever has the focus.
        if (!BriefingKeys::knows(code, key->modifiers())) return false;
        event->accept();
        return true;
    }
    if (tools_->key(code, key->modifiers())) return true;
    if (const auto command = state_->keys.press(code, key->modifiers(), key->isAutoRepeat())) {
        run(*command);
        return true;
    }
    // Help would lie over the picture.
    return key->key() == Qt::Key_F1 && !presenter_->isVisible();
}

void Presentation::tick() {
    State& state = *state_;
    AudienceView& view = *this->view();
    view.tick();
    const double now = view.nowS();
    if (view.player().sceneTimeS() >= 0.0) state.rehearsal.arrive(now);
    if (settings_.autoplay && state.mode == Mode::Present && !state.isPaused && view.curtain() == AudienceView::Curtain::None && view.player().isSceneOver()) {
        const std::size_t scene = view.player().scene(), count = view.player().sceneCount();
        if (scene + 1 < count) showScene(scene + 1, viewer::ScenePlayer::Entrance::Transition);
        else if (settings_.loop) showScene(0, viewer::ScenePlayer::Entrance::Transition);
    }
    if (++state.ticks % kTicksPerSecond != 0) return;
    tellTimes();
    // What the audience sees, once it is at rest, or now and then.
    if (!presenter_->isVisible() || !view.isVisible() || view.framesDrawn() == state.mirroredFrame) return;
    if (!view.isSettled() && now - state.mirroredS < kMirrorMovingS) return;
    state.mirroredFrame = view.framesDrawn();
    state.mirroredS = now;
    constexpr QSize kMirrorPx{800, 450};
    if (view.isSettled() || view.curtain() != AudienceView::Curtain::None) presenter_->setPresentPicture(view.picture(kMirrorPx));
    else view.takePicture(kMirrorPx);
}

void Presentation::applySettings() {
    savePresentationSettings(settings_);
    if (!isRunning()) return;
    view()->setRoom(settings_.room);
    state_->previews->setPerformance(view()->player().performance());  // their letters are those of the room
    tellState();
}

/// Letters grow and shrink as the room is told.
void Presentation::askForRoom() {
    auto* dialog = new QDialog(presenter_);
    dialog->setObjectName(QStringLiteral("presentationRoom"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    (new LiveTexts(dialog))->keep([dialog] { dialog->setWindowTitle(tr("Size of the room")); });
    auto* box = new RoomBox(dialog);
    box->setRoom(settings_.room);
    box->setPicture(std::max(1, static_cast<int>(std::lround(view()->height() * view()->devicePixelRatioF()))), view()->devicePixelRatioF());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(box, &RoomBox::changed, this, [this, box] {
        settings_.room = box->room();
        applySettings();
    });
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(box);
    layout->addWidget(buttons);
    dialog->open();
}

}  // namespace saban::app
