#include "viewer/overlay/plan_overlay.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <glm/gtc/matrix_access.hpp>
#include <glm/trigonometric.hpp>
#include <mutex>
#include <osg/BlendFunc>
#include <osg/Depth>
#include <osg/Geometry>
#include <osg/Group>
#include <osg/Program>

#include "layers/symbols/symbol_code.h"
#include "shaders/shader_sources.h"

namespace saban::viewer {

namespace {

// Logical pixels on a screen of ordinary height.
constexpr double kSignPx = 30.0;
constexpr double kLabelCapPx = 9.5;
constexpr double kLeaderPx = 16.0;
constexpr double kNameLeaderPx = 5.0;     // of a map's name, over the disc that the ground shows
constexpr double kCountPx = 15.0;
constexpr double kOrdinaryHeightPx = 1080.0;
constexpr int kPlanBin = 80;              // over the writing on the frame, under the north arrow
constexpr std::size_t kLooksPerFrame = 60;
constexpr float kBehindHills = 0.34f;
constexpr double kClearM = 1.5;           // of a hill's top, over the line of sight, that hides nothing

/// One painter for all tables of the program, gone with the last of them: it must not outlive the application object.
std::shared_ptr<layers::SymbolPainter> sharedPainter() {
    static std::mutex mutex;
    static std::weak_ptr<layers::SymbolPainter> shared;
    const std::lock_guard lock(mutex);
    auto painter = shared.lock();
    if (!painter) shared = painter = std::make_shared<layers::SymbolPainter>();
    return painter;
}

class OnScreen : public osg::Geometry {
 public:
    OnScreen() {
        setUseDisplayList(false);
        setUseVertexBufferObjects(true);
        setDataVariance(osg::Object::DYNAMIC);
        setCullingActive(false);
    }
    osg::BoundingSphere computeBound() const override { return {}; }
    osg::BoundingBox computeBoundingBox() const override { return {}; }
};

/// Signs of headquarters stand on a staff. Digit 8 of a numeric code, character 11 of one of letters.
bool hasStaff(const std::string& code) {
    const bool isNumeric = code.size() >= 20 && code.find_first_not_of("0123456789") == std::string::npos;
    if (isNumeric) return std::string_view("2367").find(code[7]) != std::string_view::npos;
    return code.size() >= 11 && std::string_view("ABCD").find(code[10]) != std::string_view::npos;
}

LabelWeight weightOf(const Marker& marker) { return marker.isBold || marker.importance >= 300.0 ? LabelWeight::Bold : LabelWeight::Regular; }
double capPxOf(const Marker& marker, double unitPx) { return std::round(kLabelCapPx * unitPx * (marker.isMapName ? marker.scale : 1.0)); }

osg::Vec4 premultiplied(double r, double g, double b, double a) {
    return {static_cast<float>(r * a), static_cast<float>(g * a), static_cast<float>(b * a), static_cast<float>(a)};
}

}  // namespace

/// The one mesh that shows everything: quads in pixels from the upper left corner.
struct PlanOverlay::Drawing {
    osg::ref_ptr<osg::Group> root = new osg::Group;
    osg::ref_ptr<osg::Geometry> mesh = new OnScreen;
    osg::ref_ptr<osg::Vec4Array> corners = new osg::Vec4Array(osg::Array::BIND_PER_VERTEX);  ///< clip x, y; texture u, v
    osg::ref_ptr<osg::Vec4Array> colours = new osg::Vec4Array(osg::Array::BIND_PER_VERTEX);
    osg::ref_ptr<osg::DrawElementsUInt> triangles = new osg::DrawElementsUInt(GL_TRIANGLES);
    glm::dvec2 sizePx{1.0};

    explicit Drawing(osg::Texture2D* texture) {
        root->setCullingActive(false);
        mesh->setVertexAttribArray(0, corners);
        mesh->setVertexAttribArray(1, colours);
        mesh->addPrimitiveSet(triangles);
        osg::StateSet& state = *mesh->getOrCreateStateSet();
        osg::ref_ptr<osg::Program> program = new osg::Program;
        program->setName("plan markers");
        program->addShader(new osg::Shader(osg::Shader::VERTEX, std::string(shaderSource("plan_marker.vert"))));
        program->addShader(new osg::Shader(osg::Shader::FRAGMENT, std::string(shaderSource("plan_marker.frag"))));
        program->addBindAttribLocation("aCorner", 0);
        program->addBindAttribLocation("aColour", 1);
        state.setAttributeAndModes(program);
        state.setTextureAttribute(0, texture);
        state.addUniform(new osg::Uniform("uSigns", 0));
        state.setAttributeAndModes(new osg::BlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA));
        state.setAttributeAndModes(new osg::Depth(osg::Depth::ALWAYS, 0.0, 1.0, false));
        state.setMode(GL_DEPTH_TEST, osg::StateAttribute::OFF);
        state.setRenderBinDetails(kPlanBin, "RenderBin");
        root->addChild(mesh);
    }

    void clear() {
        corners->clear();
        colours->clear();
        triangles->clear();
    }
    void finish() {
        corners->dirty();
        colours->dirty();
        triangles->dirty();
        root->setNodeMask(triangles->empty() ? 0u : ~0u);
    }
    void quad(const std::array<glm::dvec2, 4>& at, glm::dvec2 uvMin, glm::dvec2 uvMax, const osg::Vec4& colour) {
        const auto first = static_cast<unsigned>(corners->size());
        const std::array<glm::dvec2, 4> uv{uvMin, {uvMax.x, uvMin.y}, uvMax, {uvMin.x, uvMax.y}};
        for (int i = 0; i < 4; ++i) {
            corners->push_back({static_cast<float>(at[i].x / sizePx.x * 2.0 - 1.0), static_cast<float>(1.0 - at[i].y / sizePx.y * 2.0), static_cast<float>(uv[i].x),
                                static_cast<float>(uv[i].y)});
            colours->push_back(colour);
        }
        for (const unsigned i : {0u, 1u, 2u, 0u, 2u, 3u}) triangles->push_back(first + i);
    }
    /// At whole pixels: letters stay sharp.
    void picture(glm::dvec2 corner, const ImageAtlas::Place& place, float alpha) {
        const glm::dvec2 a = glm::round(corner), b = a + place.sizePx;
        quad({a, {b.x, a.y}, b, {a.x, b.y}}, place.uvMin, place.uvMax, osg::Vec4(alpha, alpha, alpha, alpha));
    }
    void line(glm::dvec2 from, glm::dvec2 to, double widthPx, glm::dvec2 white, const osg::Vec4& colour) {
        const glm::dvec2 way = to - from;
        const double length = glm::length(way);
        if (length < 0.5) return;
        const glm::dvec2 side = glm::dvec2(-way.y, way.x) / length * (widthPx / 2.0);
        quad({from - side, to - side, to + side, from + side}, white, white, colour);
    }
};

PlanOverlay::PlanOverlay(std::function<void()> wakeUp)
    : wakeUp_(std::move(wakeUp)), news_(std::make_shared<std::atomic<bool>>(false)), hasNews_(*news_) {
    drawing_ = std::make_unique<Drawing>(atlas_.texture());
    painter_ = sharedPainter();
    drawing_->finish();
}

PlanOverlay::~PlanOverlay() = default;

osg::Node* PlanOverlay::node() { return drawing_->root; }

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
    profile_ = std::move(profile);
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
    hasNews_ = true;
}

std::optional<PlanOverlay::Sign> PlanOverlay::signOf(const Marker& marker, double sizePx, Waiting waiting) {
    sizePx = std::round(sizePx * marker.scale);
    if (marker.code.empty()) {
        if (!marker.pictogram) return std::nullopt;
        const std::string name = fmt::format("p{} {:06x} {}", static_cast<int>(*marker.pictogram), marker.colour, sizePx);
        auto place = atlas_.find(name);
        if (!place) {
            const PixelImage image = drawPictogram(*marker.pictogram, sizePx, marker.colour);
            place = atlas_.add(name, image.width, image.height, image.rgba);
        }
        return place ? std::optional(Sign{*place, {place->sizePx.x / 2.0, place->sizePx.y}}) : std::nullopt;
    }
    const std::string name = fmt::format("s{} {} {}", marker.code, sizePx, profile_ ? profile_->identity : "");
    const layers::SymbolSpec spec{.code = marker.code, .amplifiers = {}, .profile = profile_, .sizePx = std::clamp(sizePx, 8.0, 1024.0)};
    const auto seated = [&](const ImageAtlas::Place& place) {
        const auto staff = staffs_.find(name);
        return Sign{place, staff != staffs_.end() ? staff->second : glm::dvec2(place.sizePx.x / 2.0, place.sizePx.y)};
    };
    if (const auto place = atlas_.find(name)) return seated(*place);
    layers::SymbolImagePtr image;
    if (waiting == Waiting::ForAllSigns) {
        if (auto painted = painter_->paint(spec)) image = *painted;
    } else {
        image = painter_->findDrawn(spec);
        if (!image) {
            painter_->request(spec, [news = news_, wake = wakeUp_](const layers::SymbolPainter::Answer&) {
                if (!news->exchange(true)) wake();
            });
            image = painter_->findDrawn(spec);
        }
    }
    if (!image) return std::nullopt;
    for (const geo::Warning& warning : image->warnings)
        if (std::none_of(warnings_.begin(), warnings_.end(), [&](const geo::Warning& w) { return w.message == warning.message; })) warnings_.push_back(warning);
    if (hasStaff(marker.code)) staffs_[name] = {image->anchorXPx, image->anchorYPx};
    const auto place = atlas_.add(name, image->widthPx, image->heightPx, image->rgba);
    return place ? std::optional(seated(*place)) : std::nullopt;
}

std::optional<ImageAtlas::Place> PlanOverlay::labelOf(const Marker& marker, double unitPx) {
    if (marker.label.empty()) return std::nullopt;
    const double capPx = capPxOf(marker, unitPx);
    const std::string name = fmt::format("t{} {} {}", static_cast<int>(weightOf(marker)), capPx, marker.label);
    if (auto place = atlas_.find(name)) return place;
    const PixelImage image = drawLabel(marker.label, capPx, weightOf(marker));
    return atlas_.add(name, image.width, image.height, image.rgba);
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
    if (state.heightVersion != frame.heights.version) {
        const auto height = frame.heights.at(marker.at);
        if (height || !state.hasHeight) state.heightM = height.value_or(frame.heights.baseM);
        state.hasHeight = height.has_value();
        state.heightVersion = frame.heights.version;
    }
    if (marker.isMapName && !state.hasHeight) return std::nullopt;
    state.isSolid = marker.pictogram && !frame.solids.empty() && marker.id.starts_with("structures") && frame.solids.contains(marker.id.substr(10));
    const auto anchor = frame.anchorOf({marker.at, state.heightM}, 120.0 * frame.unitPx);
    if (!anchor) return std::nullopt;
    MarkerCandidate candidate{.anchorPx = *anchor, .importance = marker.importance, .wasShown = state.wasShown};
    candidate.standsOnPoint = hasStaff(marker.code);
    candidate.isMapName = marker.isMapName;
    const double sign = kSignPx * frame.unitPx * marker.scale;
    if (marker.isMapName) {
        // Only those that find room are drawn, but all are measured, once.
        if (const double cap = capPxOf(marker, frame.unitPx); state.nameCapPx != cap) {
            state.namePx = labelSizePx(marker.label, cap, weightOf(marker));
            state.nameCapPx = cap;
        }
        candidate.sizePx = state.namePx;
        if (candidate.sizePx.x <= 0.0) return std::nullopt;
    } else if (candidate.standsOnPoint) {
        candidate.sizePx = glm::dvec2(1.55, 2.1) * sign;
    } else if (!marker.code.empty()) {
        candidate.sizePx = glm::dvec2(1.55, 1.25) * sign;
    } else if (marker.pictogram && !state.isSolid) {
        candidate.sizePx = glm::dvec2(sign);
    } else if (const auto place = labelOf(marker, frame.unitPx)) {
        candidate.sizePx = place->sizePx;
    } else {
        return std::nullopt;
    }
    return candidate;
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
        .viewportPx = frame.sizePx, .leaderPx = kLeaderPx * frame.unitPx, .nameLeaderPx = kNameLeaderPx * frame.unitPx, .gapPx = 2.0 * frame.unitPx};
    const std::vector<PlacedMarker> standing = layOutMarkers(candidates, options);

    // Names only of those that stand: there may be ten thousand others.
    std::vector<MarkerCandidate> kept;
    std::vector<std::size_t> keptMarkers;
    for (State& state : states_) state.wasShown = false;
    for (const std::size_t i : shownNames_) state(i).wasShown = false;
    shownNames_.clear();
    for (const PlacedMarker& placed : standing) {
        const std::size_t i = markerOf[placed.index];
        MarkerCandidate candidate = candidates[placed.index];
        state(i).wasShown = true;
        if (marker(i).isMapName) shownNames_.push_back(i);
        if (!marker(i).code.empty() || (marker(i).pictogram && !state(i).isSolid))
            if (const auto label = labelOf(marker(i), frame.unitPx)) candidate.labelSizePx = label->sizePx;
        kept.push_back(candidate);
        keptMarkers.push_back(i);
    }
    placed_ = layOutMarkers(kept, options);
    std::vector<int> hidden(kept.size(), 0);
    for (std::size_t i = 0; i < standing.size(); ++i) hidden[i] = standing[i].hiddenBehind;
    placedMarkers_.clear();
    placedAnchors_.clear();
    for (PlacedMarker& placed : placed_) {
        placed.hiddenBehind += hidden[placed.index];
        placedMarkers_.push_back(keptMarkers[placed.index]);
        placedAnchors_.push_back(kept[placed.index].anchorPx);
    }
}

void PlanOverlay::update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, double pixelRatio, const GroundHeights& heights,
                         const std::unordered_set<std::string>& solids, Waiting waiting) {
    // A picture depends on nothing that was shown before.
    if (waiting == Waiting::ForAllSigns) {
        for (State& state : states_) state.wasShown = false;
        for (const std::size_t i : shownNames_) state(i).wasShown = false;
    }
    hasNews_ = false;
    isUnsettled_ = false;
    if (markers_.empty() && names_.markers().empty()) {
        placed_.clear();
        drawing_->clear();
        drawing_->finish();
        return;
    }
    atlas_.beginFrame();
    const glm::dvec2 size(projection.sizePx);
    const double unit = std::max(pixelRatio, size.y / kOrdinaryHeightPx);
    const glm::dvec3 eye = eyeOf(view, frame);
    layOut({.view = view, .scene = frame, .heights = heights, .solids = solids, .sizePx = size, .unitPx = unit, .eye = eye, .toEye = viewMatrixOf(view, frame),
            .focalPx = size.y / 2.0 / std::tan(glm::radians(projection.fovYDeg) / 2.0)});
    const bool isNewView = view.target != lookedFrom_.target || view.headingDeg != lookedFrom_.headingDeg || view.pitchDeg != lookedFrom_.pitchDeg ||
                           view.rangeM != lookedFrom_.rangeM || heights.version != lookedVersion_;
    if (isNewView) {
        for (const std::size_t i : placedMarkers_) state(i).isLookedFor = false;
        lookedFrom_ = view;
        lookedVersion_ = heights.version;
    }
    const auto isAllLookedFor = [this] { return std::all_of(placedMarkers_.begin(), placedMarkers_.end(), [&](std::size_t i) { return state(i).isLookedFor; }); };
    if (!isAllLookedFor()) lookForHills(eye, frame, heights, waiting);
    isUnsettled_ = waiting == Waiting::ForNothing && !isAllLookedFor();
    write(projection, unit, placedAnchors_, waiting);
    if (atlas_.wasEmptied()) {
        // What was found before room was made is gone: write again from the emptied texture.
        write(projection, unit, placedAnchors_, waiting);
        atlas_.wasEmptied();
    }
}

void PlanOverlay::write(const Projection& projection, double unitPx, const std::vector<glm::dvec2>& anchors, Waiting waiting) {
    Drawing& d = *drawing_;
    d.clear();
    d.sizePx = glm::dvec2(projection.sizePx);
    const osg::Vec4 halo = premultiplied(1.0, 0.99, 0.95, 0.75), ink = premultiplied(0.11, 0.10, 0.09, 0.95);
    // Behind each other as they stand on the ground: the nearer ones, lower in the picture, come last.
    std::vector<std::size_t> order(placed_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return anchors[a].y < anchors[b].y; });
    for (const std::size_t i : order) {
        const Marker& marker = this->marker(placedMarkers_[i]);
        State& state = this->state(placedMarkers_[i]);
        const float wanted = state.isHidden ? kBehindHills : 1.0f;
        state.alpha = wanted;
        const PlacedMarker& placed = placed_[i];
        const bool isOnStaff = hasStaff(marker.code);
        const glm::dvec2 middleBelow(isOnStaff ? placed.sign.min.x : (placed.sign.min.x + placed.sign.max.x) / 2.0, placed.sign.max.y);
        const bool hasSign = !marker.code.empty() || (marker.pictogram && !state.isSolid);
        if (hasSign) {
            const glm::dvec2 foot = anchors[i];
            d.line(foot, middleBelow, 3.4 * unitPx, atlas_.white(), halo * wanted);
            d.line(foot, middleBelow, 1.5 * unitPx, atlas_.white(), ink * wanted);
            const double dot = 2.6 * unitPx;
            d.line(foot - glm::dvec2(dot, 0), foot + glm::dvec2(dot, 0), 2 * dot, atlas_.white(), halo * wanted);
            d.line(foot - glm::dvec2(dot * 0.6, 0), foot + glm::dvec2(dot * 0.6, 0), 1.2 * dot, atlas_.white(), ink * wanted);
            if (const auto sign = signOf(marker, kSignPx * unitPx, waiting)) {
                // Seated on the leader; what is taller than the place kept for it reaches upwards.
                d.picture(middleBelow - sign->anchorPx, sign->place, wanted);
            }
        } else if (const auto label = labelOf(marker, unitPx)) {
            d.picture(placed.sign.min, *label, wanted);
        }
        if (placed.hasLabel)
            if (const auto label = labelOf(marker, unitPx)) d.picture(placed.label.min, *label, wanted);
        if (placed.hiddenBehind > 0 && hasSign) {
            const std::string name = fmt::format("n{} {}", std::min(placed.hiddenBehind, 1000), std::round(kCountPx * unitPx));
            auto place = atlas_.find(name);
            if (!place) {
                const PixelImage image = drawCount(placed.hiddenBehind, std::round(kCountPx * unitPx));
                place = atlas_.add(name, image.width, image.height, image.rgba);
            }
            if (place) d.picture({placed.sign.max.x - place->sizePx.x * 0.5, placed.sign.min.y - place->sizePx.y * 0.6}, *place, wanted);
        }
    }
    d.finish();
}

std::optional<std::string> PlanOverlay::markerAt(glm::dvec2 pixel) const {
    const auto holds = [&](const Rectangle& r) { return pixel.x >= r.min.x && pixel.x <= r.max.x && pixel.y >= r.min.y && pixel.y <= r.max.y; };
    for (std::size_t i = 0; i < placed_.size(); ++i)
        if (placedMarkers_[i] < markers_.size() && (holds(placed_[i].sign) || (placed_[i].hasLabel && holds(placed_[i].label)))) return markers_[placedMarkers_[i]].id;
    return std::nullopt;
}

void PlanOverlay::releaseGl() { drawing_->root->releaseGLObjects(); }

}  // namespace saban::viewer
