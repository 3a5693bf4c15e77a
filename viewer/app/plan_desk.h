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
#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "layers/edit/line_edits.h"
#include "viewer/app/arrange_commands.h"
#include "viewer/app/coordinate_entry.h"
#include "viewer/app/compare_desk.h"
#include "viewer/app/draw_tool.h"
#include "viewer/app/feature_menu.h"
#include "viewer/app/line_commands.h"
#include "viewer/app/measure_settings.h"
#include "viewer/app/measure_tool.h"
#include "viewer/app/palette_panel.h"
#include "viewer/app/place_tool.h"
#include "viewer/app/plan_control.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/plan_tree.h"
#include "viewer/app/property_panel.h"
#include "viewer/app/select_tool.h"
#include "viewer/app/snapper.h"
#include "viewer/app/split_tool.h"
#include "viewer/app/table_widget.h"
#include "viewer/app/works_panel.h"

namespace saban::app {

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
    CompareDesk& compare() { return *compare_; }
    /// Of the plan; null: the one that comes with Saban.
    const std::shared_ptr<const layers::StructureCatalogue>& catalogue() const { return control_.catalogue(); }
    /// Draws that next.
    void draw(const DrawItem& item);
    DrawTool& drawTool() { return *draw_; }
    MeasureTool& measureTool() { return *measure_; }
    CoordinateEntry& coordinateEntry() { return *entry_; }
    ArrangeCommands& arrange() { return *arrange_; }
    LineCommands& lines() { return *lines_; }
    Snapper& snapper() { return *snapper_; }
    MeasureSettings& measureSettings() { return *measureSettings_; }

    /// That is shown.
    const layers::Uid& phase() const { return control_.view().phase; }
    bool isSelecting() const { return table_.tool() == select_; }
    std::vector<layers::FeatureRef> featuresAt(QPointF position) const { return select_->featuresAt(position); }
    void flyTo(const layers::FeatureRef& feature);
    void flyToLayer(const TreeLayer& layer);
    void showProperties();
    /// Name of what was placed last; empty: nothing was.
    QString lastPlaced() const { return QString::fromStdString(place_->item().name); }
    void placeAt(glm::dvec2 place);
    /// Opens the palette: what is chosen there next is set at the place.
    void chooseWhatToPlaceAt(glm::dvec2 place);
    void measureFrom(glm::dvec2 place);

    /// A tool of another part of the window, chosen with `choose`: when it has finished, the one for picking comes back.
    void adopt(MapTool* tool);
    void choose(MapTool* tool);
    /// For actions of other parts of the window.
    const PlanControl& control() const { return control_; }

    /// Shows the plan of that file, ready to be edited; an empty name: none. `read`: what was read of it before, shown when it
    /// cannot be opened here.
    void open(const std::string& path, std::shared_ptr<const layers::Plan> read, std::shared_ptr<OpenedPlan> opened = nullptr);

    /// For the window's menu, in groups; null: a line between them.
    std::vector<QAction*> editActions() const;
    std::vector<QDockWidget*> docks() const { return {paletteDock_, treeDock_, propertyDock_, worksDock_, compare_->dock()}; }
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
    void showHint();
    void showTool();
    QDockWidget* addDock(QMainWindow& window, QWidget* panel, const char* name, Qt::DockWidgetArea area);
    void makePanels(QMainWindow& window);
    void makeLineMenu(QMainWindow& window);
    void fillDrawMenu();
    void changeLine(const std::function<geo::Result<layers::LineEdit>(const layers::FeatureRef&)>& change);
    void makeEditing(QMainWindow& window);
    void copyBeside(const std::vector<layers::FeatureRef>& features);
    void updateActions();

    TableWidget& table_;
    PlanControl& control_;
    PlanSession session_;
    SelectTool* select_;
    PlaceTool* place_;
    DrawTool* draw_;
    MeasureTool* measure_;
    SplitTool* split_;
    Snapper* snapper_;
    MeasureSettings* measureSettings_;
    QMenu* measureMenu_;
    LineCommands* lines_;
    ArrangeCommands* arrange_;
    CoordinateEntry* entry_;
    FeatureMenu* menu_;
    QMenu* snapMenu_;
    QAction* snapAction_;
    std::optional<glm::dvec2> placeNext_;  ///< where the next choice of the palette goes
    PalettePanel* palette_;
    PropertyPanel* properties_;
    PlanTree* tree_;
    WorksPanel* works_;
    CompareDesk* compare_;
    QDockWidget *paletteDock_, *treeDock_, *propertyDock_, *worksDock_;
    QMenu *drawMenu_, *lineMenu_;
    QAction *reverse_, *join_, *smooth_, *simplify_;
    QToolBar *bar_, *phaseBar_;
    QLabel* hint_;  ///< what to do next with the chosen tool
    QActionGroup* tools_;
    std::vector<layers::FeatureRef> copied_;
};

}  // namespace saban::app
