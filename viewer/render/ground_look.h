#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/error.h"

namespace saban::viewer {

/// How bare ground is coloured by its height.
enum class Tint {
    Land,     ///< meadow green over ochre to pale rock
    Grey,     ///< one grey: the light alone shows the relief
    Lowland,  ///< most of the colours for the lowest metres, as plains and deltas need them
    Cividis   ///< dark blue to yellow, evenly lighter: read alike with and without colour blindness
};
enum class Shading { None, Slope, Aspect };
enum class SlopeUnit { Percent, Degrees };

/// Classes of steepness: below the first of the breaks, between two of them, above the last one.
/// The breaks are Saban's own choice for movement: 7 % is where route reconnaissance notes a gradient, 30 % and 45 % are often
/// taken for wheels and for tracks. A person may set others.
struct SlopeClasses {
    SlopeUnit unit = SlopeUnit::Percent;
    std::vector<double> breaks = {3.0, 7.0, 15.0, 30.0, 45.0};  ///< ascending
    bool operator==(const SlopeClasses&) const = default;
};

struct HeightRange {
    double fromM = 0.0, toM = 0.0;
    bool operator==(const HeightRange&) const = default;
};

/// How the ground itself is coloured, apart from what lies on it.
struct GroundLook {
    Tint tint = Tint::Land;
    std::optional<HeightRange> tintRange{};  ///< that the colours run over; nothing: the heights on the table
    Shading shading = Shading::None;         ///< in place of the tint, and over pictures
    SlopeClasses slopes{};
    double shadingOnPictures = 0.6;          ///< opacity, 0 to 1
    bool shadows = false;                    ///< the terrain throws shadows
    bool operator==(const GroundLook&) const = default;
};

std::span<const Tint> allTints();
/// "land", "grey", "lowland", "cividis": as on the command line and in settings.
std::string_view nameOf(Tint tint);
std::optional<Tint> tintNamed(std::string_view name);
std::string_view nameOf(Shading shading);  ///< "none", "slope", "aspect"
std::optional<Shading> shadingNamed(std::string_view name);

/// Breaks as people write them: "3, 7, 15" or "2,5; 7; 15", with "%", "°" or "deg" at the end for another unit than `unit`. Where
/// there are semicolons, a comma is the decimal sign.
/// Errors: `BadUsage` for no number, more than eight of them, one out of (0, 1000] percent or (0, 90) degrees, or an order
/// that is not ascending.
geo::Result<SlopeClasses> parseSlopeClasses(std::string_view written, SlopeUnit unit);
/// "3; 7; 15; 30; 45", without the unit.
std::string textOf(const SlopeClasses& classes);
/// Two heights in metres, "0,500" or "-2.5; 12". Errors: `BadUsage` unless there are two within 20 000 m of sea level, the first at least
/// 0.1 m lower.
geo::Result<HeightRange> parseHeightRange(std::string_view written);

/// The heights that the colours run over on ground that spans `ground`.
HeightRange tintRangeOf(const GroundLook& look, const HeightRange& ground);

}  // namespace saban::viewer
