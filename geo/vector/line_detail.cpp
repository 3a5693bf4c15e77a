#include "geo/vector/line_detail.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>
#include <vector>

#include "geo/core/leg.h"

namespace saban::geo {

namespace {

constexpr float kAlways = std::numeric_limits<float>::infinity();

double distanceToSegment(glm::dvec2 p, glm::dvec2 a, glm::dvec2 b) {
    return glm::distance(p, nearestOnLeg(p, a, b));
}

/// Between two vertices that stay. `to` may be the number of points: the first one of a ring.
void splitBetween(std::span<const glm::dvec2> points, std::size_t from, std::size_t to, std::span<float> detailM) {
    struct Span {
        std::size_t from, to;
        float most;  ///< no vertex matters more than the one that split the span off
    };
    std::vector<Span> open{{from, to, kAlways}};
    while (!open.empty()) {
        const Span span = open.back();
        open.pop_back();
        if (span.to - span.from < 2) continue;
        const glm::dvec2 a = points[span.from], b = points[span.to % points.size()];
        double farthestM = -1.0;
        std::size_t farthest = span.from + 1;
        for (std::size_t i = span.from + 1; i < span.to; ++i) {
            const double distanceM = distanceToSegment(points[i], a, b);
            if (distanceM > farthestM) {
                farthestM = distanceM;
                farthest = i;
            }
        }
        // Rounded up, so that the promise holds for the double it stands for.
        const float roundedM = std::nextafter(static_cast<float>(farthestM), kAlways);
        const float matters = std::min(span.most, roundedM);
        detailM[farthest] = matters;
        open.push_back({span.from, farthest, matters});
        open.push_back({farthest, span.to, matters});
    }
}

}  // namespace

void computeLineDetail(std::span<const glm::dvec2> line, std::span<float> detailM) {
    assert(line.size() == detailM.size());
    if (line.empty()) return;
    detailM.front() = detailM.back() = kAlways;
    // In blocks: the time of the method can grow with the square of the length.
    for (std::size_t from = 0; from + 1 < line.size(); from += kDetailBlock) {
        const std::size_t to = std::min(from + kDetailBlock, line.size() - 1);
        detailM[from] = detailM[to] = kAlways;
        splitBetween(line, from, to, detailM);
    }
}

void computeRingDetail(std::span<const glm::dvec2> ring, std::span<float> detailM) {
    assert(ring.size() == detailM.size());
    if (ring.empty()) return;
    detailM.front() = kAlways;
    if (ring.size() > kDetailBlock) {
        for (std::size_t from = 0; from < ring.size(); from += kDetailBlock) {
            const std::size_t to = std::min(from + kDetailBlock, ring.size());
            detailM[from] = kAlways;
            splitBetween(ring, from, to, detailM);
        }
        return;
    }
    splitBetween(ring, 0, ring.size(), detailM);
    // A ring stays a ring: never less than three vertices.
    for (int kept = 1; kept < 3; ++kept) {
        float* const next = &*std::max_element(detailM.begin(), detailM.end(), [](float a, float b) {
            return (a == kAlways ? -1.0f : a) < (b == kAlways ? -1.0f : b);
        });
        *next = kAlways;
    }
}

}  // namespace saban::geo
