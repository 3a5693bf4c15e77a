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

namespace saban::viewer {

/// A ribbon on the terrain as it is drawn: a marching column, or what draws the eye to a feature. A value.
struct GroundBand {
    enum class Pattern {
        March,  ///< edged, with chevrons that point to its end
        Ring    ///< bright between dark edges
    };
    /// In place of points.
    struct Circle {
        glm::dvec2 at{0.0};
        double radiusM = 0.0;
        double leastPx = 0.0;          ///< radius in logical pixels at least
        bool operator==(const Circle&) const = default;
    };
    std::vector<glm::dvec2> points{};  ///< table CRS, from the tail to the head; at least two
    double widthM = 0.0;               ///< on the ground
    double leastPx = 4.0;              ///< logical pixels that it is wide at least, seen from any side
    glm::vec3 colour{1.0f};            ///< sRGB, parts of 1
    double alpha = 1.0;
    Pattern pattern = Pattern::March;
    bool isClosed = false;
    std::optional<Circle> ring{};
    bool operator==(const GroundBand&) const = default;
};

/// Ribbons over the terrain, made for each frame: nothing is painted on the ground anew as they move. Hills hide them, cuts take
/// them away with the ground.
/// Thread safety: one thread.
class MarchColumns {
 public:
    MarchColumns();

    osg::Node* node() { return root_.get(); }

    void set(std::vector<GroundBand> bands) { bands_ = std::move(bands); }
    const std::vector<GroundBand>& bands() const { return bands_; }

    /// `heightAt`: of the ground as it is drawn, true metres; where there is none, a ribbon is broken off. `unitPx`: pixels of a logical one.
    void update(const Viewpoint& view, const SceneFrame& frame, const Projection& projection, double unitPx,
                const std::function<std::optional<double>(glm::dvec2)>& heightAt);

    /// Of the last frame.
    std::size_t triangleCount() const { return triangles_->size() / 3; }

 private:
    struct Camera;
    struct Point;
    void add(const GroundBand& band, const Camera& camera);
    void addStrip(const GroundBand& band, const std::vector<Point>& points, double fromHeadM, const Camera& camera);

    osg::ref_ptr<osg::MatrixTransform> root_;
    osg::ref_ptr<osg::Geometry> mesh_;
    osg::ref_ptr<osg::Vec4Array> positions_;  ///< and metres that they are pulled towards the eye
    osg::ref_ptr<osg::Vec4Array> colours_;
    osg::ref_ptr<osg::Vec4Array> places_;     ///< across, along from the head (half widths), half width in pixels, pattern
    osg::ref_ptr<osg::DrawElementsUInt> triangles_;
    std::vector<GroundBand> bands_;
};

}  // namespace saban::viewer
