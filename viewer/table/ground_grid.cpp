#include "viewer/table/ground_grid.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <map>
#include <utility>

#include "geo/core/text.h"
#include "geo/crs/utm.h"
#include "viewer/table/crs_words.h"

namespace saban::viewer {

namespace {

constexpr double kLinePx = 90.0;             // from line to line, at least about
constexpr double kMetresPerDegree = 110574.0;  // of latitude; of longitude at the equator about as many
constexpr double kSmallestMgrsM = 100.0, kLargestMgrsM = 100000.0;
constexpr std::size_t kMostCrossings = 1000;
constexpr int kSteps = 128;                  // along an edge: between them a coordinate changes evenly, to a decimetre on 300 km
constexpr double kMostLabels = 100.0;        // on an edge

/// Steps of degrees, and how many of them make the next natural one.
struct DegreeStep {
    double seconds;
    int strong;
};
constexpr std::array<DegreeStep, 19> kDegreeSteps{{{1, 10}, {2, 5}, {5, 6}, {10, 6}, {15, 4}, {30, 2}, {60, 10}, {120, 5}, {300, 6}, {600, 6},
                                                   {900, 4}, {1800, 2}, {3600, 10}, {7200, 5}, {18000, 2}, {36000, 3}, {54000, 2}, {108000, 3}, {324000, 2}}};

/// "105°05′30″" in the figures that the step needs.
GridLabel degreeLabel(double degrees, bool isLatitude, double stepDeg) {
    const auto seconds = static_cast<long long>(std::llround(std::abs(degrees) * 3600.0));
    const bool isZero = seconds == 0;
    GridLabel label;
    label.principal = fmt::format("{}\u00b0", seconds / 3600);
    if (stepDeg < 1.0) label.principal += fmt::format("{:02}\u2032", seconds / 60 % 60);
    if (stepDeg < 1.0 / 60.0 - 1e-12) label.suffix = fmt::format("{:02}\u2033", seconds % 60);
    if (!isZero && degrees < 0.0) label.suffix += isLatitude ? " S" : " W";
    return label;
}

/// The quadratic that fits values on a lattice of 3 x 3 points at -0.5, 0, 0.5 best.
std::array<double, 6> quadratic(const std::array<double, 9>& f) {
    double sum = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
    for (int i = 0; i < 9; ++i) {
        const double u = i % 3 - 1, v = i / 3 - 1;
        sum += f[i];
        x += u * f[i];
        y += v * f[i];
        xx += u * u * f[i];
        xy += u * v * f[i];
        yy += v * v * f[i];
    }
    const double cxx = (xx - sum * 2.0 / 3.0) / 2.0, cyy = (yy - sum * 2.0 / 3.0) / 2.0;
    // From steps of a half to steps of one.
    return {sum / 9.0 - (cxx + cyy) * 2.0 / 3.0, x / 6.0 * 2.0, y / 6.0 * 2.0, cxx * 4.0, xy / 4.0 * 4.0, cyy * 4.0};
}

glm::dvec2 latticePoint(const geo::Bounds& tile, int i) { return {tile.minE + tile.width() * (i % 3) / 2.0, tile.minN + tile.height() * (i / 3) / 2.0}; }

}  // namespace

GridInterval metricIntervalFor(double metresPerPixel) {
    const double step = std::max(nearestRoundValue(kLinePx * metresPerPixel), 1.0);
    const double leading = step / std::pow(10.0, std::floor(std::log10(step) + 1e-9));
    return {step, leading > 1.5 && leading < 3.0 ? 5 : leading > 3.0 ? 2 : 10};
}

geo::Result<std::shared_ptr<const GroundGrid>> GroundGrid::create(const GridChoice& choice, const geo::Crs& tableCrs) {
    if (choice.kind == GridKind::Table) return std::shared_ptr<const GroundGrid>();
    const auto crs = geo::Crs::fromEpsg(choice.kind == GridKind::Projected ? choice.epsg : 4326);
    if (!crs) return tl::unexpected(crs.error());
    if (choice.kind == GridKind::Projected && !crs->isMetric())
        return geo::fail(geo::ErrorCode::BadCrs,
                         text(SABAN_TR("viewer", "cannot draw the grid of '{}': it is not projected in metres. Choose a zone of VN-2000 or UTM, MGRS, or latitude and longitude."),
                              crs->label()));
    if (choice.kind == GridKind::Projected && crs->isSameAs(tableCrs)) return std::shared_ptr<const GroundGrid>();
    auto transform = geo::Transform::create(tableCrs, *crs);
    if (!transform) return tl::unexpected(transform.error());
    return std::shared_ptr<const GroundGrid>(new GroundGrid(choice, tableCrs, std::move(*transform), withZonesNamed(crs->name())));
}

int GroundGrid::zoneAt(glm::dvec2 place) const {
    if (choice_.kind != GridKind::Mgrs) return 0;
    const auto lonLat = toGrid_.forward(place);
    return lonLat ? geo::utmZoneAt(*lonLat) : 0;
}

std::optional<glm::dvec2> GroundGrid::coordinatesAt(glm::dvec2 place, int zone) const {
    const auto at = toGrid_.forward(place);
    if (!at || choice_.kind != GridKind::Mgrs) return at;
    return zone == 0 ? std::nullopt : geo::toUtm(*at, zone);
}

std::optional<glm::dvec2> GroundGrid::placeOf(glm::dvec2 coordinates, int zone) const {
    if (choice_.kind != GridKind::Mgrs) return toGrid_.inverse(coordinates);
    const auto lonLat = zone == 0 ? std::nullopt : geo::fromUtm(coordinates, zone);
    return lonLat ? toGrid_.inverse(*lonLat) : std::nullopt;
}

GridInterval GroundGrid::intervalFor(double metresPerPixel) const {
    const double wantedM = kLinePx * metresPerPixel;
    if (choice_.kind == GridKind::LatLon) {
        for (const DegreeStep& step : kDegreeSteps)
            if (step.seconds / 3600.0 * kMetresPerDegree >= wantedM) return {step.seconds / 3600.0, step.strong};
        return {kDegreeSteps.back().seconds / 3600.0, kDegreeSteps.back().strong};
    }
    if (choice_.kind == GridKind::Mgrs) {
        double step = kSmallestMgrsM;
        while (step < std::min(wantedM, kLargestMgrsM) * 0.7) step *= 10.0;
        return {step, 10};
    }
    return metricIntervalFor(metresPerPixel);
}

double GroundGrid::spacingM(const GridInterval& interval) const { return choice_.kind == GridKind::LatLon ? interval.step * kMetresPerDegree : interval.step; }

std::optional<GroundGrid::TileFit> GroundGrid::fit(const geo::Bounds& tile) const {
    std::array<glm::dvec2, 9> lattice{};
    for (int i = 0; i < 9; ++i) {
        const auto at = toGrid_.forward(latticePoint(tile, i));
        if (!at) return std::nullopt;
        lattice[i] = *at;
    }
    const auto termsOf = [&lattice](const auto& coordinatesOf) -> std::optional<Terms> {
        std::array<double, 9> east{}, north{};
        for (int i = 0; i < 9; ++i) {
            const std::optional<glm::dvec2> at = coordinatesOf(lattice[i]);
            if (!at) return std::nullopt;
            east[i] = at->x;
            north[i] = at->y;
        }
        const auto e = quadratic(east), n = quadratic(north);
        Terms terms;
        for (int k = 0; k < 6; ++k) terms[k] = {e[k], n[k]};
        return terms;
    };
    TileFit fit;
    if (choice_.kind != GridKind::Mgrs) {
        const auto terms = termsOf([](glm::dvec2 at) { return std::optional(at); });
        fit.terms = *terms;
        return fit;
    }
    // Zones meet on meridians: the two that hold at most of the points, the western one first.
    std::map<int, std::pair<int, double>> zones;  // how often, and the mean longitude
    for (const glm::dvec2 at : lattice) {
        auto& zone = zones[geo::utmZoneAt(at)];
        zone = {zone.first + 1, zone.second + at.x};
    }
    zones.erase(0);
    if (zones.empty() || zones.size() > 2) return std::nullopt;
    std::vector<std::pair<double, int>> byLongitude;
    for (const auto& [zone, found] : zones) byLongitude.emplace_back(found.second / found.first, zone);
    std::sort(byLongitude.begin(), byLongitude.end());
    const int west = byLongitude.front().second, east = byLongitude.size() > 1 ? byLongitude[1].second : west;
    const auto terms = termsOf([west](glm::dvec2 at) { return geo::toUtm(at, west); });
    if (!terms) return std::nullopt;
    fit.terms = *terms;
    if (east == west) return fit;
    const auto beyond = termsOf([east](glm::dvec2 at) { return geo::toUtm(at, east); });
    if (!beyond) return fit;
    double left = byLongitude[0].first, right = byLongitude[1].first;
    const double latitude = lattice[4].y;
    for (int i = 0; i < 50; ++i) {
        const double middle = (left + right) / 2.0;
        (geo::utmZoneAt({middle, latitude}) == west ? left : right) = middle;
    }
    std::array<double, 9> longitudes{};
    for (int i = 0; i < 9; ++i) longitudes[i] = lattice[i].x - right;
    fit.beyond = TileFit::Beyond{.terms = *beyond, .border = quadratic(longitudes)};
    return fit;
}

GridInterval GroundGrid::edgeInterval(const GridInterval& interval, double lengthM) const {
    GridInterval wide = interval;
    for (double metresPerPixel = spacingM(interval) / kLinePx; lengthM > kMostLabels * spacingM(wide) && metresPerPixel < 1e6; metresPerPixel *= 2.0)
        wide = intervalFor(metresPerPixel);
    return wide;
}

std::vector<GroundGrid::Crossing> GroundGrid::crossings(glm::dvec2 from, glm::dvec2 to, bool isNorthing, const GridInterval& interval) const {
    std::vector<Crossing> found;
    const double stepM = glm::distance(from, to) / kSteps;
    const auto valueAt = [&](glm::dvec2 place, int zone) {
        const auto at = coordinatesAt(place, zone);
        return at ? std::optional(isNorthing ? at->y : at->x) : std::nullopt;
    };
    glm::dvec2 start = from;
    int zoneBefore = -1;
    std::optional<double> valueBefore;
    for (int i = 0; i < kSteps; ++i) {
        const glm::dvec2 end = glm::mix(from, to, static_cast<double>(i + 1) / kSteps);
        const int zone = zoneAt((start + end) / 2.0);
        const auto v0 = zone == zoneBefore ? valueBefore : valueAt(start, zone), v1 = valueAt(end, zone);
        if (v0 && v1 && *v0 != *v1)
            addLines(found, {.from = start, .to = end, .fromM = i * stepM, .lengthM = stepM, .fromValue = *v0, .toValue = *v1, .zone = zone, .isLast = i + 1 == kSteps}, isNorthing, interval);
        start = end;
        zoneBefore = zone;
        valueBefore = v1;
    }
    if (choice_.kind != GridKind::Mgrs) return found;
    std::string lastSquare;
    for (Crossing& crossing : found) {  // the square is written where it is first met
        std::string square = std::exchange(crossing.label.prefix, {});
        if (square != lastSquare) crossing.label.prefix = square;
        lastSquare = std::move(square);
    }
    return found;
}

/// The last line of a stretch belongs to the next one, but for the end of the edge.
void GroundGrid::addLines(std::vector<Crossing>& found, const EdgeStretch& stretch, bool isNorthing, const GridInterval& interval) const {
    const double first = std::min(stretch.fromValue, stretch.toValue), last = std::max(stretch.fromValue, stretch.toValue);
    const bool isRising = stretch.toValue > stretch.fromValue;
    const double slack = 1e-9 * interval.step;
    const double lowest = first + (isRising || stretch.isLast ? -slack : slack), highest = last + (!isRising || stretch.isLast ? slack : -slack);
    std::vector<double> lines;
    for (double k = std::ceil(lowest / interval.step); k * interval.step <= highest && lines.size() < kMostCrossings; ++k) lines.push_back(k * interval.step);
    if (!isRising) std::reverse(lines.begin(), lines.end());
    for (const double value : lines) {
        if (found.size() >= kMostCrossings) return;
        const double t = std::clamp((value - stretch.fromValue) / (stretch.toValue - stretch.fromValue), 0.0, 1.0);
        found.push_back({.alongM = stretch.fromM + t * stretch.lengthM, .value = value, .label = labelOf(value, isNorthing, interval, glm::mix(stretch.from, stretch.to, t), stretch.zone)});
    }
}

GridLabel GroundGrid::labelOf(double value, bool isNorthing, const GridInterval& interval, glm::dvec2 place, int zone) const {
    if (choice_.kind == GridKind::LatLon) return degreeLabel(value, isNorthing, interval.step);
    if (choice_.kind == GridKind::Projected) {
        GridLabel label = gridLabelOf(value, interval.step);
        if (value < 0.0 && label.prefix.starts_with("\u2212")) label.prefix.replace(0, 3, "-");  // few fonts have the true sign
        return label;
    }
    const double within = value - std::floor(value / 100000.0 + 1e-12) * 100000.0;
    GridLabel label = gridLabelOf(within, interval.step);
    // The square on the far side of the line, as its figures begin there.
    const auto at = coordinatesAt(place, zone);
    if (at) label.prefix = squareAt(*at + (isNorthing ? glm::dvec2(0.0, 1.0) : glm::dvec2(1.0, 0.0)), zone);
    return label;
}

std::string GroundGrid::squareAt(glm::dvec2 coordinates, int zone) const {
    const auto square = geo::mgrsSquareOf(coordinates, zone);
    return square ? square->zone + " " + square->square + " " : std::string();
}

std::string GroundGrid::axisName(bool isNorthing, const GridInterval& interval) const {
    if (choice_.kind == GridKind::LatLon) return isNorthing ? text(SABAN_TR("viewer", "Latitude")) : text(SABAN_TR("viewer", "Longitude"));
    const char* unit = interval.step < 1000.0 ? "m" : "km";
    if (choice_.kind == GridKind::Mgrs) return fmt::format("MGRS {} {}", isNorthing ? "N" : "E", unit);
    return fmt::format("{} {}", isNorthing ? "X" : "Y", unit);
}

std::string GroundGrid::title() const {
    if (choice_.kind == GridKind::LatLon) return text(SABAN_TR("viewer", "Grid: {}"), "WGS 84");
    if (choice_.kind == GridKind::Mgrs) return text(SABAN_TR("viewer", "Grid: {}"), "MGRS");
    return text(SABAN_TR("viewer", "Grid: {}"), name_);
}

}  // namespace saban::viewer
