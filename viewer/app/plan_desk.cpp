#include "viewer/app/plan_desk.h"

#include <QApplication>
#include <QTimer>
#include <QToolButton>
#include <algorithm>
#include <span>
#include <utility>

#include "layers/edit/feature_edits.h"
#include "viewer/app/hint_label.h"
#include "viewer/app/menu_button.h"
#include "viewer/app/plain_tool_tip.h"
#include "viewer/app/table_widget.h"
#include "viewer/overlay/plan_picker.h"

namespace saban::app {

namespace {

constexpr double kBesidePx = 36.0;  // of a copy from what it was made of

/// `context`: where the keys go that start it, the widget alone or all of its window.
QAction* addAction(QWidget& widget, QObject* parent, const QList<QKeySequence>& keys, Qt::ShortcutContext context) {
    auto* action = new QAction(parent);
    action->setShortcuts(keys);
    action->setShortcutContext(context);
    widget.addAction(action);
    return action;
}

std::map<layers::Uid, std::uint32_t> packed(const FeatureColours& colours) {
    std::map<layers::Uid, std::uint32_t> given;
    for (const auto& [uid, c] : colours) given[uid] = static_cast<std::uint32_t>(c.red) << 16 | static_cast<std::uint32_t>(c.green) << 8 | c.blue;
    return given;
}

}  // namespace

PlanDesk::PlanDesk(QMainWindow& window, TableWidget& table, PlanControl& control, QObject* parent)
    : QObject(parent), table_(table), control_(control), bar_(new QToolBar(&window)), phaseBar_(new QToolBar(&window)), hint_(new HintLabel), tools_(new QActionGroup(this)) {
    const auto view = [this]() -> const viewer::PlanView& { return control_.view(); };
    select_ = new SelectTool(table_, session_, view, this);
    place_ = new PlaceTool(table_, session_, view, this);
    draw_ = new DrawTool(table_, session_, view, this);
    measure_ = new MeasureTool(table_, session_, this);
    makePanels(window);
    compare_ = new CompareDesk(window, table_, control_, session_, this);
    window.tabifyDockWidget(worksDock_, compare_->dock());
    makeActions(window);
    makeLineMenu(window);
    makeEditing(window);
    bar_->setObjectName(QStringLiteral("tasks"));
    bar_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    bar_->addActions({selectTool, placeTool, drawAction, snapAction_, measureAction, worksAction});
    openMenuAtOnce(*bar_, snapAction_);
    if (auto* button = qobject_cast<QToolButton*>(bar_->widgetForAction(measureAction))) {
        button->setMenu(measureMenu_);
        button->setPopupMode(QToolButton::MenuButtonPopup);
    }
    openMenuAtOnce(*bar_, drawAction);
    bar_->addSeparator();
    bar_->addActions({undo, redo});
    bar_->addSeparator();
    hint_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    hint_->setMinimumWidth(40);
    hint_->setContentsMargins(8, 0, 8, 0);
    bar_->addWidget(hint_);
    window.addToolBar(Qt::TopToolBarArea, bar_);
    bar_->hide();
    phaseBar_->setObjectName(QStringLiteral("phases"));
    phaseBar_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    window.addToolBar(Qt::BottomToolBarArea, phaseBar_);
    phaseBar_->hide();
    connectSession();
    retranslateUi();
    updateActions();
}

QDockWidget* PlanDesk::addDock(QMainWindow& window, QWidget* panel, const char* name, Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(&window);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setWidget(panel);
    window.addDockWidget(area, dock);
    dock->hide();
    return dock;
}

void PlanDesk::makePanels(QMainWindow& window) {
    palette_ = new PalettePanel;
    tree_ = new PlanTree(session_);
    tree_->setMinimumWidth(230);
    properties_ = new PropertyPanel(session_);
    properties_->setMinimumWidth(260);
    works_ = new WorksPanel(session_);
    treeDock_ = addDock(window, tree_, "plan_tree", Qt::LeftDockWidgetArea);
    paletteDock_ = addDock(window, palette_, "palette", Qt::LeftDockWidgetArea);
    window.tabifyDockWidget(treeDock_, paletteDock_);
    propertyDock_ = addDock(window, properties_, "properties", Qt::RightDockWidgetArea);
    worksDock_ = addDock(window, works_, "works", Qt::BottomDockWidgetArea);
    // The table stays the larger part.
    connect(worksDock_->toggleViewAction(), &QAction::triggered, this, [this, &window](bool isShown) {
        if (!isShown) return;
        worksDock_->raise();  // it may lie behind others that share its place
        window.resizeDocks({worksDock_}, {window.height() * 2 / 5}, Qt::Vertical);
    });
}

PlanDesk::~PlanDesk() {
    table_.setTool(nullptr);
}

void PlanDesk::makeActions(QMainWindow& window) {
    const auto make = [&](const QList<QKeySequence>& keys) { return addAction(window, this, keys, Qt::WindowShortcut); };
    undo = make({QKeySequence::Undo});
    redo = make({QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    // Of the table alone: in the fields of the panels these keys are those of texts.
    const auto makeForTable = [&](const QList<QKeySequence>& keys) { return addAction(table_, this, keys, Qt::WidgetShortcut); };
    copy = makeForTable({QKeySequence::Copy});
    paste = makeForTable({QKeySequence::Paste});
    duplicate = makeForTable({QKeySequence(Qt::CTRL | Qt::Key_D)});
    remove = makeForTable({QKeySequence::Delete});
    selectAll = makeForTable({QKeySequence::SelectAll});
    selectTool = make({QKeySequence(Qt::CTRL | Qt::Key_1)});
    placeTool = make({Qt::Key_F3});
    drawAction = make({});
    measureAction = make({Qt::Key_F4});
    for (QAction* tool : {selectTool, placeTool, drawAction, measureAction}) {
        tool->setCheckable(true);
        tools_->addAction(tool);
    }
    drawMenu_ = new QMenu(&window);
    drawAction->setMenu(drawMenu_);
    // A button that was pressed by its key is lit, whether something of its menu was chosen or not.
    connect(drawMenu_, &QMenu::aboutToHide, this, [this] {
        QTimer::singleShot(0, this, [this] {
            showTool();
            showHint();
        });
    });
    connect(drawMenu_, &QMenu::aboutToShow, this, [this] { QTimer::singleShot(0, this, &PlanDesk::showHint); });  // it is seen then
    worksAction = worksDock_->toggleViewAction();

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
    connect(measureAction, &QAction::triggered, this, [this] { choose(measure_); });
    connect(drawAction, &QAction::triggered, this, &PlanDesk::showHint);
    connect(placeTool, &QAction::triggered, this, [this] {
        paletteDock_->show();
        paletteDock_->raise();
        const bool isChosen = !place_->item().kind.empty() && table_.tool() != place_;  // F3 again looks for another one
        if (isChosen) choose(place_);
        (isChosen ? static_cast<QWidget&>(table_) : *palette_).setFocus();
        showHint();
    });
}

/// Snapping, lines beside and split, what is done to several, typed places, the menu under the right button.
void PlanDesk::makeEditing(QMainWindow& window) {
    snapper_ = new Snapper(table_, session_, [this]() -> const viewer::PlanView& { return control_.view(); }, this);
    select_->setSnapper(snapper_);
    place_->setSnapper(snapper_);
    draw_->setSnapper(snapper_);
    snapMenu_ = new QMenu(&window);
    snapper_->fillMenu(*snapMenu_);
    snapAction_ = snapMenu_->menuAction();
    measureSettings_ = new MeasureSettings(&window, this);
    measure_->setSettings(measureSettings_);
    measureMenu_ = new QMenu(&window);
    measureSettings_->fillMenu(*measureMenu_);
    split_ = new SplitTool(table_, session_, this);
    lines_ = new LineCommands(*lineMenu_, window, session_, this);
    arrange_ = new ArrangeCommands(table_, session_, [this] { return control_.view().phase; }, this);
    entry_ = new CoordinateEntry(table_);
    menu_ = new FeatureMenu(*this, table_, this);
    tree_->setMenuFiller([this](QMenu& menu) { menu_->fillForSelection(menu, true); });
    connect(lines_, &LineCommands::troubled, this, &PlanDesk::troubled);
    connect(arrange_, &ArrangeCommands::troubled, this, &PlanDesk::troubled);
    connect(lines_, &LineCommands::splitToolWanted, this, [this] {
        choose(split_);
        table_.setFocus();
    });
}

void PlanDesk::showProperties() {
    propertyDock_->show();
    propertyDock_->raise();
    properties_->focusField();
}

void PlanDesk::placeAt(glm::dvec2 place) {
    compare_->showOwn();
    const TypedPlace typed{.at = place};
    place_->setPlaces(std::span(&typed, 1));
}

void PlanDesk::chooseWhatToPlaceAt(glm::dvec2 place) {
    choose(select_);
    paletteDock_->show();
    paletteDock_->raise();
    palette_->setFocus();
    placeNext_ = place;
    showHint();
}

void PlanDesk::measureFrom(glm::dvec2 place) {
    choose(measure_);
    measure_->beginAt(place);
    table_.setFocus();
}

void PlanDesk::connectSession() {
    connect(&session_, &PlanSession::troubled, this, &PlanDesk::troubled);
    connect(&session_, &PlanSession::shownChanged, this, [this] {
        if (session_.shown()) control_.updatePlan(compare_->markedPlanOnTable(), session_.path());
        updateActions();
    });
    connect(compare_, &CompareDesk::planOnTableChanged, this, [this] {
        if (!session_.shown()) return;
        control_.updatePlan(compare_->markedPlanOnTable(), session_.path());
        choose(compare_->isOtherOnTable() ? nullptr : select_);  // the other state is only looked at
        updateActions();
    });
    connect(&session_, &PlanSession::selectionChanged, this, [this] {
        updateActions();
        if (table_.tool() == select_ && !session_.selection().empty()) {  // picked after all, in place of choosing what to place
            placeNext_.reset();
            showTool();
            showHint();
        }
        if (!session_.selection().empty() && propertyDock_->isVisible()) propertyDock_->raise();
    });
    connect(&control_, &PlanControl::viewChanged, this, [this] {
        if (table_.tool()) table_.tool()->refresh();
    });
    connect(&table_, &TableWidget::viewChanged, this, [this] {
        if (table_.tool()) table_.tool()->refresh();
    });
    connect(palette_, &PalettePanel::chosen, this, [this](const PlaceItem& item) {
        place_->setItem(item);
        if (const auto place = std::exchange(placeNext_, std::nullopt)) {
            placeAt(*place);
            palette_->clearChoice();
            showHint();
            table_.setFocus();
            return;
        }
        choose(place_);
        table_.setFocus();
    });
    connect(draw_, &DrawTool::drawn, this, [this] { choose(select_); });
    connect(draw_, &DrawTool::refused, this, &PlanDesk::troubled);
    connect(properties_, &PropertyPanel::troubled, this, &PlanDesk::troubled);
    connect(tree_, &PlanTree::troubled, this, &PlanDesk::troubled);
    connect(tree_, &PlanTree::flyTo, this, &PlanDesk::flyTo);
    connect(works_, &WorksPanel::flyTo, this, &PlanDesk::flyTo);
    connect(works_, &WorksPanel::coloursChanged, this, [this](const FeatureColours& colours) { control_.setColours(packed(colours)); });
    connect(tree_, &PlanTree::hiddenKindsChanged, &control_, &PlanControl::setHidden);
    connect(tree_, &PlanTree::hiddenFeaturesChanged, &control_, &PlanControl::setHiddenFeatures);
    connect(tree_, &PlanTree::flyToLayer, this, &PlanDesk::flyToLayer);
    connect(&control_, &PlanControl::phasesChanged, this, [this] {
        phaseBar_->clear();
        phaseBar_->addActions(control_.phaseActions());
        phaseBar_->setVisible(control_.phaseActions().size() > 1);
    });
    connect(&control_, &PlanControl::viewChanged, this, [this] {
        properties_->setPhase(control_.view().phase);
        tree_->setHidden(control_.view().hidden, control_.view().hiddenFeatures);
    });
    for (MapTool* tool : std::initializer_list<MapTool*>{select_, place_, draw_, measure_, split_}) adopt(tool);
}

void PlanDesk::adopt(MapTool* tool) {
    connect(tool, &MapTool::finished, this, [this] { choose(session_.plan() ? select_ : nullptr); });
    connect(tool, &MapTool::hintChanged, this, [this, tool] {
        if (table_.tool() != tool) return;
        if (tool != select_) showTool();  // it goes on, instead of what was to be chosen
        showHint();
    });
}

void PlanDesk::open(const std::string& path, std::shared_ptr<const layers::Plan> read, std::shared_ptr<OpenedPlan> opened) {
    // What is being typed belongs to the plan that is left.
    if (QWidget* field = QApplication::focusWidget(); field && path != session_.path() && properties_->isAncestorOf(field)) field->clearFocus();
    if (path.empty()) {
        choose(nullptr);
        session_.close();
        control_.setPlan(nullptr);
    } else if (path != session_.path()) {
        control_.setPlan(nullptr);  // what of the last plan was hidden is not of this one
        if (opened && !opened->file) emit troubled(opened->whyNot);
        if (opened && opened->file) session_.open(std::move(*opened));
        if (session_.path() == path || (!opened && session_.open(path))) {
            control_.setPlan(session_.shown(), path);
        } else {
            session_.close();
            control_.setPlan(std::move(read), path);
        }
        palette_->setResources(control_.catalogue(), control_.conventions());
        properties_->setCatalogue(control_.catalogue());
        select_->setCatalogue(control_.catalogue());
        properties_->setPhase(control_.view().phase);
        properties_->setTableBounds(table_.ground() ? std::optional(table_.ground()->bounds) : std::nullopt);
        tree_->setHidden(control_.view().hidden, control_.view().hiddenFeatures);
        fillDrawMenu();
        if (session_.plan()) {
            choose(select_);
            treeDock_->show();
            propertyDock_->show();
        }
    }
    bar_->setVisible(session_.plan() != nullptr);
    if (!session_.plan())
        for (QDockWidget* dock : docks()) dock->hide();
    updateActions();
}

void PlanDesk::choose(MapTool* tool) {
    placeNext_.reset();
    if (tool) compare_->showOwn();
    table_.setTool(tool);
    entry_->followTool();
    table_.setProperty("helpPage", tool == draw_ ? "drawing" : tool == measure_ ? "measuring" : tool == place_ ? "placing" : "table");
    showTool();
    if (tool != place_) palette_->clearChoice();
    if (tool) tool->refresh();
    showHint();
}

void PlanDesk::showTool() {
    const MapTool* tool = table_.tool();
    selectTool->setChecked(tool == select_);
    placeTool->setChecked(tool == place_);
    drawAction->setChecked(tool == draw_);
    measureAction->setChecked(tool == measure_);
}

void PlanDesk::showHint() {
    // Before something is chosen to be drawn or placed, the mouse still picks.
    const MapTool* tool = table_.tool();
    if (tool != draw_ && (drawAction->isChecked() || drawMenu_->isVisible())) hint_->setText(tr("Choose in the menu “Draw” what is to be drawn"));
    else if (tool != place_ && placeTool->isChecked()) hint_->setText(tr("Choose in the list “Place” what is to be placed, then click where it goes"));
    else if (placeNext_) hint_->setText(tr("Choose in the list what is to be placed there"));
    else hint_->setText(tool ? tool->hint() : QString());
    hint_->setToolTip(hint_->text());
}

void PlanDesk::flyTo(const layers::FeatureRef& feature) {
    constexpr double kNearM = 800.0;
    if (!session_.plan()) return;
    const auto geometry = layers::geometryOf(*session_.plan(), feature, control_.view().phase);
    const auto place = geometry.labelPoint();
    if (!place) return;
    const geo::Bounds bounds = geometry.bounds();
    table_.flyToPlace(*place, std::max(kNearM, 2.0 * std::max(bounds.width(), bounds.height())));
}

/// So that all of it is in the picture.
void PlanDesk::flyToLayer(const TreeLayer& layer) {
    const auto bounds = table_.ground() ? boundsOfLayer(*table_.ground(), layer) : std::nullopt;
    const auto seen = bounds ? std::optional(bounds->intersection(table_.ground()->bounds)) : std::nullopt;
    if (!seen || seen->isEmpty()) {
        emit troubled(tr("'%1' has nothing on the table to go to.").arg(layer.title));
        return;
    }
    viewer::Viewpoint view = table_.camera().settled();
    const auto height = table_.ground()->elevation->heightAt(seen->center());
    view.target = {seen->center(), height && *height ? **height : view.target.z};
    view.rangeM = 1.3 * std::max(seen->width(), seen->height());
    table_.flyTo(view);
}

void PlanDesk::copyBeside(const std::vector<layers::FeatureRef>& features) {
    if (features.empty() || !session_.plan()) return;
    const auto place = layers::geometryOf(*session_.plan(), features.front(), control_.view().phase).labelPoint();
    const double byM = kBesidePx * (place ? table_.metresPerPixelAt(*place) : 1.0);
    layers::Copies copies = layers::copyFeatures(*session_.plan(), features, {byM, -byM});
    if (session_.apply(copies.edit)) session_.select(copies.features);
}

std::vector<QAction*> PlanDesk::editActions() const { return {undo, redo, nullptr, copy, paste, duplicate, remove, selectAll, nullptr, selectTool, placeTool, drawAction, measureAction, nullptr, lineMenu_->menuAction(), arrange_->menu()->menuAction(), arrange_->lock, snapAction_, measureMenu_->menuAction()}; }

void PlanDesk::updateActions() {
    const bool isPlanOnTable = !compare_->isOtherOnTable();  // nothing is changed unseen
    const bool isEditable = session_.isEditable() && isPlanOnTable, isPicked = !session_.selection().empty();
    undo->setEnabled(session_.canUndo() && isPlanOnTable);
    redo->setEnabled(session_.canRedo() && isPlanOnTable);
    undo->setToolTip(plainToolTip(session_.undoLabel()));
    redo->setToolTip(plainToolTip(session_.redoLabel()));
    copy->setEnabled(isPicked);
    for (QAction* action : {duplicate, remove}) action->setEnabled(isEditable && isPicked);
    paste->setEnabled(isEditable && !copied_.empty());
    selectAll->setEnabled(session_.plan() != nullptr);
    selectTool->setEnabled(session_.plan() != nullptr);
    for (QAction* action : {placeTool, drawAction}) action->setEnabled(session_.isEditable());  // choosing one brings the plan back
    lineMenu_->menuAction()->setEnabled(isEditable);
    measureAction->setEnabled(session_.plan() != nullptr);
    arrange_->update();
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
    drawAction->setText(tr("&Draw"));
    measureAction->setText(tr("&Measure"));
    lineMenu_->setTitle(tr("&Lines"));
    reverse_->setText(tr("&Reverse"));
    join_->setText(tr("&Join two"));
    smooth_->setText(tr("&Smooth"));
    simplify_->setText(tr("Si&mplify"));
    lines_->retranslateUi();
    arrange_->retranslateUi();
    snapper_->retranslateUi();
    measureSettings_->retranslateUi();
    measureMenu_->setTitle(tr("&Bearings"));
    snapMenu_->setTitle(tr("S&nap"));
    paletteDock_->setWindowTitle(tr("Place"));
    treeDock_->setWindowTitle(tr("Plan"));
    propertyDock_->setWindowTitle(tr("Properties"));
    worksDock_->setWindowTitle(tr("Works"));
    compare_->retranslateUi();
    fillDrawMenu();
    bar_->setWindowTitle(tr("Tasks"));
    phaseBar_->setWindowTitle(tr("Phases"));
    showHint();
}

}  // namespace saban::app
