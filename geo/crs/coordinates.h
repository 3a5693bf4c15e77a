#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <string_view>

#include "geo/core/error.h"
#include "geo/crs/crs.h"

namespace saban::geo {

/// How coordinates are written for people; in the program's language, which has "21,028511° B  105,804817° Đ" in Vietnamese.
enum class CoordinateStyle {
    NorthingEasting,  ///< "X 2325641.2  Y 587123.4": X is north, written first (Vietnamese army practice)
    EastingNorthing,  ///< "E 587123.4  N 2325641.2"
    LonLatDecimal,    ///< "21.028511° N  105.804817° E"
    LonLatDms,        ///< "21°01′42.64″ N  105°48′17.34″ E"
    Utm,              ///< "48N 583960 2325641" on WGS 84
    Mgrs              ///< "48Q WJ 83960 25641" on WGS 84
};

/// Writes a point given in `crs`. `decimals` is for metres; degrees get five more, seconds two.
/// Errors: `BadCrs` when the point cannot be transformed to what the style needs.
Result<std::string> formatCoordinate(glm::dvec2 point, const Crs& crs, CoordinateStyle style, int decimals = 1);

/// Reads "E,N" as cli.md has it (easting first, or lon,lat), decimal point, optional spaces.
/// Errors: `InvalidArgument` for anything else, NaN or infinity.
Result<glm::dvec2> parsePoint(std::string_view text);

}  // namespace saban::geo
