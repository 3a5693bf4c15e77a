#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace saban::geo {

/// Which void cells of a raster are enclosed by data. Void cells belong together when they share a side; those joined
/// to the raster's edge are the outside, all others are holes.
class HoleMap {
 public:
    explicit HoleMap(int width) : width_(width) {}

    /// The next row, first to last: non-zero where void.
    void pushRow(std::span<const std::uint8_t> isVoid);
    /// After the last row: settles which voids are enclosed, and forgets the rest.
    void finish();

    /// A stretch of enclosed void cells of one row.
    struct Run {
        int row, first, last;
    };
    /// In order of rows, then columns.
    std::span<const Run> holes() const { return runs_; }
    /// Holes of rows `first` to `last`.
    std::span<const Run> holes(int first, int last) const;

 private:
    std::uint32_t root(std::uint32_t label);

    int width_;
    int rows_ = 0;
    std::size_t previousRow_ = 0;  ///< first run of the row before
    std::vector<Run> runs_;
    std::vector<std::uint32_t> parents_;  ///< per run; the outside is one more set, entry 0
};

}  // namespace saban::geo
