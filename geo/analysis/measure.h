#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <span>

#include "geo/core/error.h"
#include "geo/crs/crs.h"
#include "geo/elevation/elevation_source.h"

namespace saban::geo {

/// Lengths and heights along a line on the ground.
struct LineMeasure {
    double geodesicM = 0.0;   ///< on the ellipsoid, from vertex to vertex: what a tape at sea level would give
    double gridM = 0.0;       ///< in the projection
    double groundM = 0.0;     ///< over hill and dale, along the surface
    std::optional<double> slopeM{};        ///< straight through the air from the first to the last point; nothing where one has no height
    std::optional<double> heightChangeM{}; ///< last minus first
    double ascentM = 0.0, descentM = 0.0;  ///< both positive
    std::optional<double> gradePercent{};  ///< height change by grid length, from the first to the last point
    double missingM = 0.0;    ///< grid length of stretches without elevation: they count as level in `groundM`
};

/// Measures a line in a projected CRS whose unit is the metre. Heights are read at most `stepM` apart and at every vertex.
/// Errors: `InvalidArgument` for fewer than two points, or a step that is not positive; those of the elevation.
/// Thread safety: any thread.
Result<LineMeasure> measureLine(const ElevationSource& terrain, const Crs& crs, std::span<const glm::dvec2> line, double stepM);

/// Area of a ring in the projection, square metres, by the shoelace formula; the last point joins the first. 0 for fewer than three.
double ringAreaM2(std::span<const glm::dvec2> ring);

/// Directions from one point to another, degrees clockwise, [0, 360).
struct Bearings {
    double gridDeg = 0.0;               ///< from grid north
    std::optional<double> trueDeg{};    ///< from true north; nothing where the CRS cannot be brought to longitude and latitude
};
Bearings bearingsBetween(const Crs& crs, glm::dvec2 from, glm::dvec2 to);

}  // namespace saban::geo
