#include "viewer/app/plan_tree.h"

#include <QAction>
#include <QEvent>
#include <QItemSelection>
#include <QKeyEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSlider>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "layers/edit/feature_edits.h"
#include "layers/edit/field_edits.h"
#include "layers/edit/group_edits.h"
#include "viewer/app/name_cutting.h"
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
      groupings_(new QComboBox(this)),
      view_(new QTreeView(this)),
      empty_(new QLabel(this)),
      opacityTitle_(new QLabel(this)),
      opacity_(new QSlider(Qt::Horizontal, this)),
      fly_(new QAction(this)),
      rename_(new QAction(this)),
      remove_(new QAction(this)),
      group_(new QAction(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 10);
    layout->addWidget(search_);
    layout->addWidget(groupings_);
    layout->addWidget(empty_);
    layout->addWidget(view_, 1);
    auto* opacityRow = new QHBoxLayout;
    opacityRow->addWidget(opacityTitle_);
    opacityRow->addWidget(opacity_, 1);
    layout->addLayout(opacityRow);
    opacity_->setRange(0, 100);
    opacityTitle_->setBuddy(opacity_);
    for (const PlanGrouping grouping : {PlanGrouping::Kind, PlanGrouping::Group, PlanGrouping::Phase}) groupings_->addItem(QString(), static_cast<int>(grouping));
    search_->setClearButtonEnabled(true);
    search_->installEventFilter(this);
    empty_->setObjectName(QStringLiteral("faint"));
    empty_->setWordWrap(true);
    prepareView();

    connect(search_, &QLineEdit::textChanged, this, &PlanTree::search);
    connect(view_, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const auto* layer = model_->layerAt(index)) emit flyToLayer(*layer);
        else if (const auto feature = model_->featureAt(index); feature && !model_->hasChildren(index)) emit flyTo(*feature);
    });
    connect(view_, &QTreeView::collapsed, this, [this] { rememberExpanded(); });
    connect(view_, &QTreeView::expanded, this, [this] { rememberExpanded(); });
    connect(view_, &QTreeView::customContextMenuRequested, this, &PlanTree::showMenu);
    connect(view_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &PlanTree::takeSelection);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, &PlanTree::showOpacity);
    connect(model_, &PlanTreeModel::hiddenKindsChanged, this, &PlanTree::hiddenKindsChanged);
    connect(model_, &PlanTreeModel::hiddenFeaturesChanged, this, &PlanTree::hiddenFeaturesChanged);
    connect(groupings_, &QComboBox::activated, this, [this](int index) { setGrouping(static_cast<PlanGrouping>(groupings_->itemData(index).toInt())); });
    connectDragging();
    // The list is made anew by it: after the editor of the name is done.
    connect(model_, &PlanTreeModel::renamed, this, &PlanTree::rename, Qt::QueuedConnection);
    connect(fly_, &QAction::triggered, this, &PlanTree::flyToCurrent);
    connect(rename_, &QAction::triggered, this, [this] { view_->edit(view_->currentIndex()); });
    connect(remove_, &QAction::triggered, this, &PlanTree::removeSelected);
    connect(group_, &QAction::triggered, this, &PlanTree::groupSelected);
    connect(&session_, &PlanSession::opened, this, [this] {
        collapsed_.clear();
        showPlan();
        closeLong();
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
    view_->setItemDelegate(new NameDelegate(view_));
    view_->setDragEnabled(true);
    view_->setAcceptDrops(true);
    view_->setDropIndicatorShown(true);
    view_->setDragDropMode(QAbstractItemView::DragDrop);
    view_->setDefaultDropAction(Qt::MoveAction);
    view_->setIndentation(view_->fontMetrics().height() * 3 / 4);
    view_->installEventFilter(this);
}

/// Titles with very many rows are closed at first.
void PlanTree::closeLong() {
    for (int row = 0; row < model_->rowCount(); ++row)
        if (const auto title = model_->index(row, 0); model_->rowCount(title) > kFewRows) collapsed_.insert(QString::fromStdString(model_->keyAt(title)));
}

void PlanTree::setHidden(const std::vector<std::string>& kinds, const std::set<layers::Uid>& features) { model_->setHidden(kinds, features); }

void PlanTree::setGrouping(PlanGrouping grouping) {
    groupings_->setCurrentIndex(groupings_->findData(static_cast<int>(grouping)));
    isFollowing_ = true;
    model_->setGrouping(grouping);
    isFollowing_ = false;
    closeLong();
    showPlan();
}

/// What is dragged becomes an edit. The list is made anew by it: after the drag is done.
void PlanTree::connectDragging() {
    connect(model_, &PlanTreeModel::regrouped, this, [this](const std::vector<layers::FeatureRef>& features, const layers::Uid& from, const layers::Uid& to) {
        if (session_.plan()) session_.apply(layers::moveToGroup(*session_.plan(), features, from, to));
    }, Qt::QueuedConnection);
    connect(model_, &PlanTreeModel::nested, this, [this](const layers::Uid& group, const layers::Uid& into) {
        if (!session_.plan()) return;
        const layers::FeatureRef feature{std::string(layers::kindName<layers::Group>()), group};
        const auto edit = layers::setField(*session_.plan(), std::span(&feature, 1), "parent_uid", into.empty() ? layers::Value{} : layers::Value{into});
        if (edit) session_.apply(*edit);
        else emit troubled(QString::fromStdString(edit.error().message));
    }, Qt::QueuedConnection);
    connect(model_, &PlanTreeModel::reordered, this, [this](const std::string& kind, const std::vector<layers::Uid>& uids) {
        if (session_.plan()) session_.apply(layers::giveOrder(*session_.plan(), kind, uids));
    }, Qt::QueuedConnection);
    connect(model_, &PlanTreeModel::layerTicked, &layers_, &TreeLayers::tick);
    connect(model_, &PlanTreeModel::layerMoved, &layers_, &TreeLayers::move, Qt::QueuedConnection);
    connect(&layers_, &TreeLayers::changed, this, [this] {
        const auto* current = model_->layerAt(view_->currentIndex());
        const QString path = current ? current->path : QString();
        isFollowing_ = true;
        model_->setLayers(layers_.rows());
        isFollowing_ = false;
        showPlan();
        const QModelIndex branch = model_->index(0, 0);
        for (int row = 0; !path.isEmpty() && row < model_->rowCount(branch); ++row)
            if (const QModelIndex index = model_->index(row, 0, branch); model_->layerAt(index) && model_->layerAt(index)->path == path) view_->setCurrentIndex(index);
        showOpacity();
    });
    connect(opacity_, &QSlider::valueChanged, this, [this](int percent) {
        const auto* layer = model_->layerAt(view_->currentIndex());
        if (layer && !isFollowing_) layers_.setOpacity(layer->kind, layer->index, percent / 100.0);
    });
}

/// Of the layer that is chosen; elevation has none.
void PlanTree::showOpacity() {
    const auto* layer = model_->layerAt(view_->currentIndex());
    const bool hasOpacity = layer && layer->kind != TreeLayerKind::Elevation;
    opacityTitle_->setVisible(hasOpacity);
    opacity_->setVisible(hasOpacity);
    const QSignalBlocker quiet(opacity_);
    if (hasOpacity) opacity_->setValue(qRound(layer->opacity * 100));
}

void PlanTree::setHiddenKinds(const std::vector<std::string>& kinds) { model_->setHidden(kinds, model_->hiddenFeatures()); }
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
    const std::function<void(const QModelIndex&)> look = [&](const QModelIndex& parent) {
        for (int row = 0; row < model_->rowCount(parent); ++row) {
            const QModelIndex index = model_->index(row, 0, parent);
            const QString key = QString::fromStdString(model_->keyAt(index));
            if (key.isEmpty()) continue;
            if (view_->isExpanded(index)) collapsed_.remove(key);
            else collapsed_.insert(key);
            look(index);
        }
    };
    look({});
}

void PlanTree::setAllExpanded(const QModelIndex& parent) {
    for (int row = 0; row < model_->rowCount(parent); ++row) {
        const QModelIndex index = model_->index(row, 0, parent);
        const QString key = QString::fromStdString(model_->keyAt(index));
        if (key.isEmpty()) break;  // groups come before what is in them
        view_->setExpanded(index, model_->isFiltered() || !collapsed_.contains(key));
        setAllExpanded(index);
    }
}

void PlanTree::expandAgain() {
    const bool wasFollowing = std::exchange(isFollowing_, true);
    setAllExpanded({});
    isFollowing_ = wasFollowing;
}

// ---- the selection

/// As the session has it. What the filter hides stays selected there.
void PlanTree::showSelection() {
    if (isFollowing_) return;
    isFollowing_ = true;
    std::map<QModelIndex, std::vector<int>> rows;  // by what they lie below
    std::map<QModelIndex, QModelIndex> any;        // row of each
    QModelIndex first;
    for (const layers::FeatureRef& feature : session_.selection()) {
        const QModelIndex index = model_->indexOf(feature);
        if (!index.isValid()) continue;
        if (!first.isValid()) first = index;
        rows[index.parent()].push_back(index.row());
        any.emplace(index.parent(), index);
    }
    QItemSelection selection;
    for (auto& [parent, of] : rows) {
        std::sort(of.begin(), of.end());
        for (std::size_t from = 0, to = 0; from < of.size(); from = to) {
            for (to = from + 1; to < of.size() && of[to] == of[to - 1] + 1;) ++to;
            selection.select(any[parent].siblingAtRow(of[from]), any[parent].siblingAtRow(of[to - 1]));
        }
    }
    // One after the other: Qt compares each row that was chosen with each that is.
    view_->selectionModel()->clearSelection();
    view_->selectionModel()->select(selection, QItemSelectionModel::Select);
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
    std::set<layers::FeatureRef> seen;  // one feature may stand in several groups
    for (const QModelIndex& index : view_->selectionModel()->selectedIndexes())
        if (auto feature = model_->featureAt(index); feature && seen.insert(*feature).second) features.push_back(*std::move(feature));
    isFollowing_ = true;
    session_.select(std::move(features));
    isFollowing_ = false;
}

// ---- what is done with it

void PlanTree::flyToCurrent() {
    if (const auto* layer = model_->layerAt(view_->currentIndex())) emit flyToLayer(*layer);
    else if (const auto feature = model_->featureAt(view_->currentIndex())) emit flyTo(*feature);
}

/// Into a group of their own, whose name is written at once.
void PlanTree::groupSelected() {
    if (!session_.plan() || session_.selection().empty()) return;
    const auto made = layers::groupOf(*session_.plan(), session_.selection(), tr("New group").toStdString());
    setGrouping(PlanGrouping::Group);
    if (!session_.apply(made.edit)) return;
    session_.select({made.group});
    const QModelIndex index = model_->indexOf(made.group);
    view_->scrollTo(index);
    view_->setFocus();
    view_->edit(index);
}

/// Enter in the search box: to what was looked for.
void PlanTree::goToFirst() {
    const auto feature = model_->featureAt(model_->firstFeature());
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
    QMenu menu(this);
    menu.addAction(fly_);
    if (model_->layerAt(view_->indexAt(at))) {
        menu.exec(view_->viewport()->mapToGlobal(at));
        return;
    }
    if (!model_->featureAt(view_->indexAt(at))) return;
    menu.addSeparator();
    menu.addAction(rename_);
    menu.addAction(group_);
    group_->setEnabled(session_.isEditable());
    if (fillMenu_) fillMenu_(menu);
    menu.addSeparator();
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
            if (!view_->currentIndex().isValid() || model_->isFiltered()) view_->setCurrentIndex(model_->firstFeature());
            return true;
        }
        if (key->key() == Qt::Key_Escape && !search_->text().isEmpty()) {
            search_->clear();
            return true;
        }
    } else if (watched == view_) {
        if (isEnter && (model_->featureAt(view_->currentIndex()) || model_->layerAt(view_->currentIndex()))) {
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
    view_->setAccessibleName(tr("What the table and the plan hold"));
    const QStringList groupings{tr("By kind"), tr("By group"), tr("By phase")};
    for (int i = 0; i < groupings_->count(); ++i) groupings_->setItemText(i, groupings[i]);
    groupings_->setAccessibleName(tr("How the list is grouped"));
    groupings_->setToolTip(tr("How the list is grouped. By group, features can be dragged from one into another."));
    opacityTitle_->setText(tr("&Opacity"));
    opacity_->setAccessibleName(tr("Opacity of the layer"));
    group_->setText(tr("&Put into a new group"));
    fly_->setText(tr("&Go there"));
    rename_->setText(tr("&Rename"));
    remove_->setText(tr("&Delete"));
    showPlan();
}

}  // namespace saban::app
