#pragma once

#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QObject>
#include <QToolBar>
#include <functional>
#include <vector>

#include "layers/edit/line_edits.h"
#include "viewer/app/draw_tool.h"
#include "viewer/app/measure_tool.h"
#include "viewer/app/palette_panel.h"
#include "viewer/app/place_tool.h"
#include "viewer/app/plan_control.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/plan_tree.h"
#include "viewer/app/property_panel.h"
#include "viewer/app/select_tool.h"
#include "viewer/app/works_panel.h"

namespace saban::app {

class TableWidget;

/// Everything in the window that plans are made with: the session, the tools of the mouse, their bar, the palette, and the
/// actions that change what is picked.
/// Thread safety: GUI thread.
class PlanDesk : public QObject {
    Q_OBJECT

   public:
    PlanDesk(QMainWindow& window, TableWidget& table, PlanControl& control, QObject* parent = nullptr);
    ~PlanDesk() override;

    PlanSession& session() { return session_; }
    PalettePanel& palette() { return *palette_; }
    PropertyPanel& properties() { return *properties_; }
    PlanTree& tree() { return *tree_; }
    WorksPanel& works() { return *works_; }
    /// Of the plan; null: the one that comes with Saban.
    const std::shared_ptr<const layers::StructureCatalogue>& catalogue() const { return control_.catalogue(); }
    /// Draws that next.
    void draw(const DrawItem& item);
    DrawTool& drawTool() { return *draw_; }
    MeasureTool& measureTool() { return *measure_; }

    /// Shows the plan of that file, ready to be edited; an empty name: none. `read`: what was read of it before, shown when it
    /// cannot be opened here.
    void open(const std::string& path, std::shared_ptr<const layers::Plan> read);

    /// For the window's menu, in groups; null: a line between them.
    std::vector<QAction*> editActions() const;
    std::vector<QDockWidget*> docks() const { return {paletteDock_, treeDock_, propertyDock_, worksDock_}; }
    QDockWidget* propertyDock() const { return propertyDock_; }
    QMenu* drawMenu() const { return drawMenu_; }
    QMenu* lineMenu() const { return lineMenu_; }
    QToolBar* toolBar() const { return bar_; }

    void retranslateUi();

    QAction *undo, *redo, *copy, *paste, *duplicate, *remove, *selectAll, *selectTool, *placeTool, *drawAction, *measureAction, *worksAction;

   signals:
    void troubled(const QString& message);

   private:
    void makeActions(QMainWindow& window);
    void connectSession();
    void choose(MapTool* tool);
    void showHint();
    QDockWidget* addDock(QMainWindow& window, QWidget* panel, const char* name, Qt::DockWidgetArea area);
    void makePanels(QMainWindow& window);
    void makeLineMenu(QMainWindow& window);
    void fillDrawMenu();
    void changeLine(const std::function<geo::Result<layers::LineEdit>(const layers::FeatureRef&)>& change);
    void flyTo(const layers::FeatureRef& feature);
    void copyBeside(const std::vector<layers::FeatureRef>& features);
    void updateActions();

    TableWidget& table_;
    PlanControl& control_;
    PlanSession session_;
    SelectTool* select_;
    PlaceTool* place_;
    DrawTool* draw_;
    MeasureTool* measure_;
    PalettePanel* palette_;
    PropertyPanel* properties_;
    PlanTree* tree_;
    WorksPanel* works_;
    QDockWidget *paletteDock_, *treeDock_, *propertyDock_, *worksDock_;
    QMenu *drawMenu_, *lineMenu_;
    QAction *reverse_, *join_, *smooth_, *simplify_;
    QToolBar *bar_, *phaseBar_;
    QLabel* hint_;  ///< what to do next with the chosen tool
    QActionGroup* tools_;
    std::vector<layers::FeatureRef> copied_;
};

}  // namespace saban::app
