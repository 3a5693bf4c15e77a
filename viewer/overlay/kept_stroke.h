#pragma once

#include <optional>
#include <string>
#include <vector>

#include "layers/model/plan.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/overlay/ground_ink.h"

namespace saban::viewer {

/// How a note is painted that was a stroke of a briefer's pen and was kept: as it was drawn, without its place. Nothing for other notes.
std::optional<DrapedLine> strokeOf(const layers::Remark& note);

/// Column of such notes that are not all on the ground: for each vertex its height (m) over the level of the structure or building that it is on, or "-" on the ground, with spaces between them.
/// Before each but the first stands how far (m) it is from the one before it, so that heights are never taken for those of other vertices: "- 12.40:5.30 3.05:5.30".
inline constexpr const char* kInkHeightsColumn = "ink_heights_m";
/// `points` and `heightsM` are of the same number.
std::string inkHeightsText(const std::vector<glm::dvec2>& points, const std::vector<std::optional<double>>& heightsM);

/// A kept stroke that is not all on the ground; moved as a whole, turned or turned round, it keeps its heights. Nothing for one that is on the ground, or whose line has got another form than its heights
/// are for: somebody changed it since.
std::optional<GroundInk::Stroke> strokeOnSolidOf(const layers::Remark& note);
/// Those that are shown, the later after the earlier.
std::vector<GroundInk::Stroke> strokesOnSolids(const layers::Plan& plan, const PlanView& view);

}  // namespace saban::viewer
