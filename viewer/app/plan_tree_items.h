#pragma once

#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layers/model/plan.h"
#include "layers/model/uid.h"

namespace saban::app {

/// A feature as a list shows it.
struct TreeItem {
    layers::Uid uid{};
    QString name{};
    bool isLocked = false;
    std::vector<layers::Uid> groups{}, phases{};  ///< that it belongs to; phases of what is used in some only
    mutable std::optional<std::string> folded{};  ///< for the filter, when one was asked for
    /// True when a list would show both alike.
    bool isSameAs(const TreeItem& other) const {
        return uid == other.uid && name == other.name && isLocked == other.isLocked && groups == other.groups && phases == other.phases;
    }
};

/// The features of a kind that is listed.
struct TreeKind {
    std::string name{};
    QString title{};
    bool isOnTable = false;             ///< it can be hidden there
    std::vector<TreeItem> items{};      ///< in the order of the list
    std::vector<std::size_t> shown{};   ///< of `items`, as a filter lets them through
};

/// All kinds that are listed, without features, in their order. Map layers and what is a part of something else, positions of units and the log of
/// works, are none of them.
std::vector<TreeKind> treeKinds();

/// Reads the features of the kind. Phases and scenes stand in their order, others by name, numbers in names by their value. Null: none.
void readItems(TreeKind& kind, const layers::Plan* plan);

/// Keeps those of whose names every word is a part, whatever the case and the marks on letters.
void filterItems(TreeKind& kind, const std::vector<std::string>& words);

/// True when both plans hold the very same features of the kind.
bool sharesKind(const std::string& kind, const layers::Plan* a, const layers::Plan* b);

}  // namespace saban::app
