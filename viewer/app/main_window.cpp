#include "viewer/app/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/app/crs_dialog.h"
#include "viewer/app/language.h"

namespace saban::app {

namespace {

constexpr const char* kNoVerticalReference = "no_vertical_reference";  // code of a warning of layers/ground
constexpr int kRecentCount = 10;
constexpr int kProgressMs = 250;
constexpr int kImageryMs = 120;
constexpr double kExaggerationStep = 0.5;
constexpr double kKeyPanShare = 0.1;
constexpr double kKeyTurnDeg = 7.5;
constexpr double kKeyZoom = 0.8;

std::vector<std::string> toPaths(const QStringList& files) {
    std::vector<std::string> paths;
    for (const QString& file : files) paths.push_back(file.toStdString());
    return paths;
}

bool hasSamePaths(const std::vector<geo::ImageryLayer>& a, const std::vector<geo::ImageryLayer>& b) {
    return std::is_permutation(a.begin(), a.end(), b.begin(), b.end(),
                               [](const geo::ImageryLayer& x, const geo::ImageryLayer& y) { return x.path == y.path; });
}

}  // namespace

MainWindow::MainWindow(const WindowOptions& options, QWidget* parent)
    : QMainWindow(parent),
      options_(options),
      crs_(options.crs),
      holes_(options.fill ? geo::HoleFilling::Interpolate : geo::HoleFilling::LeaveHoles),
      stage_(new Stage(this)),
      loader_(new GroundLoader(this)),
      statusLine_(new StatusLine(this)) {
    setAcceptDrops(true);
    setCentralWidget(stage_);
    setStatusBar(statusLine_);
    setContextMenuPolicy(Qt::PreventContextMenu);
    makePanels();
    actions_ = new WindowActions(this, &stage_->table());
    actions_->panelMenu->addAction(layerDock_->toggleViewAction());
    actions_->panelMenu->addAction(lookDock_->toggleViewAction());

    viewer::Look look;
    look.exaggeration = std::clamp(options.exaggeration, 1.0, 10.0);
    look.title = options.title;
    stage_->table().setLook(look);

    connectFileActions();
    connectViewActions();
    connectPanels();
    restoreSettings();
    changeLook(look);
    retranslateUi();
    stage_->table().setFocus();
}

MainWindow::~MainWindow() = default;

void MainWindow::makePanels() {
    layerPanel_ = new LayerPanel;
    lookPanel_ = new LookPanel;
    const auto dock = [this](QWidget* panel, const char* name) {
        auto* scroll = new QScrollArea;
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setWidget(panel);
        scroll->setMinimumWidth(250);
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
    connect(actions_->open, &QAction::triggered, this, [this] { askForFiles(false); });
    connect(actions_->add, &QAction::triggered, this, [this] { askForFiles(true); });
    connect(actions_->openFolder, &QAction::triggered, this, [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of elevation tiles"));
        if (!folder.isEmpty()) openFiles({folder});
    });
    connect(actions_->savePicture, &QAction::triggered, this, &MainWindow::askForPicture);
    connect(actions_->quit, &QAction::triggered, this, &MainWindow::close);
    connect(actions_->crs, &QAction::triggered, this, [this] { changeCrs([this] { return latest(); }); });
    connect(actions_->vietnamese, &QAction::triggered, this, [this] { chooseLanguage(Language::Vietnamese); });
    connect(actions_->english, &QAction::triggered, this, [this] { chooseLanguage(Language::English); });
    const auto toggleLanguage = [this] {
        chooseLanguage(language() == Language::Vietnamese ? Language::English : Language::Vietnamese);
    };
    connect(actions_->otherLanguage, &QAction::triggered, this, toggleLanguage);
    connect(actions_->help, &QAction::triggered, this, [this] {
        if (!help_) help_ = new HelpDialog(this);
        help_->show();
        help_->raise();
    });
    connect(actions_->about, &QAction::triggered, this, [this] {
        QMessageBox::about(this, tr("About Saban"),
                           tr("Saban, the digital sand table.\nVersion %1\nDrawing with: %2")
                               .arg(QCoreApplication::applicationVersion(), QString::fromStdString(stage_->table().rendererName())));
    });

    connect(&stage_->startPage(), &StartPage::openRequested, this, [this] { askForFiles(false); });
    connect(&stage_->startPage(), &StartPage::languageToggled, this, toggleLanguage);
    connect(loader_, &GroundLoader::started, this, [this] {
        stage_->startPage().setBusy(true);
        showStatus();
    });
    connect(loader_, &GroundLoader::finished, this, &MainWindow::adopt);
}

void MainWindow::connectViewActions() {
    TableWidget& table = stage_->table();
    connect(actions_->home, &QAction::triggered, &table, &TableWidget::goHome);
    connect(actions_->northUp, &QAction::triggered, &table, &TableWidget::northUp);
    connect(actions_->topView, &QAction::triggered, &table, &TableWidget::topView);
    connect(actions_->nearer, &QAction::triggered, &table, [&table] { table.zoomBy(kKeyZoom); });
    connect(actions_->farther, &QAction::triggered, &table, [&table] { table.zoomBy(1.0 / kKeyZoom); });
    connect(actions_->left, &QAction::triggered, &table, [&table] { table.panBy(-kKeyPanShare, 0.0); });
    connect(actions_->right, &QAction::triggered, &table, [&table] { table.panBy(kKeyPanShare, 0.0); });
    connect(actions_->up, &QAction::triggered, &table, [&table] { table.panBy(0.0, kKeyPanShare); });
    connect(actions_->down, &QAction::triggered, &table, [&table] { table.panBy(0.0, -kKeyPanShare); });
    connect(actions_->turnLeft, &QAction::triggered, &table, [&table] { table.turnBy(-kKeyTurnDeg, 0.0); });
    connect(actions_->turnRight, &QAction::triggered, &table, [&table] { table.turnBy(kKeyTurnDeg, 0.0); });
    connect(actions_->tiltUp, &QAction::triggered, &table, [&table] { table.turnBy(0.0, kKeyTurnDeg / 2); });
    connect(actions_->tiltDown, &QAction::triggered, &table, [&table] { table.turnBy(0.0, -kKeyTurnDeg / 2); });
    connect(actions_->fullScreen, &QAction::toggled, this, &MainWindow::setFullScreen);

    connect(actions_->moreExaggeration, &QAction::triggered, this, [this] { exaggerateBy(kExaggerationStep); });
    connect(actions_->lessExaggeration, &QAction::triggered, this, [this] { exaggerateBy(-kExaggerationStep); });
    const auto toggle = [this](QAction* action, bool viewer::Look::* part) {
        connect(action, &QAction::triggered, this, [this, part](bool isOn) {
            viewer::Look look = stage_->table().look();
            look.*part = isOn;
            changeLook(look);
        });
    };
    toggle(actions_->contours, &viewer::Look::contours);
    toggle(actions_->grid, &viewer::Look::grid);
    toggle(actions_->frame, &viewer::Look::frame);
    toggle(actions_->imagery, &viewer::Look::imagery);
}

void MainWindow::connectPanels() {
    TableWidget& table = stage_->table();
    connect(&table, &TableWidget::pointed, statusLine_, &StatusLine::setPoint);
    connect(&table, &TableWidget::statusChanged, this, &MainWindow::showStatus);
    connect(&table, &TableWidget::drawingFailed, this, [this](const QString& message) {
        hasFailed_ = true;
        stage_->messages().show(MessageBar::Severity::Error, message);
    });
    progressTimer_.setInterval(kProgressMs);
    connect(&progressTimer_, &QTimer::timeout, this, &MainWindow::showStatus);
    imageryTimer_.setInterval(kImageryMs);
    imageryTimer_.setSingleShot(true);
    connect(&imageryTimer_, &QTimer::timeout, this, &MainWindow::changeImagery);

    connect(lookPanel_, &LookPanel::lookChanged, this, &MainWindow::changeLook);
    connect(layerPanel_, &LayerPanel::addRequested, this, [this] { askForFiles(true); });
    connect(layerPanel_, &LayerPanel::elevationChanged, this, &MainWindow::changeElevation);
    connect(layerPanel_, &LayerPanel::imageryChanged, this, [this](const std::vector<geo::ImageryLayer>& imagery) {
        imagery_ = imagery;
        if (!imageryTimer_.isActive()) imageryTimer_.start();
    });
    connect(layerPanel_, &LayerPanel::fillingChanged, this, [this](geo::HoleFilling holes) {
        if (!pending_ && !stage_->table().ground()) {
            holes_ = holes;
            return;
        }
        LoadRequest request = latest();
        request.base.holes = holes;
        load(std::move(request));
    });
}

void MainWindow::openFromOptions() {
    layers::GroundSpec spec = emptySpec();
    const auto layerOf = [this](const std::string& path) {
        return geo::ElevationLayer{.path = path, .unitToMetre = options_.unitToMetre, .seam = options_.seam};
    };
    for (const std::string& path : options_.elevation) spec.elevation.push_back(layerOf(path));
    for (const std::string& path : options_.imagery) spec.imagery.push_back({.path = path});
    spec.bounds = options_.bounds;
    spec.title = options_.title;
    if (spec.elevation.empty() && spec.imagery.empty() && options_.files.empty()) return;
    LoadRequest request{.base = std::move(spec), .newFiles = options_.files, .keepView = false};
    for (const std::string& path : options_.files) request.readAs[path] = layerOf(path);
    load(std::move(request));
}

void MainWindow::openFiles(const QStringList& files) {
    load({.base = emptySpec(), .newFiles = toPaths(files), .keepView = false});
}

void MainWindow::addFiles(const QStringList& files) {
    LoadRequest request = latest();
    for (const std::string& path : toPaths(files)) request.newFiles.push_back(path);
    load(std::move(request));
}

layers::GroundSpec MainWindow::emptySpec() const {
    layers::GroundSpec spec;
    spec.crs = pending_ ? pending_->base.crs : crs_;
    spec.holes = pending_ ? pending_->base.holes : holes_;
    spec.network = options_.allowNetwork ? geo::NetworkPolicy::Allowed : geo::NetworkPolicy::Forbidden;
    return spec;
}

/// What is shown, as the start of a change.
LoadRequest MainWindow::present() const {
    const auto& ground = stage_->table().ground();
    LoadRequest request{.base = ground ? ground->spec : emptySpec(), .newFiles = {}, .keepView = true, .entries = elevation_};
    request.base.crs = crs_;
    request.base.holes = holes_;
    return request;
}

/// What will be shown when all that is being opened has come, as the start of a change.
LoadRequest MainWindow::latest() const { return pending_ ? *pending_ : present(); }

void MainWindow::load(LoadRequest request) {
    pending_ = request;
    loader_->start(std::move(request));
}

void MainWindow::adopt(const LoadOutcome& outcome) {
    if (imageryTimer_.isActive() && !isBeingReplaced()) {  // the pictures were changed after this began to be opened
        imageryTimer_.stop();
        changeImagery();
        if (loader_->isLoading()) return;
    }
    pending_.reset();
    stage_->startPage().setBusy(false);
    for (const geo::Error& error : outcome.failures) showFailure(error, outcome);
    if (outcome.ground) {
        elevation_ = outcome.request.entries;
        crs_ = outcome.request.base.crs;
        holes_ = outcome.request.base.holes;
        const bool isFirst = !stage_->table().ground();
        showGround(outcome.ground, outcome.request.keepView && !isFirst ? viewer::TableView::CameraChange::Keep
                                                                        : viewer::TableView::CameraChange::Home);
        for (const geo::Warning& warning : outcome.ground->warnings)
            if (warning.code != kNoVerticalReference)
                stage_->messages().show(MessageBar::Severity::Warning, QString::fromStdString(warning.message));
        remember(outcome.openedFiles);
    } else {
        showAdopted();
    }
    showStatus();
}

/// Sets the panel back to what is on the table.
void MainWindow::showAdopted() {
    const auto& ground = stage_->table().ground();
    imagery_ = ground ? ground->spec.imagery : std::vector<geo::ImageryLayer>{};
    layerPanel_->setLayers(elevation_, imagery_);
    layerPanel_->setFilling(holes_);
}

void MainWindow::showGround(std::shared_ptr<const layers::Ground> ground, viewer::TableView::CameraChange change) {
    stage_->startPage().setVisible(!ground);
    stage_->table().setGround(ground, change);
    statusLine_->setGround(ground);
    lookPanel_->setPlace(placeOfTable());

    // Hidden layers are not part of the ground: they keep their place in the list.
    std::vector<ElevationEntry> entries;
    if (ground)
        for (const geo::ElevationLayer& layer : ground->spec.elevation) entries.push_back({.layer = layer, .visible = true});
    for (std::size_t i = 0; ground && i < elevation_.size(); ++i)
        if (!elevation_[i].visible)
            entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(std::min(i, entries.size())), elevation_[i]);
    elevation_ = std::move(entries);
    showAdopted();
    layerPanel_->setHeightNote(heightNote());
    showTitle();
    if (ground) stage_->table().setFocus();
}

/// The vertical reference that the files declare, or that they declare none: most files do not, so this is no message.
QString MainWindow::heightNote() const {
    const auto& ground = stage_->table().ground();
    if (!ground) return {};
    for (const geo::Warning& warning : ground->warnings)
        if (warning.code == kNoVerticalReference) return QString::fromStdString(warning.message);
    for (const auto& raster : ground->elevation->rasters())
        if (raster->info().crs && raster->info().crs->vertical().isDeclared())
            return tr("Heights: %1").arg(QString::fromStdString(raster->info().crs->vertical().name));
    return {};
}

void MainWindow::showFailure(const geo::Error& error, const LoadOutcome& outcome) {
    hasFailed_ = true;
    MessageBar::Remedy remedy;
    if (error.code == geo::ErrorCode::NoCrs) {
        // Files that failed while something is shown come on top of what will be shown then.
        LoadRequest request = outcome.request;
        std::erase_if(request.newFiles, [&](const std::string& file) { return std::ranges::count(outcome.openedFiles, file) > 0; });
        const bool isAddition = !request.newFiles.empty() && (outcome.ground || request.keepView);
        remedy = {.label = tr("Choose its coordinate reference system…"), .act = [this, request, isAddition] {
                      changeCrs([this, request, isAddition] {
                          if (!isAddition) return request;
                          LoadRequest again = latest();
                          again.newFiles.insert(again.newFiles.end(), request.newFiles.begin(), request.newFiles.end());
                          again.readAs.insert(request.readAs.begin(), request.readAs.end());
                          return again;
                      });
                  }};
    }
    QStringList tried;
    for (const std::string& file : outcome.request.newFiles) tried << QString::fromStdString(file);
    const QString details = tried.size() > 1 ? tr("Opened together:\n%1").arg(tried.join(QLatin1Char('\n'))) : QString();
    stage_->messages().show(MessageBar::Severity::Error, QString::fromStdString(error.message), details, remedy);
}

void MainWindow::changeElevation(const std::vector<ElevationEntry>& entries) {
    if (isBeingReplaced()) {  // the list is of a table about to go
        showAdopted();
        return;
    }
    LoadRequest request = latest();
    request.base.elevation.clear();
    for (const ElevationEntry& entry : entries)
        if (entry.visible) request.base.elevation.push_back(entry.layer);
    request.entries = entries;
    if (!request.base.elevation.empty() || (entries.empty() && !request.newFiles.empty())) {
        load(std::move(request));
    } else if (entries.empty()) {
        loader_->cancel();
        pending_.reset();
        elevation_.clear();
        showGround(nullptr, viewer::TableView::CameraChange::Home);
        stage_->startPage().setBusy(false);
        showStatus();
    } else {
        stage_->messages().show(MessageBar::Severity::Note, tr("The table needs at least one visible elevation layer."));
        layerPanel_->setLayers(pending_ ? pending_->entries : elevation_, imagery_);
    }
}

/// Order, visibility and opacity share the open files and are shown at once; anything else opens them anew.
void MainWindow::changeImagery() {
    const auto& ground = stage_->table().ground();
    if (!ground) return;
    const bool isShared = imagery_.empty() || (ground->imagery && hasSamePaths(imagery_, ground->imagery->layers()));
    if (isShared) {
        auto changed = std::make_shared<layers::Ground>(*ground);
        changed->spec.imagery = imagery_;
        changed->imagery = imagery_.empty() ? nullptr : ground->imagery->with(imagery_);
        stage_->table().setGround(std::move(changed), viewer::TableView::CameraChange::Keep);
    }
    if (isBeingReplaced() || (isShared && !pending_)) return;
    LoadRequest request = latest();
    request.base.imagery = imagery_;
    load(std::move(request));
}

void MainWindow::changeLook(const viewer::Look& look) {
    stage_->table().setLook(look);
    lookPanel_->setLook(look);
    actions_->contours->setChecked(look.contours);
    actions_->grid->setChecked(look.grid);
    actions_->frame->setChecked(look.frame);
    actions_->imagery->setChecked(look.imagery);
}

void MainWindow::exaggerateBy(double step) {
    viewer::Look look = stage_->table().look();
    look.exaggeration = std::clamp(look.exaggeration + step, 1.0, 10.0);
    changeLook(look);
}

/// `requestNow` gives what is to be opened in the chosen system; what is on the table may change while the dialog is open.
void MainWindow::changeCrs(const std::function<LoadRequest()>& requestNow) {
    CrsDialog dialog(placeOfTable(), requestNow().base.crs, this);
    if (dialog.exec() != QDialog::Accepted) return;
    LoadRequest request = requestNow();
    request.base.crs = dialog.chosen();
    if (request.newFiles.empty() && request.base.elevation.empty())
        crs_ = request.base.crs;
    else
        load(std::move(request));
}

bool MainWindow::isSettled() const {
    if (loader_->isLoading()) return false;
    const TableWidget& table = stage_->table();
    return !table.ground() || !table.failure().empty() || table.isSettled();
}

void MainWindow::showStatus() {
    const viewer::ViewStatus status = stage_->table().status();
    const bool isOpening = loader_->isLoading();
    statusLine_->setProgress(status, isOpening, loader_->step());
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

void MainWindow::showTitle() {
    const auto& ground = stage_->table().ground();
    if (!ground || ground->spec.elevation.empty()) {
        setWindowTitle(QStringLiteral("Saban"));
        return;
    }
    QString name = QFileInfo(QString::fromStdString(ground->spec.elevation.front().path)).fileName();
    const auto others = ground->spec.elevation.size() + ground->spec.imagery.size() - 1;
    if (others > 0) name += QStringLiteral(" + %1").arg(others);
    setWindowTitle(QStringLiteral("%1 — Saban").arg(name));
}

void MainWindow::remember(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
        const QString path = QFileInfo(QString::fromStdString(file)).absoluteFilePath();
        recent_.removeAll(path);
        recent_.prepend(path);
    }
    while (recent_.size() > kRecentCount) recent_.removeLast();
    fillRecentMenu();
}

void MainWindow::fillRecentMenu() {
    actions_->recentMenu->clear();
    for (const QString& path : recent_)
        connect(actions_->recentMenu->addAction(QDir::toNativeSeparators(path)), &QAction::triggered, this,
                [this, path] { openFiles({path}); });
    actions_->recentMenu->setEnabled(!recent_.isEmpty());
}

void MainWindow::setFullScreen(bool isFull) {
    if (isFull == isFullScreen()) return;
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

void MainWindow::askForFiles(bool adds) {
    const QString filter =
        tr("Elevation and imagery (%1)")
            .arg(QStringLiteral("*.tif *.tiff *.hgt *.asc *.img *.vrt *.dt0 *.dt1 *.dt2 *.bil *.flt *.dem *.xyz *.jp2 *.mbtiles "
                                "*.gpkg *.png *.jpg *.jpeg")) +
        QStringLiteral(";;") + tr("All files (*)");
    const QString folder = recent_.isEmpty() ? QString() : QFileInfo(recent_.front()).absolutePath();
    const QStringList files =
        QFileDialog::getOpenFileNames(this, adds ? tr("Add to the table") : tr("Open elevation and imagery"), folder, filter);
    if (files.isEmpty()) return;
    adds ? addFiles(files) : openFiles(files);
}

void MainWindow::askForPicture() {
    const QString file = QFileDialog::getSaveFileName(this, tr("Save picture"), QStringLiteral("saban.png"), tr("PNG picture (*.png)"));
    if (file.isEmpty()) return;
    if (!stage_->table().grabFramebuffer().save(file, "PNG"))
        stage_->messages().show(MessageBar::Severity::Error,
                                tr("Cannot write the picture '%1'. Choose a folder that you may write to and that has room.").arg(file));
}

std::optional<glm::dvec2> MainWindow::placeOfTable() const {
    const auto& ground = stage_->table().ground();
    if (!ground) return std::nullopt;
    const auto geographic = geo::Crs::fromEpsg(4326);
    if (!geographic) return std::nullopt;
    const auto transform = geo::Transform::create(ground->crs, *geographic);
    return transform ? transform->forward(ground->bounds.center()) : std::nullopt;
}

void MainWindow::chooseLanguage(Language language) {
    setLanguage(language);
    QSettings().setValue(QStringLiteral("language"), QString::fromStdString(codeOf(language)));
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    if (event->type() == QEvent::WindowStateChange) actions_->fullScreen->setChecked(isFullScreen());
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslateUi() {
    actions_->retranslateUi();
    layerDock_->setWindowTitle(tr("Layers"));
    lookDock_->setWindowTitle(tr("Look"));
    (language() == Language::Vietnamese ? actions_->vietnamese : actions_->english)->setChecked(true);
    showTitle();
}

void MainWindow::restoreSettings() {
    const QSettings settings;
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
        resize(screen()->availableSize().boundedTo(QSize(1600, 1000)) * 0.92);
    restoreState(settings.value(QStringLiteral("window/state")).toByteArray());
    recent_ = settings.value(QStringLiteral("recent")).toStringList();
    const int style = settings.value(QStringLiteral("coordinateStyle"), 0).toInt();
    if (style >= 0 && style <= static_cast<int>(geo::CoordinateStyle::Mgrs))
        statusLine_->setStyle(static_cast<geo::CoordinateStyle>(style));
    fillRecentMenu();
}

void MainWindow::saveSettings() const {
    QSettings settings;
    if (!isFullScreen()) {
        settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
        settings.setValue(QStringLiteral("window/state"), saveState());
    }
    settings.setValue(QStringLiteral("recent"), recent_);
    settings.setValue(QStringLiteral("coordinateStyle"), static_cast<int>(statusLine_->style()));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    saveSettings();
    loader_->cancel();
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
