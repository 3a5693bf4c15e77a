#pragma once

#include <cstdint>
#include <functional>
#include <glm/gtc/type_precision.hpp>
#include <glm/vec2.hpp>
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

/// How the platform of what is of earth or lies on the ground was made.
enum class Platform {
    AlongGround,  ///< as the ground is: it leans
    Level
};

/// Height of the ground at a place of a model's ground plan, over its platform.
using GroundZ = std::function<double(glm::dvec2)>;

struct SolidOptions {
    SolidDetail detail = SolidDetail::Full;
    double foundationDepthM = 1.0;  ///< how far all that stands on the ground reaches down into it, so that nothing
                                    ///< floats where the ground is not quite as it is said to be; at least 0
    GroundState ground = GroundState::Untouched;
    GroundZ groundZ{};  ///< of points: null: level at 0
    Platform platform = Platform::AlongGround;
    std::span<const double> acrossSlopes{};  ///< of lines: rise of the ground to the right at each point, for a metre
                                             ///< of the mitre; empty: 0
};

/// A point structure. Whatever stands on the platform lies within length and width, but for slopes of earth, guy lines,
/// ramps and smoke ditches; the top is at `heightM`, of buried structures at `heightM - excavationDepthM +
/// coverThicknessM`. `sizes` are those of `resolved`.
///
/// On a slope what is made of earth, and places, lie along the ground, bunkers only as far as their roofs stay covered;
/// houses stay upright and level, on a bank of earth where the ground falls away under them.
SolidModel buildSolid(const StructureType& type, const StructureSizes& sizes, const SolidOptions& options = {});

/// What has a floor, upright walls or a level pad; false for what is heaped up or dug, and for what stands on posts.
bool standsLevel(StructureModel model);
/// How far the bank of earth under that may reach beyond its plan.
inline constexpr double kTerraceReachM = 3.5;

/// A line structure along `points`: x, y and the height of the ground there, near 0. The ground between two points is
/// taken to be even. Points that coincide with the one before are left out; fewer than two others give an empty model.
/// Corners are mitred, those sharper than 47 degrees cut short.
SolidModel buildLineSolid(const StructureType& type, const StructureSizes& sizes, std::span<const glm::dvec3> points,
                          const SolidOptions& options = {});

}  // namespace saban::layers
