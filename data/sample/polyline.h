#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "data/sample/grid.h"

namespace saban::sample {

/// Vertices in order; a river's run downstream.
using Polyline = std::vector<Point>;

/// The same line with vertices every `stepM` metres along it; its two ends stay.
Polyline resampled(const Polyline& line, double stepM);

/// The line with every vertex replaced by the Gaussian mean of its neighbours along the line; the ends stay.
/// `spread` is the standard deviation in vertices.
Polyline smoothed(const Polyline& line, double spread);

/// Length along the line up to each vertex, metres.
std::vector<double> lengthsAlong(const Polyline& line);

/// Where a line comes nearest to a place.
struct Nearest {
    double distanceM = 0.0;
    /// Length along the line to that point.
    double alongM = 0.0;
    /// Positive when the place is to the right of the line's direction, seen from above.
    double sideM = 0.0;
    /// Unit vector along the line there.
    Point direction;
    /// Which of the index's lines it is.
    int line = 0;
};

/// Finds the nearest of many line segments within a fixed reach.
/// Thread safety: queries from any number of threads.
class SegmentIndex {
 public:
    /// Answers queries up to `reachM` metres from a line.
    SegmentIndex(const std::vector<Polyline>& lines, double reachM);

    /// Nothing when no line is within reach.
    std::optional<Nearest> nearest(Point p) const;

 private:
    struct Segment {
        Point from;
        Point to;
        double alongM = 0.0;
        int line = 0;
    };

    double reachM_;
    Point corner_;
    int columns_ = 0;
    int rows_ = 0;
    std::vector<Segment> segments_;
    std::vector<std::uint32_t> bucketStart_;
    std::vector<std::uint32_t> bucketItems_;
};

}  // namespace saban::sample
