#pragma once

#include <QAbstractItemModel>
#include <QString>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"
#include "viewer/app/plan_session.h"

namespace saban::app {

/// Features of a plan below the titles of their kinds, as a filter lets them through. Kinds without any are left out, and so are map
/// layers and what is a part of something else: positions of units, the log of works.
///
/// Rows are made anew only for kinds that changed, and are compared with the filter without a widget each: ten thousand are no
/// matter.
class PlanTreeModel : public QAbstractItemModel {
    Q_OBJECT

   public:
    explicit PlanTreeModel(QObject* parent = nullptr);

    /// Null: none.
    void setPlan(PlanPtr plan);
    /// Shows only features of whose names every word of `text` is a part, whatever the case and the marks on letters: "ham hop" finds
    /// "Hầm họp".
    void setFilter(const QString& text);
    bool isFiltered() const { return !filter_.empty(); }
    /// Kinds whose box is not ticked.
    void setHiddenKinds(const std::vector<std::string>& kinds);
    const std::vector<std::string>& hiddenKinds() const { return hidden_; }
    void retranslate();

    /// Nothing for the title of a kind.
    std::optional<layers::FeatureRef> featureAt(const QModelIndex& index) const;
    /// Invalid when it is not shown.
    QModelIndex indexOf(const layers::FeatureRef& feature) const;
    /// Empty for a feature.
    std::string kindAt(const QModelIndex& index) const;
    std::size_t shownCount() const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    void setEditable(bool isEditable) { isEditable_ = isEditable; }

   signals:
    /// A person wrote another name.
    void renamed(const saban::layers::FeatureRef& feature, const QString& name);
    /// A person ticked or cleared the box of a kind.
    void hiddenKindsChanged(const std::vector<std::string>& kinds);

   private:
    struct Item {
        layers::Uid uid;
        QString name;
        mutable std::optional<std::string> folded{};  ///< for the filter, when one was asked for
    };
    struct Kind {
        std::string name;
        QString title;
        bool isOnTable = false;                      ///< its box hides it there
        std::vector<Item> items{};                   ///< in the order of the list
        std::vector<std::size_t> shown{};            ///< of `items`
        std::unordered_map<layers::Uid, int> rows{}; ///< in `shown`
    };

    void read(Kind& kind) const;
    void filter(Kind& kind) const;
    void listVisible();
    bool isHidden(const std::string& kind) const;

    PlanPtr plan_;
    std::vector<Kind> kinds_;             ///< all
    std::vector<std::size_t> visible_{};  ///< kinds with rows
    std::vector<std::string> filter_{};   ///< its words
    std::vector<std::string> hidden_{};
    bool isEditable_ = false;
};

}  // namespace saban::app
