// What of the list is dragged where.
#include <QMimeData>
#include <algorithm>

#include "layers/model/fields.h"
#include "viewer/app/plan_tree_model.h"

namespace saban::app {

namespace {

using Type = TreeNode::Type;

QString dragType() { return QStringLiteral("application/x-saban-tree-rows"); }

}  // namespace

QStringList PlanTreeModel::mimeTypes() const { return {dragType()}; }

/// Rows are dragged within this list only: what they are stays here.
QMimeData* PlanTreeModel::mimeData(const QModelIndexList& indexes) const {
    dragged_.clear();
    for (const QModelIndex& index : indexes)
        if (flags(index) & Qt::ItemIsDragEnabled) dragged_.push_back(static_cast<int>(index.internalId()));
    std::sort(dragged_.begin(), dragged_.end());
    if (dragged_.empty()) return nullptr;
    auto* data = new QMimeData;
    data->setData(dragType(), QByteArray(1, '1'));
    return data;
}

bool PlanTreeModel::canDropMimeData(const QMimeData* data, Qt::DropAction, int row, int, const QModelIndex& parent) const {
    if (!data->hasFormat(dragType()) || dragged_.empty()) return false;
    const TreeNode& first = nodes_.all[static_cast<std::size_t>(dragged_.front())];
    if (first.type == Type::Layer) return parent.isValid() && nodeAt(parent).type == Type::Layers && row >= 0;
    if (!isEditable_) return false;
    if (grouping_ == PlanGrouping::Group) return !parent.isValid() || nodeAt(parent).type == Type::Group || nodeAt(parent).type == Type::Others;
    const bool isOrdered = first.kind >= 0 && (kinds_[static_cast<std::size_t>(first.kind)].name == layers::kindName<layers::Phase>() ||
                                               kinds_[static_cast<std::size_t>(first.kind)].name == layers::kindName<layers::Scene>());
    return isOrdered && !isFiltered() && row >= 0 && (parent.isValid() ? nodeAt(parent).type == Type::Kind && nodeAt(parent).kind == first.kind : first.type == Type::Phase);
}

bool PlanTreeModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) {
    if (!canDropMimeData(data, action, row, column, parent)) return false;
    if (nodes_.all[static_cast<std::size_t>(dragged_.front())].type == Type::Layer) return dropLayer(row, parent);
    if (grouping_ == PlanGrouping::Group) return dropFeatures(action == Qt::CopyAction, row, parent);
    return dropInOrder(row, parent);
}

/// One at a time, among its like: what lies between two of another kind goes as far as its own reach.
bool PlanTreeModel::dropLayer(int row, const QModelIndex& parent) {
    const TreeNode& branch = nodeAt(parent);
    const TreeLayer& layer = layers_[static_cast<std::size_t>(nodes_.all[static_cast<std::size_t>(dragged_.front())].item)];
    std::size_t below = 0;  // how many of its kind will lie lower
    for (std::size_t i = static_cast<std::size_t>(row); i < branch.children.size(); ++i) {
        const TreeLayer& other = layers_[i];
        if (other.kind == layer.kind && other.index != layer.index) ++below;
    }
    if (below != layer.index) emit layerMoved(layer.kind, layer.index, below);
    return true;
}

bool PlanTreeModel::dropFeatures(bool isCopy, int row, const QModelIndex& parent) {
    const bool isIntoGroup = parent.isValid() && nodeAt(parent).type == Type::Group;
    const layers::Uid to = isIntoGroup ? itemOf(nodeAt(parent))->uid : layers::Uid{};
    std::vector<layers::FeatureRef> features;
    layers::Uid from;
    for (const int dragged : dragged_) {
        const TreeNode& node = nodes_.all[static_cast<std::size_t>(dragged)];
        if (node.type == Type::Group) {
            const bool isSameParent = parent.isValid() ? node.parent == static_cast<int>(parent.internalId()) : node.parent < 0;
            if (isSameParent && row >= 0) return dropInOrder(row, parent);
            if (parent.isValid() && !isIntoGroup) continue;
            emit nested(itemOf(node)->uid, to);
            return true;
        }
        features.push_back({kinds_[static_cast<std::size_t>(node.kind)].name, itemOf(node)->uid});
        const TreeNode& above = nodes_.all[static_cast<std::size_t>(node.parent)];
        if (above.type == Type::Group && !isCopy) from = itemOf(above)->uid;
    }
    if (!features.empty() && from != to) emit regrouped(features, from, to);
    return true;
}

/// Those that are dragged go, in their sequence, before the row; only features of their kind count.
bool PlanTreeModel::dropInOrder(int row, const QModelIndex& parent) {
    const auto& siblings = parent.isValid() ? nodeAt(parent).children : nodes_.roots;
    const int kind = nodes_.all[static_cast<std::size_t>(dragged_.front())].kind;
    const auto isDragged = [this](int node) { return std::find(dragged_.begin(), dragged_.end(), node) != dragged_.end(); };
    const auto isOfKind = [&](int node) { return itemOf(nodes_.all[static_cast<std::size_t>(node)]) && nodes_.all[static_cast<std::size_t>(node)].kind == kind; };
    std::vector<layers::Uid> uids, before;
    const auto add = [&](int node) { uids.push_back(itemOf(nodes_.all[static_cast<std::size_t>(node)])->uid); };
    for (std::size_t i = 0; i <= siblings.size(); ++i) {
        if (static_cast<int>(i) == row || (i == siblings.size() && row > static_cast<int>(i)))
            for (const int node : dragged_)
                if (isOfKind(node)) add(node);
        if (i < siblings.size() && isOfKind(siblings[i])) {
            before.push_back(itemOf(nodes_.all[static_cast<std::size_t>(siblings[i])])->uid);
            if (!isDragged(siblings[i])) add(siblings[i]);
        }
    }
    if (uids != before) emit reordered(kinds_[static_cast<std::size_t>(kind)].name, uids);
    return true;
}

}  // namespace saban::app
