#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "geo/elevation/elevation_source.h"

namespace saban::geo {

/// A place of a profile.
struct ProfileSample {
    double distanceM = 0.0;                ///< along the line from its first point, on the ellipsoid
    glm::dvec2 at{0.0};                    ///< CRS of the elevation
    std::optional<double> heightM{};       ///< nothing in a gap, where gaps are kept
    std::optional<double> gradePercent{};  ///< of the step that ends here, of the first one at the start; nothing beside a gap
};

/// Heights along a line.
struct Profile {
    std::vector<ProfileSample> samples{};   ///< at least two
    std::vector<double> vertexDistancesM{}; ///< of the line's own vertices
    double lengthM = 0.0;
    double heightMinM = 0.0, heightMaxM = 0.0;
    double ascentM = 0.0, descentM = 0.0;   ///< both positive
    double gradeMaxPercent = 0.0;           ///< of the steepest step, by its size; negative when that goes down
    double missingM = 0.0;                  ///< length of stretches without a height

    /// Height between the samples, linear; nothing beside the profile or in a gap.
    std::optional<double> heightAt(double distanceM) const;
    /// The place at a distance, held within the profile.
    glm::dvec2 placeAt(double distanceM) const;
};

/// A part of a profile and its grade, positive uphill.
struct ProfileStretch {
    double gradePercent = 0.0;
    double fromM = 0.0, toM = 0.0;  ///< along the line
};

/// The steepest stretch of that length, by its size: what a vehicle meets, where a single step of fine elevation may be a bank of a metre. Stretches begin and end at samples and are
/// as little longer as these allow; the whole profile where it is shorter. Nothing where gaps leave none.
std::optional<ProfileStretch> steepestStretch(const Profile& profile, double lengthM);

enum class ProfileGaps {
    Refuse,  ///< a stretch without heights is an error
    Keep     ///< it stays in the profile, as samples without a height
};

/// Heights along a line, sampled from the elevation source itself.
///
/// Samples are at most `stepM` apart along the ground and always include every vertex of `line`. Grades are percent, positive
/// uphill in the direction of travel. Distances are geodesic; where the CRS cannot be brought to longitude and latitude, those of the
/// projection.
///
/// Errors: `InvalidArgument` for fewer than two vertices, a coordinate that is no finite number, `stepM <= 0`, or more than two
/// million steps; `NoData` names the first distance without a height, or a line on which nothing has one: a gap is never bridged in
/// silence; `Cancelled`; those of the elevation.
/// Thread safety: any thread.
Result<Profile> computeProfile(const ElevationSource& terrain, std::span<const glm::dvec2> line, double stepM,
                               ProfileGaps gaps = ProfileGaps::Refuse, const std::stop_token& stop = {}, const Progress& progress = {});

/// A step at which a line shows what the elevation holds: half of its finest cell there, but at most `mostSamples` of them.
double profileStepM(const ElevationSource& terrain, std::span<const glm::dvec2> line, int mostSamples);

}  // namespace saban::geo
