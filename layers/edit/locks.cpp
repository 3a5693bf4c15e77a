#include "layers/edit/locks.h"

#include "geo/core/text.h"
#include "layers/edit/edit_labels.h"
#include "layers/edit/feature_edits.h"
#include "layers/model/kind_words.h"

namespace saban::layers {

namespace {

/// What a lock lets go on changing is taken away.
template <typename T>
T withoutFreeFields(T feature) {
    feature.extras.erase(std::string(kLockColumn));
    feature.groups.clear();
    return feature;
}

std::string fault(std::string_view kind, const Feature& feature) {
    return text(SABAN_TR("layers", "{0} is locked: nothing was changed. Unlock it first."), calledInMessages(kind, feature.name.empty() ? feature.uid : feature.name));
}

template <typename T>
std::optional<std::string> faultOf(const Plan& plan, const Edit& edit) {
    for (const Change<T>& change : edit.of<T>()) {
        if constexpr (std::is_same_v<T, UnitPosition>) {
            for (const auto& position : {change.before, change.after}) {
                const auto unit = position ? plan.find<Unit>(position->unit) : nullptr;
                if (unit && isLocked(*unit)) return fault(kindName<Unit>(), *unit);
            }
        }
        if (!change.before || !isLocked(*change.before)) continue;
        if (!change.after || withoutFreeFields(*change.before) != withoutFreeFields(*change.after)) return fault(kindName<T>(), *change.before);
    }
    return std::nullopt;
}

}  // namespace

bool isLocked(const Feature& feature) {
    const auto found = feature.extras.find(std::string(kLockColumn));
    if (found == feature.extras.end()) return false;
    if (const auto* whole = std::get_if<std::int64_t>(&found->second)) return *whole != 0;
    if (const auto* number = std::get_if<double>(&found->second)) return *number != 0.0;
    if (const auto* written = std::get_if<std::string>(&found->second))
        return !written->empty() && *written != "0" && *written != "no" && *written != "false" && *written != "không";
    return false;
}

bool isLocked(const Plan& plan, const FeatureRef& feature) {
    const auto found = findFeature(plan, feature);
    return found && isLocked(*found);
}

Edit lockFeatures(const Plan& plan, std::span<const FeatureRef> features, bool isToBeLocked) {
    PlanEditor editor(plan);
    forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        std::vector<T> changed;
        for (const FeatureRef& feature : features) {
            const auto present = feature.kind == kindName<T>() ? plan.find<T>(feature.uid) : nullptr;
            if (!present || isLocked(*present) == isToBeLocked) continue;
            changed.push_back(*present);
            if (isToBeLocked) changed.back().extras[std::string(kLockColumn)] = std::int64_t{1};
            else changed.back().extras.erase(std::string(kLockColumn));
        }
        if (!changed.empty()) editor.put(std::move(changed));
    });
    if (features.size() == 1)
        return editor.finish(isToBeLocked ? text(SABAN_TR("layers", "Lock {0}"), nameForLabel(plan, features.front())) : text(SABAN_TR("layers", "Unlock {0}"), nameForLabel(plan, features.front())));
    return editor.finish(isToBeLocked ? text(SABAN_TR("layers", "Lock {0} features"), features.size()) : text(SABAN_TR("layers", "Unlock {0} features"), features.size()));
}

std::optional<std::string> lockFault(const Plan& plan, const Edit& edit) {
    std::optional<std::string> found;
    forEachKind([&](auto tag) {
        if (!found) found = faultOf<typename decltype(tag)::Type>(plan, edit);
    });
    return found;
}

std::optional<std::string> lockFault(const Plan& plan, std::span<const FeatureRef> features) {
    for (const FeatureRef& feature : features)
        if (const auto found = findFeature(plan, feature); found && isLocked(*found)) return fault(feature.kind, *found);
    return std::nullopt;
}

}  // namespace saban::layers
