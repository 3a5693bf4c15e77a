#pragma once

#include "viewer/terrain/tile_content.h"

namespace saban::viewer {

/// Takes the colours of the ground into the style of its tiles. What makes no difference to them is left as it is in any other
/// style, so that tiles on disk serve every look under which they are the same.
void takeOver(const GroundLook& look, const HeightRange& ground, TileStyle& style);

}  // namespace saban::viewer
