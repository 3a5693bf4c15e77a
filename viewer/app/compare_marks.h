#pragma once

#include <optional>
#include <span>

#include "layers/catalogue/structure_catalogue.h"
#include "layers/compare/comparison.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/overlay/sketch_overlay.h"

namespace saban::app {

/// So many differences are marked on the table at most.
inline constexpr std::size_t kMostMarks = 300;

struct CompareMarks {
    viewer::Sketch sketch{};
    std::size_t left = 0;  ///< differences with a place that were too many to be marked
};

/// Differences as they lie on the table: what was added in solid outline with a plus, what was removed dashed with a cross, an arrow from the
/// earlier to the later place, a ring around what changed; the words beside them while they are few. Only what `view` shows.
/// `rows`: places in `comparison.features`. `isLaterOnTable`: which of both plans is drawn there; what only the other has is named.
CompareMarks marksOf(const layers::Comparison& comparison, std::span<const std::size_t> rows, const viewer::PlanView& view, const layers::StructureCatalogue& catalogue,
                     bool isLaterOnTable);

/// Where a difference is to be looked at: the later place, else the earlier; of works that of their structure or route, of units where they stand in
/// the phase. None for what has none.
layers::Geometry placeOf(const layers::Comparison& comparison, const layers::FeatureDifference& difference, const layers::Uid& phase);

}  // namespace saban::app
