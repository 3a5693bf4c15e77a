#pragma once

#include <QIcon>

#include "geo/vector/vector_style.h"

namespace saban::app {

enum class BriefingSign { Laser, Pen, Highlighter, Eraser, Spotlight, Question, Undo, Wipe, Keep };

/// Painted signs of the tools of a presentation. `line`: colour of what is not coloured by itself.
QIcon briefingIcon(BriefingSign sign, const QColor& line);
/// A disc of that colour, with a ring around it that is seen on any ground.
QIcon colourIcon(const geo::Colour& colour);
/// A stroke of that width, pixels of 48.
QIcon strokeIcon(double widthPx, const QColor& line);

}  // namespace saban::app
