// What comes next, and its loading while the present scene is shown.
#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <utility>

#include "viewer/render/line_range.h"
#include "viewer/scenes/scene_player_impl.h"

namespace saban::viewer {

namespace {

constexpr std::array kFlightViews = {1.0, 0.0, 0.5, 0.75, 0.3, 0.88};  // of a flight, whose tiles are loaded ahead; once more where it ends, as it comes to rest there

}  // namespace

/// The same object for the same opacities: both views then share what they read.
std::shared_ptr<const layers::Ground> ScenePlayer::Impl::groundOf(const std::map<std::string, double>& opacities) {
    constexpr std::size_t kMost = 16;
    if (groundsOf != performance.ground || grounds.size() > kMost) grounds.clear();
    groundsOf = performance.ground;
    auto& ground = grounds[opacities];
    if (!ground) ground = groundWith(performance.ground, opacities);
    return ground;
}

/// Only what differs.
void ScenePlayer::Impl::tell(TableView& view, Told& told, const GroundPaint& paint) {
    tellGround(view, told, paint);
    tellPlan(view, told, paint);
    view.setCut(paint.cut);
    told.paint = paint;
}

void ScenePlayer::Impl::tellGround(TableView& view, Told& told, const GroundPaint& paint) {
    if (told.base != performance.ground || told.opacities != paint.opacities) {
        view.setGround(groundOf(paint.opacities), TableView::CameraChange::Keep);
        told.base = performance.ground;
        told.opacities = paint.opacities;
    }
    Look look = performance.look;
    look.sun = paint.sun;
    look.exaggeration = paint.exaggeration;
    look.legend = paint.legend;
    view.setLook(look);
}

void ScenePlayer::Impl::tellPlan(TableView& view, Told& told, const GroundPaint& paint) {
    if (isPlanOf(told) && told.shown == paint.shown) return;
    view.setPlan(performance.briefing->plan, paint.shown, performance.profile, performance.catalogue);
    told.plan = performance.briefing->plan;
    told.profile = performance.profile;
    told.catalogue = performance.catalogue;
    told.shown = paint.shown;
}

void ScenePlayer::Impl::put(TableView& view, Told& told, const Appearance& appearance, Camera camera) {
    tell(view, told, appearance.paint);
    view.setPassingExaggeration(appearance.passingExaggeration);
    view.setMotion(appearance.motion);
    view.setTitles(appearance.titles);
    setLineRange(view, appearance.lineRangeM);
    if (camera == Camera::Set) view.camera().setView(appearance.camera);  // which would end a flight of its own
}

void ScenePlayer::Impl::matchBack() {
    if (back->sizePx() != table.sizePx() || back->pixelRatio() != table.pixelRatio()) back->resize(table.sizePx(), table.pixelRatio());
    back->setTextScale(textScale);
    back->setInk(ink);
    back->setSketch(sketch);
}

void ScenePlayer::Impl::exchangeViews() {
    matchBack();
    table.exchange(*back);
    std::swap(tableTold, backTold);
    isCaptureOfBack = mustCapture ? !isCaptureOfBack : isCaptureOfBack;
    wasBackSeen = false;
    forgetAhead();
    table.setAhead({});
    back->setAhead({});
    loadArrival();
}

/// On a flight that nothing was loaded for, what lies on the way comes as it is seen: where it ends should be there before.
void ScenePlayer::Impl::loadArrival() {
    if (isFinal() || isReleased || transition != layers::SceneTransition::Fly || sceneTimeS() >= 0.0) return;
    const Viewpoint arrival = cameraAt(rest, scene, 0.0);
    table.setAhead({arrival, arrival});  // as a motion is drawn, then as at rest
}

Appearance ScenePlayer::Impl::arrivalOf(std::size_t index) {
    const Rest at = restOf(index);
    const layers::SceneState state = layers::stateAt(*performance.briefing, index, 0.0);
    return {.paint = paintOf(source(), index, at.view, state), .motion = motionOf(state, motionS()), .titles = titlesOf(index, at, state), .camera = cameraAt(at, index, 0.0)};
}

/// The next paint of the scene at hand (its key), else the next scene (key 0).
std::optional<std::pair<std::size_t, std::size_t>> ScenePlayer::Impl::next() const {
    const double timeS = sceneTimeS();
    for (std::size_t i = 0; i + 1 < keys.size(); ++i)
        if (keys[i].atS >= timeS && !(keys[i + 1].paint == keys[i].paint)) return std::pair(scene, i + 1);
    const std::size_t index = wantedAhead.value_or(scene + 1);
    if (index >= performance.briefing->scenes.size() || index == scene) return std::nullopt;
    return std::pair(index, std::size_t{0});
}

ScenePlayer::Impl::Upcoming ScenePlayer::Impl::upcoming(std::size_t index, std::size_t key) {
    const double timeS = sceneTimeS();
    if (index == scene && key > 0) {
        const double atS = keys[key - 1].atS;
        const layers::SceneState state = stateAt(atS);
        Upcoming made{.appearance = {.paint = keys[key].paint, .motion = motionOf(state), .titles = titlesOf(scene, rest, state), .camera = cameraAt(rest, scene, atS)}};
        if (isReleased) made.appearance.camera = table.camera().view();
        return made;
    }
    Upcoming made{.appearance = arrivalOf(index)};
    made.appearance.lineRangeM = made.appearance.camera.rangeM;
    if (sceneAt(index).scene->transition != layers::SceneTransition::Fly) {
        made.views = {made.appearance.camera, made.appearance.camera};
        return made;
    }
    // From where the scene will have led; who goes on earlier starts from the present view.
    const Viewpoint from = isReleased ? table.camera().view() : cameraAt(rest, scene, std::max(timeS, sceneAt(scene).holdS));
    if (from.target != table.camera().view().target || from.headingDeg != table.camera().view().headingDeg) made.views = {table.camera().view()};
    for (const double share : kFlightViews) made.views.push_back(sceneFlight(from, made.appearance.camera, share));
    made.views.push_back(made.appearance.camera);
    made.isFlight = true;
    made.appearance.camera = from;  // the second view stands where the flight begins: there it fades in
    return made;
}

/// Nobody sees the second view as long as it does not fade in: while the first one changes it has the cores.
void ScenePlayer::Impl::letGiveWay() {
    if (isFinal()) return;
    table.setGivesWay(false);
    back->setGivesWay(!isMixing && table.needsFrame());
}

std::shared_ptr<const layers::Route> ScenePlayer::Impl::routeOf(const layers::CameraCourse& course) const {
    auto route = performance.briefing->plan->find<layers::Route>(course.route);
    if (!route || route->geometry.kind != layers::GeometryKind::Line || route->geometry.linePoints().size() < 2) return nullptr;
    return route;
}

const ScenePlayer::Impl::FlightInMaking& ScenePlayer::Impl::flightAlong(const layers::Route& route, double heightM) {
    constexpr std::size_t kMostFlights = 16;
    const FlightName name{route.uid, heightM};
    const auto& line = route.geometry.linePoints();
    const auto& elevation = performance.ground->elevation;
    std::erase_if(leaving, [](const FlightInMaking& flight) { return flight.isMade(); });
    if (flights.size() >= kMostFlights && !flights.contains(name)) dropFlights();
    FlightInMaking& flight = flights[name];
    if (flight.made.valid() && flight.line == line && flight.elevation == elevation) return flight;
    if (flight.made.valid()) drop(std::move(flight));
    flight = FlightInMaking{.line = line, .elevation = elevation};
    const auto make = [line, heightM, elevation, stop = flight.stop.get_token()] {
        return RouteFlight(line, heightM, [&](glm::dvec2 place) { return stop.stop_requested() ? std::nullopt : elevation->heightAt(place).value_or(std::nullopt); });
    };
    std::packaged_task<RouteFlight()> task(make);
    std::shared_future<RouteFlight> made = task.get_future().share();
    flight.thread = std::async(std::launch::async, [task = std::move(task), wake = wakeUpOfFlights]() mutable {
        task();
        const std::lock_guard lock(wake->mutex);
        if (wake->call) wake->call();
    });
    flight.made = std::move(made);
    return flight;
}

void ScenePlayer::Impl::dropFlights() {
    std::set<FlightName> wanted;
    for (const std::size_t index : {scene, wantedAhead.value_or(scene + 1)})
        for (const FlightWanted& flight : flightsOf(index)) wanted.insert(flight.name());
    for (auto at = flights.begin(); at != flights.end();) {
        if (wanted.contains(at->first)) {
            ++at;
            continue;
        }
        drop(std::move(at->second));
        at = flights.erase(at);
    }
}

void ScenePlayer::Impl::drop(FlightInMaking&& flight) {
    flight.stop.request_stop();
    leaving.push_back(std::move(flight));
}

/// None of a scene that is not there.
std::vector<ScenePlayer::Impl::FlightWanted> ScenePlayer::Impl::flightsOf(std::size_t index) const {
    constexpr double kInsideS = 1e-3;
    std::vector<FlightWanted> wanted;
    if (index >= performance.briefing->scenes.size()) return wanted;
    for (const layers::SceneAction& action : sceneAt(index).actions) {
        if (action.kind != layers::kFlyRoute) continue;
        const auto course = layers::stateAt(*performance.briefing, index, action.startS + kInsideS).camera;
        auto route = course && course->kind == layers::CameraCourse::Kind::FlyRoute ? routeOf(*course) : nullptr;
        if (route) wanted.push_back({.route = std::move(route), .heightM = course->heightM});
    }
    return wanted;
}

bool ScenePlayer::Impl::areFlightsReady(std::size_t index) {
    bool areReady = true;
    for (const FlightWanted& flight : flightsOf(index)) areReady = flightAlong(*flight.route, flight.heightM).isMade() && areReady;
    return areReady;
}

void ScenePlayer::Impl::forgetAhead() {
    ahead = Ahead::None;
    coming.reset();
    isBackDrawn = false;
    framesOfBack = 0;
}

bool ScenePlayer::Impl::isAheadOld() const {
    const auto [index, key] = aheadOf;
    if (ahead == Ahead::None) return false;
    if (index >= performance.briefing->scenes.size() || (key > 0 && (index != scene || key >= keys.size()))) return true;
    const GroundPaint paint = key > 0 ? keys[key].paint : paintOf(source(), index, restOf(index).view, layers::stateAt(*performance.briefing, index, 0.0));
    if (coming) return !(coming->appearance.paint == paint);  // whatever plan there is will be told
    return !isTold(ahead == Ahead::InTable ? tableTold : backTold, paint);
}

void ScenePlayer::Impl::beginAhead(std::pair<std::size_t, std::size_t> of) {
    forgetAhead();
    Upcoming made = upcoming(of.first, of.second);
    aheadOf = of;
    aheadFrom = table.camera().view();
    isFlightAhead = made.isFlight;
    if (isTold(tableTold, made.appearance.paint)) {
        ahead = Ahead::InTable;
        table.setAhead(std::move(made.views));
        return;
    }
    ahead = Ahead::InBack;
    wasBackSeen = false;
    backTold.paint.reset();  // of what it has by now, as long as it is told in parts
    coming = std::move(made);
    partsPut = 0;
}

/// A part at a time: a key that is pressed meanwhile need not wait for all of them.
void ScenePlayer::Impl::putNextPart() {
    switch (partsPut++) {
        case 0:
            matchBack();
            tellGround(*back, backTold, coming->appearance.paint);
            return;
        case 1: tellPlan(*back, backTold, coming->appearance.paint); return;
        default: break;
    }
    matchBack();
    put(*back, backTold, coming->appearance);
    back->setAhead(std::move(coming->views));
    coming.reset();
}

bool ScenePlayer::loadAhead(TableView::Graphics graphics, std::optional<unsigned> window) {
    Impl& m = *impl_;
    if (!m.hasBriefing() || !m.isShown) return false;
    // What is shown comes first, and a fade has both views.
    if (m.sceneTimeS() < 0.0 || m.isMixing || m.table.status().tilesPending > 0) return true;
    if (graphics == TableView::Graphics::Current && m.mustKeepPicture()) {
        // Many samples of each pixel become one, which takes as long as a frame of a motion: the next transition need not wait for it.
        m.isPictureKept = m.table.copyGround(m.captured.framebuffer());
        m.isLastCareful = m.isPictureKept;
        return true;
    }
    if (graphics == TableView::Graphics::Current && m.mustMakeReady()) {
        m.makeReady(window);
        return true;
    }
    const auto next = m.next();
    if (!next) return false;
    m.letGiveWay();
    if (m.ahead == Impl::Ahead::InBack && !m.coming && (m.back->sizePx() != m.table.sizePx() || m.back->pixelRatio() != m.table.pixelRatio())) m.ahead = Impl::Ahead::None;
    const bool hasLeft = m.isReleased && !m.table.camera().isFlying() && m.table.camera().view().target != m.aheadFrom.target;
    if (m.ahead == Impl::Ahead::None || m.aheadOf != *next || hasLeft) {
        const bool isThisReady = m.areFlightsReady(m.scene);
        if (m.areFlightsReady(next->first) && isThisReady) m.beginAhead(*next);
        return true;
    }
    if (m.coming) {
        m.putNextPart();
        return true;
    }
    TableView& loading = m.ahead == Impl::Ahead::InTable ? m.table : *m.back;
    if (&loading != &m.table || !loading.needsFrame()) loading.prepare(m.qualityAhead(), graphics);
    const bool isDone = m.ahead == Impl::Ahead::InTable ? m.table.isAheadComplete() : m.isBackReady();
    return !isDone || next->second > 0 || (graphics == TableView::Graphics::Current && m.mustMakeReady());  // after a paint of this scene comes another one, or the next scene
}

void ScenePlayer::loadAhead(std::size_t scene) {
    if (impl_->wantedAhead == scene) return;
    impl_->wantedAhead = scene;
    impl_->forgetAhead();
}

}  // namespace saban::viewer
