#include "geo/tiles/tile_grid.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace saban::geo {

TileGrid::TileGrid(const Bounds& bounds) : bounds_(bounds) {
    assert(!bounds.isEmpty());
    const double side = std::min(bounds.width(), bounds.height());
    rootsX_ = std::clamp(static_cast<int>(std::lround(bounds.width() / side)), 1, 1024);
    rootsY_ = std::clamp(static_cast<int>(std::lround(bounds.height() / side)), 1, 1024);
}

Bounds TileGrid::boundsOf(const TileKey& key) const {
    // Edges come from the same expression for both neighbours, so that they are equal to the last bit.
    const double columns = std::ldexp(static_cast<double>(rootsX_), key.level);
    const double rows = std::ldexp(static_cast<double>(rootsY_), key.level);
    const auto eastAt = [&](double x) { return x == columns ? bounds_.maxE : bounds_.minE + bounds_.width() * (x / columns); };
    const auto northAt = [&](double y) { return y == rows ? bounds_.maxN : bounds_.minN + bounds_.height() * (y / rows); };
    return {eastAt(key.x), northAt(key.y), eastAt(key.x + 1.0), northAt(key.y + 1.0)};
}

TableEdges TileGrid::edgesOf(const TileKey& key) const {
    const std::int64_t columns = static_cast<std::int64_t>(rootsX_) << key.level;
    const std::int64_t rows = static_cast<std::int64_t>(rootsY_) << key.level;
    return {.west = key.x == 0, .east = key.x == columns - 1, .south = key.y == 0, .north = key.y == rows - 1};
}

double TileGrid::cellM(int level) const {
    const double rootSide = std::max(bounds_.width() / rootsX_, bounds_.height() / rootsY_);
    return std::ldexp(rootSide, -level) / kCells;
}

int TileGrid::levelForCell(double wantedM) const {
    int level = 0;
    while (level < kMaxLevel && cellM(level) > wantedM * (1.0 + 1e-9)) ++level;
    return level;
}

}  // namespace saban::geo
