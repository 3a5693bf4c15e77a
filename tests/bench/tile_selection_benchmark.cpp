#include <benchmark/benchmark.h>

#include <glm/gtc/matrix_transform.hpp>
#include <unordered_set>

#include "geo/tiles/tile_selection.h"

// A low view over a large table with fine data: the deepest tree that a frame goes through.

namespace saban::bench {
namespace {

const geo::Bounds kTable{0, 0, 102400, 102400};

geo::SelectionView lowView() {
    const glm::dvec3 eye(51000, 20000, 150), target(51000, 24000, 0);
    const glm::dmat4 view = glm::lookAt(eye, target, glm::dvec3(0, 0, 1));
    return {.eye = eye, .planes = geo::frustumPlanes(view, glm::perspective(glm::radians(45.0), 16.0 / 9.0, 0.05, 1e6)), .pixelsPerRadian = 1303.7};
}

void SelectTiles(benchmark::State& state) {
    const geo::TileGrid grid(kTable);
    std::unordered_set<geo::TileKey, geo::TileKeyHash> loaded;
    const geo::TileQueries queries{
        .readiness = [&](const geo::TileKey& key) { return loaded.contains(key) ? geo::TileReadiness::Ready : geo::TileReadiness::Missing; },
        .box =
            [&](const geo::TileKey& key) {
                const geo::Bounds b = grid.boundsOf(key);
                return geo::SceneBox{{b.minE, b.minN, 0.0}, {b.maxE, b.maxN, 100.0}};
            },
        .finestLevel = [](const geo::TileKey&) { return 14; }};
    const geo::SelectionView view = lowView();
    geo::TileSelection selection = geo::selectTiles(grid, view, queries);
    for (int round = 0; round < 40 && !selection.isComplete(); ++round) {
        for (const auto& request : selection.requests) loaded.insert(request.key);
        selection = geo::selectTiles(grid, view, queries);
    }
    if (!selection.isComplete()) return state.SkipWithError("the view does not become complete");
    for (auto _ : state) benchmark::DoNotOptimize(geo::selectTiles(grid, view, queries));
    state.counters["tiles"] = static_cast<double>(selection.draw.size());
}
BENCHMARK(SelectTiles)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace saban::bench
