#pragma once

#include <vector>

#include "geo/raster/raster_level.h"

class GDALDataset;

namespace saban::geo {

/// A few neighbouring cells of a level.
struct LatticeSpot {
    CellRect cells;
};

/// Spots spread evenly over a level, row by row from the top, spot (i, j) around the middle of cell (i, j) of a
/// `columns` x `rows` division of the level.
struct SampleLattice {
    int columns = 0, rows = 0;
    std::vector<LatticeSpot> spots;
};

/// The densest lattice, at most `columns` x `rows`, whose spots touch only a bounded number of blocks and cells.
SampleLattice latticeOver(GDALDataset& dataset, const RasterLevel& level, int columns, int rows);

}  // namespace saban::geo
