#include "layers/model/ogr_geometry_conversion.h"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>

namespace saban::layers {

namespace {

void addRing(OGRPolygon& polygon, const Geometry::Part& part) {
    OGRLinearRing ring;
    for (const glm::dvec2 p : part.points) ring.addPoint(p.x, p.y);
    ring.closeRings();
    polygon.addRing(&ring);
}

Geometry::Part partOf(const OGRSimpleCurve& curve, bool isRing) {
    Geometry::Part part;
    part.points.reserve(curve.getNumPoints());
    for (int i = 0; i < curve.getNumPoints(); ++i) part.points.emplace_back(curve.getX(i), curve.getY(i));
    if (isRing && part.points.size() > 1 && part.points.front() == part.points.back()) part.points.pop_back();
    return part;
}

void addPolygon(const OGRPolygon& polygon, Geometry& area) {
    if (!polygon.getExteriorRing()) return;
    area.parts.push_back(partOf(*polygon.getExteriorRing(), true));
    for (int i = 0; i < polygon.getNumInteriorRings(); ++i) {
        area.parts.push_back(partOf(*polygon.getInteriorRing(i), true));
        area.parts.back().isHole = true;
    }
}

bool isFinite(const Geometry& geometry) {
    return std::all_of(geometry.parts.begin(), geometry.parts.end(), [](const Geometry::Part& part) {
        return std::all_of(part.points.begin(), part.points.end(), [](glm::dvec2 p) { return std::isfinite(p.x) && std::isfinite(p.y); });
    });
}

}  // namespace

std::unique_ptr<OGRGeometry> toOgr(const Geometry& geometry) {
    if (geometry.kind == GeometryKind::None || geometry.parts.empty()) return nullptr;
    if (geometry.kind == GeometryKind::Point) return std::make_unique<OGRPoint>(geometry.at().x, geometry.at().y);
    if (geometry.kind == GeometryKind::Line) {
        auto line = std::make_unique<OGRLineString>();
        for (const glm::dvec2 p : geometry.linePoints()) line->addPoint(p.x, p.y);
        return line;
    }
    auto polygons = std::make_unique<OGRMultiPolygon>();
    for (std::size_t i = 0; i < geometry.parts.size();) {
        OGRPolygon polygon;
        do addRing(polygon, geometry.parts[i++]);
        while (i < geometry.parts.size() && geometry.parts[i].isHole);
        polygons->addGeometry(&polygon);
    }
    if (polygons->getNumGeometries() == 1) return std::unique_ptr<OGRGeometry>(polygons->getGeometryRef(0)->clone());
    return polygons;
}

std::optional<Geometry> fromOgr(const OGRGeometry& geometry) {
    if (geometry.IsEmpty()) return std::nullopt;
    if (geometry.hasCurveGeometry(TRUE)) {
        const std::unique_ptr<OGRGeometry> linear(geometry.getLinearGeometry());
        return linear ? fromOgr(*linear) : std::nullopt;
    }
    Geometry made;
    switch (wkbFlatten(geometry.getGeometryType())) {
        case wkbPoint: {
            const auto* point = geometry.toPoint();
            made = Geometry::point({point->getX(), point->getY()});
            break;
        }
        case wkbLineString: made = {.kind = GeometryKind::Line, .parts = {partOf(*geometry.toLineString(), false)}}; break;
        case wkbPolygon:
            made.kind = GeometryKind::Area;
            addPolygon(*geometry.toPolygon(), made);
            break;
        case wkbMultiPolygon:
            made.kind = GeometryKind::Area;
            for (const OGRPolygon* polygon : *geometry.toMultiPolygon()) addPolygon(*polygon, made);
            break;
        case wkbMultiPoint:
        case wkbMultiLineString:
        case wkbGeometryCollection: {
            const auto* collection = geometry.toGeometryCollection();
            return collection->getNumGeometries() == 1 ? fromOgr(*collection->getGeometryRef(0)) : std::nullopt;
        }
        default: return std::nullopt;
    }
    if (made.parts.empty() || !isFinite(made)) return std::nullopt;
    return made;
}

}  // namespace saban::layers
