#include <benchmark/benchmark.h>

#include <chrono>
#include <thread>

#include "tests/bench/sample_ground.h"
#include "viewer/render/table_view.h"

// The ground under the cursor, as a window asks for it with every move of the mouse. Needs no graphics: tiles are loaded
// without being drawn.

namespace saban::bench {
namespace {

void Pick(benchmark::State& state, double pitchDeg, double rangeM) {
    const auto ground = sampleGround();
    if (!ground) return state.SkipWithError("no sample ground");
    viewer::TableView table(viewer::Completeness::Final);
    constexpr glm::ivec2 kSize{1280, 720};
    table.resize(kSize);
    table.setGround(ground);
    const glm::dvec2 centre = ground->bounds.center();
    const auto heightM = ground->elevation->heightAt(centre);
    if (!heightM || !*heightM) return state.SkipWithError("no height in the middle of the sample ground");
    table.camera().setView({.target = {centre, **heightM}, .headingDeg = 30, .pitchDeg = pitchDeg, .rangeM = rangeM});
    while (!table.prepare()) std::this_thread::sleep_for(std::chrono::milliseconds(2));

    // Along a line through the lower part of the picture, where there is ground in both views.
    int step = 0;
    for (auto _ : state) {
        const double part = static_cast<double>(step++ % 97) / 97.0;
        const auto picked = table.pick({kSize.x * (0.2 + 0.6 * part), kSize.y * (0.6 + 0.3 * part)});
        if (!picked) return state.SkipWithError("there is no ground under a pixel");
        benchmark::DoNotOptimize(picked);
    }
}
BENCHMARK_CAPTURE(Pick, steep, -60.0, 1500.0)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Pick, flat, -12.0, 1500.0)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace saban::bench
