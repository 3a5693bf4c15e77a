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

namespace saban::viewer {

namespace {

using namespace layers;

// Pixels that a structure measures in the picture.
constexpr double kSeenPx = 4.0, kReducedPx = 26.0, kFullPx = 90.0, kRecognisedPx = 34.0;
constexpr std::array kDetails{SolidDetail::Full, SolidDetail::Reduced, SolidDetail::Box};

/// What stands for a type that the catalogue does not know.
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

constexpr double kBesideViewerDeg = 50.0;  // an opening turns no farther from the viewer
constexpr double kLongSide = 1.3;          // a cut along a structure is that much better than one across it

StructureStand standOf(const Structure& structure, glm::dvec2 centre) {
    const double heading = structure.geometry.kind == GeometryKind::Line ? 0.0 : glm::radians(structure.headingDeg);
    return {.centre = centre, .ahead = {std::sin(heading), std::cos(heading)}};
}

/// Over the platform, earth included.
double topOf(const StructureSizes& s, bool isLine) {
    return isLine ? s.heightM : std::max(s.heightM - s.excavationDepthM + s.coverThicknessM, 0.15 * s.heightM);
}

}  // namespace

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

/// Of its model in full, on level ground.
void StructureScene::measureFoot(Placed& placed) {
    const StructureSizes& s = placed.sizes;
    const auto [found, isNew] = feet_.try_emplace(fmt::format("{} {} {} {} {} {}", placed.type->id, s.lengthM, s.widthM, s.heightM, s.excavationDepthM, s.coverThicknessM));
    if (isNew) found->second = solidOf(placed, {}, 1.0).bounds;
    const double besideM = standsLevel(placed.type->model) || !placed.type->modelFile.empty() ? kTerraceReachM : 0.0;
    placed.footMin = glm::dvec2(found->second.min) - besideM;
    placed.footMax = glm::dvec2(found->second.max) + besideM;
}

/// The platform lies at the level that the plan gives, else at that of the ground in the middle of it, or a little higher. True when it did not before.
bool StructureScene::seatPoint(Placed& placed, int across, double middleM, double exaggeration, const HeightAt& heightAt) {
    double levelM = placed.feature->platformLevelM.value_or(middleM);
    const glm::dvec2 half = glm::dvec2(placed.sizes.widthM, placed.sizes.lengthM) / 2.0;
    GroundPatch ground(standOf(*placed.feature, placed.centre), placed.footMin, placed.footMax, across, levelM, heightAt);
    if (!placed.feature->platformLevelM && placed.type != &unknownType()) {
        // In steps, so that models do not change with every tile.
        const double liftM = std::ceil(liftOf(*placed.type, placed.sizes, ground.highestIn(-half, half) * exaggeration) * 4.0) / 4.0 / exaggeration;
        levelM += liftM;
        ground = ground.lowered(liftM);
    }
    const bool isNew = levelM != placed.levelM || !(ground == placed.ground);
    placed.levelM = levelM;
    placed.ground = std::move(ground);
    return isNew;
}

void StructureScene::seat(Placed& placed, Seating seating, double exaggeration, const HeightAt& heightAt, std::uint64_t version) {
    constexpr int kRoughly = 3, kFinely = 5;  // samples across
    constexpr double kLineStepM = 4.0, kLineEvenM = 0.08;
    const bool isFine = seating == Seating::Finely;
    if (placed.heightsVersion == version && placed.seatedFor == exaggeration && (placed.isFinelySeated || !isFine)) return;
    placed.heightsVersion = version;
    placed.seatedFor = exaggeration;
    placed.isFinelySeated = isFine;
    const auto middle = heightAt(placed.centre);
    placed.isOnGround = middle.has_value();
    if (!middle) return;
    bool isNew = false;
    if (placed.feature->geometry.kind == GeometryKind::Line) {
        const double levelM = placed.feature->platformLevelM.value_or(*middle);
        const LineAsked asked{.levelM = levelM, .besideM = placed.sizes.topWidthM / 2.0 + 2.0 * placed.sizes.heightM, .stepM = isFine ? kLineStepM : 0.0, .evenM = kLineEvenM / exaggeration};
        LineGround line = lineGround(placed.feature->geometry.linePoints(), asked, heightAt);
        isNew = levelM != placed.levelM || !(line == placed.line);
        placed.levelM = levelM;
        placed.line = std::move(line);
    } else {
        isNew = seatPoint(placed, isFine ? kFinely : kRoughly, *middle, exaggeration, heightAt);
    }
    if (isNew) placed.detail = -1;
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
    const auto own = ownModels_.find(placed.type);
    const bool isOwn = own != ownModels_.end() && own->second.unit;
    return isOwn ? fitted(*own->second.unit, *placed.type, placed.sizes, options) : buildSolid(*placed.type, placed.sizes, options);
}

osg::ref_ptr<osg::Geometry> StructureScene::geometryOf(const Placed& placed, int detail, double exaggeration) {
    const SolidOptions options{.detail = kDetails[detail], .foundationDepthM = foundationDepthM(kDetails[detail], exaggeration)};
    if (placed.feature->geometry.kind == GeometryKind::Line) return viewer::geometryOf(solidOf(placed, options, exaggeration));
    const StructureSizes& s = placed.sizes;
    std::string key = fmt::format("{} {} {} {} {} {} {} {} {}", placed.type->id, detail, exaggeration, placed.feature->platformLevelM.has_value(), s.lengthM, s.widthM, s.heightM, s.excavationDepthM, s.coverThicknessM);
    for (const double heightM : placed.ground.heightsM()) fmt::format_to(std::back_inserter(key), " {}", std::lround(heightM / GroundPatch::kStepM));
    // Those of ground that was there before finer tiles came are of no use again.
    if (models_.size() > 2 * structures_.size() + 100) std::erase_if(models_, [](const auto& entry) { return entry.second->referenceCount() == 1; });
    auto& model = models_[key];
    if (!model) model = viewer::geometryOf(solidOf(placed, options, exaggeration));
    return model;
}

void StructureScene::make(Placed& placed, int detail, const SceneFrame& frame) {
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

StructureScene::Showing StructureScene::showingOf(const Placed& placed) const {
    const Uid& uid = placed.feature->uid;
    if (const auto built = motion_.built.find(uid); built != motion_.built.end() && built->second < 1.0) return {Showing::Kind::Built, std::max(built->second, 0.0)};
    if (const auto opened = motion_.opened.find(uid); opened != motion_.opened.end() && opened->second > 0.0) return {Showing::Kind::Opened, std::min(opened->second, 1.0)};
    // Slopes of earth reach farther than the structure itself.
    if (cut_ && std::abs(cut_->insideM(placed.centre)) < 2.0 * placed.radiusM) return {Showing::Kind::Cut, 1.0};
    return {};
}

/// Along one of its own sides, which one the viewer decided as it began to open; it turns with the viewer only as far as it must.
/// All directions are those of its model.
glm::dvec2 StructureScene::openingTowards(Placed& placed, glm::dvec2 viewer) {
    if (glm::length(viewer) < 1e-6) viewer = {0.0, -1.0};
    viewer = glm::normalize(viewer);
    const bool isLine = placed.feature->geometry.kind == GeometryKind::Line;
    if (!placed.openedFromDeg) {
        glm::dvec2 along(0.0, 1.0);
        double ratio = placed.sizes.lengthM / std::max(placed.sizes.widthM, 0.1);
        if (isLine) {
            const auto& line = placed.feature->geometry.linePoints();
            if (const glm::dvec2 chord = line.back() - line.front(); glm::length(chord) > 1e-3) along = glm::normalize(chord);
            ratio = 100.0;
        }
        double best = -2.0;
        glm::dvec2 chosen = viewer;
        for (const glm::dvec2 normal : {glm::dvec2(along.y, -along.x), glm::dvec2(-along.y, along.x), along, -along}) {
            const bool isAcrossAxis = std::abs(glm::dot(normal, along)) < 0.5;  // the face runs along its length
            const double better = (isAcrossAxis && ratio > 1.05) || (!isAcrossAxis && ratio < 0.95) ? kLongSide : 1.0;
            if (const double score = glm::dot(normal, viewer) * better; score > best) {
                best = score;
                chosen = normal;
            }
        }
        placed.openedFromDeg = glm::degrees(std::atan2(chosen.x, chosen.y));
    }
    const double viewerDeg = glm::degrees(std::atan2(viewer.x, viewer.y));
    const double away = std::remainder(viewerDeg - *placed.openedFromDeg, 360.0);
    const double turned = *placed.openedFromDeg + away - std::clamp(away, -kBesideViewerDeg, kBesideViewerDeg);
    return {std::sin(glm::radians(turned)), std::cos(glm::radians(turned))};
}

/// Made anew only when something differs.
void StructureScene::show(Placed& placed, const Showing& showing, int detail, const Viewpoint& view, const SceneFrame& frame,
                          const HeightAt& heightAt, std::uint64_t version) {
    const bool isLine = placed.feature->geometry.kind == GeometryKind::Line;
    const StructureStand stand = standOf(*placed.feature, placed.centre);
    const glm::dvec2 ahead = stand.ahead, right(ahead.y, -ahead.x);
    const glm::dvec3 eye = frame.toGround(eyeOf(view, frame));
    const glm::dvec2 toViewer = glm::dvec2(eye) - placed.centre;
    Opening opening{.share = showing.share};
    SectionPlane plane;
    std::string as;
    if (showing.kind == Showing::Kind::Opened) {
        opening.towardsViewer = openingTowards(placed, {glm::dot(toViewer, right), glm::dot(toViewer, ahead)});
        opening.lookDownDeg = std::round(glm::degrees(std::atan2((eye.z - placed.levelM) * frame.exaggeration, std::max(glm::length(toViewer), 1.0))) / 2.0) * 2.0;
        as = fmt::format("opened {:.4f} {:.3f} {:.3f} {}", opening.share, opening.towardsViewer.x, opening.towardsViewer.y, opening.lookDownDeg);
    } else if (showing.kind == Showing::Kind::Cut) {
        const glm::dvec2 inward = cut_->inward();
        plane = {.normal = {glm::dot(inward, right), glm::dot(inward, ahead), 0.0}, .offset = cut_->insideM(placed.centre)};
        as = fmt::format("cut {:.5f} {:.5f} {:.3f}", plane.normal.x, plane.normal.y, plane.offset);
    } else {
        as = fmt::format("built {:.4f}", showing.share);
    }
    const std::string shownFor = fmt::format("{} {} {}", detail, frame.exaggeration, isLine || showing.kind != Showing::Kind::Cut ? version : 0);
    as += " " + shownFor;
    if (placed.node && placed.madeAs == as && placed.detail == detail) return;
    if (!placed.shown || placed.shownFor != shownFor || placed.detail != detail) {
        placed.shownFor = shownFor;
        SolidOptions options{.detail = kDetails[detail], .foundationDepthM = foundationDepthM(kDetails[detail], frame.exaggeration)};
        ShownStructure shown{.closed = solidOf(placed, options, frame.exaggeration), .isLine = isLine};
        shown.drawn = shown.closed;
        const bool isOwn = ownModels_.contains(placed.type) && ownModels_.at(placed.type).unit;
        if (isLine) {
            std::vector<double> rises = placed.line.risesM;
            for (double& rise : rises) rise *= frame.exaggeration;
            shown.inside = insideOfLine(*placed.type, placed.sizes, lineOf(placed, frame.exaggeration), rises);
            shown.floorZ = -placed.sizes.depthM;
            if (showing.kind == Showing::Kind::Opened) {
                options.ground = GroundState::Dug;
                shown.drawn = solidOf(placed, options, frame.exaggeration);
            }
        } else {
            setGround(options, placed, frame.exaggeration);
            if (!isOwn && placed.type != &unknownType() && kDetails[detail] != SolidDetail::Box) shown.inside = insideOf(*placed.type, placed.sizes, options);
            shown.floorZ = -placed.sizes.excavationDepthM;
        }
        placed.shown = std::move(shown);
    }
    placed.shown->groundZ = [&](glm::dvec2 p) {
        const auto height = heightAt(stand.onGround(p));
        return height ? (*height - placed.levelM) * frame.exaggeration : 0.0;
    };
    placed.detail = detail;
    placed.madeFor = frame.exaggeration;
    placed.madeAs = as;
    placed.node = new osg::MatrixTransform;
    placed.node->setCullingActive(false);
    const std::uint32_t inWork = structureColour(StructureState::UnderConstruction);
    switch (showing.kind) {
        case Showing::Kind::Built:
            placed.node->addChild(builtStructure(*placed.shown, showing.share, {static_cast<std::uint8_t>(inWork >> 16), static_cast<std::uint8_t>((inWork >> 8) & 0xff), static_cast<std::uint8_t>(inWork & 0xff), 255}));
            break;
        case Showing::Kind::Opened: placed.node->addChild(openedStructure(*placed.shown, opening)); break;
        case Showing::Kind::Cut: placed.node->addChild(cutStructure(*placed.shown, plane)); break;
        case Showing::Kind::AsItStands: break;
    }
    placed.shown->groundZ = nullptr;
    measure(placed);
}

void StructureScene::update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, const Sun& sun, const HeightAt& heightAt, std::uint64_t heightsVersion) {
    recognisable_.clear();
    std::vector<osg::Node*> shown;
    sun_->set(sunDirection(sun));
    const glm::dvec3 eye = eyeOf(view, frame);
    const glm::dmat4 toEye = viewMatrixOf(view, frame);
    const Lens lens = lensOf(view, projection);
    const double widestPx = std::max(projection.sizePx.x, projection.sizePx.y) / 2.0 * 1.5;
    for (Placed& placed : structures_) {
        placed.isShown = false;
        if (!placed.isOnGround) seat(placed, Seating::Roughly, frame.exaggeration, heightAt, heightsVersion);  // before that nobody knows how far away it is
        const glm::dvec3 rough = frame.toScene({placed.centre, placed.levelM});
        const double distance = std::max(glm::distance(eye, rough) - placed.radiusM, 1.0);
        const double sizePx = 2.0 * placed.radiusM / lens.pixelM(distance);
        if (sizePx < kSeenPx && placed.isOnGround) continue;
        seat(placed, sizePx > kReducedPx ? Seating::Finely : Seating::Roughly, frame.exaggeration, heightAt, heightsVersion);
        if (!placed.isOnGround || sizePx < kSeenPx) continue;
        const glm::dvec4 inEye = toEye * glm::dvec4(frame.toScene({placed.centre, placed.levelM}), 1.0);
        if (-inEye.z < -placed.radiusM || std::max(std::abs(inEye.x), std::abs(inEye.y)) > widestPx * lens.pixelM(std::max(-inEye.z, 0.0)) + 2.0 * placed.radiusM) continue;
        const Showing showing = showingOf(placed);
        if (presenceOf(placed.feature->uid) <= 0.0 || (showing.kind == Showing::Kind::Built && showing.share <= 0.0)) continue;
        if (showing.kind != Showing::Kind::Opened) placed.openedFromDeg.reset();
        const int detail = sizePx > kFullPx ? 0 : sizePx > kReducedPx ? 1 : 2;
        if (showing.kind != Showing::Kind::AsItStands) show(placed, showing, detail, view, frame, heightAt, heightsVersion);
        else if (detail != placed.detail || placed.madeFor != frame.exaggeration || !placed.madeAs.empty()) {
            make(placed, detail, frame);
            placed.shown.reset();
            placed.shownFor.clear();
        }
        place(placed, frame);
        shown.push_back(placed.node);
        if (sizePx > kRecognisedPx) recognisable_.emplace(placed.feature->uid, topOf(placed.sizes, placed.feature->geometry.kind == GeometryKind::Line));
    }
    bool isSame = shown.size() == root_->getNumChildren();
    for (unsigned i = 0; isSame && i < shown.size(); ++i) isSame = shown[i] == root_->getChild(i);
    if (isSame) return;
    ++seatsVersion_;
    root_->removeChildren(0, root_->getNumChildren());
    for (osg::Node* node : shown) root_->addChild(node);
}

}  // namespace saban::viewer
