#pragma once

#include "geo/core/error.h"
#include "layers/edit/edit.h"
#include "layers/model/feature_ref.h"

namespace saban::layers {

// What people do to a line of a plan: a route, a control line, a trench, a note along a line.
//
// All give an edit and the feature that should be picked afterwards. Errors of all: `NotFound` for a feature that the plan does
// not hold; `InvalidArgument` for one that has no line, naming it, and for what would leave no sound line.
struct LineEdit {
    Edit edit;
    FeatureRef feature;
};

/// The other way round, so that a route leads back.
geo::Result<LineEdit> reverseLine(const Plan& plan, const FeatureRef& feature);

/// Two lines that meet at a vertex, 0 being the first. The feature keeps the part before it; the part behind becomes a feature like it,
/// "Đường số 1 (2)", with the checkpoints that are nearer to it. Errors: `InvalidArgument` for the first and last vertex.
geo::Result<LineEdit> splitLine(const Plan& plan, const FeatureRef& feature, std::size_t vertex);

/// One line of two of a kind, by the ends that are nearest to each other; the direction is that of the first. The second goes; its checkpoints and
/// work items, and the units that come by it, are the first's from then on.
/// Errors: `InvalidArgument` for lines of two kinds, or for a line and itself.
geo::Result<LineEdit> joinLines(const Plan& plan, const FeatureRef& first, const FeatureRef& second);

/// Rounds the corners of a line or an area; the ends of a line stay. `rounds`, 1 to 6: each cuts every corner at a quarter of its sides.
/// Source: Chaikin, An algorithm for high-speed curve generation, 1974.
geo::Result<LineEdit> smoothLine(const Plan& plan, const FeatureRef& feature, int rounds = 2);

/// A line like it beside it, to the right by a positive, to the left by a negative distance, with round outer corners. Errors: `InvalidArgument` also for
/// a line that bends too sharply to have one at that distance.
geo::Result<LineEdit> offsetLine(const Plan& plan, const FeatureRef& feature, double toTheRightM);

/// Without vertices that lie nearer than `toleranceM` to the line without them; areas stay sound.
/// Source: Douglas and Peucker, 1973, as GEOS does it.
geo::Result<LineEdit> simplifyLine(const Plan& plan, const FeatureRef& feature, double toleranceM);

}  // namespace saban::layers
