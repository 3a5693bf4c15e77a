#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <span>
#include <vector>

namespace saban::geo {

/// How far inside a raster's data a place lies: the distance to its outer edge (exact) or to its nearest hole (to about
/// a cell of the mask), whichever is less. A function of the place alone, whatever is being read.
///
/// Source: Felzenszwalb and Huttenlocher, Distance Transforms of Sampled Functions, 2012.
/// Thread safety: any thread.
class EdgeDistance {
 public:
    /// A raster of `width` x `height` cells of `cellSizeM`, its data marked non-zero in a coarser (or equally fine)
    /// mask.
    EdgeDistance(int width, int height, glm::dvec2 cellSizeM, int maskColumns, int maskRows,
                 std::span<const std::uint8_t> mask);

    /// Metres; 0 outside the raster and in its holes.
    double at(glm::dvec2 pixel) const;
    /// Metres to the nearest hole alone, below 0 in one; infinite without holes.
    double toHole(glm::dvec2 pixel) const;

 private:

    glm::dvec2 sizePx_;
    glm::dvec2 cellSizeM_;
    int columns_, rows_;
    std::vector<float> toHoleM_;  ///< at the centres of the mask's cells; empty when there is no hole
};

/// 0 at 0 and below, 1 at 1 and above, without a kink at either: 3t² − 2t³.
double smoothStep(double t);

}  // namespace saban::geo
