#pragma once

#include "data/sample/landscape.h"
#include "data/sample/writer.h"

namespace saban::sample {

/// Draws the landscape as seen from straight above, `pixels` by `pixels` over 12 x 12 km: forest, plantations, fields,
/// water, roads, houses, rock. Light and shadow are left to whoever lights the ground, but for a little darkening in
/// gullies. Two threads share the rows; each pixel depends on its place alone, so the result does not.
Picture drawPicture(const Landscape& land, int pixels);

}  // namespace saban::sample
