#pragma once

#include <osg/Array>
#include <osg/Geometry>
#include <osg/MatrixTransform>
#include <osg/ref_ptr>
#include <utility>
#include <vector>

#include "geo/vector/map_features.h"
#include "viewer/render/cut.h"

namespace saban::viewer {

/// Stretches of a cut, metres from `Cut::from` on, that lie within a building; courtyards are none.
std::vector<std::pair<double, double>> stretchesWithin(const geo::Building& building, const Cut& cut);

/// Faces where a cut goes through buildings, so that nobody looks into their hollow insides.
/// Thread safety: one thread.
class BuildingSection {
 public:
    BuildingSection();

    osg::Node* node() { return root_.get(); }

    /// `insetM`: how far behind the cut the faces stand, deeper than that of the ground, which hides what of them is below it.
    void begin(const Cut& cut, const SceneFrame& frame, double insetM);
    /// `lowZ`, `roofZ`: scene heights.
    void add(const geo::Building& building, double lowZ, double roofZ);
    void finish();
    void hide();
    std::size_t triangleCount() const { return root_->getNodeMask() != 0 ? triangles_->size() / 3 : 0; }

 private:
    osg::ref_ptr<osg::MatrixTransform> root_;
    osg::ref_ptr<osg::Geometry> geometry_;
    osg::ref_ptr<osg::Vec3Array> positions_, normals_;
    osg::ref_ptr<osg::Vec4ubArray> colours_;
    osg::ref_ptr<osg::DrawElementsUInt> triangles_;
    Cut cut_;
    glm::dvec2 origin_{0.0};
};

}  // namespace saban::viewer
