#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <optional>

#include "layers/model/plan.h"
#include "viewer/overlay/draped_plan.h"

namespace saban::app {

/// A place that a drawn point is pulled to.
struct Snap {
    glm::dvec2 at{0.0};
    bool isVertex = false;  ///< else along an edge
};

/// The nearest vertex of what is shown of a plan, or where none is in reach the nearest place on an edge. `searchM`: how far from the
/// cursor's place on the ground anything in reach can be; `distancePx`: of a place on the ground from the cursor, in the picture; nothing: not in it.
std::optional<Snap> snapTo(const layers::Plan& plan, const viewer::PlanView& view, glm::dvec2 place, double searchM,
                           const std::function<std::optional<double>(glm::dvec2)>& distancePx, double reachPx);

}  // namespace saban::app
