#include "viewer/table/frame_layout.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>

namespace saban::viewer {

namespace {

// All in units of the table's size.
constexpr double kGroove = 0.005;
constexpr double kLip = 0.007;
constexpr double kFace = 0.062;
constexpr double kSouthFace = 0.150;
constexpr double kDrop = 0.026;
constexpr double kChamfer = 0.004;
constexpr double kFoot = 0.014;
constexpr double kLift = 0.0005;
constexpr double kLongestUnit = 2.5;
// The lip stands this part of the block's base above the plate: the section of the ground stays in sight above it.
constexpr double kTopOfBase = 0.35;

glm::dvec3 outwardOf(Side side) {
    switch (side) {
        case Side::South: return {0.0, -1.0, 0.0};
        case Side::West: return {-1.0, 0.0, 0.0};
        case Side::North: return {0.0, 1.0, 0.0};
        case Side::East: break;
    }
    return {1.0, 0.0, 0.0};
}

/// The end of a rectangle's edge that is on the left for someone who stands outside and looks in.
glm::dvec2 leftEnd(const geo::Bounds& b, Side side) {
    switch (side) {
        case Side::South: return {b.minE, b.minN};
        case Side::West: return {b.minE, b.maxN};
        case Side::North: return {b.maxE, b.maxN};
        case Side::East: break;
    }
    return {b.maxE, b.minN};
}

}  // namespace

geo::Bounds FrameLayout::faceOuter() const {
    geo::Bounds b = lipOuter().grownBy(faceM);
    b.minN = lipOuter().minN - southFaceM;
    return b;
}

double FrameLayout::lengthM(Side side) const {
    return side == Side::South || side == Side::North ? block.width() : block.height();
}

double FrameLayout::faceWidthM(Side side) const {
    return std::hypot(side == Side::South ? southFaceM : faceM, topZ - edgeZ);
}

Sheet FrameLayout::lip(Side side) const {
    const glm::dvec3 out = outwardOf(side);
    const glm::dvec2 end = leftEnd(block, side);
    const glm::dvec3 edge = glm::dvec3(end, topZ + liftM) + out * (grooveM + lipM);
    return {.origin = edge, .right = glm::cross(-out, glm::dvec3(0, 0, 1)), .up = -out};
}

Sheet FrameLayout::face(Side side) const {
    const glm::dvec3 out = outwardOf(side);
    const double width = side == Side::South ? southFaceM : faceM;
    const glm::dvec3 up = glm::normalize(-out * width + glm::dvec3(0, 0, topZ - edgeZ));
    Sheet sheet = lip(side);
    sheet.up = up;
    sheet.origin.z = topZ;
    return sheet.raisedBy(liftM);
}

double tableUnitM(const geo::Bounds& bounds) {
    const double longSide = std::max(bounds.width(), bounds.height());
    const double shortSide = std::min(bounds.width(), bounds.height());
    return std::min(longSide, kLongestUnit * shortSide);
}

geo::Bounds frameOutline(const geo::Bounds& bounds) {
    return frameLayoutOf(bounds, tableUnitM(bounds), SceneFrame{}).outer();
}

FrameLayout frameLayoutOf(const geo::Bounds& bounds, double baseM, const SceneFrame& frame) {
    assert(!bounds.isEmpty() && baseM > 0.0);
    FrameLayout layout;
    layout.block = {bounds.minE - frame.origin.x, bounds.minN - frame.origin.y, bounds.maxE - frame.origin.x,
                    bounds.maxN - frame.origin.y};
    const double unit = tableUnitM(bounds);
    layout.unitM = unit;
    layout.grooveM = kGroove * unit;
    layout.lipM = kLip * unit;
    layout.faceM = kFace * unit;
    layout.southFaceM = kSouthFace * unit;
    layout.chamferM = kChamfer * unit;
    layout.liftM = kLift * unit;
    layout.plateZ = -baseM;
    layout.topZ = -baseM + kTopOfBase * std::min(baseM, 0.05 * unit);
    layout.edgeZ = layout.topZ - kDrop * unit;
    layout.bottomZ = layout.edgeZ - layout.chamferM - kFoot * unit;
    return layout;
}

}  // namespace saban::viewer
