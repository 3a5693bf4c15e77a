#pragma once

#include <glm/vec2.hpp>

#include "viewer/overlay/legend_content.h"

namespace saban::viewer {

/// A legend as a sheet of paper: samples as they lie on the ground beside what they mean, in as many columns as it takes to stay
/// within the height. Empty for a legend without sections. Needs a QGuiApplication for its fonts.
/// `unitPx`: pixels of a logical pixel, at most 16.
PixelImage drawLegend(const LegendContent& legend, double unitPx, double mostHeightPx);

/// The size of that picture, without drawing it.
glm::ivec2 legendSizePx(const LegendContent& legend, double unitPx, double mostHeightPx);

}  // namespace saban::viewer
