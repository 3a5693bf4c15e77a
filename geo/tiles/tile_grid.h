#pragma once

#include <cstdint>
#include <functional>

#include "geo/core/bounds.h"

namespace saban::geo {

/// A tile of the table's quadtree. Level 0 tiles are the roots; x grows to the east, y to the north.
struct TileKey {
    int level = 0;
    std::int32_t x = 0;
    std::int32_t y = 0;

    bool operator==(const TileKey&) const = default;
    TileKey child(int index) const { return {level + 1, x * 2 + (index & 1), y * 2 + (index >> 1)}; }
    TileKey parent() const { return {level - 1, x >> 1, y >> 1}; }
};

struct TileKeyHash {
    std::size_t operator()(const TileKey& key) const {
        std::uint64_t v = static_cast<std::uint64_t>(key.level) << 58;
        v ^= static_cast<std::uint64_t>(static_cast<std::uint32_t>(key.x)) << 29;
        v ^= static_cast<std::uint32_t>(key.y);
        v *= 0x9E3779B97F4A7C15ULL;
        return static_cast<std::size_t>(v ^ (v >> 32));
    }
};

/// Which sides of the table a tile touches.
struct TableEdges {
    bool west = false, east = false, south = false, north = false;
    bool any() const { return west || east || south || north; }
};

/// Divides the table's rectangle exactly into nearly square root tiles, each the root of a quadtree: tile edges coincide
/// with the table's edges, so nothing is ever clipped.
class TileGrid {
   public:
    static constexpr int kCells = 256;    ///< cells along a tile's side
    static constexpr int kMaxLevel = 22;

    TileGrid() = default;
    /// `bounds` is not empty.
    explicit TileGrid(const Bounds& bounds);

    const Bounds& bounds() const { return bounds_; }
    int rootsX() const { return rootsX_; }
    int rootsY() const { return rootsY_; }
    Bounds boundsOf(const TileKey& key) const;
    TableEdges edgesOf(const TileKey& key) const;
    /// The longer side of a cell of a tile of that level, metres.
    double cellM(int level) const;
    /// The first level whose cells are not longer than `cellM`, at most `kMaxLevel`.
    int levelForCell(double cellM) const;

   private:
    Bounds bounds_;
    int rootsX_ = 1;
    int rootsY_ = 1;
};

}  // namespace saban::geo
