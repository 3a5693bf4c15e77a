#pragma once

#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <glm/vec4.hpp>

#include "viewer/camera/orbit_camera.h"

namespace saban::viewer {

/// Mode of OpenGL that leaves out what lies below the first plane of a shader (GL_CLIP_DISTANCE0).
inline constexpr unsigned kCutMode = 0x3000;

/// An upright plane through two places (table CRS) that cuts the block. What lies to the right of the way from `from` to `to` is
/// taken away: who stands there sees the cut face, with `from` on the left.
struct Cut {
    glm::dvec2 from{0.0}, to{0.0};  ///< not the same
    bool operator==(const Cut&) const = default;

    glm::dvec2 along() const { return glm::normalize(to - from); }
    /// Horizontal, unit length, into what stays.
    glm::dvec2 inward() const {
        const glm::dvec2 a = along();
        return {-a.y, a.x};
    }
    /// How far a place is within what stays; negative in what is taken away.
    double insideM(glm::dvec2 at) const { return glm::dot(inward(), at - from); }
    /// Where a place is along the plane, from `from`.
    double alongM(glm::dvec2 at) const { return glm::dot(along(), at - from); }
    glm::dvec2 at(double alongM) const { return from + along() * alongM; }
    /// With what stays taken away in turn.
    Cut flipped() const { return {to, from}; }
    /// Farther into what stays.
    Cut movedBy(double inwardM) const { return {from + inward() * inwardM, to + inward() * inwardM}; }
    /// In scene coordinates: dot(plane, (p, 1)) >= 0 is what stays.
    glm::dvec4 scenePlane(const SceneFrame& frame) const {
        const glm::dvec2 n = inward();
        return {n.x, n.y, 0.0, -glm::dot(n, from - glm::dvec2(frame.origin))};
    }
};

}  // namespace saban::viewer
