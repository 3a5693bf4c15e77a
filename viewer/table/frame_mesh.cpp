#include "viewer/table/frame_mesh.h"

#include <algorithm>
#include <array>
#include <glm/geometric.hpp>
#include <osg/Uniform>

#include "viewer/table/palette.h"

namespace saban::viewer {

namespace {

// Light of the room, not of the sun: from above and the north-west, as on maps.
const glm::dvec3 kLight = glm::normalize(glm::dvec3(-0.50, 0.40, 0.85));
constexpr double kAmbient = 0.58;
constexpr double kDiffuse = 0.62;
// Shadow of the foot on the floor, in units of the table's size.
constexpr double kShadowReach = 0.11;

/// Collects flat quads shaded by their normal.
class SolidMesh {
   public:
    SolidMesh()
        : positions_(new osg::Vec3Array(osg::Array::BIND_PER_VERTEX)),
          colors_(new osg::Vec4Array(osg::Array::BIND_PER_VERTEX)),
          indices_(new osg::DrawElementsUShort(GL_TRIANGLES)) {}

    void addShaded(const std::array<glm::dvec3, 4>& corners, glm::vec3 color) {
        const glm::dvec3 normal = glm::normalize(glm::cross(corners[1] - corners[0], corners[3] - corners[0]));
        const double light = kAmbient + kDiffuse * std::max(0.0, glm::dot(normal, kLight));
        addPlain(corners, color * static_cast<float>(light));
    }

    void addPlain(const std::array<glm::dvec3, 4>& corners, glm::vec3 color) {
        const auto first = static_cast<GLushort>(positions_->size());
        for (const glm::dvec3& p : corners) {
            positions_->push_back(osg::Vec3d(p.x, p.y, p.z));
            colors_->push_back(osg::Vec4(color.r, color.g, color.b, 1.0F));
        }
        for (const int i : {0, 1, 2, 0, 2, 3}) indices_->push_back(static_cast<GLushort>(first + i));
    }

    osg::ref_ptr<osg::Geometry> finish() const {
        osg::ref_ptr<osg::Geometry> geometry = new osg::Geometry;
        geometry->setUseDisplayList(false);
        geometry->setUseVertexBufferObjects(true);
        geometry->setVertexArray(positions_);
        geometry->setColorArray(colors_);
        geometry->addPrimitiveSet(indices_);
        return geometry;
    }

   private:
    osg::ref_ptr<osg::Vec3Array> positions_;
    osg::ref_ptr<osg::Vec4Array> colors_;
    osg::ref_ptr<osg::DrawElementsUShort> indices_;
};

/// Corners counter-clockwise from the south-west.
std::array<glm::dvec3, 4> cornersOf(const geo::Bounds& b, double z) {
    return {glm::dvec3{b.minE, b.minN, z}, {b.maxE, b.minN, z}, {b.maxE, b.maxN, z}, {b.minE, b.maxN, z}};
}

/// The four quads between an inner rectangle and one around it (or below it), seen from outside or above.
void addRing(SolidMesh& mesh, const geo::Bounds& inner, double innerZ, const geo::Bounds& outer, double outerZ, glm::vec3 color) {
    const auto in = cornersOf(inner, innerZ), out = cornersOf(outer, outerZ);
    for (std::size_t i = 0; i < 4; ++i) {
        const std::size_t j = (i + 1) % 4;
        mesh.addShaded({out[i], out[j], in[j], in[i]}, color);
    }
}

}  // namespace

osg::ref_ptr<osg::Geometry> makeFrame(const FrameLayout& f) {
    SolidMesh mesh;
    const double footInset = -0.6 * f.chamferM;
    // Down to where the plate lies: its edge and the wall's are one.
    addRing(mesh, f.lipInner(), f.plateZ - f.liftM, f.lipInner(), f.topZ, palette::kGraphite * 0.55F);
    addRing(mesh, f.lipInner(), f.topZ, f.lipOuter(), f.topZ, palette::kGraphite * 1.22F);
    addRing(mesh, f.lipOuter(), f.topZ, f.faceOuter(), f.edgeZ, palette::kGraphite);
    addRing(mesh, f.faceOuter(), f.edgeZ, f.outer(), f.edgeZ - f.chamferM, palette::kGraphite * 1.45F);
    addRing(mesh, f.outer(), f.edgeZ - f.chamferM, f.outer().grownBy(footInset), f.bottomZ, palette::kGraphite * 0.66F);
    return mesh.finish();
}

osg::ref_ptr<osg::Geometry> makePlate(const FrameLayout& f) {
    SolidMesh mesh;
    mesh.addPlain(cornersOf(f.lipInner(), f.plateZ - f.liftM), palette::kPlate);
    return mesh.finish();
}

osg::ref_ptr<osg::Geometry> makeShadow(const FrameLayout& f) {
    const double reach = kShadowReach * f.unitM;
    const geo::Bounds inner = f.outer().grownBy(-2.0 * f.chamferM), outer = f.outer().grownBy(reach);
    const glm::dvec2 middle = f.outer().center();
    const auto in = cornersOf(inner, f.bottomZ), out = cornersOf(outer, f.bottomZ);

    osg::ref_ptr<osg::Vec3Array> positions = new osg::Vec3Array(osg::Array::BIND_PER_VERTEX);
    osg::ref_ptr<osg::Vec3Array> places = new osg::Vec3Array(osg::Array::BIND_PER_VERTEX);
    osg::ref_ptr<osg::Vec4Array> colors = new osg::Vec4Array(osg::Array::BIND_OVERALL);
    osg::ref_ptr<osg::DrawElementsUShort> indices = new osg::DrawElementsUShort(GL_TRIANGLES);
    colors->push_back({palette::kShadow.r, palette::kShadow.g, palette::kShadow.b, palette::kShadow.a});
    for (const auto& ring : {in, out})
        for (const glm::dvec3& p : ring) {
            positions->push_back(osg::Vec3d(p.x, p.y, p.z));
            places->push_back(osg::Vec3d((p.x - middle.x) / reach, (p.y - middle.y) / reach, 0.0));
        }
    for (int i = 0; i < 4; ++i) {
        const int j = (i + 1) % 4;
        for (const int k : {i, 4 + i, 4 + j, i, 4 + j, j}) indices->push_back(static_cast<GLushort>(k));
    }
    osg::ref_ptr<osg::Geometry> geometry = new osg::Geometry;
    geometry->setUseDisplayList(false);
    geometry->setUseVertexBufferObjects(true);
    geometry->setVertexArray(positions);
    geometry->setColorArray(colors);
    geometry->setTexCoordArray(0, places);
    geometry->addPrimitiveSet(indices);
    geometry->getOrCreateStateSet()->addUniform(new osg::Uniform(
        "halfSize", osg::Vec2f(static_cast<float>(f.outer().width() / 2 / reach), static_cast<float>(f.outer().height() / 2 / reach))));
    return geometry;
}

}  // namespace saban::viewer
