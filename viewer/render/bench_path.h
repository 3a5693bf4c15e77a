#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/core/error.h"
#include "viewer/render/table_view.h"

namespace saban::viewer {

/// A view from an eye to a point, both true heights in the table's CRS; scene without exaggeration.
Viewpoint viewFrom(glm::dvec3 eye, glm::dvec3 target);

/// Views of a repeatable flight over a table: `orbit` once around it, `low` 150 m above the ground along its valley floor,
/// `dive` from the whole table to 200 m and back. The same ground gives the same views.
/// Errors: `InvalidArgument` for another name.
geo::Result<std::vector<Viewpoint>> benchPath(std::string_view name, const TableView& table, int frames);

/// `low`, flown at one speed: each view is `stepM` of the eye's way beyond the one before, at most `frames` of them; fewer
/// when the way ends earlier.
std::vector<Viewpoint> benchPathInSteps(const TableView& table, double stepM, int frames);

/// Views from a CSV file with rows `eyeE,eyeN,eyeH,lookE,lookN,lookH` (a first row of words is skipped).
/// Errors: `NotFound`, `BadFormat` naming the row.
geo::Result<std::vector<Viewpoint>> benchPathFromFile(const std::string& file);

}  // namespace saban::viewer
