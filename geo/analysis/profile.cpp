#include "geo/analysis/profile.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "geo/core/text.h"

namespace saban::geo {

namespace {

constexpr double kMostSteps = 2e6;
constexpr std::size_t kReportEvery = 512;

std::optional<Transform> toLonLat(const Crs& crs) {
    const auto wgs84 = Crs::fromEpsg(4326);
    if (!wgs84) return std::nullopt;
    auto transform = Transform::create(crs, *wgs84);
    return transform ? std::optional(std::move(*transform)) : std::nullopt;
}

double lengthOf(std::span<const glm::dvec2> line) {
    double length = 0.0;
    for (std::size_t i = 1; i < line.size(); ++i) length += glm::distance(line[i - 1], line[i]);
    return length;
}

std::optional<Error> faultOf(std::span<const glm::dvec2> line, double stepM) {
    const auto refuse = [](std::string message) { return Error{.code = ErrorCode::InvalidArgument, .message = std::move(message)}; };
    if (line.size() < 2) return refuse(text(SABAN_TR("geo", "cannot make a profile of a line of fewer than two points")));
    if (!(stepM > 0.0)) return refuse(text(SABAN_TR("geo", "cannot make a profile in steps of {0} m: give a positive step"), stepM));
    const double length = lengthOf(line);
    if (!std::isfinite(length)) return refuse(text(SABAN_TR("geo", "cannot make a profile of a line with a coordinate that is no finite number")));
    if (length / stepM > kMostSteps)
        return refuse(text(SABAN_TR("geo", "cannot make a profile of {0:.0f} m in steps of {1} m: give a longer step"), length, stepM));
    return std::nullopt;
}

/// Heights of the samples, and what a stretch from each one to the next adds.
void summarise(Profile& profile) {
    bool hasHeight = false;
    for (std::size_t i = 0; i < profile.samples.size(); ++i) {
        ProfileSample& sample = profile.samples[i];
        if (sample.heightM) {
            profile.heightMinM = hasHeight ? std::min(profile.heightMinM, *sample.heightM) : *sample.heightM;
            profile.heightMaxM = hasHeight ? std::max(profile.heightMaxM, *sample.heightM) : *sample.heightM;
            hasHeight = true;
        }
        if (i == 0) continue;
        const ProfileSample& before = profile.samples[i - 1];
        const double acrossM = sample.distanceM - before.distanceM;
        if (!sample.heightM || !before.heightM) {
            profile.missingM += acrossM;
            continue;
        }
        const double rise = *sample.heightM - *before.heightM;
        (rise > 0.0 ? profile.ascentM : profile.descentM) += std::abs(rise);
        if (!(acrossM > 0.0)) continue;
        sample.gradePercent = 100.0 * rise / acrossM;
        if (i == 1) profile.samples[0].gradePercent = sample.gradePercent;
        if (std::abs(*sample.gradePercent) > std::abs(profile.gradeMaxPercent)) profile.gradeMaxPercent = *sample.gradePercent;
    }
}

/// The first sample not before a distance.
std::vector<ProfileSample>::const_iterator sampleFrom(const Profile& profile, double distanceM) {
    return std::lower_bound(profile.samples.begin(), profile.samples.end(), distanceM,
                            [](const ProfileSample& sample, double at) { return sample.distanceM < at; });
}

}  // namespace

std::optional<double> Profile::heightAt(double distanceM) const {
    const auto next = sampleFrom(*this, distanceM);
    if (next == samples.end() || distanceM < 0.0) return std::nullopt;
    if (next == samples.begin() || next->distanceM == distanceM) return next->heightM;
    const ProfileSample& before = *std::prev(next);
    if (!before.heightM || !next->heightM) return std::nullopt;
    return glm::mix(*before.heightM, *next->heightM, (distanceM - before.distanceM) / (next->distanceM - before.distanceM));
}

glm::dvec2 Profile::placeAt(double distanceM) const {
    const auto next = sampleFrom(*this, distanceM);
    if (next == samples.end()) return samples.back().at;
    if (next == samples.begin()) return next->at;
    const ProfileSample& before = *std::prev(next);
    return glm::mix(before.at, next->at, (distanceM - before.distanceM) / (next->distanceM - before.distanceM));
}

std::optional<ProfileStretch> steepestStretch(const Profile& profile, double lengthM) {
    std::optional<ProfileStretch> steepest;
    const double wantedM = std::min(lengthM, profile.lengthM) * (1.0 - 1e-9);
    const auto& samples = profile.samples;
    std::size_t gapAfter = 0;  // the first sample without a height from `i` on
    for (std::size_t i = 0, k = 0; i < samples.size(); ++i) {
        gapAfter = std::max(gapAfter, i);
        while (gapAfter < samples.size() && samples[gapAfter].heightM) ++gapAfter;
        while (k < samples.size() && (k <= i || samples[k].distanceM - samples[i].distanceM < wantedM)) ++k;
        if (k >= samples.size()) break;
        if (k >= gapAfter) continue;
        const double grade = 100.0 * (*samples[k].heightM - *samples[i].heightM) / (samples[k].distanceM - samples[i].distanceM);
        if (!steepest || std::abs(grade) > std::abs(steepest->gradePercent)) steepest = ProfileStretch{.gradePercent = grade, .fromM = samples[i].distanceM, .toM = samples[k].distanceM};
    }
    return steepest;
}

Result<Profile> computeProfile(const ElevationSource& terrain, std::span<const glm::dvec2> line, double stepM, ProfileGaps gaps,
                               const std::stop_token& stop, const Progress& progress) {
    if (auto fault = faultOf(line, stepM)) return tl::unexpected(std::move(*fault));
    Profile profile;
    const auto lonLat = toLonLat(terrain.crs());
    const double wholeM = std::max(lengthOf(line), 1e-9);
    double doneM = 0.0;
    std::optional<double> firstGapM;
    bool hasHeight = false;
    const auto add = [&](glm::dvec2 at) -> std::optional<Error> {
        const auto height = terrain.heightAt(at);
        if (!height) return height.error();
        if (!*height && !firstGapM) firstGapM = profile.lengthM;
        hasHeight = hasHeight || *height;
        profile.samples.push_back({.distanceM = profile.lengthM, .at = at, .heightM = *height});
        return std::nullopt;
    };
    profile.vertexDistancesM.push_back(0.0);
    if (auto error = add(line.front())) return tl::unexpected(std::move(*error));
    for (std::size_t i = 1; i < line.size(); ++i) {
        const glm::dvec2 from = line[i - 1], to = line[i];
        const auto a = lonLat ? lonLat->forward(from) : std::nullopt, b = lonLat ? lonLat->forward(to) : std::nullopt;
        const double gridM = glm::distance(from, to), legM = a && b ? geodesicDistanceM(*a, *b) : gridM, startM = profile.lengthM;
        const int steps = std::max(1, static_cast<int>(std::ceil(std::max(gridM, legM) / stepM)));
        for (int step = 1; step <= steps && legM > 0.0; ++step) {
            if (stop.stop_requested()) return fail(ErrorCode::Cancelled, {});
            profile.lengthM = startM + legM * step / steps;
            if (auto error = add(step == steps ? to : glm::mix(from, to, static_cast<double>(step) / steps))) return tl::unexpected(std::move(*error));
            if (profile.samples.size() % kReportEvery == 0) report(progress, (doneM + gridM * step / steps) / wholeM);
        }
        doneM += gridM;
        profile.vertexDistancesM.push_back(profile.lengthM);
    }
    if (profile.samples.size() < 2) return fail(ErrorCode::InvalidArgument, text(SABAN_TR("geo", "cannot make a profile of a line without length")));
    if (firstGapM && (gaps == ProfileGaps::Refuse || !hasHeight))
        return fail(ErrorCode::NoData, text(SABAN_TR("geo", "cannot make a profile: there is no elevation {0:.0f} m from its start. Draw the line elsewhere, or fill the holes of the elevation."),
                                            *firstGapM));
    summarise(profile);
    return profile;
}

double profileStepM(const ElevationSource& terrain, std::span<const glm::dvec2> line, int mostSamples) {
    Bounds bounds;
    for (const glm::dvec2 point : line) bounds.include(point);
    const double cellM = line.empty() ? terrain.cellM() : terrain.cellAtM(bounds.grownBy(terrain.cellM())).value_or(terrain.cellM());
    return std::max({cellM / 2.0, lengthOf(line) / std::max(mostSamples, 1), 1e-3});
}

}  // namespace saban::geo
