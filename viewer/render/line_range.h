#pragma once

#include <optional>

#include "viewer/render/table_view.h"

namespace saban::viewer {

/// Lines of the plan are as wide as a view from so far away has them; nothing: as that of the picture. A film tells it while the camera flies, so that they are not painted for each frame, and
/// stay on the ground as they are. A window tells where a flight ends, and follows as soon as lines are neither far too wide nor too thin for that.
void setLineRange(TableView& table, std::optional<double> rangeM);

}  // namespace saban::viewer
