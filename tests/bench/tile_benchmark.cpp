#include <benchmark/benchmark.h>

#include <vector>

#include "geo/tiles/tile_mesh.h"
#include "tests/bench/sample_ground.h"
#include "viewer/terrain/tile_content.h"
#include "viewer/terrain/tile_paint.h"

// What a worker does for one tile: reads heights and picture, paints, meshes.

namespace saban::bench {
namespace {

constexpr int kPoints = geo::TileGrid::kCells + 1;

/// The tile in the middle of the sample ground whose cells are about `cellM`.
struct SampleTile {
    explicit SampleTile(double cellM) : ground(sampleGround()) {
        if (!ground) return;
        grid = geo::TileGrid(ground->bounds);
        key = tileAt(grid, grid.levelForCell(cellM), ground->bounds.center());
        dataCellM = ground->elevation->cellAtM(grid.boundsOf(key)).value_or(ground->elevation->cellM());
    }
    std::shared_ptr<const layers::Ground> ground;
    geo::TileGrid grid;
    geo::TileKey key;
    double dataCellM = 1.0;
};

/// `state` counts cells of so many decimetres.
double cellOf(const benchmark::State& state) { return static_cast<double>(state.range(0)) / 10.0; }

void ReadTileHeights(benchmark::State& state) {
    const SampleTile tile(cellOf(state));
    if (!tile.ground) return state.SkipWithError("no sample ground");
    for (auto _ : state) {
        auto read = viewer::readTileGround(*tile.ground->elevation, tile.grid, tile.key, tile.dataCellM);
        if (!read) return state.SkipWithError(read.error().message.c_str());
        benchmark::DoNotOptimize(read);
    }
}
BENCHMARK(ReadTileHeights)->ArgName("cell_dm")->Arg(400)->Arg(100)->Arg(10)->Unit(benchmark::kMillisecond);

void ReadTileImage(benchmark::State& state) {
    const SampleTile tile(cellOf(state));
    if (!tile.ground || !tile.ground->imagery) return state.SkipWithError("no sample ground");
    for (auto _ : state) {
        auto read = viewer::readTileImage(*tile.ground->imagery, tile.grid, tile.key);
        if (!read) return state.SkipWithError(read.error().message.c_str());
        benchmark::DoNotOptimize(read);
    }
}
BENCHMARK(ReadTileImage)->ArgName("cell_dm")->Arg(400)->Arg(100)->Arg(25)->Unit(benchmark::kMillisecond);

void PaintTile(benchmark::State& state, bool hasPicture) {
    const SampleTile tile(2.5);
    if (!tile.ground || !tile.ground->imagery) return state.SkipWithError("no sample ground");
    const auto heights = viewer::readTileGround(*tile.ground->elevation, tile.grid, tile.key, tile.dataCellM);
    const auto picture = viewer::readTileImage(*tile.ground->imagery, tile.grid, tile.key);
    if (!heights || !picture) return state.SkipWithError("the tile cannot be read");
    for (auto _ : state) benchmark::DoNotOptimize(viewer::paintTile(**heights, hasPicture ? picture->get() : nullptr, {}, tile.grid, tile.key, {}));
}
BENCHMARK_CAPTURE(PaintTile, bare, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(PaintTile, picture, true)->Unit(benchmark::kMillisecond);

void BuildTileMesh(benchmark::State& state, double (*heightM)(glm::dvec2, double)) {
    constexpr double kCellM = 10.0;
    std::vector<float> heights;
    for (int row = 0; row < kPoints; ++row)
        for (int column = 0; column < kPoints; ++column)
            heights.push_back(static_cast<float>(heightM(glm::dvec2(column, row) * kCellM, kCellM * geo::TileGrid::kCells)));
    std::size_t triangles = 0;
    for (auto _ : state) {
        const geo::TileMesh mesh = geo::buildTileMesh({.heightM = heights, .isVoid = {}}, 0.75f * static_cast<float>(kCellM));
        triangles = mesh.details.front().triangles.size() / 3;
        benchmark::DoNotOptimize(triangles);
    }
    state.counters["triangles"] = static_cast<double>(triangles);
}
BENCHMARK_CAPTURE(BuildTileMesh, smooth, smoothHeightM)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(BuildTileMesh, rough, roughHeightM)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace saban::bench
