#pragma once

#include <QAbstractItemModel>
#include <QIcon>
#include <QString>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/plan_tree_nodes.h"

namespace saban::app {

/// Everything on the table: its map layers, and the features of a plan below the titles of their kinds, their groups or their phases, as a filter lets
/// them through.
///
/// Boxes show and hide features, one by one, by kind, group or phase, and layers. Features are dragged into groups, what has an order into another one,
/// layers over each other. Features are read anew only for kinds that changed, and no row has a widget: ten thousands are no matter.
class PlanTreeModel : public QAbstractItemModel {
    Q_OBJECT

   public:
    explicit PlanTreeModel(QObject* parent = nullptr);

    /// Null: none.
    void setPlan(PlanPtr plan);
    void setGrouping(PlanGrouping grouping);
    PlanGrouping grouping() const { return grouping_; }
    /// Topmost first.
    void setLayers(std::vector<TreeLayer> layers);
    /// Shows only features of whose names every word of `text` is a part, whatever the case and the marks on letters: "ham hop" finds
    /// "Hầm họp".
    void setFilter(const QString& text);
    bool isFiltered() const { return !filter_.empty(); }
    /// Kinds, and single features, whose box is not ticked.
    void setHidden(const std::vector<std::string>& kinds, const std::set<layers::Uid>& features);
    const std::vector<std::string>& hiddenKinds() const { return hiddenKinds_; }
    const std::set<layers::Uid>& hiddenFeatures() const { return hiddenFeatures_; }
    void retranslate();

    /// Nothing for titles and layers; groups and phases are features, too.
    std::optional<layers::FeatureRef> featureAt(const QModelIndex& index) const;
    /// Null for what is no layer.
    const TreeLayer* layerAt(const QModelIndex& index) const;
    /// Where it is listed first. Invalid when it is not shown.
    QModelIndex indexOf(const layers::FeatureRef& feature) const;
    /// Of the title of a kind; else empty.
    std::string kindAt(const QModelIndex& index) const;
    /// What names a title, a group or a phase through all changes; empty for others.
    std::string keyAt(const QModelIndex& index) const;
    /// The first feature that is listed, if any.
    QModelIndex firstFeature() const;
    /// Features that the filter lets through.
    std::size_t shownCount() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction | Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

    void setEditable(bool isEditable) { isEditable_ = isEditable; }

   signals:
    /// A person wrote another name.
    void renamed(const saban::layers::FeatureRef& feature, const QString& name);
    /// A person ticked or cleared the box of a kind, or of something that ends or begins to be hidden with its kind.
    void hiddenKindsChanged(const std::vector<std::string>& kinds);
    /// A person ticked or cleared the box of features.
    void hiddenFeaturesChanged(const std::set<saban::layers::Uid>& features);
    /// A person dragged features out of a group, empty: none, into another, empty: none. A copy stays in the first.
    void regrouped(const std::vector<saban::layers::FeatureRef>& features, const saban::layers::Uid& from, const saban::layers::Uid& to);
    /// A person dragged a group into another, empty: out of all.
    void nested(const saban::layers::Uid& group, const saban::layers::Uid& into);
    /// A person dragged features of a kind into this sequence.
    void reordered(const std::string& kind, const std::vector<saban::layers::Uid>& uids);
    void layerTicked(saban::app::TreeLayerKind kind, std::size_t index, bool isVisible);
    /// Dragged to lie where `to`, counted without it, is: lowest first.
    void layerMoved(saban::app::TreeLayerKind kind, std::size_t from, std::size_t to);

   private:
    const TreeNode& nodeAt(const QModelIndex& index) const { return nodes_.all[index.internalId()]; }
    QModelIndex indexOfNode(int node) const;
    const TreeItem* itemOf(const TreeNode& node) const;
    void rebuild();
    void count();
    bool isShownOnTable(const TreeNode& node) const;
    QString titleOf(const TreeNode& node) const;
    Qt::CheckState stateOf(const TreeNode& node) const;
    void collect(int node, std::vector<int>& features) const;
    void showOnTable(int node, bool isShown);
    void tellHidden(std::vector<std::string> kinds, std::set<layers::Uid> features);
    void boxesChanged();
    bool dropLayer(int row, const QModelIndex& parent);
    bool dropFeatures(bool isCopy, int row, const QModelIndex& parent);
    bool dropInOrder(int row, const QModelIndex& parent);

    PlanPtr plan_;
    PlanGrouping grouping_ = PlanGrouping::Kind;
    std::vector<TreeKind> kinds_;
    std::vector<TreeLayer> layers_;
    TreeNodes nodes_;
    std::unordered_map<layers::Uid, int> first_;  ///< node of each feature
    std::vector<std::string> filter_{};           ///< its words
    std::vector<std::string> hiddenKinds_{};
    std::set<layers::Uid> hiddenFeatures_{};
    bool isEditable_ = false;
    QIcon lock_;
    mutable std::vector<int> dragged_;            ///< nodes
};

}  // namespace saban::app
