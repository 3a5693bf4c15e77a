#include "geo/crs/coordinate_reader.h"

#include <GeographicLib/MGRS.hpp>
#include <GeographicLib/UTMUPS.hpp>
#include <algorithm>
#include <cmath>
#include <exception>
#include <regex>
#include <span>
#include <string>
#include <vector>

#include "geo/core/text.h"
#include "geo/crs/coordinate_text.h"

namespace saban::geo {

namespace {

using Token = CoordinateToken;
using Kind = CoordinateToken::Kind;
using Tokens = std::span<const Token>;

/// Two numbers as they were written, in degrees or metres.
struct Pair {
    double first = 0.0, second = 0.0;
    CoordinateStyle style;
};

struct Asked {
    std::string text;
    Crs crs;
    std::optional<Bounds> expected;
};

tl::unexpected<Error> cannotRead(const Asked& asked, const std::string& reason) {
    return fail(ErrorCode::InvalidArgument, text(SABAN_TR("geo", "cannot read '{0}' as a place: {1}"), asked.text, reason));
}

tl::unexpected<Error> isNoPlace(const Asked& asked) {
    return cannotRead(asked, text(SABAN_TR("geo", "write for instance X 2325641.2 Y 587123.4; 21.0285 N 105.8048 E; 48N 583630 2325514 or 48Q WJ 83629 25513")));
}

/// Longitude and latitude, on WGS 84, in the CRS.
Result<WrittenPlace> fromLonLat(const Asked& asked, glm::dvec2 lonLat, CoordinateStyle style) {
    if (std::abs(lonLat.y) > 90.0) return cannotRead(asked, text(SABAN_TR("geo", "a latitude is at most 90 degrees")));
    if (std::abs(lonLat.x) > 180.0) return cannotRead(asked, text(SABAN_TR("geo", "a longitude is at most 180 degrees")));
    static const Result<Crs> wgs84 = Crs::fromEpsg(4326);
    if (!wgs84) return tl::unexpected(wgs84.error());
    const auto transform = Transform::create(*wgs84, asked.crs);
    if (!transform) return tl::unexpected(transform.error());
    const auto point = transform->forward(lonLat);
    if (!point) return fail(ErrorCode::BadCrs, text(SABAN_TR("geo", "'{0}' lies outside what {1} can hold"), asked.text, asked.crs.label()));
    return WrittenPlace{.point = *point, .style = style};
}

Result<WrittenPlace> onGrid(const Asked& asked, double north, double east, CoordinateStyle style) {
    if (!asked.crs.isProjected()) return fail(ErrorCode::BadCrs, text(SABAN_TR("geo", "'{0}' is no place in {1}: it has only degrees, no X and Y"), asked.text, asked.crs.label()));
    return WrittenPlace{.point = {east, north}, .style = style};
}

// ---- which order two numbers without labels have

/// Rectangles in which the place is looked for, the likeliest first.
std::vector<Bounds> likelyBounds(const Asked& asked) {
    std::vector<Bounds> likely;
    if (asked.expected && !asked.expected->isEmpty()) {
        constexpr double kMarginM = 2000.0;
        const double side = std::max(asked.expected->width(), asked.expected->height());
        likely.push_back(*asked.expected);
        likely.push_back(asked.expected->grownBy(asked.crs.isGeographic() ? side : std::max(side, kMarginM)));
    }
    const auto area = asked.crs.areaOfUse();
    const auto wgs84 = Crs::fromEpsg(4326);
    if (!area || !wgs84) return likely;
    const auto transform = Transform::create(*wgs84, asked.crs);
    const auto used = transform ? transform->forward(*area) : std::nullopt;
    if (used) likely.push_back(*used);
    return likely;
}

/// True for two numbers that can be a latitude and a longitude in some order.
bool areDegrees(double first, double second) { return std::min(std::abs(first), std::abs(second)) <= 90.0 && std::max(std::abs(first), std::abs(second)) <= 180.0; }

/// North or latitude first, then the other way round.
std::vector<WrittenPlace> bothOrders(const Asked& asked, const Pair& pair) {
    std::vector<WrittenPlace> places;
    const auto add = [&places](const Result<WrittenPlace>& place) {
        if (place) places.push_back(*place);
    };
    if (pair.style == CoordinateStyle::NorthingEasting) {
        add(onGrid(asked, pair.first, pair.second, CoordinateStyle::NorthingEasting));
        add(onGrid(asked, pair.second, pair.first, CoordinateStyle::EastingNorthing));
    } else {
        add(fromLonLat(asked, {pair.second, pair.first}, pair.style));
        add(fromLonLat(asked, {pair.first, pair.second}, pair.style));
    }
    return places;
}

/// The place that lies where it is expected, else the first when there is one reading only.
Result<WrittenPlace> likeliest(const Asked& asked, std::span<const Pair> readings) {
    std::vector<WrittenPlace> places;
    for (const Pair& pair : readings)
        for (const WrittenPlace& place : bothOrders(asked, pair)) places.push_back(place);
    for (const Bounds& bounds : likelyBounds(asked))
        for (const WrittenPlace& place : places)
            if (bounds.contains(place.point)) return place;
    if (readings.size() != 1) return isNoPlace(asked);
    if (!places.empty()) return places.front();
    const Pair& pair = readings.front();
    return pair.style == CoordinateStyle::NorthingEasting ? onGrid(asked, pair.first, pair.second, pair.style) : fromLonLat(asked, {pair.second, pair.first}, pair.style);
}

// ---- numbers, angles, labels

/// Numbers with their thousands apart by blanks are one.
std::optional<double> metresOf(Tokens tokens) {
    std::string joined;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const std::string& digits = tokens[i].digits;
        const auto whole = digits.find_first_of(",.");
        if (tokens[i].kind != Kind::Number) return std::nullopt;
        if (i > 0 && std::min(whole, digits.size()) != 3) return std::nullopt;
        if (i > 0 && (digits.front() == '-' || digits.front() == '+')) return std::nullopt;
        if (i + 1 < tokens.size() && whole != std::string::npos) return std::nullopt;
        if (i == 0 && tokens.size() > 1 && digits.size() > 3) return std::nullopt;
        joined += digits;
    }
    return writtenNumber(joined);
}

struct Angle {
    double deg = 0.0;
    bool hasMinutes = false;
};

/// Degrees, with minutes and seconds or without, with their marks or without.
std::optional<Angle> angleOf(Tokens tokens) {
    double parts[3] = {};
    std::size_t count = 0;
    bool isNegative = false;
    for (const Token& token : tokens) {
        if (token.kind == Kind::Number) {
            const auto number = count < 3 ? writtenNumber(token.digits) : std::nullopt;
            const bool hasSign = token.digits.front() == '-' || token.digits.front() == '+';
            if (!number || (count > 0 && (hasSign || *number >= 60.0 || parts[count - 1] != std::floor(parts[count - 1])))) return std::nullopt;
            if (count == 0) isNegative = token.digits.front() == '-';
            parts[count++] = std::abs(*number);
        } else if ((token.kind == Kind::Degree && count != 1) || (token.kind == Kind::Minute && count != 2) || (token.kind == Kind::Second && count != 3)) {
            return std::nullopt;
        } else if (token.kind == Kind::Separator || token.kind == Kind::Letter) {
            return std::nullopt;
        }
    }
    const double deg = parts[0] + parts[1] / 60.0 + parts[2] / 3600.0;
    if (count == 0 || deg > 180.0) return std::nullopt;
    return Angle{.deg = isNegative ? -deg : deg, .hasMinutes = count > 1};
}

bool hasKind(Tokens tokens, Kind kind) {
    return std::any_of(tokens.begin(), tokens.end(), [kind](const Token& token) { return token.kind == kind; });
}

std::vector<Token> withoutSeparators(Tokens tokens) {
    std::vector<Token> kept(tokens.begin(), tokens.end());
    std::erase_if(kept, [](const Token& token) { return token.kind == Kind::Separator; });
    return kept;
}

/// One of two coordinates with its letter.
struct Labelled {
    char letter = 0;
    std::vector<Token> tokens;
};

/// Letters stand before their numbers when the first thing is a letter, else behind them.
std::optional<std::pair<Labelled, Labelled>> labelledParts(Tokens tokens) {
    std::vector<Labelled> parts(1);
    const bool isBefore = tokens.front().kind == Kind::Letter;
    for (const Token& token : tokens) {
        if (token.kind == Kind::Letter && isBefore && !parts.back().tokens.empty()) parts.emplace_back();
        if (token.kind == Kind::Letter) {
            if (parts.back().letter) return std::nullopt;
            parts.back().letter = token.letter;
            if (!isBefore) parts.emplace_back();
        } else {
            parts.back().tokens.push_back(token);
        }
    }
    if (!isBefore && parts.back().tokens.empty()) parts.pop_back();
    const bool isSound = parts.size() == 2 && std::all_of(parts.begin(), parts.end(), [](const Labelled& part) { return part.letter && !part.tokens.empty(); });
    return isSound ? std::optional(std::pair(parts[0], parts[1])) : std::nullopt;
}

bool isNorthLetter(char letter) { return letter == 'X' || letter == 'N' || letter == 'S'; }

Result<WrittenPlace> readLabelled(const Asked& asked, Tokens tokens) {
    const auto parts = labelledParts(tokens);
    if (!parts || isNorthLetter(parts->first.letter) == isNorthLetter(parts->second.letter)) return isNoPlace(asked);
    const auto& [north, east] = isNorthLetter(parts->first.letter) ? std::pair(parts->first, parts->second) : std::pair(parts->second, parts->first);
    const bool isXy = north.letter == 'X' || east.letter == 'Y';
    if (isXy && !(north.letter == 'X' && east.letter == 'Y')) return isNoPlace(asked);
    if (!isXy) {
        const auto latitude = angleOf(north.tokens), longitude = angleOf(east.tokens);
        if (latitude && longitude) {
            const CoordinateStyle style = latitude->hasMinutes || longitude->hasMinutes ? CoordinateStyle::LonLatDms : CoordinateStyle::LonLatDecimal;
            const double latitudeDeg = north.letter == 'S' ? -std::abs(latitude->deg) : latitude->deg;
            return fromLonLat(asked, {east.letter == 'W' ? -std::abs(longitude->deg) : longitude->deg, latitudeDeg}, style);
        }
        if (north.letter == 'S' || east.letter == 'W') return isNoPlace(asked);
    }
    const auto northing = metresOf(north.tokens), easting = metresOf(east.tokens);
    if (!northing || !easting) return isNoPlace(asked);
    constexpr double kFewestM = 1000.0;  // less is meant as degrees
    if (!isXy && std::max(std::abs(*northing), std::abs(*easting)) < kFewestM) return fromLonLat(asked, {*easting, *northing}, CoordinateStyle::LonLatDecimal);
    return onGrid(asked, *northing, *easting, isXy ? CoordinateStyle::NorthingEasting : CoordinateStyle::EastingNorthing);
}

/// Two angles without letters, told apart by the mark of degrees.
Result<WrittenPlace> readMarkedAngles(const Asked& asked, Tokens all) {
    const std::vector<Token> tokens = withoutSeparators(all);
    const auto isDegree = [](const Token& token) { return token.kind == Kind::Degree; };
    const auto last = std::find_if(tokens.rbegin(), tokens.rend(), isDegree).base();  // behind the mark
    if (std::count_if(tokens.begin(), tokens.end(), isDegree) != 2 || last - tokens.begin() < 3) return isNoPlace(asked);
    const auto split = static_cast<std::size_t>(last - tokens.begin()) - 2;
    const auto first = angleOf(Tokens(tokens).first(split)), second = angleOf(Tokens(tokens).subspan(split));
    if (!first || !second) return isNoPlace(asked);
    const Pair pair{first->deg, second->deg, first->hasMinutes || second->hasMinutes ? CoordinateStyle::LonLatDms : CoordinateStyle::LonLatDecimal};
    return likeliest(asked, std::span(&pair, 1));
}

// ---- numbers alone

Pair pairOf(double first, double second) { return {first, second, areDegrees(first, second) ? CoordinateStyle::LonLatDecimal : CoordinateStyle::NorthingEasting}; }

/// "2325641.2,587123.4" without a blank is one number to the eye; every comma may be the one between two.
std::vector<Pair> readingsOfOne(const std::string& digits) {
    std::vector<Pair> readings;
    for (std::size_t comma = digits.find(','); comma != std::string::npos; comma = digits.find(',', comma + 1)) {
        const auto first = writtenNumber(std::string_view(digits).substr(0, comma)), second = writtenNumber(std::string_view(digits).substr(comma + 1));
        if (first && second) readings.push_back(pairOf(*first, *second));
    }
    return readings;
}

/// Every way in which numbers in a row can be two: degrees, minutes, seconds; or metres with their thousands apart.
std::vector<Pair> readingsOf(Tokens tokens) {
    std::vector<Pair> readings;
    const auto separator = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == Kind::Separator; });
    const auto split = static_cast<std::size_t>(separator - tokens.begin());
    const std::size_t from = separator == tokens.end() ? 1 : split, to = separator == tokens.end() ? tokens.size() : split + 1;
    for (std::size_t at = from; at < to; ++at) {
        const Tokens first = tokens.first(at), second = tokens.subspan(separator == tokens.end() ? at : at + 1);
        if (first.size() == second.size() && first.size() > 1)
            if (const auto a = angleOf(first), b = angleOf(second); a && b && areDegrees(a->deg, b->deg)) return {{a->deg, b->deg, CoordinateStyle::LonLatDms}};
        if (const auto a = metresOf(first), b = metresOf(second); a && b) readings.push_back(pairOf(*a, *b));
    }
    return readings;
}

// ---- grids of the whole world

/// Nothing when the text is no MGRS.
std::optional<Result<WrittenPlace>> readMgrs(const Asked& asked, const std::string& plain) {
    static const std::regex pattern("(\\d{1,2}[A-Z]|[ABYZ])[A-Z]{2}\\d*");
    std::string square = plain;
    std::erase_if(square, [](char c) { return c == ' ' || c == '\t'; });
    if (!std::regex_match(square, pattern)) return std::nullopt;
    const auto digits = square.size() - 1 - square.find_last_not_of("0123456789");
    if (digits < 4) return cannotRead(asked, text(SABAN_TR("geo", "the MGRS square is too large to be a place: give at least four digits")));
    try {
        int zone = 0, precision = 0;
        bool isNorth = true;
        double easting = 0, northing = 0, latitude = 0, longitude = 0;
        GeographicLib::MGRS::Reverse(square, zone, isNorth, easting, northing, precision, true);
        GeographicLib::UTMUPS::Reverse(zone, isNorth, easting, northing, latitude, longitude);
        return fromLonLat(asked, {longitude, latitude}, CoordinateStyle::Mgrs);
    } catch (const std::exception&) {  // GeographicLib throws for what is no square
        return cannotRead(asked, text(SABAN_TR("geo", "there is no such MGRS square")));
    }
}

/// Nothing when the text is no UTM.
std::optional<Result<WrittenPlace>> readUtm(const Asked& asked, const std::string& plain) {
    static const std::regex pattern("(\\d{1,2}) ?([C-HJ-NP-X])[ ,;\t]+(\\d{6}(?:[.,]\\d+)?) ?M? ?E?[ ,;\t]+(\\d{1,8}(?:[.,]\\d+)?) ?M? ?N?");
    std::smatch match;
    if (!std::regex_match(plain, match, pattern)) return std::nullopt;
    const int zone = std::stoi(match[1]);
    const char band = match[2].str().front();
    const auto easting = writtenNumber(match[3].str()), northing = writtenNumber(match[4].str());
    if (zone < 1 || zone > 60) return cannotRead(asked, text(SABAN_TR("geo", "UTM has the zones 1 to 60")));
    if (!easting || !northing) return isNoPlace(asked);
    try {
        double latitude = 0, longitude = 0;
        GeographicLib::UTMUPS::Reverse(zone, band >= 'N' && band != 'S', *easting, *northing, latitude, longitude);
        return fromLonLat(asked, {longitude, latitude}, CoordinateStyle::Utm);
    } catch (const std::exception&) {
        return cannotRead(asked, text(SABAN_TR("geo", "the numbers lie outside the UTM zone")));
    }
}

}  // namespace

Result<WrittenPlace> parseAnyCoordinate(std::string_view written, const Crs& crs, const std::optional<Bounds>& expected) {
    constexpr std::size_t kLongest = 200, kShown = 80;
    const std::string plain = plainCoordinateText(written.substr(0, kLongest));
    const Asked asked{.text = std::string(written.substr(0, std::min(written.find('\0'), kShown))), .crs = crs, .expected = expected};
    if (written.size() > kLongest) return isNoPlace(asked);
    if (auto place = readMgrs(asked, plain)) return *std::move(place);
    if (auto place = readUtm(asked, plain)) return *std::move(place);
    const auto tokens = coordinateTokens(plain);
    if (!tokens || tokens->empty()) return isNoPlace(asked);
    if (hasKind(*tokens, Kind::Letter)) return readLabelled(asked, withoutSeparators(*tokens));
    if (hasKind(*tokens, Kind::Degree)) return readMarkedAngles(asked, *tokens);
    const auto readings = tokens->size() == 1 ? readingsOfOne(tokens->front().digits) : readingsOf(*tokens);
    return readings.empty() ? isNoPlace(asked) : likeliest(asked, readings);
}

}  // namespace saban::geo
