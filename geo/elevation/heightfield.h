#pragma once

#include <cstdint>
#include <vector>

#include "geo/core/bounds.h"

namespace saban::geo {

enum class CellState : std::uint8_t {
    Void = 0,   ///< no height is known
    Valid = 1,  ///< from the data
    Filled = 2  ///< interpolated across a hole at the person's wish
};

/// Heights on a regular grid of points (see `GridSpec`), row 0 in the south. Metres. Void points hold 0 in `heightM`,
/// which means nothing: ask `state` first.
struct Heightfield {
    GridSpec grid;
    std::vector<float> heightM;
    std::vector<CellState> state;
    bool hasVoid = false;
    bool hasFilled = false;

    std::size_t index(int column, int row) const { return static_cast<std::size_t>(row) * grid.columns + column; }
    bool isVoid(int column, int row) const { return state[index(column, row)] == CellState::Void; }
};

}  // namespace saban::geo
