#include "viewer/app/plan_tree_nodes.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "layers/model/fields.h"

namespace saban::app {

namespace {

using Type = TreeNode::Type;
using layers::kindName;
using layers::Uid;

class Builder {
   public:
    Builder(const std::vector<TreeKind>& kinds, const layers::Plan* plan, bool isFiltered) : kinds_(kinds), plan_(plan), isFiltered_(isFiltered) {
        for (std::size_t i = 0; i < kinds.size(); ++i) kindAt_[kinds[i].name] = static_cast<int>(i);
    }

    void addLayers(const std::vector<TreeLayer>& layers) {
        if (layers.empty()) return;
        const int root = add({.type = Type::Layers, .key = "layers"});
        for (std::size_t i = 0; i < layers.size(); ++i) add({.type = Type::Layer, .parent = root, .item = static_cast<int>(i)});
    }

    void addByKind() {
        for (std::size_t k = 0; k < kinds_.size(); ++k) {
            if (kinds_[k].shown.empty()) continue;
            const int parent = add({.type = Type::Kind, .kind = static_cast<int>(k), .key = "kind:" + kinds_[k].name});
            for (const std::size_t item : kinds_[k].shown) addFeature(parent, static_cast<int>(k), static_cast<int>(item));
        }
    }

    void addByGroup() {
        const int groups = kindAt_.at(std::string(kindName<layers::Group>()));
        members_.clear();
        for (std::size_t k = 0; k < kinds_.size(); ++k)
            if (static_cast<int>(k) != groups)
                for (const std::size_t item : kinds_[k].shown)
                    for (const Uid& group : groupsOf(kinds_[k].items[item])) members_[group].emplace_back(static_cast<int>(k), static_cast<int>(item));
        shownGroups_.clear();
        const TreeKind& listed = kinds_[static_cast<std::size_t>(groups)];
        for (const std::size_t item : listed.shown) shownGroups_.insert(listed.items[item].uid);
        for (std::size_t i = 0; i < listed.items.size(); ++i) itemOf_[listed.items[i].uid] = static_cast<int>(i);
        if (plan_) {
            std::set<Uid> seen;
            addGroups({}, -1, groups, seen);
        }
        addOthers("groups", members_[Uid{}]);
    }

    void addByPhase() {
        const int phases = kindAt_.at(std::string(kindName<layers::Phase>()));
        const auto& listed = kinds_[static_cast<std::size_t>(phases)];
        const auto unitPhases = phasesOfUnits();
        std::map<Uid, Members> members;
        for (std::size_t k = 0; k < kinds_.size(); ++k) {
            const std::string& kind = kinds_[k].name;
            if (static_cast<int>(k) == phases || kind == kindName<layers::Group>() || kind == kindName<layers::Scene>()) continue;
            for (const std::size_t item : kinds_[k].shown) {
                const TreeItem& feature = kinds_[k].items[item];
                const std::pair place(static_cast<int>(k), static_cast<int>(item));
                const auto ofUnit = kind == kindName<layers::Unit>() ? unitPhases.find(feature.uid) : unitPhases.end();
                const auto& in = ofUnit != unitPhases.end() ? ofUnit->second : feature.phases;
                bool isInAny = false;
                for (const Uid& phase : in)
                    if (plan_ && plan_->find<layers::Phase>(phase)) {
                        members[phase].push_back(place);
                        isInAny = true;
                    }
                if (!isInAny) members[Uid{}].push_back(place);
            }
        }
        const std::set<std::size_t> shown(listed.shown.begin(), listed.shown.end());
        for (std::size_t i = 0; i < listed.items.size(); ++i) {
            const auto& in = members[listed.items[i].uid];
            if (isFiltered_ && in.empty() && !shown.contains(i)) continue;
            const int parent = add({.type = Type::Phase, .kind = phases, .item = static_cast<int>(i), .key = "phase:" + listed.items[i].uid});
            for (const auto& [kind, item] : in) addFeature(parent, kind, item);
        }
        addOthers("phases", members[Uid{}]);
    }

    TreeNodes take() { return std::move(nodes_); }

   private:
    using Members = std::vector<std::pair<int, int>>;  // kind and item

    int add(TreeNode node) {
        const int index = static_cast<int>(nodes_.all.size());
        auto& siblings = node.parent < 0 ? nodes_.roots : nodes_.all[static_cast<std::size_t>(node.parent)].children;
        node.row = static_cast<int>(siblings.size());
        siblings.push_back(index);
        nodes_.all.push_back(std::move(node));
        return index;
    }

    void addFeature(int parent, int kind, int item) {
        add({.type = Type::Feature, .parent = parent, .kind = kind, .item = item, .features = kinds_[static_cast<std::size_t>(kind)].isOnTable ? 1 : 0});
    }

    void addOthers(const std::string& of, const Members& members) {
        if (members.empty()) return;
        const int parent = add({.type = Type::Others, .key = "others:" + of});
        for (const auto& [kind, item] : members) addFeature(parent, kind, item);
    }

    /// Those that there are; one empty uid for none.
    std::vector<Uid> groupsOf(const TreeItem& item) const {
        std::vector<Uid> groups;
        for (const Uid& group : item.groups)
            if (plan_ && plan_->find<layers::Group>(group)) groups.push_back(group);
        if (groups.empty()) groups.emplace_back();
        return groups;
    }

    std::vector<std::shared_ptr<const layers::Group>> groupsIn(const Uid& parent) const {
        std::vector<std::shared_ptr<const layers::Group>> groups;
        for (const auto& row : plan_->all<layers::Group>().rows()) {
            const bool isTop = row->parent.empty() || !plan_->find<layers::Group>(row->parent) || row->parent == row->uid;
            if (parent.empty() ? isTop : !isTop && row->parent == parent) groups.push_back(row);
        }
        std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return std::tie(a->order, a->name) < std::tie(b->order, b->name); });
        return groups;
    }

    /// True when the filter lets through the group, or something below it.
    bool isAnyShown(const Uid& group, std::set<Uid> seen) const {
        if (!isFiltered_ || shownGroups_.contains(group)) return true;
        if (const auto found = members_.find(group); found != members_.end() && !found->second.empty()) return true;
        if (!seen.insert(group).second) return false;
        const auto inside = groupsIn(group);
        return std::any_of(inside.begin(), inside.end(), [&](const auto& row) { return isAnyShown(row->uid, seen); });
    }

    /// Groups that lie inside themselves are listed nowhere twice.
    void addGroups(const Uid& inside, int parent, int kind, std::set<Uid>& seen) {
        for (const auto& group : groupsIn(inside)) {
            if (!isAnyShown(group->uid, {}) || !seen.insert(group->uid).second) continue;
            const int node = add({.type = Type::Group, .parent = parent, .kind = kind, .item = itemOf_.at(group->uid), .key = "group:" + group->uid});
            addGroups(group->uid, node, kind, seen);
            if (const auto found = members_.find(group->uid); found != members_.end())
                for (const auto& [memberKind, item] : found->second) addFeature(node, memberKind, item);
        }
    }

    std::map<Uid, std::vector<Uid>> phasesOfUnits() const {
        std::map<Uid, std::vector<Uid>> phases;
        if (!plan_) return phases;
        for (const auto& row : plan_->all<layers::UnitPosition>().rows()) {
            auto& of = phases[row->unit];
            if (!row->phase.empty() && std::find(of.begin(), of.end(), row->phase) == of.end()) of.push_back(row->phase);
        }
        return phases;
    }

    const std::vector<TreeKind>& kinds_;
    const layers::Plan* plan_;
    bool isFiltered_;
    std::map<std::string, int> kindAt_;
    std::map<Uid, int> itemOf_;
    std::map<Uid, Members> members_;
    std::set<Uid> shownGroups_;
    TreeNodes nodes_;
};

}  // namespace

TreeNodes treeNodes(PlanGrouping grouping, const std::vector<TreeKind>& kinds, const layers::Plan* plan, const std::vector<TreeLayer>& layers, bool isFiltered) {
    Builder builder(kinds, plan, isFiltered);
    builder.addLayers(layers);
    switch (grouping) {
        case PlanGrouping::Kind: builder.addByKind(); break;
        case PlanGrouping::Group: builder.addByGroup(); break;
        case PlanGrouping::Phase: builder.addByPhase(); break;
    }
    return builder.take();
}

}  // namespace saban::app
