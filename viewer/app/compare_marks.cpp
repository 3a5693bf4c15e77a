#include "viewer/app/compare_marks.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <map>
#include <set>
#include <unordered_map>

#include "layers/compare/comparison_words.h"
#include "layers/edit/feature_edits.h"
#include "viewer/app/compare_signs.h"
#include "viewer/app/language.h"
#include "viewer/overlay/plan_picker.h"

namespace saban::app {

namespace {

using layers::DifferenceSort;
using layers::FeatureDifference;
using layers::Geometry;
using layers::GeometryKind;
using viewer::Sketch;

constexpr std::size_t kMostTexts = 60;
constexpr double kHeadShare = 0.18, kHeadMostM = 60.0;  // of an arrow
constexpr double kMarkPx = 22.0;
constexpr double kRingStepPx = 9.0, kTextStepPx = 19.0;  // where several lie at one place
constexpr double kTextRightPx = 16.0, kTextUpPx = -14.0;

layers::ComparisonStyle style() { return {.isVietnamese = language() == Language::Vietnamese}; }

/// Positions that decide where units stand in a phase.
std::set<layers::Uid> standingPositions(const layers::Plan& plan, const layers::Uid& phase) {
    std::unordered_map<layers::Uid, int> orders;
    for (const auto& row : layers::phasesInOrder(plan)) orders.emplace(row->uid, static_cast<int>(orders.size()));
    const auto orderOf = [&](const layers::Uid& uid) {
        const auto at = orders.find(uid);
        return at == orders.end() ? -1 : at->second;
    };
    const int wanted = orderOf(phase);
    std::unordered_map<layers::Uid, std::pair<int, layers::Uid>> best;
    for (const auto& row : plan.all<layers::UnitPosition>().rows()) {
        const int order = orderOf(row->phase);
        if (wanted >= 0 && order > wanted) continue;
        const auto [at, isNew] = best.try_emplace(row->unit, order, row->uid);
        if (!isNew && (wanted >= 0 ? order > at->second.first : order < at->second.first)) at->second = {order, row->uid};
    }
    std::set<layers::Uid> standing;
    for (const auto& [unit, position] : best) standing.insert(position.second);
    return standing;
}

class Marking {
 public:
    Marking(const layers::Comparison& comparison, const viewer::PlanView& view, const layers::StructureCatalogue& catalogue, bool isLaterOnTable, bool hasTexts)
        : comparison_(comparison), view_(view), catalogue_(catalogue), isLaterOnTable_(isLaterOnTable), hasTexts_(hasTexts),
          before_(standingPositions(comparison.before, view.phase)), after_(standingPositions(comparison.after, view.phase)) {}

    bool isShown(const FeatureDifference& difference) const {
        const auto& feature = difference.feature;
        if (view_.hiddenFeatures.contains(feature.uid)) return false;
        if (feature.kind == layers::kindName<layers::UnitPosition>())
            return !viewer::isKindHidden(view_, layers::kindName<layers::Unit>()) && (before_.contains(feature.uid) || after_.contains(feature.uid));
        return !viewer::isKindHidden(view_, feature.kind) && (isInPhase(comparison_.before, feature) || isInPhase(comparison_.after, feature));
    }

    void add(const FeatureDifference& difference) {
        const geo::Colour colour = colourOf(difference.sort);
        const Geometry before = comparison_.placeBefore(difference.feature), after = comparison_.placeAfter(difference.feature);
        switch (difference.sort) {
            case DifferenceSort::Added:
                outline(comparison_.after, difference, after, colour, false);
                mark(after, Sketch::Form::Plus, colour, words(difference, !isLaterOnTable_));
                return;
            case DifferenceSort::Removed:
                outline(comparison_.before, difference, before, colour, true);
                mark(before, Sketch::Form::Cross, colour, words(difference, isLaterOnTable_));
                return;
            case DifferenceSort::Moved:
            case DifferenceSort::Changed: break;
        }
        if (difference.shift) addMove(difference, before, after);
        if (difference.sort == DifferenceSort::Moved) return;
        if (!difference.shift && !(before == after)) outline(comparison_.before, difference, before, colour, true);
        const Geometry place = placeOf(comparison_, difference, view_.phase);
        if (after.kind == GeometryKind::Line || after.kind == GeometryKind::Area) outline(comparison_.after, difference, after, colour, false);
        mark(place, Sketch::Form::Ring, colour, words(difference, false));
    }

    Sketch take() { return std::move(sketch_); }

 private:
    bool isInPhase(const layers::Plan& plan, const layers::FeatureRef& feature) const {
        if (view_.phase.empty()) return true;
        bool isIn = true;
        layers::visitKind(feature.kind, [&]<typename T>(layers::KindTag<T>) {
            if constexpr (requires(const T& row) { row.phases; }) {
                const auto row = plan.find<T>(feature.uid);
                isIn = row && viewer::isInPhase(row->phases, view_.phase);
            }
        });
        return isIn;
    }

    std::string words(const FeatureDifference& difference, bool isGhost) const {
        std::string words = layers::sortWord(difference.sort);
        if (isGhost && !difference.title.empty()) words += ": " + difference.title;
        for (const auto& field : difference.fields)
            if (field.field.column == "percent_done") words += ": " + layers::textOf(field.before) + " → " + layers::textOf(field.after) + " %";
        return words;
    }

    void outline(const layers::Plan& plan, const FeatureDifference& difference, const Geometry& place, geo::Colour colour, bool isDashed) {
        if (difference.feature.kind == layers::kindName<layers::Structure>() && place.kind == GeometryKind::Point)
            if (const auto structure = plan.find<layers::Structure>(difference.feature.uid))
                if (auto points = viewer::outlineOf(*structure, catalogue_); points.size() > 1)
                    sketch_.lines.push_back({.points = std::move(points), .colour = colour, .isClosed = true, .isDashed = isDashed});
        for (const auto& part : place.parts)
            if (part.points.size() > 1)
                sketch_.lines.push_back({.points = part.points, .colour = colour, .widthPx = 3.4, .isClosed = place.kind == GeometryKind::Area, .isDashed = isDashed});
    }

    void mark(const Geometry& place, Sketch::Form form, geo::Colour colour, const std::string& words) {
        const auto at = place.labelPoint();
        if (!at) return;
        // A bunker and its works: one ring around the other, one word above the other.
        const int before = seen_[{std::lround(at->x), std::lround(at->y)}]++;
        sketch_.handles.push_back({.at = *at, .form = form, .colour = colour, .sizePx = (form == Sketch::Form::Ring ? kMarkPx * 1.3 : kMarkPx) + before * kRingStepPx});
        if (hasTexts_) sketch_.texts.push_back({.at = *at, .text = words, .offsetPx = {kTextRightPx, kTextUpPx - before * kTextStepPx}});
    }

    /// An arrow on the ground, and where it was.
    void addMove(const FeatureDifference& difference, const Geometry& before, const Geometry& after) {
        const geo::Colour colour = colourOf(DifferenceSort::Moved);
        outline(comparison_.before, difference, before, colour, true);
        const auto from = before.labelPoint(), to = after.labelPoint();
        if (!from || !to) return;
        const double lengthM = glm::distance(*from, *to);
        const glm::dvec2 along = (*to - *from) / lengthM, across(-along.y, along.x);
        const double headM = std::min(kHeadShare * lengthM, kHeadMostM);
        sketch_.lines.push_back({.points = {*from, *to}, .colour = colour, .widthPx = 3.4});
        sketch_.lines.push_back({.points = {*to - (along + across * 0.5) * headM, *to, *to - (along - across * 0.5) * headM}, .colour = colour, .widthPx = 3.4});
        sketch_.handles.push_back({.at = *from, .form = Sketch::Form::Disc, .colour = colour, .sizePx = 11.0});
        if (!hasTexts_ || difference.sort != DifferenceSort::Moved) return;
        std::string words = layers::inWords(*difference.shift, style());
        sketch_.texts.push_back({.at = (*from + *to) / 2.0, .text = std::move(words)});
    }

    const layers::Comparison& comparison_;
    const viewer::PlanView& view_;
    const layers::StructureCatalogue& catalogue_;
    bool isLaterOnTable_, hasTexts_;
    std::set<layers::Uid> before_, after_;  ///< positions that count in the phase
    std::map<std::pair<long, long>, int> seen_;  ///< marks at a place, whole metres
    Sketch sketch_;
};

}  // namespace

Geometry placeOf(const layers::Comparison& comparison, const FeatureDifference& difference, const layers::Uid& phase) {
    for (const layers::Plan* plan : {&comparison.after, &comparison.before}) {
        if (const auto feature = layers::findFeature(*plan, difference.feature); feature && !feature->geometry.isEmpty()) return feature->geometry;
        if (const auto work = plan->find<layers::WorkItem>(difference.feature.uid); work && difference.feature.kind == layers::kindName<layers::WorkItem>())
            for (const auto kind : {layers::kindName<layers::Structure>(), layers::kindName<layers::Route>()})
                if (const auto feature = layers::findFeature(*plan, {std::string(kind), work->feature})) return feature->geometry;
        if (difference.feature.kind == layers::kindName<layers::Unit>())
            if (const auto position = layers::positionOf(*plan, difference.feature.uid, phase)) return position->geometry;
    }
    return {};
}

CompareMarks marksOf(const layers::Comparison& comparison, std::span<const std::size_t> rows, const viewer::PlanView& view, const layers::StructureCatalogue& catalogue,
                     bool isLaterOnTable) {
    Marking marking(comparison, view, catalogue, isLaterOnTable, rows.size() <= kMostTexts);
    CompareMarks marks;
    std::size_t marked = 0;
    for (const std::size_t row : rows) {
        const FeatureDifference& difference = comparison.features[row];
        if (!marking.isShown(difference) || placeOf(comparison, difference, view.phase).isEmpty()) continue;
        if (marked == kMostMarks) {
            ++marks.left;
            continue;
        }
        ++marked;
        marking.add(difference);
    }
    marks.sketch = marking.take();
    return marks;
}

}  // namespace saban::app
