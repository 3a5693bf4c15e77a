#pragma once

#include <cstdint>
#include <functional>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>
#include <osg/Array>
#include <osg/Geometry>
#include <osg/MatrixTransform>
#include <osg/ref_ptr>
#include <vector>

#include "viewer/camera/orbit_camera.h"
#include "viewer/overlay/ground_ink.h"

namespace saban::viewer {

/// A mesh of the ink: what it shows is decided pixel by pixel, and nothing asks where it is.
class InkGeometry : public osg::Geometry {
 public:
    InkGeometry();
    osg::BoundingSphere computeBound() const override { return {}; }
    osg::BoundingBox computeBoundingBox() const override { return {}; }
};

/// A stroke as boxes around its pieces; which pixels in them are ink, `ink.frag` finds out. Pieces that are the same when a stroke changes stay as they are.
/// Thread safety: one thread.
class StrokeMesh {
 public:
    StrokeMesh();

    osg::MatrixTransform* node() const { return node_; }
    const GroundInk::Stroke& stroke() const { return stroke_; }

    void set(const GroundInk::Stroke& stroke);

    using HeightAt = std::function<std::optional<double>(glm::dvec2)>;
    /// `colour`: multiplied with alpha. `heightAt`: of the ground as drawn; `otherwiseM` where there is none.
    void update(const SceneFrame& frame, const HeightAt& heightAt, std::uint64_t heightsVersion, double otherwiseM, const osg::Vec4& colour);

    /// Points that hold it between them, for where it is in the picture.
    template <typename F>
    void forEachEnd(F&& f) const {
        for (const Piece& piece : pieces_) {
            f(glm::dvec3(piece.from, piece.fromM));
            f(glm::dvec3(piece.to, piece.toM));
        }
    }

 private:
    struct Piece {
        glm::dvec2 from{0.0}, to{0.0};
        float halfFrom = 0.0f, halfTo = 0.0f;
        std::optional<double> givenFromM{}, givenToM{};  ///< heights of ends that are not on the ground
        double fromM = 0.0, toM = 0.0;
        double offM = 0.0;                               ///< how far the ground is off the straight way; below 0: the piece is not on the ground
        bool isOnSolid() const { return givenFromM || givenToM; }
    };
    void addPieces();
    void seat(std::size_t i, const HeightAt& heightAt, double otherwiseM);
    void write(const osg::Vec4& colour);

    GroundInk::Stroke stroke_;
    std::vector<Piece> pieces_;
    std::vector<std::size_t> firstPieces_;  ///< how many there are up to each point
    std::size_t made_ = 0;                  ///< pieces that were seated before
    double originM_ = 0.0;
    bool isMade_ = false;
    std::uint64_t heightsVersion_ = ~std::uint64_t{0};
    osg::Vec4 madeColour_;
    osg::ref_ptr<osg::MatrixTransform> node_;
    osg::ref_ptr<osg::Vec3Array> from_, to_;
    osg::ref_ptr<osg::Vec4Array> shape_, colour_;
    osg::ref_ptr<osg::DrawElementsUInt> triangles_;
};

}  // namespace saban::viewer
