#pragma once

#include <vector>

#include "data/sample/roads.h"
#include "data/sample/streams.h"
#include "data/sample/terrain.h"
#include "data/sample/villages.h"

namespace saban::sample {

/// What decides the cover of a place.
struct Site {
    float heightM = 0.0F;
    /// Slope of the ground in degrees, over about 20 m.
    float slopeDeg = 0.0F;
    /// Metres above the valley's flood plain.
    float aboveFloorM = 0.0F;
    /// Metres above the mean of the ground around: negative in gullies, positive on ridges.
    float standingM = 0.0F;
    /// How near people live and work, 0 to 1.
    float settled = 0.0F;
    /// How much house and garden there is, 0 to about 1.
    float garden = 0.0F;
    /// Unevenness of the cover over about 200 m, over a stand of trees, and over a kilometre or two: -1 to 1.
    float mottle = 0.0F;
    float stand = 0.0F;
    float region = 0.0F;
};

/// The site between four cells' centres.
Site siteAt(const Grid<Site>& cover, Point p);

/// The sample ground with all that lies on it.
struct Landscape {
    Terrain terrain;
    std::vector<Stream> streams;
    std::vector<Road> roads;
    std::vector<Village> villages;
    Grid<Site> cover;
};

/// Pre-condition: as for `makeTerrain`.
Landscape makeLandscape(int cells);

}  // namespace saban::sample
