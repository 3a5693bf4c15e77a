#include "viewer/overlay/plan_overlay.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <utility>

#include "viewer/overlay/sign_sizes.h"

namespace saban::viewer {

namespace {

// Logical pixels on a screen of ordinary height.
constexpr double kLeaderPx = 16.0;
constexpr double kNameLeaderPx = 5.0;     // of a map's name, over the disc that the ground shows
constexpr double kOrdinaryHeightPx = 1080.0;
constexpr int kPlanBin = 80;              // over the writing on the frame, under the north arrow
constexpr std::size_t kLooksPerFrame = 60;
constexpr double kFadeS = 0.3;            // in which signs come and go
constexpr double kLeapS = 1.0;            // after which what was shown before does not count
constexpr double kLongestFrameS = 0.1;
constexpr double kTurnS = 0.2;            // in which an arrow turns about
constexpr double kRaisePxPerS = 60.0;
constexpr double kNameFirst = 1000.0;     // importance from which a name comes before other signs
constexpr double kImportant = 515.0;      // command posts, and units from a company on
constexpr double kTextsM = 3.0;           // metres of a pixel up to which texts stand beside signs
constexpr double kTextsOfImportantM = 9.0;
constexpr int kMostAmplified = 120;       // signs with texts: more could not be read
constexpr double kClearM = 1.5;           // of a hill's top, over the line of sight, that hides nothing

}  // namespace

PlanOverlay::PlanOverlay(std::function<void()> wakeUp) : pictures_(std::move(wakeUp)), quads_(pictures_.texture(), kPlanBin) {}

PlanOverlay::~PlanOverlay() = default;

osg::Node* PlanOverlay::node() { return quads_.node(); }

void PlanOverlay::setPlan(std::shared_ptr<const layers::Plan> plan, const PlanView& view, layers::ConventionProfilePtr profile) {
    std::unordered_map<std::string, State> before;
    for (std::size_t i = 0; i < markers_.size(); ++i) before[markers_[i].id] = states_[i];
    std::vector<Marker> old = std::move(markers_);
    std::unordered_map<std::string, glm::dvec2> places;
    for (const Marker& marker : old) places[marker.id] = marker.at;
    markers_ = plan ? markersOf(*plan, view, UnplacedUnits::Add) : std::vector<Marker>{};
    states_.assign(markers_.size(), {});
    markerOf_.clear();
    moved_.clear();
    for (std::size_t i = 0; i < markers_.size(); ++i) {
        markerOf_.emplace(markers_[i].uid, i);
        const auto known = before.find(markers_[i].id);
        if (known != before.end()) {
            states_[i] = known->second;
            if (places.at(markers_[i].id) != markers_[i].at) put(i, markers_[i].at);
        }
        states_[i].presence = 1.0;
        states_[i].isAbsent = markers_[i].isUnplaced;
        states_[i].headingDeg.reset();
    }
    forgetPlaces();
    pictures_.setProfile(std::move(profile));
}

/// Its height is another one, and hills are looked for anew.
void PlanOverlay::put(std::size_t i, glm::dvec2 at) {
    markers_[i].at = at;
    states_[i].heightVersion = ~std::uint64_t{0};
    states_[i].isLookedFor = false;
}

void PlanOverlay::setMotion(const PlanMotion& motion) {
    timeS_ = motion.timeS;
    std::unordered_map<std::size_t, Moved> before = std::exchange(moved_, {});
    const auto touch = [&](std::size_t i) {
        const auto known = before.find(i);
        moved_.try_emplace(i, known != before.end() ? known->second : Moved{.home = markers_[i].at, .wasUnplaced = states_[i].isAbsent});
    };
    const auto setPresence = [&](const layers::Uid& uid, double presence) {
        const auto found = markerOf_.find(uid);
        if (found == markerOf_.end()) return;
        touch(found->second);
        State& state = states_[found->second];
        if (state.presence != presence) isChanged_ = true;
        state.presence = presence;
    };
    for (const auto& [uid, place] : motion.units) {
        const auto found = markerOf_.find(uid);
        if (found == markerOf_.end()) continue;
        const std::size_t i = found->second;
        touch(i);
        State& state = states_[i];
        if (markers_[i].at != place.at || state.headingDeg != place.headingDeg || state.isAbsent) isChanged_ = true;
        if (markers_[i].at != place.at) put(i, place.at);
        state.headingDeg = place.headingDeg;
        state.isAbsent = false;
    }
    for (const auto& [uid, share] : motion.built)
        if (share <= 0.0) setPresence(uid, 0.0);
    for (const auto& [uid, share] : motion.appeared) setPresence(uid, std::clamp(share, 0.0, 1.0));
    // What moved and does no longer is as the plan has it; of what moves in one way, the other is.
    const auto restore = [&](std::size_t i, const Moved& moved, bool isPlaceToo, bool isPresenceToo) {
        State& state = states_[i];
        if (isPresenceToo && state.presence != 1.0) state.presence = 1.0, isChanged_ = true;
        if (!isPlaceToo || (markers_[i].at == moved.home && !state.headingDeg && state.isAbsent == moved.wasUnplaced)) return;
        put(i, moved.home);
        state.headingDeg.reset();
        state.isAbsent = moved.wasUnplaced;
        isChanged_ = true;
    };
    for (const auto& [i, moved] : before) {
        const layers::Uid& uid = markers_[i].uid;
        const auto built = motion.built.find(uid);
        restore(i, moved, !motion.units.contains(uid), !motion.appeared.contains(uid) && (built == motion.built.end() || built->second > 0.0));
    }
}

void PlanOverlay::setMap(const std::shared_ptr<const geo::VectorSource>& vectors, const geo::Bounds& table) {
    if (!names_.set(vectors, table)) return;
    nameStates_.assign(names_.markers().size(), {});
    forgetPlaces();
}

void PlanOverlay::forgetPlaces() {
    shownNames_.clear();
    placed_.clear();
    placedMarkers_.clear();
    placedAnchors_.clear();
    leaving_.clear();
    isChanged_ = true;
}

void PlanOverlay::forget() {
    for (auto* states : {&states_, &nameStates_})
        for (State& state : *states)
            state = {.presence = state.presence, .isAbsent = state.isAbsent, .headingDeg = state.headingDeg, .namePx = state.namePx, .nameCapPx = state.nameCapPx};
    forgetPlaces();
    lastS_.reset();
    lookedFrom_ = {};
    lookedVersion_ = 0;
    nextLooked_ = 0;
    pictures_.forget();
}

void PlanOverlay::standAs(const PlanOverlay& other) {
    const bool haveSameNames = &names_.markers() == &other.names_.markers();  // of one map they are made once
    for (std::size_t k = 0; k < other.placed_.size(); ++k) {
        const std::size_t there = other.placedMarkers_[k];
        std::optional<std::size_t> here;
        if (there >= other.markers_.size()) {
            if (haveSameNames) here = markers_.size() + (there - other.markers_.size());
        } else if (const auto found = markerOf_.find(other.markers_[there].uid); found != markerOf_.end() && markers_[found->second].id == other.markers_[there].id) {
            here = found->second;
        }
        if (!here) continue;
        if (*here >= markers_.size()) shownNames_.push_back(*here);
        State& state = this->state(*here);
        state.wasShown = true;
        state.wasAmplified = other.placed_[k].isAmplified;
        state.lift = other.placed_[k].lift;
        state.labelSide = other.placed_[k].labelSide;
    }
    isChanged_ = true;
}

/// A line of sight from the eye to the foot of each sign that stands, some at a time while the view moves.
void PlanOverlay::lookForHills(const Viewpoint& view, const SceneFrame& frame, const GroundHeights& heights, Waiting waiting) {
    const std::size_t count = placedMarkers_.size();
    const std::size_t most = waiting == Waiting::ForAllSigns ? count : std::min(count, kLooksPerFrame);
    std::size_t visited = 0, looked = 0;
    for (; visited < count && looked < most; ++visited) {
        const std::size_t i = visited;
        State& state = this->state(placedMarkers_[(nextLooked_ + i) % count]);
        if (state.isLookedFor) continue;
        ++looked;
        const Marker& marker = this->marker(placedMarkers_[(nextLooked_ + i) % count]);
        const glm::dvec3 foot = frame.toScene({marker.at, state.heightM});
        const glm::dvec3 eye = seenFrom(view, frame, foot);
        const double distance = glm::distance(eye, foot);
        bool isHidden = false;
        // Closer together near the sign: the hill before it is what hides it.
        constexpr int kSteps = 40;
        for (int step = 1; step < kSteps && !isHidden; ++step) {
            const double t = 1.0 - std::pow(static_cast<double>(step) / kSteps, 1.7);
            const glm::dvec3 at = eye + (foot - eye) * t;
            const glm::dvec3 ground = frame.toGround(at);
            const auto height = heights.at(glm::dvec2(ground));
            isHidden = height && *height > ground.z + kClearM + 0.002 * distance * (1.0 - t);
        }
        state.isHidden = isHidden;
        state.isLookedFor = true;
    }
    nextLooked_ = count > 0 ? (nextLooked_ + visited) % count : 0;
}

std::optional<glm::dvec2> PlanOverlay::Frame::anchorOf(glm::dvec3 ground, double marginPx) const {
    const glm::dvec4 inEye = toEye * glm::dvec4(scene.toScene(ground), 1.0);
    const auto anchor = lens.pixelOf(inEye, sizePx);
    if (!anchor || anchor->x < -marginPx || anchor->y < -marginPx || anchor->x > sizePx.x + marginPx || anchor->y > sizePx.y + marginPx) return std::nullopt;
    return anchor;
}

std::vector<std::size_t> PlanOverlay::consideredIn(const Frame& frame) const {
    std::vector<std::size_t> indices(markers_.size());
    for (std::size_t i = 0; i < indices.size(); ++i) indices[i] = i;
    if (names_.markers().empty() || !canDrawLabels()) return indices;
    const MapNames::Eye eye{.at = glm::dvec2(frame.scene.toGround(frame.eye)),
                            .overGroundM = std::max(0.0, frame.eye.z - frame.scene.toScene(frame.view.target).z),
                            .metresPerPixel = frame.unitPx / frame.lens.focalPx};
    // Their heights are not asked for yet: roughly in the picture.
    const double margin = std::max(frame.sizePx.x, frame.sizePx.y) / 2.0;
    std::vector<std::uint32_t> near;
    names_.findNear(eye, [&](glm::dvec2 at) { return frame.anchorOf({at, frame.view.target.z}, margin).has_value(); }, near);
    for (const std::uint32_t i : near) indices.push_back(markers_.size() + i);
    return indices;
}

std::optional<MarkerCandidate> PlanOverlay::candidateOf(std::size_t i, const Frame& frame) {
    const Marker& marker = this->marker(i);
    State& state = this->state(i);
    if (state.isAbsent || state.presence <= 0.0) return std::nullopt;
    if (cut_ && cut_->insideM(marker.at) < 0.0) return std::nullopt;
    if (state.heightVersion != frame.heights.version) {
        auto height = frame.heights.at(marker.at);
        if (!height && frame.heights.beyond) height = frame.heights.beyond(marker.at);
        if (height || !state.hasHeight) state.heightM = height.value_or(frame.heights.baseM);
        state.hasHeight = height.has_value();
        state.heightVersion = frame.heights.version;
    }
    if (marker.isMapName && !state.hasHeight) return std::nullopt;
    const auto solid = marker.pictogram && !frame.solids.empty() ? frame.solids.find(marker.uid) : frame.solids.end();
    state.isSolid = solid != frame.solids.end() && !marker.keepsSign;
    state.overM = state.isSolid ? solid->second / frame.scene.exaggeration : 0.0;
    const auto anchor = frame.anchorOf({marker.at, state.heightM + state.overM}, 120.0 * frame.unitPx);
    if (!anchor) return std::nullopt;
    // At whole pixels, sign and name move as one.
    MarkerCandidate candidate{.anchorPx = timeS_ ? glm::round(*anchor) : *anchor, .importance = marker.importance, .wasShown = state.wasShown,
                              .raisePx = state.raisePx, .liftBefore = state.lift, .labelSideBefore = state.labelSide};
    candidate.standsOnPoint = hasStaff(marker.code);
    candidate.isMapName = marker.isMapName;
    candidate.isNameFirst = marker.importance >= kNameFirst;
    const double sign = kSignPx * frame.unitPx * marker.scale;
    candidate.isName = marker.isMapName || (!candidate.standsOnPoint && !hasSign(marker, state.isSolid));
    if (marker.isMapName) {
        candidate.sizePx = nameSize(i, frame.unitPx);
        if (candidate.sizePx.x <= 0.0) return std::nullopt;
    } else if (candidate.standsOnPoint) {
        candidate.sizePx = glm::dvec2(1.55, 2.1) * sign;
    } else if (!marker.code.empty()) {
        candidate.sizePx = glm::dvec2(1.55, 1.25) * sign;
    } else if (marker.pictogram && !state.isSolid) {
        candidate.sizePx = glm::dvec2(sign);
    } else {
        candidate.sizePx = nameSize(i, frame.unitPx);
        if (candidate.sizePx.x <= 0.0) return std::nullopt;
    }
    if (candidate.isNameFirst) candidate.labelSizePx = nameSize(i, frame.unitPx);
    return candidate;
}

/// Only those that find room are drawn, but all are measured, once.
glm::dvec2 PlanOverlay::nameSize(std::size_t i, double unitPx) {
    State& state = this->state(i);
    if (const double cap = MarkerPictures::labelCapPx(marker(i), unitPx); state.nameCapPx != cap) {
        state.namePx = canDrawLabels() ? MarkerPictures::labelSize(marker(i), unitPx) : glm::dvec2(0.0);
        state.nameCapPx = cap;
    }
    return state.namePx;
}

bool PlanOverlay::isNearEnoughForTexts(const Marker& marker, const State& state, const Frame& frame) const {
    if (marker.code.empty()) return false;
    const double distance = glm::distance(frame.eye, frame.scene.toScene({marker.at, state.heightM}));
    const double metresPerPixel = frame.lens.pixelM(distance) * frame.unitPx;
    return metresPerPixel <= (marker.importance >= kImportant ? kTextsOfImportantM : kTextsM);
}

void PlanOverlay::layOut(const Frame& frame) {
    std::vector<MarkerCandidate> candidates;
    std::vector<std::size_t> markerOf;
    for (const std::size_t i : consideredIn(frame))
        if (const auto candidate = candidateOf(i, frame)) {
            candidates.push_back(*candidate);
            markerOf.push_back(i);
        }
    const MarkerLayoutOptions options{
        .viewportPx = frame.sizePx, .leaderPx = kLeaderPx * frame.unitPx, .nameLeaderPx = kNameLeaderPx * frame.unitPx, .gapPx = 2.0 * frame.unitPx,
        .countPx = kCountPx * frame.unitPx, .amplifiedScale = kAmplifiedScale, .keepClear = frame.keepClear, .fromPx = columns_.x * frame.sizePx.x, .toPx = columns_.y * frame.sizePx.x};
    const std::vector<PlacedMarker> standing = layOutMarkers(candidates, options);

    // Names and texts only of those that stand: there may be ten thousand others.
    std::vector<MarkerCandidate> kept;
    std::vector<std::size_t> keptMarkers;
    int amplified = 0;
    for (State& state : states_) state.wasShown = false, state.lift = state.labelSide = -1;
    for (const std::size_t i : shownNames_) state(i).wasShown = false, state(i).lift = state(i).labelSide = -1;
    shownNames_.clear();
    for (const PlacedMarker& placed : standing) {
        const std::size_t i = markerOf[placed.index];
        MarkerCandidate candidate = candidates[placed.index];
        state(i).wasShown = true;
        if (marker(i).isMapName) shownNames_.push_back(i);
        if (hasSign(marker(i), state(i).isSolid)) candidate.labelSizePx = nameSize(i, frame.unitPx);
        candidate.hiddenBehind = placed.hiddenBehind;
        candidate.wasAmplified = state(i).wasAmplified;
        if (amplified < kMostAmplified && isNearEnoughForTexts(marker(i), state(i), frame)) {
            ++amplified;
            if (const auto box = pictures_.amplifiedBox(marker(i), kSignPx * frame.unitPx)) candidate.amplifiedPx = *box;
        }
        kept.push_back(candidate);
        keptMarkers.push_back(i);
    }
    placed_ = layOutMarkers(kept, options);
    placedMarkers_.clear();
    placedAnchors_.clear();
    for (const PlacedMarker& placed : placed_) {
        placedMarkers_.push_back(keptMarkers[placed.index]);
        placedAnchors_.push_back(kept[placed.index].anchorPx);
        State& state = this->state(placedMarkers_.back());
        state.wasAmplified = placed.isAmplified;
        state.lift = placed.lift;
        state.labelSide = placed.labelSide;
    }
}

/// Since the frame before; nothing passes where each picture stands by itself, or after a leap.
double PlanOverlay::passedS(Waiting waiting) {
    const std::optional<double> before = lastS_;
    if (!timeS_) {
        lastS_.reset();
        return kLeapS;
    }
    const bool isFinal = waiting == Waiting::ForAllSigns;
    lastS_ = isFinal ? *timeS_ : std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    if (!before || *lastS_ < *before) return kLeapS;
    // A machine that was busy does not make signs jump.
    return isFinal ? *lastS_ - *before : std::min(*lastS_ - *before, kLongestFrameS);
}

/// Where a march leads in the picture, and how far the sign is lifted over its arrow.
void PlanOverlay::turnArrow(State& state, const Marker& marker, const Frame& frame, double passedS) const {
    glm::dvec2 wanted(0.0);
    if (state.headingDeg) {
        const double heading = glm::radians(*state.headingDeg);
        const glm::dvec2 ahead(std::sin(heading), std::cos(heading));
        const double stepM = std::max(frame.lens.pixelM(glm::distance(frame.eye, frame.scene.toScene({marker.at, state.heightM}))) * kArrowPx * frame.unitPx, 1.0);
        const auto foot = frame.anchorOf({marker.at, state.heightM}, 1e9);
        const auto tip = frame.anchorOf({marker.at + ahead * stepM, frame.heights.at(marker.at + ahead * stepM).value_or(state.heightM)}, 1e9);
        if (foot && tip && glm::distance(*foot, *tip) > 1e-3) wanted = glm::normalize(*tip - *foot);
    }
    const double turn = std::min(passedS / kTurnS, 1.0);
    if (wanted == glm::dvec2(0.0) || state.arrowPx == glm::dvec2(0.0) || turn >= 1.0) state.arrowPx = wanted;
    else if (const glm::dvec2 mixed = state.arrowPx + (wanted - state.arrowPx) * turn; glm::length(mixed) > 1e-3) state.arrowPx = glm::normalize(mixed);
    else state.arrowPx = wanted;
    const double raise = std::max(0.0, -state.arrowPx.y * (kArrowFromPx + kArrowPx) + 3.0 - kLeaderPx) * frame.unitPx;
    state.raisePx = passedS >= kLeapS ? raise : state.raisePx + std::clamp(raise - state.raisePx, -kRaisePxPerS * passedS * frame.unitPx, kRaisePxPerS * passedS * frame.unitPx);
}

/// Brings what is drawn nearer to what is laid out. `before`: what stood in the frame before.
void PlanOverlay::fade(const Frame& frame, double passedS, std::vector<Leaving> before) {
    const double step = passedS >= kLeapS ? 1.0 : passedS / kFadeS;
    const auto towards = [&](double& value, double wanted) {
        if (std::abs(wanted - value) <= step) {
            value = wanted;
            return;
        }
        value += wanted > value ? step : -step;
        isFading_ = true;
    };
    isFading_ = false;
    std::unordered_set<std::size_t> standing;
    for (std::size_t i = 0; i < placed_.size(); ++i) {
        const std::size_t at = placedMarkers_[i];
        State& state = this->state(at);
        standing.insert(at);
        if (!timeS_) {
            state.shown = state.named = 1.0;
            state.texts = placed_[i].isAmplified ? 1.0 : 0.0;
            state.clear = state.isHidden ? kBehindHills : 1.0;
            continue;
        }
        if (placed_[i].hasLabel && placed_[i].labelSide != state.lastLabelSide) state.named = 0.0;
        state.lastLabelSide = placed_[i].labelSide;
        towards(state.shown, 1.0);
        towards(state.named, placed_[i].hasLabel ? 1.0 : 0.0);
        towards(state.texts, placed_[i].isAmplified ? 1.0 : 0.0);
        towards(state.clear, state.isHidden ? kBehindHills : 1.0);
    }
    leaving_.clear();
    for (Leaving& gone : before) {
        if (standing.contains(gone.marker)) continue;
        State& state = this->state(gone.marker);
        state.shown = state.named = state.texts = 0.0;
        if (!timeS_ || step >= 1.0 || gone.shown <= step || state.isAbsent || state.presence <= 0.0) continue;
        const Marker& marker = this->marker(gone.marker);
        const auto anchor = frame.anchorOf({marker.at, state.heightM + state.overM}, 120.0 * frame.unitPx);
        if (!anchor || (cut_ && cut_->insideM(marker.at) < 0.0)) continue;
        const glm::dvec2 moved = glm::round(*anchor) - gone.anchorPx;
        for (Rectangle* r : {&gone.placed.sign, &gone.placed.label, &gone.placed.count}) *r = {r->min + moved, r->max + moved};
        gone.placed.seatPx += moved;
        gone.anchorPx += moved;
        gone.shown -= step;
        isFading_ = true;
        leaving_.push_back(gone);
    }
}

void PlanOverlay::update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, double pixelRatio, const GroundHeights& heights,
                         const std::unordered_map<std::string, double>& solids, const std::vector<Rectangle>& keepClear, Waiting waiting) {
    // A picture that stands by itself depends on nothing that was shown before.
    const double passed = passedS(waiting);
    if (waiting == Waiting::ForAllSigns && passed >= kLeapS) {
        for (State& state : states_) state.wasShown = state.wasAmplified = false, state.lift = state.labelSide = -1;
        for (const std::size_t i : shownNames_) state(i).wasShown = false, state(i).lift = state(i).labelSide = -1;
    }
    std::vector<Leaving> before = std::move(leaving_);
    leaving_.clear();
    if (timeS_)
        for (std::size_t i = 0; i < placed_.size(); ++i) {
            const State& state = this->state(placedMarkers_[i]);
            before.push_back({.marker = placedMarkers_[i], .placed = placed_[i], .anchorPx = placedAnchors_[i], .shown = state.shown, .named = state.named, .texts = state.texts});
        }
    pictures_.takeNews();
    isChanged_ = isUnsettled_ = false;
    isFading_ = false;
    if (markers_.empty() && names_.markers().empty()) {
        placed_.clear();
        placedMarkers_.clear();
        placedAnchors_.clear();
        quads_.begin(glm::dvec2(1.0));
        quads_.finish();
        return;
    }
    const bool isNewView = view != lookedFrom_ || heights.version != lookedVersion_;
    pictures_.beginFrame(waiting, isNewView ? MarkerPictures::View::Moving : MarkerPictures::View::AtRest);
    const glm::dvec2 size(projection.sizePx);
    const double unit = std::max(pixelRatio, size.y / kOrdinaryHeightPx);
    const glm::dvec3 eye = eyeOf(view, frame);
    const Frame layout{.view = view, .scene = frame, .heights = heights, .solids = solids, .keepClear = keepClear, .sizePx = size, .unitPx = unit, .eye = eye, .toEye = viewMatrixOf(view, frame),
                       .lens = lensOf(view, projection)};
    for (std::size_t i = 0; i < states_.size(); ++i)
        if (states_[i].headingDeg || states_[i].raisePx != 0.0) turnArrow(states_[i], markers_[i], layout, passed);
    layOut(layout);
    if (isNewView) {
        for (const std::size_t i : placedMarkers_) state(i).isLookedFor = false;
        lookedFrom_ = view;
        lookedVersion_ = heights.version;
    }
    const auto isAllLookedFor = [this] { return std::all_of(placedMarkers_.begin(), placedMarkers_.end(), [&](std::size_t i) { return state(i).isLookedFor; }); };
    if (!isAllLookedFor()) lookForHills(view, frame, heights, waiting);
    isUnsettled_ = waiting == Waiting::ForNothing && !isAllLookedFor();
    fade(layout, passed, std::move(before));
    write(size, unit);
    // What was found before room was made is gone: write again from the emptied texture.
    for (int i = 0; i < 3 && pictures_.wasEmptied(); ++i) write(size, unit);
}

std::optional<std::string> PlanOverlay::markerAt(glm::dvec2 pixel) const {
    const auto holds = [&](const Rectangle& r) { return pixel.x >= r.min.x && pixel.x <= r.max.x && pixel.y >= r.min.y && pixel.y <= r.max.y; };
    for (std::size_t i = 0; i < placed_.size(); ++i)
        if (placedMarkers_[i] < markers_.size() && (holds(placed_[i].sign) || (placed_[i].hasLabel && holds(placed_[i].label)))) return markers_[placedMarkers_[i]].id;
    return std::nullopt;
}

std::vector<Rectangle> PlanOverlay::occupied() const {
    std::vector<Rectangle> rectangles;
    for (const PlacedMarker& placed : placed_) {
        rectangles.push_back(placed.sign);
        if (placed.hasLabel) rectangles.push_back(placed.label);
    }
    return rectangles;
}

void PlanOverlay::releaseGl() { quads_.node()->releaseGLObjects(); }

}  // namespace saban::viewer
