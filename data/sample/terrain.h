#pragma once

#include "data/sample/grid.h"
#include "data/sample/river.h"

namespace saban::sample {

/// The sample ground: heights and what the water does on them.
struct Terrain {
    /// Metres above sea level, each a whole number of millimetres. Every cell inside has a strictly lower neighbour,
    /// so water runs from everywhere to the border.
    Grid<double> heights;
    /// Area that drains through each cell, m2; water that enters from beyond the border is not counted.
    Grid<float> drainageM2;
    River river;
    /// Metres to the river's line on a coarse grid; 2000 where it is farther than that.
    Grid<float> riverDistanceM;
};

/// Makes the sample ground with `cells` by `cells` cells over 12 x 12 km: uplift and erosion from coarse to fine, then
/// the alluvial floor, the streams across it and the river's channel. Equal arguments give equal bits.
/// Pre-condition: `cells` is a multiple of 30, from 60 to 1200.
Terrain makeTerrain(int cells);

}  // namespace saban::sample
