#pragma once

#include <QIcon>
#include <QSize>
#include <cstddef>

#include "viewer/render/ground_look.h"

namespace saban::app {

inline constexpr QSize kColourBarPx(44, 14);  ///< logical pixels

/// The colours of the ground as small bars, low or level ground at the left.
QIcon colourBarOf(viewer::Tint tint);
QIcon colourBarOfSlopes(std::size_t classes);
QIcon colourBarOfAspects();  ///< from the north by the east to the north-west

}  // namespace saban::app
