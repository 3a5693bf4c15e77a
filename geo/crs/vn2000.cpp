#include "geo/crs/vn2000.h"

#include <GeographicLib/UTMUPS.hpp>
#include <algorithm>
#include <array>
#include <cmath>

#include "geo/core/text.h"

namespace saban::geo {

namespace {

constexpr Vn2000Zone utm(int epsg, double meridianDeg) { return {epsg, meridianDeg, 0.9996, 500000.0, true}; }
constexpr Vn2000Zone provincial(int epsg, double meridianDeg) { return {epsg, meridianDeg, 0.9999, 500000.0, false}; }

constexpr std::array kZones{
    utm(3405, 105.0),          utm(3406, 111.0),          provincial(5896, 102.0),   provincial(9205, 103.0),
    provincial(9206, 104.0),   provincial(9207, 104.5),   provincial(9208, 104.75),  provincial(5897, 105.0),
    provincial(9209, 105.5),   provincial(9210, 105.75),  provincial(9211, 106.0),   provincial(9212, 106.25),
    provincial(9213, 106.5),   provincial(9214, 107.0),   provincial(9215, 107.25),  provincial(9216, 107.5),
    provincial(5899, 107.75),  provincial(5898, 108.0),   provincial(9217, 108.25),  provincial(9218, 108.5)};

std::string degreesAndMinutes(double deg) {
    const int minutes = static_cast<int>(std::lround(deg * 60.0));
    return fmt::format("{}°{:02}′", minutes / 60, minutes % 60);
}

struct WrongCode {
    int wrong;
    int right;
};
constexpr std::array kWrongCodes{WrongCode{6956, 5896}, WrongCode{6957, 5897}, WrongCode{6958, 5898}, WrongCode{6959, 5899}};

}  // namespace

std::span<const Vn2000Zone> vn2000Zones() { return kZones; }

std::optional<Vn2000Zone> vn2000Zone(int epsg) {
    const auto it = std::find_if(kZones.begin(), kZones.end(), [epsg](const Vn2000Zone& zone) { return zone.epsg == epsg; });
    return it == kZones.end() ? std::nullopt : std::optional(*it);
}

std::optional<Vn2000Zone> vn2000Zone(const Crs& crs) {
    if (!crs.isVn2000()) return std::nullopt;
    if (const auto code = crs.epsg())
        if (const auto zone = vn2000Zone(*code)) return zone;
    const auto numbers = crs.transverseMercator();
    if (!numbers || !crs.isMetric() || numbers->latitudeOfOriginDeg != 0.0 || numbers->falseNorthingM != 0.0) return std::nullopt;
    for (const Vn2000Zone& zone : kZones)
        if (std::abs(zone.centralMeridianDeg - numbers->centralMeridianDeg) < 1e-7 &&
            std::abs(zone.scale - numbers->scale) < 1e-9 && std::abs(zone.falseEastingM - numbers->falseEastingM) < 1e-4)
            return zone;
    return std::nullopt;
}

std::string vn2000ZoneName(const Vn2000Zone& zone) {
    if (!zone.isUtm) return "VN-2000 / " + degreesAndMinutes(zone.centralMeridianDeg);
    const int number = static_cast<int>(std::lround((zone.centralMeridianDeg + 183.0) / 6.0));
    return fmt::format("VN-2000 / UTM {}N ({:.0f}°)", number, zone.centralMeridianDeg);
}

bool isInVietnam(glm::dvec2 lonLat) {
    return lonLat.x >= 102.0 && lonLat.x <= 118.0 && lonLat.y >= 7.0 && lonLat.y <= 23.5;
}

int proposedCrs(glm::dvec2 lonLat) {
    if (isInVietnam(lonLat)) return lonLat.x < 108.0 ? 3405 : 3406;
    if (lonLat.y > 84.0) return 5041;   // UPS North, easting first
    if (lonLat.y < -80.0) return 5042;  // UPS South, easting first
    const int zone = GeographicLib::UTMUPS::StandardZone(lonLat.y, lonLat.x, GeographicLib::UTMUPS::UTM);
    return (lonLat.y < 0.0 ? 32700 : 32600) + zone;
}

std::vector<Vn2000Zone> provincialZonesNear(double lonDeg, std::size_t count) {
    std::vector<Vn2000Zone> zones;
    std::copy_if(kZones.begin(), kZones.end(), std::back_inserter(zones), [](const Vn2000Zone& zone) { return !zone.isUtm; });
    std::stable_sort(zones.begin(), zones.end(), [lonDeg](const Vn2000Zone& a, const Vn2000Zone& b) {
        return std::abs(a.centralMeridianDeg - lonDeg) < std::abs(b.centralMeridianDeg - lonDeg);
    });
    zones.resize(std::min(count, zones.size()));
    return zones;
}

std::optional<std::string> refusedVn2000Code(int epsg) {
    const auto it = std::find_if(kWrongCodes.begin(), kWrongCodes.end(), [epsg](const WrongCode& c) { return c.wrong == epsg; });
    if (it == kWrongCodes.end()) return std::nullopt;
    const Vn2000Zone right = *vn2000Zone(it->right);
    return text(SABAN_TR("geo", "EPSG:{0} is refused: it is deprecated and wrong (its false easting and false northing are "
                                "exchanged). The right code for the meridian {1} is EPSG:{2}; relabel files that carry the "
                                "wrong one, a raster with: gdal_edit.py -a_srs EPSG:{2} FILE"),
                epsg, degreesAndMinutes(right.centralMeridianDeg), right.epsg);
}

std::string refusedVn2000Definition(const std::string& name, double centralMeridianDeg) {
    for (const WrongCode& code : kWrongCodes)
        if (std::abs(vn2000Zone(code.right)->centralMeridianDeg - centralMeridianDeg) < 1e-7) return *refusedVn2000Code(code.wrong);
    return text(SABAN_TR("geo", "the coordinate reference system '{0}' is refused: its false easting and false northing are "
                                "exchanged. Use the VN-2000 zone of the meridian {1} with a false easting of 500000 m."),
                name, degreesAndMinutes(centralMeridianDeg));
}

}  // namespace saban::geo
