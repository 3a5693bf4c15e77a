#include "viewer/overlay/map_grid_lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <limits>
#include <set>
#include <string>

namespace saban::viewer {

namespace {

constexpr int kSamples = 8;             // across the picture, for what coordinates it shows
constexpr int kPieces = 24;             // of a line that is curved
constexpr std::size_t kMostLines = 200; // of one kind: more could not be told apart
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
                if (zone != 0 || !v_.grid || v_.grid->choice().kind != GridKind::Mgrs) zones_.insert(zone);
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

    void addLine(double value, int zone, bool isNorthing, double from, double to) {
        const int pieces = v_.grid ? kPieces : 1;
        MapGridLine line{.points = {}, .isStrong = std::llround(value / v_.interval.step) % std::max(v_.interval.strong, 1) == 0};
        glm::dvec2 atEnd(0.0);
        const auto finish = [&] {
            if (line.points.size() > 1) {
                addEnd(line.points.front(), line.points[1], value, zone, isNorthing);
                addEnd(line.points.back(), line.points[line.points.size() - 2], value, zone, isNorthing);
                lines_.lines.push_back(line);
            }
            line.points.clear();
        };
        std::optional<glm::dvec2> before;
        for (int i = 0; i <= pieces; ++i) {
            const double along = from + (to - from) * i / pieces;
            const auto place = placeOfCoordinates(isNorthing ? glm::dvec2(along, value) : glm::dvec2(value, along), zone);
            const auto piece = before && place ? pieceOf(*before, *place, zone) : std::nullopt;
            if (!piece || (!line.points.empty() && glm::distance(atEnd, piece->first) > kOnEdgePx)) finish();
            if (piece) {
                if (line.points.empty()) line.points.push_back(piece->first);
                line.points.push_back(piece->second);
                atEnd = piece->second;
            }
            before = place;
        }
        finish();
    }

    /// What is drawn of a straight piece, in pixels.
    std::optional<std::pair<glm::dvec2, glm::dvec2>> pieceOf(glm::dvec2 a, glm::dvec2 b, int zone) const {
        if (v_.grid && zone != 0 && v_.grid->zoneAt((a + b) / 2.0) != zone) return std::nullopt;
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
    MapGridLines lines_;
};

}  // namespace

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
