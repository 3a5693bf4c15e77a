#include "viewer/cli/bench_flight.h"

#include <GL/gl.h>
#include <sys/resource.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <thread>

#include "geo/core/text.h"

namespace saban::cli {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double processorMs() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& t) { return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) * 1e-3; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

tl::unexpected<geo::Error> cancelled() { return geo::fail(geo::ErrorCode::Cancelled, {}); }

/// Draws one frame to its end. Milliseconds.
geo::Result<double> drawFrame(viewer::TableView& table, viewer::Framebuffer& target, const viewer::FrameQuality& quality) {
    const auto begin = Clock::now();
    if (auto drawn = table.draw(target.id(), quality); !drawn) return tl::unexpected(drawn.error());
    glFinish();
    return secondsSince(begin) * 1e3;
}

geo::Result<void> drawUntilGround(viewer::TableView& table, viewer::Framebuffer& target, const viewer::FrameQuality& quality, const std::stop_token& stop) {
    for (;;) {
        if (stop.stop_requested()) return cancelled();
        if (auto ms = drawFrame(table, target, quality); !ms) return tl::unexpected(ms.error());
        // A window, too, draws again only when there is something new.
        while (!table.needsFrame() && !table.status().isComplete) {
            if (stop.stop_requested()) return cancelled();
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        const viewer::ViewStatus status = table.status();
        if (status.tilesDrawn > 0) return {};
        if (!status.isComplete) continue;
        if (status.tilesFailed > 0) return geo::fail(geo::ErrorCode::Unreadable, status.failures.front());
        return geo::fail(geo::ErrorCode::InvalidArgument,
                         text(SABAN_TR("cli", "the first view of the path shows no ground: begin the path with a view of the table")));
    }
}

geo::Result<void> waitUntilComplete(viewer::TableView& table, const std::stop_token& stop) {
    while (!table.prepare()) {
        if (stop.stop_requested()) return cancelled();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return {};
}

}  // namespace

geo::Result<Flight> fly(viewer::TableView& table, viewer::Framebuffer& target, std::span<const viewer::Viewpoint> views,
                        const FlightOptions& options, std::stop_token stop) {
    Flight flight;
    const viewer::FrameQuality full{.samples = options.samples};
    std::optional<viewer::AdaptiveQuality> adaptive;
    if (options.isAdaptive) adaptive.emplace();
    table.camera().setView(views.front());
    if (auto seen = drawUntilGround(table, target, full, stop); !seen) return tl::unexpected(seen.error());
    flight.firstFrameS = secondsSince(options.start);
    if (auto complete = waitUntilComplete(table, stop); !complete) return tl::unexpected(complete.error());
    if (auto ms = drawFrame(table, target, full); !ms) return tl::unexpected(ms.error());
    flight.completeFrameS = secondsSince(options.start);
    if (adaptive) {  // the window has the driver make its programs while files are opened
        if (auto ms = drawFrame(table, target, {.scale = 0.5}); !ms) return tl::unexpected(ms.error());
    }

    for (const auto& view : views) {
        if (stop.stop_requested()) return cancelled();
        const auto begin = Clock::now();
        const double processorBeginMs = processorMs();
        table.camera().setView(view);
        const viewer::FrameQuality quality = adaptive ? adaptive->whileMoving() : full;
        const auto ms = drawFrame(table, target, quality);
        if (!ms) return tl::unexpected(ms.error());
        if (adaptive) adaptive->learn(*ms);
        if (options.frameS) std::this_thread::sleep_until(begin + std::chrono::duration<double>(*options.frameS));
        const viewer::ViewStatus status = table.status();
        flight.frames.push_back({.drawMs = *ms, .cpuMs = processorMs() - processorBeginMs, .triangles = status.triangles,
                                 .tiles = status.tilesDrawn, .isMissing = status.tilesPending > 0, .scale = quality.scale});
    }
    return flight;
}

geo::Result<std::vector<double>> drawAtRest(viewer::TableView& table, viewer::Framebuffer& target, int samples, int frames,
                                            std::stop_token stop) {
    if (auto complete = waitUntilComplete(table, stop); !complete) return tl::unexpected(complete.error());
    if (auto first = drawFrame(table, target, {.samples = samples}); !first) return tl::unexpected(first.error());  // brings tiles to the driver
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        if (stop.stop_requested()) return cancelled();
        const auto ms = drawFrame(table, target, {.samples = samples});
        if (!ms) return tl::unexpected(ms.error());
        times.push_back(*ms);
    }
    return times;
}

double percentile(std::vector<double> values, double part) {
    assert(!values.empty());
    const auto rank = static_cast<std::size_t>(std::ceil(part * static_cast<double>(values.size())));
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size() - 1, rank - (rank > 0 ? 1 : 0)));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

}  // namespace saban::cli
