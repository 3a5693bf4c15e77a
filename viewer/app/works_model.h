#pragma once

#include <QAbstractTableModel>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "layers/model/feature_ref.h"
#include "layers/works/work_totals.h"

namespace saban::app {

class PlanSession;

/// The work items of a plan, one a row, and how each stands on a day. Edits go to the plan at once.
///
/// What makes no sense is not stored: it stays in its cell as it was typed, the reason is its tooltip, and `refused` tells it.
/// Thread safety: GUI thread.
class WorksModel : public QAbstractTableModel {
    Q_OBJECT

   public:
    enum Column { State, Name, Place, Body, Start, Due, Percent, Cost, Funding, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole,  ///< texts, numbers, days as numbers
        SearchRole,               ///< everything of the row, folded for search
        StateRole,                ///< layers::WorkState as int
        BodyRole,                 ///< responsible body
        RefusedRole               ///< true in a cell that was refused
    };

    explicit WorksModel(PlanSession& session, QObject* parent = nullptr);

    void setDay(layers::Day day);
    const layers::Day& day() const { return day_; }

    const layers::WorkItemPtr& itemAt(int row) const { return rows_[static_cast<std::size_t>(row)].item; }
    std::optional<layers::FeatureRef> featureAt(int row) const { return rows_[static_cast<std::size_t>(row)].feature; }
    /// -1: none.
    int rowOf(const layers::Uid& item) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// True when it was taken, or typed as it already is.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

   signals:
    /// Why an input was not taken.
    void refused(const QString& why);
    /// An input was taken.
    void taken();
    /// Rows, their values or the day are going to be others, and are.
    void aboutToChange();
    void changed();

   private:
    struct Row {
        layers::WorkItemPtr item;
        std::optional<layers::FeatureRef> feature;
        QString place, post;
        layers::WorkState state = layers::WorkState::Unknown;
        QString search;
    };
    struct Refusal {
        QString typed, why;
    };

    void follow();
    std::vector<Row> read() const;
    QString textOf(const Row& row, int column, bool isForEditing) const;
    QVariant sortValueOf(const Row& row, int column) const;

    PlanSession& session_;
    layers::Day day_;
    std::vector<Row> rows_;
    std::map<std::pair<layers::Uid, int>, Refusal> refusals_;
};

/// Puts what a person typed into a field of a work item. Why it makes no sense, in the user's language; empty: it was taken. `day`: for
/// days typed without a year.
QString putTyped(layers::WorkItem& item, int column, const QString& typed, const layers::Day& day);

}  // namespace saban::app
