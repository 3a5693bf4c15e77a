#pragma once

#include <cstdint>
#include <vector>

#include "viewer/terrain/tile_content.h"
#include "viewer/terrain/vector_paint.h"

namespace saban::viewer {

/// Colour of bare ground for a height, before light: linear between stops chosen to read as land.
struct Rgb {
    float r, g, b;  ///< 0 to 1
};
/// `relative` is 0 at the lowest and 1 at the highest ground; `isSea` for heights at or below zero.
Rgb groundTint(float relative, bool isSea);

/// Picture or tint, with `vectors` over it, times light for every point of a tile; alpha 0 where there is no ground, filled
/// holes hatched. What is opaque among the vectors takes less of the light, so that lines read in the shade too.
std::vector<std::uint8_t> paintTile(const TileGround& ground, const TileImage* image, const TileVectors& vectors,
                                    const geo::TileGrid& grid, const geo::TileKey& key, const TileStyle& style);

}  // namespace saban::viewer
