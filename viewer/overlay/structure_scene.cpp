#include "viewer/overlay/structure_scene.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <glm/vector_relational.hpp>
#include <iterator>
#include <osg/NodeVisitor>
#include <set>

#include "geo/core/text.h"
#include "layers/catalogue/solid_model.h"
#include "viewer/overlay/own_model.h"
#include "viewer/overlay/plan_markers.h"
#include "viewer/overlay/solid_state.h"
#include "viewer/overlay/structure_scene_parts.h"

namespace saban::viewer {

namespace {

using namespace layers;

// Pixels that a structure measures in the picture.
constexpr double kFullPx = 90.0, kRecognisedPx = 34.0;
constexpr std::array kDetails{SolidDetail::Full, SolidDetail::Reduced, SolidDetail::Box};

SizeOverrides overridesOf(const Structure& structure) {
    return {.lengthM = structure.lengthM, .widthM = structure.widthM, .heightM = structure.heightM, .excavationDepthM = structure.excavationM,
            .coverThicknessM = structure.coverM};
}

/// All places that a node draws.
struct Vertices : osg::NodeVisitor {
    Vertices() : osg::NodeVisitor(TRAVERSE_ALL_CHILDREN) {}
    void apply(osg::Geometry& geometry) override {
        const auto* positions = dynamic_cast<const osg::Vec3Array*>(geometry.getVertexAttribArray(0));
        if (positions) all.insert(all.end(), positions->begin(), positions->end());
    }
    std::vector<osg::Vec3> all;
};

/// Over the platform, earth included.
double topOf(const StructureSizes& s, bool isLine) {
    return isLine ? s.heightM : std::max(s.heightM - s.excavationDepthM + s.coverThicknessM, 0.15 * s.heightM);
}

}  // namespace

const StructureType& unknownType() {
    static const StructureType type = [] {
        StructureType made;
        made.id = "unknown";
        made.model = StructureModel::Latrine;
        made.sizes = {.lengthM = 4.0, .widthM = 4.0, .heightM = 3.0, .fillSlope = 1.5};
        made.bodyColour = {200, 60, 160};
        made.accentColour = {240, 220, 235};
        return made;
    }();
    return type;
}

StructureScene::StructureScene() : root_(new osg::Group), sun_(new osg::Uniform("uSun", osg::Vec3(0.0f, 0.0f, 1.0f))) {
    root_->setCullingActive(false);
    osg::StateSet& state = *root_->getOrCreateStateSet();
    setSolidState(state, sun_);
    // What is set further down does not stay with what comes next.
    state.addUniform(new osg::Uniform("uContrast", 1.0f));
    state.addUniform(new osg::Uniform("uPull", osg::Vec2(0.0f, 0.0f)));
    for (const char* plane : {"uOpen", "uRaised"}) state.addUniform(new osg::Uniform(plane, osg::Vec4(0.0f, 0.0f, 0.0f, 1.0f)));
    for (const unsigned mode : {kOpenMode, kRaisedMode}) state.setMode(mode, osg::StateAttribute::OFF);
    state.setMode(GL_CULL_FACE, osg::StateAttribute::OFF);
}

void StructureScene::readOwnModelOf(const StructureType& type) {
    if (type.modelFile.empty()) return;
    const auto [place, isNew] = ownModels_.try_emplace(&type);
    OwnModel& own = place->second;
    if (isNew) {
        if (auto read = readOwnModel(type)) own.unit = *std::move(read);
        else own.warnings.push_back({"own_model", read.error().message});
    }
    if (!own.warnings.empty() && std::none_of(warnings_.begin(), warnings_.end(), [&](const auto& warning) { return warning.message == own.warnings.front().message; }))
        warnings_.push_back(own.warnings.front());
}

void StructureScene::setPlan(std::shared_ptr<const Plan> plan, const PlanView& view, std::shared_ptr<const StructureCatalogue> catalogue) {
    if (!catalogue) catalogue = std::shared_ptr<const StructureCatalogue>(std::shared_ptr<void>(), &defaultCatalogue());
    std::map<const Structure*, Placed> before;
    if (catalogue == catalogue_)
        for (Placed& placed : structures_) before.emplace(placed.feature.get(), std::move(placed));
    structures_.clear();
    ++seatsVersion_;
    if (catalogue != catalogue_) {
        catalogue_ = std::move(catalogue);
        ownModels_.clear();
        models_.clear();
        feet_.clear();
    }
    warnings_.clear();
    recognisable_.clear();
    const bool isHidden = std::find(view.hidden.begin(), view.hidden.end(), kindName<Structure>()) != view.hidden.end();
    if (!plan || isHidden) {
        root_->removeChildren(0, root_->getNumChildren());
        models_.clear();
        return;
    }
    std::set<std::string> unknown;
    for (const auto& row : plan->all<Structure>().rows()) {
        if (row->geometry.isEmpty() || geometryFault(row->geometry) || isFeatureHidden(view, row->uid)) continue;
        const StructureType* type = catalogue_->find(row->type);
        if (type) readOwnModelOf(*type);
        if (const auto known = before.find(row.get()); known != before.end()) {
            structures_.push_back(std::move(known->second));
            continue;
        }
        Placed placed{.feature = row, .type = type};
        const bool isLine = row->geometry.kind == GeometryKind::Line;
        if (!placed.type && unknown.insert(row->type).second)
            warnings_.push_back({"unknown_type", text(SABAN_TR("viewer", "structure '{0}' is of type '{1}', which the catalogue does not know: a plain block stands for it, and for others of that type"),
                                                      row->name, row->type)});
        if (!placed.type || (placed.type->geometry == StructureGeometry::Line) != isLine) placed.type = &unknownType();
        if (isLine && placed.type == &unknownType()) continue;  // it is drawn as a sign only
        placed.sizes = resolved(*placed.type, overridesOf(*row)).value_or(placed.type->sizes);
        const geo::Bounds bounds = row->geometry.bounds();
        placed.centre = {(bounds.minE + bounds.maxE) / 2.0, (bounds.minN + bounds.maxN) / 2.0};
        placed.radiusM = isLine ? std::hypot(bounds.width(), bounds.height()) / 2.0 + placed.sizes.topWidthM
                                : std::hypot(placed.sizes.lengthM, placed.sizes.widthM) / 2.0 + placed.sizes.heightM * 0.5;
        if (!isLine) measureFoot(placed);
        structures_.push_back(std::move(placed));
    }
}

void StructureScene::setMotion(const PlanMotion& motion) {
    motion_.appeared = motion.appeared;
    motion_.opened = motion.opened;
    motion_.built = motion.built;
}

void StructureScene::forget() {
    for (Placed& placed : structures_)
        placed = {.feature = std::move(placed.feature), .type = placed.type, .sizes = placed.sizes, .centre = placed.centre, .radiusM = placed.radiusM,
                  .footMin = placed.footMin, .footMax = placed.footMax};
    recognisable_.clear();
    ++seatsVersion_;
}

std::vector<glm::dvec3> StructureScene::lineOf(const Placed& placed, double exaggeration) {
    std::vector<glm::dvec3> points;
    for (std::size_t i = 0; i < placed.line.points.size(); ++i) points.emplace_back(placed.line.points[i] - placed.centre, placed.line.heightsM[i] * exaggeration);
    return points;
}

void StructureScene::setGround(SolidOptions& options, const Placed& placed, double exaggeration) {
    if (placed.ground.across() > 0) options.groundZ = [&ground = placed.ground, exaggeration](glm::dvec2 at) { return ground.at(at) * exaggeration; };
    if (placed.feature->platformLevelM) options.platform = Platform::Level;
}

SolidModel StructureScene::solidOf(const Placed& placed, SolidOptions options, double exaggeration) const {
    if (placed.feature->geometry.kind == GeometryKind::Line) {
        std::vector<double> rises = placed.line.risesM;
        for (double& rise : rises) rise *= exaggeration;
        options.acrossSlopes = rises;
        return buildLineSolid(*placed.type, placed.sizes, lineOf(placed, exaggeration), options);
    }
    setGround(options, placed, exaggeration);
    return hasOwnModel(*placed.type) ? fitted(*ownModels_.at(placed.type).unit, *placed.type, placed.sizes, options) : buildSolid(*placed.type, placed.sizes, options);
}

osg::ref_ptr<osg::Geometry> StructureScene::geometryOf(const Placed& placed, int detail, double exaggeration) {
    const SolidOptions options{.detail = kDetails[detail], .foundationDepthM = foundationDepthM(kDetails[detail], exaggeration)};
    if (placed.feature->geometry.kind == GeometryKind::Line) return viewer::geometryOf(solidOf(placed, options, exaggeration));
    const StructureSizes& s = placed.sizes;
    std::string key = fmt::format("{} {} {} {} {} {} {} {} {}", placed.type->id, detail, exaggeration, placed.feature->platformLevelM.has_value(), s.lengthM, s.widthM, s.heightM, s.excavationDepthM, s.coverThicknessM);
    for (const double heightM : placed.ground.heightsM()) fmt::format_to(std::back_inserter(key), " {}", std::lround(heightM / GroundPatch::kStepM));
    // Those of ground that was there before finer tiles came are of no use again.
    if (models_.size() > 2 * structures_.size() + 100) std::erase_if(models_, [](const auto& entry) { return !entry.second || entry.second->referenceCount() == 1; });
    auto& model = models_[key];
    if (!model) model = viewer::geometryOf(solidOf(placed, options, exaggeration));
    return model;
}

/// In a window a model that stands already, or that nobody has seen yet, waits for the next frame.
bool StructureScene::mayWait(const Placed& placed, double exaggeration, Pace pace) {
    constexpr std::size_t kMostTriangles = 8000;
    const bool isAsBefore = !placed.node || (placed.madeAs.empty() && placed.madeFor == exaggeration);
    if (pace == Pace::All || !isAsBefore || madeTriangles_ < kMostTriangles) return false;
    isUnsettled_ = true;
    return true;
}

void StructureScene::make(Placed& placed, int detail, const SceneFrame& frame) {
    ++madeCount_;
    placed.detail = detail;
    placed.madeFor = frame.exaggeration;
    placed.madeAs.clear();
    placed.node = new osg::MatrixTransform;
    placed.node->setCullingActive(false);
    if (const auto geometry = geometryOf(placed, detail, frame.exaggeration)) placed.node->addChild(geometry);
    measure(placed);
}

void StructureScene::measure(Placed& placed) {
    Vertices vertices;
    placed.node->accept(vertices);
    madeTriangles_ += vertices.all.size() / 3;
    placed.min = glm::dvec2(INFINITY);
    placed.max = glm::dvec2(-INFINITY);
    placed.besideM = 0.0;
    placed.bottom = 0.0;
    placed.top = -INFINITY;
    std::vector<glm::dvec2> line;
    if (placed.feature->geometry.kind == GeometryKind::Line)
        for (const glm::dvec2 p : placed.feature->geometry.linePoints()) line.push_back(p - placed.centre);
    for (const osg::Vec3& vertex : vertices.all) {
        const glm::dvec2 at(vertex.x(), vertex.y());
        placed.min = glm::min(placed.min, at);
        placed.max = glm::max(placed.max, at);
        placed.bottom = std::min(placed.bottom, static_cast<double>(vertex.z()));
        placed.top = std::max(placed.top, static_cast<double>(vertex.z()));
        if (!line.empty()) placed.besideM = std::max(placed.besideM, nearestOnLine(line, at).awayM);
    }
}

std::optional<SolidSeat> StructureScene::seatAt(glm::dvec2 place) const {
    std::optional<SolidSeat> found;
    for (const Placed& placed : structures_) {
        if (!placed.isShown) continue;
        const bool isLine = placed.feature->geometry.kind == GeometryKind::Line;
        const glm::dvec2 ahead = standOf(*placed.feature, placed.centre).ahead, right(ahead.y, -ahead.x), way = place - placed.centre, at(glm::dot(way, right), glm::dot(way, ahead));
        if (glm::any(glm::lessThan(at, placed.min - kBesideSolidM)) || glm::any(glm::greaterThan(at, placed.max + kBesideSolidM))) continue;
        const Rising rising = risingOf(placed);
        SolidSeat seat{.levelM = placed.levelM - rising.lowerM / placed.madeFor, .stretch = rising.stretch};
        if (isLine) {
            const NearestOnLine nearest = nearestOnLine(placed.line.points, place);
            if (nearest.awayM > placed.besideM + kBesideSolidM) continue;
            seat.levelM += glm::mix(placed.line.heightsM[nearest.leg], placed.line.heightsM[nearest.leg + 1], nearest.part);
        }
        seat.topM = seat.levelM * placed.madeFor + placed.top * seat.stretch;
        if (!found || seat.topM > found->topM) found = seat;
    }
    return found;
}

double StructureScene::presenceOf(const Uid& uid) const {
    const auto appeared = motion_.appeared.find(uid);
    return appeared == motion_.appeared.end() ? 1.0 : std::clamp(appeared->second, 0.0, 1.0);
}

/// It rises from the ground as it appears: from its foot, which stays where it is; a line, whose ground goes up and down, without being stretched.
StructureScene::Rising StructureScene::risingOf(const Placed& placed) const {
    const double left = 1.0 - std::max(presenceOf(placed.feature->uid), 0.001);
    if (placed.feature->geometry.kind == GeometryKind::Line) return {.lowerM = left * 1.3 * placed.sizes.heightM};
    return {.lowerM = -placed.bottom * left, .stretch = 1.0 - left};
}

void StructureScene::place(Placed& placed, const SceneFrame& frame) {
    const glm::dvec3 at = frame.toScene({placed.centre, placed.levelM});
    const double turn = placed.feature->geometry.kind == GeometryKind::Line ? 0.0 : -glm::radians(placed.feature->headingDeg);
    const Rising rising = risingOf(placed);
    const osg::Matrixd matrix = osg::Matrixd::scale(1.0, 1.0, rising.stretch) * osg::Matrixd::rotate(turn, 0.0, 0.0, 1.0) * osg::Matrixd::translate(at.x, at.y, at.z - rising.lowerM);
    placed.isShown = true;
    if (placed.node->getMatrix() == matrix) return;
    placed.node->setMatrix(matrix);
    ++seatsVersion_;
}

struct StructureScene::Eye {
    Eye(const Viewpoint& view, const SceneFrame& sceneFrame, const Projection& projection)
        : frame(sceneFrame), at(eyeOf(view, sceneFrame)), toEye(viewMatrixOf(view, sceneFrame)), lens(lensOf(view, projection)),
          widestPx(std::max(projection.sizePx.x, projection.sizePx.y) / 2.0 * 1.5) {}
    const SceneFrame& frame;
    glm::dvec3 at;
    glm::dmat4 toEye;
    Lens lens;
    double widestPx;
};

/// By the ground in its middle, however it is seated on that.
StructureScene::Seen StructureScene::seenBy(const Eye& eye, const Placed& placed) {
    const glm::dvec3 middle = eye.frame.toScene({placed.centre, placed.feature->platformLevelM.value_or(*placed.middleM)});
    const double pixelM = eye.lens.pixelM(std::max(glm::distance(eye.at, middle) - placed.radiusM, 1.0));
    const glm::dvec4 inEye = eye.toEye * glm::dvec4(middle, 1.0);
    return {.sizePx = 2.0 * placed.radiusM / pixelM,
            .pixelM = pixelM,
            .isInView = -inEye.z >= -placed.radiusM && std::max(std::abs(inEye.x), std::abs(inEye.y)) <= eye.widestPx * eye.lens.pixelM(std::max(-inEye.z, 0.0)) + 2.0 * placed.radiusM};
}

void StructureScene::update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, const Sun& sun, const HeightAt& heightAt, std::uint64_t heightsVersion, Pace pace) {
    recognisable_.clear();
    isUnsettled_ = false;
    madeTriangles_ = 0;
    sun_->set(sunDirection(sun));
    const Eye eye(view, frame, projection);
    std::vector<Seen> seen(structures_.size());
    for (std::size_t i = 0; i < structures_.size(); ++i) {
        Placed& placed = structures_[i];
        placed.isShown = false;
        if (placed.middleVersion != heightsVersion) placed.middleM = heightAt(placed.centre);
        placed.middleVersion = heightsVersion;
        if (placed.middleM) seen[i] = seenBy(eye, placed);
    }
    seatThose(seen, frame.exaggeration, heightAt, heightsVersion, pace);
    std::vector<osg::Node*> shown;
    for (std::size_t i = 0; i < structures_.size(); ++i) {
        Placed& placed = structures_[i];
        const double sizePx = seen[i].sizePx;
        if (!seen[i].isInView || sizePx < kSeenPx || !placed.isOnGround) continue;
        const Showing showing = showingOf(placed);
        if (presenceOf(placed.feature->uid) <= 0.0 || (showing.kind == Showing::Kind::Built && showing.share <= 0.0)) continue;
        if (showing.kind != Showing::Kind::Opened) placed.openedFromDeg.reset();
        const int detail = sizePx > kFullPx ? 0 : sizePx > kReducedPx ? 1 : 2;
        if (showing.kind != Showing::Kind::AsItStands) {
            show(placed, showing, detail, view, frame, heightAt, heightsVersion);
        } else if ((detail != placed.detail || placed.madeFor != frame.exaggeration || !placed.madeAs.empty()) && !mayWait(placed, frame.exaggeration, pace)) {
            make(placed, detail, frame);
            placed.shown.reset();
            placed.shownFor.clear();
        }
        if (!placed.node) continue;
        place(placed, frame);
        shown.push_back(placed.node);
        const double overGroundM = topOf(placed.sizes, placed.feature->geometry.kind == GeometryKind::Line) + (placed.levelM - *placed.middleM) * frame.exaggeration;
        if (sizePx > kRecognisedPx) recognisable_.emplace(placed.feature->uid, std::max(overGroundM, 0.0));
    }
    bool isSame = shown.size() == root_->getNumChildren();
    for (unsigned i = 0; isSame && i < shown.size(); ++i) isSame = shown[i] == root_->getChild(i);
    if (isSame) return;
    ++seatsVersion_;
    root_->removeChildren(0, root_->getNumChildren());
    for (osg::Node* node : shown) root_->addChild(node);
}

}  // namespace saban::viewer
