#pragma once

#include <map>
#include <optional>
#include <string>

#include "geo/core/error.h"
#include "layers/edit/edit.h"

namespace saban::layers {

/// What takes an edit back, as text, for the plan's record of its states: uids of what it added, and what it removed or
/// changed as it was before.
std::string undoJson(const Edit& edit);
/// The plan as it was before the edit. Errors: `BadFormat` for what `undoJson` did not write.
geo::Result<Plan> undone(const Plan& plan, const std::string& undoJson);

/// WKT (OGC 06-103r4), three decimals. Empty for no geometry.
std::string toWkt(const Geometry& geometry);
/// Nothing for what is no point, line, polygon or multipolygon.
std::optional<Geometry> geometryFromWkt(const std::string& wkt);

/// "name", "bounds" and so on: the settings as rows of a table.
std::map<std::string, std::string> toRows(const PlanSettings& settings);
PlanSettings settingsFromRows(const std::map<std::string, std::string>& rows);

}  // namespace saban::layers
