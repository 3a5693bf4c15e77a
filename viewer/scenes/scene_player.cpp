#include "viewer/scenes/scene_player.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "geo/core/text.h"
#include "layers/model/fields.h"
#include "viewer/render/mixed_views.h"
#include "viewer/scenes/scene_player_impl.h"

namespace saban::viewer {

namespace {

constexpr double kFadeS = 1.0;            // a fade between scenes that says nothing of its length
constexpr double kMostTransitionS = 60.0;
constexpr double kLongestWaitS = 1.5;     // for what is to be faded in, before it is shown as far as it is there
constexpr double kCaptureWaitS = 0.8;     // for the picture of a scene that is faded to
constexpr double kEntryShare = 0.08;      // of a flight along a route: from the scene's own view onto it

/// As people read it: "07:30 14/05/2026".
std::string readableMoment(double timeS) {
    const std::string iso = layers::momentOf(timeS).iso;
    return iso.size() < 16 ? iso : iso.substr(11, 5) + " " + iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
}

}  // namespace

Viewpoint ScenePlayer::Impl::wholeTableAt(double exaggeration, double headingDeg) const {
    const layers::Ground& ground = *performance.ground;
    const auto range = ground.elevation->roughRange();
    SceneFrame frame = table.camera().frame();
    frame.exaggeration = exaggeration;
    return wholeTable(ground.bounds, range.minM, std::max(range.maxM, range.minM + 0.1), frame, table.camera().projection(), headingDeg);
}

Rest ScenePlayer::Impl::restOf(std::size_t index) const {
    Rest made{.view = sceneViewOf(*sceneAt(index).scene, *performance.briefing->plan, *performance.ground), .camera = {}};
    made.exaggeration = std::clamp(made.view.exaggeration.value_or(performance.look.exaggeration), 1.0, 10.0);
    made.camera = made.view.camera ? *made.view.camera : wholeTableAt(made.exaggeration);
    return made;
}

/// A course begins where the one before it ended.
Viewpoint ScenePlayer::Impl::cameraAt(const Rest& at, std::size_t index, double timeS) {
    constexpr double kBesideS = 1e-4;
    const layers::SceneState state = layers::stateAt(*performance.briefing, index, timeS);
    if (!state.camera) return at.camera;
    const layers::CameraCourse& course = *state.camera;
    SceneFrame frame = table.camera().frame();
    frame.exaggeration = at.exaggeration;
    Viewpoint base = at.camera;
    const layers::SceneAction* running = nullptr;
    bool isFirst = true;
    for (const layers::SceneAction& action : sceneAt(index).actions) {
        if (action.startS > timeS || (action.kind != layers::kOrbit && action.kind != layers::kFlyRoute && action.kind != layers::kEyeLevel)) continue;
        isFirst = running == nullptr;
        running = &action;
    }
    if (running && !isFirst && running->startS > 0.0) base = cameraAt(at, index, running->startS - kBesideS);
    const auto elevation = performance.ground->elevation;
    const GroundHeight heightAt = [elevation](glm::dvec2 place) { return elevation->heightAt(place).value_or(std::nullopt); };
    switch (course.kind) {
        case layers::CameraCourse::Kind::Orbit:
            // The whole table stays in the picture, whichever side it is seen from.
            if (!at.view.camera && isFirst) return wholeTableAt(at.exaggeration, base.headingDeg + course.degrees);
            return orbited(base, course.degrees);
        case layers::CameraCourse::Kind::EyeLevel: return eyeLevel(base, frame, heightAt, course.heightM, course.share);
        case layers::CameraCourse::Kind::FlyRoute: {
            const auto route = routeOf(course);
            if (!route) return base;
            const FlightInMaking& flight = flightAlong(*route, course.heightM);
            if (!isFinal() && !flight.isMade()) return base;  // no frame waits for it
            const Viewpoint along = flight.made.get().at(course.share, frame);
            return course.share >= kEntryShare ? along : sceneFlight(base, along, course.share / kEntryShare);
        }
    }
    return base;
}

ScreenTitles ScenePlayer::Impl::titlesOf(std::size_t index, const Rest& at, const layers::SceneState& state) const {
    ScreenTitles titles;
    const layers::BriefingScene& shown = sceneAt(index);
    if (at.view.camera) titles.subject = glm::dvec2(at.view.camera->target);
    if (!performance.showsTitles) return titles;
    titles.title = shown.title();
    titles.caption = shown.scene->caption;
    titles.role = shown.scene->role;
    if (performance.showsCounter) titles.counter = std::to_string(index + 1) + "/" + std::to_string(performance.briefing->scenes.size());
    if (state.exerciseS && performance.briefing->timeline && performance.briefing->timeline->isDated()) titles.time = readableMoment(*state.exerciseS);
    return titles;
}

double ScenePlayer::Impl::transitionTo(std::size_t index, const Viewpoint& from) const {
    const layers::Scene& to = *sceneAt(index).scene;
    const std::optional<double> wanted = to.transitionS && std::isfinite(*to.transitionS) ? std::optional(std::clamp(*to.transitionS, 0.0, kMostTransitionS)) : std::nullopt;
    switch (to.transition) {
        case layers::SceneTransition::Cut: return 0.0;
        case layers::SceneTransition::Fade: return wanted.value_or(kFadeS);
        case layers::SceneTransition::Fly: return wanted.value_or(sceneFlightS(from, restOf(index).camera));
    }
    return 0.0;
}

ScenePlayer::Impl::Moment ScenePlayer::Impl::momentAt(double timeS) {
    const layers::SceneState state = stateAt(std::max(timeS, 0.0));
    Moment moment;
    Appearance& now = moment.first;
    now = {.paint = keys.front().paint, .motion = motionOf(state, motionS()), .titles = titlesOf(scene, rest, state), .camera = cameraAt(rest, scene, std::max(timeS, 0.0))};
    if (timeS < 0.0 && !isFinal()) now.lineRangeM = now.camera.rangeM;  // a window paints lines once, for where the transition ends
    if (timeS < 0.0 && transition == layers::SceneTransition::Fly && transitionS > 0.0) {
        const double share = 1.0 + timeS / transitionS;
        // However high the flight rises: from the one scene's to the other's.
        if (isFinal()) now.lineRangeM = departure.camera.rangeM * std::pow(now.camera.rangeM / departure.camera.rangeM, smooth(share));
        now.camera = sceneFlight(departure.camera, now.camera, share);
        const double before = departure.passingExaggeration.value_or(departure.paint.exaggeration);
        if (before != rest.exaggeration) now.passingExaggeration = std::lerp(before, rest.exaggeration, smooth(share));
        const double sinceS = timeS + transitionS;
        if (mustMix && sinceS < softS() + lateS) {
            moment.second = now;
            now.paint = departure.paint;
            now.motion = departure.motion;
            now.motion.timeS = motionS();
            now.titles = departure.titles;
            moment.share = smooth((sinceS - lateS) / softS());
        }
        return moment;
    }
    for (std::size_t i = 0; i + 1 < keys.size(); ++i) {
        const double late = lateKey == i + 1 ? lateS : 0.0;
        if (timeS < keys[i].atS) break;
        now.paint = keys[i].paint;
        if (keys[i + 1].paint == keys[i].paint || timeS >= keys[i + 1].atS + late) {
            now.paint = keys[i + 1].paint;
            continue;
        }
        moment.second = now;
        moment.second->paint = keys[i + 1].paint;
        moment.share = std::clamp((timeS - late - keys[i].atS) / (keys[i + 1].atS - keys[i].atS), 0.0, 1.0);
        moment.fade = i + 1;
        break;
    }
    return moment;
}

/// In a window what fades in waits for its tiles, as long as it takes or as long as people wait.
void ScenePlayer::Impl::settleFades(Moment& moment, double timeS) {
    if (isFinal() || !moment.second || moment.fade == 0) return;
    const double beginsS = keys[moment.fade - 1].atS;
    if (lateKey != moment.fade) {
        lateKey = moment.fade;
        lateS = std::max(0.0, timeS - beginsS);
        isGivenUp = false;
        moment.share = 0.0;
    }
    if (moment.share > 0.0 || isGivenUp || (isBackTold(moment.second->paint) && back->status().isComplete)) return;
    lateS = std::max(0.0, timeS - beginsS);
    moment.share = 0.0;
    isGivenUp = lateS > kLongestWaitS;
}

/// The old picture stays until the new one is there.
void ScenePlayer::Impl::settleCapture() {
    if (isFinal() || transition != layers::SceneTransition::Fade || sceneTimeS() >= 0.0 || (!isCaptured && !mustCapture)) return;
    const double sinceS = clockS - captureFromS;
    if (captureWaitS <= 0.0 || sinceS <= 0.0 || table.status().isComplete) {
        captureWaitS = sinceS > 0.0 ? 0.0 : captureWaitS;
        return;
    }
    const double waitS = std::min(sinceS, captureWaitS);
    captureWaitS -= waitS;
    captureFromS += waitS;
    arrivalS += waitS;
}

/// Both views as the moment has them.
void ScenePlayer::Impl::apply(Moment moment) {
    const Viewpoint released = table.camera().view();
    if (!isTold(tableTold, moment.first.paint) && isBackTold(moment.first.paint) && (wasBackSeen || isBackShowable())) {
        exchangeViews();
        if (isReleased) table.camera().setView(released);
    }
    put(table, tableTold, moment.first, isReleased ? Camera::Leave : Camera::Set);
    if (moment.second && isReleased) moment.second->camera = released;
    const bool wasMixing = std::exchange(isMixing, moment.second.has_value());
    mixShare = moment.share;
    if (!isMixing) return;
    ahead = Ahead::None;
    coming.reset();
    matchBack();
    put(*back, backTold, *moment.second);
    if (!wasMixing && !isFinal()) standAs(*back, table);
    wasBackSeen = true;
}

double ScenePlayer::Impl::captureOpacity() const {
    if ((!isCaptured && !mustCapture) || captureFadeS <= 0.0) return 0.0;
    return 1.0 - smooth((clockS - captureFromS) / captureFadeS);
}

void ScenePlayer::Impl::begin(std::size_t index, Entrance entrance) {
    const bool wasShown = isShown;
    const bool mayCapture = wasShown && entrance == Entrance::Transition;
    departure = {.paint = tableTold.paint.value_or(GroundPaint{}), .camera = table.camera().view()};
    if (wasShown) {
        const layers::SceneState before = stateAt(sceneTimeS());
        departure.motion = motionOf(before, motionS());
        departure.titles = titlesOf(scene, rest, before);
        if (departure.paint.exaggeration != table.camera().frame().exaggeration) departure.passingExaggeration = table.camera().frame().exaggeration;
    }
    scene = std::min(index, performance.briefing->scenes.size() - 1);
    isShown = true;
    isReleased = isFinished = false;
    wantedAhead.reset();
    rest = restOf(scene);
    keys = paintTrack(source(), scene, rest.view);
    areFlightsReady(scene);
    transition = mayCapture ? sceneAt(scene).scene->transition : layers::SceneTransition::Cut;
    transitionS = mayCapture ? transitionTo(scene, departure.camera) : 0.0;
    arrivalS = clockS + transitionS;
    lateS = 0.0;
    lateKey = 0;
    isGivenUp = wasBackSeen = false;
    const bool isBeingLoaded = ahead == Ahead::InTable && aheadOf == std::pair(scene, std::size_t{0}) && !table.isAheadComplete();
    if (!isBeingLoaded) loadArrival();
    ahead = Ahead::None;
    coming.reset();
    isCaptured = mustCapture = false;
    departurePicture.reset();
    mustMix = false;
    if (!mayCapture || transitionS <= 0.0) return;
    const bool differs = !(departure.paint == keys.front().paint) || !departure.motion.isSameState(motionOf(stateAt(0.0)));
    const bool isFade = transition == layers::SceneTransition::Fade;
    const bool isOtherPaint = !(departure.paint == keys.front().paint);
    if (transition == layers::SceneTransition::Fly && differs) mustMix = isFinal() || (isOtherPaint && isBackTold(keys.front().paint) && isBackShowable());
    if (isFade || (differs && !mustMix)) {
        mustCapture = true;
        isCaptureOfBack = false;
        captureFadeS = isFade ? transitionS : softS();
        captureFromS = clockS;
        captureWaitS = isFade ? kCaptureWaitS : 0.0;
    }
}

ScenePlayer::ScenePlayer(TableView& table) : impl_(std::make_unique<Impl>(table)) {}
ScenePlayer::~ScenePlayer() = default;

void ScenePlayer::setPerformance(Performance performance) {
    Impl& m = *impl_;
    layers::Uid uid, phase;
    if (m.hasBriefing() && m.isShown) {
        uid = m.sceneAt(m.scene).scene->uid;
        phase = m.sceneAt(m.scene).scene->phase;
    }
    m.performance = std::move(performance);
    const bool mustCapture = std::exchange(m.mustCapture, false), isCaptured = std::exchange(m.isCaptured, false), mustMix = std::exchange(m.mustMix, false);
    if (!m.hasBriefing()) {
        m.isShown = false;
        return;
    }
    if (!m.isShown) return;
    const auto& scenes = m.performance.briefing->scenes;
    const auto found = std::find_if(scenes.begin(), scenes.end(), [&](const layers::BriefingScene& other) {
        return other.scene->uid == uid && (!uid.empty() || other.scene->phase == phase);  // an overview that is no scene of the plan has no uid
    });
    if (found != scenes.end()) m.scene = static_cast<std::size_t>(found - scenes.begin());
    m.scene = std::min(m.scene, scenes.size() - 1);
    const Rest before = std::exchange(m.rest, m.restOf(m.scene));
    m.keys = paintTrack(m.source(), m.scene, m.rest.view);
    if (m.isAheadOld()) m.forgetAhead();
    // On its way to the same place it flies and fades on.
    if (found != scenes.end() && m.sceneTimeS() < 0.0 && before.camera == m.rest.camera && before.exaggeration == m.rest.exaggeration) {
        m.mustCapture = mustCapture;
        m.isCaptured = isCaptured;
        m.mustMix = mustMix && (m.isFinal() || (m.backTold.base == m.performance.ground && m.backTold.plan == m.performance.briefing->plan));
        return;
    }
    if (m.sceneTimeS() < 0.0) m.arrivalS = m.clockS;
    m.transitionS = 0.0;
    m.transition = layers::SceneTransition::Cut;
}

const Performance& ScenePlayer::performance() const { return impl_->performance; }

void ScenePlayer::show(std::size_t scene, Entrance entrance, double nowS) {
    Impl& m = *impl_;
    if (!m.hasBriefing()) return;
    if (m.isShown) advance(nowS);
    if (m.pausedAtS) setPaused(false, nowS);
    m.clockS = nowS - m.pausedForS;
    m.begin(scene, entrance);
    advance(nowS);
}

std::size_t ScenePlayer::scene() const { return impl_->scene; }
std::size_t ScenePlayer::sceneCount() const { return impl_->hasBriefing() ? impl_->performance.briefing->scenes.size() : 0; }

bool ScenePlayer::advance(double nowS) {
    Impl& m = *impl_;
    if (!m.hasBriefing() || !m.isShown) return false;
    m.clockS = std::max(m.clockS, (m.pausedAtS ? *m.pausedAtS : nowS) - m.pausedForS);
    m.settleCapture();
    const double timeS = m.sceneTimeS();
    const bool isMoving = timeS < 0.0 || layers::isMovingAfter(*m.performance.briefing, m.scene, timeS);
    m.heldMotionS = m.isFinal() || isMoving ? std::nullopt : std::optional(m.heldMotionS.value_or(m.clockS));
    Impl::Moment moment = m.momentAt(timeS);
    m.settleFades(moment, timeS);
    m.apply(std::move(moment));
    m.letGiveWay();
    if (m.pausedAtS) return false;
    return isMoving || m.isMixing || m.captureOpacity() > 0.0 || timeS < m.keys.back().atS;
}

double ScenePlayer::sceneTimeS() const { return impl_->isShown ? impl_->sceneTimeS() : 0.0; }

double ScenePlayer::transitionS(std::size_t scene) const {
    const Impl& m = *impl_;
    if (!m.hasBriefing()) return 0.0;
    scene = std::min(scene, m.performance.briefing->scenes.size() - 1);
    if (m.isShown && scene == m.scene) return m.transitionS;
    if (scene == 0) return 0.0;
    return m.transitionTo(scene, m.restOf(scene - 1).camera);
}

bool ScenePlayer::isSceneOver() const {
    const Impl& m = *impl_;
    return m.hasBriefing() && m.isShown && m.sceneTimeS() >= m.sceneAt(m.scene).holdS;
}

void ScenePlayer::setPaused(bool isPaused, double nowS) {
    Impl& m = *impl_;
    if (isPaused == m.pausedAtS.has_value()) return;
    if (isPaused) {
        advance(nowS);
        m.pausedAtS = nowS;
    } else {
        m.pausedForS += std::max(0.0, nowS - *m.pausedAtS);
        m.pausedAtS.reset();
    }
}

bool ScenePlayer::isPaused() const { return impl_->pausedAtS.has_value(); }

void ScenePlayer::finish(double nowS) {
    Impl& m = *impl_;
    if (!m.hasBriefing() || !m.isShown) return;
    advance(nowS);
    double endS = m.keys.back().atS;
    for (const layers::SceneAction& action : m.sceneAt(m.scene).actions)
        endS = std::max(endS, action.startS + layers::lastsS(action, *m.performance.briefing->plan).value_or(0.0));
    m.arrivalS = std::min(m.arrivalS, m.clockS - endS);
    m.mustCapture = m.isCaptured = m.mustMix = false;
    m.lateS = 0.0;
    m.isFinished = true;
    advance(nowS);
}

void ScenePlayer::releaseCamera() { impl_->isReleased = true; }

void ScenePlayer::setTextScale(double scale) {
    impl_->textScale = scale;
    impl_->table.setTextScale(scale);
    impl_->back->setTextScale(scale);
}

double ScenePlayer::textScale() const { return impl_->textScale; }

void ScenePlayer::setInk(GroundInk ink) {
    impl_->ink = std::move(ink);
    impl_->table.setInk(impl_->ink);
}

void ScenePlayer::setSketch(Sketch sketch) {
    impl_->sketch = std::move(sketch);
    impl_->table.setSketch(impl_->sketch);
}

double durationS(const ScenePlayer& player) {
    const auto& briefing = player.performance().briefing;
    if (!briefing) return 0.0;
    double total = 0.0;
    for (std::size_t i = 0; i < briefing->scenes.size(); ++i) total += player.transitionS(i) + briefing->scenes[i].holdS;
    return total;
}

}  // namespace saban::viewer
