#include "viewer/cli/bench_command.h"

#include <GL/gl.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>

#include "geo/core/text.h"
#include "viewer/cli/command_support.h"
#include "viewer/render/bench_path.h"
#include "viewer/render/drawn_error.h"
#include "viewer/render/framebuffer.h"
#include "viewer/render/offscreen.h"

namespace saban::cli {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMeasuredViews = 5;  // of a path, for the error of the drawn surface

struct BenchArguments {
    GroundArguments ground;
    std::string size = "1920x1080";
    int frames = 300;
    std::string path = "orbit";
    double fovDeg = 45.0;
    int samples = 0;
    std::string quality = "full";
    std::string output;
    bool force = false;
    bool json = false;
};

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Nearest-rank percentile of sorted values.
double percentile(const std::vector<double>& sorted, double part) {
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(std::ceil(part * static_cast<double>(sorted.size()))) - (part > 0 ? 1 : 0))];
}

struct Flight {
    double firstFrameS = 0.0, completeFrameS = 0.0;
    std::vector<double> frameMs;
    double triangles = 0.0;
    int incomplete = 0;
};

geo::Result<Flight> fly(viewer::TableView& table, viewer::Framebuffer& target, const std::vector<viewer::Viewpoint>& views, int samples,
                        Clock::time_point start, std::stop_token stop) {
    Flight flight;
    const auto cancelled = [] { return geo::fail(geo::ErrorCode::Cancelled, {}); };
    const auto frame = [&]() -> geo::Result<double> {
        const auto begin = Clock::now();
        if (auto drawn = table.draw(target.id(), samples); !drawn) return tl::unexpected(drawn.error());
        glFinish();
        return secondsSince(begin) * 1e3;
    };
    table.camera().setView(views.front());
    for (;;) {
        if (stop.stop_requested()) return cancelled();
        if (auto ms = frame(); !ms) return tl::unexpected(ms.error());
        const viewer::ViewStatus status = table.status();
        if (status.tilesDrawn > 0) break;
        if (!status.isComplete) continue;
        if (status.tilesFailed > 0) return geo::fail(geo::ErrorCode::Unreadable, status.failures.front());
        return geo::fail(geo::ErrorCode::InvalidArgument,
                         text(SABAN_TR("cli", "the first view of the path shows no ground: begin the path with a view of the table")));
    }
    flight.firstFrameS = secondsSince(start);
    while (!table.prepare()) {
        if (stop.stop_requested()) return cancelled();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    if (auto ms = frame(); !ms) return tl::unexpected(ms.error());
    flight.completeFrameS = secondsSince(start);

    for (const auto& view : views) {
        if (stop.stop_requested()) return cancelled();
        table.camera().setView(view);
        const auto ms = frame();
        if (!ms) return tl::unexpected(ms.error());
        flight.frameMs.push_back(*ms);
        const viewer::ViewStatus status = table.status();
        flight.triangles += static_cast<double>(status.triangles);
        if (status.tilesPending > 0) ++flight.incomplete;
    }
    flight.triangles /= static_cast<double>(views.size());
    return flight;
}

geo::Result<nlohmann::json> bench(const BenchArguments& arguments) {
    const std::stop_token stop = interruptToken();
    const auto start = Clock::now();
    auto size = parseSize(arguments.size);
    if (!size) return tl::unexpected(size.error());
    if (!arguments.output.empty())
        if (auto free = checkOutput(arguments.output, arguments.force); !free) return tl::unexpected(free.error());
    auto ground = openGround(arguments.ground, stop);
    if (!ground) return tl::unexpected(ground.error());
    auto context = viewer::OffscreenContext::create();
    if (!context) return tl::unexpected(context.error());
    viewer::TableView table(viewer::Completeness::Progressive);
    table.resize(*size);
    table.setFieldOfView(arguments.fovDeg);
    table.setGround(*ground);
    const bool isFile = arguments.path.ends_with(".csv");
    auto views = isFile ? viewer::benchPathFromFile(arguments.path) : viewer::benchPath(arguments.path, table, arguments.frames);
    if (!views) return tl::unexpected(views.error());
    viewer::Framebuffer target;
    if (!target.ensure(*size, 0, viewer::Framebuffer::Depth::None))
        return geo::fail(geo::ErrorCode::Unsupported, text(SABAN_TR("cli", "cannot draw {} pixels: the driver refuses the buffer"), arguments.size));
    auto flight = fly(table, target, *views, arguments.samples, start, stop);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    geo::Result<viewer::DrawnError> error;
    if (flight) error = viewer::measureDrawnError(table, viewer::evenlySpaced(*views, kMeasuredViews), {}, stop);
    const std::string renderer = table.rendererName();
    target.release();
    table.releaseGl();
    if (!flight) return tl::unexpected(flight.error());
    if (!error) return tl::unexpected(error.error());

    std::vector<double> sorted = flight->frameMs;
    std::sort(sorted.begin(), sorted.end());
    const auto errorOrNull = [&](double px) { return error->samples > 0 ? nlohmann::json(px) : nlohmann::json(); };
    const double median = percentile(sorted, 0.5);
    return nlohmann::json{{"renderer", renderer},
                          {"size", arguments.size},
                          {"path", arguments.path},
                          {"frames", sorted.size()},
                          {"fps_median", 1000.0 / median},
                          {"frame_ms", {{"p50", median}, {"p95", percentile(sorted, 0.95)}, {"p99", percentile(sorted, 0.99)}, {"max", sorted.back()}}},
                          {"first_frame_s", flight->firstFrameS},
                          {"complete_frame_s", flight->completeFrameS},
                          {"triangles_mean", flight->triangles},
                          {"incomplete_frames_percent", 100.0 * flight->incomplete / static_cast<double>(sorted.size())},
                          {"peak_rss_mib", static_cast<double>(usage.ru_maxrss) / 1024.0},
                          {"error_px_max", errorOrNull(error->maxPx)},
                          {"error_px_p999", errorOrNull(error->p999Px)},
                          {"error_px_mean", errorOrNull(error->meanPx)}};
}

}  // namespace

void addBenchCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("bench", translated(SABAN_TR("cli", "Flies a fixed path over the table and prints frame times")));
    auto arguments = std::make_shared<BenchArguments>();
    command->add_option("TERRAIN", arguments->ground.files, translated(SABAN_TR("cli", "Elevation and imagery files, told apart by what they hold")));
    command->add_option("--size", arguments->size, translated(SABAN_TR("cli", "Width x height in pixels (default 1920x1080)")));
    command->add_option("--frames", arguments->frames, translated(SABAN_TR("cli", "Frames of a named path (default 300)")))->check(CLI::Range(2, 100000));
    command->add_option("--path", arguments->path, translated(SABAN_TR("cli", "orbit, low, dive, or a CSV file with eyeE,eyeN,eyeH,lookE,lookN,lookH (default orbit)")));
    command->add_option("--fov", arguments->fovDeg, translated(SABAN_TR("cli", "Vertical field of view, degrees (default 45)")))->check(CLI::Range(10.0, 100.0));
    command->add_option("--samples", arguments->samples, translated(SABAN_TR("cli", "Samples per pixel: 0, 2, 4 or 8 (default 0)")))->check(CLI::IsMember({0, 1, 2, 4, 8}));
    arguments->ground.addTo(*command);
    command->add_option("--quality", arguments->quality, translated(SABAN_TR("cli", "full: every pixel is drawn (default)")))
        ->check(CLI::IsMember({"full"}));
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
