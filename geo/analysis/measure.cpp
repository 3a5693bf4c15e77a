#include "geo/analysis/measure.h"

#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "geo/core/text.h"

namespace saban::geo {

namespace {

std::optional<Transform> toLonLat(const Crs& crs) {
    const auto wgs84 = Crs::fromEpsg(4326);
    if (!wgs84) return std::nullopt;
    auto transform = Transform::create(crs, *wgs84);
    return transform ? std::optional(std::move(*transform)) : std::nullopt;
}

double positiveDeg(double deg) {
    const double turned = std::fmod(deg, 360.0);
    return turned < 0.0 ? turned + 360.0 : turned;
}

}  // namespace

Result<LineMeasure> measureLine(const ElevationSource& terrain, const Crs& crs, std::span<const glm::dvec2> line, double stepM) {
    if (line.size() < 2) return fail(ErrorCode::InvalidArgument, text(SABAN_TR("geo", "cannot measure a line of fewer than two points")));
    if (!(stepM > 0.0)) return fail(ErrorCode::InvalidArgument, text(SABAN_TR("geo", "cannot measure a line in steps of {0} m: give a positive step"), stepM));
    LineMeasure measure;
    const auto lonLat = toLonLat(crs);
    const auto heightAt = [&](glm::dvec2 at) { return terrain.heightAt(at); };
    auto first = heightAt(line.front());
    if (!first) return tl::unexpected(first.error());
    std::optional<double> before = *first;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const glm::dvec2 from = line[i - 1], to = line[i];
        const double length = glm::distance(from, to);
        measure.gridM += length;
        const auto a = lonLat ? lonLat->forward(from) : std::nullopt, b = lonLat ? lonLat->forward(to) : std::nullopt;
        measure.geodesicM += a && b ? geodesicDistanceM(*a, *b) : length;
        const int steps = std::max(1, static_cast<int>(std::ceil(length / stepM)));
        for (int step = 1; step <= steps; ++step) {
            auto height = heightAt(step == steps ? to : glm::mix(from, to, static_cast<double>(step) / steps));
            if (!height) return tl::unexpected(height.error());
            const double across = length / steps;
            if (before && *height) {
                const double rise = **height - *before;
                measure.groundM += std::hypot(across, rise);
                (rise > 0.0 ? measure.ascentM : measure.descentM) += std::abs(rise);
            } else {
                measure.groundM += across;
                measure.missingM += across;
            }
            before = *height;
        }
    }
    if (*first && before) {
        const double rise = *before - **first, across = glm::distance(line.front(), line.back());
        measure.heightChangeM = rise;
        measure.slopeM = std::hypot(across, rise);
        if (measure.gridM > 0.0) measure.gradePercent = 100.0 * rise / measure.gridM;
    }
    return measure;
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

Bearings bearingsBetween(const Crs& crs, glm::dvec2 from, glm::dvec2 to) {
    Bearings bearings{.gridDeg = positiveDeg(glm::degrees(std::atan2(to.x - from.x, to.y - from.y)))};
    const auto lonLat = toLonLat(crs);
    const auto a = lonLat ? lonLat->forward(from) : std::nullopt, b = lonLat ? lonLat->forward(to) : std::nullopt;
    if (!a || !b) return bearings;
    double azimuthFrom = 0.0, azimuthTo = 0.0;
    GeographicLib::Geodesic::WGS84().Inverse(a->y, a->x, b->y, b->x, azimuthFrom, azimuthTo);
    bearings.trueDeg = positiveDeg(azimuthFrom);
    return bearings;
}

}  // namespace saban::geo
