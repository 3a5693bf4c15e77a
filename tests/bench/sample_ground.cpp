#include "tests/bench/sample_ground.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

namespace saban::bench {

std::shared_ptr<const layers::Ground> sampleGround() {
    static const std::shared_ptr<const layers::Ground> ground = []() -> std::shared_ptr<const layers::Ground> {
        const std::string folder = SABAN_BUILD_DIR "/sample/";
        const auto spec = layers::specFromFiles({folder + "valley_10m.tif", folder + "village_1m.tif", folder + "valley_2m5.tif"});
        const auto opened = spec ? layers::openGround(*spec) : tl::unexpected(spec.error());
        if (!opened) {
            fmt::print(stderr, "cannot measure on the sample ground: {}\n", opened.error().message);
            return nullptr;
        }
        return *opened;
    }();
    return ground;
}

geo::TileKey tileAt(const geo::TileGrid& grid, int level, glm::dvec2 place) {
    const geo::Bounds& table = grid.bounds();
    const double columns = std::ldexp(grid.rootsX(), level), rows = std::ldexp(grid.rootsY(), level);
    return {level, static_cast<std::int32_t>(std::clamp((place.x - table.minE) / table.width() * columns, 0.0, columns - 1.0)),
            static_cast<std::int32_t>(std::clamp((place.y - table.minN) / table.height() * rows, 0.0, rows - 1.0))};
}

double roughHeightM(glm::dvec2 place, double sizeM) {
    double heightM = 600.0, waveM = sizeM / 3.0;
    for (int i = 0; i < 9; ++i, waveM *= 0.47) heightM += 0.25 * waveM * std::sin(place.x / waveM + i * 1.3) * std::cos(place.y / waveM * 1.1 + i * 0.7);
    return heightM;
}

double smoothHeightM(glm::dvec2 place, double sizeM) { return 300.0 + 0.05 * sizeM * std::sin(place.x / sizeM * 2.0) * std::cos(place.y / sizeM * 3.0); }

}  // namespace saban::bench
