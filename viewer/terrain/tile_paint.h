#pragma once

#include <cstdint>
#include <vector>

#include "viewer/terrain/tile_content.h"
#include "viewer/terrain/vector_paint.h"

namespace saban::viewer {

/// Picture, tint, slope or aspect, with `vectors` over it, times light for every point of a tile; alpha 0 where there is no ground,
/// filled holes hatched. `shadows` may be null. What is opaque among the vectors takes less of the light, so that lines read in the shade too.
std::vector<std::uint8_t> paintTile(const TileGround& ground, const TileImage* image, const TileVectors& vectors,
                                    const geo::TileGrid& grid, const geo::TileKey& key, const TileStyle& style,
                                    const geo::ShadowField* shadows = nullptr);

}  // namespace saban::viewer
