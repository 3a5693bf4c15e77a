#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/crs/crs.h"

namespace saban::layers {

/// Reads decimal degrees and degrees, minutes, seconds with or without a hemisphere: "21°01′42,6″N", "105 48 17.3 E", "20°30'B" (N and B are
/// north, S south, E and Đ east, W and T west). Nothing for other texts and beyond 180 degrees.
std::optional<double> parseAngleDeg(const std::string& text);

/// Where numbers are meant to lie.
struct PlanPlace {
    geo::Crs crs;                        ///< of the plan
    std::optional<geo::Bounds> bounds{}; ///< of its table, in `crs`
};

/// Which numbers are easting and northing, and in which CRS.
struct CoordinateReading {
    geo::Crs crs;
    bool isSwapped = false;    ///< the first number is the northing
    bool isOtherZone = false;  ///< only another zone than the plan's brings them onto the table
    bool isFitting = true;     ///< some lie on the table or near it
};

enum class CoordinateUnit { Degrees, Metres };

/// Decides how pairs are to be read by where they come to lie: in the plan's CRS as they are, the other way round, then in every zone
/// of VN-2000, the nearest meridian first, where at least half of them must fit; degrees in WGS 84. `given` is the CRS that a person named.
/// Errors: `BadCrs` when PROJ does not know what is needed.
geo::Result<CoordinateReading> chooseReading(std::span<const glm::dvec2> firstSecond, CoordinateUnit unit, const PlanPlace& place,
                                             const std::optional<geo::Crs>& given);

/// How far from the table a point may lie to be imported.
inline constexpr double kFarthestFromTableM = 100000.0;
/// True for a point in the plan's CRS that may be imported.
bool isNearTable(glm::dvec2 point, const PlanPlace& place);

}  // namespace saban::layers
