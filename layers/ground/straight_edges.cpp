#include "layers/ground/straight_edges.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace saban::layers {

std::optional<geo::Bounds> straightEdged(const geo::RasterFile& raster, const geo::Transform& toTable, double mostLost) {
    constexpr int kSteps = 32;
    const double columns = raster.info().width, rows = raster.info().height;
    const std::array<glm::dvec2, 4> corners{{{0, 0}, {columns, 0}, {columns, rows}, {0, rows}}};
    geo::Bounds outer;
    std::array<geo::Bounds, 4> sides;
    for (int side = 0; side < 4; ++side) {
        const glm::dvec2 from = corners[side], to = corners[(side + 1) % 4];
        for (int i = 0; i <= kSteps; ++i) {
            const auto point = toTable.forward(raster.toPoint(from + (to - from) * (static_cast<double>(i) / kSteps)));
            if (!point) return std::nullopt;
            sides[side].include(*point);
            outer.include(*point);
        }
    }
    // Every side of the raster becomes the side of the table that its middle is nearest to.
    geo::Bounds inner = outer;
    int found = 0;
    for (const geo::Bounds& side : sides) {
        const glm::dvec2 middle = side.center();
        const std::array<double, 4> distance{(middle.x - outer.minE) / outer.width(), (outer.maxE - middle.x) / outer.width(),
                                             (middle.y - outer.minN) / outer.height(), (outer.maxN - middle.y) / outer.height()};
        const auto nearest = std::min_element(distance.begin(), distance.end()) - distance.begin();
        found |= 1 << nearest;
        if (nearest == 0) inner.minE = std::max(inner.minE, side.maxE);
        if (nearest == 1) inner.maxE = std::min(inner.maxE, side.minE);
        if (nearest == 2) inner.minN = std::max(inner.minN, side.maxN);
        if (nearest == 3) inner.maxN = std::min(inner.maxN, side.minN);
    }
    if (found != 0b1111 || inner.isEmpty()) return std::nullopt;
    const double kept = inner.width() * inner.height() / (outer.width() * outer.height());
    return kept >= 1.0 - mostLost ? std::optional(inner) : std::nullopt;
}

}  // namespace saban::layers
