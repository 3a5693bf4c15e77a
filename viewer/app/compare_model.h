#pragma once

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "layers/compare/comparison_words.h"
#include "layers/compare/take_over.h"

namespace saban::app {

using ComparisonPtr = std::shared_ptr<const layers::Comparison>;

/// The differences of a comparison, each with a box to be ticked; below each what changed of it, field by field, with a box too.
/// Texts are made when they are asked for: twenty thousand rows are no matter.
class CompareModel : public QAbstractItemModel {
    Q_OBJECT

   public:
    enum Column { Sort, Kind, Name, Change, ColumnCount };
    enum Role { SearchRole = Qt::UserRole + 1 };

    explicit CompareModel(QObject* parent = nullptr);

    /// Null: none. What is ticked stays so where it is still a difference. The style's catalogue must outlive its time here.
    void setComparison(ComparisonPtr comparison, layers::ComparisonStyle style);
    const ComparisonPtr& comparison() const { return comparison_; }
    const layers::ComparisonStyle& style() const { return style_; }
    void retranslate(layers::ComparisonStyle style);

    /// Of an index of a difference or of one of its fields; null: none.
    const layers::FeatureDifference* differenceAt(const QModelIndex& index) const;
    /// What taking over this row means.
    std::optional<layers::Chosen> chosenAt(const QModelIndex& index) const;
    /// Invalid when it does not differ.
    QModelIndex indexOf(const layers::FeatureRef& feature) const;

    /// Features of which everything is ticked as a whole, others by their fields.
    std::vector<layers::Chosen> ticked() const;
    void tick(const std::vector<int>& rows, bool isTicked);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

   signals:
    void tickedChanged();

   private:
    QVariant dataOf(const layers::FeatureDifference& difference, int row, int column, int role) const;
    QVariant dataOf(const layers::FeatureDifference& difference, const layers::FieldDifference& field, int column, int role) const;
    Qt::CheckState stateOf(const layers::FeatureDifference& difference) const;
    void set(const layers::FeatureDifference& difference, bool isTicked);
    bool canBeTaken(const layers::FeatureDifference& difference, const layers::FieldDifference& field) const;

    ComparisonPtr comparison_;
    layers::ComparisonStyle style_;
    std::set<layers::Chosen> ticked_;  ///< of what is added or removed the whole, else its fields
    mutable std::vector<QString> search_;
};

/// Differences that pass what is searched for and chosen, with all their fields.
class CompareFilter : public QSortFilterProxyModel {
    Q_OBJECT

   public:
    explicit CompareFilter(QObject* parent) : QSortFilterProxyModel(parent) {}

    /// `words`: all are in what is told of a difference, whatever their case and diacritics. Empty kind: all.
    void set(const QString& words, std::optional<layers::DifferenceSort> sort, const std::string& kind);
    /// Places of what passes in the comparison's list, as shown.
    std::vector<std::size_t> rows() const;

   protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

   private:
    QStringList words_;
    std::optional<layers::DifferenceSort> sort_;
    std::string kind_;
};

}  // namespace saban::app
