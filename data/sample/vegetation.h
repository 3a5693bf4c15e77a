#pragma once

#include "data/sample/colour.h"
#include "data/sample/fields.h"
#include "data/sample/landscape.h"

namespace saban::sample {

/// Natural forest seen from above: crowns of many trees, darker and bluer in moist gullies, drier on ridges.
Colour forestColour(Point p, const Site& site);

/// Planted acacia in stands of one age, some just felled down to the red soil, and young growth.
Colour plantationColour(Point p, const Site& site);

/// Grass and bushes.
Colour scrubColour(Point p, const Site& site);

/// Bare rock of the steepest faces.
Colour rockColour(Point p);

/// Fields of the plain: paddies where the ground is low, dry crops above.
Colour fieldColour(Point p, const Plot& plot, const Site& site);

/// Narrow terraced fields that follow the contour lines of gentle slopes.
Colour terraceColour(Point p, const Site& site);

/// Gardens around houses: fruit trees, bamboo, swept yards.
Colour gardenColour(Point p, double density);

}  // namespace saban::sample
