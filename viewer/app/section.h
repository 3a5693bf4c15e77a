#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "viewer/camera/orbit_camera.h"
#include "viewer/render/cut.h"

namespace saban::app {

/// A cross-section: the line whose heights are charted, and the plane through its ends that cuts the block. Who sees the face has the
/// line's first point on the left.
struct Section {
    std::vector<glm::dvec2> line{};  ///< table CRS; at least two points
    viewer::Cut cut;
    bool operator==(const Section&) const = default;

    Section flipped() const;
    Section movedBy(double inwardM) const;
};

/// The section along a line, such that what stands before the eye is taken away. A line that ends where it begins is cut through its
/// farthest point. Nothing for a line without length.
std::optional<Section> sectionAlong(std::vector<glm::dvec2> line, const viewer::Viewpoint& view, const viewer::SceneFrame& frame);

}  // namespace saban::app
