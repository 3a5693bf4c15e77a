#include "viewer/app/snapping.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "layers/model/fields.h"

namespace saban::app {

namespace {

using layers::Geometry;
using layers::GeometryKind;

glm::dvec2 nearestOnSegment(glm::dvec2 place, glm::dvec2 a, glm::dvec2 b) {
    const glm::dvec2 way = b - a;
    const double length2 = glm::dot(way, way);
    return length2 > 0.0 ? a + way * std::clamp(glm::dot(place - a, way) / length2, 0.0, 1.0) : a;
}

/// Keeps the nearest vertex and the nearest place on an edge.
class Nearest {
   public:
    Nearest(glm::dvec2 place, double searchM, const std::function<std::optional<double>(glm::dvec2)>& distancePx, double reachPx)
        : place_(place), searchM_(searchM), distancePx_(distancePx), vertexPx_(reachPx), edgePx_(reachPx) {}

    void look(const Geometry& geometry) {
        if (geometry.isEmpty() || !isNear(geometry.bounds())) return;
        for (const Geometry::Part& part : geometry.parts) {
            const auto& points = part.points;
            for (const glm::dvec2 point : points) take(point, true);
            if (geometry.kind == GeometryKind::Point || points.size() < 2) continue;
            const std::size_t sides = geometry.kind == GeometryKind::Area ? points.size() : points.size() - 1;
            for (std::size_t i = 0; i < sides; ++i) take(nearestOnSegment(place_, points[i], points[(i + 1) % points.size()]), false);
        }
    }

    std::optional<Snap> found() const { return vertex_ ? vertex_ : edge_; }

   private:
    bool isNear(const geo::Bounds& bounds) const {
        return place_.x >= bounds.minE - searchM_ && place_.x <= bounds.maxE + searchM_ && place_.y >= bounds.minN - searchM_ && place_.y <= bounds.maxN + searchM_;
    }

    void take(glm::dvec2 at, bool isVertex) {
        if (!(glm::distance(at, place_) <= searchM_)) return;
        double& bestPx = isVertex ? vertexPx_ : edgePx_;
        const auto px = distancePx_(at);
        if (!px || *px > bestPx) return;
        bestPx = *px;
        (isVertex ? vertex_ : edge_) = Snap{at, isVertex};
    }

    glm::dvec2 place_;
    double searchM_;
    const std::function<std::optional<double>(glm::dvec2)>& distancePx_;
    double vertexPx_, edgePx_;
    std::optional<Snap> vertex_, edge_;
};

}  // namespace

std::optional<Snap> snapTo(const layers::Plan& plan, const viewer::PlanView& view, glm::dvec2 place, double searchM,
                           const std::function<std::optional<double>(glm::dvec2)>& distancePx, double reachPx) {
    Nearest nearest(place, searchM, distancePx, reachPx);
    layers::forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        if constexpr (!std::is_same_v<T, layers::UnitPosition>) {
            if (std::find(view.hidden.begin(), view.hidden.end(), layers::kindName<T>()) != view.hidden.end()) return;
            for (const auto& row : plan.all<T>().rows()) {
                if constexpr (requires { row->phases; })
                    if (!row->phases.empty() && !view.phase.empty() && std::find(row->phases.begin(), row->phases.end(), view.phase) == row->phases.end()) continue;
                nearest.look(row->geometry);
            }
        }
    });
    return nearest.found();
}

}  // namespace saban::app
