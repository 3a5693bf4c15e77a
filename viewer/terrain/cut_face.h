#pragma once

#include <cstdint>
#include <optional>
#include <osg/Array>
#include <osg/Geometry>
#include <osg/MatrixTransform>
#include <osg/Uniform>
#include <osg/ref_ptr>
#include <vector>

#include "viewer/camera/orbit_camera.h"
#include "viewer/render/cut.h"
#include "viewer/terrain/terrain_state.h"

namespace saban::viewer {

struct CutPiece;

/// The face that a cut leaves: from the ground as it is drawn down to the block's foot, so that no gap is seen between both, with
/// lines at round heights.
/// Thread safety: one thread.
class CutFace {
   public:
    /// `shared` must outlive it.
    explicit CutFace(const TerrainState& shared);

    osg::Node* node() { return root_.get(); }

    void hide();
    void show(const Cut& cut, const SceneFrame& frame, std::vector<CutPiece> pieces, double insetM);
    /// Of the lines on it, and its soil.
    struct Scale {
        double stepM = 10.0;    ///< from line to line
        int strong = 5;         ///< every so many lines one is stronger
        double lowestM = 0.0;   ///< no line is lower
        double soilM = 1.0;     ///< thickness of the dark band under the ground
    };
    void setScale(const Scale& scale, const SceneFrame& frame) {
        shownScale_ = scale;
        scale_->set(osg::Vec3(static_cast<float>(scale.stepM), static_cast<float>(scale.strong), static_cast<float>(scale.lowestM)));
        soil_->set(osg::Vec2(static_cast<float>(scale.soilM), static_cast<float>(frame.origin.z)));
    }
    const Scale& scale() const { return shownScale_; }

    bool isEmpty() const { return pieces_.empty(); }
    const std::vector<CutPiece>& pieces() const { return pieces_; }  ///< from `Cut::from` on
    /// Lowest ground over a stretch of the face; nothing where a part of it has none.
    std::optional<double> lowestOver(double fromM, double toM) const;
    /// Counts changes of the face.
    std::uint64_t version() const { return version_; }

   private:
    void build();

    osg::ref_ptr<osg::MatrixTransform> root_;
    osg::ref_ptr<osg::Geometry> geometry_;
    osg::ref_ptr<osg::Vec4Array> positions_, centre_;
    osg::ref_ptr<osg::DrawElementsUInt> triangles_;
    osg::ref_ptr<osg::Uniform> scale_, soil_;
    Scale shownScale_;
    std::vector<CutPiece> pieces_;
    Cut cut_;
    SceneFrame frame_;
    double insetM_ = 0.0;
    std::uint64_t version_ = 0;
};

}  // namespace saban::viewer
