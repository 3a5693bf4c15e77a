#pragma once

#include <functional>
#include <glm/vec2.hpp>
#include <optional>

#include "geo/vector/vector_source.h"
#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/table/ground_grid.h"

namespace saban::app {

/// What a point is pulled to.
enum class SnapTarget {
    Vertex,        ///< of a feature of the plan
    Edge,          ///< of a feature of the plan
    MapLine,       ///< a road, river or other line of a vector layer
    GridCrossing,
    GridLine
};

/// A place that a point is pulled to.
struct Snap {
    glm::dvec2 at{0.0};
    SnapTarget target = SnapTarget::Edge;
    /// One place rather than a whole line.
    bool isPoint() const { return target == SnapTarget::Vertex || target == SnapTarget::GridCrossing; }
};

/// How far a place on the ground is from the cursor in the picture, pixels; nothing: not in it.
using PixelDistance = std::function<std::optional<double>(glm::dvec2)>;

/// The nearest vertex of what is shown of a plan, or where none is in reach the nearest place on an edge. `searchM`: how far from the
/// cursor's place on the ground anything in reach can be. `except`: is being changed itself.
std::optional<Snap> snapTo(const layers::Plan& plan, const viewer::PlanView& view, glm::dvec2 place, double searchM, const PixelDistance& distancePx,
                           double reachPx, const layers::FeatureRef& except = {});

/// The nearest place on a line of the vector layers that are shown. Only what lies within `searchM` is looked at, by the layers' own index.
std::optional<Snap> snapToMapLines(const geo::VectorSource& vectors, glm::dvec2 place, double searchM, const PixelDistance& distancePx, double reachPx);

/// The nearest crossing of grid lines at multiples of `intervalM`, or where none is in reach the nearest place on a grid line.
std::optional<Snap> snapToGrid(double intervalM, glm::dvec2 place, const PixelDistance& distancePx, double reachPx);
/// The same for lines of other coordinates than the table's, `step` apart. Nothing where they do not reach.
std::optional<Snap> snapToGrid(const viewer::GroundGrid& grid, double step, glm::dvec2 place, const PixelDistance& distancePx, double reachPx);

}  // namespace saban::app
