#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>
#include <QStringList>
#include <optional>

#include "layers/works/work_state.h"

namespace saban::app {

/// Rows of a `WorksModel` that pass what is searched for and chosen, sorted as people of the language that is shown sort.
class WorksFilter : public QSortFilterProxyModel {
   public:
    explicit WorksFilter(QObject* parent);

    /// Nothing: all bodies, all states.
    void set(const QString& words, std::optional<QString> body, std::optional<layers::WorkState> state);

   protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

   private:
    QStringList words_;
    std::optional<QString> body_;
    std::optional<layers::WorkState> state_;
    mutable QCollator collator_;  ///< to make one takes longer than to compare a thousand texts
};

}  // namespace saban::app
