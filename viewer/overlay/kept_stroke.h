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

/// Column of such notes that are not all on the ground: the height (m) of each vertex, or "-" on the ground, with spaces between them.
inline constexpr const char* kInkHeightsColumn = "ink_heights_m";
std::string inkHeightsText(const std::vector<std::optional<double>>& heightsM);

/// A kept stroke that is not all on the ground. Nothing for one that is, or whose line has other vertices than there are heights: somebody changed it since.
std::optional<GroundInk::Stroke> strokeOnSolidOf(const layers::Remark& note);
/// Those that are shown, the later after the earlier.
std::vector<GroundInk::Stroke> strokesOnSolids(const layers::Plan& plan, const PlanView& view);

}  // namespace saban::viewer
