#pragma once

#include <array>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "geo/core/bounds.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/table/decal_mesh.h"

namespace saban::viewer {

enum class Side { South, West, North, East };
inline constexpr std::array kSides{Side::South, Side::West, Side::North, Side::East};

/// Where the frame's parts are, in scene coordinates (metres).
///
/// Around the block lies a narrow groove, then a flat lip, then a face that slopes outwards like the rim of a showcase,
/// so that its writing meets the reader's eye; the southern face is wide enough for title, scale bar and compass rose.
struct FrameLayout {
    geo::Bounds block;        ///< the ground's rectangle
    double unitM = 1.0;       ///< what sizes are counted in, see `tableUnitM`
    double plateZ = 0.0;      ///< the plate that the block stands on
    double topZ = 0.0;        ///< the lip
    double edgeZ = 0.0;       ///< the sloping face's outer edge
    double bottomZ = 0.0;     ///< what the frame stands on
    double grooveM = 0.0;
    double lipM = 0.0;
    double faceM = 0.0;       ///< horizontal width of the sloping face on three sides
    double southFaceM = 0.0;  ///< and on the southern one
    double chamferM = 0.0;
    double liftM = 0.0;       ///< how far writing lies above what it is written on

    geo::Bounds lipInner() const { return block.grownBy(grooveM); }
    geo::Bounds lipOuter() const { return block.grownBy(grooveM + lipM); }
    geo::Bounds faceOuter() const;
    geo::Bounds outer() const { return faceOuter().grownBy(chamferM); }

    double lengthM(Side side) const;                    ///< of the block's edge
    double faceWidthM(Side side) const;                 ///< along the slope
    /// The sloping face as read from outside: x from the left end of the block's edge, y from the face's upper edge
    /// (0) down to minus `faceWidthM`.
    Sheet face(Side side) const;
    /// The flat lip in the same manner, its outer edge at y = 0.
    Sheet lip(Side side) const;
};

/// What the sizes of a table's furniture are counted in, metres: its long side, but at most 2.5 times the short one.
double tableUnitM(const geo::Bounds& bounds);

/// The rectangle that frame and block cover together, in the CRS of `bounds`.
geo::Bounds frameOutline(const geo::Bounds& bounds);

/// `baseM`: how far below the scene's zero the block ends; positive.
FrameLayout frameLayoutOf(const geo::Bounds& bounds, double baseM, const SceneFrame& frame);

}  // namespace saban::viewer
