#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <span>

#include "geo/core/error.h"
#include "geo/crs/crs.h"
#include "geo/elevation/elevation_source.h"

namespace saban::geo {

/// Lengths and heights along a line on the ground. True metres but for `gridM`: the projection's scale is taken out of the others.
struct LineMeasure {
    double geodesicM = 0.0;   ///< on the ellipsoid, from vertex to vertex: what a tape at sea level would give
    double gridM = 0.0;       ///< in the projection
    double groundM = 0.0;     ///< over hill and dale, along the surface
    std::optional<double> slopeM{};        ///< straight through the air from the first to the last point; nothing where one has no height
    std::optional<double> heightChangeM{}; ///< last minus first
    double ascentM = 0.0, descentM = 0.0;  ///< both positive
    std::optional<double> gradePercent{};  ///< height change by geodesic length along the line; nothing for a line without length
    double missingM = 0.0;    ///< geodesic length of stretches without elevation: they count as level in `groundM`
};

/// Measures a line in a projected CRS whose unit is the metre. Heights are read at most `stepM` apart and at every vertex. Where
/// the CRS cannot be brought to longitude and latitude, the projection's lengths stand for those on the ellipsoid.
/// Errors: `InvalidArgument` for fewer than two points, a point that is no finite number, a step that is not positive, or more than
/// ten million steps; those of the elevation.
/// Thread safety: any thread.
Result<LineMeasure> measureLine(const ElevationSource& terrain, const Crs& crs, std::span<const glm::dvec2> line, double stepM);

/// Geodesic length of a line from vertex to vertex on the WGS 84 ellipsoid, which is also that of VN-2000; in the projection
/// where the CRS cannot be brought to longitude and latitude. 0 for fewer than two points.
double geodesicLengthM(const Crs& crs, std::span<const glm::dvec2> line);

/// Area of a ring in the projection, square metres, by the shoelace formula; the last point joins the first. 0 for fewer than three.
double ringAreaM2(std::span<const glm::dvec2> ring);

/// Area of the same ring on the WGS 84 ellipsoid, its sides geodesics. Nothing where the CRS cannot be brought to longitude and latitude.
/// Source: Karney, Algorithms for geodesics, 2013 (through GeographicLib).
std::optional<double> ellipsoidAreaM2(const Crs& crs, std::span<const glm::dvec2> ring);

/// Directions from one point to another, degrees clockwise, [0, 360). 0 when both are the same.
struct Bearings {
    double gridDeg = 0.0;               ///< from grid north
    std::optional<double> trueDeg{};    ///< from true north; nothing where the CRS cannot be brought to longitude and latitude
};
Bearings bearingsBetween(const Crs& crs, glm::dvec2 from, glm::dvec2 to);

}  // namespace saban::geo
