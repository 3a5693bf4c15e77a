#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <string_view>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "geo/crs/coordinates.h"
#include "geo/crs/crs.h"

namespace saban::geo {

/// A place as a person wrote it.
struct WrittenPlace {
    glm::dvec2 point;       ///< in the CRS that was asked for
    CoordinateStyle style;  ///< in which it was written; for degrees `LonLatDms` when there were minutes
};

/// Reads a place in any style that `formatCoordinate` writes and the ways in which people vary them: decimal comma or point, thousands
/// apart, labels before or behind, "=" and ":", tabs of a spreadsheet, Vietnamese hemispheres (B north, N north, S south, Đ and E east,
/// T and W west).
///
/// X is north, Y is east. Two numbers without labels are read so that the place lies in `expected` (in `crs`), else in the area where the
/// CRS is used; when both orders or none fit, north or latitude comes first. Small ones are degrees. Degrees, UTM and MGRS are on WGS 84;
/// an MGRS square means its middle. "48S" is the southern hemisphere.
/// Errors: `InvalidArgument` with what is wrong, and how places are written; `BadCrs` when `crs` cannot hold the place, or has no
/// grid for X and Y.
/// Thread safety: any thread.
Result<WrittenPlace> parseAnyCoordinate(std::string_view text, const Crs& crs, const std::optional<Bounds>& expected = {});

}  // namespace saban::geo
