#pragma once

#include <glm/vec2.hpp>
#include <span>
#include <vector>

#include "geo/analysis/profile.h"
#include "layers/catalogue/structure_catalogue.h"
#include "layers/model/plan.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/overlay/profile_chart.h"

namespace saban::app {

/// What of a plan a line crosses, in the order of the line: structures by their outline, or within ten metres of it; command posts as
/// near; routes, control lines and trenches where they cross it. What is hidden is left out.
std::vector<viewer::ProfileMark> marksAlong(const layers::Plan& plan, const viewer::PlanView& view, const layers::StructureCatalogue& catalogue,
                                            std::span<const glm::dvec2> line, const geo::Profile& profile);

}  // namespace saban::app
