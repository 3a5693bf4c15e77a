#include "viewer/overlay/plan_picker.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>
#include <limits>

#include "geo/core/leg.h"
#include "layers/model/fields.h"
#include "viewer/overlay/plan_markers.h"

namespace saban::viewer {

namespace {

using namespace layers;

constexpr double kUnknownTypeM = 8.0;  // side of the block that stands for a structure of an unknown type

bool isHidden(const PlanView& view, std::string_view kind) { return std::find(view.hidden.begin(), view.hidden.end(), kind) != view.hidden.end(); }

template <typename T>
bool isShown(const T& feature, const PlanView& view) {
    if (isFeatureHidden(view, feature.uid)) return false;
    if constexpr (requires { feature.phases; })
        return feature.phases.empty() || view.phase.empty() || std::find(feature.phases.begin(), feature.phases.end(), view.phase) != feature.phases.end();
    return true;
}

double distanceToSegment(glm::dvec2 p, glm::dvec2 a, glm::dvec2 b) {
    return glm::distance(p, geo::nearestOnLeg(p, a, b));
}

double distanceToLine(glm::dvec2 p, const std::vector<glm::dvec2>& points, bool isClosed) {
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + (isClosed ? 0 : 1) < points.size(); ++i) best = std::min(best, distanceToSegment(p, points[i], points[(i + 1) % points.size()]));
    return best;
}

/// Even-odd over all rings: holes are outside.
bool isInside(glm::dvec2 p, const std::vector<Geometry::Part>& parts) {
    bool inside = false;
    for (const Geometry::Part& part : parts) {
        const auto& ring = part.points;
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++)
            if ((ring[i].y > p.y) != (ring[j].y > p.y) && p.x < (ring[j].x - ring[i].x) * (p.y - ring[i].y) / (ring[j].y - ring[i].y) + ring[i].x) inside = !inside;
    }
    return inside;
}

/// 0 inside.
double distanceToArea(glm::dvec2 p, const std::vector<Geometry::Part>& parts) {
    if (isInside(p, parts)) return 0.0;
    double best = std::numeric_limits<double>::infinity();
    for (const Geometry::Part& part : parts) best = std::min(best, distanceToLine(p, part.points, true));
    return best;
}

enum Rank { OfPoint, OfLine, OfArea };

struct Hit {
    Rank rank;
    double order;  ///< within the rank
    FeatureRef feature;
};

template <typename T>
void hit(const T& feature, glm::dvec2 place, double toleranceM, std::vector<Hit>& hits) {
    const FeatureRef ref{std::string(kindName<T>()), feature.uid};
    const Geometry& geometry = feature.geometry;
    switch (geometry.kind) {
        case GeometryKind::None: return;
        case GeometryKind::Point:
            if (const double d = glm::distance(place, geometry.at()); d <= toleranceM) hits.push_back({OfPoint, d, ref});
            return;
        case GeometryKind::Line: {
            double reach = toleranceM;
            if constexpr (requires { feature.widthM; }) {
                if constexpr (std::is_same_v<T, Route>) reach = std::max(reach, feature.widthM / 2.0);
            }
            if (const double d = distanceToLine(place, geometry.linePoints(), false); d <= reach) hits.push_back({OfLine, d, ref});
            return;
        }
        case GeometryKind::Area: {
            if (distanceToArea(place, geometry.parts) > toleranceM / 2.0) return;
            const geo::Bounds bounds = geometry.bounds();
            hits.push_back({OfArea, bounds.width() * bounds.height(), ref});
        }
    }
}

/// Kinds that have their place themselves; units have theirs by phase.
template <typename Visit>
void forEachPlacedKind(Visit&& visit) {
    visit(KindTag<CommandPost>());
    visit(KindTag<Structure>());
    visit(KindTag<Checkpoint>());
    visit(KindTag<Remark>());
    visit(KindTag<Route>());
    visit(KindTag<ControlLine>());
    visit(KindTag<Area>());
}

}  // namespace

std::vector<glm::dvec2> outlineOf(const Structure& structure, const StructureCatalogue& catalogue) {
    if (structure.geometry.kind == GeometryKind::Line) return structure.geometry.linePoints();
    if (structure.geometry.kind != GeometryKind::Point) return {};
    const StructureType* type = catalogue.find(structure.type);
    const double length = structure.lengthM.value_or(type ? type->sizes.lengthM : kUnknownTypeM) / 2.0;
    const double width = structure.widthM.value_or(type ? type->sizes.widthM : kUnknownTypeM) / 2.0;
    const double heading = glm::radians(structure.headingDeg);
    const glm::dvec2 ahead(std::sin(heading), std::cos(heading)), right(ahead.y, -ahead.x);
    const glm::dvec2 at = structure.geometry.at();
    return {at - ahead * length - right * width, at - ahead * length + right * width, at + ahead * length + right * width, at + ahead * length - right * width};
}

std::vector<FeatureRef> featuresAt(const Plan& plan, const PlanView& view, const StructureCatalogue& catalogue, glm::dvec2 place, double toleranceM) {
    std::vector<Hit> hits;
    if (!isHidden(view, kindName<Unit>()))
        for (const auto& [uid, position] : positionsIn(plan, view.phase))
            if (const double d = glm::distance(place, position->geometry.at()); d <= toleranceM && !isFeatureHidden(view, uid)) hits.push_back({OfPoint, d, {std::string(kindName<Unit>()), uid}});
    const auto look = [&](auto tag) {
        using T = typename decltype(tag)::Type;
        if (isHidden(view, kindName<T>())) return;
        for (const auto& row : plan.all<T>().rows()) {
            if (!isShown(*row, view) || (geometryFault(row->geometry) && row->geometry.kind != GeometryKind::Area)) continue;
            if constexpr (std::is_same_v<T, Structure>) {
                const auto outline = outlineOf(*row, catalogue);
                if (row->geometry.kind == GeometryKind::Point && outline.size() == 4) {
                    const double d = distanceToArea(place, {{.points = outline}});
                    if (d <= toleranceM) hits.push_back({OfPoint, d, {std::string(kindName<T>()), row->uid}});
                    continue;
                }
            }
            hit(*row, place, toleranceM, hits);
        }
    };
    forEachPlacedKind(look);
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return std::tie(a.rank, a.order, a.feature) < std::tie(b.rank, b.order, b.feature); });
    std::vector<FeatureRef> features;
    for (Hit& found : hits) features.push_back(std::move(found.feature));
    return features;
}

std::vector<FeatureRef> featuresWithin(const Plan& plan, const PlanView& view, const std::function<bool(glm::dvec2)>& isInRegion) {
    std::vector<FeatureRef> features;
    if (!isHidden(view, kindName<Unit>()))
        for (const auto& [uid, position] : positionsIn(plan, view.phase))
            if (!isFeatureHidden(view, uid) && isInRegion(position->geometry.at())) features.push_back({std::string(kindName<Unit>()), uid});
    const auto look = [&](auto tag) {
        using T = typename decltype(tag)::Type;
        if (isHidden(view, kindName<T>())) return;
        for (const auto& row : plan.all<T>().rows()) {
            if (row->geometry.isEmpty() || !isShown(*row, view)) continue;
            const bool isAllInside = std::all_of(row->geometry.parts.begin(), row->geometry.parts.end(),
                                                 [&](const Geometry::Part& part) { return std::all_of(part.points.begin(), part.points.end(), isInRegion); });
            if (isAllInside) features.push_back({std::string(kindName<T>()), row->uid});
        }
    };
    forEachPlacedKind(look);
    std::sort(features.begin(), features.end());
    return features;
}

}  // namespace saban::viewer
