#pragma once

#include <vector>

#include "data/sample/grid.h"
#include "data/sample/polyline.h"

namespace saban::sample {

/// The main river: its line, its water and its bed.
struct River {
    /// Downstream, a vertex every 10 m, from beyond the sample ground's western edge to beyond its eastern one.
    Polyline line;
    /// Height of the water at each vertex, metres; falls all the way.
    std::vector<double> waterM;
    /// Half the width of the water at each vertex, metres.
    std::vector<double> halfWidthM;
    /// How sharply the river turns at each vertex, -1 to 1; positive where it turns to the right. The inner side of a
    /// bend is the side that it turns to: sand settles there, and the other bank is cut.
    std::vector<double> bend;

    double waterAt(double alongM) const;
    double halfWidthAt(double alongM) const;
    double bendAt(double alongM) const;
};

/// A freely meandering river along the valley's axis.
/// Source of the meanders' form: W. B. Langbein, L. B. Leopold, "River meanders: theory of minimum variance", 1966
/// (the sine-generated curve).
River makeRiver();

/// Metres from the river's line to each cell, `reachM` where it is farther than that.
Grid<float> distanceToRiver(const Grid<double>& shape, const SegmentIndex& river, double reachM);

}  // namespace saban::sample
