#pragma once

#include <cstdint>
#include <vector>

#include "data/sample/grid.h"

namespace saban::sample {

/// Where the water of each cell goes, and in which order the cells can be worked.
struct Flow {
    /// Index of the cell that takes each cell's water; a cell that is its own receiver is an outlet.
    std::vector<std::uint32_t> receiver;
    /// Metres to the receiver: one cell, or its diagonal; 0 for an outlet.
    std::vector<float> distanceM;
    /// Every cell once, each after its receiver.
    std::vector<std::uint32_t> order;
};

/// How the receiver is chosen among lower neighbours.
enum class FlowChoice {
    /// The steepest. Source: J. F. O'Callaghan, D. M. Mark, "The extraction of drainage networks from digital
    /// elevation data", 1984.
    Steepest,
    /// The steepest after the distance to each neighbour was stretched by a random factor that stays with the cell, so
    /// that valleys take crooked ways and none of the grid's eight directions shows. After J. Fairfield, P. Leymarie,
    /// "Drainage networks from grid digital elevation models", 1991, who stretch the diagonals.
    Crooked
};

/// Cells that water leaves the ground by; their heights are not changed by the functions below.
using OutletMask = std::vector<std::uint8_t>;

/// The border of the grid.
template <typename T>
OutletMask borderOutlets(const Grid<T>& grid) {
    OutletMask mask(grid.size(), 0);
    for (int r = 0; r < grid.height; ++r)
        for (int c = 0; c < grid.width; ++c) mask[grid.index(c, r)] = grid.isBorder(c, r);
    return mask;
}

/// Number of cells, outlets aside, that have no strictly lower neighbour.
std::size_t countPits(const Grid<double>& heights, const OutletMask& outlets);

/// Raises cells that have no strictly lower neighbour just above their lowest one, in a few sweeps. Closes the small
/// pits that creeping soil leaves in a stream's bed; larger depressions remain. Returns how many pits are left.
std::size_t closeSmallPits(Grid<double>& heights, const OutletMask& outlets, double stepM);

/// Raises every cell without a falling way to an outlet until it has one that falls by at least `stepM` a cell.
/// Source: R. Barnes, C. Lehman, D. Mulla, "Priority-flood: an optimal depression-filling and watershed-labeling
/// algorithm for digital elevation models", 2014, algorithm 3.
void fillDepressions(Grid<double>& heights, const OutletMask& outlets, double stepM);

/// Opens every depression by lowering the cells on its way out, as a ditch would, where the way need not be cut
/// deeper than `depthMaxM`. Deeper ones stay as they are.
/// Source: J. B. Lindsay, "Efficient hybrid breaching-filling sink removal methods for flow path enforcement in
/// digital elevation models", 2016.
void breachDepressions(Grid<double>& heights, const OutletMask& outlets, double depthMaxM);

/// Raises whole millimetres so that every cell but those on the border has a strictly lower neighbour on its way to
/// the border. In integers, so that no rounding to the file's type can undo it.
void fillDepressionsMm(Grid<std::int32_t>& heightsMm);

/// Receivers and order. Pre-condition: no pits (see `fillDepressions`); a pit would become an outlet.
Flow routeFlow(const Grid<double>& heights, const OutletMask& outlets, FlowChoice choice, std::uint64_t seed);

/// Area that drains through each cell, its own included, m2.
Grid<float> drainageArea(const Grid<double>& shape, const Flow& flow);

}  // namespace saban::sample
