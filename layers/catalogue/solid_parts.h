#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <span>
#include <vector>

#include "layers/catalogue/solid_model.h"

namespace saban::layers {

using Colour = glm::u8vec4;

namespace palette {
inline constexpr Colour kOpening{38, 34, 29, 255};
inline constexpr Colour kTimber{125, 95, 61, 255};
inline constexpr Colour kConcrete{168, 165, 155, 255};
inline constexpr Colour kSandbag{176, 158, 117, 255};
inline constexpr Colour kMetal{96, 98, 96, 255};
inline constexpr Colour kRope{196, 186, 156, 255};
inline constexpr Colour kWhite{240, 238, 230, 255};
inline constexpr Colour kRed{178, 44, 38, 255};
inline constexpr Colour kDugEarth{84, 67, 46, 255};
inline constexpr Colour kGlass{70, 84, 92, 255};
}  // namespace palette

Colour opaque(const StructureColour& colour);
/// Lighter above 1, darker below.
Colour shaded(Colour colour, double factor);

/// A closed line of points, convex and in one plane where it ends a solid.
using Ring = std::vector<glm::dvec3>;

struct Rectangle {
    double xMin = 0.0, yMin = 0.0, xMax = 0.0, yMax = 0.0;
};
Rectangle centred(double width, double length);
Rectangle grown(const Rectangle& rectangle, double by);

/// With corners rounded by `radiusM` in `segments` pieces each; 0: sharp corners.
Ring roundedRing(const Rectangle& rectangle, double z, double radiusM, int segments);

/// A line with what mitred corners need: from each point, one metre to the right of the way is `right`, which is longer
/// than a metre at corners.
struct SweepPath {
    std::vector<glm::dvec3> points{};
    std::vector<glm::dvec2> right{};
    std::vector<double> rise{};  ///< of the ground along `right`

    double lengthM() const;
    /// The part between two distances from the start, along the ground plan; both within the length.
    SweepPath part(double fromM, double toM) const;
};
/// `rises`: of the ground to the right at each point, along the mitre; empty: none.
SweepPath sweepPath(std::span<const glm::dvec3> points, std::span<const double> rises = {});

/// x: metres to the right of the line; y: metres above the ground there.
using Profile2 = std::vector<glm::dvec2>;

/// Puts triangles together to a model. Closed parts come out with their faces outwards, whichever way their points run.
class SolidBuilder {
 public:
    /// All parts from now on are turned counter-clockwise by `angleRad` seen from above.
    void turn(double angleRad);
    /// All points from now on are raised by what lies under them, before they are turned; null: by nothing.
    void drape(GroundZ raiseM);

    /// A closed solid through rings of equally many points, its first and last ring closed.
    void loft(std::span<const Ring> rings, Colour colour);
    /// A closed solid: `base` moved by `along`.
    void prism(const Ring& base, glm::dvec3 along, Colour colour);
    void box(const Rectangle& plan, double zMin, double zMax, Colour colour);
    /// Two heights may be the same: then the top is a ridge or a point.
    void frustum(const Rectangle& base, double zBase, const Rectangle& top, double zTop, Colour colour);
    /// A bar of square section between two points.
    void bar(glm::dvec3 from, glm::dvec3 to, double thicknessM, Colour colour);
    /// A round bar, thicker or thinner at its end.
    void round(glm::dvec3 from, glm::dvec3 to, double fromRadiusM, double toRadiusM, int sides, Colour colour);
    /// A closed solid of constant convex section along a line.
    void sweep(const SweepPath& path, const Profile2& section, Colour colour);
    /// An open surface along a line. It looks up where the section runs from right to left.
    void sweepSurface(const SweepPath& path, const Profile2& section, Colour colour);

    /// All that was added, without triangles that have no area.
    SolidModel finish() const;

 private:
    void triangle(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c, Colour colour);

    std::vector<SolidVertex> corners_;  ///< three for each triangle, normals still unknown
    GroundZ raiseM_{};
    double cos_ = 1.0, sin_ = 0.0;
};

/// A mound with slopes of `slope` (horizontal per vertical), rounded shoulders and rounded corners, around the even top
/// `top`.
struct MoundShape {
    Rectangle top{};
    double heightM = 0.0;
    double slope = 1.5;
    double foundationDepthM = 0.0;
    glm::dvec2 lean{0.0};  ///< rise of its top to the right and ahead: less than the ground's where that is steep
    GroundZ groundZ{};     ///< its foot lies on the ground, and reaches `foundationDepthM` into it; null: level

    /// How much higher than in the middle its top and shoulders are at a place.
    double leanAt(glm::dvec2 at) const;
    /// Where its foot is: on the ground, or under it, as its sides never rise outwards.
    double footAt(glm::dvec2 at) const;
};
/// How far the foot of a mound lies outside its top.
double moundFlareM(const MoundShape& shape);
void addMound(SolidBuilder& builder, const MoundShape& shape, SolidDetail detail, Colour colour);

enum class RidgeAlong { X, Y };

/// A house of four walls and a roof of two slopes, eaves and gables reaching over the walls.
struct GableHouse {
    Rectangle plan{};  ///< of the roof
    RidgeAlong ridge = RidgeAlong::Y;
    double overhangM = 0.3;
    double floorZ = 0.0, eavesZ = 0.0, ridgeZ = 0.0;
    double roofThicknessM = 0.12;
    Colour wall{}, roof{};
};
/// The ridge runs along the longer side.
RidgeAlong ridgeOf(const Rectangle& plan);
void addGableWalls(SolidBuilder& builder, const GableHouse& house);
void addGableRoof(SolidBuilder& builder, const GableHouse& house);

}  // namespace saban::layers
