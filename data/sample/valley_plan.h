#pragma once

#include "data/sample/grid.h"

namespace saban::sample {

/// Side of the square sample ground, metres.
constexpr double kSideM = 12'000.0;

/// The invented lie of the land that erosion then carves: where the valley runs, how wide its floor is, where the
/// mountains rise and which rock is hard. Everything here is a closed form of the place, so it is the same at
/// every resolution. Defined on the sample ground and a few kilometres around it.

/// South coordinate of the valley's axis at a given east coordinate; the valley falls from north-west to south-east.
double valleyAxisY(double x);

/// Direction of the valley's axis, down the valley, a unit vector.
Point valleyDirection(double x);

/// Metres from the valley's axis, measured across it; positive on the southern side.
double acrossValleyM(Point p);

/// Height of the flood plain on the valley's axis, metres above sea level. Falls steadily down the valley.
double floodPlainM(double x);

/// Half the width of the level valley floor on one side of the axis, metres. A basin widens it in the south.
double floorHalfWidthM(double x, bool southern);

/// Between 0 on the valley's floor and 1 in the high mountains: share of the full uplift.
double upliftShare(Point p);

/// Factor on the rock's erodibility, about 0.5 to 2, in bands that strike north-west to south-east.
double erodibilityFactor(Point p);

/// Height that the ground starts from before any erosion, metres.
double initialHeightM(Point p);

/// Height of the alluvial floor (flood plain, two terraces, the rise to the valley's side), metres, before streams cut
/// it. `riverM` is the distance to the river.
double alluvialHeightM(Point p, double riverM);

}  // namespace saban::sample
