#include "data/sample/fields.h"

#include <numbers>

#include "data/sample/noise.h"
#include "data/sample/valley_plan.h"

namespace saban::sample {

Plot plotAt(Point p) {
    constexpr double kBlockM = 330.0;
    // Nobody lays out fields with a ruler.
    const Point bent{p.x + 9.0 * gradientNoise(p.x / 110.0, p.y / 110.0, 1201),
                     p.y + 9.0 * gradientNoise(p.x / 110.0, p.y / 110.0, 1213)};
    const Point rough{bent.x + 30.0 * gradientNoise(p.x / 170.0, p.y / 170.0, 1217),
                      bent.y + 30.0 * gradientNoise(p.x / 170.0, p.y / 170.0, 1223)};
    const ScatterHit block = nearestScattered(rough.x / kBlockM, rough.y / kBlockM, 0.85, 1231);
    const Point seedPlace{p.x - block.dx * kBlockM, p.y - block.dy * kBlockM};

    const Point valley = valleyDirection(seedPlace.x);
    const double quarter = unit(block.id << 7) < 0.4 ? std::numbers::pi / 2.0 : 0.0;
    const double heading = std::atan2(valley.y, valley.x) + quarter + 0.9 * (unit(block.id << 13) - 0.5);
    const Point along{std::cos(heading), std::sin(heading)};
    const Point off{bent.x - seedPlace.x, bent.y - seedPlace.y};
    const double u = dot(off, along);
    const double v = off.y * along.x - off.x * along.y;

    const double widthM = 15.0 + 15.0 * unit(block.id << 19);
    const auto strip = std::int64_t(std::floor(v / widthM));
    const double lengthM = 38.0 + 60.0 * hashUnit(strip, 1, block.id);
    const double shifted = u + lengthM * hashUnit(strip, 2, block.id);
    const auto piece = std::int64_t(std::floor(shifted / lengthM));

    Plot plot;
    plot.blockId = block.id;
    plot.id = hashCell(strip, piece, block.id);
    plot.alongM = shifted - double(piece) * lengthM;
    plot.acrossM = v - double(strip) * widthM;
    plot.edgeM = std::min({plot.alongM, lengthM - plot.alongM, plot.acrossM, widthM - plot.acrossM});
    plot.blockEdgeM = 0.5 * (block.second - block.nearest) * kBlockM;
    plot.edgeM = std::min(plot.edgeM, plot.blockEdgeM);
    const double du = 0.5 * lengthM - plot.alongM;
    const double dv = 0.5 * widthM - plot.acrossM;
    plot.centre = {p.x + du * along.x - dv * along.y, p.y + du * along.y + dv * along.x};
    return plot;
}

}  // namespace saban::sample
