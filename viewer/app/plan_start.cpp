#include "viewer/app/plan_start.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QTimer>
#include <utility>

#include "viewer/app/background_task.h"
#include "viewer/app/exchange_words.h"
#include "viewer/app/export_dialog.h"
#include "viewer/app/file_dialogs.h"
#include "viewer/app/import_dialog.h"
#include "viewer/app/new_plan_wizard.h"
#include "viewer/app/plan_desk.h"
#include "viewer/app/sample_exercise.h"
#include "viewer/app/stage.h"
#include "viewer/app/window_actions.h"

namespace saban::app {

PlanStart::PlanStart(QWidget& window, Stage& stage, PlanDesk& desk, WindowActions& actions, geo::NetworkPolicy network, std::function<QString()> folder, QObject* parent)
    : QObject(parent), window_(window), stage_(stage), desk_(desk), network_(network), folder_(std::move(folder)), recent_(new RecentPlans(this)), copying_(new BackgroundTask(this)),
      samplePlace_(usualPlaceOfSamples()) {
    const auto make = [this](const QKeySequence& key) {
        auto* action = new QAction(this);
        action->setShortcut(key);
        window_.addAction(action);  // keys work while the menu bar is hidden
        return action;
    };
    assistant = make(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N));
    importList = make(QKeySequence(Qt::CTRL | Qt::Key_I));
    exportList = make(QKeySequence(Qt::CTRL | Qt::Key_E));
    close = make(QKeySequence(Qt::CTRL | Qt::Key_W));
    actions.fileMenu->insertAction(actions.open, assistant);
    actions.fileMenu->insertAction(actions.savePicture, importList);
    actions.fileMenu->insertAction(actions.savePicture, exportList);
    actions.fileMenu->insertSeparator(actions.savePicture);
    actions.fileMenu->insertAction(actions.quit, close);
    connect(assistant, &QAction::triggered, this, &PlanStart::makePlan);
    connect(importList, &QAction::triggered, this, [this] { importInto(); });
    connect(exportList, &QAction::triggered, this, [this] { exportFrom(); });
    connect(close, &QAction::triggered, this, [this] {
        desk_.session().whenStored(this, [this, path = desk_.session().path()](bool isAllThere) {
            if (!isAllThere || desk_.session().path() != path) return;  // it has been told, and is to be seen; or another plan is there by now
            keepPicture();
            emit closeRequested();
        });
    });
    connect(&desk_.session(), &PlanSession::opened, this, &PlanStart::planOpened);
    connect(&desk_.works(), &WorksPanel::importRequested, this, [this] { importInto("works"); });
    connect(&desk_.works(), &WorksPanel::exportRequested, this, [this] { exportFrom({"works"}); });
    connectStartPage();
    setSample(sampleFolder());
    planOpened();
    retranslateUi();
}

PlanStart::~PlanStart() = default;

NewPlanWizard* PlanStart::assistantWindow() const { return wizard_; }
ImportDialog* PlanStart::importWindow() const { return import_; }
ExportDialog* PlanStart::exportWindow() const { return export_; }

void PlanStart::connectStartPage() {
    StartPage& page = stage_.startPage();
    page.setRecentPlans(*recent_);
    connect(&page, &StartPage::newPlanRequested, this, &PlanStart::makePlan);
    connect(&page, &StartPage::sampleRequested, this, &PlanStart::openSample);
    connect(&page, &StartPage::planRequested, this, [this](const QString& path) { emit openRequested({path}); });
    connect(&page, &StartPage::missingPlanRequested, this, &PlanStart::tellMissing);
    connect(&page, &StartPage::importRequested, this, [this] {
        makePlan();
        connect(wizard_, &QDialog::accepted, this, [this] { importsInto_ = wizard_->file(); });
        stage_.messages().show(MessageBar::Severity::Note, tr("A list is read into a plan. Create the plan first; then choose the list."));
    });
}

void PlanStart::setSample(const QString& folder) {
    sample_ = folder;
    stage_.startPage().setSampleOffered(!folder.isEmpty());
}

void PlanStart::makePlan() {
    if (wizard_) return;
    wizard_ = new NewPlanWizard(network_, folder_(), &window_);
    wizard_->setAttribute(Qt::WA_DeleteOnClose);
    connect(wizard_, &QDialog::accepted, this, [this] { emit openRequested({wizard_->file()}); });
    wizard_->open();
}

void PlanStart::openSample() {
    if (!sample_.isEmpty()) copySampleTo(samplePlace_);
}

void PlanStart::copySampleTo(const QString& place) {
    if (copying_->isRunning()) return;
    stage_.startPage().setBusy(true);
    copying_->start([this, sample = sample_, place, name = tr("Sample exercise")](const std::stop_token& stop, const geo::Progress& progress) -> BackgroundTask::Delivery {
        const auto copy = copySample(sample, place, name, stop, progress);
        return [this, copy] {
            stage_.startPage().setBusy(false);
            if (!copy) {
                stage_.messages().show(MessageBar::Severity::Error, QString::fromStdString(copy.error().message), {}, {.label = tr("Choose a folder…"), .act = [this] {
                    const QString chosen = QFileDialog::getExistingDirectory(&window_, tr("Folder for the sample exercise"));
                    if (!chosen.isEmpty()) copySampleTo(chosen);
                }});
                return;
            }
            stage_.messages().show(MessageBar::Severity::Note, tr("This is your own copy of the sample exercise: change what you like. It lies in '%1'.").arg(QFileInfo(*copy).absolutePath()));
            emit openRequested({*copy});
        };
    });
}

void PlanStart::tellMissing(const QString& path) {
    stage_.messages().show(MessageBar::Severity::Warning, tr("The plan '%1' is not there any more. Put it back, show where it is now, or take it off the list with Delete.").arg(path), {},
                           {.label = tr("Look for it…"), .act = [this, path] {
                                const QString chosen = askForMissingFile(&window_, QFileInfo(path).fileName(), folder_());
                                if (chosen.isEmpty()) return;
                                recent_->remove(path);
                                emit openRequested({chosen});
                            }});
}

void PlanStart::planOpened() {
    const PlanSession& session = desk_.session();
    const bool hasPlan = session.plan() != nullptr;
    importList->setEnabled(hasPlan);
    exportList->setEnabled(hasPlan);
    if (!hasPlan) return;
    const QString path = QString::fromStdString(session.path());
    recent_->add(path, QString::fromStdString(session.plan()->settings.name), QString::fromStdString(session.plan()->settings.marking));
    if (QFileInfo(std::exchange(importsInto_, {})) != QFileInfo(path)) return;
    QTimer::singleShot(0, this, [this] { importInto(); });
}

QString PlanStart::folderOfPlan() const { return QFileInfo(QString::fromStdString(desk_.session().path())).absolutePath(); }

void PlanStart::importInto(const std::string& kind) {
    if (import_ || !desk_.session().plan()) return;
    const auto& ground = stage_.table().ground();
    import_ = new ImportDialog(desk_.session(), ground ? std::optional(ground->bounds) : std::nullopt, desk_.catalogue(), folderOfPlan(), &window_);
    import_->setUsualKind(kind);
    import_->setAttribute(Qt::WA_DeleteOnClose);
    connect(import_, &QDialog::accepted, this, [this] { stage_.messages().show(MessageBar::Severity::Note, tr("%1. Undo takes all of it back.").arg(import_->summary())); });
    import_->open();
}

void PlanStart::exportFrom(const std::vector<std::string>& kinds) {
    if (export_ || !desk_.session().plan()) return;
    const QString base = QFileInfo(QString::fromStdString(desk_.session().path())).completeBaseName();
    export_ = new ExportDialog(desk_.session(), folderOfPlan(), (kinds.empty() ? base : tr("%1 works").arg(base)) + QStringLiteral(".xlsx"), &window_);
    if (!kinds.empty()) export_->setKinds(kinds);
    export_->setAttribute(Qt::WA_DeleteOnClose);
    connect(export_, &QDialog::accepted, this, [this] {
        QStringList counts, warnings;
        for (const auto& [kind, count] : export_->report().written) counts << tr("%1: %2").arg(titleOfKind(kind)).arg(count);
        for (const geo::Warning& warning : export_->report().warnings) warnings << QString::fromStdString(warning.message);
        stage_.messages().show(MessageBar::Severity::Note, tr("Written to '%1'. %2").arg(export_->file(), counts.join(QStringLiteral(", "))), warnings.join(QLatin1Char('\n')));
    });
    export_->open();
}

void PlanStart::keepPicture() {
    const std::string path = desk_.session().path();
    TableWidget& table = stage_.table();
    if (path.empty() || !table.ground() || !table.isValid() || !table.failure().empty() || !table.isSettled()) return;
    recent_->keepPicture(QString::fromStdString(path), table.grabFramebuffer());
}

void PlanStart::retranslateUi() {
    assistant->setText(tr("New plan, s&tep by step…"));
    importList->setText(tr("&Import a list…"));
    exportList->setText(tr("&Export…"));
    close->setText(tr("&Close, to the start page"));
}

}  // namespace saban::app
