#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "geo/core/error.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/render/framebuffer.h"
#include "viewer/render/table_view.h"

namespace saban::cli {

/// One timed frame of a flight.
struct FlownFrame {
    double drawMs = 0.0;     ///< until the driver has finished it; without waiting for the next
    double cpuMs = 0.0;      ///< processor time of all threads of the program, loading included
    std::int64_t triangles = 0;
    int tiles = 0;
    bool isMissing = false;  ///< something visible was not there at its wanted level
    double scale = 1.0;      ///< of the picture's sides that was drawn
};

struct Flight {
    double firstFrameS = 0.0;     ///< from `FlightOptions::start` until ground was seen
    double completeFrameS = 0.0;  ///< until the first view was complete
    std::vector<FlownFrame> frames;
};

struct FlightOptions {
    int samples = 0;
    bool isAdaptive = false;  ///< draw as a person sees a motion: quality follows the frame time
    std::chrono::steady_clock::time_point start;  ///< of the program's work
    std::optional<double> frameS = std::nullopt;  ///< time between frames; a frame that needs less is followed by a pause
};

/// Waits for the first of the views, then draws each of them once, however much of it is loaded. [GL]
/// Errors: those of `TableView::draw`; `InvalidArgument` when the first view shows no ground; `Unreadable`; `Cancelled`.
geo::Result<Flight> fly(viewer::TableView& table, viewer::Framebuffer& target, std::span<const viewer::Viewpoint> views,
                        const FlightOptions& options, std::stop_token stop);

/// Frame times (ms) of the table as it stands, once everything is loaded and nothing moves. [GL]
/// Errors: those of `TableView::draw`; `Cancelled`.
geo::Result<std::vector<double>> drawAtRest(viewer::TableView& table, viewer::Framebuffer& target, int samples, int frames,
                                            std::stop_token stop);

/// Nearest-rank percentile, `part` from 0 to 1, of at least one value.
double percentile(std::vector<double> values, double part);

}  // namespace saban::cli
