#pragma once

#include "viewer/overlay/plan_markers.h"

namespace saban::viewer {

// Of signs over the table, where they are laid out and where they are drawn: logical pixels on a screen of ordinary height.
inline constexpr double kSignPx = 30.0;
inline constexpr double kAmplifiedScale = 1.2;  ///< of a sign with texts beside it, which are as large as names
inline constexpr double kCountPx = 15.0;     ///< height of the badge that tells how many signs are hidden behind one
inline constexpr double kArrowFromPx = 7.0;  ///< from the foot of a sign to the arrow of its march
inline constexpr double kArrowPx = 26.0;

/// How much is left of a sign behind a hill, and of a name, which could not be read with so little.
inline constexpr double kBehindHills = 0.34, kNameBehindHills = 0.72;

/// True when a sign stands there, and not its name alone. `isSolid`: its form is seen.
inline bool hasSign(const Marker& marker, bool isSolid) { return !marker.code.empty() || (marker.pictogram && !isSolid); }

}  // namespace saban::viewer
