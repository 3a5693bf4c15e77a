#include "viewer/app/plan_tree_model.h"

#include <QFont>
#include <QLocale>
#include <QPainter>
#include <QPixmap>
#include <algorithm>
#include <sstream>
#include <utility>

#include "layers/edit/feature_edits.h"
#include "layers/symbols/symbol_search.h"
#include "viewer/app/exchange_words.h"
#include "viewer/app/plain_tool_tip.h"

namespace saban::app {

namespace {

using Type = TreeNode::Type;

/// A closed padlock: fonts need not have one.
QIcon padlock() {
    constexpr int kSidePx = 64;
    QPixmap picture(kSidePx, kSidePx);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor sand(0xc9, 0x8f, 0x3a);
    painter.setPen(QPen(sand, 7.0));
    painter.drawArc(QRectF(20, 8, 24, 34), 0, 180 * 16);
    painter.drawLine(QPointF(20, 24), QPointF(20, 32));
    painter.drawLine(QPointF(44, 24), QPointF(44, 32));
    painter.setPen(Qt::NoPen);
    painter.setBrush(sand);
    painter.drawRoundedRect(QRectF(12, 30, 40, 28), 5, 5);
    return QIcon(picture);
}

}  // namespace

PlanTreeModel::PlanTreeModel(QObject* parent) : QAbstractItemModel(parent), kinds_(treeKinds()), lock_(padlock()) {}

// ---- what it holds

void PlanTreeModel::setPlan(PlanPtr plan) {
    if (plan == plan_) return;
    const PlanPtr before = std::exchange(plan_, std::move(plan));
    // Most edits change neither which features there are nor their order: then the rows stay.
    bool isSame = sharesKind(std::string(layers::kindName<layers::Group>()), before.get(), plan_.get()) || grouping_ != PlanGrouping::Group;
    if (grouping_ == PlanGrouping::Phase) isSame = isSame && before && plan_ && before->all<layers::UnitPosition>().sharesRowsWith(plan_->all<layers::UnitPosition>());
    std::vector<std::pair<TreeKind*, TreeKind>> changed;
    for (TreeKind& kind : kinds_) {
        if (sharesKind(kind.name, before.get(), plan_.get())) continue;
        TreeKind next{.name = kind.name, .title = kind.title, .isOnTable = kind.isOnTable};
        readItems(next, plan_.get());
        isSame = isSame && std::equal(kind.items.begin(), kind.items.end(), next.items.begin(), next.items.end(), [](const TreeItem& a, const TreeItem& b) { return a.isSameAs(b); });
        changed.emplace_back(&kind, std::move(next));
    }
    if (isSame) return;
    beginResetModel();
    for (auto& [kind, next] : changed) {
        *kind = std::move(next);
        filterItems(*kind, filter_);
    }
    rebuild();
    endResetModel();
}

void PlanTreeModel::setGrouping(PlanGrouping grouping) {
    if (grouping == grouping_) return;
    beginResetModel();
    grouping_ = grouping;
    rebuild();
    endResetModel();
}

void PlanTreeModel::setLayers(std::vector<TreeLayer> layers) {
    if (layers == layers_) return;
    const bool isSameRows = std::equal(layers.begin(), layers.end(), layers_.begin(), layers_.end(), [](const TreeLayer& a, const TreeLayer& b) { return a.kind == b.kind && a.path == b.path && a.index == b.index; });
    if (isSameRows && !layers.empty() && !isFiltered()) {
        layers_ = std::move(layers);
        boxesChanged();
        return;
    }
    beginResetModel();
    layers_ = std::move(layers);
    rebuild();
    endResetModel();
}

void PlanTreeModel::setFilter(const QString& text) {
    std::istringstream folded(layers::foldedForSearch(text.toStdString()));
    std::vector<std::string> words;
    for (std::string word; folded >> word;) words.push_back(word);
    if (words == filter_) return;
    beginResetModel();
    filter_ = std::move(words);
    for (TreeKind& kind : kinds_) filterItems(kind, filter_);
    rebuild();
    endResetModel();
}

void PlanTreeModel::retranslate() {
    beginResetModel();
    for (TreeKind& kind : kinds_) {
        kind.title = titleOfKind(kind.name);
        readItems(kind, plan_.get());  // what has no name is called by its kind
        filterItems(kind, filter_);
    }
    rebuild();
    endResetModel();
}

void PlanTreeModel::rebuild() {
    nodes_ = treeNodes(grouping_, kinds_, plan_.get(), isFiltered() ? std::vector<TreeLayer>{} : layers_, isFiltered());
    dragged_.clear();
    first_.clear();
    first_.reserve(nodes_.all.size());
    for (std::size_t i = 0; i < nodes_.all.size(); ++i)
        if (const TreeItem* item = itemOf(nodes_.all[i])) first_.emplace(item->uid, static_cast<int>(i));
    count();
}

const TreeItem* PlanTreeModel::itemOf(const TreeNode& node) const {
    const bool isFeature = node.type == Type::Feature || node.type == Type::Group || node.type == Type::Phase;
    return isFeature ? &kinds_[static_cast<std::size_t>(node.kind)].items[static_cast<std::size_t>(node.item)] : nullptr;
}

/// What can be hidden below each row, and what of it is.
void PlanTreeModel::count() {
    for (TreeNode& node : nodes_.all) {
        const bool isLeaf = node.type == Type::Feature;
        node.features = isLeaf && kinds_[static_cast<std::size_t>(node.kind)].isOnTable ? 1 : 0;
        node.hidden = node.features && !isShownOnTable(node) ? 1 : 0;
    }
    for (std::size_t i = nodes_.all.size(); i-- > 0;) {
        const TreeNode& node = nodes_.all[i];
        if (node.parent < 0) continue;
        TreeNode& parent = nodes_.all[static_cast<std::size_t>(node.parent)];
        parent.features += node.features;
        parent.hidden += node.hidden;
    }
}

// ---- what is hidden

bool PlanTreeModel::isShownOnTable(const TreeNode& node) const {
    const std::string& kind = kinds_[static_cast<std::size_t>(node.kind)].name;
    return std::find(hiddenKinds_.begin(), hiddenKinds_.end(), kind) == hiddenKinds_.end() && (hiddenFeatures_.empty() || !hiddenFeatures_.contains(itemOf(node)->uid));
}

void PlanTreeModel::setHidden(const std::vector<std::string>& kinds, const std::set<layers::Uid>& features) {
    if (kinds == hiddenKinds_ && features == hiddenFeatures_) return;
    hiddenKinds_ = kinds;
    hiddenFeatures_ = features;
    count();
    boxesChanged();
}

/// Only what is on the screen asks again.
void PlanTreeModel::boxesChanged() {
    const QList<int> roles{Qt::CheckStateRole, Qt::DisplayRole};
    if (!nodes_.roots.empty()) emit dataChanged(index(0, 0), index(static_cast<int>(nodes_.roots.size()) - 1, 0), roles);
    for (const TreeNode& node : nodes_.all)
        if (!node.children.empty()) emit dataChanged(indexOfNode(node.children.front()), indexOfNode(node.children.back()), roles);
}

Qt::CheckState PlanTreeModel::stateOf(const TreeNode& node) const {
    if (node.type == Type::Kind && std::find(hiddenKinds_.begin(), hiddenKinds_.end(), kinds_[static_cast<std::size_t>(node.kind)].name) != hiddenKinds_.end()) return Qt::Unchecked;
    return node.hidden == 0 ? Qt::Checked : node.hidden == node.features ? Qt::Unchecked : Qt::PartiallyChecked;
}

void PlanTreeModel::collect(int node, std::vector<int>& features) const {
    const TreeNode& one = nodes_.all[static_cast<std::size_t>(node)];
    if (one.type == Type::Feature && one.features > 0) features.push_back(node);
    for (const int child : one.children) collect(child, features);
}

/// What a kind hid stays hidden, one by one, when a part of it is shown again.
void PlanTreeModel::showOnTable(int node, bool isShown) {
    std::vector<std::string> kinds = hiddenKinds_;
    std::set<layers::Uid> hidden = hiddenFeatures_;
    const TreeNode& chosen = nodes_.all[static_cast<std::size_t>(node)];
    if (chosen.type == Type::Kind) {
        const TreeKind& kind = kinds_[static_cast<std::size_t>(chosen.kind)];
        std::erase(kinds, kind.name);
        if (isShown)
            for (const TreeItem& item : kind.items) hidden.erase(item.uid);
        else
            kinds.push_back(kind.name);
    } else {
        std::vector<int> features;
        collect(node, features);
        for (const int feature : features) {
            const TreeKind& kind = kinds_[static_cast<std::size_t>(nodes_.all[static_cast<std::size_t>(feature)].kind)];
            if (isShown && std::erase(kinds, kind.name) > 0)
                for (const TreeItem& item : kind.items) hidden.insert(item.uid);
        }
        for (const int feature : features) {
            const layers::Uid& uid = itemOf(nodes_.all[static_cast<std::size_t>(feature)])->uid;
            if (isShown) hidden.erase(uid);
            else hidden.insert(uid);
        }
    }
    tellHidden(std::move(kinds), std::move(hidden));
}

void PlanTreeModel::tellHidden(std::vector<std::string> kinds, std::set<layers::Uid> features) {
    const bool areKindsOther = kinds != hiddenKinds_, areFeaturesOther = features != hiddenFeatures_;
    setHidden(kinds, features);
    if (areFeaturesOther) emit hiddenFeaturesChanged(hiddenFeatures_);
    if (areKindsOther) emit hiddenKindsChanged(hiddenKinds_);
}

// ---- what is where

std::optional<layers::FeatureRef> PlanTreeModel::featureAt(const QModelIndex& index) const {
    const TreeItem* item = index.isValid() ? itemOf(nodeAt(index)) : nullptr;
    return item ? std::optional(layers::FeatureRef{kinds_[static_cast<std::size_t>(nodeAt(index).kind)].name, item->uid}) : std::nullopt;
}

const TreeLayer* PlanTreeModel::layerAt(const QModelIndex& index) const {
    return index.isValid() && nodeAt(index).type == Type::Layer ? &layers_[static_cast<std::size_t>(nodeAt(index).item)] : nullptr;
}

std::string PlanTreeModel::kindAt(const QModelIndex& index) const {
    return index.isValid() && nodeAt(index).type == Type::Kind ? kinds_[static_cast<std::size_t>(nodeAt(index).kind)].name : std::string{};
}

std::string PlanTreeModel::keyAt(const QModelIndex& index) const { return index.isValid() ? nodeAt(index).key : std::string{}; }

QModelIndex PlanTreeModel::indexOfNode(int node) const { return createIndex(nodes_.all[static_cast<std::size_t>(node)].row, 0, static_cast<quintptr>(node)); }

QModelIndex PlanTreeModel::indexOf(const layers::FeatureRef& feature) const {
    const auto found = first_.find(feature.uid);
    if (found == first_.end() || kinds_[static_cast<std::size_t>(nodes_.all[static_cast<std::size_t>(found->second)].kind)].name != feature.kind) return {};
    return indexOfNode(found->second);
}

QModelIndex PlanTreeModel::firstFeature() const {
    const auto found = std::find_if(nodes_.all.begin(), nodes_.all.end(), [](const TreeNode& node) { return node.type == Type::Feature; });
    return found == nodes_.all.end() ? QModelIndex{} : indexOfNode(static_cast<int>(found - nodes_.all.begin()));
}

std::size_t PlanTreeModel::shownCount() const {
    std::size_t count = 0;
    for (const TreeKind& kind : kinds_) count += kind.shown.size();
    return count;
}

// ---- what views ask

QModelIndex PlanTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return indexOfNode((parent.isValid() ? nodeAt(parent).children : nodes_.roots)[static_cast<std::size_t>(row)]);
}

QModelIndex PlanTreeModel::parent(const QModelIndex& index) const { return index.isValid() && nodeAt(index).parent >= 0 ? indexOfNode(nodeAt(index).parent) : QModelIndex{}; }

int PlanTreeModel::rowCount(const QModelIndex& parent) const { return static_cast<int>((parent.isValid() ? nodeAt(parent).children : nodes_.roots).size()); }

int PlanTreeModel::columnCount(const QModelIndex&) const { return 1; }

QString PlanTreeModel::titleOf(const TreeNode& node) const {
    const QLocale locale;
    const auto counted = [&](const QString& title, qsizetype number) { return QStringLiteral("%1 (%2)").arg(title, locale.toString(number)); };
    switch (node.type) {
        case Type::Layers: return counted(tr("Map layers"), static_cast<qsizetype>(node.children.size()));
        case Type::Layer: {
            const TreeLayer& layer = layers_[static_cast<std::size_t>(node.item)];
            return layer.kind != TreeLayerKind::Elevation && layer.opacity < 0.995 ? QStringLiteral("%1 · %2 %").arg(layer.title).arg(qRound(layer.opacity * 100)) : layer.title;
        }
        case Type::Kind: {
            const TreeKind& kind = kinds_[static_cast<std::size_t>(node.kind)];
            if (!isFiltered()) return counted(kind.title, static_cast<qsizetype>(kind.items.size()));
            return QStringLiteral("%1 (%2)").arg(kind.title, tr("%1 of %2").arg(locale.toString(static_cast<qsizetype>(kind.shown.size())), locale.toString(static_cast<qsizetype>(kind.items.size()))));
        }
        case Type::Others: return counted(grouping_ == PlanGrouping::Group ? tr("In no group") : tr("In all phases"), static_cast<qsizetype>(node.children.size()));
        case Type::Group:
        case Type::Phase: return counted(itemOf(node)->name, static_cast<qsizetype>(node.children.size()));
        case Type::Feature: break;
    }
    return itemOf(node)->name;
}

QVariant PlanTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const TreeNode& node = nodeAt(index);
    const TreeItem* item = itemOf(node);
    const bool isTitle = node.type != Type::Feature && node.type != Type::Layer;
    switch (role) {
        case Qt::DisplayRole: return titleOf(node);
        case Qt::ToolTipRole:
            if (node.type == Type::Layer) return plainToolTip(layers_[static_cast<std::size_t>(node.item)].path);
            if (node.type == Type::Kind) return node.features > 0 ? QVariant(tr("Tick to show on the table")) : QVariant();
            if (item && item->isLocked) return plainToolTip(tr("%1 (locked)").arg(item->name));
            return item ? plainToolTip(item->name) : QString();
        case Qt::AccessibleTextRole: return item && item->isLocked ? tr("%1 (locked)").arg(item->name) : titleOf(node);
        case Qt::CheckStateRole:
            if (node.type == Type::Layer) return layers_[static_cast<std::size_t>(node.item)].isVisible ? Qt::Checked : Qt::Unchecked;
            return node.features > 0 ? QVariant(stateOf(node)) : QVariant();
        case Qt::DecorationRole: return item && item->isLocked ? QVariant(lock_) : QVariant();
        case Qt::FontRole: {
            if (!isTitle) return {};
            QFont font;
            font.setBold(true);
            return font;
        }
        case Qt::EditRole: {
            const auto feature = plan_ && item ? layers::findFeature(*plan_, {kinds_[static_cast<std::size_t>(node.kind)].name, item->uid}) : nullptr;
            return feature ? QString::fromStdString(feature->name) : QString{};
        }
        default: return {};
    }
}

bool PlanTreeModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid()) return false;
    const bool isTicked = value.toInt() != Qt::Unchecked;
    if (role == Qt::CheckStateRole) {
        if (const TreeLayer* layer = layerAt(index)) emit layerTicked(layer->kind, layer->index, isTicked);
        else if (nodeAt(index).features > 0) showOnTable(static_cast<int>(index.internalId()), isTicked);
        else return false;
        return true;
    }
    const auto feature = featureAt(index);
    if (role != Qt::EditRole || !feature) return false;
    const QString name = value.toString().normalized(QString::NormalizationForm_C).trimmed();
    if (name == data(index, Qt::EditRole).toString()) return false;
    emit renamed(*feature, name);
    return true;
}

Qt::ItemFlags PlanTreeModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return isEditable_ && grouping_ != PlanGrouping::Kind ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    const TreeNode& node = nodeAt(index);
    Qt::ItemFlags flags = Qt::ItemIsEnabled;
    if (node.features > 0 || node.type == Type::Layer) flags |= Qt::ItemIsUserCheckable;
    if (node.type == Type::Layers) return flags | Qt::ItemIsDropEnabled;
    if (node.type == Type::Layer) return flags | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren | (layers_[static_cast<std::size_t>(node.item)].kind == TreeLayerKind::Elevation ? Qt::NoItemFlags : Qt::ItemIsDragEnabled);
    if (node.type == Type::Feature) flags |= Qt::ItemNeverHasChildren;
    if (itemOf(node)) flags |= Qt::ItemIsSelectable;
    if (!isEditable_) return flags;
    if (itemOf(node)) flags |= Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
    if (node.type == Type::Group || (node.type == Type::Others && grouping_ == PlanGrouping::Group) || node.type == Type::Kind) flags |= Qt::ItemIsDropEnabled;
    return flags;
}

}  // namespace saban::app
