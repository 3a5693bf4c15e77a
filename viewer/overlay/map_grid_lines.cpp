#include "viewer/overlay/map_grid_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <iterator>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "geo/crs/utm.h"

namespace saban::viewer {

namespace {

constexpr int kSamples = 8;             // across the picture, for what coordinates it shows
constexpr int kPieces = 24;             // of a line that is curved
constexpr std::size_t kMostLines = 200; // of one kind: more could not be told apart
constexpr int kHalvings = 30;           // of a piece, for where a zone ends in it
constexpr double kOnEdgePx = 0.01;
constexpr double kLeastAcross = 0.64;   // cosine of 50 degrees between a line and the edge's normal

/// Inside where it is not negative, and linear between two places.
struct Half {
    double from, to;
};

/// The part of a way that is inside of all, as shares of it.
std::optional<std::pair<double, double>> inside(const std::vector<Half>& halves) {
    double begin = 0.0, end = 1.0;
    for (const Half& half : halves) {
        if (half.from < 0.0 && half.to < 0.0) return std::nullopt;
        if (half.from < 0.0) begin = std::max(begin, half.from / (half.from - half.to));
        if (half.to < 0.0) end = std::min(end, half.from / (half.from - half.to));
    }
    return begin < end ? std::optional(std::pair(begin, end)) : std::nullopt;
}

class Drawing {
 public:
    explicit Drawing(const MapGridView& view) : v_(view), sizePx_(view.projection.sizePx) {}

    MapGridLines made() {
        lookAround();
        for (const int zone : zones_)
            for (const bool isNorthing : {false, true}) addLines(zone, isNorthing);
        if (areZonesMixed_)
            for (auto zone = zones_.begin(); zone != zones_.end() && std::next(zone) != zones_.end(); ++zone) addBorder(*zone, *std::next(zone));
        const auto edgeOf = [](const MapGridEnd& end) { return end.inward.y > 0.5 ? 0 : end.inward.y < -0.5 ? 1 : end.inward.x > 0.5 ? 2 : 3; };
        std::ranges::stable_sort(lines_.ends, [&](const MapGridEnd& a, const MapGridEnd& b) {
            return edgeOf(a) != edgeOf(b) ? edgeOf(a) < edgeOf(b) : edgeOf(a) < 2 ? a.atPx.x < b.atPx.x : a.atPx.y < b.atPx.y;
        });
        return std::move(lines_);
    }

 private:
    glm::dvec2 placeOf(glm::dvec2 pixel) const { return glm::dvec2(v_.frame.toGround(rayStart(v_.view, v_.frame, v_.projection, pixel))); }
    glm::dvec2 pixelAt(glm::dvec2 place) const {
        return pixelOf(v_.view, v_.frame, v_.projection, v_.frame.toScene({place, v_.view.target.z})).value_or(glm::dvec2(std::numeric_limits<double>::quiet_NaN()));
    }
    std::optional<glm::dvec2> coordinatesAt(glm::dvec2 place, int zone) const { return v_.grid ? v_.grid->coordinatesAt(place, zone) : std::optional(place); }
    std::optional<glm::dvec2> placeOfCoordinates(glm::dvec2 at, int zone) const { return v_.grid ? v_.grid->placeOf(at, zone) : std::optional(at); }

    /// The part of the table in the picture, and its zones.
    void lookAround() {
        for (int i = 0; i <= kSamples; ++i)
            for (int k = 0; k <= kSamples; ++k) {
                const glm::dvec2 place = glm::clamp(placeOf(sizePx_ * glm::dvec2(i, k) / double(kSamples)), glm::dvec2(v_.table.minE, v_.table.minN), glm::dvec2(v_.table.maxE, v_.table.maxN));
                seen_.push_back(place);
                const int zone = v_.grid ? v_.grid->zoneAt(place) : 0;
                const bool isMgrs = v_.grid && v_.grid->choice().kind == GridKind::Mgrs;
                if (zone != 0 || !isMgrs) zones_.insert(zone);
                areZonesMixed_ = areZonesMixed_ || zones_.size() > 1 || (zone == 0 && isMgrs);
            }
    }

    void addLines(int zone, bool isNorthing) {
        glm::dvec2 low(std::numeric_limits<double>::infinity()), high(-low);
        for (const glm::dvec2 place : seen_)
            if (const auto at = coordinatesAt(place, zone)) {
                low = glm::min(low, *at);
                high = glm::max(high, *at);
            }
        if (!(low.x <= high.x)) return;
        // Between the places looked at lines may reach a little farther.
        const glm::dvec2 margin = (high - low) / double(kSamples) + v_.interval.step * 1e-3;
        low -= v_.grid ? margin : glm::dvec2(0.0);
        high += v_.grid ? margin : glm::dvec2(0.0);
        const int part = isNorthing ? 1 : 0, other = 1 - part;
        const auto values = gridLinesBetween(low[part], high[part], v_.interval.step);
        if (values.size() > kMostLines) return;
        for (const double value : values) addLine(value, zone, isNorthing, low[other], high[other]);
    }

    /// A place of a line, and whether the line's zone holds there.
    struct Station {
        glm::dvec2 place;
        bool isInZone = true;
    };
    using Way = std::vector<std::optional<Station>>;

    void addLine(double value, int zone, bool isNorthing, double from, double to) {
        const int pieces = v_.grid ? kPieces : 1;
        const bool isStrong = std::llround(value / v_.interval.step) % std::max(v_.interval.strong, 1) == 0;
        Way way;
        for (int i = 0; i <= pieces; ++i) {
            const double along = from + (to - from) * i / pieces;
            const auto place = placeOfCoordinates(isNorthing ? glm::dvec2(along, value) : glm::dvec2(value, along), zone);
            way.push_back(place ? std::optional(Station{*place, isIn(*place, zone)}) : std::nullopt);
        }
        for (std::vector<glm::dvec2>& run : runsOf(way, zone)) {
            addEnd(run.front(), run[1], value, zone, isNorthing);
            addEnd(run.back(), run[run.size() - 2], value, zone, isNorthing);
            lines_.lines.push_back({.points = std::move(run), .isStrong = isStrong});
        }
    }

    /// Zones meet on meridians.
    void addBorder(int west, int east) {
        glm::dvec2 low(std::numeric_limits<double>::infinity()), high(-low);
        for (const glm::dvec2 place : seen_)
            if (const auto at = coordinatesAt(place, west))
                if (const auto lonLat = geo::fromUtm(*at, west)) {
                    low = glm::min(low, *lonLat);
                    high = glm::max(high, *lonLat);
                }
        if (!(low.x <= high.x)) return;
        const glm::dvec2 margin = (high - low) / double(kSamples);
        Way way;
        for (int i = 0; i <= kPieces; ++i) {
            const double latitude = std::lerp(low.y - margin.y, high.y + margin.y, double(i) / kPieces);
            double left = low.x - margin.x, right = high.x + margin.x;
            const bool isBetween = geo::utmZoneAt({left, latitude}) == west && geo::utmZoneAt({right, latitude}) == east;
            for (int k = 0; k < kHalvings; ++k) {
                const double middle = (left + right) / 2.0;
                (geo::utmZoneAt({middle, latitude}) == west ? left : right) = middle;
            }
            const auto at = isBetween ? geo::toUtm({right, latitude}, east) : std::nullopt;
            const auto place = at ? placeOfCoordinates(*at, east) : std::nullopt;
            way.push_back(place ? std::optional(Station{*place}) : std::nullopt);
        }
        for (std::vector<glm::dvec2>& run : runsOf(way, east)) lines_.lines.push_back({.points = std::move(run), .isStrong = true});
    }

    bool isIn(glm::dvec2 place, int zone) const { return !areZonesMixed_ || v_.grid->zoneAt(place) == zone; }

    /// What is drawn of a way, each run without a gap.
    std::vector<std::vector<glm::dvec2>> runsOf(const Way& way, int zone) const {
        std::vector<std::vector<glm::dvec2>> runs;
        bool goesOn = false;
        for (std::size_t i = 1; i < way.size(); ++i) {
            const auto piece = way[i - 1] && way[i] ? pieceOf(*way[i - 1], *way[i], zone) : std::nullopt;
            if (piece) {
                if (!goesOn || glm::distance(runs.back().back(), piece->first) > kOnEdgePx) runs.push_back({piece->first});
                runs.back().push_back(piece->second);
            }
            goesOn = piece.has_value();
        }
        return runs;
    }

    /// What is drawn of a straight piece, in pixels.
    std::optional<std::pair<glm::dvec2, glm::dvec2>> pieceOf(const Station& from, const Station& to, int zone) const {
        if (!from.isInZone && !to.isInZone) return std::nullopt;
        glm::dvec2 a = from.place, b = to.place;
        if (from.isInZone != to.isInZone) {  // as far as to the zone's border
            glm::dvec2 within = from.isInZone ? a : b, beyond = from.isInZone ? b : a;
            for (int k = 0; k < kHalvings; ++k) {
                const glm::dvec2 middle = (within + beyond) / 2.0;
                (isIn(middle, zone) ? within : beyond) = middle;
            }
            (from.isInZone ? b : a) = within;
        }
        const glm::dvec2 p = pixelAt(a), q = pixelAt(b);
        if (!std::isfinite(p.x) || !std::isfinite(q.x)) return std::nullopt;
        std::vector<Half> halves{{p.x, q.x}, {p.y, q.y}, {sizePx_.x - p.x, sizePx_.x - q.x}, {sizePx_.y - p.y, sizePx_.y - q.y},
                                 {a.x - v_.table.minE, b.x - v_.table.minE}, {a.y - v_.table.minN, b.y - v_.table.minN}, {v_.table.maxE - a.x, v_.table.maxE - b.x}, {v_.table.maxN - a.y, v_.table.maxN - b.y}};
        if (v_.cut) halves.push_back({v_.cut->insideM(a), v_.cut->insideM(b)});
        const auto part = inside(halves);
        if (!part) return std::nullopt;
        return std::pair(glm::mix(p, q, part->first), glm::mix(p, q, part->second));
    }

    void addEnd(glm::dvec2 end, glm::dvec2 next, double value, int zone, bool isNorthing) {
        const glm::dvec2 along = glm::normalize(next - end);
        struct Edge {
            double awayPx;
            glm::dvec2 inward;
        };
        const std::array<Edge, 4> edges{{{end.y, {0.0, 1.0}}, {sizePx_.y - end.y, {0.0, -1.0}}, {end.x, {1.0, 0.0}}, {sizePx_.x - end.x, {-1.0, 0.0}}}};
        for (const Edge& edge : edges) {
            if (edge.awayPx > kOnEdgePx || glm::dot(edge.inward, along) < kLeastAcross) continue;
            lines_.ends.push_back({.value = value, .isNorthing = isNorthing, .atPx = end, .inward = edge.inward, .along = along,
                                   .full = v_.grid ? v_.grid->labelOf(value, isNorthing, v_.interval, placeOf(end), zone) : gridLabelOf(value, v_.interval.step), .brief = {}});
            lines_.ends.back().brief = briefOf(lines_.ends.back().full, value);
            return;
        }
    }

    /// Metres without what stands before the two figures of the kilometres, minutes without degrees, seconds without minutes.
    GridLabel briefOf(const GridLabel& full, double value) const {
        if (!v_.grid || v_.grid->choice().kind != GridKind::LatLon) return {.prefix = {}, .principal = full.principal, .suffix = full.suffix};
        const auto seconds = std::llround(std::abs(value) * 3600.0);
        if (seconds % 3600 == 0) return full;
        if (seconds % 60 != 0) return {.prefix = {}, .principal = full.suffix, .suffix = {}};
        const auto degrees = full.principal.find("\u00b0");
        return {.prefix = {}, .principal = degrees == std::string::npos ? full.principal : full.principal.substr(degrees + 2), .suffix = {}};
    }

    const MapGridView& v_;
    glm::dvec2 sizePx_;
    std::vector<glm::dvec2> seen_;
    std::set<int> zones_;
    bool areZonesMixed_ = false;
    MapGridLines lines_;
};

}  // namespace

std::vector<glm::dvec2> onWholePixels(std::vector<glm::dvec2> points, double widthPx) {
    constexpr double kLevelPx = 0.5;
    const double shift = static_cast<int>(widthPx) % 2 == 1 ? 0.5 : 0.0;
    for (const int part : {0, 1}) {
        const double first = points.front()[part], last = points.back()[part];
        if (std::ranges::any_of(points, [&](glm::dvec2 point) { return std::abs(point[part] - first) >= kLevelPx; })) continue;
        for (glm::dvec2& point : points) point[part] = std::round((first + last) / 2.0) + shift;
    }
    return points;
}

GridInterval intervalWithin(const GridInterval& interval, double frameIntervalM) {
    if (!(frameIntervalM > 0.0)) return interval;
    if (interval.step >= frameIntervalM) return {frameIntervalM, 10};
    GridInterval within = interval;
    const auto divides = [&] { return std::abs(std::remainder(frameIntervalM, within.step)) < 1e-6 * within.step; };
    while (!divides() && within.step > 1.0) within.step = roundValueBelow(within.step * 0.99);
    within.strong = static_cast<int>(std::lround(frameIntervalM / within.step));
    return within;
}

MapGridLines mapGridLines(const MapGridView& view) {
    if (!(view.interval.step > 0.0) || view.table.isEmpty() || view.projection.sizePx.x < 2 || view.projection.sizePx.y < 2) return {};
    return Drawing(view).made();
}

}  // namespace saban::viewer
