#pragma once

#include <cstdint>

#include "data/sample/grid.h"

namespace saban::sample {

/// One plot of a patchwork of fields, as a place lies in it.
struct Plot {
    /// Mixed bits that belong to the plot, and to the block of plots of one direction around it.
    std::uint64_t id = 0;
    std::uint64_t blockId = 0;
    Point centre;
    /// Metres to the nearest edge of the plot, and of its block.
    double edgeM = 0.0;
    double blockEdgeM = 0.0;
    /// Metres along and across the plot's rows.
    double alongM = 0.0;
    double acrossM = 0.0;
};

/// The plot of the plain's patchwork that a place lies in: blocks of long plots side by side, each block turned its
/// own way around the direction of the valley.
Plot plotAt(Point p);

}  // namespace saban::sample
