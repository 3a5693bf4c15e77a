#pragma once

#include <cstdint>
#include <glm/gtc/type_precision.hpp>
#include <glm/vec3.hpp>
#include <span>
#include <vector>

#include "layers/catalogue/structure_catalogue.h"

namespace saban::layers {

struct SolidVertex {
    glm::vec3 position{0.0f};
    glm::vec3 normal{0.0f, 0.0f, 1.0f};  ///< of the face, unit length: every face is flat
    glm::u8vec4 colour{255};             ///< sRGB without light; alpha is 255
};

struct SolidBounds {
    glm::vec3 min{0.0f}, max{0.0f};
};

/// What a structure looks like, in metres at true size.
///
/// Points: x to the right, y ahead (heading 0: y is north), z up from the platform, the middle of the structure at 0,
/// 0. Lines: in the frame of their points. Every part that stands above the ground is a closed solid. Triangles run
/// counter-clockwise seen from outside; none is degenerate, no number is NaN.
struct SolidModel {
    std::vector<SolidVertex> vertices{};
    std::vector<std::uint32_t> triangles{};  ///< three vertices each
    SolidBounds bounds{};                    ///< of all vertices, foundation and what is dug in included
};

/// Each has fewer triangles than the one before.
enum class SolidDetail {
    Full,     ///< up close
    Reduced,  ///< what makes it recognisable
    Box       ///< its mass and colours only
};

/// Whether the terrain under a model has been dug out as deep as the structure is.
enum class GroundState {
    Untouched,  ///< ditches and pits show as dark lids on the ground, since the terrain hides what lies below it
    Dug         ///< ditches and pits have walls and a floor
};

struct SolidOptions {
    SolidDetail detail = SolidDetail::Full;
    double foundationDepthM = 1.0;  ///< how far all that stands on the ground reaches down into it, so that nothing
                                    ///< floats on a slope; at least 0
    GroundState ground = GroundState::Untouched;
};

/// A point structure. Whatever stands on the platform lies within length and width, but for slopes of earth, guy lines,
/// ramps and smoke ditches; the top is at `heightM`, of buried structures at `heightM - excavationDepthM +
/// coverThicknessM`. `sizes` are those of `resolved`.
SolidModel buildSolid(const StructureType& type, const StructureSizes& sizes, const SolidOptions& options = {});

/// A line structure along `points`: x, y and the height of the ground there, near 0. The ground between two points is
/// taken to be even. Points that coincide with the one before are left out; fewer than two others give an empty model.
/// Corners are mitred, those sharper than 47 degrees cut short.
SolidModel buildLineSolid(const StructureType& type, const StructureSizes& sizes, std::span<const glm::dvec3> points,
                          const SolidOptions& options = {});

}  // namespace saban::layers
