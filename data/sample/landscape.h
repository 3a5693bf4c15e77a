#pragma once

#include <vector>

#include "data/sample/roads.h"
#include "data/sample/streams.h"
#include "data/sample/terrain.h"
#include "data/sample/villages.h"

namespace saban::sample {

/// What covers the ground, cell by cell: shares and properties between which a place's cover is decided.
struct LandCover {
    /// Slope of the ground in degrees, over about 20 m.
    Grid<float> slopeDeg;
    /// Metres above the valley's flood plain.
    Grid<float> aboveFloorM;
    /// Metres above the mean of the ground around: negative in gullies, positive on ridges.
    Grid<float> standingM;
    /// How near people live and work, 0 to 1.
    Grid<float> settled;
    /// How much house and garden there is, 0 to about 1.
    Grid<float> garden;
};

/// The sample ground with all that lies on it.
struct Landscape {
    Terrain terrain;
    std::vector<Stream> streams;
    std::vector<Road> roads;
    std::vector<Village> villages;
    LandCover cover;
};

/// Pre-condition: as for `makeTerrain`.
Landscape makeLandscape(int cells);

}  // namespace saban::sample
