#include "layers/model/geometry.h"

#include <ogr_geometry.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "geo/raster/gdal_dataset.h"
#include "layers/model/ogr_geometry_conversion.h"

namespace saban::layers {

namespace {

double signedArea(const std::vector<glm::dvec2>& ring) {
    if (ring.empty()) return 0.0;
    double twice = 0.0;
    const glm::dvec2 origin = ring.front();  // coordinates in the millions would cost digits
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const glm::dvec2 a = ring[i] - origin, b = ring[(i + 1) % ring.size()] - origin;
        twice += a.x * b.y - b.x * a.y;
    }
    return twice / 2.0;
}

glm::dvec2 middleOf(const std::vector<glm::dvec2>& line) {
    double length = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) length += glm::distance(line[i - 1], line[i]);
    double left = length / 2.0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = glm::distance(line[i - 1], line[i]);
        if (step >= left && step > 0.0) return glm::mix(line[i - 1], line[i], left / step);
        left -= step;
    }
    return line.front();
}

}  // namespace

Geometry Geometry::point(glm::dvec2 at) { return {.kind = GeometryKind::Point, .parts = {{.points = {at}}}}; }
Geometry Geometry::line(std::vector<glm::dvec2> points) { return {.kind = GeometryKind::Line, .parts = {{.points = std::move(points)}}}; }
Geometry Geometry::area(std::vector<glm::dvec2> ring) { return {.kind = GeometryKind::Area, .parts = {{.points = std::move(ring)}}}; }

glm::dvec2 Geometry::at() const {
    assert(kind == GeometryKind::Point && !parts.empty() && !parts.front().points.empty());
    return parts.front().points.front();
}

const std::vector<glm::dvec2>& Geometry::linePoints() const {
    assert(kind == GeometryKind::Line && !parts.empty());
    return parts.front().points;
}

geo::Bounds Geometry::bounds() const {
    geo::Bounds bounds;
    for (const Part& part : parts)
        for (const glm::dvec2 p : part.points) bounds.include(p);
    return bounds;
}

std::size_t Geometry::vertexCount() const {
    std::size_t count = 0;
    for (const Part& part : parts) count += part.points.size();
    return count;
}

std::optional<glm::dvec2> Geometry::labelPoint() const {
    if (vertexCount() == 0) return std::nullopt;
    if (kind == GeometryKind::Point) return at();
    if (kind == GeometryKind::Line) return middleOf(linePoints());
    std::size_t largest = 0;
    double size = -1.0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double area = parts[i].isHole ? -1.0 : std::abs(signedArea(parts[i].points));
        if (area > size) largest = i, size = area;
    }
    Geometry polygon{.kind = GeometryKind::Area, .parts = {parts[largest]}};
    for (std::size_t i = largest + 1; i < parts.size() && parts[i].isHole; ++i) polygon.parts.push_back(parts[i]);
    const auto surface = toOgr(polygon);
    OGRPoint inside;
    if (surface->IsValid() && surface->toPolygon()->PointOnSurface(&inside) == OGRERR_NONE) return glm::dvec2(inside.getX(), inside.getY());
    return parts[largest].points.front();
}

Geometry roundedToMm(const Geometry& geometry) {
    Geometry rounded = geometry;
    for (Geometry::Part& part : rounded.parts) {
        for (glm::dvec2& p : part.points) p = glm::round(p * 1000.0) / 1000.0;
        auto& points = part.points;
        points.erase(std::unique(points.begin(), points.end()), points.end());
        if (geometry.kind == GeometryKind::Area)
            while (points.size() > 1 && points.front() == points.back()) points.pop_back();
    }
    return rounded;
}

namespace {

constexpr double kFarthestM = 1e8;  // more than twice around the earth

/// The halves of a bow cancel each other: it has no area, but it is not straight.
bool isStraight(const std::vector<glm::dvec2>& points) {
    const auto far = std::max_element(points.begin(), points.end(), [&](const glm::dvec2 a, const glm::dvec2 b) { return glm::distance(a, points[0]) < glm::distance(b, points[0]); });
    const glm::dvec2 along = *far - points[0];
    return std::all_of(points.begin(), points.end(), [&](const glm::dvec2 p) { return along.x * (p.y - points[0].y) - along.y * (p.x - points[0].x) == 0.0; });
}

}  // namespace

std::optional<std::string> geometryFault(const Geometry& geometry) {
    if (geometry.kind == GeometryKind::None) return geometry.parts.empty() ? std::nullopt : std::optional<std::string>("too_many_parts");
    const std::size_t least = geometry.kind == GeometryKind::Point ? 1 : geometry.kind == GeometryKind::Line ? 2 : 3;
    if (geometry.parts.empty()) return "too_few_points";
    for (const Geometry::Part& part : geometry.parts) {
        for (const glm::dvec2 p : part.points)
            if (!std::isfinite(p.x) || !std::isfinite(p.y)) return "nan";
            else if (std::max(std::abs(p.x), std::abs(p.y)) > kFarthestM) return "out_of_range";
        if (part.points.size() < least) return "too_few_points";
    }
    if (geometry.kind != GeometryKind::Area) return std::nullopt;
    for (const Geometry::Part& part : geometry.parts)
        if (signedArea(part.points) == 0.0 && isStraight(part.points)) return "zero_area";
    const geo::GdalErrors quiet;  // GEOS says where a ring crosses itself
    return toOgr(geometry)->IsValid() ? std::nullopt : std::optional<std::string>("self_crossing");
}

}  // namespace saban::layers
