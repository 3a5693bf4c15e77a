#include <benchmark/benchmark.h>

#include <QGuiApplication>
#include <chrono>
#include <thread>

#include "layers/briefing/briefing.h"
#include "layers/edit/edit.h"
#include "tests/bench/sample_ground.h"
#include "viewer/render/framebuffer.h"
#include "viewer/render/offscreen.h"
#include "viewer/scenes/scene_player.h"

// What a window does from the key to the first frame of the next scene, with a large plan.

namespace saban::bench {
namespace {

/// Two scenes of 2 000 features: of the second the areas are hidden.
viewer::Performance largePerformance(const std::shared_ptr<const layers::Ground>& ground) {
    layers::PlanEditor editor{layers::Plan{}};
    const geo::Bounds& table = ground->bounds;
    const auto at = [&table](int i) { return glm::dvec2(table.minE + table.width() * (0.05 + 0.9 * (i % 43) / 43.0), table.minN + table.height() * (0.05 + 0.9 * (i % 47) / 47.0)); };
    std::vector<layers::Structure> structures;
    std::vector<layers::Route> routes;
    std::vector<layers::Area> areas;
    for (int i = 0; i < 1200; ++i) {
        layers::Structure structure;
        structure.uid = "structure" + std::to_string(i);
        structure.name = "Công trình " + std::to_string(i);
        structure.type = "bunker_command";
        structure.geometry = layers::Geometry::point(at(i));
        structures.push_back(std::move(structure));
    }
    for (int i = 0; i < 400; ++i) {
        layers::Route route;
        route.uid = "route" + std::to_string(i);
        route.geometry = layers::Geometry::line({at(i), at(i + 5), at(i + 11)});
        routes.push_back(std::move(route));
        layers::Area area;
        area.uid = "area" + std::to_string(i);
        const glm::dvec2 corner = at(i);
        area.geometry = layers::Geometry::area({corner, corner + glm::dvec2(200, 0), corner + glm::dvec2(200, 200)});
        areas.push_back(std::move(area));
    }
    editor.put(std::move(structures));
    editor.put(std::move(routes));
    editor.put(std::move(areas));
    for (int i = 0; i < 2; ++i) {
        layers::Scene scene;
        scene.uid = "scene" + std::to_string(i);
        scene.order = i;
        scene.targetE = table.center().x + i * 500.0;
        scene.targetN = table.center().y;
        scene.rangeM = 2500.0;
        scene.hiddenLayers = i == 0 ? "" : "areas";
        editor.put(scene);
    }
    return {.briefing = std::make_shared<const layers::Briefing>(layers::briefingOf(std::make_shared<const layers::Plan>(editor.plan()))), .ground = ground};
}

/// `isLoaded`: the scene before was shown long enough for the next one to be loaded.
void SceneChange(benchmark::State& state, bool isLoaded) {
    const auto ground = sampleGround();
    if (!ground) return state.SkipWithError("no sample ground");
    viewer::TableView table;
    table.resize({1280, 720});
    viewer::ScenePlayer player(table);
    player.setPerformance(largePerformance(ground));
    double nowS = 0.0;
    std::size_t scene = 0;
    player.show(scene, viewer::ScenePlayer::Entrance::AtOnce, nowS);
    for (auto _ : state) {
        state.PauseTiming();
        nowS += 100.0;
        player.advance(nowS);
        if (isLoaded) {
            player.loadAhead(1 - scene);
            for (int i = 0; i < 20000 && (!table.prepare() || player.loadAhead()); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        scene = 1 - scene;
        nowS += 1.0;
        state.ResumeTiming();
        player.show(scene, viewer::ScenePlayer::Entrance::Transition, nowS);
        player.advance(nowS + 0.02);
    }
}
BENCHMARK_CAPTURE(SceneChange, loaded_ahead, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(SceneChange, by_surprise, false)->Unit(benchmark::kMillisecond);

/// Names and titles want fonts.
void ensureFonts() {
    static int count = 1;
    static char name[] = "saban_benchmarks";
    static char* words[] = {name, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static const QGuiApplication application(count, words);
}

/// From the key until the first frame is drawn, with graphics, as a slow machine draws a motion. `frame`: which one is timed; in the first ones both views are drawn.
void FrameAfterKey(benchmark::State& state, int frame) {
    ensureFonts();
    const auto ground = sampleGround();
    auto context = viewer::OffscreenContext::create();
    if (!ground || !context) return state.SkipWithError("no sample ground, or no graphics");
    constexpr glm::ivec2 kSizePx{1920, 1080};
    viewer::TableView table;
    table.resize(kSizePx);
    viewer::ScenePlayer player(table);
    player.setPerformance(largePerformance(ground));
    viewer::Framebuffer target;
    (void)target.ensure(kSizePx, 0, viewer::Framebuffer::Depth::None);
    double nowS = 0.0;
    std::size_t scene = 0;
    player.show(scene, viewer::ScenePlayer::Entrance::AtOnce, nowS);
    const viewer::FrameQuality moving{.scale = 0.5, .errorPx = 2.0, .texelPx = 2.5};
    for (auto _ : state) {
        nowS += 100.0;
        player.advance(nowS);
        player.loadAhead(1 - scene);
        for (int i = 0; i < 20000; ++i) {
            if (player.needsFrame()) (void)player.draw(target.id());
            if (table.status().isComplete && !player.loadAhead(viewer::TableView::Graphics::Current) && !player.needsFrame()) break;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        scene = 1 - scene;
        nowS += 1.0;
        auto begin = std::chrono::steady_clock::now();
        player.show(scene, viewer::ScenePlayer::Entrance::Transition, nowS);
        for (int i = 0; i <= frame; ++i) {
            if (i > 0) begin = std::chrono::steady_clock::now();
            player.advance(nowS + 0.04 * (i + 1));
            (void)player.draw(target.id(), moving);
        }
        state.SetIterationTime(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    target.release();
    player.releaseGl();
    table.releaseGl();
}
BENCHMARK_CAPTURE(FrameAfterKey, first, 0)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(4);
BENCHMARK_CAPTURE(FrameAfterKey, second, 1)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(4);
BENCHMARK_CAPTURE(FrameAfterKey, when_faded, 20)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(4);

/// What goes on between two frames while nothing but the camera moves.
void SceneFrame(benchmark::State& state) {
    const auto ground = sampleGround();
    if (!ground) return state.SkipWithError("no sample ground");
    viewer::TableView table;
    viewer::ScenePlayer player(table);
    player.setPerformance(largePerformance(ground));
    player.show(0, viewer::ScenePlayer::Entrance::AtOnce, 0.0);
    double nowS = 0.0;
    for (auto _ : state) benchmark::DoNotOptimize(player.advance(nowS += 0.04));
}
BENCHMARK(SceneFrame)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace saban::bench
