#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <vector>

#include "geo/core/bounds.h"
#include "layers/catalogue/structure_catalogue.h"
#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"
#include "viewer/overlay/draped_plan.h"

namespace saban::viewer {

/// What of a plan is shown and lies at a place, the best guess first: points and footprints of structures by distance, then
/// lines by distance, then areas, the smallest first. `toleranceM`: how far beside the place a point or a line may be.
/// Positions of units stand for their units.
std::vector<layers::FeatureRef> featuresAt(const layers::Plan& plan, const PlanView& view, const layers::StructureCatalogue& catalogue, glm::dvec2 place,
                                           double toleranceM);

/// Features that are shown and whose points, or all of whose vertices, lie in a region.
std::vector<layers::FeatureRef> featuresWithin(const layers::Plan& plan, const PlanView& view, const std::function<bool(glm::dvec2)>& isInside);

/// Outline of a structure seen from above: its rectangle turned to its heading, or the line of a trench. Empty without a place.
std::vector<glm::dvec2> outlineOf(const layers::Structure& structure, const layers::StructureCatalogue& catalogue);

}  // namespace saban::viewer
