#include "geo/vector/shape_clip.h"

#include <array>
#include <optional>
#include <utility>

namespace saban::geo {

namespace {

/// Which part of a segment, 0 to 1 along it, lies in a rectangle.
std::optional<std::pair<double, double>> insidePart(glm::dvec2 a, glm::dvec2 b, const Bounds& area) {
    double from = 0.0, to = 1.0;
    const auto limit = [&](double start, double slope, double least, double most) {
        if (slope == 0.0) return start >= least && start <= most;
        double enter = (least - start) / slope, leave = (most - start) / slope;
        if (enter > leave) std::swap(enter, leave);
        from = std::max(from, enter);
        to = std::min(to, leave);
        return from <= to;
    };
    if (!limit(a.x, b.x - a.x, area.minE, area.maxE) || !limit(a.y, b.y - a.y, area.minN, area.maxN)) return std::nullopt;
    return std::pair(from, to);
}

/// One side of a rectangle: what lies on the inner side of `limit` along `axis` stays.
struct HalfPlane {
    int axis;
    double limit;
    double sign;  ///< 1: the greater side is inside

    double depth(glm::dvec2 p) const { return (p[axis] - limit) * sign; }
    glm::dvec2 crossing(glm::dvec2 a, glm::dvec2 b) const {
        const double t = (limit - a[axis]) / (b[axis] - a[axis]);
        glm::dvec2 at = a + (b - a) * t;
        at[axis] = limit;
        return at;
    }
};

}  // namespace

void clipLine(std::span<const glm::dvec2> line, const Bounds& area, const std::function<void(std::span<const glm::dvec2>)>& run) {
    std::vector<glm::dvec2> piece;
    const auto finish = [&] {
        if (piece.size() > 1) run(piece);
        piece.clear();
    };
    for (std::size_t i = 1; i < line.size(); ++i) {
        const glm::dvec2 a = line[i - 1], b = line[i];
        const auto inside = insidePart(a, b, area);
        if (!inside) {
            finish();
            continue;
        }
        if (piece.empty() || inside->first > 0.0) {
            finish();
            piece.push_back(inside->first > 0.0 ? a + (b - a) * inside->first : a);
        }
        piece.push_back(inside->second < 1.0 ? a + (b - a) * inside->second : b);
        if (inside->second < 1.0) finish();
    }
    finish();
}

std::vector<glm::dvec2> clipRing(std::span<const glm::dvec2> ring, const Bounds& area) {
    std::vector<glm::dvec2> current(ring.begin(), ring.end()), next;
    const std::array<HalfPlane, 4> sides{{{0, area.minE, 1.0}, {0, area.maxE, -1.0}, {1, area.minN, 1.0}, {1, area.maxN, -1.0}}};
    for (const HalfPlane& side : sides) {
        next.clear();
        for (std::size_t i = 0; i < current.size(); ++i) {
            const glm::dvec2 a = current[i == 0 ? current.size() - 1 : i - 1], b = current[i];
            const bool wasInside = side.depth(a) >= 0.0, isInside = side.depth(b) >= 0.0;
            if (wasInside != isInside) next.push_back(side.crossing(a, b));
            if (isInside) next.push_back(b);
        }
        current.swap(next);
    }
    if (current.size() < 3) current.clear();
    return current;
}

double signedDoubleArea(std::span<const glm::dvec2> ring) {
    double sum = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const glm::dvec2 a = ring[i] - ring[0], b = ring[i + 1 == ring.size() ? 0 : i + 1] - ring[0];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

}  // namespace saban::geo
