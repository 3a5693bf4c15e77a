#include "viewer/app/compare_tree.h"

#include <QShortcut>
#include <set>
#include <utility>

namespace saban::app {

namespace {

constexpr int kFewRows = 12;

}  // namespace

CompareTree::CompareTree(CompareModel& model, CompareFilter& filter, QWidget* parent) : QTreeView(parent), model_(model), filter_(filter) {
    setModel(&filter_);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setMinimumHeight(64);
    connect(this, &QTreeView::clicked, this, [this](const QModelIndex& index) {
        if (!isTicked_) emit looked(index);
    });
    connect(this, &QTreeView::activated, this, &CompareTree::looked);
    connect(&model_, &CompareModel::tickedChanged, this, [this] { isTicked_ = true; });
    // Whatever column the cursor is in.
    auto* space = new QShortcut(Qt::Key_Space, this, nullptr, nullptr, Qt::WidgetShortcut);
    connect(space, &QShortcut::activated, this, &CompareTree::toggleCurrent);
}

void CompareTree::setComparison(ComparisonPtr comparison, layers::ComparisonStyle style) {
    std::set<layers::FeatureRef> unfolded;
    for (int row = 0; row < filter_.rowCount(); ++row)
        if (const QModelIndex index = filter_.index(row, 0); isExpanded(index)) unfolded.insert(model_.differenceAt(filter_.mapToSource(index))->feature);
    const auto* current = model_.differenceAt(filter_.mapToSource(currentIndex()));
    const auto kept = current ? std::optional(current->feature) : std::nullopt;
    const bool isFirst = !model_.comparison();
    model_.setComparison(std::move(comparison), std::move(style));
    if (isFirst && filter_.rowCount() <= kFewRows) expandAll();
    for (const auto& feature : unfolded) expand(filter_.mapFromSource(model_.indexOf(feature)));
    const QModelIndex index = kept ? filter_.mapFromSource(model_.indexOf(*kept)) : QModelIndex{};
    if (!index.isValid()) return;
    setCurrentIndex(index);
    scrollTo(index);
}

void CompareTree::fitColumns() {
    constexpr std::pair<int, int> kLetters[] = {{CompareModel::Sort, 26}, {CompareModel::Kind, 20}, {CompareModel::Name, 34}};
    for (const auto& [column, letters] : kLetters) setColumnWidth(column, fontMetrics().averageCharWidth() * letters);
}

/// A box is ticked, and then the click told, while the release is handled.
void CompareTree::mouseReleaseEvent(QMouseEvent* event) {
    isTicked_ = false;
    QTreeView::mouseReleaseEvent(event);
}

void CompareTree::toggleCurrent() {
    const QModelIndex index = currentIndex().siblingAtColumn(CompareModel::Sort);
    const bool isOn = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    if (index.isValid()) filter_.setData(index, isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

}  // namespace saban::app
