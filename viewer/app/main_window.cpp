#include "viewer/app/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <algorithm>
#include <utility>

#include "viewer/app/analyse_menu.h"
#include "viewer/app/camera_actions.h"
#include "viewer/app/crs_dialog.h"
#include "viewer/app/file_dialogs.h"
#include "viewer/app/ground_words.h"
#include "viewer/app/language.h"
#include "viewer/app/list_keys.h"
#include "viewer/app/menu_button.h"
#include "viewer/app/new_plan_dialog.h"
#include "viewer/app/picture_file.h"
#include "viewer/app/picture_marking.h"
#include "viewer/app/program_log.h"
#include "viewer/app/register_entries.h"
#include "viewer/app/register_window.h"
#include "viewer/app/scene_editor.h"
#include "viewer/app/storing_note.h"
#include "viewer/app/timeline_panel.h"
#include "viewer/app/usual_width.h"
#include "viewer/app/view_window.h"
#include "viewer/app/window_settings.h"
#include "viewer/briefing/presentation.h"
#include "viewer/briefing/presented_plan.h"

namespace saban::app {

namespace {

constexpr int kProgressMs = 250;

/// Scrolls a panel up and down only: it is as wide as the panel needs in the language that is shown.
class PanelArea : public QScrollArea {
public:
    QSize minimumSizeHint() const override {
        const int width = widget() ? widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width() : 0;
        return {std::max(kLeastPanelPx, width), QScrollArea::minimumSizeHint().height()};
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }

private:
    static constexpr int kLeastPanelPx = 250;
};

/// Once another plan is open, what was lost stays told, but cannot be tried again.
void offerLostEdits(PlanSession& session, MessageBar& messages) {
    const QString name = QStringLiteral("tryAgain");
    QObject::connect(&session, &PlanSession::lostEditOffered, &messages, [&session, &messages, name](const QString& message, const layers::EditPtr& lost) {
        messages.show(MessageBar::Severity::Warning, message, {}, {.label = MainWindow::tr("Try again"), .act = [&session, lost] { session.tryAgain(lost); }});
        for (const QWidget* shown : messages.findChildren<QWidget*>(QStringLiteral("message")))
            if (shown->property("text") == message)
                for (auto* button : shown->findChildren<QPushButton*>()) button->setObjectName(name);
    });
    QObject::connect(&session, &PlanSession::opened, &messages, [&messages, name] {
        for (auto* button : messages.findChildren<QPushButton*>(name)) button->hide();
    });
}

}  // namespace

MainWindow::MainWindow(const WindowOptions& options, QWidget* parent)
    : QMainWindow(parent),
      stage_(new Stage(this)),
      content_(new TableContent(options, this)),
      statusLine_(new StatusLine(this)) {
    setAcceptDrops(true);
    setCentralWidget(stage_);
    setStatusBar(statusLine_);
    setContextMenuPolicy(Qt::PreventContextMenu);
    makePanels();
    actions_ = new WindowActions(this, &stage_->table());
    actions_->panelMenu->addAction(layerDock_->toggleViewAction());
    actions_->panelMenu->addAction(lookDock_->toggleViewAction());
    drawing_ = new DrawingSettings(stage_->table(), *actions_->frameRateMenu, *actions_->memoryMenu, this);
    makeDesks(options);
    lookControl_ = new LookControl(stage_->table(), *lookPanel_, *actions_, this);
    makeViews();
    makeCommands();

    viewer::Look look;
    look.exaggeration = std::clamp(options.exaggeration, 1.0, 10.0);
    look.title = options.title;
    look.ground = savedGroundLook();
    look.contourLabels = true;
    stage_->table().setLook(look);

    connectFileActions();
    connectCameraActions(*actions_, stage_->table());
    connect(actions_->fullScreen, &QAction::toggled, this, &MainWindow::setFullScreen);
    connectContent();
    connectPanels();
    recovery_ = new CrashRecovery(*content_, *stage_, *plan_, *lookControl_, this);  // after what shows the files that are opened
    new UsualWidth(*this, *findChild<QDockWidget*>(QStringLiteral("plan_tree")));
    restoreWindow(*this, *statusLine_);
    section_->groundChanged();  // its dock waits for a ground
    desk_->open({}, nullptr);  // and those of a plan for one
    lookControl_->setLook(look);
    retranslateUi();
    stage_->table().setFocus();
}

MainWindow::~MainWindow() {
    hide();  // what is being typed goes into the plan while there is one
    twoViews_->show(ViewLayout::Single);
    delete presentation_;
    delete viewsPanel_;  // before the plan and the table, which it uses
    for (QWidget* panel : std::initializer_list<QWidget*>{sceneEditor_, timeline_}) delete panel;
    delete section_;
    delete planStart_;
    delete search_;
    delete findings_;
    recovery_->end();
    delete desk_;  // before the table, whose tools it owns
}

/// What works on the plan and on the ground. Each uses those before it.
void MainWindow::makeDesks(const WindowOptions& options) {
    const auto warn = [this](const QString& message) { stage_->messages().show(MessageBar::Severity::Warning, message); };
    plan_ = new PlanControl(stage_->table(), *actions_->phaseMenu, this);
    connect(plan_, &PlanControl::troubled, this, warn);
    plan_->setCatalogue(options.catalogue);
    desk_ = new PlanDesk(*this, stage_->table(), *plan_, this);
    tabifyDockWidget(layerDock_, desk_->propertyDock());
    connect(desk_, &PlanDesk::troubled, this, warn);
    offerLostEdits(desk_->session(), stage_->messages());
    for (QAction* action : desk_->editActions()) action ? actions_->editMenu->addAction(action) : static_cast<void>(actions_->editMenu->addSeparator());
    for (QDockWidget* dock : desk_->docks()) actions_->panelMenu->addAction(dock->toggleViewAction());
    section_ = new SectionDesk(*this, stage_->table(), *desk_, this);
    actions_->tableMenu->addSeparator();
    actions_->tableMenu->addAction(section_->action());
    connect(section_, &SectionDesk::troubled, this, warn);
    missingFiles_ = new MissingFilesOffer(this, stage_->messages(), desk_->session());
    findings_ = new FindingsDesk(*this, stage_->table(), *desk_, *plan_, stage_->messages(), *statusLine_, this);
    actions_->panelMenu->addAction(findings_->dock()->toggleViewAction());
    statusLine_->addWidget(new StoringNote(desk_->session(), statusLine_));
    search_ = new SearchDesk(*this, stage_->table(), *desk_, *plan_, *statusLine_, this);
    actions_->viewMenu->insertAction(actions_->home, search_->findAction());
    connect(missingFiles_, &MissingFilesOffer::relocated, content_, &TableContent::reopenPlan);
    recent_ = new RecentFiles(actions_->recentMenu, this);
    planStart_ = new PlanStart(*this, *stage_, *desk_, *actions_, options.allowNetwork ? geo::NetworkPolicy::Allowed : geo::NetworkPolicy::Forbidden,
                               [this] { return recent_->folder(); }, this);
    connect(planStart_, &PlanStart::openRequested, this, &MainWindow::openFiles);
    connect(planStart_, &PlanStart::closeRequested, content_, [this] {
        stage_->messages().closeAll();  // of what is closed
        content_->close();
    });
}

/// What has entries in menus, and keys, and nothing else.
void MainWindow::makeCommands() {
    auto* analyse = new AnalyseMenu(stage_->table(), *lookControl_, section_->action(), desk_->compare().dock(), this);
    desk_->toolBar()->insertAction(desk_->worksAction, analyse->menuAction());
    openMenuAtOnce(*desk_->toolBar(), analyse->menuAction());
    help_ = new HelpControl(this);
    new RegisterCommand(desk_->session(), *actions_->fileMenu, actions_->savePicture, this);
    logActions_ = new LogActions(*actions_->helpMenu, stage_->messages(), this);
    appearance_ = new AppearanceMenu(*actions_->themeMenu, this);
    connect(appearance_, &AppearanceMenu::coloursChanged, this, [this] { desk_->works().recolour(); });
    new ListKeys(this);
    panelCycle_ = new PanelCycle(*this, {&stage_->startPage(), &stage_->table()}, stage_->messages(), this);
    actions_->panelMenu->addSeparator();
    actions_->panelMenu->addActions({panelCycle_->next, panelCycle_->previous});
}

void MainWindow::makePanels() {
    layerPanel_ = new LayerPanel;
    lookPanel_ = new LookPanel;
    const auto dock = [this](QWidget* panel, const char* name) {
        auto* scroll = new PanelArea;
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setFocusPolicy(Qt::NoFocus);  // what is in it takes the keys
        scroll->setWidgetResizable(true);
        scroll->setWidget(panel);
        auto* dockWidget = new QDockWidget(this);
        dockWidget->setObjectName(QString::fromLatin1(name));
        dockWidget->setWidget(scroll);
        addDockWidget(Qt::RightDockWidgetArea, dockWidget);
        return dockWidget;
    };
    lookDock_ = dock(lookPanel_, "look");
    layerDock_ = dock(layerPanel_, "layers");
    resizeDocks({lookDock_, layerDock_}, {290, 290}, Qt::Horizontal);
    resizeDocks({lookDock_, layerDock_}, {390, 330}, Qt::Vertical);
}

void MainWindow::connectFileActions() {
    const auto open = [this] {
        if (const auto files = askForFiles(this, FilesFor::Opening, recent_->folder()); !files.isEmpty()) openFiles(files);
    };
    connect(actions_->open, &QAction::triggered, this, open);
    connect(&stage_->startPage(), &StartPage::openRequested, this, open);
    connect(actions_->newPlan, &QAction::triggered, this, &MainWindow::makePlan);
    const auto add = [this] {
        if (const auto files = askForFiles(this, FilesFor::Adding, recent_->folder()); !files.isEmpty()) addFiles(files);
    };
    connect(actions_->add, &QAction::triggered, this, add);
    connect(layerPanel_, &LayerPanel::addRequested, this, add);
    connect(actions_->openFolder, &QAction::triggered, this, [this] {
        if (const auto folder = askForFolder(this); !folder.isEmpty()) openFiles({folder});
    });
    connect(actions_->savePicture, &QAction::triggered, this, &MainWindow::choosePicture);
    connect(actions_->quit, &QAction::triggered, this, &MainWindow::close);
    connect(actions_->crs, &QAction::triggered, this, [this] { changeCrs([this] { return content_->latest(); }); });
    connect(actions_->vietnamese, &QAction::triggered, this, [this] { chooseLanguage(Language::Vietnamese); });
    connect(actions_->english, &QAction::triggered, this, [this] { chooseLanguage(Language::English); });
    const auto toggleLanguage = [this] {
        chooseLanguage(language() == Language::Vietnamese ? Language::English : Language::Vietnamese);
    };
    connect(actions_->otherLanguage, &QAction::triggered, this, toggleLanguage);
    connect(actions_->help, &QAction::triggered, this, [this] { help_->showAbout(); });
    connect(actions_->keys, &QAction::triggered, this, [this] { help_->showPage(QStringLiteral("keys")); });
    connect(actions_->about, &QAction::triggered, this, [this] {
        stage_->table().warmUp();  // names the driver
        QMessageBox::about(this, tr("About Saban"),
                           tr("Saban, the digital sand table.\nVersion %1\n\nFree software under the MIT licence.\n© 2026 The Saban authors\nSigns: milsymbol, © Måns Beckman, MIT licence.\nBuilt with Qt, OpenSceneGraph, GDAL and PROJ.\n\nDrawing with: %2")
                               .arg(QCoreApplication::applicationVersion(), QString::fromStdString(stage_->table().rendererName())));
    });

    connect(&stage_->startPage(), &StartPage::languageToggled, this, toggleLanguage);
    connect(recent_, &RecentFiles::chosen, this, [this](const QString& file) { openFiles({file}); });
}

void MainWindow::connectPanels() {
    TableWidget& table = stage_->table();
    connect(&table, &TableWidget::pointed, statusLine_, &StatusLine::setPoint);
    connect(&table, &TableWidget::statusChanged, this, &MainWindow::showStatus);
    connect(&table, &TableWidget::drawingFailed, this, [this](const QString& message) {
        hasFailed_ = true;
        logEvent(QStringLiteral("drawing failed: ") + message);  // the words of the driver
        stage_->messages().show(MessageBar::Severity::Error, message);
    });
    connect(&table, &TableWidget::graphicsLost, this, [this] { recovery_->keepAtEnd(); });
    progressTimer_.setInterval(kProgressMs);
    connect(&progressTimer_, &QTimer::timeout, this, &MainWindow::showStatus);
    connect(layerPanel_, &LayerPanel::elevationChanged, content_, &TableContent::setElevation);
    connect(layerPanel_, &LayerPanel::imageryChanged, content_, &TableContent::setImagery);
    connect(layerPanel_, &LayerPanel::vectorsChanged, content_, &TableContent::setVectors);
    connect(layerPanel_, &LayerPanel::fillingChanged, content_, &TableContent::setFilling);
    connectLayers(desk_->tree().layers(), *layerPanel_, *content_);
}

bool MainWindow::isSettled() const {
    if (content_->isOpening()) return false;
    const TableWidget& table = stage_->table();
    const bool isDrawn = table.isValid() || !hasFailed_;  // without OpenGL nothing ever is, which was told
    return !table.ground() || !table.failure().empty() || !isDrawn || table.isSettled();
}

void MainWindow::showStatus() {
    viewer::ViewStatus status = stage_->table().status();
    if (!stage_->table().failure().empty()) status.tilesPending = 0;  // there are no frames that they could come into
    const bool isOpening = content_->isOpening();
    statusLine_->setProgress(status, isOpening, content_->step());
    const bool isBusy = isOpening || status.tilesPending > 0 || !status.task.empty();
    if (isBusy != progressTimer_.isActive()) isBusy ? progressTimer_.start() : progressTimer_.stop();
    for (const std::string& failure : status.failures) {
        const QString text = QString::fromStdString(failure);
        if (shownFailures_.contains(text)) continue;
        shownFailures_.insert(text);
        hasFailed_ = true;
        stage_->messages().show(MessageBar::Severity::Error, text);
    }
}

void MainWindow::setFullScreen(bool isFull) {
    if (isFull == isFullScreen()) return;
    if (ViewWindow* second = twoViews_->window(); second && second->isActiveWindow()) {
        actions_->fullScreen->setChecked(isFullScreen());
        return second->setFullScreen(!second->isFullScreen());
    }
    if (isFull) {
        stateBeforeFullScreen_ = saveState();
        layerDock_->hide();
        lookDock_->hide();
        menuBar()->hide();
        showFullScreen();
    } else {
        showNormal();
        menuBar()->show();
        restoreState(stateBeforeFullScreen_);
    }
}

/// Over what is on the table; without a ground, the assistant asks for one.
void MainWindow::makePlan() {
    if (!content_->ground()) return planStart_->makePlan();
    NewPlanDialog dialog(content_->ground(), recent_->folder(), this);
    if (dialog.exec() == QDialog::Accepted) openFiles({dialog.file()});
}

void MainWindow::choosePicture() {
    const QString file = askForPicture(this);
    if (file.isEmpty()) return;
    const std::string marking = markingOfPicture(stage_->table());
    if (!writePicture(stage_->table().picture(), file, marking)) {
        stage_->messages().show(MessageBar::Severity::Error,
                                tr("Cannot write the picture '%1'. Choose a folder that you may write to and that has room.").arg(file));
        return;
    }
    RegisterEntries::ofProgram().enter({.planPath = desk_->session().path(), .marking = marking, .what = "picture", .file = file.toStdString()}, this, [this](const geo::Warnings& warnings) {
        for (const geo::Warning& warning : warnings) stage_->messages().show(MessageBar::Severity::Warning, QString::fromStdString(warning.message));
    });
}

void MainWindow::chooseLanguage(Language language) {
    setLanguage(language);
    saveLanguage(language);
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    if (event->type() == QEvent::WindowStateChange) actions_->fullScreen->setChecked(isFullScreen());
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslateUi() {
    actions_->retranslateUi();
    drawing_->retranslateUi();
    plan_->retranslateUi();
    desk_->retranslateUi();
    retranslateViews();
    section_->retranslateUi();
    planStart_->retranslateUi();
    findings_->retranslateUi();
    search_->retranslateUi();
    logActions_->retranslateUi();
    appearance_->retranslateUi();
    panelCycle_->retranslateUi();
    stage_->table().setAccessibleName(tr("Sand table"));
    layerDock_->setWindowTitle(tr("Layers"));
    lookDock_->setWindowTitle(tr("Look"));
    (language() == Language::Vietnamese ? actions_->vietnamese : actions_->english)->setChecked(true);
    setWindowTitle(titleOf(content_->ground(), content_->plan()));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    // What was drawn and timed in a presentation is asked for first.
    if (presentation_->isRunning()) {
        event->ignore();
        presentation_->end();
        return;
    }
    const auto setAllEnabled = [this](bool areEnabled) {
        setEnabled(areEnabled);
        if (QWidget* second = twoViews_->window()) second->setEnabled(areEnabled);
    };
    // What cannot be stored, or entered in the register, is still told.
    if (desk_->session().isStoring()) {
        event->ignore();
        if (!isEnabled()) return;
        setAllEnabled(false);
        statusLine_->showMessage(tr("Storing what was changed…"));
        const QPointer<StoringDialog> dialog = new StoringDialog(desk_->session(), this);
        desk_->session().whenStored(this, [this, dialog, setAllEnabled](bool isAllThere) {
            delete dialog;
            setAllEnabled(true);
            statusLine_->clearMessage();
            if (isAllThere) close();
        });
        return;
    }
    if (PresentedEdits& edits = PresentedEdits::ofProgram(); edits.isPending()) {
        event->ignore();
        if (!isEnabled()) return;
        setAllEnabled(false);
        statusLine_->showMessage(tr("Storing what was changed…"));
        edits.whenEnded(this, [this, setAllEnabled](bool areInFile) {
            setAllEnabled(true);
            statusLine_->clearMessage();
            if (areInFile) QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);  // once all that follows is told
        });
        return;
    }
    if (RegisterEntries& entries = RegisterEntries::ofProgram(); entries.isPending()) {
        event->ignore();
        if (!isEnabled()) return;
        setAllEnabled(false);
        statusLine_->showMessage(tr("Entering in the register what was made…"));
        connect(&entries, &RegisterEntries::settled, this, [this, setAllEnabled](const geo::Warnings& troubles) {
            setAllEnabled(true);
            statusLine_->clearMessage();
            for (const geo::Warning& trouble : troubles) stage_->messages().show(MessageBar::Severity::Warning, QString::fromStdString(trouble.message));
            if (troubles.empty()) close();
        }, Qt::SingleShotConnection);
        return;
    }
    planStart_->keepPicture();
    saveWindow(*this, *statusLine_);
    twoViews_->close();
    recent_->save();
    content_->cancel();
    recovery_->end();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) files << url.toLocalFile();
    if (files.isEmpty()) {
        stage_->messages().show(MessageBar::Severity::Error, tr("Only files and folders of this computer can be dropped here."));
        return;
    }
    event->acceptProposedAction();
    addFiles(files);
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    // A machine without OpenGL never calls the table's drawing functions: nothing else would tell.
    QTimer::singleShot(0, this, [this] {
        if (isVisible() && !stage_->table().isValid()) {
            hasFailed_ = true;
            stage_->messages().show(MessageBar::Severity::Error,
                                    tr("Cannot draw the table: this machine gives the window no OpenGL. Install a graphics driver, or "
                                       "Mesa's software one (package libgl1-mesa-dri)."));
        }
    });
}

}  // namespace saban::app
