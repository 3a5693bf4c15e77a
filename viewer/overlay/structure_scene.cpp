#include "viewer/overlay/structure_scene.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <set>

#include "geo/core/text.h"
#include "layers/catalogue/solid_model.h"
#include "viewer/overlay/own_model.h"
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

osg::ref_ptr<osg::Geometry> toGeometry(const SolidModel& model) {
    if (model.triangles.empty()) return nullptr;
    const auto count = static_cast<unsigned>(model.vertices.size());
    osg::ref_ptr<osg::Vec3Array> positions = new osg::Vec3Array(osg::Array::BIND_PER_VERTEX, count), normals = new osg::Vec3Array(osg::Array::BIND_PER_VERTEX, count);
    osg::ref_ptr<osg::Vec4ubArray> colours = new osg::Vec4ubArray(osg::Array::BIND_PER_VERTEX, count);
    for (unsigned i = 0; i < count; ++i) {
        const SolidVertex& v = model.vertices[i];
        (*positions)[i] = {v.position.x, v.position.y, v.position.z};
        (*normals)[i] = {v.normal.x, v.normal.y, v.normal.z};
        (*colours)[i] = {v.colour.r, v.colour.g, v.colour.b, v.colour.a};
    }
    colours->setNormalize(true);
    osg::ref_ptr<osg::Geometry> geometry = new osg::Geometry;
    geometry->setUseDisplayList(false);
    geometry->setUseVertexBufferObjects(true);
    geometry->setCullingActive(false);
    geometry->setVertexAttribArray(0, positions);
    geometry->setVertexAttribArray(1, normals);
    geometry->setVertexAttribArray(2, colours);
    geometry->addPrimitiveSet(new osg::DrawElementsUInt(GL_TRIANGLES, model.triangles.begin(), model.triangles.end()));
    const auto radius = static_cast<float>(glm::length(glm::max(glm::abs(model.bounds.min), glm::abs(model.bounds.max))));
    geometry->setInitialBound(osg::BoundingBox(-radius, -radius, -radius, radius, radius, radius));
    return geometry;
}

}  // namespace

StructureScene::StructureScene() : root_(new osg::Group), sun_(new osg::Uniform("uSun", osg::Vec3(0.0f, 0.0f, 1.0f))) {
    root_->setCullingActive(false);
    osg::StateSet& state = *root_->getOrCreateStateSet();
    setSolidState(state, sun_);
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
    if (catalogue != catalogue_) {
        catalogue_ = std::move(catalogue);
        ownModels_.clear();
        models_.clear();
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
        structures_.push_back(std::move(placed));
    }
}

void StructureScene::setMotion(const PlanMotion& motion) {
    motion_.appeared = motion.appeared;
    motion_.opened = motion.opened;
    motion_.built = motion.built;
}

/// The platform lies at the level that the plan gives, else at that of the ground in the middle of it.
void StructureScene::seat(Placed& placed, const std::function<std::optional<double>(glm::dvec2)>& heightAt, std::uint64_t version) {
    if (placed.heightsVersion == version) return;
    placed.heightsVersion = version;
    const auto middle = heightAt(placed.centre);
    const double oldLevel = placed.levelM, oldDrop = placed.dropM;
    const auto oldHeights = placed.lineHeightsM;
    placed.isOnGround = middle.has_value();
    if (!middle) return;
    placed.levelM = placed.feature->platformLevelM.value_or(*middle);
    double low = placed.levelM;
    if (placed.feature->geometry.kind == GeometryKind::Line) {
        placed.lineHeightsM.clear();
        for (const glm::dvec2 p : placed.feature->geometry.linePoints()) placed.lineHeightsM.push_back(heightAt(p).value_or(*middle) - placed.levelM);
    } else {
        const double heading = glm::radians(placed.feature->headingDeg);
        const glm::dvec2 ahead(std::sin(heading), std::cos(heading)), right(ahead.y, -ahead.x);
        for (const double x : {-0.5, 0.5})
            for (const double y : {-0.5, 0.5})
                low = std::min(low, heightAt(placed.centre + right * (x * placed.sizes.widthM) + ahead * (y * placed.sizes.lengthM)).value_or(low));
    }
    placed.dropM = std::ceil((placed.levelM - low + 0.5) * 2.0) / 2.0;  // in steps, so that models are shared
    if (placed.levelM != oldLevel || placed.dropM != oldDrop || placed.lineHeightsM != oldHeights) placed.detail = -1;
}

osg::ref_ptr<osg::Geometry> StructureScene::geometryOf(const Placed& placed, int detail, double exaggeration) {
    const SolidOptions options{.detail = kDetails[detail], .foundationDepthM = placed.dropM * exaggeration + 0.5};
    if (placed.feature->geometry.kind == GeometryKind::Line) {
        std::vector<glm::dvec3> points;
        const auto& line = placed.feature->geometry.linePoints();
        for (std::size_t i = 0; i < line.size(); ++i) points.emplace_back(line[i] - placed.centre, placed.lineHeightsM[i] * exaggeration);
        return toGeometry(buildLineSolid(*placed.type, placed.sizes, points, options));
    }
    const StructureSizes& s = placed.sizes;
    const std::string key = fmt::format("{} {} {} {} {} {} {} {}", placed.type->id, detail, options.foundationDepthM, s.lengthM, s.widthM, s.heightM, s.excavationDepthM, s.coverThicknessM);
    auto& model = models_[key];
    if (model) return model;
    const auto own = ownModels_.find(placed.type);
    const bool isOwn = own != ownModels_.end() && own->second.unit;
    model = toGeometry(isOwn ? fitted(*own->second.unit, *placed.type, s, options) : buildSolid(*placed.type, s, options));
    return model;
}

void StructureScene::make(Placed& placed, int detail, const SceneFrame& frame) {
    placed.detail = detail;
    placed.madeFor = frame.exaggeration;
    placed.node = new osg::MatrixTransform;
    placed.node->setCullingActive(false);
    if (const auto geometry = geometryOf(placed, detail, frame.exaggeration)) placed.node->addChild(geometry);
    const glm::dvec3 at = frame.toScene({placed.centre, placed.levelM});
    const double turn = placed.feature->geometry.kind == GeometryKind::Line ? 0.0 : -glm::radians(placed.feature->headingDeg);
    placed.node->setMatrix(osg::Matrixd::rotate(turn, 0.0, 0.0, 1.0) * osg::Matrixd::translate(at.x, at.y, at.z));
}

void StructureScene::update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, const Sun& sun,
                            const std::function<std::optional<double>(glm::dvec2)>& heightAt, std::uint64_t heightsVersion) {
    recognisable_.clear();
    std::vector<osg::Node*> shown;
    sun_->set(sunDirection(sun));
    const glm::dvec3 eye = eyeOf(view, frame);
    const glm::dmat4 toEye = viewMatrixOf(view, frame);
    const double focal = projection.sizePx.y / 2.0 / std::tan(glm::radians(projection.fovYDeg) / 2.0);
    const double widest = std::max(projection.sizePx.x, projection.sizePx.y) / 2.0 / focal * 1.5;
    for (Placed& placed : structures_) {
        const glm::dvec3 rough = frame.toScene({placed.centre, placed.levelM});
        const double distance = std::max(glm::distance(eye, rough) - placed.radiusM, 1.0);
        const double sizePx = 2.0 * placed.radiusM / distance * focal;
        if (sizePx < kSeenPx && placed.isOnGround) continue;
        seat(placed, heightAt, heightsVersion);
        if (!placed.isOnGround || sizePx < kSeenPx) continue;
        const glm::dvec4 inEye = toEye * glm::dvec4(frame.toScene({placed.centre, placed.levelM}), 1.0);
        if (-inEye.z < -placed.radiusM || std::max(std::abs(inEye.x), std::abs(inEye.y)) > widest * std::max(-inEye.z, 0.0) + 2.0 * placed.radiusM) continue;
        const int detail = sizePx > kFullPx ? 0 : sizePx > kReducedPx ? 1 : 2;
        if (detail != placed.detail || placed.madeFor != frame.exaggeration) make(placed, detail, frame);
        else placed.node->setMatrix([&] {
            osg::Matrixd matrix = placed.node->getMatrix();
            const glm::dvec3 at = frame.toScene({placed.centre, placed.levelM});
            matrix.setTrans(at.x, at.y, at.z);
            return matrix;
        }());
        shown.push_back(placed.node);
        if (sizePx > kRecognisedPx) recognisable_.insert(placed.feature->uid);
    }
    bool isSame = shown.size() == root_->getNumChildren();
    for (unsigned i = 0; isSame && i < shown.size(); ++i) isSame = shown[i] == root_->getChild(i);
    if (isSame) return;
    root_->removeChildren(0, root_->getNumChildren());
    for (osg::Node* node : shown) root_->addChild(node);
}

}  // namespace saban::viewer
