#include "viewer/overlay/plan_overlay.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>


namespace saban::viewer {

namespace {

// Logical pixels on a screen of ordinary height.
constexpr double kSignPx = 30.0;
constexpr double kLeaderPx = 16.0;
constexpr double kNameLeaderPx = 5.0;     // of a map's name, over the disc that the ground shows
constexpr double kCountPx = 15.0;
constexpr double kOrdinaryHeightPx = 1080.0;
constexpr int kPlanBin = 80;              // over the writing on the frame, under the north arrow
constexpr std::size_t kLooksPerFrame = 60;
constexpr float kBehindHills = 0.34f;
constexpr double kNameFirst = 1000.0;     // importance from which a name comes before other signs
constexpr double kImportant = 515.0;      // command posts, and units from a company on
constexpr double kTextsM = 3.0;           // metres of a pixel up to which texts stand beside signs
constexpr double kTextsOfImportantM = 9.0;
constexpr int kMostAmplified = 120;       // signs with texts: more could not be read
constexpr double kClearM = 1.5;           // of a hill's top, over the line of sight, that hides nothing

bool hasSign(const Marker& marker, bool isSolid) { return !marker.code.empty() || (marker.pictogram && !isSolid); }

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
    markers_ = plan ? markersOf(*plan, view) : std::vector<Marker>{};
    states_.assign(markers_.size(), {});
    for (std::size_t i = 0; i < markers_.size(); ++i) {
        const auto known = before.find(markers_[i].id);
        if (known != before.end() && places.at(markers_[i].id) == markers_[i].at) states_[i] = known->second;
    }
    forgetPlaces();
    pictures_.setProfile(std::move(profile));
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
    isChanged_ = true;
}

/// A line of sight from the eye to the foot of each sign that stands, some at a time while the view moves.
void PlanOverlay::lookForHills(const glm::dvec3& eye, const SceneFrame& frame, const GroundHeights& heights, Waiting waiting) {
    const std::size_t count = placedMarkers_.size();
    const std::size_t most = waiting == Waiting::ForAllSigns ? count : std::min(count, kLooksPerFrame);
    for (std::size_t i = 0; i < most; ++i) {
        State& state = this->state(placedMarkers_[(nextLooked_ + i) % count]);
        const Marker& marker = this->marker(placedMarkers_[(nextLooked_ + i) % count]);
        const glm::dvec3 foot = frame.toScene({marker.at, state.heightM});
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
    nextLooked_ = count > 0 ? (nextLooked_ + most) % count : 0;
}

std::optional<glm::dvec2> PlanOverlay::Frame::anchorOf(glm::dvec3 ground, double marginPx) const {
    const glm::dvec4 inEye = toEye * glm::dvec4(scene.toScene(ground), 1.0);
    if (inEye.z > -0.5) return std::nullopt;
    const glm::dvec2 anchor(sizePx.x / 2.0 + inEye.x / -inEye.z * focalPx, sizePx.y / 2.0 - inEye.y / -inEye.z * focalPx);
    if (anchor.x < -marginPx || anchor.y < -marginPx || anchor.x > sizePx.x + marginPx || anchor.y > sizePx.y + marginPx) return std::nullopt;
    return anchor;
}

std::vector<std::size_t> PlanOverlay::consideredIn(const Frame& frame) const {
    std::vector<std::size_t> indices(markers_.size());
    for (std::size_t i = 0; i < indices.size(); ++i) indices[i] = i;
    if (names_.markers().empty() || !canDrawLabels()) return indices;
    const MapNames::Eye eye{.at = glm::dvec2(frame.scene.toGround(frame.eye)),
                            .overGroundM = std::max(0.0, frame.eye.z - frame.scene.toScene(frame.view.target).z),
                            .metresPerPixel = frame.unitPx / frame.focalPx};
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
    if (cut_ && cut_->insideM(marker.at) < 0.0) return std::nullopt;
    if (state.heightVersion != frame.heights.version) {
        const auto height = frame.heights.at(marker.at);
        if (height || !state.hasHeight) state.heightM = height.value_or(frame.heights.baseM);
        state.hasHeight = height.has_value();
        state.heightVersion = frame.heights.version;
    }
    if (marker.isMapName && !state.hasHeight) return std::nullopt;
    state.isSolid = marker.pictogram && !marker.keepsSign && !frame.solids.empty() && marker.id.starts_with("structures") && frame.solids.contains(marker.id.substr(10));
    const auto anchor = frame.anchorOf({marker.at, state.heightM}, 120.0 * frame.unitPx);
    if (!anchor) return std::nullopt;
    MarkerCandidate candidate{.anchorPx = *anchor, .importance = marker.importance, .wasShown = state.wasShown};
    candidate.standsOnPoint = hasStaff(marker.code);
    candidate.isMapName = marker.isMapName;
    candidate.isNameFirst = marker.importance >= kNameFirst;
    const double sign = kSignPx * frame.unitPx * marker.scale;
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
    const double metresPerPixel = distance / frame.focalPx * frame.unitPx;
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
        .keepClear = frame.keepClear};
    const std::vector<PlacedMarker> standing = layOutMarkers(candidates, options);

    // Names and texts only of those that stand: there may be ten thousand others.
    std::vector<MarkerCandidate> kept;
    std::vector<std::size_t> keptMarkers;
    int amplified = 0;
    for (State& state : states_) state.wasShown = false;
    for (const std::size_t i : shownNames_) state(i).wasShown = false;
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
        state(placedMarkers_.back()).wasAmplified = placed.isAmplified;
    }
}

void PlanOverlay::update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, double pixelRatio, const GroundHeights& heights,
                         const std::unordered_set<std::string>& solids, const std::vector<Rectangle>& keepClear, Waiting waiting) {
    // A picture depends on nothing that was shown before.
    if (waiting == Waiting::ForAllSigns) {
        for (State& state : states_) state.wasShown = state.wasAmplified = false;
        for (const std::size_t i : shownNames_) state(i).wasShown = false;
    }
    pictures_.takeNews();
    isChanged_ = isUnsettled_ = false;
    if (markers_.empty() && names_.markers().empty()) {
        placed_.clear();
        quads_.begin(glm::dvec2(1.0));
        quads_.finish();
        return;
    }
    const bool isNewView = view.target != lookedFrom_.target || view.headingDeg != lookedFrom_.headingDeg || view.pitchDeg != lookedFrom_.pitchDeg ||
                           view.rangeM != lookedFrom_.rangeM || heights.version != lookedVersion_;
    pictures_.beginFrame(waiting, isNewView ? MarkerPictures::View::Moving : MarkerPictures::View::AtRest);
    const glm::dvec2 size(projection.sizePx);
    const double unit = std::max(pixelRatio, size.y / kOrdinaryHeightPx);
    const glm::dvec3 eye = eyeOf(view, frame);
    layOut({.view = view, .scene = frame, .heights = heights, .solids = solids, .keepClear = keepClear, .sizePx = size, .unitPx = unit, .eye = eye, .toEye = viewMatrixOf(view, frame),
            .focalPx = size.y / 2.0 / std::tan(glm::radians(projection.fovYDeg) / 2.0)});
    if (isNewView) {
        for (const std::size_t i : placedMarkers_) state(i).isLookedFor = false;
        lookedFrom_ = view;
        lookedVersion_ = heights.version;
    }
    const auto isAllLookedFor = [this] { return std::all_of(placedMarkers_.begin(), placedMarkers_.end(), [&](std::size_t i) { return state(i).isLookedFor; }); };
    if (!isAllLookedFor()) lookForHills(eye, frame, heights, waiting);
    isUnsettled_ = waiting == Waiting::ForNothing && !isAllLookedFor();
    write(size, unit);
    // What was found before room was made is gone: write again from the emptied texture.
    for (int i = 0; i < 3 && pictures_.wasEmptied(); ++i) write(size, unit);
}

void PlanOverlay::write(glm::dvec2 sizePx, double unitPx) {
    quads_.begin(sizePx);
    // Behind each other as they stand on the ground: the nearer ones, lower in the picture, come last.
    std::vector<std::size_t> order(placed_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return placedAnchors_[a].y < placedAnchors_[b].y; });
    for (const std::size_t i : order) writeMarker(i, unitPx);
    quads_.finish();
}

void PlanOverlay::writeMarker(std::size_t placedIndex, double unitPx) {
    const osg::Vec4 halo = premultiplied(1.0, 0.99, 0.95, 0.75), ink = premultiplied(0.11, 0.10, 0.09, 0.95);
    const Marker& marker = this->marker(placedMarkers_[placedIndex]);
    State& state = this->state(placedMarkers_[placedIndex]);
    const float alpha = state.alpha = state.isHidden ? kBehindHills : 1.0f;
    const PlacedMarker& placed = placed_[placedIndex];
    const bool isSign = hasSign(marker, state.isSolid);
    if (isSign) {
        const glm::dvec2 foot = placedAnchors_[placedIndex];
        const auto line = [&](glm::dvec2 from, glm::dvec2 to, double widthPx, const osg::Vec4& colour) { quads_.line(from, to, widthPx, pictures_.white(), colour * alpha); };
        line(foot, placed.seatPx, 3.4 * unitPx, halo);
        line(foot, placed.seatPx, 1.5 * unitPx, ink);
        const double dot = 2.6 * unitPx;
        line(foot - glm::dvec2(dot, 0), foot + glm::dvec2(dot, 0), 2 * dot, halo);
        line(foot - glm::dvec2(dot * 0.6, 0), foot + glm::dvec2(dot * 0.6, 0), 1.2 * dot, ink);
        const auto texts = placed.isAmplified ? MarkerPictures::Texts::Amplifiers : MarkerPictures::Texts::None;
        // Seated on the leader; what is taller than the place kept for it reaches upwards.
        if (const auto sign = pictures_.sign(marker, kSignPx * unitPx, texts)) quads_.picture(placed.seatPx - sign->seatPx, sign->place, alpha);
    } else if (const auto label = pictures_.label(marker, unitPx)) {
        quads_.picture(placed.sign.min, *label, alpha);
    }
    if (placed.hasLabel)
        if (const auto label = pictures_.label(marker, unitPx)) quads_.picture(placed.label.min, *label, alpha);
    if (placed.hiddenBehind > 0 && isSign)
        if (const auto count = pictures_.count(placed.hiddenBehind, kCountPx * unitPx)) {
            const double right = placed.isAmplified ? placed.seatPx.x + kSignPx * unitPx : placed.sign.max.x;
            quads_.picture({right - count->sizePx.x * 0.5, placed.sign.min.y - count->sizePx.y * 0.6}, *count, alpha);
        }
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
