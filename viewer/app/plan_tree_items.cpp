#include "viewer/app/plan_tree_items.h"

#include <QCollator>
#include <algorithm>
#include <tuple>
#include <utility>

#include "layers/edit/feature_edits.h"
#include "layers/edit/locks.h"
#include "layers/symbols/symbol_search.h"
#include "viewer/app/exchange_words.h"
#include "viewer/app/language.h"

namespace saban::app {

namespace {

using layers::kindName;

/// The first line of what is written in a feature without a name.
QString titleWithoutName(const layers::Feature& feature, const QString& kind) {
    constexpr int kLongest = 60;
    const QString note = QString::fromStdString(feature.note).section('\n', 0, 0).simplified();
    return note.isEmpty() ? kind : note.size() > kLongest ? note.left(kLongest) + QStringLiteral("…") : note;
}

void sortByName(std::vector<TreeItem>& items) {
    QCollator collator;
    collator.setNumericMode(true);  // "Tổ 2" before "Tổ 10"
    std::vector<std::pair<QCollatorSortKey, std::size_t>> keys;
    keys.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) keys.emplace_back(collator.sortKey(items[i].name), i);
    std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<TreeItem> sorted;
    sorted.reserve(keys.size());
    for (const auto& key : keys) sorted.push_back(std::move(items[key.second]));
    items = std::move(sorted);
}

}  // namespace

std::vector<TreeKind> treeKinds() {
    const auto named = [](std::string_view name, bool isOnTable) {
        return TreeKind{.name = std::string(name), .title = titleOfKind(std::string(name)), .isOnTable = isOnTable};
    };
    return {named(kindName<layers::CommandPost>(), true), named(kindName<layers::Unit>(), true),        named(kindName<layers::Structure>(), true),
            named(kindName<layers::Route>(), true),       named(kindName<layers::Checkpoint>(), true),  named(kindName<layers::Area>(), true),
            named(kindName<layers::ControlLine>(), true), named(kindName<layers::Remark>(), true),      named(kindName<layers::WorkItem>(), false),
            named(kindName<layers::Phase>(), false),      named(kindName<layers::Group>(), false),      named(kindName<layers::Scene>(), false)};
}

void readItems(TreeKind& kind, const layers::Plan* plan) {
    kind.items.clear();
    if (!plan) return;
    layers::visitKind(kind.name, [&]<typename T>(layers::KindTag<T>) {
        const auto add = [&](const T& row) {
            kind.items.push_back({.uid = row.uid, .name = row.name.empty() ? titleWithoutName(row, kind.title) : QString::fromStdString(row.name),
                                  .isLocked = layers::isLocked(row), .groups = row.groups});
            if constexpr (requires { row.phases; }) kind.items.back().phases = row.phases;
        };
        kind.items.reserve(plan->all<T>().size());
        if constexpr (std::is_same_v<T, layers::Phase> || std::is_same_v<T, layers::Scene>) {
            auto rows = plan->all<T>().rows();
            std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return std::tie(a->order, a->name) < std::tie(b->order, b->name); });
            for (const auto& row : rows) add(*row);
        } else {
            for (const auto& row : plan->all<T>().rows()) add(*row);
            sortByName(kind.items);
        }
    });
}

void filterItems(TreeKind& kind, const std::vector<std::string>& words) {
    kind.shown.clear();
    kind.shown.reserve(kind.items.size());
    for (std::size_t i = 0; i < kind.items.size(); ++i) {
        const TreeItem& item = kind.items[i];
        if (!words.empty() && !item.folded) item.folded = layers::foldedForSearch(item.name.toStdString());
        if (std::all_of(words.begin(), words.end(), [&](const std::string& word) { return item.folded->find(word) != std::string::npos; })) kind.shown.push_back(i);
    }
}

bool sharesKind(const std::string& kind, const layers::Plan* a, const layers::Plan* b) {
    bool isSame = a && b;
    if (isSame) layers::visitKind(kind, [&]<typename T>(layers::KindTag<T>) { isSame = a->all<T>().sharesRowsWith(b->all<T>()); });
    return isSame;
}

}  // namespace saban::app
