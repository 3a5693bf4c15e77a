#include "viewer/cli/bench_command.h"

#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <optional>

#include "geo/core/text.h"
#include "viewer/cli/bench_flight.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/plan_arguments.h"
#include "viewer/cli/view_arguments.h"
#include "viewer/render/bench_path.h"
#include "viewer/render/drawn_error.h"
#include "viewer/render/framebuffer.h"
#include "viewer/render/limit_scene.h"
#include "viewer/render/offscreen.h"

namespace saban::cli {

namespace {

constexpr std::size_t kMeasuredViews = 5;  // of a path, for the error of the drawn surface
constexpr int kRestFrames = 20;            // of each kind, for --limit
constexpr double kFrameS = 1.0 / 30.0;     // with --speed

struct BenchArguments {
    GroundArguments ground;
    std::string size = "1920x1080";
    int frames = 300;
    std::string path = "orbit";
    std::optional<double> speedMps;
    bool limit = false;
    double fovDeg = 45.0;
    int samples = 0;
    std::string quality = "full";
    std::string output;
    bool force = false;
    bool json = false;
    LookArguments look;
    PlanArguments plan;
};

/// The views to fly over. Errors: those of the paths.
geo::Result<std::vector<viewer::Viewpoint>> viewsFor(const BenchArguments& arguments, const viewer::TableView& table) {
    if (arguments.speedMps) return viewer::benchPathInSteps(table, *arguments.speedMps * kFrameS, arguments.frames);
    return arguments.path.ends_with(".csv") ? viewer::benchPathFromFile(arguments.path) : viewer::benchPath(arguments.path, table, arguments.frames);
}

template <typename Value>
std::vector<double> valuesOf(const Flight& flight, Value value) {
    std::vector<double> values;
    for (const FlownFrame& frame : flight.frames) values.push_back(static_cast<double>(value(frame)));
    return values;
}

double mean(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()); }

nlohmann::json figuresOf(const Flight& flight) {
    const auto drawMs = valuesOf(flight, [](const FlownFrame& f) { return f.drawMs; });
    const auto cpuMs = valuesOf(flight, [](const FlownFrame& f) { return f.cpuMs; });
    const auto triangles = valuesOf(flight, [](const FlownFrame& f) { return f.triangles; });
    const auto tiles = valuesOf(flight, [](const FlownFrame& f) { return f.tiles; });
    const double missingPercent = 100.0 * mean(valuesOf(flight, [](const FlownFrame& f) { return f.isMissing ? 1 : 0; }));
    const double medianMs = percentile(drawMs, 0.5);
    return {{"frames", flight.frames.size()},
            {"scale_mean", mean(valuesOf(flight, [](const FlownFrame& f) { return f.scale; }))},
            {"fps_median", 1000.0 / medianMs},
            {"frame_ms", {{"p50", medianMs}, {"p95", percentile(drawMs, 0.95)}, {"p99", percentile(drawMs, 0.99)}, {"max", percentile(drawMs, 1.0)}}},
            {"frame_cpu_ms", {{"p50", percentile(cpuMs, 0.5)}}},
            {"first_frame_s", flight.firstFrameS},
            {"complete_frame_s", flight.completeFrameS},
            {"triangles_mean", mean(triangles)},
            {"triangles_max", static_cast<std::int64_t>(percentile(triangles, 1.0))},
            {"tiles_mean", mean(tiles)},
            {"missing_frames_percent", missingPercent},
            {"incomplete_frames_percent", missingPercent}};
}

double peakRssMib() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// The view in the middle of the path against the least that covers the same pixels. Last of all: see `measureLimit`.
geo::Result<nlohmann::json> limitFigures(viewer::TableView& table, viewer::Framebuffer& target, const viewer::Viewpoint& view, int samples,
                                         std::stop_token stop) {
    table.camera().setView(view);
    const auto restMs = drawAtRest(table, target, samples, kRestFrames, stop);
    if (!restMs) return tl::unexpected(restMs.error());
    const std::int64_t regularTriangles = table.regularGridTriangles();
    const auto limit = viewer::measureLimit(table, target.id(), {.samples = samples, .frames = kRestFrames, .triangles = table.status().triangles}, stop);
    if (!limit) return tl::unexpected(limit.error());
    const double terrainMs = percentile(*restMs, 0.5), meshMs = percentile(limit->staticMeshMs, 0.5);
    return nlohmann::json{{"limit_ms", {{"two_triangles", percentile(limit->twoTrianglesMs, 0.5)}, {"static_mesh", meshMs}}},
                          {"limit_triangles", limit->meshTriangles},
                          {"regular_grid_triangles", regularTriangles},
                          {"rest_ms", terrainMs},
                          {"ratio_to_static_mesh", terrainMs / meshMs}};
}

/// Flies and measures. [GL]
geo::Result<nlohmann::json> measure(const BenchArguments& arguments, viewer::TableView& table, viewer::Framebuffer& target,
                                    std::chrono::steady_clock::time_point start, std::stop_token stop) {
    const auto views = viewsFor(arguments, table);
    if (!views) return tl::unexpected(views.error());
    const auto flight = fly(table, target, *views,
                            {.samples = arguments.samples, .isAdaptive = arguments.quality == "adaptive", .start = start, .frameS = arguments.speedMps ? std::optional(kFrameS) : std::nullopt}, stop);
    if (!flight) return tl::unexpected(flight.error());
    nlohmann::json report = figuresOf(*flight);
    report["peak_rss_mib"] = peakRssMib();  // of the flight alone
    report["renderer"] = table.rendererName();
    report["size"] = arguments.size;
    report["path"] = arguments.path;
    report["quality"] = arguments.quality;
    if (arguments.speedMps) report["speed_mps"] = *arguments.speedMps;

    const auto error = viewer::measureDrawnError(table, viewer::evenlySpaced(*views, kMeasuredViews), {}, stop);
    if (!error) return tl::unexpected(error.error());
    const auto errorOrNull = [&](double px) { return error->samples > 0 ? nlohmann::json(px) : nlohmann::json(); };
    report["error_px_max"] = errorOrNull(error->maxPx);
    report["error_px_p999"] = errorOrNull(error->p999Px);
    report["error_px_mean"] = errorOrNull(error->meanPx);
    if (error->worst) report["error_px_worst"] = {{"e", error->worst->ground.x}, {"n", error->worst->ground.y}, {"height_m", error->worst->ground.z}};
    if (arguments.limit) {
        auto limit = limitFigures(table, target, (*views)[views->size() / 2], arguments.samples, stop);
        if (!limit) return tl::unexpected(limit.error());
        report.update(*limit);
    }
    return report;
}

geo::Result<nlohmann::json> bench(const BenchArguments& arguments) {
    const std::stop_token stop = interruptToken();
    const auto start = std::chrono::steady_clock::now();
    auto size = parseSize(arguments.size);
    if (!size) return tl::unexpected(size.error());
    if (arguments.speedMps && std::isnan(*arguments.speedMps))  // which no range refuses
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "--speed needs a number of metres per second")));
    if (arguments.speedMps && arguments.path != "low")
        return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "--speed goes with --path low: '{}' has a speed of its own"), arguments.path));
    if (!arguments.output.empty())
        if (auto free = checkOutput(arguments.output, arguments.force); !free) return tl::unexpected(free.error());
    const auto opened = openTable(arguments.ground, stop);
    if (!opened) return tl::unexpected(opened.error());
    const auto& ground = opened->ground;
    auto context = viewer::OffscreenContext::create();
    if (!context) return tl::unexpected(context.error());
    viewer::TableView table(viewer::Completeness::Progressive);
    table.resize(*size);
    table.setFieldOfView(arguments.fovDeg);
    const auto look = arguments.look.look(*ground);
    if (!look) return tl::unexpected(look.error());
    table.setLook(*look);
    table.setGround(ground);
    ViewArguments unused;
    if (auto applied = arguments.plan.apply(*opened, table, unused); !applied) return tl::unexpected(applied.error());
    viewer::Framebuffer target;
    if (!target.ensure(*size, 0, viewer::Framebuffer::Depth::None))
        return geo::fail(geo::ErrorCode::Unsupported, text(SABAN_TR("cli", "cannot draw {} pixels: the driver refuses the buffer"), arguments.size));
    auto report = measure(arguments, table, target, start, stop);
    target.release();
    table.releaseGl();
    return report;
}

}  // namespace

void addBenchCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("bench", translated(SABAN_TR("cli", "Flies a fixed path over the table and prints frame times")));
    auto arguments = std::make_shared<BenchArguments>();
    command->add_option("TERRAIN", arguments->ground.files, translated(SABAN_TR("cli", "A plan, or elevation, imagery and vector files, told apart by what they hold")));
    command->add_option("--size", arguments->size, translated(SABAN_TR("cli", "Width x height in pixels (default 1920x1080)")));
    command->add_option("--frames", arguments->frames, translated(SABAN_TR("cli", "Frames of a named path (default 300)")))->check(CLI::Range(2, 100000));
    command->add_option("--path", arguments->path, translated(SABAN_TR("cli", "orbit, low, dive, or a CSV file with eyeE,eyeN,eyeH,lookE,lookN,lookH (default orbit)")));
    command->add_option("--speed", arguments->speedMps,
                        translated(SABAN_TR("cli", "With --path low: metres per second, 30 frames a second, waiting after a frame that needs less (default: the "
                                                   "whole path in --frames frames)")))
        ->check(CLI::Range(0.1, 100000.0));
    command->add_flag("--limit", arguments->limit,
                      translated(SABAN_TR("cli", "Compare with the least that fills the same pixels: two triangles, and a fixed mesh of as many triangles")));
    command->add_option("--fov", arguments->fovDeg, translated(SABAN_TR("cli", "Vertical field of view, degrees (default 45)")))->check(CLI::Range(10.0, 100.0));
    command->add_option("--samples", arguments->samples, translated(SABAN_TR("cli", "Samples per pixel: 0, 2, 4 or 8 (default 0)")))->check(CLI::IsMember({0, 1, 2, 4, 8}));
    arguments->ground.addTo(*command);
    arguments->look.addTo(*command);
    arguments->plan.addTo(*command);
    command->add_option("--quality", arguments->quality, translated(SABAN_TR("cli", "full: every pixel is drawn (default); adaptive: quality follows the frame time, as in the window")))
        ->check(CLI::IsMember({"full", "adaptive"}));
    command->add_option("-o,--output", arguments->output, translated(SABAN_TR("cli", "Write the figures to a file")));
    command->add_flag("--force", arguments->force, translated(SABAN_TR("cli", "Replace an existing output")));
    command->add_flag("--json", arguments->json, translated(SABAN_TR("cli", "Print one line of JSON in place of an indented one")));
    command->callback([arguments, &exitStatus] {
        const auto report = bench(*arguments);
        if (!report) {
            exitStatus = reportError(report.error());
            return;
        }
        exitStatus = writeReport(report->dump(arguments->json ? -1 : 2), arguments->output);
    });
}

}  // namespace saban::cli
