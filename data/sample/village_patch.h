#pragma once

#include "data/sample/landscape.h"

namespace saban::sample {

/// Heights of a square of about `sideM` metres between the main village and the river at `cellM` metres: the sample
/// ground with what its own cells are too coarse for (levelled plots with bunds between them, road embankments with
/// ditches, house platforms, graves on small mounds, the river's bank). The square begins and ends on whole cells of
/// the sample ground; along its edges it equals the bilinear surface through the sample ground's cells to a centimetre.
Grid<double> makeVillagePatch(const Landscape& land, double sideM, double cellM);

}  // namespace saban::sample
