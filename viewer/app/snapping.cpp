#include "viewer/app/snapping.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include "geo/core/leg.h"
#include "layers/model/fields.h"

namespace saban::app {

namespace {

using layers::Geometry;
using layers::GeometryKind;

/// Keeps the nearest vertex and the nearest place on an edge.
class Nearest {
   public:
    Nearest(glm::dvec2 place, double searchM, const PixelDistance& distancePx, double reachPx)
        : place_(place), searchM_(searchM), distancePx_(distancePx), vertexPx_(reachPx), edgePx_(reachPx) {}

    void look(const Geometry& geometry) {
        if (geometry.isEmpty() || !isNear(geometry.bounds())) return;
        for (const Geometry::Part& part : geometry.parts) {
            const auto& points = part.points;
            for (const glm::dvec2 point : points) take(point, true);
            if (geometry.kind == GeometryKind::Point || points.size() < 2) continue;
            const std::size_t sides = geometry.kind == GeometryKind::Area ? points.size() : points.size() - 1;
            for (std::size_t i = 0; i < sides; ++i) take(geo::nearestOnLeg(place_, points[i], points[(i + 1) % points.size()]), false);
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
        (isVertex ? vertex_ : edge_) = Snap{at, isVertex ? SnapTarget::Vertex : SnapTarget::Edge};
    }

    glm::dvec2 place_;
    double searchM_;
    const PixelDistance& distancePx_;
    double vertexPx_, edgePx_;
    std::optional<Snap> vertex_, edge_;
};

}  // namespace

std::optional<Snap> snapTo(const layers::Plan& plan, const viewer::PlanView& view, glm::dvec2 place, double searchM,
                           const PixelDistance& distancePx, double reachPx, const layers::FeatureRef& except) {
    Nearest nearest(place, searchM, distancePx, reachPx);
    layers::forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        if constexpr (!std::is_same_v<T, layers::UnitPosition>) {
            if (std::find(view.hidden.begin(), view.hidden.end(), layers::kindName<T>()) != view.hidden.end()) return;
            for (const auto& row : plan.all<T>().rows()) {
                if (viewer::isFeatureHidden(view, row->uid) || (row->uid == except.uid && layers::kindName<T>() == except.kind)) continue;
                if constexpr (requires { row->phases; })
                    if (!row->phases.empty() && !view.phase.empty() && std::find(row->phases.begin(), row->phases.end(), view.phase) == row->phases.end()) continue;
                nearest.look(row->geometry);
            }
        }
    });
    return nearest.found();
}

std::optional<Snap> snapToMapLines(const geo::VectorSource& vectors, glm::dvec2 place, double searchM, const PixelDistance& distancePx, double reachPx) {
    constexpr double kExactM = 0.02;
    std::optional<glm::dvec2> best;
    // What the picture shows is found first, then made exact where it was found: the layers simplify what is asked for from afar.
    const auto look = [&](glm::dvec2 around, double reachM, double resolutionM, const std::function<std::optional<double>(glm::dvec2)>& distance, double limit) {
        best.reset();
        const geo::Bounds area{around.x - reachM, around.y - reachM, around.x + reachM, around.y + reachM};
        for (std::size_t i = 0; i < vectors.layers().size(); ++i) {
            if (!vectors.layers()[i].visible) continue;
            const geo::ShapeSet shapes = vectors.read(i, area, resolutionM);
            for (const geo::ShapeSet::Part& part : shapes.parts) {
                if (part.kind != geo::ShapeKind::Line) continue;
                const auto points = shapes.pointsOf(part);
                for (std::size_t p = 0; p + 1 < points.size(); ++p) {
                    const glm::dvec2 at = geo::nearestOnLeg(around, points[p], points[p + 1]);
                    const auto away = distance(at);
                    if (!away || *away > limit) continue;
                    limit = *away;
                    best = at;
                }
            }
        }
    };
    look(place, searchM, searchM / reachPx / 2.0, distancePx, reachPx);
    if (!best) return std::nullopt;
    const glm::dvec2 rough = *best;
    const double slackM = std::max(kExactM * 4.0, searchM / reachPx);
    look(place, glm::distance(place, rough) + slackM, kExactM, [&](glm::dvec2 at) { return std::optional(glm::distance(at, place)); }, glm::distance(place, rough) + slackM);
    return Snap{best.value_or(rough), SnapTarget::MapLine};
}

namespace {

/// `placeAt`: of coordinates of the grid, on the table.
std::optional<Snap> snapToLines(glm::dvec2 at, double step, const std::function<std::optional<glm::dvec2>(glm::dvec2)>& placeAt, const PixelDistance& distancePx, double reachPx) {
    if (!(step > 0.0)) return std::nullopt;
    const glm::dvec2 crossing = glm::round(at / step) * step;
    const auto inReach = [&](glm::dvec2 coordinates) -> std::optional<glm::dvec2> {
        const auto place = placeAt(coordinates);
        const auto px = place ? distancePx(*place) : std::nullopt;
        return px && *px <= reachPx ? place : std::nullopt;
    };
    if (const auto place = inReach(crossing)) return Snap{*place, SnapTarget::GridCrossing};
    const glm::dvec2 onNorthing(at.x, crossing.y), onEasting(crossing.x, at.y);
    const bool isNorthingNearer = std::abs(at.y - crossing.y) < std::abs(at.x - crossing.x);
    for (const glm::dvec2 coordinates : isNorthingNearer ? std::array{onNorthing, onEasting} : std::array{onEasting, onNorthing})
        if (const auto place = inReach(coordinates)) return Snap{*place, SnapTarget::GridLine};
    return std::nullopt;
}

}  // namespace

std::optional<Snap> snapToGrid(double intervalM, glm::dvec2 place, const PixelDistance& distancePx, double reachPx) {
    return snapToLines(place, intervalM, [](glm::dvec2 at) { return std::optional(at); }, distancePx, reachPx);
}

std::optional<Snap> snapToGrid(const viewer::GroundGrid& grid, double step, glm::dvec2 place, const PixelDistance& distancePx, double reachPx) {
    const int zone = grid.zoneAt(place);
    const auto at = grid.coordinatesAt(place, zone);
    if (!at) return std::nullopt;
    return snapToLines(*at, step, [&](glm::dvec2 coordinates) { return grid.placeOf(coordinates, zone); }, distancePx, reachPx);
}

}  // namespace saban::app
