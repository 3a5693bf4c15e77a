#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <osg/Array>
#include <osg/Geometry>
#include <osg/ref_ptr>
#include <span>
#include <vector>

namespace saban::viewer {

struct BuildingColours {
    osg::Vec4ub wall{226, 216, 198, 255};
    osg::Vec4ub roof{186, 138, 112, 255};
};

/// Walls and flat roofs of buildings as one mesh: position, normal of the face, and colour for each vertex. Triangles run
/// counter-clockwise seen from outside; there are no floors.
class BuildingMesh {
 public:
    BuildingMesh();

    /// The outer ring counter-clockwise, then courtyards, clockwise, none repeating its first point; metres from a near origin.
    /// A ring that crosses itself is filled by the odd-even rule.
    void add(std::span<const std::vector<glm::vec2>> rings, float bottomM, float roofM, const BuildingColours& colours);

    std::size_t triangleCount() const { return triangles_->size() / 3; }
    /// Null when nothing was added.
    osg::ref_ptr<osg::Geometry> geometry() const;

    /// What is enclosed above the height 0, for meshes that stand on it, m³.
    double volumeM3() const;

 private:
    std::uint32_t vertex(const osg::Vec3& at, const osg::Vec3& normal, const osg::Vec4ub& colour);
    void addWalls(const std::vector<glm::vec2>& ring, float bottomM, float roofM, const osg::Vec4ub& colour);
    void addRoof(std::span<const std::vector<glm::vec2>> rings, float roofM, const osg::Vec4ub& colour);

    osg::ref_ptr<osg::Vec3Array> positions_, normals_;
    osg::ref_ptr<osg::Vec4ubArray> colours_;
    osg::ref_ptr<osg::DrawElementsUInt> triangles_;
};

}  // namespace saban::viewer
