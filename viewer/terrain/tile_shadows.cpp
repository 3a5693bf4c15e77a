#include "viewer/terrain/tile_shadows.h"

#include <cmath>

namespace saban::viewer {

namespace {

/// The source knows the range of its heights about: peaks may stand higher.
constexpr double kReliefToSpare = 1.25;
constexpr double kLeastReliefM = 20.0;

}  // namespace

geo::Result<geo::ShadowField> castTileShadows(const geo::ElevationSource& source, const geo::TileGrid& grid, const TileGround& ground, const Sun& sun, const std::stop_token& stop) {
    const geo::GridSpec& lattice = ground.slopes.grid;
    const geo::Bounds& table = grid.bounds();
    const double stepE = lattice.stepE(), stepN = lattice.stepN();
    const geo::LatticeArea area{.origin = {table.minE, table.minN},
                                .stepE = stepE,
                                .stepN = stepN,
                                .firstColumn = static_cast<int>(std::lround((lattice.bounds.minE - table.minE) / stepE)),
                                .firstRow = static_cast<int>(std::lround((lattice.bounds.minN - table.minN) / stepN)),
                                .columns = lattice.columns,
                                .rows = lattice.rows};
    const auto range = source.roughRange();
    return geo::castShadows(source, area, {.azimuthDeg = sun.azimuthDeg, .elevationDeg = sun.elevationDeg},
                            (range.maxM - range.minM) * kReliefToSpare + kLeastReliefM, stop);
}

}  // namespace saban::viewer
