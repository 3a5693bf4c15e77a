#pragma once

#include <optional>

#include "layers/model/features.h"
#include "viewer/overlay/draped_plan.h"

namespace saban::viewer {

/// How a note is painted that was a stroke of a briefer's pen and was kept: as it was drawn, without its place. Nothing for other notes.
std::optional<DrapedLine> strokeOf(const layers::Remark& note);

}  // namespace saban::viewer
