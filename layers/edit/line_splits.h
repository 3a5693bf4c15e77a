#pragma once

#include <glm/vec2.hpp>

#include "layers/edit/line_edits.h"

namespace saban::layers {

// Splitting lines elsewhere than at their vertices. Errors: those of `splitLine`.

/// Two lines that meet at the place of the line that is nearest to `place`, as `splitLine` makes them. `reachM`: a vertex as near as this is taken in its
/// place, so that lines are not cut into crumbs. Errors: `InvalidArgument` also where that place is an end of the line.
geo::Result<LineEdit> splitLineAt(const Plan& plan, const FeatureRef& feature, glm::dvec2 place, double reachM = 0.0);

/// The line in as many parts as another line or outline crosses it. The other one stays whole. Errors: `InvalidArgument` also where they do not cross.
geo::Result<LineEdit> splitLineWhereCrossed(const Plan& plan, const FeatureRef& feature, const FeatureRef& other);

}  // namespace saban::layers
