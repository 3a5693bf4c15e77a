#pragma once

#include <QMainWindow>
#include <QSet>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "viewer/app/ground_loader.h"
#include "viewer/app/help_dialog.h"
#include "viewer/app/layer_panel.h"
#include "viewer/app/look_panel.h"
#include "viewer/app/run_window.h"
#include "viewer/app/stage.h"
#include "viewer/app/status_line.h"
#include "viewer/app/window_actions.h"

class QDockWidget;

namespace saban::app {

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
    void connectFileActions();
    void connectViewActions();
    void connectPanels();
    void restoreSettings();
    void saveSettings() const;
    void retranslateUi();

    layers::GroundSpec emptySpec() const;
    LoadRequest present() const;
    LoadRequest latest() const;
    bool isBeingReplaced() const { return pending_ && !pending_->keepView; }
    void load(LoadRequest request);
    void adopt(const LoadOutcome& outcome);
    void showGround(std::shared_ptr<const layers::Ground> ground, viewer::TableView::CameraChange change);
    QString heightNote() const;
    void showFailure(const geo::Error& error, const LoadOutcome& outcome);
    void changeElevation(const std::vector<ElevationEntry>& entries);
    void changeImagery();
    void changeLook(const viewer::Look& look);
    void showAdopted();
    void changeCrs(const std::function<LoadRequest()>& requestNow);
    void exaggerateBy(double step);
    void showStatus();
    void showTitle();
    void remember(const std::vector<std::string>& files);
    void fillRecentMenu();
    void setFullScreen(bool isFull);
    void askForFiles(bool adds);
    void askForPicture();
    std::optional<glm::dvec2> placeOfTable() const;

    WindowOptions options_;
    std::optional<std::string> crs_;
    geo::HoleFilling holes_;

    Stage* stage_;
    GroundLoader* loader_;
    StatusLine* statusLine_;
    LayerPanel* layerPanel_;
    LookPanel* lookPanel_;
    QDockWidget* layerDock_;
    QDockWidget* lookDock_;
    WindowActions* actions_;
    HelpDialog* help_ = nullptr;
    QTimer progressTimer_;
    QTimer imageryTimer_;  ///< a slider being dragged changes the picture a few times a second
    std::optional<LoadRequest> pending_;   ///< being opened; further changes start from it
    std::vector<ElevationEntry> elevation_;
    std::vector<geo::ImageryLayer> imagery_;
    QStringList recent_;
    QSet<QString> shownFailures_;
    QByteArray stateBeforeFullScreen_;
    bool hasFailed_ = false;
};

}  // namespace saban::app
