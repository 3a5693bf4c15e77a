// The views of the window: two at once, scenes, the map, and the briefing made of scenes.
#include <QAction>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QEvent>
#include <QFileInfo>
#include <QMenu>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include "viewer/app/action_list.h"
#include "viewer/app/brief_dialogs.h"
#include "viewer/app/brief_menu.h"
#include "viewer/app/ground_views.h"
#include "viewer/app/main_window.h"
#include "viewer/app/menu_button.h"
#include "viewer/app/room_box.h"
#include "viewer/app/scene_editor.h"
#include "viewer/app/scene_trial.h"
#include "viewer/app/timeline_panel.h"
#include "viewer/briefing/presentation.h"

namespace saban::app {

namespace {

/// A panel that was filled while it is hidden needs other room than before, which its dock is not told until it is shown: the window would make room for what was there before, and stay as large.
class HiddenPanels : public QObject {
   public:
    explicit HiddenPanels(QMainWindow& window) : QObject(&window) {
        for (QDockWidget* dock : window.findChildren<QDockWidget*>()) dock->widget()->installEventFilter(this);
    }

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        auto* panel = static_cast<QWidget*>(watched);
        if (event->type() == QEvent::LayoutRequest && !panel->isVisible() && panel->layout()) panel->layout()->activate();
        return false;
    }
};

/// Shows all pictures and vector layers but those, in the lists too.
void showLayersBut(const QSet<QString>& hidden, TreeLayers& shown, LayerPanel& panel, TableContent& content) {
    bool isChanged = false;
    const auto without = [&](auto layers) {
        for (auto& layer : layers) {
            const bool isVisible = !hidden.contains(layerNameOf(layer));
            isChanged = isChanged || isVisible != layer.visible;
            layer.visible = isVisible;
        }
        return layers;
    };
    const auto imagery = without(shown.imagery());
    const auto vectors = without(shown.vectors());
    if (!isChanged) return;
    shown.setImagery(imagery);
    shown.setVectors(vectors);
    panel.setLayers(shown.elevation(), imagery, vectors);
    content.setImagery(imagery);
    content.setVectors(vectors);
}

}  // namespace

void MainWindow::makeViews() {
    TableWidget& table = stage_->table();
    twoViews_ = new TwoViews(*this, table, *plan_, *lookControl_, this);
    mapMode_ = new MapMode(*this, table, this);
    twoViewsPanel_ = new TwoViewsPanel(table, *twoViews_);
    viewsPanel_ = new ViewsPanel(desk_->session(), table, [this] { return presentView(); });
    viewsPanel_->setMinimumWidth(300);  // a picture beside names that can be read
    const auto dock = [this](QWidget* panel, const char* name) {
        auto* dockWidget = new QDockWidget(this);
        dockWidget->setObjectName(QString::fromLatin1(name));
        dockWidget->setWidget(panel);
        addDockWidget(Qt::LeftDockWidgetArea, dockWidget);
        dockWidget->hide();
        actions_->panelMenu->addAction(dockWidget->toggleViewAction());
        return dockWidget;
    };
    viewsDock_ = dock(viewsPanel_, "views");
    // Settings of the picture lie together; all of them scroll, so that they fit on a small screen.
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidgetResizable(true);
    scroll->setMinimumWidth(250);
    scroll->setWidget(twoViewsPanel_);
    twoViewsDock_ = dock(scroll, "two_views");
    tabifyDockWidget(lookDock_, twoViewsDock_);
    tabifyDockWidget(desk_->docks().front(), viewsDock_);
    addAction(viewsPanel_->saveAction);
    actions_->viewMenu->insertAction(actions_->cameraMenu->menuAction(), mapMode_->action());
    actions_->viewMenu->insertMenu(actions_->cameraMenu->menuAction(), twoViews_->menu());
    actions_->viewMenu->insertAction(actions_->cameraMenu->menuAction(), viewsPanel_->saveAction);
    actions_->viewMenu->insertSeparator(actions_->cameraMenu->menuAction());
    connect(&desk_->compare(), &CompareDesk::otherChanged, twoViews_, [this](const PlanPtr& other) { twoViews_->setCompared(other); });
    connect(viewsPanel_, &ViewsPanel::chosen, this, &MainWindow::showSavedView);
    const auto tell = [this](const QString& message) { stage_->messages().show(MessageBar::Severity::Warning, message); };
    connect(&viewsPanel_->groundViews(), &GroundViews::troubled, this, tell);
    connect(viewsPanel_, &ViewsPanel::groundViewsOffered, this, [this](int count) {
        const auto offer = [this] { return std::pair(desk_->session().path(), viewsPanel_->groundViews().path()); };
        const auto take = [this, offer, made = offer()] {
            if (offer() == made) return viewsPanel_->takeGroundViews();
            stage_->messages().show(MessageBar::Severity::Note, tr("Nothing was taken along: another plan or ground is open now. Open '%1' again.").arg(QString::fromStdString(made.first)));
        };
        stage_->messages().show(MessageBar::Severity::Note, tr("Views saved of this ground without a plan: %1. They can become scenes of '%2'.").arg(count).arg(QFileInfo(QString::fromStdString(offer().first)).fileName()), {}, {.label = tr("Take them along as scenes"), .act = take});
    });
    connect(viewsPanel_->saveAction, &QAction::triggered, this, [this] {
        viewsDock_->show();
        viewsDock_->raise();
    });
    makeBriefing();
}

void MainWindow::makeBriefing() {
    TableWidget& table = stage_->table();
    presentation_ = new Presentation(*this, table, desk_->session(), *plan_, this);
    sceneEditor_ = new SceneEditor(desk_->session());
    sceneEditor_->setMinimumWidth(280);
    timeline_ = new TimelinePanel(desk_->session(), table, *plan_);
    const auto dock = [this](QWidget* panel, const char* name, Qt::DockWidgetArea area) {
        auto* dockWidget = new QDockWidget(this);
        dockWidget->setObjectName(QString::fromLatin1(name));
        dockWidget->setWidget(panel);
        addDockWidget(area, dockWidget);
        dockWidget->hide();
        actions_->panelMenu->addAction(dockWidget->toggleViewAction());
        return dockWidget;
    };
    sceneDock_ = dock(sceneEditor_, "scene", Qt::RightDockWidgetArea);
    tabifyDockWidget(desk_->propertyDock(), sceneDock_);
    timelineDock_ = dock(timeline_, "timeline", Qt::BottomDockWidgetArea);
    tabifyDockWidget(desk_->compare().dock(), timelineDock_);
    const auto showDock = [](QDockWidget* dockWidget) {
        dockWidget->show();
        dockWidget->raise();
    };
    briefMenu_ = new BriefMenu({actions_->present, actions_->presentHere, actions_->rehearse}, *viewsPanel_, viewsDock_, timelineDock_, this);
    desk_->toolBar()->insertAction(desk_->worksAction, briefMenu_->menuAction());
    openMenuAtOnce(*desk_->toolBar(), briefMenu_->menuAction());
    auto* trial = new SceneTrial(table, desk_->session(), *plan_, this);
    const auto tell = [this](const QString& message) { stage_->messages().show(MessageBar::Severity::Warning, message); };
    connect(presentation_, &Presentation::troubled, this, tell);
    connect(actions_->present, &QAction::triggered, presentation_, [this] { presentation_->start(); });
    connect(actions_->presentHere, &QAction::triggered, presentation_, [this] { presentation_->startAt(viewsPanel_->currentScene()); });
    connect(actions_->rehearse, &QAction::triggered, presentation_, [this] { presentation_->start(0, Presentation::Mode::Rehearse); });
    connect(presentation_, &Presentation::started, timeline_, &TimelinePanel::leave);
    connect(viewsDock_->toggleViewAction(), &QAction::triggered, this, [this](bool isShown) {
        if (isShown) viewsDock_->raise();
    });
    connect(timelineDock_->toggleViewAction(), &QAction::triggered, this, [this](bool isShown) {
        if (!isShown) return;
        timelineDock_->raise();
        resizeDocks({timelineDock_}, {timeline_->sizeHint().height()}, Qt::Vertical);
    });
    connect(viewsPanel_, &ViewsPanel::currentChanged, this, [this] { sceneEditor_->setScene(viewsPanel_->currentScene()); });
    connect(viewsPanel_, &ViewsPanel::editRequested, this, [this, showDock] {
        if (!sceneDock_->isVisible()) QTimer::singleShot(0, this, [this] { resizeDocks({lookDock_, sceneDock_}, {height() / 5, height() * 4 / 5}, Qt::Vertical); });  // it holds more than its neighbours
        showDock(sceneDock_);
        sceneEditor_->focusTitle();
    });
    connect(sceneEditor_, &SceneEditor::attentionWanted, this, [this, showDock] { QTimer::singleShot(0, this, [this, showDock] { showDock(sceneDock_); }); });
    connect(sceneEditor_, &SceneEditor::tryRequested, this, [this, trial] {
        timeline_->leave();
        trial->play(sceneEditor_->scene());
    });
    sceneEditor_->setMomentSource([this] { return timeline_->moment() ? layers::momentOf(*timeline_->moment()) : layers::Moment{}; });
    sceneEditor_->actions().setCutSource([this, &table]() -> std::optional<std::pair<glm::dvec2, glm::dvec2>> {
        if (const auto& section = section_->tool().section()) return std::pair(section->cut.from, section->cut.to);
        if (!table.cut()) return std::nullopt;
        return std::pair(table.cut()->from, table.cut()->to);
    });
    sceneEditor_->actions().setTableBounds([&table] { return table.ground() ? std::optional(table.ground()->bounds) : std::nullopt; });
    connect(&sceneEditor_->actions(), &ActionList::cutDrawingWanted, section_, [this] {
        section_->action()->trigger();
        section_->tool().redraw();
    });
    connect(&section_->tool(), &SectionTool::sectionChanged, &sceneEditor_->actions(), &ActionList::cutChanged);
    connect(&section_->tool(), &SectionTool::finished, &sceneEditor_->actions(), &ActionList::giveUpCut);
    // Told while another tool is being chosen: which one is known afterwards.
    connect(&section_->tool(), &SectionTool::hintChanged, &sceneEditor_->actions(), [this, &table] {
        if (table.tool() != &section_->tool()) sceneEditor_->actions().giveUpCut();
    }, Qt::QueuedConnection);
    const auto makes = [this](QAction* action, BriefOutput output) {
        connect(action, &QAction::triggered, this, [this, output] { showBriefDialog(output, desk_->session(), this, presentation_->settings().room); });
    };
    makes(briefMenu_->handout, BriefOutput::Handout);
    makes(briefMenu_->pictures, BriefOutput::Pictures);
    makes(briefMenu_->video, BriefOutput::Video);
    makes(briefMenu_->print, BriefOutput::Print);
    connect(briefMenu_->room, &QAction::triggered, this, &MainWindow::chooseRoom);
    connect(&desk_->session(), &PlanSession::opened, this, [this] {
        const bool hasPlan = desk_->session().plan() != nullptr;
        briefMenu_->setHasPlan(hasPlan);
        if (!hasPlan)
            for (QDockWidget* dockWidget : {sceneDock_, timelineDock_}) dockWidget->hide();
    });
    new HiddenPanels(*this);
}

/// How large letters must be is told by the room where they are read.
void MainWindow::chooseRoom() {
    QDialog dialog(this);
    dialog.setObjectName(QStringLiteral("room"));
    dialog.setWindowTitle(tr("Size of the room"));
    auto* box = new RoomBox(&dialog);
    box->setRoom(presentation_->settings().room);
    if (screen()) box->setPicture(static_cast<int>(screen()->size().height() * screen()->devicePixelRatio()), screen()->devicePixelRatio());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto* layout = new QVBoxLayout(&dialog);
    layout->addWidget(box);
    layout->addWidget(buttons);
    if (dialog.exec() != QDialog::Accepted) return;
    presentation_->settings().room = box->room();
    presentation_->applySettings();
}

SavedView MainWindow::presentView() const {
    const TableWidget& table = stage_->table();
    SavedView view{.camera = table.ordinaryView(), .exaggeration = table.look().exaggeration, .sunTime = lookPanel_->sunTime(), .shown = table.planView(),
                   .hiddenLayers = table.pane(table.activeView()).hiddenLayers, .legend = table.look().legend};
    if (timeline_ && timeline_->moment()) view.exerciseTime = layers::momentOf(*timeline_->moment());
    const auto addHidden = [&view](const auto& layers) {
        for (const auto& layer : layers)
            if (!layer.visible) view.hiddenLayers.insert(layerNameOf(layer));
    };
    if (table.ground()) {
        addHidden(table.ground()->spec.imagery);
        addHidden(table.ground()->spec.vectors);
    }
    return view;
}

void MainWindow::showSavedView(const SavedView& view) {
    TableWidget& table = stage_->table();
    table.setMapMode(view.camera.isFlat());
    lookPanel_->setSunTime(view.sunTime);
    viewer::Look look = table.look();
    look.exaggeration = view.exaggeration;
    look.legend = view.legend;
    lookControl_->setLook(look);
    timeline_->leave();
    plan_->showPhase(view.shown.phase);
    plan_->setHidden(view.shown.hidden);
    plan_->setHiddenFeatures(view.shown.hiddenFeatures);
    if (const auto moment = layers::secondsOf(view.exerciseTime); moment && timeline_->timeline()) {
        timelineDock_->show();  // where one leaves it
        timeline_->showMoment(*moment);
    }
    // One view shows what the lists of layers say; of two, each keeps its own.
    table.setHiddenLayers(table.activeView(), table.viewCount() > 1 ? view.hiddenLayers : QSet<QString>());
    if (table.viewCount() == 1) showLayersBut(view.hiddenLayers, desk_->tree().layers(), *layerPanel_, *content_);
    table.flyTo(view.camera);
}

void MainWindow::retranslateViews() {
    twoViews_->retranslateUi();
    mapMode_->retranslateUi();
    viewsDock_->setWindowTitle(tr("Scenes"));
    sceneDock_->setWindowTitle(tr("Scene"));
    timelineDock_->setWindowTitle(tr("Timeline"));
    briefMenu_->retranslateUi();
    twoViewsDock_->setWindowTitle(tr("Two views"));
}

}  // namespace saban::app
