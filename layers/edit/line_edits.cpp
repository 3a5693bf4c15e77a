#include "layers/edit/line_edits.h"

#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <limits>
#include <memory>
#include <set>

#include "geo/core/decimal.h"
#include "geo/core/leg.h"
#include "geo/core/text.h"
#include "layers/edit/edit_labels.h"
#include "layers/edit/feature_edits.h"
#include "layers/edit/locks.h"
#include "layers/model/fields.h"
#include "layers/model/kind_words.h"
#include "layers/model/ogr_geometry_conversion.h"

namespace saban::layers {

namespace {

using Points = std::vector<glm::dvec2>;

constexpr int kMostRounds = 6;
constexpr int kArcSteps = 8;               // of a quarter circle
constexpr std::size_t kMostVertices = 100000;

std::string called(const Plan& plan, const FeatureRef& feature) {
    const auto found = findFeature(plan, feature);
    return calledInMessages(feature.kind, found && !found->name.empty() ? found->name : feature.uid);
}

geo::Result<Geometry> geometryFor(const Plan& plan, const FeatureRef& feature, bool isAreaAllowed) {
    const auto found = findFeature(plan, feature);
    if (!found) return geo::fail(geo::ErrorCode::NotFound, text(SABAN_TR("layers", "the plan has no {0} any more"), calledInMessages(feature.kind, feature.uid)));
    const Geometry& geometry = found->geometry;
    const bool isLine = geometry.kind == GeometryKind::Line && geometry.linePoints().size() > 1;
    if (!isLine && !(isAreaAllowed && geometry.kind == GeometryKind::Area))
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("layers", "{0} has no line: choose a route, a control line or a trench"), called(plan, feature)));
    return geometry;
}

geo::Result<Points> lineOf(const Plan& plan, const FeatureRef& feature) {
    auto geometry = geometryFor(plan, feature, false);
    if (!geometry) return tl::unexpected(geometry.error());
    return geometry->linePoints();
}

/// The edit that gives the feature this shape.
geo::Result<LineEdit> reshaped(const Plan& plan, const FeatureRef& feature, Geometry geometry, const TextKey& label) {
    geometry = roundedToMm(geometry);
    if (geometry.isEmpty() || geometryFault(geometry))
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("layers", "{0} would be no sound line or area any more: nothing was changed"), called(plan, feature)));
    Edit edit = placeFeature(plan, feature, std::move(geometry), {});
    edit.label = text(label, nameForLabel(plan, feature));
    return LineEdit{std::move(edit), feature};
}

template <typename T>
std::string freeName(const Plan& plan, const std::string& name) {
    if (name.empty()) return name;
    std::set<std::string> taken;
    for (const auto& row : plan.all<T>().rows()) taken.insert(row->name);
    for (int number = 2;; ++number) {
        std::string candidate = fmt::format("{} ({})", name, number);
        if (!taken.contains(candidate)) return candidate;
    }
}

/// Adds a feature like this one with another line. Its uid.
Uid putLike(PlanEditor& editor, const FeatureRef& feature, Points points) {
    Uid uid;
    visitKind(feature.kind, [&](auto tag) {
        using T = typename decltype(tag)::Type;
        T next = *editor.plan().find<T>(feature.uid);
        next.uid.clear();
        next.name = freeName<T>(editor.plan(), next.name);
        next.extras.erase(std::string(kLockColumn));
        next.geometry = Geometry::line(std::move(points));
        uid = editor.put(next);
    });
    return uid;
}

void putLine(PlanEditor& editor, const FeatureRef& feature, Points points) {
    visitKind(feature.kind, [&](auto tag) {
        using T = typename decltype(tag)::Type;
        T next = *editor.plan().find<T>(feature.uid);
        next.geometry = Geometry::line(std::move(points));
        editor.put(next);
    });
}

double distanceTo(const Points& line, glm::dvec2 place) {
    double best = std::numeric_limits<double>::infinity();
    for (std::size_t i = 1; i < line.size(); ++i) {
        best = std::min(best, glm::distance(place, geo::nearestOnLeg(place, line[i - 1], line[i])));
    }
    return best;
}

/// Gives what refers to `from`, and passes `isTaken`, to `to`.
template <typename T>
void refer(PlanEditor& editor, Uid T::*reference, const Uid& from, const Uid& to, const std::function<bool(const T&)>& isTaken = {}) {
    std::vector<T> changed;
    for (const auto& row : editor.plan().all<T>().rows()) {
        if ((*row).*reference != from || (isTaken && !isTaken(*row))) continue;
        changed.push_back(*row);
        changed.back().*reference = to;
    }
    editor.put(std::move(changed));
}

Points chaikin(const Points& points, bool isClosed) {
    Points smooth;
    if (!isClosed) smooth.push_back(points.front());
    const std::size_t sides = isClosed ? points.size() : points.size() - 1;
    for (std::size_t i = 0; i < sides; ++i) {
        const glm::dvec2 from = points[i], to = points[(i + 1) % points.size()];
        if (isClosed || i > 0) smooth.push_back(glm::mix(from, to, 0.25));
        if (isClosed || i + 1 < sides) smooth.push_back(glm::mix(from, to, 0.75));
    }
    if (!isClosed) smooth.push_back(points.back());
    return smooth;
}

/// Where the ring passes a place, to a millimetre.
std::optional<std::size_t> vertexAt(const Points& ring, glm::dvec2 place) {
    const auto nearest = std::min_element(ring.begin(), ring.end(), [&](glm::dvec2 a, glm::dvec2 b) { return glm::distance(a, place) < glm::distance(b, place); });
    if (nearest == ring.end() || glm::distance(*nearest, place) > 1e-3) return std::nullopt;
    return static_cast<std::size_t>(nearest - ring.begin());
}

/// The side of the line's buffer: GEOS keeps it free of loops. Its outer ring runs clockwise, so along the left side in the line's direction.
std::optional<Points> besideLine(const Points& line, double toTheRightM) {
    const auto ogr = toOgr(Geometry::line(line));
    const std::unique_ptr<OGRGeometry> buffer(ogr->Buffer(std::abs(toTheRightM), kArcSteps));
    const auto around = buffer ? fromOgr(*buffer) : std::nullopt;
    if (!around || around->kind != GeometryKind::Area) return std::nullopt;
    Points ring = around->parts.front().points;
    double twice = 0.0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const glm::dvec2 a = ring[i] - ring[0], b = ring[(i + 1) % ring.size()] - ring[0];
        twice += a.x * b.y - b.x * a.y;
    }
    const bool isClockwise = twice < 0.0, isLeft = toTheRightM < 0.0;
    if (isClockwise != isLeft) std::reverse(ring.begin(), ring.end());
    const auto besideEnd = [&](glm::dvec2 at, glm::dvec2 ahead) {
        const glm::dvec2 way = glm::normalize(ahead);
        return vertexAt(ring, at + glm::dvec2(way.y, -way.x) * toTheRightM);
    };
    const auto from = besideEnd(line.front(), line[1] - line[0]), to = besideEnd(line.back(), line.back() - line[line.size() - 2]);
    if (!from || !to || *from == *to) return std::nullopt;
    Points beside;
    for (std::size_t i = *from;; i = (i + 1) % ring.size()) {
        beside.push_back(ring[i]);
        if (i == *to) return beside;
    }
}

}  // namespace

geo::Result<LineEdit> reverseLine(const Plan& plan, const FeatureRef& feature) {
    auto points = lineOf(plan, feature);
    if (!points) return tl::unexpected(points.error());
    std::reverse(points->begin(), points->end());
    return reshaped(plan, feature, Geometry::line(std::move(*points)), SABAN_TR("layers", "Reverse {0}"));
}

geo::Result<LineEdit> splitLine(const Plan& plan, const FeatureRef& feature, std::size_t vertex) {
    const auto points = lineOf(plan, feature);
    if (!points) return tl::unexpected(points.error());
    if (vertex == 0 || vertex + 1 >= points->size())
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("layers", "cannot split {0} at its end: choose a vertex between its ends"), called(plan, feature)));
    const auto at = points->begin() + static_cast<std::ptrdiff_t>(vertex);
    const Points before(points->begin(), at + 1), behind(at, points->end());
    PlanEditor editor(plan);
    const FeatureRef second{feature.kind, putLike(editor, feature, behind)};
    putLine(editor, feature, before);
    if (feature.kind == kindName<Route>())
        refer<Checkpoint>(editor, &Checkpoint::route, feature.uid, second.uid, [&](const Checkpoint& row) {
            return row.geometry.kind == GeometryKind::Point && distanceTo(behind, row.geometry.at()) < distanceTo(before, row.geometry.at());
        });
    return LineEdit{editor.finish(text(SABAN_TR("layers", "Split {0}"), nameForLabel(plan, feature))), second};
}

geo::Result<LineEdit> joinLines(const Plan& plan, const FeatureRef& first, const FeatureRef& second) {
    auto points = lineOf(plan, first), others = lineOf(plan, second);
    if (!points) return tl::unexpected(points.error());
    if (!others) return tl::unexpected(others.error());
    if (first.kind != second.kind || first == second)
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("layers", "cannot join {0} and {1}: choose two lines of the same kind"), called(plan, first), called(plan, second)));
    // Ends that meet: of the first its last or its first, of the second either.
    const double ends[4] = {glm::distance(points->back(), others->front()), glm::distance(points->back(), others->back()),
                            glm::distance(points->front(), others->back()), glm::distance(points->front(), others->front())};
    const auto best = std::min_element(ends, ends + 4) - ends;
    if (best == 1 || best == 3) std::reverse(others->begin(), others->end());
    Points joined = best < 2 ? *points : *others;
    const Points& rest = best < 2 ? *others : *points;
    joined.insert(joined.end(), rest.begin(), rest.end());
    PlanEditor editor(plan);
    putLine(editor, first, std::move(joined));
    refer<Checkpoint>(editor, &Checkpoint::route, second.uid, first.uid);
    refer<UnitPosition>(editor, &UnitPosition::route, second.uid, first.uid);
    refer<WorkItem>(editor, &WorkItem::feature, second.uid, first.uid);
    visitKind(second.kind, [&](auto tag) { editor.remove<typename decltype(tag)::Type>(second.uid); });
    return LineEdit{editor.finish(text(SABAN_TR("layers", "Join {0} and {1}"), nameForLabel(plan, first), nameForLabel(plan, second))), first};
}

geo::Result<LineEdit> smoothLine(const Plan& plan, const FeatureRef& feature, int rounds) {
    auto geometry = geometryFor(plan, feature, true);
    if (!geometry) return tl::unexpected(geometry.error());
    if (rounds < 1 || rounds > kMostRounds)
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("layers", "cannot smooth {0} {1} times: give 1 to {2}"), called(plan, feature), rounds, kMostRounds));
    for (int round = 0; round < rounds && geometry->vertexCount() < kMostVertices; ++round)
        for (Geometry::Part& part : geometry->parts)
            if (part.points.size() > 2) part.points = chaikin(part.points, geometry->kind == GeometryKind::Area);
    return reshaped(plan, feature, std::move(*geometry), SABAN_TR("layers", "Smooth {0}"));
}

geo::Result<LineEdit> offsetLine(const Plan& plan, const FeatureRef& feature, double toTheRightM) {
    const auto line = lineOf(plan, feature);
    if (!line) return tl::unexpected(line.error());
    if (!std::isfinite(toTheRightM) || std::abs(toTheRightM) < 0.01)
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("layers", "cannot put a line {0} m beside {1}: give at least 0.01 m"), inDecimals(fmt::format("{}", toTheRightM)), called(plan, feature)));
    auto beside = besideLine(roundedToMm(Geometry::line(*line)).linePoints(), toTheRightM);
    if (!beside)
        return geo::fail(geo::ErrorCode::InvalidArgument,
                         text(SABAN_TR("layers", "there is no line {0} m beside {1}: it bends too sharply. Give a smaller distance"), inDecimals(fmt::format("{}", std::abs(toTheRightM))), called(plan, feature)));
    PlanEditor editor(plan);
    const FeatureRef copy{feature.kind, putLike(editor, feature, std::move(*beside))};
    return LineEdit{editor.finish(text(SABAN_TR("layers", "Line beside {0}"), nameForLabel(plan, feature))), copy};
}

geo::Result<LineEdit> simplifyLine(const Plan& plan, const FeatureRef& feature, double toleranceM) {
    const auto geometry = geometryFor(plan, feature, true);
    if (!geometry) return tl::unexpected(geometry.error());
    if (!(toleranceM > 0.0) || !std::isfinite(toleranceM))
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("layers", "cannot simplify {0} to {1} m: give a distance above 0"), called(plan, feature), inDecimals(fmt::format("{}", toleranceM))));
    const auto ogr = toOgr(*geometry);
    const std::unique_ptr<OGRGeometry> simple(ogr ? ogr->SimplifyPreserveTopology(toleranceM) : nullptr);
    auto result = simple ? fromOgr(*simple) : std::nullopt;
    return reshaped(plan, feature, result ? std::move(*result) : Geometry{}, SABAN_TR("layers", "Simplify {0}"));
}

}  // namespace saban::layers
