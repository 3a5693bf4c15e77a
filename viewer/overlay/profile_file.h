#pragma once

#include <glm/vec2.hpp>
#include <span>
#include <string>

#include "geo/analysis/profile.h"
#include "viewer/overlay/profile_chart.h"

namespace saban::viewer {

/// A profile as a table: distance_m, e, n, height_m, grade_percent; a decimal point, empty fields in gaps.
std::string profileCsv(const geo::Profile& profile);

/// Errors: `Unsupported` for a name that ends with none of .csv, .png and .svg.
geo::Result<void> checkProfileEnding(const std::string& path);

/// Writes a profile in the form that the ending names: .csv, or .png and .svg with a chart of `sizePx`, a title above it. Beside the file
/// first, then in its place: never half of one. `marking`: of the plan that the ground belongs to, on every picture; empty: of no plan, or of one without.
/// Errors: `Unsupported` for another ending; `WriteFailed`; those of `MarkingPlate::make`: a picture without its marking is not written.
geo::Result<void> writeProfile(const geo::Profile& profile, std::span<const ProfileMark> marks, const std::string& title, const std::string& marking, glm::ivec2 sizePx,
                               const std::string& path);

}  // namespace saban::viewer
