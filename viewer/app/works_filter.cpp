#include "viewer/app/works_filter.h"

#include <QLocale>
#include <algorithm>
#include <utility>

#include "layers/symbols/symbol_search.h"
#include "viewer/app/works_model.h"

namespace saban::app {

WorksFilter::WorksFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(WorksModel::SortRole);
    collator_.setNumericMode(true);
}

void WorksFilter::set(const QString& words, std::optional<QString> body, std::optional<layers::WorkState> state) {
    QStringList folded = QString::fromStdString(layers::foldedForSearch(words.toStdString())).split(QChar(' '), Qt::SkipEmptyParts);
    if (folded == words_ && body == body_ && state == state_) return;
    words_ = std::move(folded);
    body_ = std::move(body);
    state_ = state;
    invalidateFilter();
}

bool WorksFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (body_ && index.data(WorksModel::BodyRole).toString() != *body_) return false;
    if (state_ && index.data(WorksModel::StateRole).toInt() != static_cast<int>(*state_)) return false;
    if (words_.isEmpty()) return true;
    const QString all = index.data(WorksModel::SearchRole).toString();
    return std::all_of(words_.begin(), words_.end(), [&](const QString& word) { return all.contains(word); });
}

bool WorksFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(WorksModel::SortRole), b = right.data(WorksModel::SortRole);
    if (a.typeId() == QMetaType::QString) {
        if (collator_.locale() != QLocale()) collator_.setLocale(QLocale());  // of the language that is shown
        return collator_.compare(a.toString(), b.toString()) < 0;
    }
    return a.toDouble() < b.toDouble();
}

}  // namespace saban::app
