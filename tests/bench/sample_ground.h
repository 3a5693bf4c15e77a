#pragma once

#include <glm/vec2.hpp>
#include <memory>

#include "geo/tiles/tile_grid.h"
#include "layers/ground/ground.h"

namespace saban::bench {

/// The sample ground of the build folder, opened once; null when it cannot be opened, which is said on standard error.
std::shared_ptr<const layers::Ground> sampleGround();

/// The tile of a level that holds a place.
geo::TileKey tileAt(const geo::TileGrid& grid, int level, glm::dvec2 place);

/// Heights that bend at every scale down to a few cells of `sizeM` / 4000.
double roughHeightM(glm::dvec2 place, double sizeM);
/// One wide hill: few triangles suffice.
double smoothHeightM(glm::dvec2 place, double sizeM);

}  // namespace saban::bench
