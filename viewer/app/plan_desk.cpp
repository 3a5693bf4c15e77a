#include "viewer/app/plan_desk.h"

#include "layers/edit/feature_edits.h"
#include "viewer/app/table_widget.h"
#include "viewer/overlay/plan_picker.h"

namespace saban::app {

namespace {

constexpr double kBesidePx = 36.0;  // of a copy from what it was made of

}  // namespace

PlanDesk::PlanDesk(QMainWindow& window, TableWidget& table, PlanControl& control, QObject* parent)
    : QObject(parent), table_(table), control_(control), palette_(new PalettePanel), paletteDock_(new QDockWidget(&window)), bar_(new QToolBar(&window)), hint_(new QLabel), tools_(new QActionGroup(this)) {
    const auto view = [this]() -> const viewer::PlanView& { return control_.view(); };
    select_ = new SelectTool(table_, session_, view, this);
    place_ = new PlaceTool(table_, session_, view, this);
    paletteDock_->setObjectName(QStringLiteral("palette"));
    palette_->setMinimumWidth(230);
    paletteDock_->setWidget(palette_);
    window.addDockWidget(Qt::LeftDockWidgetArea, paletteDock_);
    paletteDock_->hide();
    makeActions(window);
    bar_->setObjectName(QStringLiteral("tasks"));
    bar_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    bar_->addActions({selectTool, placeTool});
    bar_->addSeparator();
    bar_->addActions({undo, redo});
    bar_->addSeparator();
    hint_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    hint_->setMinimumWidth(40);
    hint_->setContentsMargins(8, 0, 8, 0);
    bar_->addWidget(hint_);
    window.addToolBar(Qt::TopToolBarArea, bar_);
    bar_->hide();
    connectSession();
    retranslateUi();
    updateActions();
}

PlanDesk::~PlanDesk() {
    table_.setTool(nullptr);
}

void PlanDesk::makeActions(QMainWindow& window) {
    const auto make = [&](const QList<QKeySequence>& keys) {
        auto* action = new QAction(this);
        action->setShortcuts(keys);
        window.addAction(action);
        return action;
    };
    undo = make({QKeySequence::Undo});
    redo = make({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    // Of the table alone: in the fields of the panels these keys are those of texts.
    const auto makeForTable = [&](const QList<QKeySequence>& keys) {
        auto* action = new QAction(this);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        table_.addAction(action);
        return action;
    };
    copy = makeForTable({QKeySequence::Copy});
    paste = makeForTable({QKeySequence::Paste});
    duplicate = makeForTable({QKeySequence(Qt::CTRL | Qt::Key_D)});
    remove = makeForTable({QKeySequence::Delete});
    selectAll = makeForTable({QKeySequence::SelectAll});
    selectTool = make({Qt::Key_F2});
    placeTool = make({Qt::Key_F3});
    for (QAction* tool : {selectTool, placeTool}) {
        tool->setCheckable(true);
        tools_->addAction(tool);
    }

    connect(undo, &QAction::triggered, &session_, &PlanSession::undo);
    connect(redo, &QAction::triggered, &session_, &PlanSession::redo);
    connect(copy, &QAction::triggered, this, [this] { copied_ = session_.selection(); updateActions(); });
    connect(paste, &QAction::triggered, this, [this] { copyBeside(copied_); });
    connect(duplicate, &QAction::triggered, this, [this] { copyBeside(session_.selection()); });
    connect(remove, &QAction::triggered, this, [this] {
        if (!session_.selection().empty()) session_.apply(layers::removeFeatures(*session_.plan(), session_.selection()));
    });
    connect(selectAll, &QAction::triggered, this, [this] {
        if (session_.plan()) session_.select(viewer::featuresWithin(*session_.plan(), control_.view(), [](glm::dvec2) { return true; }));
    });
    connect(selectTool, &QAction::triggered, this, [this] { choose(select_); });
    connect(placeTool, &QAction::triggered, this, [this] {
        paletteDock_->show();
        paletteDock_->raise();
        palette_->setFocus();
        if (!place_->item().kind.empty()) choose(place_);
    });
}

void PlanDesk::connectSession() {
    connect(&session_, &PlanSession::troubled, this, &PlanDesk::troubled);
    connect(&session_, &PlanSession::shownChanged, this, [this] {
        if (session_.shown()) control_.updatePlan(session_.shown(), session_.path());
        updateActions();
    });
    connect(&session_, &PlanSession::selectionChanged, this, &PlanDesk::updateActions);
    connect(&control_, &PlanControl::viewChanged, this, [this] {
        if (table_.tool()) table_.tool()->refresh();
    });
    connect(&table_, &TableWidget::viewChanged, this, [this] {
        if (table_.tool()) table_.tool()->refresh();
    });
    connect(palette_, &PalettePanel::chosen, this, [this](const PlaceItem& item) {
        place_->setItem(item);
        choose(place_);
        table_.setFocus();
    });
    connect(place_, &MapTool::finished, this, [this] { choose(select_); });
    for (MapTool* tool : std::initializer_list<MapTool*>{select_, place_})
        connect(tool, &MapTool::hintChanged, this, [this, tool] {
            if (table_.tool() == tool) showHint();
        });
}

void PlanDesk::open(const std::string& path, std::shared_ptr<const layers::Plan> read) {
    if (path.empty()) {
        choose(nullptr);
        session_.close();
        control_.setPlan(nullptr);
    } else if (path != session_.path()) {
        if (session_.open(path)) {
            control_.setPlan(session_.shown(), path);
        } else {
            session_.close();
            control_.setPlan(std::move(read), path);
        }
        palette_->setResources(control_.catalogue(), control_.conventions());
        if (session_.plan()) choose(select_);
    }
    bar_->setVisible(session_.plan() != nullptr);
    if (!session_.plan()) paletteDock_->hide();
    updateActions();
}

void PlanDesk::choose(MapTool* tool) {
    table_.setTool(tool);
    selectTool->setChecked(tool == select_);
    placeTool->setChecked(tool == place_);
    if (tool != place_) palette_->clearChoice();
    if (tool) tool->refresh();
    showHint();
}

void PlanDesk::showHint() {
    hint_->setText(table_.tool() ? table_.tool()->hint() : QString());
    hint_->setToolTip(hint_->text());
}

void PlanDesk::copyBeside(const std::vector<layers::FeatureRef>& features) {
    if (features.empty() || !session_.plan()) return;
    const auto place = layers::geometryOf(*session_.plan(), features.front(), control_.view().phase).labelPoint();
    const double byM = kBesidePx * (place ? table_.metresPerPixelAt(*place) : 1.0);
    layers::Copies copies = layers::copyFeatures(*session_.plan(), features, {byM, -byM});
    if (session_.apply(copies.edit)) session_.select(copies.features);
}

std::vector<QAction*> PlanDesk::editActions() const { return {undo, redo, nullptr, copy, paste, duplicate, remove, selectAll, nullptr, selectTool, placeTool}; }

void PlanDesk::updateActions() {
    const bool isEditable = session_.isEditable(), isPicked = !session_.selection().empty();
    undo->setEnabled(session_.canUndo());
    redo->setEnabled(session_.canRedo());
    undo->setToolTip(session_.undoLabel());
    redo->setToolTip(session_.redoLabel());
    copy->setEnabled(isPicked);
    for (QAction* action : {duplicate, remove}) action->setEnabled(isEditable && isPicked);
    paste->setEnabled(isEditable && !copied_.empty());
    selectAll->setEnabled(session_.plan() != nullptr);
    selectTool->setEnabled(session_.plan() != nullptr);
    placeTool->setEnabled(isEditable);
}

void PlanDesk::retranslateUi() {
    undo->setText(tr("&Undo"));
    redo->setText(tr("&Redo"));
    copy->setText(tr("&Copy"));
    paste->setText(tr("&Paste"));
    duplicate->setText(tr("&Duplicate"));
    remove->setText(tr("Re&move"));
    selectAll->setText(tr("Select &all"));
    selectTool->setText(tr("&Select"));
    placeTool->setText(tr("P&lace"));
    paletteDock_->setWindowTitle(tr("Place"));
    bar_->setWindowTitle(tr("Tasks"));
    showHint();
}

}  // namespace saban::app
