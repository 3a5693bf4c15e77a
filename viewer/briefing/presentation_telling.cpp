// What the presenter is told of a presentation: scene, times, notes, messages.
#include <algorithm>

#include "viewer/briefing/audience_window.h"
#include "viewer/briefing/presentation_state.h"
#include "viewer/briefing/presenter_window.h"

namespace saban::app {

void Presentation::tellTimes() {
    const State& state = *state_;
    const viewer::ScenePlayer& player = view()->player();
    const layers::BriefingScene& scene = state.performance.briefing->scenes.at(player.scene());
    const double now = view()->nowS(), sceneS = now - state.sceneShownS;
    const double wholeS = scene.scene->durationS > 0.0 ? scene.scene->durationS : scene.holdS;
    presenter_->setTimes({.elapsedS = now - state.beganS, .sceneS = sceneS, .sceneShare = wholeS > 0.0 ? std::max(0.0, player.sceneTimeS()) / wholeS : 0.0});
}

/// Which scene it is, and what comes next.
void Presentation::tellPresenter() {
    State& state = *state_;
    const std::size_t scene = view()->player().scene(), count = view()->player().sceneCount();
    presenter_->showScene(scene);
    if (state.mirroredFrame < 0) presenter_->setPresentPicture(state.previews->picture(scene));
    const bool isEnd = scene + 1 >= count && !settings_.loop;
    presenter_->setNextPicture(isEnd ? QImage() : state.previews->picture((scene + 1) % count));
    tellNotes();
    tellMessages();
    tellTimes();
    tellState();
}

const layers::Scene& Presentation::sceneShown() const { return *state_->performance.briefing->scenes.at(view()->player().scene()).scene; }

/// What the briefer wants of the legend.
void Presentation::tellLegend(viewer::Performance& performance) const {
    performance.look.legend = state_->legend.isShown;
    performance.withoutLegend = state_->legend.putAway;
}

void Presentation::tellState() {
    if (!isRunning()) return;
    presenter_->setState({.isPaused = state_->isPaused,
                          .autoplay = settings_.autoplay,
                          .loop = settings_.loop,
                          .isBlack = view()->curtain() == AudienceView::Curtain::Black,
                          .isWhite = view()->curtain() == AudienceView::Curtain::White,
                          .hasLegend = state_->legend.isSeenIn(sceneShown()),
                          .isRehearsal = state_->mode == Mode::Rehearse});
}

void Presentation::tellNotes() {
    const State& state = *state_;
    const layers::Briefing& briefing = *state.performance.briefing;
    const auto& scene = briefing.scenes.at(view()->player().scene());
    const bool isShown = state.showsNotes && !presenter_->isVisible();  // never where the audience reads them while there is another screen
    audience_->setNotes(isShown ? QString::fromStdString(scene.scene->note) : QString(), QString::fromStdString(briefing.plan->settings.marking));
}

void Presentation::tellMessages() {
    const State& state = *state_;
    QStringList texts;
    for (const QString& text : {state.screenMessage, state.failure})
        if (!text.isEmpty()) texts << text;
    if (state.isLastTold) texts << tr("That was the last scene. Esc ends the presentation.");
    const auto& warnings = state.performance.briefing->warnings;
    if (!warnings.empty() && texts.isEmpty()) {
        texts << QString::fromStdString(warnings.front().message);
        if (warnings.size() > 1) texts << tr("(and %1 more)").arg(warnings.size() - 1);
    }
    presenter_->setMessage(texts.join(QLatin1Char('\n')));
}

}  // namespace saban::app
