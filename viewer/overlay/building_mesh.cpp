#include "viewer/overlay/building_mesh.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <memory>
#include <osg/GLU>

namespace saban::viewer {

namespace {

double cross(glm::vec2 a, glm::vec2 b, glm::vec2 c) {
    return (static_cast<double>(b.x) - a.x) * (static_cast<double>(c.y) - b.y) - (static_cast<double>(b.y) - a.y) * (static_cast<double>(c.x) - b.x);
}

/// Every corner turns left, and all of them once round: the angles of a star would add up to more.
bool isConvex(const std::vector<glm::vec2>& ring) {
    double turned = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const glm::vec2 a = ring[i], b = ring[(i + 1) % ring.size()], c = ring[(i + 2) % ring.size()];
        const double turn = std::atan2(cross(a, b, c), static_cast<double>(b.x - a.x) * (c.x - b.x) + static_cast<double>(b.y - a.y) * (c.y - b.y));
        if (turn < 0.0) return false;
        turned += turn;
    }
    return turned < 6.5;
}

/// Triangles of any polygon with holes. Source of the method: the GLU tessellator that comes with OpenSceneGraph.
class Tessellation {
 public:
    using Corner = std::array<double, 3>;

    Tessellation() : tess_(osg::gluNewTess(), osg::gluDeleteTess) {
        using Callback = void(GL_APIENTRY*)();
        osg::gluTessCallback(tess_.get(), GLU_TESS_VERTEX_DATA, reinterpret_cast<Callback>(&Tessellation::onVertex));
        osg::gluTessCallback(tess_.get(), GLU_TESS_COMBINE_DATA, reinterpret_cast<Callback>(&Tessellation::onCombine));
        // Whoever asks for the edges' flags gets plain triangles, no strips and fans.
        osg::gluTessCallback(tess_.get(), GLU_TESS_EDGE_FLAG, reinterpret_cast<Callback>(&Tessellation::onEdge));
        osg::gluTessProperty(tess_.get(), GLU_TESS_WINDING_RULE, GLU_TESS_WINDING_ODD);
        osg::gluTessNormal(tess_.get(), 0.0, 0.0, 1.0);
    }

    /// Three corners for each triangle, counter-clockwise.
    std::vector<glm::vec2> of(std::span<const std::vector<glm::vec2>> rings) {
        corners_.clear();
        triangles_.clear();
        osg::gluTessBeginPolygon(tess_.get(), this);
        for (const auto& ring : rings) {
            osg::gluTessBeginContour(tess_.get());
            for (const glm::vec2 p : ring) {
                Corner& corner = corners_.emplace_back(Corner{p.x, p.y, 0.0});
                osg::gluTessVertex(tess_.get(), corner.data(), &corner);
            }
            osg::gluTessEndContour(tess_.get());
        }
        osg::gluTessEndPolygon(tess_.get());
        triangles_.resize(triangles_.size() / 3 * 3);
        return triangles_;
    }

 private:
    static void GL_APIENTRY onVertex(void* corner, void* self) {
        const Corner& at = *static_cast<const Corner*>(corner);
        static_cast<Tessellation*>(self)->triangles_.emplace_back(static_cast<float>(at[0]), static_cast<float>(at[1]));
    }
    static void GL_APIENTRY onCombine(GLdouble at[3], void*[4], GLfloat[4], void** made, void* self) {
        *made = &static_cast<Tessellation*>(self)->corners_.emplace_back(Corner{at[0], at[1], at[2]});
    }
    static void GL_APIENTRY onEdge(GLboolean) {}

    std::unique_ptr<osg::GLUtesselator, void (*)(osg::GLUtesselator*)> tess_;
    std::deque<Corner> corners_;  ///< they must not move
    std::vector<glm::vec2> triangles_;
};

}  // namespace

BuildingMesh::BuildingMesh()
    : positions_(new osg::Vec3Array(osg::Array::BIND_PER_VERTEX)), normals_(new osg::Vec3Array(osg::Array::BIND_PER_VERTEX)),
      colours_(new osg::Vec4ubArray(osg::Array::BIND_PER_VERTEX)), triangles_(new osg::DrawElementsUInt(GL_TRIANGLES)) {
    colours_->setNormalize(true);
}

std::uint32_t BuildingMesh::vertex(const osg::Vec3& at, const osg::Vec3& normal, const osg::Vec4ub& colour) {
    positions_->push_back(at);
    normals_->push_back(normal);
    colours_->push_back(colour);
    return static_cast<std::uint32_t>(positions_->size() - 1);
}

void BuildingMesh::add(std::span<const std::vector<glm::vec2>> rings, float bottomM, float roofM, const BuildingColours& colours) {
    for (const auto& ring : rings) addWalls(ring, bottomM, roofM, colours.wall);
    addRoof(rings, roofM, colours.roof);
}

void BuildingMesh::addWalls(const std::vector<glm::vec2>& ring, float bottomM, float roofM, const osg::Vec4ub& colour) {
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const glm::vec2 a = ring[i], b = ring[(i + 1) % ring.size()];
        const float length = std::hypot(b.x - a.x, b.y - a.y);
        if (length <= 0.0f) continue;
        const osg::Vec3 outwards((b.y - a.y) / length, (a.x - b.x) / length, 0.0f);
        const std::uint32_t first = vertex({a.x, a.y, bottomM}, outwards, colour);
        vertex({b.x, b.y, bottomM}, outwards, colour);
        vertex({b.x, b.y, roofM}, outwards, colour);
        vertex({a.x, a.y, roofM}, outwards, colour);
        for (const std::uint32_t corner : {0u, 1u, 2u, 0u, 2u, 3u}) triangles_->push_back(first + corner);
    }
}

void BuildingMesh::addRoof(std::span<const std::vector<glm::vec2>> rings, float roofM, const osg::Vec4ub& colour) {
    const osg::Vec3 up(0.0f, 0.0f, 1.0f);
    const auto first = static_cast<std::uint32_t>(positions_->size());
    if (rings.size() == 1 && isConvex(rings.front())) {
        for (const glm::vec2 p : rings.front()) vertex({p.x, p.y, roofM}, up, colour);
        for (std::uint32_t i = 2; i < rings.front().size(); ++i)
            for (const std::uint32_t corner : {first, first + i - 1, first + i}) triangles_->push_back(corner);
        return;
    }
    Tessellation tessellation;
    for (const glm::vec2 p : tessellation.of(rings)) triangles_->push_back(vertex({p.x, p.y, roofM}, up, colour));
}

osg::ref_ptr<osg::Geometry> BuildingMesh::geometry() const {
    if (triangles_->empty()) return nullptr;
    osg::ref_ptr<osg::Geometry> geometry = new osg::Geometry;
    geometry->setUseDisplayList(false);
    geometry->setUseVertexBufferObjects(true);
    geometry->setCullingActive(false);
    geometry->setVertexAttribArray(0, positions_);
    geometry->setVertexAttribArray(1, normals_);
    geometry->setVertexAttribArray(2, colours_);
    geometry->addPrimitiveSet(triangles_);
    return geometry;
}

/// The sum of the tetrahedra between the origin and each triangle (divergence theorem); a floor at height 0 would add none.
double BuildingMesh::volumeM3() const {
    double sixfold = 0.0;
    for (std::size_t i = 0; i + 2 < triangles_->size(); i += 3) {
        const osg::Vec3d a((*positions_)[(*triangles_)[i]]), b((*positions_)[(*triangles_)[i + 1]]), c((*positions_)[(*triangles_)[i + 2]]);
        sixfold += a * (b ^ c);
    }
    return sixfold / 6.0;
}

}  // namespace saban::viewer
