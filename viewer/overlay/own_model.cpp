#include "viewer/overlay/own_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <map>
#include <osg/Geometry>
#include <osg/Material>
#include <osg/NodeVisitor>
#include <osg/TriangleFunctor>
#include <osgDB/Options>
#include <osgDB/ReadFile>
#include <osgDB/Registry>
#include <set>

#include "geo/core/text.h"
#include "layers/catalogue/solid_models.h"
#include "viewer/overlay/obj_check.h"

namespace saban::viewer {

namespace {

using namespace layers;
namespace fs = std::filesystem;

constexpr std::uintmax_t kMostBytes = 64u << 20;
constexpr std::size_t kMostTriangles = 200'000;
constexpr double kPlinthTopM = -0.05;  // hidden on even ground
constexpr int kReducedCells = 20, kBoxCells = 6;

tl::unexpected<geo::Error> failReading(geo::ErrorCode code, const StructureType& type, const std::string& reason) {
    return geo::fail(code, text(SABAN_TR("viewer", "cannot use the model '{0}' of structure type '{1}': {2}. The built-in one stands in its place."), type.modelFile, type.id, reason));
}

std::string extensionOf(const std::string& path) {
    std::string extension = fs::path(path).extension().string();
    for (char& c : extension) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return extension.empty() ? extension : extension.substr(1);
}

/// Pictures and further models that a file names are not opened: they might be anywhere.
class OnlyThisFile : public osgDB::ReadFileCallback {
 public:
    explicit OnlyThisFile(std::string path) : path_(std::move(path)) {}
    osgDB::ReaderWriter::ReadResult readNode(const std::string& file, const osgDB::Options* options) override {
        return file == path_ ? osgDB::ReadFileCallback::readNode(file, options) : osgDB::ReaderWriter::ReadResult::FILE_NOT_HANDLED;
    }
    osgDB::ReaderWriter::ReadResult readImage(const std::string&, const osgDB::Options*) override { return osgDB::ReaderWriter::ReadResult::FILE_NOT_HANDLED; }
    osgDB::ReaderWriter::ReadResult readObject(const std::string&, const osgDB::Options*) override { return osgDB::ReaderWriter::ReadResult::FILE_NOT_HANDLED; }

 private:
    std::string path_;
};

struct Face {
    std::array<glm::dvec3, 3> corners{};
    Colour colour{255};
};

struct TakeTriangle {
    std::vector<Face>* faces = nullptr;
    osg::Matrixd matrix{};
    Colour colour{255};

    void operator()(const osg::Vec3& a, const osg::Vec3& b, const osg::Vec3& c, bool = false) {
        if (faces->size() > kMostTriangles) return;
        Face face{.corners = {}, .colour = colour};
        const std::array<osg::Vec3, 3> given{a, b, c};
        for (std::size_t i = 0; i < given.size(); ++i) {
            const osg::Vec3d at = osg::Vec3d(given[i]) * matrix;
            face.corners[i] = {at.x(), at.y(), at.z()};
        }
        faces->push_back(face);
    }
};

Colour colourOf(const osg::Vec4& colour) {
    const auto byte = [](float value) { return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 255.0f)); };
    return {byte(colour.r()), byte(colour.g()), byte(colour.b()), 255};
}

class FaceCollector : public osg::NodeVisitor {
 public:
    explicit FaceCollector(Colour body) : osg::NodeVisitor(TRAVERSE_ALL_CHILDREN), body_(body) {}

    void apply(osg::Drawable& drawable) override {
        osg::TriangleFunctor<TakeTriangle> functor;
        functor.faces = &faces;
        functor.matrix = osg::computeLocalToWorld(getNodePath());
        functor.colour = body_;
        for (osg::Node* node : getNodePath()) takeMaterial(node->getStateSet(), functor.colour);
        drawable.accept(functor);
    }

    std::vector<Face> faces{};

 private:
    static void takeMaterial(const osg::StateSet* state, Colour& colour) {
        const auto* material = state ? dynamic_cast<const osg::Material*>(state->getAttribute(osg::StateAttribute::MATERIAL)) : nullptr;
        if (material) colour = colourOf(material->getDiffuse(osg::Material::FRONT));
    }
    Colour body_;
};

/// z upwards, the front towards +y.
glm::dvec3 upright(const glm::dvec3& at, ModelUp up) { return up == ModelUp::Y ? glm::dvec3(-at.x, at.z, at.y) : glm::dvec3(-at.x, -at.y, at.z); }

/// Triangles that share no vertices, each with its face's normal; those without area are left out.
void append(SolidModel& model, const std::array<glm::dvec3, 3>& corners, Colour colour) {
    const glm::dvec3 across = glm::cross(corners[1] - corners[0], corners[2] - corners[0]);
    const double area = glm::length(across);
    if (!(area > 1e-12)) return;
    for (const glm::dvec3& corner : corners) {
        model.triangles.push_back(static_cast<std::uint32_t>(model.vertices.size()));
        model.vertices.push_back({.position = corner, .normal = across / area, .colour = colour});
    }
}

void measure(SolidModel& model) {
    if (model.vertices.empty()) return;
    model.bounds = {model.vertices.front().position, model.vertices.front().position};
    for (const SolidVertex& vertex : model.vertices) {
        model.bounds.min = glm::min(model.bounds.min, vertex.position);
        model.bounds.max = glm::max(model.bounds.max, vertex.position);
    }
}

geo::Result<SolidModel> unitModel(std::vector<Face> faces, const StructureType& type) {
    if (faces.empty()) return failReading(geo::ErrorCode::BadFormat, type, translated(SABAN_TR("viewer", "it has no faces")));
    glm::dvec3 least(HUGE_VAL), greatest(-HUGE_VAL);
    for (Face& face : faces)
        for (glm::dvec3& corner : face.corners) {
            corner = upright(corner, type.modelUp);
            if (!std::isfinite(corner.x + corner.y + corner.z))
                return failReading(geo::ErrorCode::BadFormat, type, translated(SABAN_TR("viewer", "a coordinate is no number")));
            least = glm::min(least, corner);
            greatest = glm::max(greatest, corner);
        }
    const glm::dvec3 size = greatest - least;
    if (!(size.x > 1e-9 && size.y > 1e-9 && size.z > 1e-9))
        return failReading(geo::ErrorCode::BadFormat, type, translated(SABAN_TR("viewer", "it is flat: it must have a length, a width and a height")));
    SolidModel unit;
    for (const Face& face : faces) {
        std::array<glm::dvec3, 3> corners{};
        for (std::size_t i = 0; i < corners.size(); ++i) corners[i] = (face.corners[i] - least) / size - glm::dvec3(0.5, 0.5, 0.0);
        append(unit, corners, face.colour);
    }
    measure(unit);
    return unit;
}

geo::Result<osg::ref_ptr<osg::Node>> readNode(const StructureType& type) {
    const std::string& path = type.modelFile;
    std::error_code error;
    if (!fs::exists(path, error))
        return failReading(geo::ErrorCode::NotFound, type, translated(SABAN_TR("viewer", "there is no such file; put it back, or correct 'model_file' in the catalogue")));
    if (!fs::is_regular_file(path, error)) return failReading(geo::ErrorCode::Unreadable, type, translated(SABAN_TR("viewer", "it is no file")));
    if (fs::file_size(path, error) > kMostBytes || error)
        return failReading(geo::ErrorCode::BadFormat, type, text(SABAN_TR("viewer", "it is larger than {0} MiB; simplify it"), kMostBytes >> 20));
    const std::string extension = extensionOf(path);
    const bool isObj = extension == "obj";
    const bool isGltf = extension == "gltf" || extension == "glb";
    if ((!isObj && !isGltf) || !osgDB::Registry::instance()->getReaderWriterForExtension(extension))
        return failReading(geo::ErrorCode::Unsupported, type,
                           text(SABAN_TR("viewer", "OpenSceneGraph on this computer reads no '.{0}' models; save it as OBJ (Wavefront), which Blender and most others write"), extension));
    if (isObj)
        if (const auto sound = checkObj(path); !sound)
            return failReading(sound.error().code, type, text(SABAN_TR("viewer", "{0}; save it anew"), sound.error().message));
    osg::ref_ptr<osgDB::Options> options = new osgDB::Options("noRotation");
    options->setObjectCacheHint(osgDB::Options::CACHE_NONE);
    options->setReadFileCallback(new OnlyThisFile(path));
    osg::ref_ptr<osg::Node> node = osgDB::readRefNodeFile(path, options);
    if (!node) return failReading(geo::ErrorCode::BadFormat, type, translated(SABAN_TR("viewer", "OpenSceneGraph cannot read it; save it anew")));
    return node;
}

/// Faces whose corners fall together in a grid of so many cells a side are left out, the others drawn to the middles of what fell together.
SolidModel coarsened(const SolidModel& model, int cells) {
    using Cell = std::array<int, 3>;
    const auto cellOf = [&](const glm::vec3& at) {
        const glm::vec3 scaled = (at + glm::vec3(0.5f, 0.5f, 0.0f)) * static_cast<float>(cells);
        const auto whole = [&](float value) { return std::clamp(static_cast<int>(value), 0, cells - 1); };
        return Cell{whole(scaled.x), whole(scaled.y), whole(scaled.z)};
    };
    std::map<Cell, std::pair<glm::dvec3, double>> sums;
    for (const SolidVertex& vertex : model.vertices) {
        auto& [sum, count] = sums[cellOf(vertex.position)];
        sum += glm::dvec3(vertex.position);
        count += 1.0;
    }
    SolidModel coarse;
    std::set<std::array<Cell, 3>> seen;
    for (std::size_t i = 0; i + 2 < model.vertices.size(); i += 3) {
        std::array<Cell, 3> key{};
        std::array<glm::dvec3, 3> corners{};
        for (std::size_t k = 0; k < key.size(); ++k) {
            key[k] = cellOf(model.vertices[i + k].position);
            const auto& [sum, count] = sums[key[k]];
            corners[k] = sum / count;
        }
        std::sort(key.begin(), key.end());
        if (key[0] == key[1] || key[1] == key[2] || !seen.insert(key).second) continue;
        append(coarse, corners, model.vertices[i].colour);
    }
    return coarse;
}

/// Quarter turns counter-clockwise seen from above, from ahead to the entrance's side.
glm::dvec2 turned(glm::dvec2 at, EntranceSide side) {
    switch (side) {
        case EntranceSide::Front: break;
        case EntranceSide::Left: return {-at.y, at.x};
        case EntranceSide::Back: return -at;
        case EntranceSide::Right: return {at.y, -at.x};
    }
    return at;
}

}  // namespace

geo::Result<SolidModel> readOwnModel(const StructureType& type) {
    const auto node = readNode(type);
    if (!node) return tl::unexpected(node.error());
    FaceCollector collector(opaque(type.bodyColour));
    (*node)->accept(collector);
    if (collector.faces.size() > kMostTriangles)
        return failReading(geo::ErrorCode::BadFormat, type, text(SABAN_TR("viewer", "it has more than {0} triangles; simplify it"), kMostTriangles));
    return unitModel(std::move(collector.faces), type);
}

SolidModel fitted(const SolidModel& own, const StructureType& type, const StructureSizes& sizes, const SolidOptions& options) {
    const bool isSideways = type.entranceSide == EntranceSide::Left || type.entranceSide == EntranceSide::Right;
    const glm::dvec3 size(isSideways ? sizes.lengthM : sizes.widthM, isSideways ? sizes.widthM : sizes.lengthM, sizes.heightM);
    const SolidModel shape = options.detail == SolidDetail::Full ? own : coarsened(own, options.detail == SolidDetail::Reduced ? kReducedCells : kBoxCells);
    SolidBuilder builder;
    const ModelInput ground{.foundationM = std::max(options.foundationDepthM, 0.1), .groundZ = options.groundZ};
    const Rectangle plan = centred(sizes.widthM, sizes.lengthM);
    addTerrace(builder, ground, plan);
    builder.box(plan, ground.footOf(plan), kPlinthTopM, shaded(opaque(type.bodyColour), 0.8));
    SolidModel model = builder.finish();
    for (std::size_t i = 0; i + 2 < shape.vertices.size(); i += 3) {
        std::array<glm::dvec3, 3> corners{};
        for (std::size_t k = 0; k < corners.size(); ++k) {
            const glm::dvec3 at = glm::dvec3(shape.vertices[i + k].position) * size;
            corners[k] = {turned({at.x, at.y}, type.entranceSide), at.z - sizes.excavationDepthM};
        }
        append(model, corners, shape.vertices[i].colour);
    }
    measure(model);
    return model;
}

}  // namespace saban::viewer
