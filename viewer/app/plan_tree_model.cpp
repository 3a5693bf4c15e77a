#include "viewer/app/plan_tree_model.h"

#include <QCollator>
#include <QFont>
#include <QLocale>
#include <algorithm>
#include <sstream>
#include <utility>

#include "layers/edit/feature_edits.h"
#include "layers/symbols/symbol_search.h"
#include "viewer/app/language.h"

namespace saban::app {

namespace {

using layers::kindName;

/// In which order kinds are listed, and whether they can be hidden on the table.
std::vector<std::pair<std::string, bool>> listedKinds() {
    const auto named = [](std::string_view name, bool isOnTable) { return std::pair(std::string(name), isOnTable); };
    return {named(kindName<layers::CommandPost>(), true), named(kindName<layers::Unit>(), true),        named(kindName<layers::Structure>(), true),
            named(kindName<layers::Route>(), true),       named(kindName<layers::Checkpoint>(), true),  named(kindName<layers::Area>(), true),
            named(kindName<layers::ControlLine>(), true), named(kindName<layers::Remark>(), true),      named(kindName<layers::WorkItem>(), false),
            named(kindName<layers::Phase>(), false),      named(kindName<layers::Group>(), false),      named(kindName<layers::Scene>(), false)};
}

QString titleInLanguage(const std::string& kind) {
    QString title;
    layers::visitKind(kind, [&](auto tag) {
        const auto& table = layers::tablesOf<typename decltype(tag)::Type>().front();
        const std::string_view text = language() == Language::Vietnamese ? table.titleVi : table.titleEn;
        title = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    });
    return title;
}

/// The first line of what is written in a feature without a name.
QString titleWithoutName(const layers::Feature& feature, const QString& kind) {
    constexpr int kLongest = 60;
    const QString note = QString::fromStdString(feature.note).section('\n', 0, 0).simplified();
    return note.isEmpty() ? kind : note.size() > kLongest ? note.left(kLongest) + QStringLiteral("…") : note;
}

template <typename T>
bool sharesTable(const PlanPtr& a, const PlanPtr& b) {
    return a && b && a->all<T>().sharesRowsWith(b->all<T>());
}

}  // namespace

PlanTreeModel::PlanTreeModel(QObject* parent) : QAbstractItemModel(parent) {
    for (auto& [name, isOnTable] : listedKinds()) kinds_.push_back({.name = name, .title = titleInLanguage(name), .isOnTable = isOnTable});
}

void PlanTreeModel::read(Kind& kind) const {
    kind.items.clear();
    if (!plan_) return;
    layers::visitKind(kind.name, [&]<typename T>(layers::KindTag<T>) {
        const auto add = [&](const T& row) {
            kind.items.push_back({.uid = row.uid, .name = row.name.empty() ? titleWithoutName(row, kind.title) : QString::fromStdString(row.name)});
        };
        if constexpr (requires(T t) { t.order; } && (std::is_same_v<T, layers::Phase> || std::is_same_v<T, layers::Scene>)) {
            auto rows = plan_->all<T>().rows();
            std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return std::tie(a->order, a->name) < std::tie(b->order, b->name); });
            for (const auto& row : rows) add(*row);
            return;
        }
        kind.items.reserve(plan_->all<T>().size());
        for (const auto& row : plan_->all<T>().rows()) add(*row);
        QCollator collator;
        collator.setNumericMode(true);  // "Tổ 2" before "Tổ 10"
        std::vector<std::pair<QCollatorSortKey, std::size_t>> keys;
        keys.reserve(kind.items.size());
        for (std::size_t i = 0; i < kind.items.size(); ++i) keys.emplace_back(collator.sortKey(kind.items[i].name), i);
        std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<Item> sorted;
        sorted.reserve(keys.size());
        for (const auto& key : keys) sorted.push_back(std::move(kind.items[key.second]));
        kind.items = std::move(sorted);
    });
}

void PlanTreeModel::filter(Kind& kind) const {
    kind.shown.clear();
    kind.rows.clear();
    for (std::size_t i = 0; i < kind.items.size(); ++i) {
        const Item& item = kind.items[i];
        if (!filter_.empty() && !item.folded) item.folded = layers::foldedForSearch(item.name.toStdString());
        if (!std::all_of(filter_.begin(), filter_.end(), [&](const std::string& word) { return item.folded->find(word) != std::string::npos; })) continue;
        kind.rows.emplace(item.uid, static_cast<int>(kind.shown.size()));
        kind.shown.push_back(i);
    }
}

void PlanTreeModel::listVisible() {
    visible_.clear();
    for (std::size_t i = 0; i < kinds_.size(); ++i)
        if (!kinds_[i].shown.empty()) visible_.push_back(i);
}

void PlanTreeModel::setPlan(PlanPtr plan) {
    if (plan == plan_) return;
    const PlanPtr before = std::exchange(plan_, std::move(plan));
    std::vector<Kind*> changed;
    for (Kind& kind : kinds_)
        layers::visitKind(kind.name, [&](auto tag) {
            if (!sharesTable<typename decltype(tag)::Type>(before, plan_)) changed.push_back(&kind);
        });
    if (changed.empty()) return;
    // Most edits change neither which features there are nor their order: then the rows stay.
    bool isSame = true;
    std::vector<Kind> next;
    for (const Kind* kind : changed) {
        next.push_back(*kind);
        next.back().items.clear();
        read(next.back());
        isSame = isSame && std::equal(kind->items.begin(), kind->items.end(), next.back().items.begin(), next.back().items.end(),
                                      [](const Item& a, const Item& b) { return a.uid == b.uid && a.name == b.name; });
    }
    if (isSame) return;
    beginResetModel();
    for (std::size_t i = 0; i < changed.size(); ++i) {
        *changed[i] = std::move(next[i]);
        filter(*changed[i]);
    }
    listVisible();
    endResetModel();
}

void PlanTreeModel::setFilter(const QString& text) {
    std::istringstream folded(layers::foldedForSearch(text.toStdString()));
    std::vector<std::string> words;
    for (std::string word; folded >> word;) words.push_back(word);
    if (words == filter_) return;
    beginResetModel();
    filter_ = std::move(words);
    for (Kind& kind : kinds_) filter(kind);
    listVisible();
    endResetModel();
}

void PlanTreeModel::setHiddenKinds(const std::vector<std::string>& kinds) {
    if (kinds == hidden_) return;
    hidden_ = kinds;
    if (!visible_.empty()) emit dataChanged(index(0, 0), index(static_cast<int>(visible_.size()) - 1, 0), {Qt::CheckStateRole});
}

bool PlanTreeModel::isHidden(const std::string& kind) const { return std::find(hidden_.begin(), hidden_.end(), kind) != hidden_.end(); }

void PlanTreeModel::retranslate() {
    beginResetModel();
    for (Kind& kind : kinds_) {
        kind.title = titleInLanguage(kind.name);
        read(kind);  // what has no name is called by its kind
        filter(kind);
    }
    listVisible();
    endResetModel();
}

std::optional<layers::FeatureRef> PlanTreeModel::featureAt(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0) return std::nullopt;
    const Kind& kind = kinds_[index.internalId() - 1];
    const auto row = static_cast<std::size_t>(index.row());
    return row < kind.shown.size() ? std::optional(layers::FeatureRef{kind.name, kind.items[kind.shown[row]].uid}) : std::nullopt;
}

std::string PlanTreeModel::kindAt(const QModelIndex& index) const {
    return index.isValid() && index.internalId() == 0 ? kinds_[visible_[static_cast<std::size_t>(index.row())]].name : std::string{};
}

QModelIndex PlanTreeModel::indexOf(const layers::FeatureRef& feature) const {
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        if (kinds_[i].name != feature.kind) continue;
        const auto row = kinds_[i].rows.find(feature.uid);
        return row == kinds_[i].rows.end() ? QModelIndex{} : createIndex(row->second, 0, i + 1);
    }
    return {};
}

std::size_t PlanTreeModel::shownCount() const {
    std::size_t count = 0;
    for (const Kind& kind : kinds_) count += kind.shown.size();
    return count;
}

// ---- what views ask. The id of an index is 0 for kinds, and for features 1 + the place of their kind among all.

QModelIndex PlanTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return parent.isValid() ? createIndex(row, column, visible_[static_cast<std::size_t>(parent.row())] + 1) : createIndex(row, column, quintptr(0));
}

QModelIndex PlanTreeModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0) return {};
    const auto at = std::find(visible_.begin(), visible_.end(), index.internalId() - 1);
    return at == visible_.end() ? QModelIndex{} : createIndex(static_cast<int>(at - visible_.begin()), 0, quintptr(0));
}

int PlanTreeModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(visible_.size());
    return parent.internalId() == 0 ? static_cast<int>(kinds_[visible_[static_cast<std::size_t>(parent.row())]].shown.size()) : 0;
}

int PlanTreeModel::columnCount(const QModelIndex&) const { return 1; }

QVariant PlanTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (index.internalId() == 0) {
        const Kind& kind = kinds_[visible_[static_cast<std::size_t>(index.row())]];
        const QLocale locale;
        const QString count = isFiltered() ? tr("%1 of %2").arg(locale.toString(kind.shown.size()), locale.toString(kind.items.size())) : locale.toString(kind.items.size());
        if (role == Qt::DisplayRole) return QStringLiteral("%1 (%2)").arg(kind.title, count);
        if (role == Qt::ToolTipRole && kind.isOnTable) return tr("Tick to show on the table");
        if (role == Qt::CheckStateRole && kind.isOnTable) return isHidden(kind.name) ? Qt::Unchecked : Qt::Checked;
        if (role == Qt::FontRole) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    }
    const Kind& kind = kinds_[index.internalId() - 1];
    const Item& item = kind.items[kind.shown[static_cast<std::size_t>(index.row())]];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return item.name;
    if (role == Qt::EditRole) {
        const auto feature = plan_ ? layers::findFeature(*plan_, {kind.name, item.uid}) : nullptr;
        return feature ? QString::fromStdString(feature->name) : QString{};
    }
    return {};
}

bool PlanTreeModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role == Qt::CheckStateRole && !kindAt(index).empty()) {
        std::vector<std::string> hidden = hidden_;
        std::erase(hidden, kindAt(index));
        if (value.toInt() == Qt::Unchecked) hidden.push_back(kindAt(index));
        setHiddenKinds(hidden);
        emit hiddenKindsChanged(hidden_);
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
    if (!index.isValid()) return Qt::NoItemFlags;
    if (index.internalId() != 0) return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren | (isEditable_ ? Qt::ItemIsEditable : Qt::NoItemFlags);
    const bool isOnTable = kinds_[visible_[static_cast<std::size_t>(index.row())]].isOnTable;
    return Qt::ItemIsEnabled | (isOnTable ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

}  // namespace saban::app
