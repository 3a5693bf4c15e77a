#include "layers/edit/feature_edits.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <glm/trigonometric.hpp>
#include <unordered_map>
#include <unordered_set>

#include "geo/core/text.h"
#include "layers/edit/edit_labels.h"
#include "layers/edit/feature_moves.h"
#include "layers/edit/locks.h"
#include "layers/edit/removal.h"
#include "layers/model/fields.h"
#include "layers/model/uid.h"

namespace saban::layers {

namespace {

using Move = std::function<glm::dvec2(glm::dvec2)>;

Geometry moved(Geometry geometry, const Move& move) {
    for (Geometry::Part& part : geometry.parts)
        for (glm::dvec2& point : part.points) point = move(point);
    return geometry;
}

/// The unit's position of that phase, made from the one that holds there.
UnitPosition positionFor(const Plan& plan, const Uid& unit, const Uid& phase, const std::function<Geometry(const Geometry&)>& change) {
    const auto position = positionOf(plan, unit, phase);
    UnitPosition next = position ? *position : UnitPosition{};
    if (!position || (!phase.empty() && position->phase != phase)) {
        next = {};
        next.unit = unit;
        next.phase = phase;
        if (position) next.groups = position->groups;
    }
    next.geometry = change(position ? position->geometry : Geometry{});
    return next;
}

template <typename T>
constexpr bool kHasHeading = requires(T t) { requires std::is_same_v<decltype(t.headingDeg), double>; };

/// `moveOf`: of the feature of that place in the list.
void transform(PlanEditor& editor, std::span<const FeatureRef> features, const std::function<Move(std::size_t)>& moveOf, double clockwiseDeg, const Uid& phase) {
    std::vector<UnitPosition> positions;
    forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        std::vector<T> changed;  // each put copies the table: all at once
        for (std::size_t i = 0; i < features.size(); ++i) {
            if (features[i].kind != kindName<T>()) continue;
            const auto present = editor.plan().find<T>(features[i].uid);
            if (!present) continue;
            if constexpr (std::is_same_v<T, Unit>) {
                if (positionOf(editor.plan(), present->uid, phase)) positions.push_back(positionFor(editor.plan(), present->uid, phase, [&](const Geometry& g) { return moved(g, moveOf(i)); }));
            } else {
                T next = *present;
                next.geometry = moved(next.geometry, moveOf(i));
                if constexpr (kHasHeading<T>) {
                    if (clockwiseDeg != 0.0) next.headingDeg = std::fmod(std::fmod(next.headingDeg + clockwiseDeg, 360.0) + 360.0, 360.0);
                }
                changed.push_back(std::move(next));
            }
        }
        if (!changed.empty()) editor.put(std::move(changed));
    });
    if (!positions.empty()) editor.put(std::move(positions));
}

std::string labelFor(const Plan& plan, std::span<const FeatureRef> features, const TextKey& one, const TextKey& several) {
    if (features.size() == 1) return text(one, nameForLabel(plan, features.front()));
    return text(several, features.size());
}

/// Names of features, and where to go on counting for each.
struct TakenNames {
    std::unordered_set<std::string> all;
    std::unordered_map<std::string, int> next;
};

/// "Hầm họp" and "Hầm họp (2)" become "Hầm họp (3)", whatever is free. It is taken then.
std::string freeName(const std::string& name, TakenNames& taken) {
    if (name.empty()) return name;
    std::string stem = name;
    if (const auto open = name.rfind(" ("); open != std::string::npos && name.back() == ')' &&
                                            name.find_first_not_of("0123456789", open + 2) == name.size() - 1)
        stem = name.substr(0, open);
    for (int& number = taken.next.emplace(stem, 2).first->second;; ++number) {
        std::string candidate = fmt::format("{} ({})", stem, number);
        if (taken.all.insert(candidate).second) return candidate;
    }
}

}  // namespace

Edit moveFeatures(const Plan& plan, std::span<const FeatureRef> features, glm::dvec2 byM, const Uid& phase) {
    PlanEditor editor(plan);
    transform(editor, features, [&](std::size_t) { return [&](glm::dvec2 p) { return p + byM; }; }, 0.0, phase);
    return editor.finish(labelFor(plan, features, SABAN_TR("layers", "Move {0}"), SABAN_TR("layers", "Move {0} features")));
}

Edit moveEach(const Plan& plan, std::span<const FeatureMove> moves, const Uid& phase, std::string label) {
    std::vector<FeatureRef> features;
    for (const FeatureMove& move : moves) features.push_back(move.feature);
    PlanEditor editor(plan);
    transform(editor, features, [&](std::size_t i) { return [byM = moves[i].byM](glm::dvec2 p) { return p + byM; }; }, 0.0, phase);
    return editor.finish(std::move(label));
}

Edit turnFeatures(const Plan& plan, std::span<const FeatureRef> features, double clockwiseDeg, glm::dvec2 pivot, const Uid& phase) {
    PlanEditor editor(plan);
    const double angle = glm::radians(-clockwiseDeg), c = std::cos(angle), s = std::sin(angle);
    const auto turn = [&](glm::dvec2 p) {
        const glm::dvec2 d = p - pivot;
        return pivot + glm::dvec2(d.x * c - d.y * s, d.x * s + d.y * c);
    };
    transform(editor, features, [&](std::size_t) { return turn; }, clockwiseDeg, phase);
    return editor.finish(labelFor(plan, features, SABAN_TR("layers", "Turn {0}"), SABAN_TR("layers", "Turn {0} features")));
}

Edit removeFeatures(const Plan& plan, std::span<const FeatureRef> features) {
    Plan next = plan;
    forEachKind([&]<typename T>(KindTag<T>) {
        std::vector<Uid> uids;
        for (const FeatureRef& feature : features)
            if (feature.kind == kindName<T>()) uids.push_back(feature.uid);
        removeFrom<T>(next, uids);
    });
    return difference(plan, next, labelFor(plan, features, SABAN_TR("layers", "Remove {0}"), SABAN_TR("layers", "Remove {0} features")));
}

Copies copyFeatures(const Plan& plan, std::span<const FeatureRef> features, glm::dvec2 byM) {
    PlanEditor editor(plan);
    const Move move = [&](glm::dvec2 p) { return p + byM; };
    std::vector<Uid> uids(features.size());          // of the copies
    std::unordered_multimap<Uid, Uid> copiesOfUnit;
    forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        TakenNames taken;
        std::vector<T> made;  // each put copies the table: all at once
        for (std::size_t i = 0; i < features.size(); ++i) {
            const auto present = features[i].kind == kindName<T>() ? plan.find<T>(features[i].uid) : nullptr;
            if (!present) continue;
            if (made.empty())
                for (const auto& row : plan.all<T>().rows()) taken.all.insert(row->name);
            T copy = *present;
            copy.uid = uids[i] = newUid();
            copy.name = freeName(copy.name, taken);
            copy.extras.erase(std::string(kLockColumn));  // a copy is there to be moved
            copy.geometry = moved(copy.geometry, move);
            if constexpr (std::is_same_v<T, Unit>) copiesOfUnit.emplace(present->uid, copy.uid);
            made.push_back(std::move(copy));
        }
        if (!made.empty()) editor.put(std::move(made));
    });
    std::vector<UnitPosition> positions;
    if (!copiesOfUnit.empty())
        for (const auto& row : plan.all<UnitPosition>().rows())
            for (auto [it, end] = copiesOfUnit.equal_range(row->unit); it != end; ++it) {
                UnitPosition position = *row;
                position.uid.clear();
                position.unit = it->second;
                position.geometry = moved(position.geometry, move);
                positions.push_back(std::move(position));
            }
    if (!positions.empty()) editor.put(std::move(positions));
    Copies copies;
    for (std::size_t i = 0; i < features.size(); ++i)
        if (!uids[i].empty()) copies.features.push_back({features[i].kind, uids[i]});
    copies.edit = editor.finish(labelFor(plan, features, SABAN_TR("layers", "Copy {0}"), SABAN_TR("layers", "Copy {0} features")));
    return copies;
}

Edit placeFeature(const Plan& plan, const FeatureRef& feature, Geometry geometry, const Uid& phase) {
    PlanEditor editor(plan);
    visitKind(feature.kind, [&](auto tag) {
        using T = typename decltype(tag)::Type;
        const auto present = plan.find<T>(feature.uid);
        if (!present) return;
        if constexpr (std::is_same_v<T, Unit>) {
            editor.put(positionFor(editor.plan(), feature.uid, phase, [&](const Geometry&) { return geometry; }));
        } else {
            T next = *present;
            next.geometry = std::move(geometry);
            editor.put(next);
        }
    });
    return editor.finish(labelFor(plan, std::span(&feature, 1), SABAN_TR("layers", "Move {0}"), SABAN_TR("layers", "Move {0} features")));
}

Geometry geometryOf(const Plan& plan, const FeatureRef& feature, const Uid& phase) {
    if (feature.kind == kindName<Unit>()) {
        const auto position = positionOf(plan, feature.uid, phase);
        return position ? position->geometry : Geometry{};
    }
    const auto found = findFeature(plan, feature);
    return found ? found->geometry : Geometry{};
}

std::shared_ptr<const Feature> findFeature(const Plan& plan, const FeatureRef& feature) {
    std::shared_ptr<const Feature> found;
    visitKind(feature.kind, [&](auto tag) { found = plan.find<typename decltype(tag)::Type>(feature.uid); });
    return found;
}

std::string titleOf(const Plan& plan, const FeatureRef& feature, bool isVietnamese) {
    const auto found = findFeature(plan, feature);
    if (found && !found->name.empty()) return found->name;
    std::string title = feature.kind;
    visitKind(feature.kind, [&](auto tag) {
        const TableName& table = tablesOf<typename decltype(tag)::Type>().front();
        title = std::string(isVietnamese ? table.titleVi : table.titleEn);
    });
    return title;
}

std::shared_ptr<const UnitPosition> positionOf(const Plan& plan, const Uid& unit, const Uid& phase) {
    const auto phases = phasesInOrder(plan);
    const auto orderOf = [&](const Uid& uid) {
        const auto at = std::find_if(phases.begin(), phases.end(), [&](const auto& row) { return row->uid == uid; });
        return at == phases.end() ? -1 : static_cast<int>(at - phases.begin());
    };
    const int wanted = orderOf(phase);
    std::shared_ptr<const UnitPosition> best;
    int bestOrder = 0;
    for (const auto& row : plan.all<UnitPosition>().rows()) {
        if (row->unit != unit || row->geometry.kind != GeometryKind::Point) continue;
        const int order = orderOf(row->phase);
        if (wanted >= 0 && order > wanted) continue;
        if (!best || (wanted >= 0 ? order > bestOrder : order < bestOrder)) {
            best = row;
            bestOrder = order;
        }
    }
    return best;
}

}  // namespace saban::layers
