#include "geo/crs/coordinates.h"

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <exception>

#include "geo/core/decimal.h"
#include "geo/core/text.h"
#include "geo/crs/coordinate_text.h"

namespace saban::geo {

namespace {

tl::unexpected<Error> cannotWrite(const Crs& crs, const std::string& reason) {
    return fail(ErrorCode::BadCrs, text(SABAN_TR("geo", "cannot write a coordinate of {0}: {1}"), crs.label(), reason));
}

/// "21°01′42.64″", with the carry of a second that rounds up to 60.
std::string degreesMinutesSeconds(double deg) {
    const long long hundredths = std::llround(std::abs(deg) * 360000.0);
    const long long seconds = hundredths / 100;
    return fmt::format("{}°{:02}′{:02}.{:02}″", seconds / 3600, seconds / 60 % 60, seconds % 60, hundredths % 100);
}

/// In texts such as "north: N" the translator writes what the language has in place of the last word.
std::string lastWordOf(const TextKey& key) {
    const std::string all = translated(key);
    return all.substr(all.rfind(' ') + 1);
}

/// South is S in all languages: in Vietnamese N stands for south, and would be read as north elsewhere.
struct Letters {
    std::string north = lastWordOf(SABAN_TR("geo", "north: N")), east = lastWordOf(SABAN_TR("geo", "east: E"));
    std::string south = "S", west = lastWordOf(SABAN_TR("geo", "west: W"));
};

double wrappedLongitude(double lonDeg) {
    const double wrapped = std::remainder(lonDeg, 360.0);
    return wrapped == -180.0 ? 180.0 : wrapped;
}

std::string utmText(glm::dvec2 lonLat, int decimals) {
    int zone = 0;
    bool isNorth = true;
    double easting = 0, northing = 0;
    GeographicLib::UTMUPS::Forward(lonLat.y, lonLat.x, zone, isNorth, easting, northing);
    const std::string place = zone == 0 ? std::string(isNorth ? "N" : "S") : fmt::format("{}{}", zone, isNorth ? 'N' : 'S');
    return fmt::format("{0} {1:.{3}f} {2:.{3}f}", place, easting, northing, decimals);
}

/// The square letters apart, as they are printed on maps: "48Q WJ 83960 25641". Digits are cut, not rounded.
std::string mgrsText(glm::dvec2 lonLat) {
    constexpr int kMetreDigits = 5;
    int zone = 0;
    bool isNorth = true;
    double easting = 0, northing = 0;
    GeographicLib::UTMUPS::Forward(lonLat.y, lonLat.x, zone, isNorth, easting, northing);
    std::string mgrs;
    GeographicLib::MGRS::Forward(zone, isNorth, easting, northing, lonLat.y, kMetreDigits, mgrs);
    const std::size_t digits = mgrs.size() - 2 * kMetreDigits;
    return mgrs.substr(0, digits - 2) + " " + mgrs.substr(digits - 2, 2) + " " + mgrs.substr(digits, kMetreDigits) + " " +
           mgrs.substr(digits + kMetreDigits);
}

Result<glm::dvec2> toLonLat(glm::dvec2 point, const Crs& crs) {
    static const Result<Crs> wgs84 = Crs::fromEpsg(4326);
    if (!wgs84) return tl::unexpected(wgs84.error());
    const auto transform = Transform::create(crs, *wgs84);
    if (!transform) return tl::unexpected(transform.error());
    auto lonLat = transform->forward(point);
    if (!lonLat || std::abs(lonLat->y) > 90.0)
        return cannotWrite(crs, text(SABAN_TR("geo", "{0}; {1} lies outside what this CRS can hold"), decimalText(point.x, 3), decimalText(point.y, 3)));
    lonLat->x = wrappedLongitude(lonLat->x);
    return *lonLat;
}

std::optional<double> parseNumber(std::string_view part) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    while (!part.empty() && isSpace(part.front())) part.remove_prefix(1);
    while (!part.empty() && isSpace(part.back())) part.remove_suffix(1);
    if (part.starts_with('+') && !part.starts_with("+-")) part.remove_prefix(1);
    double value = 0.0;
    const char* end = part.data() + part.size();
    const auto [stop, error] = std::from_chars(part.data(), end, value);
    if (error != std::errc{} || stop != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// "E 587123.4  N 2325641.2", "Đ 587123,4  B 2325641,2": as the window writes and copies easting and northing.
std::optional<glm::dvec2> labelledPoint(std::string_view point) {
    using Kind = CoordinateToken::Kind;
    const auto tokens = coordinateTokens(plainCoordinateText(point));
    if (!tokens || tokens->size() != 4) return std::nullopt;
    const auto& t = *tokens;
    const bool isEastNorth = t[0].kind == Kind::Letter && t[0].letter == 'E' && t[1].kind == Kind::Number && t[2].kind == Kind::Letter && t[2].letter == 'N' && t[3].kind == Kind::Number;
    const auto east = isEastNorth ? writtenNumber(t[1].digits) : std::nullopt, north = isEastNorth ? writtenNumber(t[3].digits) : std::nullopt;
    return east && north ? std::optional(glm::dvec2{*east, *north}) : std::nullopt;
}

}  // namespace

Result<std::string> formatCoordinate(glm::dvec2 point, const Crs& crs, CoordinateStyle style, int decimals) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y))
        return cannotWrite(crs, text(SABAN_TR("geo", "the point is not a number")));
    const Letters letters;
    if (style == CoordinateStyle::NorthingEasting || style == CoordinateStyle::EastingNorthing) {
        if (!crs.isProjected()) return cannotWrite(crs, text(SABAN_TR("geo", "it has no easting and northing, only degrees")));
        return inDecimals(style == CoordinateStyle::NorthingEasting ? fmt::format("X {0:.{2}f}  Y {1:.{2}f}", point.y, point.x, decimals)
                                                                    : fmt::format("{3} {0:.{2}f}  {4} {1:.{2}f}", point.x, point.y, decimals, letters.east, letters.north));
    }
    const auto lonLat = toLonLat(point, crs);
    if (!lonLat) return tl::unexpected(lonLat.error());
    const std::string& north = lonLat->y < 0 ? letters.south : letters.north;
    const std::string& east = lonLat->x < 0 ? letters.west : letters.east;
    try {
        switch (style) {
            case CoordinateStyle::LonLatDecimal:
                return inDecimals(fmt::format("{0:.{4}f}° {1}  {2:.{4}f}° {3}", std::abs(lonLat->y), north, std::abs(lonLat->x), east, decimals + 5));
            case CoordinateStyle::LonLatDms:
                return inDecimals(fmt::format("{} {}  {} {}", degreesMinutesSeconds(lonLat->y), north, degreesMinutesSeconds(lonLat->x), east));
            case CoordinateStyle::Utm: return inDecimals(utmText(*lonLat, decimals));
            case CoordinateStyle::Mgrs: return mgrsText(*lonLat);
            case CoordinateStyle::NorthingEasting:
            case CoordinateStyle::EastingNorthing: break;
        }
    } catch (const std::exception& error) {  // GeographicLib throws for what no grid covers
        return cannotWrite(crs, error.what());
    }
    return cannotWrite(crs, text(SABAN_TR("geo", "the style is unknown")));
}

Result<glm::dvec2> parsePoint(std::string_view point) {
    const std::size_t comma = point.find(',');
    if (comma != std::string_view::npos) {
        const auto first = parseNumber(point.substr(0, comma));
        const auto second = parseNumber(point.substr(comma + 1));
        if (first && second) return glm::dvec2{*first, *second};
    }
    if (const auto labelled = labelledPoint(point)) return *labelled;
    return fail(ErrorCode::InvalidArgument,
                text(SABAN_TR("geo", "cannot read '{}' as a point: it has to be two numbers with a decimal point and a comma "
                                     "between them, easting first (587123.4,2325641.2) or longitude first (105.8048,21.0285)"),
                     point.substr(0, 80)));
}

}  // namespace saban::geo
