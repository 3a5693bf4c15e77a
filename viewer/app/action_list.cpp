#include "viewer/app/action_list.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "layers/edit/edit.h"
#include "layers/edit/feature_edits.h"
#include "viewer/app/action_form.h"
#include "viewer/app/exercise_words.h"
#include "viewer/app/feature_chooser.h"
#include "viewer/app/findings_model.h"
#include "viewer/app/language.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/scene_words.h"

namespace saban::app {

namespace {

constexpr int kUidRole = Qt::UserRole;

}  // namespace

ActionList::ActionList(PlanSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      list_(new QListWidget(this)),
      features_(new QListWidget(this)),
      add_(new QToolButton(this)),
      remove_(new QToolButton(this)),
      up_(new QToolButton(this)),
      down_(new QToolButton(this)),
      choose_(new QToolButton(this)),
      addSelected_(new QToolButton(this)),
      pick_(new QToolButton(this)),
      drop_(new QToolButton(this)),
      clear_(new QPushButton(this)),
      addMenu_(new QMenu(this)),
      note_(new QLabel(this)),
      featuresTitle_(new QLabel(this)),
      form_(new ActionForm(this)),
      featuresBox_(new QWidget(this)) {
    list_->setObjectName(QStringLiteral("scene_actions"));
    features_->setObjectName(QStringLiteral("action_features"));
    list_->setWordWrap(true);
    note_->setWordWrap(true);
    note_->setObjectName(QStringLiteral("faint"));
    note_->setTextFormat(Qt::PlainText);
    featuresTitle_->setWordWrap(true);
    const int line = fontMetrics().lineSpacing();
    list_->setMinimumHeight(line * 6);
    list_->setMaximumHeight(line * 9);
    for (QListWidget* list : {list_, features_}) list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    features_->setMinimumHeight(line * 3);
    features_->setMaximumHeight(line * 8);
    features_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (QToolButton* button : {add_, remove_, up_, down_, choose_, addSelected_, pick_, drop_}) button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    add_->setMenu(addMenu_);
    add_->setPopupMode(QToolButton::InstantPopup);
    up_->setText(QStringLiteral("▲"));
    down_->setText(QStringLiteral("▼"));
    pick_->setCheckable(true);
    clear_->setAutoDefault(false);

    auto* bar = new QHBoxLayout;
    bar->addWidget(add_);
    bar->addWidget(remove_);
    bar->addWidget(up_);
    bar->addWidget(down_);
    bar->addStretch();
    auto* featureBar = new QGridLayout;  // two by two: a narrow panel has room for it
    featureBar->addWidget(choose_, 0, 0);
    featureBar->addWidget(drop_, 0, 1);
    featureBar->addWidget(pick_, 1, 0, 1, 2);  // long words have a row of their own: the panel is narrow
    featureBar->addWidget(addSelected_, 2, 0, 1, 2);
    for (QToolButton* button : {choose_, pick_, addSelected_, drop_}) button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* featureLayout = new QVBoxLayout(featuresBox_);
    featureLayout->setContentsMargins(0, 0, 0, 0);
    featureLayout->addWidget(featuresTitle_);
    featureLayout->addLayout(featureBar);
    featureLayout->addWidget(features_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->addLayout(bar);
    layout->addWidget(note_);
    layout->addWidget(clear_);
    layout->addWidget(list_);
    layout->addWidget(form_);
    layout->addWidget(featuresBox_);
    layout->addStretch(1);

    const auto addKey = [this](QListWidget* list, const QKeySequence& key, auto does) {
        auto* action = new QAction(list);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, does);
        list->addAction(action);
    };
    addKey(list_, QKeySequence::Delete, [this] { removeAction(); });
    addKey(list_, QKeySequence(Qt::ALT | Qt::Key_Up), [this] { moveAction(-1); });
    addKey(list_, QKeySequence(Qt::ALT | Qt::Key_Down), [this] { moveAction(1); });
    addKey(features_, QKeySequence::Delete, [this] { drop_->click(); });
    connect(remove_, &QToolButton::clicked, this, &ActionList::removeAction);
    connect(up_, &QToolButton::clicked, this, [this] { moveAction(-1); });
    connect(down_, &QToolButton::clicked, this, [this] { moveAction(1); });
    connect(clear_, &QPushButton::clicked, this, [this] { store({}, tr("Actions anew")); });
    connect(list_, &QListWidget::currentRowChanged, this, [this] {
        if (isFilling_) return;
        setPicking(false);
        buildForm();
    });
    connect(form_, &ActionForm::entered, this, [this](const layers::SceneAction& entered) { change([&](layers::SceneAction& action) { action = entered; }); });
    connect(form_, &ActionForm::cutDrawingWanted, this, &ActionList::cutDrawingWanted);
    connect(form_, &ActionForm::cutDrawn, this, &ActionList::picked);
    connect(features_, &QListWidget::itemSelectionChanged, this, &ActionList::updateButtons);
    connect(choose_, &QToolButton::clicked, this, [this] {
        if (currentAction() < 0 || !session_.plan()) return;
        FeatureChooser chooser(*session_.plan(), kindsTaken(), actions_[static_cast<std::size_t>(currentAction())].features, this);
        if (chooser.exec() == QDialog::Accepted) setFeatures(chooser.chosen());
    });
    connect(addSelected_, &QToolButton::clicked, this, &ActionList::addSelected);
    connect(pick_, &QToolButton::toggled, this, &ActionList::setPicking);
    connect(drop_, &QToolButton::clicked, this, [this] {
        if (currentAction() < 0) return;
        auto features = actions_[static_cast<std::size_t>(currentAction())].features;
        for (const QListWidgetItem* item : features_->selectedItems()) std::erase(features, item->data(kUidRole).toString().toStdString());
        setFeatures(std::move(features));
    });
    connect(&session_, &PlanSession::shownChanged, this, &ActionList::follow);
    connect(&session_, &PlanSession::selectionChanged, this, &ActionList::takeSelection);
    retranslateUi();
}

bool ActionList::isEditable() const { return session_.isEditable() && !scene_.empty(); }

int ActionList::currentAction() const { return list_->currentRow(); }

void ActionList::setCutSource(std::function<std::optional<std::pair<glm::dvec2, glm::dvec2>>()> cut) { form_->setCutSource(std::move(cut)); }

void ActionList::cutChanged() { form_->cutChanged(); }

void ActionList::giveUpCut() { form_->giveUpCut(); }

void ActionList::chooseAction(int row) { list_->setCurrentRow(row); }

FieldEditor* ActionList::editor(const std::string& name) const { return form_->editor(name); }

void ActionList::setScene(const layers::Uid& scene) {
    if (scene == scene_) return;
    form_->commit();  // what was typed is meant for the scene that is left
    setPicking(false);
    scene_ = scene;
    plan_.reset();
    {
        const QScopedValueRollback filling(isFilling_, true);
        list_->setCurrentRow(-1);
    }
    form_->forget();
    follow();
}

void ActionList::follow() {
    const auto& plan = session_.plan();
    if (plan == plan_ && plan) return;
    plan_ = plan;
    const auto scene = plan ? plan->find<layers::Scene>(scene_) : nullptr;
    actions_.clear();
    fault_.clear();
    if (scene) {
        auto read = layers::parseActions(scene->actions);
        if (read) actions_ = *std::move(read);
        else fault_ = QString::fromStdString(read.error().message);
    }
    fillList();
    buildForm();
}

QString ActionList::titleOf(const layers::Uid& feature) const {
    if (session_.plan())
        for (const std::string& kind : kindsTaken())
            if (layers::findFeature(*session_.plan(), {kind, feature})) return QString::fromStdString(layers::titleOf(*session_.plan(), {kind, feature}, language() == Language::Vietnamese));
    return {};
}

QString ActionList::titleOf(const layers::SceneAction& action) const {
    const QString times = action.durationS > 0.0 ? tr("%1–%2 s").arg(secondsText(action.startS), secondsText(action.startS + action.durationS))
                                                  : tr("from %1 s").arg(secondsText(action.startS));
    QString title = actionTitle(action.kind) + QStringLiteral(" · ") + times;
    if (action.features.size() == 1 && session_.plan()) {
        QString name;
        layers::forEachKind([&](auto tag) {
            using T = typename decltype(tag)::Type;
            if (name.isEmpty() && session_.plan()->find<T>(action.features.front()))
                name = QString::fromStdString(layers::titleOf(*session_.plan(), {std::string(layers::kindName<T>()), action.features.front()}, language() == Language::Vietnamese));
        });
        if (!name.isEmpty()) title += QStringLiteral(" · ") + name;
    } else if (action.features.size() > 1) {
        title += QStringLiteral(" · ") + tr("features: %1").arg(action.features.size());
    }
    return title;
}

void ActionList::fillList() {
    const QScopedValueRollback filling(isFilling_, true);
    const int current = std::clamp(list_->currentRow(), actions_.empty() ? -1 : 0, static_cast<int>(actions_.size()) - 1);
    list_->clear();
    for (std::size_t i = 0; i < actions_.size(); ++i) {
        auto* item = new QListWidgetItem(QStringLiteral("%1. %2").arg(i + 1).arg(titleOf(actions_[i])), list_);
        if (!session_.plan()) continue;
        // Faults tell an action's place in the list: those before it are given as ones without.
        std::vector<layers::SceneAction> upToIt(i, layers::SceneAction{.kind = std::string(layers::kOrbit)});
        upToIt.push_back(actions_[i]);
        const auto faults = layers::faultsOf(upToIt, *session_.plan());
        if (faults.empty()) continue;
        QStringList words;
        for (const geo::Warning& fault : faults) words << QString::fromStdString(fault.message);
        item->setIcon(severityIcon(layers::Severity::Warning));
        item->setToolTip(QStringLiteral("<span style='white-space: pre-wrap'>%1</span>").arg(words.join(QLatin1Char('\n')).toHtmlEscaped()));
        item->setData(Qt::AccessibleDescriptionRole, words.join(QLatin1Char(' ')));
    }
    list_->setCurrentRow(current);
    note_->setVisible(!fault_.isEmpty() || actions_.empty());
    note_->setText(!fault_.isEmpty() ? fault_ : tr("Nothing moves in this scene yet. Add an action: it happens after the camera has arrived."));
    clear_->setVisible(!fault_.isEmpty() && isEditable());
}

void ActionList::buildForm() {
    const int row = currentAction();
    const bool isThere = row >= 0 && row < static_cast<int>(actions_.size());
    const layers::ActionKind* kind = isThere ? layers::findActionKind(actions_[static_cast<std::size_t>(row)].kind) : nullptr;
    if (isThere && kind && kind->name == layers::kCutBlock) {
        const auto& settings = session_.plan()->settings;
        const auto table = tableBounds_ ? tableBounds_() : std::nullopt;
        form_->setFrame(PlaceFrame::of(settings.crs, table ? table : settings.bounds));
    }
    if (isThere) form_->setAction(actions_[static_cast<std::size_t>(row)], row, isEditable());
    else form_->clear();
    form_->setVisible(isThere);
    featuresBox_->setVisible(kind && !kind->takes.empty());
    featuresTitle_->setText(kind && kind->mayTakeNone ? tr("Features (none chosen: all)") : tr("Features"));
    fillFeatures();
    updateButtons();
}

void ActionList::fillFeatures() {
    features_->clear();
    const int row = currentAction();
    if (row < 0 || row >= static_cast<int>(actions_.size())) return;
    for (const layers::Uid& uid : actions_[static_cast<std::size_t>(row)].features) {
        const QString title = titleOf(uid);
        auto* item = new QListWidgetItem(title.isEmpty() ? tr("(is not in the plan)") : title, features_);
        item->setData(kUidRole, QString::fromStdString(uid));
        if (title.isEmpty()) item->setIcon(severityIcon(layers::Severity::Warning));
    }
}

std::vector<std::string> ActionList::kindsTaken() const {
    const int row = currentAction();
    std::vector<std::string> kinds;
    if (row < 0 || row >= static_cast<int>(actions_.size())) return kinds;
    if (const layers::ActionKind* kind = layers::findActionKind(actions_[static_cast<std::size_t>(row)].kind))
        for (const std::string_view name : kind->takes) kinds.emplace_back(name);
    return kinds;
}

void ActionList::updateButtons() {
    const int row = currentAction();
    const bool canEdit = isEditable(), isThere = row >= 0;
    add_->setEnabled(canEdit && fault_.isEmpty());
    remove_->setEnabled(canEdit && isThere);
    up_->setEnabled(canEdit && row > 0);
    down_->setEnabled(canEdit && isThere && row + 1 < static_cast<int>(actions_.size()));
    for (QToolButton* button : {choose_, pick_}) button->setEnabled(canEdit && isThere);
    const auto kinds = kindsTaken();
    addSelected_->setEnabled(canEdit && std::ranges::any_of(session_.selection(), [&](const auto& feature) { return std::ranges::find(kinds, feature.kind) != kinds.end(); }));
    drop_->setEnabled(canEdit && !features_->selectedItems().empty());
}

// ---- edits

void ActionList::store(std::vector<layers::SceneAction> actions, const QString& label) {
    const auto scene = session_.plan() ? session_.plan()->find<layers::Scene>(scene_) : nullptr;
    if (!scene || !isEditable()) return;
    layers::Scene changed = *scene;
    changed.actions = layers::actionsText(actions);
    layers::PlanEditor editor(*session_.plan());
    editor.put(std::move(changed));
    session_.apply(editor.finish(tr("%1: %2", "name of a scene, what was done to it").arg(headingOf(*scene), label).toStdString()));
}

void ActionList::change(const std::function<void(layers::SceneAction&)>& change) {
    const int row = currentAction();
    if (row < 0) return;
    auto actions = actions_;
    change(actions[static_cast<std::size_t>(row)]);
    if (actions == actions_) return;
    const QString label = actionTitle(actions[static_cast<std::size_t>(row)].kind);
    store(std::move(actions), label);
}

/// At the end, after what is there; with what is selected.
void ActionList::addAction(std::string_view kindName) {
    const layers::ActionKind* kind = layers::findActionKind(kindName);
    if (!kind || !isEditable()) return;
    layers::SceneAction action{.kind = std::string(kindName)};
    for (const auto& other : actions_) action.startS = std::max(action.startS, other.startS + other.durationS);
    for (const auto& feature : session_.selection())
        if (std::ranges::find(kind->takes, feature.kind) != kind->takes.end()) action.features.push_back(feature.uid);
    if (kindName == layers::kFlyRoute && action.features.size() > 1) action.features.resize(1);
    auto actions = actions_;
    actions.push_back(std::move(action));
    const int row = static_cast<int>(actions.size()) - 1;
    store(std::move(actions), tr("new action, %1").arg(actionTitle(std::string(kindName))));
    list_->setCurrentRow(row);
}

void ActionList::removeAction() {
    const int row = currentAction();
    if (row < 0 || !isEditable()) return;
    auto actions = actions_;
    const QString title = actionTitle(actions[static_cast<std::size_t>(row)].kind);
    actions.erase(actions.begin() + row);
    form_->forget();
    store(std::move(actions), tr("removed action, %1").arg(title));
}

void ActionList::moveAction(int by) {
    const int row = currentAction(), to = row + by;
    if (row < 0 || to < 0 || to >= static_cast<int>(actions_.size()) || !isEditable()) return;
    auto actions = actions_;
    std::swap(actions[static_cast<std::size_t>(row)], actions[static_cast<std::size_t>(to)]);
    {
        const QScopedValueRollback filling(isFilling_, true);
        list_->setCurrentRow(to);
    }
    store(std::move(actions), tr("another order of actions"));
}

void ActionList::setFeatures(std::vector<layers::Uid> features) {
    change([&](layers::SceneAction& action) { action.features = std::move(features); });
}

void ActionList::addSelected() {
    const auto kinds = kindsTaken();
    change([&](layers::SceneAction& action) {
        for (const auto& feature : session_.selection())
            if (std::ranges::find(kinds, feature.kind) != kinds.end() && std::ranges::find(action.features, feature.uid) == action.features.end()) action.features.push_back(feature.uid);
    });
}

void ActionList::setPicking(bool isPicking) {
    const QSignalBlocker quiet(pick_);
    pick_->setChecked(isPicking);
}

void ActionList::takeSelection() {
    updateButtons();
    if (!pick_->isChecked() || session_.selection().empty() || currentAction() < 0) return;
    addSelected();
    emit picked();
}

void ActionList::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    setPicking(false);
    giveUpCut();
}

void ActionList::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void ActionList::retranslateUi() {
    add_->setText(tr("Add"));
    add_->setToolTip(tr("What happens in this scene"));
    remove_->setText(tr("Remove"));
    up_->setToolTip(tr("Earlier in the list (Alt+↑)"));
    down_->setToolTip(tr("Later in the list (Alt+↓): where two act on the same, the later one holds"));
    up_->setAccessibleName(tr("Earlier in the list"));
    down_->setAccessibleName(tr("Later in the list"));
    clear_->setText(tr("Begin anew"));
    choose_->setText(tr("Choose…"));
    choose_->setToolTip(tr("Ticks features in a list that can be searched"));
    addSelected_->setText(tr("Add the selection"));
    addSelected_->setToolTip(tr("Adds what is selected on the table or in the list of the plan"));
    pick_->setText(tr("Pick on the table"));
    pick_->setToolTip(tr("While pressed, what is clicked on the table is added"));
    drop_->setText(tr("Remove features"));
    list_->setAccessibleName(tr("Actions"));
    features_->setAccessibleName(tr("Features"));
    addMenu_->clear();
    for (const layers::ActionKind& kind : layers::actionKinds())
        connect(addMenu_->addAction(actionTitle(std::string(kind.name))), &QAction::triggered, this, [this, name = kind.name] { addAction(name); });
    form_->forget();
    fillList();
    buildForm();
}

}  // namespace saban::app
