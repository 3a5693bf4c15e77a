#include "geo/crs/utm.h"

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/TransverseMercator.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <cmath>

namespace saban::geo {

namespace {

constexpr double kFalseEastingM = 500000.0;
constexpr double kSouthernNorthingM = 1e7;
constexpr double kFarthestDeg = 60.0;

double meridianOf(int zone) { return zone * 6.0 - 183.0; }

}  // namespace

int utmZoneAt(glm::dvec2 lonLat) {
    if (!std::isfinite(lonLat.x) || !(std::abs(lonLat.y) <= 90.0)) return 0;
    try {
        return GeographicLib::UTMUPS::StandardZone(lonLat.y, lonLat.x);
    } catch (const std::exception&) {
        return 0;
    }
}

std::optional<glm::dvec2> toUtm(glm::dvec2 lonLat, int zone) {
    if (zone < 1 || zone > 60 || !std::isfinite(lonLat.x) || !(std::abs(lonLat.y) < 90.0)) return std::nullopt;
    if (std::abs(std::remainder(lonLat.x - meridianOf(zone), 360.0)) > kFarthestDeg) return std::nullopt;
    glm::dvec2 at(0.0);
    GeographicLib::TransverseMercator::UTM().Forward(meridianOf(zone), lonLat.y, lonLat.x, at.x, at.y);
    return glm::dvec2(at.x + kFalseEastingM, at.y);
}

std::optional<glm::dvec2> fromUtm(glm::dvec2 eastNorth, int zone) {
    if (zone < 1 || zone > 60 || !std::isfinite(eastNorth.x) || !std::isfinite(eastNorth.y)) return std::nullopt;
    glm::dvec2 lonLat(0.0);
    GeographicLib::TransverseMercator::UTM().Reverse(meridianOf(zone), eastNorth.x - kFalseEastingM, eastNorth.y, lonLat.y, lonLat.x);
    return std::isfinite(lonLat.x) && std::isfinite(lonLat.y) ? std::optional(lonLat) : std::nullopt;
}

std::optional<MgrsSquare> mgrsSquareOf(glm::dvec2 eastNorth, int zone) {
    const bool isNorth = eastNorth.y >= 0.0;
    try {
        std::string written;
        GeographicLib::MGRS::Forward(zone, isNorth, eastNorth.x, isNorth ? eastNorth.y : eastNorth.y + kSouthernNorthingM, 0, written);
        if (written.size() < 3) return std::nullopt;
        return MgrsSquare{.zone = written.substr(0, written.size() - 2), .square = written.substr(written.size() - 2)};
    } catch (const std::exception&) {
        return std::nullopt;  // beyond the grid
    }
}

}  // namespace saban::geo
