#pragma once

#include <QString>
#include <string>
#include <unordered_map>
#include <vector>

#include "layers/model/plan.h"
#include "viewer/app/plan_tree_items.h"

namespace saban::app {

/// By what features are gathered in a list.
enum class PlanGrouping { Kind, Group, Phase };

/// What lies on the table below the plan, as the list shows it.
enum class TreeLayerKind { Vector, Imagery, Elevation };
struct TreeLayer {
    TreeLayerKind kind = TreeLayerKind::Vector;
    std::size_t index = 0;  ///< among those of its kind, lowest first
    QString title{}, path{};
    bool isVisible = true;
    double opacity = 1.0;
    bool operator==(const TreeLayer&) const = default;
};

/// A row of the list.
struct TreeNode {
    enum class Type {
        Layers,   ///< all of them
        Layer,
        Kind,
        Group,    ///< a feature, too
        Phase,    ///< a feature, too
        Others,   ///< what is in no group, or tied to no phase
        Feature
    };
    Type type = Type::Feature;
    int parent = -1, row = 0;  ///< -1: at the top
    int kind = -1, item = -1;  ///< of what is a kind or a feature, among `treeKinds` and its items; of a layer its place among the layers
    std::vector<int> children{};
    int features = 0;          ///< below it, that can be hidden on the table; of a feature 1 or 0
    int hidden = 0;            ///< of them
    /// Names it among its like through changes: "kind:routes", "group:…", empty for features.
    std::string key{};
};

/// The rows, each after the one it lies below. The first of `roots` come first.
struct TreeNodes {
    std::vector<TreeNode> all{};
    std::vector<int> roots{};
};

/// What the kinds let through, gathered. Kinds, groups and phases without any feature are left out while something is filtered; kinds always.
/// `plan`: null for none. `layers`: topmost first.
TreeNodes treeNodes(PlanGrouping grouping, const std::vector<TreeKind>& kinds, const layers::Plan* plan, const std::vector<TreeLayer>& layers, bool isFiltered);

}  // namespace saban::app
