#include "viewer/app/views_panel.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QScopedValueRollback>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "layers/edit/edit.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr QSize kPicture(128, 72);
constexpr int kUidRole = Qt::UserRole;

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
    : QWidget(parent), session_(session), table_(table), present_(std::move(present)), pictures_(table), list_(new QListWidget(this)), note_(new QLabel(this)), saveButton_(new QToolButton(this)) {
    list_->setIconSize(kPicture);
    list_->setDragDropMode(QAbstractItemView::InternalMove);
    list_->setDefaultDropAction(Qt::MoveAction);
    list_->setEditTriggers(QAbstractItemView::EditKeyPressed);
    list_->setWordWrap(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setSpacing(3);
    list_->setResizeMode(QListView::Adjust);
    list_->setUniformItemSizes(false);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    note_->setWordWrap(true);
    note_->setObjectName(QStringLiteral("faint"));
    makeActions();
    auto* bar = new QHBoxLayout;
    saveButton_->setDefaultAction(saveAction);
    saveButton_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    bar->addWidget(saveButton_);
    bar->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addLayout(bar);
    layout->addWidget(note_);
    layout->addWidget(list_, 1);
    list_->setContextMenuPolicy(Qt::ActionsContextMenu);
    list_->addActions({retake, rename, remove, up, down});

    connect(list_, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { goTo(list_->row(item)); });
    connect(list_, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) { goTo(list_->row(item)); });
    connect(list_, &QListWidget::itemChanged, this, &ViewsPanel::renameTo);
    connect(list_, &QListWidget::currentRowChanged, this, &ViewsPanel::updateActions);
    // Told while the row is being moved: the list is asked when that is over.
    connect(list_->model(), &QAbstractItemModel::rowsMoved, this, &ViewsPanel::takeOrder, Qt::QueuedConnection);
    connect(&session_, &PlanSession::opened, &pictures_, &ScenePictures::clear);
    connect(&session_, &PlanSession::shownChanged, this, &ViewsPanel::refill);
    connect(&pictures_, &ScenePictures::made, this, [this](const QString& uid, const QImage& picture) {
        const QScopedValueRollback filling(isFilling_, true);
        for (int row = 0; row < list_->count(); ++row)
            if (list_->item(row)->data(kUidRole).toString() == uid) list_->item(row)->setIcon(iconOf(picture));
    });
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
    retake = make({}, Qt::WidgetShortcut);
    rename = make(Qt::Key_F2, Qt::WidgetShortcut);
    remove = make(QKeySequence::Delete, Qt::WidgetShortcut);
    up = make(QKeySequence(Qt::ALT | Qt::Key_Up), Qt::WidgetShortcut);
    down = make(QKeySequence(Qt::ALT | Qt::Key_Down), Qt::WidgetShortcut);
    connect(saveAction, &QAction::triggered, this, &ViewsPanel::save);
    connect(retake, &QAction::triggered, this, [this] {
        const auto scene = sceneAt(list_->currentRow());
        if (!scene) return;
        layers::Scene changed = *scene;
        put(present_(), *session_.plan(), session_.path(), changed);
        apply(changed, tr("Retake view %1").arg(QString::fromStdString(scene->name)));
        if (table_.ground()) pictures_.remake(wantedOf(changed));
    });
    connect(rename, &QAction::triggered, this, [this] {
        if (list_->currentItem()) list_->editItem(list_->currentItem());
    });
    connect(remove, &QAction::triggered, this, [this] {
        const auto scene = sceneAt(list_->currentRow());
        if (!scene) return;
        layers::PlanEditor editor(*session_.plan());
        editor.remove<layers::Scene>(scene->uid);
        session_.apply(editor.finish(tr("Remove view %1").arg(QString::fromStdString(scene->name)).toStdString()));
    });
    connect(up, &QAction::triggered, this, [this] { moveBy(-1); });
    connect(down, &QAction::triggered, this, [this] { moveBy(1); });
}

int ViewsPanel::count() const { return list_->count(); }

QString ViewsPanel::nameAt(int row) const { return list_->item(row) ? list_->item(row)->text() : QString(); }

std::shared_ptr<const layers::Scene> ViewsPanel::sceneAt(int row) const {
    const QListWidgetItem* item = list_->item(row);
    return item && session_.plan() ? session_.plan()->find<layers::Scene>(item->data(kUidRole).toString().toStdString()) : nullptr;
}

void ViewsPanel::save() {
    if (!session_.isEditable() || !table_.ground()) return;
    layers::Scene scene;
    int number = count() + 1;
    const auto isTaken = [&](const QString& name) {
        return std::ranges::any_of(scenes_, [&](const auto& other) { return other->name == name.toStdString(); });
    };
    while (isTaken(tr("View %1").arg(number))) ++number;
    scene.name = tr("View %1").arg(number).toStdString();
    for (const auto& other : scenes_) scene.order = std::max(scene.order, other->order + 1);
    if (scenes_.empty()) scene.order = 1;
    put(present_(), *session_.plan(), session_.path(), scene);
    apply(scene, tr("Save view %1").arg(QString::fromStdString(scene.name)));
    list_->setCurrentRow(count() - 1);
}

void ViewsPanel::apply(layers::Scene scene, const QString& label) {
    layers::PlanEditor editor(*session_.plan());
    editor.put(std::move(scene));
    session_.apply(editor.finish(label.toStdString()));
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
    if (name.isEmpty() || name.toStdString() == scene->name) {
        const QScopedValueRollback filling(isFilling_, true);
        item->setText(QString::fromStdString(scene->name));
        return;
    }
    // The list is filled anew by that: not before it has closed its editor.
    QTimer::singleShot(0, this, [this, name, uid = scene->uid] {
        const auto present = session_.plan() ? session_.plan()->find<layers::Scene>(uid) : nullptr;
        if (!present) return;
        layers::Scene changed = *present;
        changed.name = name.toStdString();
        apply(changed, tr("Rename view %1").arg(name));
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
    if (isFilling_ || !session_.isEditable()) return;
    layers::PlanEditor editor(*session_.plan());
    for (int row = 0; row < count(); ++row) {
        const auto scene = sceneAt(row);
        if (!scene || scene->order == row + 1) continue;
        layers::Scene changed = *scene;
        changed.order = row + 1;
        editor.put(changed);
    }
    session_.apply(editor.finish(tr("Put views in another order").toStdString()));
}

/// What it does not say is that of the whole table, as it looks now.
SavedView ViewsPanel::savedView(const layers::Scene& scene) const {
    SavedView otherwise = present_();
    otherwise.camera = table_.ordinaryHome();
    return viewOf(scene, *session_.plan(), session_.path(), *table_.ground(), otherwise);
}

/// Two scenes of one identity look the same.
ScenePictures::Wanted ViewsPanel::wantedOf(const layers::Scene& scene) const {
    SavedView view = savedView(scene);
    const auto& c = view.camera;
    std::string identity = session_.path() + "|" + scene.uid + "|" + view.shown.phase + "|" + scene.hiddenLayers + "|" + scene.sunTime.iso;
    for (const double number : {c.target.x, c.target.y, c.headingDeg, c.pitchDeg, c.rangeM, view.exaggeration}) identity += "|" + std::to_string(number);
    return {.uid = scene.uid, .identity = std::move(identity), .view = std::move(view)};
}

void ViewsPanel::refill() {
    const auto scenes = session_.plan() ? layers::scenesInOrder(*session_.plan()) : std::vector<std::shared_ptr<const layers::Scene>>{};
    const bool hasGround = table_.ground() != nullptr;
    if (scenes != scenes_ || scenes.empty()) {
        scenes_ = scenes;
        const QString current = list_->currentItem() ? list_->currentItem()->data(kUidRole).toString() : QString();
        const QScopedValueRollback filling(isFilling_, true);
        list_->clear();
        for (const auto& scene : scenes_) {
            const QString uid = QString::fromStdString(scene->uid);
            auto* item = new QListWidgetItem(QString::fromStdString(scene->name), list_);
            item->setData(kUidRole, uid);
            Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
            if (session_.isEditable()) flags |= Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
            item->setFlags(flags);
            const QImage picture = hasGround ? pictures_.picture(wantedOf(*scene)) : QImage();
            item->setIcon(picture.isNull() ? emptyPicture(palette()) : iconOf(picture));
            item->setToolTip(QString::fromStdString(scene->caption));
            if (uid == current) list_->setCurrentItem(item);
        }
    }
    updateActions();
}

void ViewsPanel::updateActions() {
    const bool isEditable = session_.isEditable(), isPicked = list_->currentRow() >= 0;
    saveAction->setEnabled(isEditable);
    for (QAction* action : {retake, rename, remove}) action->setEnabled(isEditable && isPicked);
    up->setEnabled(isEditable && list_->currentRow() > 0);
    down->setEnabled(isEditable && isPicked && list_->currentRow() + 1 < count());
    note_->setVisible(scenes_.empty());
    note_->setText(!session_.plan() ? tr("Views are kept in a plan: open one, or make one.")
                                    : tr("No view is saved yet. Bring the table into view and save it: it keeps the place, the phase, what is hidden and the light."));
}

void ViewsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void ViewsPanel::retranslateUi() {
    saveAction->setText(tr("Sa&ve this view"));
    retake->setText(tr("Re&take from the present view"));
    rename->setText(tr("Re&name"));
    remove->setText(tr("Re&move"));
    up->setText(tr("Move &up"));
    down->setText(tr("Move &down"));
    list_->setAccessibleName(tr("Saved views"));
    updateActions();
}

}  // namespace saban::app
