#pragma once

#include <vector>

#include "data/sample/flow_routing.h"
#include "data/sample/polyline.h"
#include "data/sample/terrain.h"

namespace saban::sample {

/// A brook as a smooth line, downstream, with what it drains.
struct Stream {
    Polyline line;
    /// Half the width of the water at the lower end, metres.
    double halfWidthM = 0.0;
};

/// Half the width of the water of a brook that drains `areaM2`, metres, by the law of hydraulic geometry.
/// Source: L. B. Leopold, T. Maddock, "The hydraulic geometry of stream channels", 1953.
double streamHalfWidthM(double areaM2);

/// Lines of all brooks that drain at least `areaMinM2`, each from its source, or from where its width has doubled, to
/// the next one or the river.
std::vector<Stream> traceStreams(const Terrain& terrain, double areaMinM2);

}  // namespace saban::sample
