#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/bounds.h"

namespace saban::layers {

enum class GeometryKind { None, Point, Line, Area };

/// Where a feature is, in the plan's CRS (easting, northing, metres). Heights come from the ground, never from here.
struct Geometry {
    /// A point, a line, or a ring whose last point joins the first, which is not repeated.
    struct Part {
        std::vector<glm::dvec2> points;
        bool isHole = false;  ///< of the ring before it that is none
        bool operator==(const Part&) const = default;
    };
    GeometryKind kind = GeometryKind::None;
    std::vector<Part> parts{};  ///< one of points and lines; areas may have several rings
    bool operator==(const Geometry&) const = default;

    static Geometry point(glm::dvec2 at);
    static Geometry line(std::vector<glm::dvec2> points);
    static Geometry area(std::vector<glm::dvec2> ring);

    bool isEmpty() const { return kind == GeometryKind::None; }
    /// Of a point. Asserts that it is one.
    glm::dvec2 at() const;
    /// Of a line. Asserts that it is one.
    const std::vector<glm::dvec2>& linePoints() const;
    geo::Bounds bounds() const;  ///< empty without points
    std::size_t vertexCount() const;
    /// A point of the geometry by which it is labelled: itself, the middle of a line, inside the largest ring.
    std::optional<glm::dvec2> labelPoint() const;
};

/// With every coordinate at a whole millimetre, without repeated points.
Geometry roundedToMm(const Geometry& geometry);

/// What makes a geometry unusable, in words of a machine: "nan", "out_of_range", "too_few_points", "self_crossing", "zero_area"; nothing when it is sound.
/// Source of what is a sound area: OGC 06-103r4, Simple Features, 6.1.11, as GEOS decides it.
std::optional<std::string> geometryFault(const Geometry& geometry);

}  // namespace saban::layers
