#include "layers/edit/align_edits.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <optional>
#include <vector>

#include "geo/core/text.h"
#include "layers/edit/feature_edits.h"
#include "layers/edit/feature_moves.h"

namespace saban::layers {

namespace {

constexpr double kSamePlaceM = 1e-3;

struct Placed {
    FeatureRef feature;
    glm::dvec2 at;
};

/// Ends are the first and the last; the others lie in their order along the line between.
geo::Result<std::vector<Placed>> alongLine(const Plan& plan, std::span<const FeatureRef> features, const Uid& phase) {
    std::vector<Placed> placed;
    for (const FeatureRef& feature : features)
        if (const auto at = geometryOf(plan, feature, phase).labelPoint()) placed.push_back({feature, *at});
    if (placed.size() < 3)
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("layers", "cannot put {0} features in line: select at least three that have a place"), placed.size()));
    // One end is the farthest from any place, the other the farthest from that: exact for what lies nearly in a line.
    const auto farthestFrom = [&](glm::dvec2 place) {
        return std::max_element(placed.begin(), placed.end(), [&](const Placed& a, const Placed& b) { return glm::distance(a.at, place) < glm::distance(b.at, place); })->at;
    };
    glm::dvec2 to = farthestFrom(placed.front().at);
    const glm::dvec2 from = farthestFrom(to);
    to = farthestFrom(from);
    if (glm::distance(from, to) < kSamePlaceM)
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("layers", "cannot put features in line: they are all in one place")));
    const glm::dvec2 way = to - from;
    std::stable_sort(placed.begin(), placed.end(), [&](const Placed& a, const Placed& b) { return glm::dot(a.at - from, way) < glm::dot(b.at - from, way); });
    return placed;
}

Edit movedTo(const Plan& plan, const std::vector<Placed>& placed, const std::vector<glm::dvec2>& places, const Uid& phase, std::string label) {
    std::vector<FeatureMove> moves;
    for (std::size_t i = 0; i < placed.size(); ++i)
        if (glm::distance(placed[i].at, places[i]) >= kSamePlaceM / 2.0) moves.push_back({.feature = placed[i].feature, .byM = places[i] - placed[i].at});
    return moveEach(plan, moves, phase, std::move(label));
}

}  // namespace

geo::Result<Edit> alignOnLine(const Plan& plan, std::span<const FeatureRef> features, const Uid& phase) {
    const auto placed = alongLine(plan, features, phase);
    if (!placed) return tl::unexpected(placed.error());
    const glm::dvec2 from = placed->front().at, way = placed->back().at - from;
    std::vector<glm::dvec2> places;
    for (const Placed& one : *placed) places.push_back(from + way * (glm::dot(one.at - from, way) / glm::dot(way, way)));
    return movedTo(plan, *placed, places, phase, text(SABAN_TR("layers", "Put {0} features in line"), placed->size()));
}

geo::Result<Edit> spaceEvenly(const Plan& plan, std::span<const FeatureRef> features, const Uid& phase) {
    const auto placed = alongLine(plan, features, phase);
    if (!placed) return tl::unexpected(placed.error());
    const glm::dvec2 from = placed->front().at, way = placed->back().at - from;
    std::vector<glm::dvec2> places;
    for (std::size_t i = 0; i < placed->size(); ++i) places.push_back(from + way * (static_cast<double>(i) / static_cast<double>(placed->size() - 1)));
    return movedTo(plan, *placed, places, phase, text(SABAN_TR("layers", "Space {0} features evenly"), placed->size()));
}

geo::Result<Edit> giveSameHeading(const Plan& plan, std::span<const FeatureRef> features) {
    PlanEditor editor(plan);
    std::optional<double> headingDeg;
    for (const FeatureRef& feature : features) {
        if (headingDeg) break;
        if (const auto structure = plan.find<Structure>(feature.uid); structure && feature.kind == kindName<Structure>() && structure->geometry.kind != GeometryKind::Line) headingDeg = structure->headingDeg;
        if (const auto post = plan.find<CommandPost>(feature.uid); post && feature.kind == kindName<CommandPost>()) headingDeg = post->headingDeg;
    }
    std::size_t count = 0;
    const auto turn = [&]<typename T>(KindTag<T>) {
        std::vector<T> changed;
        for (const FeatureRef& feature : features) {
            const auto present = feature.kind == kindName<T>() ? plan.find<T>(feature.uid) : nullptr;
            if (!present || present->geometry.kind == GeometryKind::Line) continue;
            changed.push_back(*present);
            changed.back().headingDeg = *headingDeg;
        }
        count += changed.size();
        if (!changed.empty()) editor.put(std::move(changed));
    };
    turn(KindTag<Structure>());
    turn(KindTag<CommandPost>());
    if (count < 2)
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("layers", "cannot give the same heading: select at least two structures or command posts that have one")));
    return editor.finish(text(SABAN_TR("layers", "Turn {0} features the same way"), count));
}

}  // namespace saban::layers
