#include "layers/edit/group_edits.h"

#include <algorithm>

#include "geo/core/text.h"
#include "layers/edit/edit_labels.h"
#include "layers/edit/feature_edits.h"

namespace saban::layers {

namespace {

void regroup(PlanEditor& editor, std::span<const FeatureRef> features, const Uid& from, const Uid& to) {
    forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        std::vector<T> changed;  // each put copies the table: all at once
        for (const FeatureRef& feature : features) {
            const auto present = feature.kind == kindName<T>() ? editor.plan().find<T>(feature.uid) : nullptr;
            if (!present) continue;
            changed.push_back(*present);
            auto& groups = changed.back().groups;
            if (!from.empty() && from != to) std::erase(groups, from);
            if (!to.empty() && std::find(groups.begin(), groups.end(), to) == groups.end()) groups.push_back(to);
        }
        if (!changed.empty()) editor.put(std::move(changed));
    });
}

std::string labelFor(const Plan& plan, std::span<const FeatureRef> features, const Uid& from, const Uid& to) {
    const Uid& group = to.empty() ? from : to;
    const std::string name = nameForLabel(plan, {std::string(kindName<Group>()), group});
    if (features.size() == 1) {
        const std::string feature = nameForLabel(plan, features.front());
        return to.empty() ? text(SABAN_TR("layers", "Take {0} out of {1}"), feature, name) : text(SABAN_TR("layers", "Put {0} into {1}"), feature, name);
    }
    return to.empty() ? text(SABAN_TR("layers", "Take {0} features out of {1}"), features.size(), name) : text(SABAN_TR("layers", "Put {0} features into {1}"), features.size(), name);
}

}  // namespace

Edit moveToGroup(const Plan& plan, std::span<const FeatureRef> features, const Uid& from, const Uid& to) {
    PlanEditor editor(plan);
    regroup(editor, features, from, to);
    return editor.finish(labelFor(plan, features, from, to));
}

NewGroup groupOf(const Plan& plan, std::span<const FeatureRef> features, std::string name, const Uid& parent) {
    PlanEditor editor(plan);
    Group group;
    group.name = std::move(name);
    group.parent = parent;
    for (const auto& row : plan.all<Group>().rows())
        if (row->parent == parent) group.order = std::max(group.order, row->order + 1);
    const std::string called = group.name;
    const Uid uid = editor.put(group);
    regroup(editor, features, {}, uid);
    return {.edit = editor.finish(text(SABAN_TR("layers", "New group {0}"), called)), .group = {std::string(kindName<Group>()), uid}};
}

Edit giveOrder(const Plan& plan, std::string_view kind, std::span<const Uid> uids) {
    PlanEditor editor(plan);
    visitKind(kind, [&](auto tag) {
        using T = typename decltype(tag)::Type;
        if constexpr (std::is_same_v<T, Group> || std::is_same_v<T, Phase> || std::is_same_v<T, Scene>) {
            std::vector<T> changed;
            for (const Uid& uid : uids) {
                const auto present = plan.find<T>(uid);
                if (!present) continue;
                changed.push_back(*present);
                changed.back().order = static_cast<int>(changed.size());
            }
            editor.put(std::move(changed));
        }
    });
    return editor.finish(text(SABAN_TR("layers", "Another order")));
}

}  // namespace saban::layers
