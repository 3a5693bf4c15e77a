#include "layers/exchange/coordinate_columns.h"

#include <QRegularExpression>
#include <QString>
#include <algorithm>
#include <cmath>

#include "geo/crs/vn2000.h"
#include "layers/exchange/vietnamese_text.h"
#include "layers/model/value.h"

namespace saban::layers {

namespace {

using geo::Crs;

/// Longitude and latitude of the middle of the table, or nothing when nobody says where that is.
std::optional<glm::dvec2> middleLonLat(const PlanPlace& place) {
    if (place.bounds && !place.bounds->isEmpty()) {
        const auto wgs84 = Crs::fromEpsg(4326);
        const auto transform = wgs84 ? geo::Transform::create(place.crs, *wgs84) : tl::unexpected(wgs84.error());
        return transform ? transform->forward(place.bounds->center()) : std::nullopt;
    }
    if (const auto zone = place.crs.transverseMercator()) return glm::dvec2(zone->centralMeridianDeg, 16.0);
    return std::nullopt;
}

/// The part of the ground that points are expected on: the table and a little more, or where the plan's CRS is used.
std::optional<geo::Bounds> expectedBounds(const PlanPlace& place) {
    if (place.bounds && !place.bounds->isEmpty()) {
        constexpr double kMarginM = 2000.0;
        return place.bounds->grownBy(std::max(kMarginM, 0.1 * std::max(place.bounds->width(), place.bounds->height())));
    }
    const auto area = place.crs.areaOfUse();
    const auto wgs84 = Crs::fromEpsg(4326);
    if (!area || !wgs84) return std::nullopt;
    const auto transform = geo::Transform::create(*wgs84, place.crs);
    return transform ? transform->forward(*area) : std::nullopt;
}

struct Candidate {
    Crs crs;
    bool isSwapped, isOtherZone;
};

std::vector<Candidate> candidatesFor(CoordinateUnit unit, const PlanPlace& place, const std::optional<Crs>& given) {
    std::vector<Candidate> candidates;
    const auto add = [&](const Crs& crs, bool isOtherZone) {
        candidates.push_back({crs, false, isOtherZone});
        candidates.push_back({crs, true, isOtherZone});
    };
    if (given) {
        add(*given, false);
        return candidates;
    }
    if (unit == CoordinateUnit::Degrees) {
        if (const auto wgs84 = Crs::fromEpsg(4326)) add(*wgs84, false);
        return candidates;
    }
    if (place.crs.isProjected()) add(place.crs, false);
    const auto middle = middleLonLat(place);
    if (!place.crs.isVn2000() && !(middle && geo::isInVietnam(*middle))) return candidates;
    std::vector<geo::Vn2000Zone> zones(geo::vn2000Zones().begin(), geo::vn2000Zones().end());
    const double lonDeg = middle ? middle->x : 105.0;
    std::stable_sort(zones.begin(), zones.end(), [&](const auto& a, const auto& b) {
        return std::abs(a.centralMeridianDeg - lonDeg) < std::abs(b.centralMeridianDeg - lonDeg);
    });
    for (const geo::Vn2000Zone& zone : zones)
        if (const auto crs = Crs::fromEpsg(zone.epsg); crs && !crs->isSameAs(place.crs)) add(*crs, true);
    return candidates;
}

std::vector<glm::dvec2> sampled(std::span<const glm::dvec2> points) {
    constexpr std::size_t kSamples = 400;
    const std::size_t step = std::max<std::size_t>(1, points.size() / kSamples);
    std::vector<glm::dvec2> samples;
    for (std::size_t i = 0; i < points.size(); i += step)
        if (std::isfinite(points[i].x) && std::isfinite(points[i].y)) samples.push_back(points[i]);
    return samples;
}

std::size_t countInside(const Candidate& candidate, std::vector<glm::dvec2> samples, const geo::Transform& transform, const geo::Bounds& bounds) {
    if (candidate.isSwapped)
        for (glm::dvec2& p : samples) std::swap(p.x, p.y);
    transform.forward(std::span(samples));
    return static_cast<std::size_t>(std::count_if(samples.begin(), samples.end(), [&](glm::dvec2 p) { return bounds.contains(p); }));
}

}  // namespace

std::optional<double> parseAngleDeg(const std::string& text) {
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*([NSEWBĐDT])?\\s*([+-]?\\d+(?:[.,]\\d+)?)\\s*(?:[°ºd:\\s]\\s*(?:(\\d+(?:[.,]\\d+)?)\\s*(?:['′’m:\\s]\\s*(?:(\\d+(?:[.,]\\d+)?)\\s*(?:\"|″|”|''|s)?)?)?)?)?\\s*"
                       "([NSEWBĐDT])?\\s*$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(QString::fromStdString(text).normalized(QString::NormalizationForm_C));
    if (!match.hasMatch()) return std::nullopt;
    const auto part = [&](int group) { return match.captured(group).replace(',', '.').toDouble(); };
    const double degrees = part(2), minutes = part(3), seconds = part(4);
    if (minutes >= 60.0 || seconds >= 60.0) return std::nullopt;
    const QString side = (match.captured(1) + match.captured(5)).toUpper();
    const bool isNegative = match.captured(2).startsWith('-') || side == QStringLiteral("S") || side == QStringLiteral("W") || side == QStringLiteral("T");
    const double angle = std::abs(degrees) + minutes / 60.0 + seconds / 3600.0;
    return angle > 180.0 ? std::nullopt : std::optional(isNegative ? -angle : angle);
}

geo::Result<CoordinateReading> chooseReading(std::span<const glm::dvec2> firstSecond, CoordinateUnit unit, const PlanPlace& place,
                                             const std::optional<Crs>& given) {
    const std::vector<Candidate> candidates = candidatesFor(unit, place, given);
    const std::vector<glm::dvec2> samples = sampled(firstSecond);
    if (candidates.empty()) return CoordinateReading{.crs = place.crs, .isFitting = false};
    const CoordinateReading asItIs{.crs = candidates.front().crs};
    const auto expected = expectedBounds(place);
    if (!expected || samples.empty()) return asItIs;
    // A table seldom holds all of a list; but half of it on the table as the plan has it leaves no doubt.
    const Candidate* best = nullptr;
    std::size_t most = 0;
    for (const geo::Bounds& bounds : {*expected, expected->grownBy(kFarthestFromTableM)}) {
        for (const Candidate& candidate : candidates) {
            const auto transform = geo::Transform::create(candidate.crs, place.crs);
            if (!transform) continue;
            const std::size_t inside = countInside(candidate, samples, *transform, bounds);
            const bool isHalf = 2 * inside >= samples.size();
            // Zones lie 15 to 30 minutes apart: some of what lies beside the table comes to lie on it in one of them by chance.
            if (inside > most && (isHalf || !candidate.isOtherZone)) best = &candidate, most = inside;
            if (!candidate.isOtherZone && isHalf) break;
        }
        if (best) return CoordinateReading{.crs = best->crs, .isSwapped = best->isSwapped, .isOtherZone = best->isOtherZone};
    }
    return CoordinateReading{.crs = asItIs.crs, .isFitting = false};
}

bool isNearTable(glm::dvec2 point, const PlanPlace& place) {
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) return false;
    return !place.bounds || place.bounds->isEmpty() || place.bounds->grownBy(kFarthestFromTableM).contains(point);
}

}  // namespace saban::layers
