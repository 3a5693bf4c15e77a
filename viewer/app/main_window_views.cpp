// The views of the window: two at once, saved ones, the map.
#include <QAction>
#include <QDockWidget>
#include <QMenu>

#include "viewer/app/main_window.h"

namespace saban::app {

namespace {

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
    viewsPanel_->setMinimumWidth(230);
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
    twoViewsDock_ = dock(twoViewsPanel_, "two_views");
    tabifyDockWidget(desk_->docks().front(), viewsDock_);
    addAction(viewsPanel_->saveAction);
    actions_->viewMenu->insertAction(actions_->nearer, mapMode_->action());
    actions_->viewMenu->insertMenu(actions_->nearer, twoViews_->menu());
    actions_->viewMenu->insertAction(actions_->nearer, viewsPanel_->saveAction);
    actions_->viewMenu->insertSeparator(actions_->nearer);
    connect(&desk_->compare(), &CompareDesk::otherChanged, twoViews_, [this](const PlanPtr& other) { twoViews_->setCompared(other); });
    connect(viewsPanel_, &ViewsPanel::chosen, this, &MainWindow::showSavedView);
    connect(viewsPanel_->saveAction, &QAction::triggered, this, [this] {
        viewsDock_->show();
        viewsDock_->raise();
    });
}

SavedView MainWindow::presentView() const {
    const TableWidget& table = stage_->table();
    SavedView view{.camera = table.ordinaryView(), .exaggeration = table.look().exaggeration, .sunTime = lookPanel_->sunTime(), .shown = table.planView(),
                   .hiddenLayers = table.pane(table.activeView()).hiddenLayers};
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
    table.setMapMode(false);
    lookPanel_->setSunTime(view.sunTime);
    viewer::Look look = table.look();
    look.exaggeration = view.exaggeration;
    lookControl_->setLook(look);
    plan_->showPhase(view.shown.phase);
    plan_->setHidden(view.shown.hidden);
    // One view shows what the lists of layers say; of two, each keeps its own.
    table.setHiddenLayers(table.activeView(), table.viewCount() > 1 ? view.hiddenLayers : QSet<QString>());
    if (table.viewCount() == 1) showLayersBut(view.hiddenLayers, desk_->tree().layers(), *layerPanel_, *content_);
    table.flyTo(view.camera);
}

void MainWindow::retranslateViews() {
    twoViews_->retranslateUi();
    mapMode_->retranslateUi();
    viewsDock_->setWindowTitle(tr("Views"));
    twoViewsDock_->setWindowTitle(tr("Two views"));
}

}  // namespace saban::app
