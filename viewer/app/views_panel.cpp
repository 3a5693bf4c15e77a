#include "viewer/app/views_panel.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "layers/briefing/scene_action.h"
#include "layers/edit/edit.h"
#include "layers/edit/feature_edits.h"
#include "viewer/app/exercise_words.h"
#include "viewer/app/ground_views.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/scene_row_delegate.h"
#include "viewer/app/scene_words.h"
#include "viewer/app/table_widget.h"
#include "viewer/app/timeline_axis.h"

namespace saban::app {

namespace {

constexpr QSize kPicture(SceneRowDelegate::kPictureWidthPx, SceneRowDelegate::kPictureHeightPx);
constexpr int kUidRole = SceneRowDelegate::UidRole;
constexpr int kPictureRole = Qt::UserRole + 100;  // what the picture of the row depends on

std::string markingOf(const std::shared_ptr<const layers::Plan>& plan) { return plan ? plan->settings.marking : std::string(); }

/// While the picture is being made.
QIcon emptyPicture(const QPalette& palette) {
    QPixmap picture(kPicture);
    picture.fill(palette.color(QPalette::Button));
    return QIcon(picture);
}

/// A chosen row does not colour its picture.
QIcon iconOf(const QImage& picture) {
    const QPixmap shown = QPixmap::fromImage(picture.scaled(kPicture * 2, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    QIcon icon(shown);
    icon.addPixmap(shown, QIcon::Selected);
    return icon;
}

}  // namespace

ViewsPanel::ViewsPanel(PlanSession& session, TableWidget& table, std::function<SavedView()> present, QWidget* parent)
    : QWidget(parent), session_(session), groundViews_(new GroundViews(this)), table_(table), present_(std::move(present)), pictures_(table), list_(new QListWidget(this)), note_(new QLabel(this)), summary_(new QLabel(this)), saveButton_(new QToolButton(this)), editButton_(new QToolButton(this)), moreButton_(new QToolButton(this)) {
    list_->setIconSize(kPicture);
    list_->setItemDelegate(new SceneRowDelegate(list_));
    list_->setDragDropMode(QAbstractItemView::InternalMove);
    list_->setDefaultDropAction(Qt::MoveAction);
    list_->setEditTriggers(QAbstractItemView::EditKeyPressed);
    list_->setWordWrap(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setSpacing(1);
    list_->setResizeMode(QListView::Adjust);
    list_->setUniformItemSizes(false);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    note_->setWordWrap(true);
    note_->setObjectName(QStringLiteral("faint"));
    makeActions();
    auto* bar = new QHBoxLayout;
    saveButton_->setDefaultAction(saveAction);
    editButton_->setDefaultAction(edit);
    for (QToolButton* button : {saveButton_, editButton_, moreButton_}) button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto* more = new QMenu(moreButton_);
    auto* takeBack = new QAction(this);
    takeBack->setObjectName(QStringLiteral("undoView"));
    takeBack->setShortcut(QKeySequence::Undo);  // that of a plan is off without one
    auto* takeAlong = new QAction(this);
    takeAlong->setObjectName(QStringLiteral("takeGroundViews"));
    more->addActions({retake, duplicate, rename, remove, up, down, takeBack, takeAlong});
    moreButton_->setMenu(more);
    moreButton_->setPopupMode(QToolButton::InstantPopup);
    moreButton_->setText(QStringLiteral("⋯"));
    bar->addWidget(saveButton_);
    bar->addWidget(editButton_);
    bar->addStretch();
    bar->addWidget(moreButton_);
    summary_->setObjectName(QStringLiteral("faint"));
    summary_->setTextFormat(Qt::PlainText);
    summary_->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addLayout(bar);
    layout->addWidget(note_);
    layout->addWidget(summary_);
    layout->addWidget(list_, 1);
    list_->setContextMenuPolicy(Qt::ActionsContextMenu);
    list_->addActions({edit, retake, duplicate, rename, remove, up, down, takeBack, takeAlong});
    const auto updateOfGround = [this, takeBack, takeAlong] {
        takeBack->setVisible(!hasPlan());
        takeBack->setEnabled(!hasPlan() && groundViews_->canUndo());
        takeAlong->setVisible(hasPlan());
        takeAlong->setEnabled(hasPlan() && session_.isEditable() && table_.ground() && groundViews_->count() > 0);
    };
    connect(takeBack, &QAction::triggered, groundViews_, &GroundViews::undo);
    connect(takeAlong, &QAction::triggered, this, &ViewsPanel::takeGroundViews);
    connect(this, &ViewsPanel::currentChanged, this, updateOfGround);

    connect(list_, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { goTo(list_->row(item)); });
    connect(list_, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) { goTo(list_->row(item)); });
    connect(list_, &QListWidget::itemChanged, this, &ViewsPanel::renameTo);
    connect(list_, &QListWidget::itemDoubleClicked, this, [this] { hasPlan() ? edit->trigger() : rename->trigger(); });
    connect(list_, &QListWidget::currentRowChanged, this, [this] {
        if (isFilling_) return;
        updateActions();
        emit currentChanged();
    });
    // Told while the row is being moved: the list is asked when that is over.
    connect(list_->model(), &QAbstractItemModel::rowsMoved, this, &ViewsPanel::takeOrder, Qt::QueuedConnection);
    connect(&session_, &PlanSession::opened, &pictures_, &ScenePictures::clear);
    connect(&session_, &PlanSession::opened, this, &ViewsPanel::offerGroundViews);
    connect(&table_, &TableWidget::groundChanged, this, [this] { groundViews_->setGround(table_.ground()); });
    connect(groundViews_, &GroundViews::changed, this, [this] {
        if (!hasPlan()) refill();
    });
    connect(groundViews_, &GroundViews::changed, this, updateOfGround);
    connect(&session_, &PlanSession::shownChanged, this, &ViewsPanel::refill);
    connect(&session_, &PlanSession::selectionChanged, this, [this] {
        const auto& selection = session_.selection();
        if (selection.size() == 1 && selection.front().kind == layers::kindName<layers::Scene>()) choose(selection.front().uid);
    });
    connect(&pictures_, &ScenePictures::made, this, [this](const QString& uid, const QImage& picture, const QString& identity) { showPicture(uid, picture, identity); });
    retranslateUi();
    refill();
}

void ViewsPanel::makeActions() {
    const auto make = [this](const QKeySequence& key, Qt::ShortcutContext context) {
        auto* action = new QAction(this);
        action->setShortcut(key);
        action->setShortcutContext(context);
        return action;
    };
    saveAction = make(QKeySequence(Qt::CTRL | Qt::Key_B), Qt::WindowShortcut);
    edit = make(QKeySequence(Qt::ALT | Qt::Key_Return), Qt::WidgetShortcut);
    retake = make({}, Qt::WidgetShortcut);
    duplicate = make(QKeySequence(Qt::CTRL | Qt::Key_D), Qt::WidgetShortcut);
    rename = make(Qt::Key_F2, Qt::WidgetShortcut);
    remove = make(QKeySequence::Delete, Qt::WidgetShortcut);
    up = make(QKeySequence(Qt::ALT | Qt::Key_Up), Qt::WidgetShortcut);
    down = make(QKeySequence(Qt::ALT | Qt::Key_Down), Qt::WidgetShortcut);
    connect(saveAction, &QAction::triggered, this, &ViewsPanel::save);
    connect(edit, &QAction::triggered, this, &ViewsPanel::editRequested);
    connect(duplicate, &QAction::triggered, this, [this] {
        const auto scene = sceneAt(list_->currentRow());
        if (!scene) return;
        layers::Scene copy = *scene;
        copy.uid.clear();
        copy.name = tr("%1 (copy)").arg(QString::fromStdString(scene->name)).toStdString();
        if (!copy.title.empty()) copy.title = tr("%1 (copy)").arg(QString::fromStdString(scene->title)).toStdString();
        putBehindCurrent(std::move(copy), tr("Duplicate scene %1").arg(headingOf(*scene)));
        if (!hasPlan()) groundViews_->completeCopy(scene->uid, currentScene());
    });
    connect(retake, &QAction::triggered, this, [this] {
        const auto scene = sceneAt(list_->currentRow());
        if (!scene) return;
        layers::Scene changed = *scene;
        put(present_(), *plan(), path(), changed);
        if (hasPlan()) apply(changed, tr("Retake scene %1").arg(headingOf(*scene)));
        else groundViews_->retake(changed);
        if (table_.ground()) pictures_.remake(wantedOf(changed));
    });
    connect(rename, &QAction::triggered, this, [this] {
        if (list_->currentItem()) list_->editItem(list_->currentItem());
    });
    connect(remove, &QAction::triggered, this, [this] {
        const auto scene = sceneAt(list_->currentRow());
        if (!scene) return;
        layers::PlanEditor editor(*plan());
        editor.remove<layers::Scene>(scene->uid);
        apply(editor.finish(tr("Remove scene %1").arg(headingOf(*scene)).toStdString()));
    });
    connect(up, &QAction::triggered, this, [this] { moveBy(-1); });
    connect(down, &QAction::triggered, this, [this] { moveBy(1); });
}

int ViewsPanel::count() const { return list_->count(); }

QString ViewsPanel::nameAt(int row) const { return list_->item(row) ? list_->item(row)->text() : QString(); }

std::shared_ptr<const layers::Scene> ViewsPanel::sceneAt(int row) const {
    const QListWidgetItem* item = list_->item(row);
    return item && plan() ? plan()->find<layers::Scene>(item->data(kUidRole).toString().toStdString()) : nullptr;
}

void ViewsPanel::save() {
    if (!isEditable() || !table_.ground()) return;
    layers::Scene scene;
    int number = count() + 1;
    const auto isTaken = [&](const QString& name) {
        return std::ranges::any_of(scenes_, [&](const auto& other) { return other->name == name.toStdString(); });
    };
    const auto nameOf = [this](int n) { return hasPlan() ? tr("Scene %1").arg(n) : tr("View %1").arg(n); };
    while (isTaken(nameOf(number))) ++number;
    scene.name = nameOf(number).toStdString();
    put(present_(), *plan(), path(), scene);
    const QString label = tr("New scene %1").arg(QString::fromStdString(scene.name));
    putBehindCurrent(std::move(scene), label);
}

/// Behind the chosen one, at the end when none is; those after it make room.
void ViewsPanel::putBehindCurrent(layers::Scene scene, const QString& label) {
    const int row = list_->currentRow() < 0 ? count() : list_->currentRow() + 1;
    layers::PlanEditor editor(*plan());
    for (int i = 0; i < count(); ++i) {
        const auto other = sceneAt(i);
        const int order = i + (i < row ? 1 : 2);
        if (!other || other->order == order) continue;
        layers::Scene changed = *other;
        changed.order = order;
        editor.put(changed);
    }
    scene.order = row + 1;
    const layers::Uid uid = editor.put(std::move(scene));
    if (apply(editor.finish(label.toStdString()))) choose(uid);
}

int ViewsPanel::currentRow() const { return list_->currentRow(); }

layers::Uid ViewsPanel::currentScene() const { return list_->currentItem() ? list_->currentItem()->data(kUidRole).toString().toStdString() : layers::Uid{}; }

void ViewsPanel::choose(const layers::Uid& scene) {
    for (int row = 0; row < count(); ++row)
        if (list_->item(row)->data(kUidRole).toString().toStdString() == scene) list_->setCurrentRow(row);
}

bool ViewsPanel::hasPlan() const { return session_.plan() != nullptr; }

const std::shared_ptr<const layers::Plan>& ViewsPanel::plan() const { return hasPlan() ? session_.plan() : groundViews_->plan(); }

std::string ViewsPanel::path() const { return hasPlan() ? session_.path() : groundViews_->path(); }

bool ViewsPanel::isEditable() const { return hasPlan() ? session_.isEditable() : groundViews_->plan() != nullptr; }

bool ViewsPanel::apply(layers::Edit change) {
    if (hasPlan()) return session_.apply(std::move(change));
    groundViews_->apply(change);
    return true;
}

/// Until they are taken along; afterwards they can be by the menu.
void ViewsPanel::offerGroundViews() {
    if (!hasPlan() || !session_.isEditable() || groundViews_->count() == 0 || session_.plan()->all<layers::Scene>().size() > 0) return;
    const QString plan = QString::fromStdString(session_.path());
    if (groundViews_->wasOfferedTo(plan)) return;
    emit groundViewsOffered(groundViews_->count());
}

void ViewsPanel::takeGroundViews() {
    if (!hasPlan() || !session_.isEditable() || !table_.ground() || groundViews_->count() == 0) return;
    layers::PlanEditor editor(*session_.plan());
    int order = static_cast<int>(scenes_.size());
    for (const auto& view : layers::scenesInOrder(*groundViews_->plan())) {
        SavedView otherwise = present_();
        otherwise.camera = table_.ordinaryHome();
        layers::Scene scene;
        scene.name = view->name;
        scene.order = ++order;
        put(viewOf(*view, *groundViews_->plan(), groundViews_->path(), *table_.ground(), otherwise), *session_.plan(), session_.path(), scene);
        editor.put(std::move(scene));
    }
    if (session_.apply(editor.finish(tr("Take saved views along as scenes").toStdString()))) groundViews_->setOfferedTo(QString::fromStdString(session_.path()));
}

QString ViewsPanel::summary() const { return summary_->text(); }

void ViewsPanel::apply(layers::Scene scene, const QString& label) {
    layers::PlanEditor editor(*plan());
    editor.put(std::move(scene));
    apply(editor.finish(label.toStdString()));
}

void ViewsPanel::goTo(int row) {
    const auto scene = sceneAt(row);
    if (!scene || !table_.ground()) return;
    emit chosen(savedView(*scene));
}

void ViewsPanel::renameTo(QListWidgetItem* item) {
    if (isFilling_) return;
    const auto scene = sceneAt(list_->row(item));
    if (!scene) return;
    const QString name = item->text().trimmed().normalized(QString::NormalizationForm_C);
    if (name.isEmpty() || name == headingOf(*scene)) {
        const QScopedValueRollback filling(isFilling_, true);
        item->setText(headingOf(*scene));
        return;
    }
    // The list is filled anew by that: not before it has closed its editor.
    QTimer::singleShot(0, this, [this, name, uid = scene->uid] {
        const auto present = plan() ? plan()->find<layers::Scene>(uid) : nullptr;
        if (!present) return;
        layers::Scene changed = *present;
        changed.name = name.toStdString();
        if (!changed.title.empty()) changed.title = changed.name;
        apply(changed, tr("Rename scene %1").arg(name));
    });
}

void ViewsPanel::moveBy(int by) {
    const int row = list_->currentRow(), to = row + by;
    if (row < 0 || to < 0 || to >= count()) return;
    {
        const QScopedValueRollback filling(isFilling_, true);
        list_->insertItem(to, list_->takeItem(row));
        list_->setCurrentRow(to);
    }
    takeOrder();
}

/// The scenes get the order that the rows have.
void ViewsPanel::takeOrder() {
    if (isFilling_ || !isEditable()) return;
    layers::PlanEditor editor(*plan());
    for (int row = 0; row < count(); ++row) {
        const auto scene = sceneAt(row);
        if (!scene || scene->order == row + 1) continue;
        layers::Scene changed = *scene;
        changed.order = row + 1;
        editor.put(changed);
    }
    apply(editor.finish(tr("Put scenes in another order").toStdString()));
}

/// What it does not say is that of the whole table, as it looks now.
SavedView ViewsPanel::savedView(const layers::Scene& scene) const {
    SavedView otherwise = present_();
    otherwise.camera = table_.ordinaryHome();
    return viewOf(scene, *plan(), path(), *table_.ground(), otherwise);
}

/// Two scenes of one identity look the same.
ScenePictures::Wanted ViewsPanel::wantedOf(const layers::Scene& scene) const {
    SavedView view = savedView(scene);
    const auto& c = view.camera;
    std::string identity = path() + "|" + scene.uid + "|" + view.shown.phase + "|" + scene.hiddenLayers + "|" + scene.sunTime.iso + "|" + scene.exerciseTime.iso + "|" + markingOf(plan());
    for (const double number : {c.target.x, c.target.y, c.headingDeg, c.pitchDeg, c.rangeM, view.exaggeration}) identity += "|" + std::to_string(number);
    if (c.isFlat()) identity += "|map";
    return {.uid = scene.uid, .identity = std::move(identity), .view = std::move(view), .plan = session_.plan()};
}

void ViewsPanel::dressRow(QListWidgetItem& item, const layers::Scene& scene) const {
    const layers::Plan& plan = *this->plan();
    const auto phases = layers::phasesInOrder(plan);
    const auto phase = std::ranges::find_if(phases, [&](const auto& row) { return row->uid == scene.phase; });
    item.setText(headingOf(scene));
    item.setData(SceneRowDelegate::PhaseRole, phase == phases.end() ? QString() : QString::fromStdString((*phase)->name));
    item.setData(SceneRowDelegate::PhaseColourRole, phase == phases.end() ? QColor() : colourOfPhase(static_cast<std::size_t>(phase - phases.begin())));
    QString time = scene.durationS > 0.0 ? durationText(scene.durationS) : tr("until you go on");
    if (const auto actions = layers::parseActions(scene.actions); actions && !actions->empty()) time += QStringLiteral(" · ") + (actions->size() == 1 ? tr("1 action") : tr("%1 actions").arg(actions->size()));
    if (!hasPlan()) time.clear();  // no briefing is made of these
    item.setData(SceneRowDelegate::TimeRole, time);
    item.setData(SceneRowDelegate::SpeakerRole, QString::fromStdString(scene.role));
    item.setData(SceneRowDelegate::FaultsRole, faultsOfScene(scene, plan));
    item.setToolTip(QString::fromStdString(scene.caption).toHtmlEscaped());
    item.setData(Qt::AccessibleDescriptionRole, QStringList{item.data(SceneRowDelegate::PhaseRole).toString(), time, item.data(SceneRowDelegate::FaultsRole).toStringList().join(QLatin1Char(' '))}.join(QStringLiteral(", ")));
}

/// `made` is taken where it is what the scene wants by now, which may be another one, as after an undo; else what is kept of it.
void ViewsPanel::showPicture(const QString& uid, const QImage& made, const QString& identity) {
    for (int row = 0; row < count(); ++row) {
        QListWidgetItem& item = *list_->item(row);
        const auto scene = sceneAt(row);
        if (item.data(kUidRole).toString() != uid || !scene || !table_.ground()) continue;
        const auto wanted = wantedOf(*scene);
        const QString depends = QString::fromStdString(wanted.identity);
        const bool isIt = !made.isNull() && identity == depends;
        if (!isIt && item.data(kPictureRole).toString() == depends) return;
        const QImage shown = isIt ? made : pictures_.picture(wanted);
        if (shown.isNull()) return;
        const QScopedValueRollback filling(isFilling_, true);
        item.setData(kPictureRole, depends);
        item.setIcon(iconOf(shown));
        return;
    }
}

void ViewsPanel::refill() {
    const auto& plan = this->plan();
    const auto scenes = plan ? layers::scenesInOrder(*plan) : std::vector<std::shared_ptr<const layers::Scene>>{};
    const bool hasGround = table_.ground() != nullptr;
    const QScopedValueRollback filling(isFilling_, true);
    if (scenes != scenes_ || scenes.empty() || markingOf(plan) != markingOf(shownPlan_)) {
        const auto isSame = [](const auto& a, const auto& b) { return a->uid == b->uid; };
        const layers::Uid current = currentScene();
        const bool keepsRows = std::ranges::equal(scenes, scenes_, isSame) && list_->count() == static_cast<int>(scenes.size());
        scenes_ = scenes;
        if (!keepsRows) list_->clear();
        for (std::size_t i = 0; i < scenes_.size(); ++i) {
            const auto& scene = scenes_[i];
            const QString uid = QString::fromStdString(scene->uid);
            auto* item = keepsRows ? list_->item(static_cast<int>(i)) : new QListWidgetItem(list_);
            item->setData(kUidRole, uid);
            Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
            if (isEditable()) flags |= Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
            item->setFlags(flags);
            // To read its picture takes longer than the rest of the row: one after the other.
            if (hasGround) QMetaObject::invokeMethod(this, [this, uid] { showPicture(uid); }, Qt::QueuedConnection);
            if (item->icon().isNull()) item->setIcon(emptyPicture(palette()));
            dressRow(*item, *scene);
            if (scene->uid == current && !keepsRows) list_->setCurrentItem(item);
        }
    } else if (plan != shownPlan_) {
        for (std::size_t i = 0; i < scenes_.size(); ++i) dressRow(*list_->item(static_cast<int>(i)), *scenes_[i]);
    }
    shownPlan_ = plan;
    updateActions();
    emit currentChanged();
}

void ViewsPanel::updateActions() {
    const bool isEditable = this->isEditable(), isPicked = list_->currentRow() >= 0;
    saveAction->setEnabled(isEditable);
    edit->setEnabled(hasPlan() && isPicked);
    editButton_->setVisible(hasPlan());
    saveAction->setText(hasPlan() ? tr("&New scene") : tr("&New view"));
    saveAction->setToolTip(hasPlan() ? tr("Makes a scene of the present view (Ctrl+B)") : tr("Keeps the present view of this ground (Ctrl+B)"));
    for (QAction* action : {retake, duplicate, rename, remove}) action->setEnabled(isEditable && isPicked);
    up->setEnabled(isEditable && list_->currentRow() > 0);
    down->setEnabled(isEditable && isPicked && list_->currentRow() + 1 < count());
    note_->setVisible(scenes_.empty());
    note_->setText(!plan()    ? tr("Scenes are kept in a plan: open one, or make one.")
                   : !hasPlan() ? tr("No view yet. Bring the table into view and press Ctrl+B: a view keeps the place, the look and the layers of this ground, on this computer. A plan that is made on the ground can take them along as scenes.")
                                    : tr("No scene yet. Bring the table into view and press Ctrl+B: a scene keeps the place, the phase, what is hidden and the light. Without scenes a briefing shows the whole table and each phase."));
    summary_->setVisible(!scenes_.empty());
    if (scenes_.empty()) return;
    if (!hasPlan()) return summary_->setText(tr("Views: %1. Kept on this computer for this ground; a plan made on it can take them along.").arg(count()));
    const PlannedTime time = plannedTimeOf(*plan());
    QStringList parts{tr("Scenes: %1").arg(count())};
    if (time.seconds > 0.0) parts << tr("%1 planned").arg(durationText(time.seconds));
    if (time.withoutDuration > 0) parts << tr("%1 without a duration").arg(time.withoutDuration);
    summary_->setText(parts.join(QStringLiteral(" · ")));
}

void ViewsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void ViewsPanel::retranslateUi() {
    edit->setText(tr("&Edit…"));
    edit->setToolTip(tr("Texts, times, transition and actions of the chosen scene (Alt+Enter)"));
    retake->setText(tr("Re&take from the present view"));
    duplicate->setText(tr("&Duplicate"));
    rename->setText(tr("Re&name"));
    remove->setText(tr("Re&move"));
    up->setText(tr("Move &up"));
    down->setText(tr("Move &down"));
    findChild<QAction*>(QStringLiteral("undoView"))->setText(tr("Undo the &last change of the views"));
    findChild<QAction*>(QStringLiteral("takeGroundViews"))->setText(tr("Take saved views along as scenes"));
    moreButton_->setToolTip(tr("More for the chosen scene"));
    moreButton_->setAccessibleName(tr("More for the chosen scene"));
    list_->setAccessibleName(tr("Scenes"));
    for (int row = 0; row < count() && row < static_cast<int>(scenes_.size()); ++row)
        if (plan()) {
            const QScopedValueRollback filling(isFilling_, true);
            dressRow(*list_->item(row), *scenes_[static_cast<std::size_t>(row)]);
        }
    updateActions();
}

}  // namespace saban::app
