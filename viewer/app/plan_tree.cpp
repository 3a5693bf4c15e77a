#include "viewer/app/plan_tree.h"

#include <QAction>
#include <QEvent>
#include <QItemSelection>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>
#include <map>
#include <utility>

#include "layers/edit/feature_edits.h"
#include "layers/edit/field_edits.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/plan_tree_model.h"

namespace saban::app {

namespace {

constexpr int kFewRows = 200;  // kinds with more are closed at first

}  // namespace

PlanTree::PlanTree(PlanSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      model_(new PlanTreeModel(this)),
      search_(new QLineEdit(this)),
      view_(new QTreeView(this)),
      empty_(new QLabel(this)),
      fly_(new QAction(this)),
      rename_(new QAction(this)),
      remove_(new QAction(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 10);
    layout->addWidget(search_);
    layout->addWidget(empty_);
    layout->addWidget(view_, 1);
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    empty_->setObjectName(QStringLiteral("faint"));
    empty_->setWordWrap(true);
    prepareView();

    connect(search_, &QLineEdit::textChanged, this, &PlanTree::search);
    connect(view_, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const auto feature = model_->featureAt(index)) emit flyTo(*feature);
    });
    connect(view_, &QTreeView::collapsed, this, [this] { rememberExpanded(); });
    connect(view_, &QTreeView::expanded, this, [this] { rememberExpanded(); });
    connect(view_, &QTreeView::customContextMenuRequested, this, &PlanTree::showMenu);
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PlanTree::takeSelection);
    connect(model_, &PlanTreeModel::hiddenKindsChanged, this, &PlanTree::hiddenKindsChanged);
    // The list is made anew by it: after the editor of the name is done.
    connect(model_, &PlanTreeModel::renamed, this, &PlanTree::rename, Qt::QueuedConnection);
    connect(fly_, &QAction::triggered, this, &PlanTree::flyToCurrent);
    connect(rename_, &QAction::triggered, this, [this] { view_->edit(view_->currentIndex()); });
    connect(remove_, &QAction::triggered, this, &PlanTree::removeSelected);
    connect(&session_, &PlanSession::opened, this, [this] {
        collapsed_.clear();
        showPlan();
        for (int row = 0; row < model_->rowCount(); ++row)
            if (const auto kind = model_->index(row, 0); model_->rowCount(kind) > kFewRows) collapsed_.insert(QString::fromStdString(model_->kindAt(kind)));
        expandAgain();
    });
    connect(&session_, &PlanSession::edited, this, &PlanTree::showPlan);
    connect(&session_, &PlanSession::selectionChanged, this, &PlanTree::showSelection);
    retranslateUi();
    showPlan();
}

void PlanTree::prepareView() {
    view_->setModel(model_);
    view_->setHeaderHidden(true);
    view_->setUniformRowHeights(true);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setEditTriggers(QAbstractItemView::EditKeyPressed);
    view_->setExpandsOnDoubleClick(true);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    view_->setTextElideMode(Qt::ElideMiddle);
    view_->setIndentation(view_->fontMetrics().height());
    view_->installEventFilter(this);
}

void PlanTree::setHiddenKinds(const std::vector<std::string>& kinds) { model_->setHiddenKinds(kinds); }
const std::vector<std::string>& PlanTree::hiddenKinds() const { return model_->hiddenKinds(); }

void PlanTree::focusSearch() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

// ---- the list

void PlanTree::showPlan() {
    isFollowing_ = true;
    const int scrolled = view_->verticalScrollBar()->value();
    model_->setEditable(session_.isEditable());
    model_->setPlan(session_.plan());
    expandAgain();
    view_->verticalScrollBar()->setValue(scrolled);
    isFollowing_ = false;
    showSelection();
    empty_->setText(!session_.plan() ? tr("No plan is open.") : model_->isFiltered() ? tr("Nothing in the plan is called so.") : tr("The plan is empty. Place something on the table."));
    empty_->setVisible(model_->shownCount() == 0);
}

void PlanTree::search(const QString& text) {
    isFollowing_ = true;
    model_->setFilter(text);
    isFollowing_ = false;
    showPlan();
}

void PlanTree::rememberExpanded() {
    if (isFollowing_ || model_->isFiltered()) return;
    for (int row = 0; row < model_->rowCount(); ++row) {
        const QModelIndex kind = model_->index(row, 0);
        const QString name = QString::fromStdString(model_->kindAt(kind));
        if (view_->isExpanded(kind)) collapsed_.remove(name);
        else collapsed_.insert(name);
    }
}

void PlanTree::expandAgain() {
    const bool wasFollowing = std::exchange(isFollowing_, true);
    for (int row = 0; row < model_->rowCount(); ++row) {
        const QModelIndex kind = model_->index(row, 0);
        view_->setExpanded(kind, model_->isFiltered() || !collapsed_.contains(QString::fromStdString(model_->kindAt(kind))));
    }
    isFollowing_ = wasFollowing;
}

// ---- the selection

/// As the session has it. What the filter hides stays selected there.
void PlanTree::showSelection() {
    if (isFollowing_) return;
    isFollowing_ = true;
    std::map<quintptr, std::vector<int>> rows;
    std::map<quintptr, QModelIndex> kinds;  // any row of each
    QModelIndex first;
    for (const layers::FeatureRef& feature : session_.selection()) {
        const QModelIndex index = model_->indexOf(feature);
        if (!index.isValid()) continue;
        if (!first.isValid()) first = index;
        rows[index.internalId()].push_back(index.row());
        kinds.emplace(index.internalId(), index);
    }
    QItemSelection selection;
    for (auto& [id, of] : rows) {
        std::sort(of.begin(), of.end());
        for (std::size_t from = 0, to = 0; from < of.size(); from = to) {
            for (to = from + 1; to < of.size() && of[to] == of[to - 1] + 1;) ++to;
            selection.select(kinds[id].siblingAtRow(of[from]), kinds[id].siblingAtRow(of[to - 1]));
        }
    }
    view_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    const auto current = model_->featureAt(view_->currentIndex());
    if (first.isValid() && !(current && session_.isSelected(*current))) {
        view_->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        view_->scrollTo(first);
    }
    isFollowing_ = false;
}

void PlanTree::takeSelection() {
    if (isFollowing_) return;
    std::vector<layers::FeatureRef> features;
    for (const QModelIndex& index : view_->selectionModel()->selectedIndexes())
        if (auto feature = model_->featureAt(index)) features.push_back(*std::move(feature));
    isFollowing_ = true;
    session_.select(std::move(features));
    isFollowing_ = false;
}

// ---- what is done with it

void PlanTree::flyToCurrent() {
    if (const auto feature = model_->featureAt(view_->currentIndex())) emit flyTo(*feature);
}

/// Enter in the search box: to what was looked for.
void PlanTree::goToFirst() {
    const QModelIndex kind = model_->index(0, 0);
    const auto feature = model_->featureAt(model_->index(0, 0, kind));
    if (!feature) return;
    session_.select({*feature});
    emit flyTo(*feature);
}

void PlanTree::rename(const layers::FeatureRef& feature, const QString& name) {
    if (!session_.plan()) return;
    const auto edit = layers::setField(*session_.plan(), std::span(&feature, 1), "name", name.isEmpty() ? layers::Value{} : layers::Value{name.toStdString()});
    if (edit) session_.apply(*edit);
    else emit troubled(QString::fromStdString(edit.error().message));
}

void PlanTree::removeSelected() {
    if (session_.isEditable() && !session_.selection().empty()) session_.apply(layers::removeFeatures(*session_.plan(), session_.selection()));
}

void PlanTree::showMenu(QPoint at) {
    if (!model_->featureAt(view_->indexAt(at))) return;
    QMenu menu(this);
    menu.addAction(fly_);
    menu.addSeparator();
    menu.addAction(rename_);
    menu.addAction(remove_);
    rename_->setEnabled(session_.isEditable() && session_.selection().size() == 1);
    remove_->setEnabled(session_.isEditable());
    menu.exec(view_->viewport()->mapToGlobal(at));
}

bool PlanTree::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == search_) {
        if (isEnter) {
            goToFirst();
            return true;
        }
        if (key->key() == Qt::Key_Down) {
            view_->setFocus(Qt::OtherFocusReason);
            const QModelIndex kind = model_->index(0, 0);
            if (!view_->currentIndex().isValid() || model_->isFiltered()) view_->setCurrentIndex(model_->index(0, 0, kind));
            return true;
        }
        if (key->key() == Qt::Key_Escape && !search_->text().isEmpty()) {
            search_->clear();
            return true;
        }
    } else if (watched == view_) {
        if (isEnter && model_->featureAt(view_->currentIndex())) {
            flyToCurrent();
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            removeSelected();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PlanTree::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void PlanTree::retranslateUi() {
    isFollowing_ = true;
    model_->retranslate();
    isFollowing_ = false;
    search_->setPlaceholderText(tr("Search the plan"));
    search_->setAccessibleName(tr("Search the plan"));
    search_->setToolTip(tr("Part of a name, with or without the marks on letters. Enter goes to the first one found."));
    view_->setAccessibleName(tr("What the plan holds"));
    fly_->setText(tr("&Go there"));
    rename_->setText(tr("&Rename"));
    remove_->setText(tr("&Delete"));
    showPlan();
}

}  // namespace saban::app
