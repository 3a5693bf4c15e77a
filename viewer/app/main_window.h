#pragma once

#include <QMainWindow>
#include <QSet>
#include <QTimer>
#include <functional>

#include "viewer/app/appearance_menu.h"
#include "viewer/app/crash_recovery.h"
#include "viewer/app/drawing_settings.h"
#include "viewer/app/findings_desk.h"
#include "viewer/app/plan_control.h"
#include "viewer/app/plan_desk.h"
#include "viewer/app/plan_start.h"
#include "viewer/app/help_control.h"
#include "viewer/app/layer_panel.h"
#include "viewer/app/log_actions.h"
#include "viewer/app/look_control.h"
#include "viewer/app/look_panel.h"
#include "viewer/app/missing_files_offer.h"
#include "viewer/app/panel_cycle.h"
#include "viewer/app/recent_files.h"
#include "viewer/app/run_window.h"
#include "viewer/app/section_desk.h"
#include "viewer/app/search_desk.h"
#include "viewer/app/stage.h"
#include "viewer/app/status_line.h"
#include "viewer/app/table_content.h"
#include "viewer/app/map_mode.h"
#include "viewer/app/two_views.h"
#include "viewer/app/two_views_panel.h"
#include "viewer/app/views_panel.h"
#include "viewer/app/window_actions.h"

class QDockWidget;

namespace saban::app {

class BriefMenu;
class Presentation;
class SceneEditor;
class TimelinePanel;

/// The program's window. Files are opened in the background; a file that fails leaves the present table as it is.
class MainWindow : public QMainWindow {
    Q_OBJECT

   public:
    explicit MainWindow(const WindowOptions& options, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens what the options name. Call once the window is shown.
    void openFromOptions();
    void openFiles(const QStringList& files);  ///< in place of what is there
    void addFiles(const QStringList& files);   ///< on top of what is there

    Stage& stage() { return *stage_; }
    StatusLine& statusLine() { return *statusLine_; }
    LayerPanel& layerPanel() { return *layerPanel_; }
    LookPanel& lookPanel() { return *lookPanel_; }
    WindowActions& actions() { return *actions_; }
    PlanDesk& desk() { return *desk_; }
    TwoViews& twoViews() { return *twoViews_; }
    TwoViewsPanel& twoViewsPanel() { return *twoViewsPanel_; }
    MapMode& mapMode() { return *mapMode_; }
    ViewsPanel& viewsPanel() { return *viewsPanel_; }
    SectionDesk& section() { return *section_; }
    PlanStart& planStart() { return *planStart_; }
    FindingsDesk& findings() { return *findings_; }
    SearchDesk& search() { return *search_; }
    HelpControl& help() { return *help_; }
    AppearanceMenu& appearance() { return *appearance_; }
    Presentation& presentation() { return *presentation_; }
    BriefMenu& briefMenu() { return *briefMenu_; }
    SceneEditor& sceneEditor() { return *sceneEditor_; }
    TimelinePanel& timeline() { return *timeline_; }

    /// Nothing is being opened, and the picture is final.
    bool isSettled() const;
    /// Something that was to be opened or drawn could not be.
    bool hasFailed() const { return hasFailed_; }

    void chooseLanguage(Language language);

   protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void showEvent(QShowEvent* event) override;

   private:
    void makePanels();
    void makeDesks(const WindowOptions& options);
    void makeCommands();
    void connectFileActions();
    void connectContent();
    void connectPanels();
    void makeViews();
    void makeBriefing();
    void chooseRoom();
    void retranslateViews();
    SavedView presentView() const;
    void showSavedView(const SavedView& view);
    void retranslateUi();

    void showOutcome(const LoadOutcome& outcome);
    void showFailure(const geo::Error& error, const LoadOutcome& outcome);
    void showGround(viewer::TableView::CameraChange change);
    void showStatus();
    void changeCrs(const std::function<LoadRequest()>& requestNow);
    void setFullScreen(bool isFull);
    void makePlan();
    void choosePicture();

    Stage* stage_;
    TableContent* content_;
    StatusLine* statusLine_;
    LayerPanel* layerPanel_;
    LookPanel* lookPanel_;
    QDockWidget* layerDock_;
    QDockWidget* lookDock_;
    WindowActions* actions_;
    DrawingSettings* drawing_;
    PlanControl* plan_;
    PlanDesk* desk_;
    SectionDesk* section_;
    PlanStart* planStart_;
    FindingsDesk* findings_;
    SearchDesk* search_;
    MissingFilesOffer* missingFiles_;
    RecentFiles* recent_;
    LookControl* lookControl_;
    TwoViews* twoViews_;
    TwoViewsPanel* twoViewsPanel_;
    MapMode* mapMode_;
    ViewsPanel* viewsPanel_;
    QDockWidget *viewsDock_, *twoViewsDock_;
    Presentation* presentation_;
    BriefMenu* briefMenu_;
    SceneEditor* sceneEditor_;
    TimelinePanel* timeline_ = nullptr;
    QDockWidget *sceneDock_, *timelineDock_;
    CrashRecovery* recovery_;
    HelpControl* help_;
    LogActions* logActions_;
    PanelCycle* panelCycle_;
    AppearanceMenu* appearance_;
    QTimer progressTimer_;
    QSet<QString> shownFailures_;
    QByteArray stateBeforeFullScreen_;
    bool hasFailed_ = false;
};

}  // namespace saban::app
