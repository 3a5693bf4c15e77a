#pragma once

#include <optional>

#include "geo/core/fingerprint.h"
#include "geo/tiles/tile_grid.h"
#include "layers/ground/ground.h"
#include "viewer/terrain/tile_content.h"

namespace saban::viewer {

/// What tiles are made from, as far as that costs time to find out: once for a ground, not for each tile or look.
struct GroundIdentity {
    geo::Digest elevation;
    std::optional<geo::Digest> imagery;  ///< nothing without imagery
    std::optional<geo::Digest> vectors{};  ///< nothing without vector layers
};

/// Nothing while tiles of this ground must not be kept: a raster has no identity, or is still read coarsely for want of a pyramid.
std::optional<GroundIdentity> identityOf(const layers::Ground& ground);

enum class ImageryUse { Hidden, Shown };

/// Stands for everything that tiles depend on but their place: ground, table, style, and the program itself, so that a
/// program that draws otherwise never meets tiles of another.
geo::Digest tileFamily(const GroundIdentity& ground, const geo::Bounds& table, ImageryUse imagery, const TileStyle& style);

/// One tile of a family.
geo::Digest tileIdentity(const geo::Digest& family, const geo::TileKey& key);

}  // namespace saban::viewer
