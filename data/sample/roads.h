#pragma once

#include <vector>

#include "data/sample/polyline.h"
#include "data/sample/streams.h"
#include "data/sample/terrain.h"

namespace saban::sample {

/// What a road is built for; it decides how wide it is and how it is drawn.
enum class RoadKind {
    Main,  ///< two lanes, asphalt
    Pass,  ///< one lane and a half, asphalt, winding over the mountains
    Side,  ///< concrete road to a village
    Lane   ///< earth lane inside a village or to the fields
};

struct Road {
    RoadKind kind = RoadKind::Lane;
    Polyline line;
};

/// Half the width of the surface, metres.
double roadHalfWidthM(RoadKind kind);

/// Finds ways over the ground for roads that avoid steep grades, side slopes and the river.
class RoadFinder {
 public:
    explicit RoadFinder(const Terrain& terrain);

    /// The cheapest way from the roads found earlier, or from `from` when there are none near it. Built roads attract
    /// it, and what it shares with them at its beginning is left away. Grades beyond `gradeMax` (rise over run) are
    /// dear, so mountain roads wind. Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", 1959,
    /// over sixteen directions.
    Polyline find(Point from, Point to, double gradeMax);

 private:
    double moveCost(std::size_t from, std::size_t to, double runM, double gradeMax) const;

    /// The line with slow curves of some metres where the ground is gentle, its ends in place.
    Polyline swayed(Polyline line) const;

    Grid<double> heights_;
    Grid<float> burden_;
    Grid<std::uint8_t> built_;
    std::vector<Polyline> lines_;
};

}  // namespace saban::sample
