#include "layers/edit/field_edits.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <unordered_map>

#include "geo/core/text.h"
#include "layers/edit/edit_labels.h"
#include "layers/edit/feature_edits.h"
#include "layers/edit/field_rules.h"

namespace saban::layers {

namespace {

std::string labelFor(const Plan& plan, std::span<const FeatureRef> features) {
    if (features.size() == 1) return text(SABAN_TR("layers", "Change {0}"), nameForLabel(plan, features.front()));
    return text(SABAN_TR("layers", "Change {0} features"), features.size());
}

/// Changes all features of the list, kind by kind. `change(feature, field)` gives an error for what cannot be.
template <typename Change>
geo::Result<Edit> changed(const Plan& plan, std::span<const FeatureRef> features, std::string_view column, const Change& change) {
    PlanEditor editor(plan);
    geo::Result<void> outcome;
    forEachKind([&]<typename T>(KindTag<T>) {
        const Field<T>* field = findField<T>(column);
        if (!field || !outcome) return;
        std::vector<T> next;
        for (const FeatureRef& feature : features) {
            if (feature.kind != kindName<T>()) continue;
            const auto present = plan.find<T>(feature.uid);
            if (!present) continue;
            next.push_back(*present);
            outcome = change(next.back(), *field);
            if (!outcome) return;
        }
        if (!next.empty()) editor.put(std::move(next));
    });
    if (!outcome) return tl::unexpected(outcome.error());
    return editor.finish(labelFor(plan, features));
}

template <typename T>
Uid parentOf(const T& feature) {
    if constexpr (requires { feature.parent; }) return feature.parent;
    else return {};
}

/// The feature of that uid and what it lies below, upwards. All are of the kind of `features`.
std::vector<FeatureRef> upwardsFrom(const Plan& plan, std::span<const FeatureRef> features, Uid uid) {
    std::vector<FeatureRef> above;
    if (features.empty()) return above;
    visitKind(features.front().kind, [&]<typename T>(KindTag<T>) {
        std::set<Uid> seen;
        for (auto row = plan.find<T>(uid); row && seen.insert(row->uid).second; row = plan.find<T>(parentOf(*row)))
            above.push_back({features.front().kind, row->uid});
    });
    return above;
}

}  // namespace

std::vector<FieldDescription> fieldsOfKind(std::string_view kind) {
    std::vector<FieldDescription> fields;
    visitKind(kind, [&]<typename T>(KindTag<T>) {
        for (const Field<T>& field : fieldsOf<T>())
            fields.push_back({std::string(field.column), field.type, std::string(field.titleVi), std::string(field.titleEn), field.words});
    });
    return fields;
}

SharedValue sharedValue(const Plan& plan, std::span<const FeatureRef> features, std::string_view column) {
    SharedValue shared;
    bool isFirst = true;
    forEachKind([&]<typename T>(KindTag<T>) {
        const Field<T>* field = findField<T>(column);
        if (!field) return;
        for (const FeatureRef& feature : features) {
            if (shared.isMixed) return;
            if (feature.kind != kindName<T>()) continue;
            const auto present = plan.find<T>(feature.uid);
            if (!present) continue;
            Value value = field->get(*present);
            if (isFirst) shared.value = std::move(value);
            else if (value != shared.value) shared = {.value = {}, .isMixed = true};
            isFirst = false;
        }
    });
    return shared;
}

geo::Result<Edit> setField(const Plan& plan, std::span<const FeatureRef> features, std::string_view column, const Value& value) {
    if (column == "parent_uid") {
        for (const FeatureRef& above : upwardsFrom(plan, features, textOf(value)))
            if (std::find(features.begin(), features.end(), above) != features.end())
                return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("layers", "choose one that does not lie below {0} itself"), nameForLabel(plan, above)));
    }
    return changed(plan, features, column, [&]<typename T>(T& feature, const Field<T>& field) { return setByRules(feature, field, value); });
}

geo::Result<Edit> setListed(const Plan& plan, std::span<const FeatureRef> features, std::string_view column, const Uid& uid, bool isListed) {
    if (column != "groups" && column != "phases")
        return geo::fail(geo::ErrorCode::InvalidArgument, text(SABAN_TR("layers", "'{0}' refers to one feature at most"), std::string(column)));
    return changed(plan, features, column, [&]<typename T>(T& feature, const Field<T>& field) {
        std::vector<Uid> uids = uidsIn(field.get(feature));
        std::erase(uids, uid);
        if (isListed) uids.push_back(uid);
        std::string joined;
        for (const Uid& one : uids) joined += joined.empty() ? one : " " + one;
        return setByRules(feature, field, joined.empty() ? Value{} : Value{joined});
    });
}

std::vector<Uid> uidsIn(const Value& value) {
    std::istringstream text(textOf(value));
    std::vector<Uid> uids;
    for (Uid uid; text >> uid;) uids.push_back(uid);
    return uids;
}

std::vector<Uid> featureAndBelow(const Plan& plan, const FeatureRef& feature) {
    std::vector<Uid> found{feature.uid};
    visitKind(feature.kind, [&]<typename T>(KindTag<T>) {
        std::unordered_multimap<Uid, Uid> children;
        for (const auto& row : plan.all<T>().rows())
            if (const Uid parent = parentOf(*row); !parent.empty()) children.emplace(parent, row->uid);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const auto [from, to] = children.equal_range(found[i]);
            for (auto child = from; child != to; ++child)
                if (std::find(found.begin(), found.end(), child->second) == found.end()) found.push_back(child->second);
        }
    });
    return found;
}

}  // namespace saban::layers
