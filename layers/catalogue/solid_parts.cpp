#include "layers/catalogue/solid_parts.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

namespace saban::layers {

namespace {

/// A corner's mitre reaches out at most this many times the section's width.
constexpr double kLongestMitre = 2.5;

double sixTimesVolume(const std::vector<std::array<glm::dvec3, 3>>& faces, const glm::dvec3& origin) {
    double sum = 0.0;
    for (const auto& [a, b, c] : faces) sum += glm::dot(a - origin, glm::cross(b - origin, c - origin));
    return sum;
}

glm::dvec2 rightOf(const glm::dvec3& from, const glm::dvec3& to) {
    const glm::dvec2 way = glm::normalize(glm::dvec2(to) - glm::dvec2(from));
    return {way.y, -way.x};
}

/// Any two directions that stand square on `axis` and each other.
std::pair<glm::dvec3, glm::dvec3> acrossOf(const glm::dvec3& axis) {
    const glm::dvec3 helper = std::abs(axis.z) < 0.9 ? glm::dvec3(0, 0, 1) : glm::dvec3(1, 0, 0);
    const glm::dvec3 u = glm::normalize(glm::cross(helper, axis));
    return {u, glm::cross(axis, u)};
}

glm::dvec3 swept(const SweepPath& path, std::size_t i, const glm::dvec2& offset) {
    return path.points[i] + glm::dvec3(path.right[i] * offset.x, offset.y + path.rise[i] * offset.x);
}

}  // namespace

Colour opaque(const StructureColour& colour) {
    return {colour.r, colour.g, colour.b, 255};
}

Colour shaded(Colour colour, double factor) {
    const auto channel = [&](std::uint8_t value) {
        return static_cast<std::uint8_t>(std::clamp(std::lround(value * factor), 0l, 255l));
    };
    return {channel(colour.r), channel(colour.g), channel(colour.b), colour.a};
}

Rectangle centred(double width, double length) {
    return {-width / 2.0, -length / 2.0, width / 2.0, length / 2.0};
}

Rectangle grown(const Rectangle& r, double by) {
    return {r.xMin - by, r.yMin - by, r.xMax + by, r.yMax + by};
}

Ring roundedRing(const Rectangle& r, double z, double radiusM, int segments) {
    if (segments == 0) return {{r.xMin, r.yMin, z}, {r.xMax, r.yMin, z}, {r.xMax, r.yMax, z}, {r.xMin, r.yMax, z}};
    const double radius = std::min({radiusM, (r.xMax - r.xMin) * 0.49, (r.yMax - r.yMin) * 0.49});
    Ring ring;
    for (int corner = 0; corner < 4; ++corner) {
        const glm::dvec2 centre{corner == 1 || corner == 2 ? r.xMax - radius : r.xMin + radius,
                                corner >= 2 ? r.yMax - radius : r.yMin + radius};
        for (int i = 0; i <= segments; ++i) {
            const double angle = std::numbers::pi * (1.0 + corner / 2.0 + i / 2.0 / segments);
            ring.emplace_back(centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle), z);
        }
    }
    return ring;
}

SweepPath sweepPath(std::span<const glm::dvec3> points, std::span<const double> rises) {
    assert(rises.empty() || rises.size() == points.size());
    SweepPath path;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!path.points.empty() && glm::distance(glm::dvec2(points[i]), glm::dvec2(path.points.back())) <= 1e-3)
            continue;
        path.points.push_back(points[i]);
        path.rise.push_back(rises.empty() ? 0.0 : rises[i]);
    }
    const std::size_t count = path.points.size();
    if (count < 2) return {};
    for (std::size_t i = 0; i < count; ++i) {
        const glm::dvec2 before = rightOf(path.points[i == 0 ? 0 : i - 1], path.points[i == 0 ? 1 : i]);
        const glm::dvec2 after = i + 1 == count ? before : rightOf(path.points[i], path.points[i + 1]);
        // Where a line turns back on itself, the sum vanishes: any of both will do.
        const glm::dvec2 sum = before + after;
        const double lengthSquared = glm::dot(sum, sum);
        glm::dvec2 mitre = lengthSquared < 1e-6 ? before : 2.0 * sum / lengthSquared;
        if (const double length = glm::length(mitre); length > kLongestMitre) mitre *= kLongestMitre / length;
        path.right.push_back(mitre);
    }
    return path;
}

double SweepPath::lengthM() const {
    double length = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i)
        length += glm::distance(glm::dvec2(points[i - 1]), glm::dvec2(points[i]));
    return length;
}

SweepPath SweepPath::part(double fromM, double toM) const {
    SweepPath result;
    double start = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double length = glm::distance(glm::dvec2(points[i - 1]), glm::dvec2(points[i]));
        if (start >= toM) break;
        const double end = start + length;
        const auto add = [&](double distance) {
            const double t = std::clamp((distance - start) / length, 0.0, 1.0);
            const glm::dvec3 point = points[i - 1] + (points[i] - points[i - 1]) * t;
            // A cut end is square; the line's own corners keep their mitre.
            const bool isFirst = t<1e-9, isLast = t> 1.0 - 1e-9;
            result.points.push_back(point);
            result.right.push_back(isFirst ? right[i - 1] : isLast ? right[i] : rightOf(points[i - 1], points[i]));
            result.rise.push_back(rise[i - 1] + (rise[i] - rise[i - 1]) * t);
        };
        if (end > fromM && start < toM) {
            if (result.points.empty()) add(std::max(fromM, start));
            add(std::min(toM, end));
        }
        start = end;
    }
    return result;
}

void SolidBuilder::turn(double angleRad) {
    cos_ = std::cos(angleRad);
    sin_ = std::sin(angleRad);
}

void SolidBuilder::drape(GroundZ raiseM) {
    raiseM_ = std::move(raiseM);
}

void SolidBuilder::triangle(const glm::dvec3& a, const glm::dvec3& b, const glm::dvec3& c, Colour colour) {
    for (const glm::dvec3* p : {&a, &b, &c}) {
        const double z = raiseM_ ? p->z + raiseM_(glm::dvec2(*p)) : p->z;
        corners_.push_back(
            {.position = glm::vec3(p->x * cos_ - p->y * sin_, p->x * sin_ + p->y * cos_, z), .colour = colour});
    }
}

void SolidBuilder::loft(std::span<const Ring> rings, Colour colour) {
    assert(rings.size() >= 2);
    std::vector<std::array<glm::dvec3, 3>> faces;
    const std::size_t count = rings.front().size();
    for (std::size_t r = 1; r < rings.size(); ++r) {
        assert(rings[r].size() == count);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t next = (i + 1) % count;
            faces.push_back({rings[r - 1][i], rings[r - 1][next], rings[r][next]});
            faces.push_back({rings[r - 1][i], rings[r][next], rings[r][i]});
        }
    }
    for (std::size_t i = 2; i < count; ++i) {
        faces.push_back({rings.front()[0], rings.front()[i], rings.front()[i - 1]});
        faces.push_back({rings.back()[0], rings.back()[i - 1], rings.back()[i]});
    }
    const bool isInsideOut = sixTimesVolume(faces, rings.front().front()) < 0.0;
    // Four corners that are not in one plane are divided so that they bulge: earth has no creases.
    for (std::size_t i = 0; i + 1 < 2 * count * (rings.size() - 1); i += 2) {
        const auto [a, b, c] = faces[i];
        const glm::dvec3 d = faces[i + 1][2];
        const double bulge = glm::dot(d - a, glm::cross(b - a, c - a)) * (isInsideOut ? -1.0 : 1.0);
        if (bulge > 1e-9) {
            faces[i] = {a, b, d};
            faces[i + 1] = {b, c, d};
        }
    }
    for (const auto& [a, b, c] : faces) triangle(a, isInsideOut ? c : b, isInsideOut ? b : c, colour);
}

void SolidBuilder::prism(const Ring& base, glm::dvec3 along, Colour colour) {
    Ring end = base;
    for (glm::dvec3& point : end) point += along;
    loft(std::vector<Ring>{base, end}, colour);
}

void SolidBuilder::box(const Rectangle& plan, double zMin, double zMax, Colour colour) {
    prism(roundedRing(plan, zMin, 0.0, 0), {0.0, 0.0, zMax - zMin}, colour);
}

void SolidBuilder::frustum(const Rectangle& base, double zBase, const Rectangle& top, double zTop, Colour colour) {
    loft(std::vector<Ring>{roundedRing(base, zBase, 0.0, 0), roundedRing(top, zTop, 0.0, 0)}, colour);
}

void SolidBuilder::bar(glm::dvec3 from, glm::dvec3 to, double thicknessM, Colour colour) {
    const auto [u, v] = acrossOf(glm::normalize(to - from));
    const double half = thicknessM / 2.0;
    prism({from - u * half - v * half, from + u * half - v * half, from + u * half + v * half,
           from - u * half + v * half},
          to - from, colour);
}

void SolidBuilder::round(glm::dvec3 from, glm::dvec3 to, double fromRadiusM, double toRadiusM, int sides,
                         Colour colour) {
    const auto [u, v] = acrossOf(glm::normalize(to - from));
    std::vector<Ring> rings(2);
    for (int i = 0; i < sides; ++i) {
        const double angle = 2.0 * std::numbers::pi * (i + 0.5) / sides;
        const glm::dvec3 out = u * std::cos(angle) + v * std::sin(angle);
        rings[0].push_back(from + out * fromRadiusM);
        rings[1].push_back(to + out * toRadiusM);
    }
    loft(rings, colour);
}

void SolidBuilder::sweep(const SweepPath& path, const Profile2& section, Colour colour) {
    std::vector<Ring> rings(path.points.size());
    for (std::size_t i = 0; i < rings.size(); ++i)
        for (const glm::dvec2& offset : section) rings[i].push_back(swept(path, i, offset));
    if (rings.size() >= 2) loft(rings, colour);
}

void SolidBuilder::sweepSurface(const SweepPath& path, const Profile2& section, Colour colour) {
    for (std::size_t i = 1; i < path.points.size(); ++i)
        for (std::size_t k = 1; k < section.size(); ++k) {
            const glm::dvec3 a = swept(path, i - 1, section[k - 1]), b = swept(path, i - 1, section[k]);
            const glm::dvec3 c = swept(path, i, section[k]), d = swept(path, i, section[k - 1]);
            triangle(a, c, b, colour);
            triangle(a, d, c, colour);
        }
}

SolidModel SolidBuilder::finish() const {
    SolidModel model;
    model.vertices.reserve(corners_.size());
    // Triangles are judged as they are kept: two corners may lie apart as doubles and coincide as floats.
    for (std::size_t i = 0; i < corners_.size(); i += 3) {
        const glm::dvec3 origin = corners_[i].position, b = glm::dvec3(corners_[i + 1].position) - origin,
                         c = glm::dvec3(corners_[i + 2].position) - origin;
        const glm::dvec3 cross = glm::cross(b, c);
        const double doubleArea = glm::length(cross);
        if (!(doubleArea > 1e-9 * std::max(glm::dot(b, b), glm::dot(c, c)))) continue;
        for (std::size_t k = i; k < i + 3; ++k) {
            model.triangles.push_back(static_cast<std::uint32_t>(model.vertices.size()));
            model.vertices.push_back({corners_[k].position, glm::vec3(cross / doubleArea), corners_[k].colour});
        }
    }
    if (!model.vertices.empty()) model.bounds = {model.vertices.front().position, model.vertices.front().position};
    for (const SolidVertex& vertex : model.vertices)
        model.bounds = {glm::min(model.bounds.min, vertex.position), glm::max(model.bounds.max, vertex.position)};
    return model;
}

double moundFlareM(const MoundShape& shape) {
    return 1.2 * shape.slope * shape.heightM;
}

double MoundShape::leanAt(glm::dvec2 at) const {
    return glm::dot(lean, at);
}

double MoundShape::footAt(glm::dvec2 at) const {
    return groundZ ? std::min(groundZ(at), leanAt(at)) : leanAt(at);
}

void addMound(SolidBuilder& builder, const MoundShape& shape, SolidDetail detail, Colour colour) {
    const double flare = moundFlareM(shape);
    const Rectangle foot = grown(shape.top, flare);
    const auto leaning = [&](Ring ring) {
        for (glm::dvec3& point : ring) point.z += shape.leanAt(glm::dvec2(point));
        return ring;
    };
    const auto onGround = [&](Ring ring) {
        for (glm::dvec3& point : ring) point.z += shape.footAt(glm::dvec2(point));
        return ring;
    };
    if (detail == SolidDetail::Box) {
        builder.loft(std::vector<Ring>{onGround(roundedRing(foot, -shape.foundationDepthM, 0.0, 0)),
                                       onGround(roundedRing(foot, 0.0, 0.0, 0)),
                                       leaning(roundedRing(shape.top, shape.heightM, 0.0, 0))},
                     colour);
        return;
    }
    // Four fifths of the height at the slope itself, the rest half as steep: together 1.2 times the slope.
    const Rectangle shoulder = grown(shape.top, 0.4 * shape.slope * shape.heightM);
    const int segments = detail == SolidDetail::Full ? 4 : 2;
    const double topRadius = 0.3 * std::min(shape.top.xMax - shape.top.xMin, shape.top.yMax - shape.top.yMin);
    const auto ring = [&](const Rectangle& plan, double z) {
        return roundedRing(plan, z, topRadius + (plan.xMax - shape.top.xMax), segments);
    };
    builder.loft(
        std::vector<Ring>{onGround(ring(foot, -shape.foundationDepthM)), onGround(ring(foot, 0.0)),
                          leaning(ring(shoulder, 0.8 * shape.heightM)), leaning(ring(shape.top, shape.heightM))},
        colour);
}

RidgeAlong ridgeOf(const Rectangle& plan) {
    return plan.xMax - plan.xMin > plan.yMax - plan.yMin ? RidgeAlong::X : RidgeAlong::Y;
}

namespace {

/// Runs along the ridge: `across` from the ridge, `along` it.
struct HouseFrame {
    explicit HouseFrame(const GableHouse& house) : isAlongY(house.ridge == RidgeAlong::Y) {
        const Rectangle& plan = house.plan;
        centre = {(plan.xMin + plan.xMax) / 2.0, (plan.yMin + plan.yMax) / 2.0};
        const glm::dvec2 half{(plan.xMax - plan.xMin) / 2.0, (plan.yMax - plan.yMin) / 2.0};
        halfAcross = isAlongY ? half.x : half.y;
        halfAlong = isAlongY ? half.y : half.x;
        overhang = std::min({house.overhangM, halfAcross * 0.3, halfAlong * 0.3});
    }
    glm::dvec3 at(double across, double along, double z) const {
        return isAlongY ? glm::dvec3(centre.x + across, centre.y + along, z)
                        : glm::dvec3(centre.x + along, centre.y + across, z);
    }
    bool isAlongY;
    glm::dvec2 centre{};
    double halfAcross = 0.0, halfAlong = 0.0, overhang = 0.0;
};

}  // namespace

void addGableWalls(SolidBuilder& builder, const GableHouse& house) {
    const HouseFrame frame(house);
    const double across = frame.halfAcross - frame.overhang, along = frame.halfAlong - frame.overhang;
    const double rise = house.ridgeZ - house.roofThicknessM - house.eavesZ;
    const double wallTop = house.eavesZ + rise * (frame.overhang / frame.halfAcross);
    const auto at = [&](double a, double z) { return frame.at(a, -along, z); };
    const Ring gable{at(-across, house.floorZ), at(across, house.floorZ), at(across, wallTop),
                     at(0.0, house.eavesZ + rise), at(-across, wallTop)};
    builder.prism(gable, frame.at(0.0, along, 0.0) - frame.at(0.0, -along, 0.0), house.wall);
}

void addGableRoof(SolidBuilder& builder, const GableHouse& house) {
    const HouseFrame frame(house);
    const double thickness = house.roofThicknessM;
    for (const double side : {-1.0, 1.0}) {
        const auto at = [&](double a, double z) { return frame.at(side * a, -frame.halfAlong, z); };
        const Ring slope{at(frame.halfAcross, house.eavesZ), at(frame.halfAcross, house.eavesZ + thickness),
                         at(0.0, house.ridgeZ), at(0.0, house.ridgeZ - thickness)};
        builder.prism(slope, frame.at(0.0, frame.halfAlong, 0.0) - frame.at(0.0, -frame.halfAlong, 0.0),
                      side < 0.0 ? house.roof : shaded(house.roof, 0.93));
    }
}

}  // namespace saban::layers
