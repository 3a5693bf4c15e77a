#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <string>

namespace saban::geo {

/// UTM zone that holds at a place on WGS 84 (longitude, latitude in degrees), 1 to 60, with the exceptions of Norway and Svalbard;
/// 0 beyond 84 N and 80 S, where MGRS has none.
int utmZoneAt(glm::dvec2 lonLat);

/// Easting and northing in a zone, also of places beside it, metres. Northings count from the equator, negative south of it. Nothing
/// for what is no place, or farther than 60 degrees from the zone's meridian.
std::optional<glm::dvec2> toUtm(glm::dvec2 lonLat, int zone);
/// Longitude and latitude, degrees.
std::optional<glm::dvec2> fromUtm(glm::dvec2 eastNorth, int zone);

/// Designation of the square of 100 km that holds a place: zone and band "48Q", square "WJ".
struct MgrsSquare {
    std::string zone;
    std::string square;
    bool operator==(const MgrsSquare&) const = default;
};
/// `eastNorth` as in `toUtm`. Nothing where MGRS has no squares.
std::optional<MgrsSquare> mgrsSquareOf(glm::dvec2 eastNorth, int zone);

}  // namespace saban::geo
