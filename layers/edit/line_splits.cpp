#include "layers/edit/line_splits.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <limits>

#include "geo/core/leg.h"
#include "geo/core/text.h"
#include "layers/edit/edit_labels.h"
#include "layers/edit/feature_edits.h"
#include "layers/model/kind_words.h"

namespace saban::layers {

namespace {

using Points = std::vector<glm::dvec2>;

constexpr double kSamePlaceM = 1e-3;  // what the plan's millimetres can tell apart

/// A place on a line: between a vertex and the next, 0 to 1 of the way.
struct OnLine {
    std::size_t vertex = 0;
    double share = 0.0;
    bool operator<(const OnLine& other) const { return vertex != other.vertex ? vertex < other.vertex : share < other.share; }
};

glm::dvec2 placeOf(const Points& line, const OnLine& at) { return at.vertex + 1 < line.size() ? line[at.vertex] + (line[at.vertex + 1] - line[at.vertex]) * at.share : line.back(); }

OnLine nearestOn(const Points& line, glm::dvec2 place) {
    OnLine best;
    double bestM = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double share = geo::nearestPart(place, line[i], line[i + 1]);
        const double distanceM = glm::distance(place, line[i] + (line[i + 1] - line[i]) * share);
        if (distanceM < bestM) {
            bestM = distanceM;
            best = {i, share};
        }
    }
    return best;
}

std::string called(const Plan& plan, const FeatureRef& feature) {
    const auto found = findFeature(plan, feature);
    return calledInMessages(feature.kind, found && !found->name.empty() ? found->name : feature.uid);
}

/// Where `line` meets the sides of `other`, along `line`. Sides that lie on each other meet nowhere.
std::vector<OnLine> crossings(const Points& line, const Points& other, bool isClosed) {
    const auto cross = [](glm::dvec2 a, glm::dvec2 b) { return a.x * b.y - a.y * b.x; };
    std::vector<OnLine> found;
    const std::size_t sides = isClosed ? other.size() : other.size() - 1;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        for (std::size_t j = 0; j < sides; ++j) {
            const glm::dvec2 a = line[i], way = line[i + 1] - a, b = other[j], side = other[(j + 1) % other.size()] - b;
            const double area = cross(way, side);
            if (area == 0.0) continue;
            const double share = cross(b - a, side) / area, along = cross(b - a, way) / area;
            if (share >= 0.0 && share <= 1.0 && along >= 0.0 && along <= 1.0) found.push_back({i, share});
        }
    return found;
}

/// `splitLine` at a place that need not be a vertex yet.
geo::Result<LineEdit> splitAt(const Plan& plan, const FeatureRef& feature, const Points& line, const OnLine& at, double reachM) {
    const glm::dvec2 place = placeOf(line, at);
    const double reach = std::max(reachM, kSamePlaceM);
    const std::size_t next = std::min(at.vertex + 1, line.size() - 1);
    const double before = glm::distance(place, line[at.vertex]), behind = glm::distance(place, line[next]);
    if (std::min(before, behind) <= reach) return splitLine(plan, feature, before <= behind ? at.vertex : next);
    Points points = line;
    points.insert(points.begin() + static_cast<std::ptrdiff_t>(at.vertex) + 1, place);
    const Plan with = applied(plan, placeFeature(plan, feature, Geometry::line(std::move(points)), {}));
    const auto split = splitLine(with, feature, at.vertex + 1);
    if (!split) return tl::unexpected(split.error());
    return LineEdit{difference(plan, applied(with, split->edit), split->edit.label), split->feature};
}

/// Its points; an error for what has no line.
geo::Result<Points> lineOf(const Plan& plan, const FeatureRef& feature) {
    // The first vertex is never one to split at: the errors of what has no line come first.
    const auto none = splitLine(plan, feature, 0);
    const auto found = findFeature(plan, feature);
    if (!found || found->geometry.kind != GeometryKind::Line || found->geometry.linePoints().size() < 2) return tl::unexpected(none.error());
    return found->geometry.linePoints();
}

}  // namespace

geo::Result<LineEdit> splitLineAt(const Plan& plan, const FeatureRef& feature, glm::dvec2 place, double reachM) {
    const auto line = lineOf(plan, feature);
    if (!line) return tl::unexpected(line.error());
    return splitAt(plan, feature, *line, nearestOn(*line, place), reachM);
}

geo::Result<LineEdit> splitLineWhereCrossed(const Plan& plan, const FeatureRef& feature, const FeatureRef& other) {
    const auto line = lineOf(plan, feature);
    if (!line) return tl::unexpected(line.error());
    std::vector<OnLine> at;
    if (const auto found = findFeature(plan, other); found && other != feature && found->geometry.kind != GeometryKind::Point)
        for (const Geometry::Part& part : found->geometry.parts)
            if (part.points.size() > 1)
                for (const OnLine& place : crossings(*line, part.points, found->geometry.kind == GeometryKind::Area)) at.push_back(place);
    std::sort(at.begin(), at.end());
    // A line may pass one place twice: what tells crossings apart is how far along the line they lie.
    std::vector<double> lengths{0.0};
    for (std::size_t i = 1; i < line->size(); ++i) lengths.push_back(lengths.back() + glm::distance((*line)[i - 1], (*line)[i]));
    std::vector<OnLine> cuts;
    double lastM = 0.0;
    for (const OnLine& crossing : at) {
        const double alongM = lengths[crossing.vertex] + (lengths[crossing.vertex + 1] - lengths[crossing.vertex]) * crossing.share;
        if (alongM - lastM <= kSamePlaceM || lengths.back() - alongM <= kSamePlaceM) continue;
        cuts.push_back(crossing);
        lastM = alongM;
    }
    if (cuts.empty())
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("layers", "{0} is not crossed by {1}: choose lines that cross"), called(plan, feature), called(plan, other)));
    // From the end, so that what is before a cut keeps its vertices.
    Plan next = plan;
    FeatureRef last = feature;
    Points rest = *line;
    for (std::size_t i = cuts.size(); i-- > 0;) {
        OnLine cut = cuts[i];
        if (i + 1 < cuts.size() && cuts[i + 1].vertex == cut.vertex && cuts[i + 1].share > 0.0) cut.share /= cuts[i + 1].share;  // of a side that ends at the cut behind
        const auto split = splitAt(next, feature, rest, cut, 0.0);
        if (!split) return split;
        next = applied(next, split->edit);
        last = split->feature;
        rest = geometryOf(next, feature, {}).linePoints();
    }
    return LineEdit{difference(plan, next, text(SABAN_TR("layers", "Split {0}"), nameForLabel(plan, feature))), last};
}

}  // namespace saban::layers
