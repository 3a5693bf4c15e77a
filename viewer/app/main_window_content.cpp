// What lies on the table, and what the window shows of it.
#include <QCoreApplication>
#include <QLayout>
#include <QTimer>
#include <memory>

#include "viewer/app/crs_dialog.h"
#include "viewer/app/ground_words.h"
#include "viewer/app/main_window.h"
#include "viewer/app/program_log.h"

namespace saban::app {

namespace {

constexpr int kWarmUpAfterMs = 150;  ///< what opens faster needs no warm graphics

void logOutcome(const LoadOutcome& outcome) {
    for (const geo::Error& error : outcome.failures) logError(error);
    for (const std::string& file : outcome.openedFiles) logEvent(QStringLiteral("opened '%1'").arg(QString::fromStdString(file)));
}

}  // namespace

void MainWindow::connectContent() {
    // What is on its way to the file of a plan is lost with the plan when it cannot be stored: then the plan stays, also when it was lost while the other one was being read.
    PlanSession& session = desk_->session();
    auto lostBefore = std::make_shared<std::size_t>(0);
    content_->setReady([this, &session, lostBefore](bool isReplaced, const std::function<void(bool)>& then) {
        const std::size_t before = isReplaced ? *lostBefore : session.lostCount();
        session.whenStored(this, [&session, before, then](bool) { then(session.lostCount() == before); });
    });
    connect(content_, &TableContent::openingStarted, this, [this, &session, lostBefore] {
        *lostBefore = session.lostCount();
        if (!content_->latest().keepView) planStart_->keepPicture();  // the plan is about to go
        stage_->startPage().setBusy(true);
        showStatus();
        QTimer::singleShot(kWarmUpAfterMs, this, [this] {
            if (content_->isOpening()) stage_->table().warmUp();
        });
    });
    connect(content_, &TableContent::openingFinished, this, &MainWindow::showOutcome);
    connect(content_, &TableContent::picturesChanged, this,
            [this] { stage_->table().setGround(content_->ground(), viewer::TableView::CameraChange::Keep); });
    connect(content_, &TableContent::cleared, this, [this] {
        showGround(viewer::TableView::CameraChange::Home);
        stage_->startPage().setBusy(false);
        showStatus();
    });
    connect(content_, &TableContent::lastElevationKept, this, [this] {
        stage_->messages().show(MessageBar::Severity::Note, tr("The table needs at least one visible elevation layer."));
    });
    connect(content_, &TableContent::listChanged, this,
            [this](const std::vector<ElevationEntry>& elevation, const std::vector<geo::ImageryLayer>& imagery,
                   const std::vector<geo::VectorLayer>& vectors, geo::HoleFilling holes) {
                layerPanel_->setLayers(elevation, imagery, vectors);
                layerPanel_->setFilling(holes);
            });
}

void MainWindow::openFromOptions() {
    content_->openFromOptions();
    if (!content_->isOpening()) recovery_->offer();
}

void MainWindow::openFiles(const QStringList& files) { content_->openFiles(files); }
void MainWindow::addFiles(const QStringList& files) { content_->addFiles(files); }

void MainWindow::showOutcome(const LoadOutcome& outcome) {
    using viewer::TableView;
    stage_->startPage().setBusy(false);
    logOutcome(outcome);
    for (const geo::Error& error : outcome.failures) showFailure(error, outcome);
    if (outcome.ground) {
        const bool isFirst = !stage_->table().ground();
        showGround(outcome.request.keepView && !isFirst ? TableView::CameraChange::Keep : TableView::CameraChange::Home);
        for (const geo::Warning& warning : outcome.planWarnings) stage_->messages().show(MessageBar::Severity::Warning, QString::fromStdString(warning.message));
        for (const QString& warning : warningsOf(outcome.ground)) stage_->messages().show(MessageBar::Severity::Warning, warning);
        recent_->add(outcome.openedFiles);
    }
    missingFiles_->show(outcome);
    showStatus();
}

void MainWindow::showGround(viewer::TableView::CameraChange change) {
    // Panels come and go: each would give the table a size of its own, and have it drawn, before the next.
    stage_->table().setUpdatesEnabled(false);
    layout()->setEnabled(false);
    const auto& ground = content_->ground();
    stage_->startPage().setVisible(!ground);
    stage_->table().setGround(ground, change);
    const bool hasPlan = ground && content_->plan();
    desk_->open(hasPlan ? content_->planPath() : std::string(), hasPlan ? content_->plan() : nullptr, content_->takeOpened());
    actions_->editMenu->menuAction()->setVisible(hasPlan);
    section_->groundChanged();
    statusLine_->setGround(ground);
    lookPanel_->setPlace(placeOf(ground));
    layerPanel_->setHeightNote(heightNoteOf(ground));
    setWindowTitle(titleOf(ground, content_->plan()));
    setProperty("helpPage", ground ? "table" : "start_page");  // F1 where nothing of a page of its own has the keys
    if (ground) stage_->table().setFocus();
    layout()->setEnabled(true);
    layout()->invalidate();
    QCoreApplication::postEvent(this, new QEvent(QEvent::LayoutRequest));
    stage_->table().setUpdatesEnabled(true);
}

void MainWindow::showFailure(const geo::Error& error, const LoadOutcome& outcome) {
    hasFailed_ = true;
    MessageBar::Remedy remedy;
    if (error.code == geo::ErrorCode::NoCrs)
        remedy = {.label = tr("Choose its coordinate reference system…"),
                  .act = [this, retry = content_->retryOf(outcome)] { changeCrs(retry); }};
    QStringList tried;
    for (const std::string& file : outcome.request.newFiles) tried << QString::fromStdString(file);
    const QString details = tried.size() > 1 ? tr("Opened together:\n%1").arg(tried.join(QLatin1Char('\n'))) : QString();
    const bool hasNoElevation = error.code == geo::ErrorCode::NotFound && !outcome.plan && !outcome.missing.empty();
    const QString message = hasNoElevation ? tr("Plan '%1' cannot be laid out: the files of its elevation are missing.").arg(QString::fromStdString(outcome.planPath))
                                           : QString::fromStdString(error.message);
    stage_->messages().show(MessageBar::Severity::Error, message, details, remedy);
}

/// `requestNow` gives what is to be opened in the chosen system; what is on the table may change while the dialog is open.
void MainWindow::changeCrs(const std::function<LoadRequest()>& requestNow) {
    CrsDialog dialog(placeOf(content_->ground()), requestNow().base.crs, this);
    if (dialog.exec() != QDialog::Accepted) return;
    content_->openIn(dialog.chosen(), requestNow());
}

}  // namespace saban::app
