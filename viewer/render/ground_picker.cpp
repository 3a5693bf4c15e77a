#include "viewer/render/ground_picker.h"

#include <algorithm>
#include <cmath>

namespace saban::viewer {

namespace {

struct Span {
    double from, to;
};

/// The part of the ray inside the table's block (with some air above and below).
std::optional<Span> insideBlock(const GroundRay& ray, const SceneFrame& frame, const geo::Bounds& bounds, double minM, double maxM) {
    const double marginM = 0.05 * (maxM - minM) + 1.0;
    const glm::dvec3 low = frame.toScene({bounds.minE, bounds.minN, minM - marginM});
    const glm::dvec3 high = frame.toScene({bounds.maxE, bounds.maxN, maxM + marginM});
    Span span{0.0, 1e9};
    for (int axis = 0; axis < 3; ++axis) {
        if (std::abs(ray.direction[axis]) < 1e-12) {
            if (ray.eye[axis] < low[axis] || ray.eye[axis] > high[axis]) return std::nullopt;
            continue;
        }
        double a = (low[axis] - ray.eye[axis]) / ray.direction[axis], b = (high[axis] - ray.eye[axis]) / ray.direction[axis];
        if (a > b) std::swap(a, b);
        span.from = std::max(span.from, a);
        span.to = std::min(span.to, b);
    }
    return span.from < span.to ? std::optional(span) : std::nullopt;
}

}  // namespace

std::optional<PickedPoint> pickGround(const GroundRay& ray, const SceneFrame& frame, const layers::Ground& ground,
                                      const Terrain& terrain, const std::optional<Cut>& cut) {
    const auto span = insideBlock(ray, frame, ground.bounds, terrain.minM(), terrain.maxM());
    if (!span) return std::nullopt;
    const auto at = [&](double t) { return frame.toGround(ray.eye + ray.direction * t); };
    const auto aboveData = [&](double t) -> std::optional<double> {
        const glm::dvec3 p = at(t);
        const auto h = ground.elevation->heightAt(p);
        return h && *h ? std::optional(p.z - **h) : std::nullopt;
    };
    // How far a point of the ray is above the ground; nothing over a hole or beside the table. A view that was just made, or given
    // another ground, has no tiles yet: its ground is there all the same.
    const auto aboveLoaded = [&](double t) -> std::optional<double> {
        const glm::dvec3 p = at(t);
        if (cut && cut->insideM(glm::dvec2(p)) < 0.0) return std::nullopt;
        if (const auto h = terrain.loadedHeightAt(p)) return p.z - *h;
        return terrain.isLoadedAt(p) ? std::nullopt : aboveData(t);
    };

    const double finest = std::max(ground.elevation->cellM() * 0.5, 0.05);
    double before = span->from;
    std::optional<double> hit;
    bool wasAbove = false;
    for (double t = span->from;;) {
        const auto above = aboveLoaded(t);
        if (above && *above <= 0.0) {
            // Coming from beside the block or out of a hole, the ray has met a cut side, not the ground.
            if (!wasAbove) return std::nullopt;
            hit = t;
            break;
        }
        wasAbove = above.has_value();
        before = t;
        if (t >= span->to) break;
        // Close above the ground small steps; high above as far as no usual slope reaches. The last one ends with the block, which
        // over flat ground is less thick than a step seen from far away.
        t = std::min(t + std::max({finest * 0.5, t * 5e-4, above ? *above * 0.4 : 0.0}), span->to);
    }
    if (!hit) return std::nullopt;

    // The data may be higher or lower than the tile seen: widen until they enclose the crossing, then halve.
    double low = before, high = *hit;
    for (int i = 0; i < 24; ++i) {
        const auto aboveLow = aboveData(low), aboveHigh = aboveData(high);
        if (aboveLow && *aboveLow < 0.0) {
            low -= (high - low) + finest;
        } else if (aboveHigh && *aboveHigh > 0.0) {
            high += (high - low) + finest;
        } else {
            break;
        }
        low = std::max(low, 0.0);
    }
    for (int i = 0; i < 60 && high - low > 1e-4; ++i) {
        const double middle = (low + high) / 2;
        const auto above = aboveData(middle);
        if (!above) break;
        (*above > 0.0 ? low : high) = middle;
    }
    const glm::dvec3 point = at((low + high) / 2);
    const auto sample = ground.elevation->sampleAt(point);
    if (!sample || !*sample) return std::nullopt;
    return PickedPoint{.ground = {point.x, point.y, (*sample)->heightM}, .isFilled = (*sample)->state == geo::CellState::Filled};
}

}  // namespace saban::viewer
