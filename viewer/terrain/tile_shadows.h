#pragma once

#include <stop_token>

#include "geo/analysis/terrain_shadow.h"
#include "viewer/terrain/tile_content.h"

namespace saban::viewer {

/// The shadows on a tile, at the points of its `slopes`. Heights count as they are, not exaggerated: shadows lie where they lie on the real ground.
/// Errors: those of the source.
geo::Result<geo::ShadowField> castTileShadows(const geo::ElevationSource& source, const geo::TileGrid& grid, const TileGround& ground, const Sun& sun,
                                              const std::stop_token& stop = {});

}  // namespace saban::viewer
