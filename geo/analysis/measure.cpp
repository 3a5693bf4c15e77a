#include "geo/analysis/measure.h"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/PolygonArea.hpp>
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "geo/core/text.h"

namespace saban::geo {

namespace {

constexpr double kMostSteps = 1e7;

std::optional<Transform> toLonLat(const Crs& crs) {
    const auto wgs84 = Crs::fromEpsg(4326);
    if (!wgs84) return std::nullopt;
    auto transform = Transform::create(crs, *wgs84);
    return transform ? std::optional(std::move(*transform)) : std::nullopt;
}

double positiveDeg(double deg) {
    const double turned = std::fmod(deg, 360.0);
    const double positive = turned < 0.0 ? turned + 360.0 : turned;
    return positive < 360.0 ? positive : 0.0;  // a tiny negative angle rounds up to the full circle
}

double geodesicM(const std::optional<Transform>& lonLat, glm::dvec2 from, glm::dvec2 to) {
    const auto a = lonLat ? lonLat->forward(from) : std::nullopt, b = lonLat ? lonLat->forward(to) : std::nullopt;
    return a && b ? geodesicDistanceM(*a, *b) : glm::distance(from, to);
}

std::optional<Error> faultOf(std::span<const glm::dvec2> line, double stepM) {
    const auto refuse = [](std::string message) { return Error{.code = ErrorCode::InvalidArgument, .message = std::move(message)}; };
    if (line.size() < 2) return refuse(text(SABAN_TR("geo", "cannot measure a line of fewer than two points")));
    if (!(stepM > 0.0)) return refuse(text(SABAN_TR("geo", "cannot measure a line in steps of {0} m: give a positive step"), stepM));
    double length = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) length += glm::distance(line[i - 1], line[i]);
    if (!std::isfinite(length)) return refuse(text(SABAN_TR("geo", "cannot measure a line with a coordinate that is no finite number")));
    if (length / stepM > kMostSteps)
        return refuse(text(SABAN_TR("geo", "cannot measure a line of {0:.0f} m in steps of {1} m: give a longer step"), length, stepM));
    return std::nullopt;
}

/// Adds what lies between two heights that are `acrossM` apart.
void addStep(LineMeasure& measure, std::optional<double> before, std::optional<double> after, double acrossM) {
    if (!before || !after) {
        measure.groundM += acrossM;
        measure.missingM += acrossM;
        return;
    }
    const double rise = *after - *before;
    measure.groundM += std::hypot(acrossM, rise);
    (rise > 0.0 ? measure.ascentM : measure.descentM) += std::abs(rise);
}

}  // namespace

Result<LineMeasure> measureLine(const ElevationSource& terrain, const Crs& crs, std::span<const glm::dvec2> line, double stepM) {
    if (auto fault = faultOf(line, stepM)) return tl::unexpected(std::move(*fault));
    LineMeasure measure;
    const auto lonLat = toLonLat(crs);
    const auto first = terrain.heightAt(line.front());
    if (!first) return tl::unexpected(first.error());
    std::optional<double> before = *first;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const glm::dvec2 from = line[i - 1], to = line[i];
        const double gridM = glm::distance(from, to), legM = geodesicM(lonLat, from, to);
        measure.gridM += gridM;
        measure.geodesicM += legM;
        const int steps = std::max(1, static_cast<int>(std::ceil(gridM / stepM)));
        for (int step = 1; step <= steps; ++step) {
            const auto height = terrain.heightAt(step == steps ? to : glm::mix(from, to, static_cast<double>(step) / steps));
            if (!height) return tl::unexpected(height.error());
            addStep(measure, before, *height, legM / steps);
            before = *height;
        }
    }
    if (*first && before) {
        const double rise = *before - **first;
        measure.heightChangeM = rise;
        measure.slopeM = std::hypot(geodesicM(lonLat, line.front(), line.back()), rise);
        if (measure.geodesicM > 0.0) measure.gradePercent = 100.0 * rise / measure.geodesicM;
    }
    return measure;
}

double geodesicLengthM(const Crs& crs, std::span<const glm::dvec2> line) {
    const auto lonLat = toLonLat(crs);
    double length = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) length += geodesicM(lonLat, line[i - 1], line[i]);
    return length;
}

double ringAreaM2(std::span<const glm::dvec2> ring) {
    if (ring.size() < 3) return 0.0;
    double twice = 0.0;
    const glm::dvec2 origin = ring.front();  // large coordinates would cost digits
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const glm::dvec2 a = ring[i] - origin, b = ring[(i + 1) % ring.size()] - origin;
        twice += a.x * b.y - b.x * a.y;
    }
    return std::abs(twice) / 2.0;
}

std::optional<double> ellipsoidAreaM2(const Crs& crs, std::span<const glm::dvec2> ring) {
    const auto lonLat = toLonLat(crs);
    if (!lonLat) return std::nullopt;
    GeographicLib::PolygonArea polygon(GeographicLib::Geodesic::WGS84());
    for (const glm::dvec2 point : ring) {
        const auto place = lonLat->forward(point);
        if (!place) return std::nullopt;
        polygon.AddPoint(place->y, place->x);
    }
    double perimeterM = 0.0, areaM2 = 0.0;
    polygon.Compute(false, true, perimeterM, areaM2);
    return std::abs(areaM2);
}

Bearings bearingsBetween(const Crs& crs, glm::dvec2 from, glm::dvec2 to) {
    Bearings bearings{.gridDeg = positiveDeg(glm::degrees(std::atan2(to.x - from.x, to.y - from.y)))};
    const auto lonLat = toLonLat(crs);
    const auto a = lonLat ? lonLat->forward(from) : std::nullopt, b = lonLat ? lonLat->forward(to) : std::nullopt;
    if (!a || !b) return bearings;
    double azimuthFrom = 0.0, azimuthTo = 0.0;
    if (from != to) GeographicLib::Geodesic::WGS84().Inverse(a->y, a->x, b->y, b->x, azimuthFrom, azimuthTo);
    bearings.trueDeg = positiveDeg(azimuthFrom);
    return bearings;
}

}  // namespace saban::geo
