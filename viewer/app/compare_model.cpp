#include "viewer/app/compare_model.h"

#include <QCollator>
#include <algorithm>

#include "layers/symbols/symbol_search.h"
#include "viewer/app/compare_signs.h"

namespace saban::app {

namespace {

using layers::Chosen;
using layers::DifferenceSort;
using layers::FeatureDifference;
using layers::FieldDifference;

QString qt(const std::string& text) { return QString::fromStdString(text); }

/// With a capital letter, as the first of a cell.
QString capital(const std::string& text) {
    QString word = qt(text);
    if (!word.isEmpty()) word[0] = word[0].toUpper();
    return word;
}

}  // namespace

CompareModel::CompareModel(QObject* parent) : QAbstractItemModel(parent) {}

void CompareModel::setComparison(ComparisonPtr comparison, layers::ComparisonStyle style) {
    beginResetModel();
    comparison_ = std::move(comparison);
    style_ = std::move(style);
    search_.clear();
    std::set<Chosen> still;
    if (comparison_ && !ticked_.empty()) {
        for (const FeatureDifference& difference : comparison_->features) {
            if (difference.fields.empty() && ticked_.contains({difference.feature, {}})) still.insert({difference.feature, {}});
            for (const FieldDifference& field : difference.fields)
                if (ticked_.contains({difference.feature, field.field.column})) still.insert({difference.feature, field.field.column});
        }
    }
    ticked_ = std::move(still);
    endResetModel();
    emit tickedChanged();
}

void CompareModel::retranslate(layers::ComparisonStyle style) {
    style_ = std::move(style);
    search_.clear();
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() == 0) return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    for (int row = 0; row < rowCount(); ++row)
        if (const QModelIndex whole = index(row, 0); rowCount(whole) > 0) emit dataChanged(index(0, 0, whole), index(rowCount(whole) - 1, ColumnCount - 1, whole));
}

const FeatureDifference* CompareModel::differenceAt(const QModelIndex& index) const {
    if (!comparison_ || !index.isValid()) return nullptr;
    const auto row = static_cast<std::size_t>(index.internalId() == 0 ? static_cast<quintptr>(index.row()) : index.internalId() - 1);
    return row < comparison_->features.size() ? &comparison_->features[row] : nullptr;
}

std::optional<Chosen> CompareModel::chosenAt(const QModelIndex& index) const {
    const FeatureDifference* difference = differenceAt(index);
    if (!difference) return std::nullopt;
    if (index.internalId() == 0) return Chosen{difference->feature, {}};
    return Chosen{difference->feature, difference->fields[static_cast<std::size_t>(index.row())].field.column};
}

QModelIndex CompareModel::indexOf(const layers::FeatureRef& feature) const {
    if (!comparison_) return {};
    const auto at = std::find_if(comparison_->features.begin(), comparison_->features.end(), [&](const FeatureDifference& d) { return d.feature == feature; });
    return at == comparison_->features.end() ? QModelIndex{} : index(static_cast<int>(at - comparison_->features.begin()), 0);
}

std::vector<Chosen> CompareModel::ticked() const {
    std::vector<Chosen> all;
    if (!comparison_) return all;
    for (const FeatureDifference& difference : comparison_->features) {
        const Qt::CheckState state = stateOf(difference);
        if (state == Qt::Checked) all.push_back({difference.feature, {}});
        if (state != Qt::PartiallyChecked) continue;
        for (const FieldDifference& field : difference.fields)
            if (const Chosen one{difference.feature, field.field.column}; ticked_.contains(one)) all.push_back(one);
    }
    return all;
}

void CompareModel::tick(const std::vector<int>& rows, bool isTicked) {
    if (!comparison_ || rows.empty()) return;
    for (const int row : rows) set(comparison_->features[static_cast<std::size_t>(row)], isTicked);
    const auto [first, last] = std::minmax_element(rows.begin(), rows.end());
    emit dataChanged(index(*first, Sort), index(*last, Sort), {Qt::CheckStateRole});
    for (const int row : rows)
        if (const QModelIndex whole = index(row, 0); rowCount(whole) > 0) emit dataChanged(index(0, 0, whole), index(rowCount(whole) - 1, 0, whole), {Qt::CheckStateRole});
    emit tickedChanged();
}

/// The plan's CRS is never taken over: everything in it would be somewhere else.
bool CompareModel::canBeTaken(const FeatureDifference& difference, const FieldDifference& field) const {
    return difference.feature.kind != layers::kSettingsKind || field.field.column != "crs";
}

Qt::CheckState CompareModel::stateOf(const FeatureDifference& difference) const {
    if (difference.fields.empty()) return ticked_.contains({difference.feature, {}}) ? Qt::Checked : Qt::Unchecked;
    const auto count = std::count_if(difference.fields.begin(), difference.fields.end(), [&](const FieldDifference& field) { return ticked_.contains({difference.feature, field.field.column}); });
    return count == 0 ? Qt::Unchecked : count == static_cast<std::ptrdiff_t>(difference.fields.size()) ? Qt::Checked : Qt::PartiallyChecked;
}

void CompareModel::set(const FeatureDifference& difference, bool isTicked) {
    const auto put = [&](Chosen one) { isTicked ? static_cast<void>(ticked_.insert(std::move(one))) : static_cast<void>(ticked_.erase(one)); };
    if (difference.fields.empty()) put({difference.feature, {}});
    for (const FieldDifference& field : difference.fields)
        if (canBeTaken(difference, field)) put({difference.feature, field.field.column});
}

QModelIndex CompareModel::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
}

QModelIndex CompareModel::parent(const QModelIndex& index) const {
    return index.isValid() && index.internalId() != 0 ? createIndex(static_cast<int>(index.internalId() - 1), 0, quintptr{0}) : QModelIndex{};
}

int CompareModel::rowCount(const QModelIndex& parent) const {
    if (!comparison_ || (parent.isValid() && (parent.internalId() != 0 || parent.column() != 0))) return 0;
    return static_cast<int>(parent.isValid() ? comparison_->features[static_cast<std::size_t>(parent.row())].fields.size() : comparison_->features.size());
}

int CompareModel::columnCount(const QModelIndex&) const { return ColumnCount; }

QVariant CompareModel::data(const QModelIndex& index, int role) const {
    const FeatureDifference* difference = differenceAt(index);
    if (!difference) return {};
    if (index.internalId() == 0) return dataOf(*difference, index.row(), index.column(), role);
    return dataOf(*difference, difference->fields[static_cast<std::size_t>(index.row())], index.column(), role);
}

QVariant CompareModel::dataOf(const FeatureDifference& difference, int row, int column, int role) const {
    const auto change = [&] { return qt(layers::changeInWords(*comparison_, difference, style_)); };
    if (role == Qt::CheckStateRole && column == Sort) return stateOf(difference);
    if (role == Qt::DecorationRole && column == Sort) return iconOf(difference.sort);
    if (role == SearchRole) {
        if (search_.size() != comparison_->features.size()) search_.assign(comparison_->features.size(), {});
        QString& folded = search_[static_cast<std::size_t>(row)];
        if (folded.isNull()) {
            const QString all = qt(layers::comparedKindWord(difference.feature.kind)) + ' ' + qt(layers::calledInComparison(difference)) + ' ' + change();
            folded = qt(layers::foldedForSearch(all.toStdString()));
        }
        return folded;
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    switch (column) {
        case Sort: return capital(layers::sortWord(difference.sort));
        case Kind: return capital(layers::comparedKindWord(difference.feature.kind));
        case Name: {
            const QString name = difference.title.empty() ? QStringLiteral("—") : qt(difference.title);
            return difference.isByName ? tr("%1 (matched by name)").arg(name) : name;
        }
        case Change: return change();
        default: return {};
    }
}

QVariant CompareModel::dataOf(const FeatureDifference& difference, const FieldDifference& field, int column, int role) const {
    if (role == Qt::CheckStateRole && column == Sort) return ticked_.contains({difference.feature, field.field.column}) ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (column == Sort) return qt(layers::titleOf(field, style_));
    if (column != Change) return {};
    const layers::FieldWords words = layers::wordsOfField(*comparison_, difference, field, style_);
    const QString both = qt(words.before + " → " + words.after);
    return field.isPlace() && difference.shift ? QStringLiteral("%1 (%2)").arg(both, qt(layers::inWords(*difference.shift, style_))) : both;
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Sort: return tr("Difference");
        case Kind: return tr("Kind");
        case Name: return tr("Name");
        case Change: return tr("What changed");
        default: return {};
    }
}

bool CompareModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const FeatureDifference* difference = differenceAt(index);
    if (role != Qt::CheckStateRole || index.column() != Sort || !difference) return false;
    const bool isTicked = value.toInt() != Qt::Unchecked;
    if (index.internalId() == 0) {
        tick({index.row()}, isTicked);
        return true;
    }
    const FieldDifference& field = difference->fields[static_cast<std::size_t>(index.row())];
    if (!canBeTaken(*difference, field)) return false;
    const Chosen one{difference->feature, field.field.column};
    isTicked ? static_cast<void>(ticked_.insert(one)) : static_cast<void>(ticked_.erase(one));
    emit dataChanged(index, index, {Qt::CheckStateRole});
    const QModelIndex whole = parent(index);
    emit dataChanged(whole, whole, {Qt::CheckStateRole});
    emit tickedChanged();
    return true;
}

Qt::ItemFlags CompareModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == Sort ? flags | Qt::ItemIsUserCheckable : flags;
}

void CompareFilter::set(const QString& words, std::optional<DifferenceSort> sort, const std::string& kind) {
    words_ = qt(layers::foldedForSearch(words.toStdString())).split(QChar(' '), Qt::SkipEmptyParts);
    sort_ = sort;
    kind_ = kind;
    invalidateFilter();
}

std::vector<std::size_t> CompareFilter::rows() const {
    std::vector<std::size_t> rows;
    for (int row = 0; row < rowCount(); ++row) rows.push_back(static_cast<std::size_t>(mapToSource(index(row, 0)).row()));
    return rows;
}

bool CompareFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    if (parent.isValid()) return true;
    const auto& model = static_cast<const CompareModel&>(*sourceModel());
    const QModelIndex index = model.index(row, 0);
    const FeatureDifference* difference = model.differenceAt(index);
    // What moved and changed too is found under both.
    if (sort_ && difference->sort != *sort_ && !(*sort_ == DifferenceSort::Moved && difference->shift)) return false;
    if (!kind_.empty() && difference->feature.kind != kind_) return false;
    if (words_.empty()) return true;
    const QString all = index.data(CompareModel::SearchRole).toString();
    return std::all_of(words_.begin(), words_.end(), [&](const QString& word) { return all.contains(word); });
}

bool CompareFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    if (left.parent().isValid()) return left.row() < right.row();
    QCollator collator;
    collator.setNumericMode(true);
    return collator.compare(left.data().toString(), right.data().toString()) < 0;
}

}  // namespace saban::app
