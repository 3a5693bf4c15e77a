#include "viewer/app/export_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "layers/briefing/register.h"
#include "layers/edit/feature_edits.h"
#include "layers/store/plan_store.h"
#include "viewer/app/background_task.h"
#include "viewer/app/count_text.h"
#include "viewer/app/crs_choice.h"
#include "viewer/app/exchange_words.h"
#include "viewer/app/live_texts.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/whole_codes.h"

namespace saban::app {

namespace {

constexpr int kProgressMs = 100;
constexpr int kCountRole = Qt::UserRole + 1;

/// What people call a format.
QString formatTitle(const std::string& extension) {
    if (extension == ".xlsx") return ExportDialog::tr("Excel workbook (.xlsx)");
    if (extension == ".ods") return ExportDialog::tr("OpenDocument spreadsheet (.ods)");
    if (extension == ".csv") return ExportDialog::tr("List, one kind (.csv)");
    if (extension == ".geojson") return ExportDialog::tr("Map, one kind (.geojson)");
    if (extension == ".kml") return ExportDialog::tr("Google Earth (.kml)");
    if (extension == ".kmz") return ExportDialog::tr("Google Earth, packed (.kmz)");
    if (extension == ".gpkg") return ExportDialog::tr("GeoPackage for QGIS (.gpkg)");
    if (extension == ".dxf") return ExportDialog::tr("Drawing (.dxf)");
    return QString::fromStdString(extension);
}

constexpr const char* kFormatsInOrder[] = {".xlsx", ".ods", ".csv", ".geojson", ".kml", ".kmz", ".gpkg", ".dxf"};

}  // namespace

ExportDialog::ExportDialog(PlanSession& session, const QString& folder, const QString& name, QWidget* parent)
    : QDialog(parent), session_(session), folder_(folder), task_(new BackgroundTask(this)), texts_(new LiveTexts(this)) {
    setObjectName(QStringLiteral("export_list"));
    makeFields(name);
    fillKinds();
    progressTimer_.setInterval(kProgressMs);
    connect(&progressTimer_, &QTimer::timeout, this, &ExportDialog::showProgress);
    connect(task_, &BackgroundTask::runningChanged, this, &ExportDialog::showProgress);
    setMinimumWidth(620);
    follow();
    texts_->keep([this] { retranslate(); });
    showProgress();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::makeFields(const QString& name) {
    file_ = new QLineEdit(QDir::toNativeSeparators(QDir(folder_).filePath(name)));
    choose_ = new QPushButton;
    choose_->setAutoDefault(false);
    format_ = new QComboBox;
    for (const char* extension : kFormatsInOrder) format_->addItem(QString(), QString::fromLatin1(extension));
    kinds_ = new QListWidget;
    phase_ = new QComboBox;
    phase_->addItem(QString(), QString());
    connect(&session_, &PlanSession::opened, this, &QDialog::reject);  // it speaks of a plan that is no longer open
    if (session_.plan())
        for (const auto& phase : layers::phasesInOrder(*session_.plan())) phase_->addItem(QString::fromStdString(phase->name), QString::fromStdString(phase->uid));
    crs_ = new CrsChoice({}, {});
    replace_ = new QCheckBox;
    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(file_, 1);
    fileRow->addWidget(choose_);
    auto* form = new QFormLayout;
    texts_->row(*form, [] { return tr("&File"); }, fileRow, file_);
    form->addRow(QString(), replace_);
    texts_->row(*form, [] { return tr("F&ormat"); }, format_);
    texts_->row(*form, [] { return tr("&What"); }, kinds_);
    texts_->row(*form, [] { return tr("&Phase"); }, phase_);
    texts_->row(*form, [] { return tr("&Grid"); }, crs_);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    makeButtons(*layout);
    connect(choose_, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(file_, &QLineEdit::textChanged, this, &ExportDialog::follow);
    connect(format_, &QComboBox::activated, this, &ExportDialog::takeFormat);
    connect(export_, &QPushButton::clicked, this, &ExportDialog::accept);
    connect(cancel_, &QPushButton::clicked, this, &ExportDialog::reject);
}

/// Under the fields: why the export was refused, how far it is, and the buttons.
void ExportDialog::makeButtons(QVBoxLayout& layout) {
    refusal_ = new QLabel;
    refusal_->setObjectName(QStringLiteral("refusal"));
    refusal_->setWordWrap(true);
    refusal_->setTextFormat(Qt::PlainText);
    refusal_->setProperty("refusal", true);
    refusal_->hide();
    progress_ = new QProgressBar;
    progress_->setTextVisible(false);
    progress_->setRange(0, 100);
    export_ = new QPushButton;
    export_->setDefault(true);
    cancel_ = new QPushButton;
    cancel_->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(progress_, 1);
    buttons->addStretch();
    buttons->addWidget(export_);
    buttons->addWidget(cancel_);
    layout.addWidget(refusal_);
    layout.addLayout(buttons);
}

/// Those that the plan has something of.
void ExportDialog::fillKinds() {
    if (!session_.plan()) return;
    for (const std::string& kind : layers::exportableKinds()) {
        const std::size_t count = layers::exportableCount(*session_.plan(), kind);
        if (count == 0) continue;
        auto* item = new QListWidgetItem(titleOfKind(kind), kinds_);
        item->setData(Qt::UserRole, QString::fromStdString(kind));
        item->setData(kCountRole, static_cast<qulonglong>(count));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    constexpr int kHighestPx = 280;  // all kinds, on a small screen too
    const int heightPx = std::max(4, kinds_->count()) * (kinds_->sizeHintForRow(0) + 4) + 8;
    kinds_->setMaximumHeight(heightPx);
    kinds_->setMinimumHeight(std::min(heightPx, kHighestPx));
}

void ExportDialog::retranslate() {
    setWindowTitle(tr("Export"));
    choose_->setText(tr("&Choose…"));
    choose_->setAccessibleName(tr("Choose the file to write"));
    for (int i = 0; i < format_->count(); ++i) format_->setItemText(i, formatTitle(format_->itemData(i).toString().toStdString()));
    for (int i = 0; i < kinds_->count(); ++i) {
        QListWidgetItem* item = kinds_->item(i);
        item->setText(tr("%1 (%2)").arg(titleOfKind(item->data(Qt::UserRole).toString().toStdString())).arg(countText(item->data(kCountRole).toULongLong())));
    }
    phase_->setItemText(0, tr("All phases"));
    crs_->setWords(tr("As usual for the format"), tr("WGS 84 for GeoJSON, KML and KMZ, otherwise the grid of the plan."));
    replace_->setText(tr("&Replace the file that is there"));
    file_->setAccessibleName(tr("File"));
    format_->setAccessibleName(tr("Format"));
    kinds_->setAccessibleName(tr("What is exported"));
    phase_->setAccessibleName(tr("Phase"));
    crs_->list().setAccessibleName(tr("Grid"));
    progress_->setAccessibleName(tr("Writing"));
    export_->setText(tr("&Export"));
    cancel_->setText(tr("Cancel"));
    // What is wrong is said in this language.
    if (fileFault_) refuseFile(*fileFault_);
    else if (refusal_->isVisible() && isSound()) refusal_->hide();
}

void ExportDialog::setKinds(const std::vector<std::string>& kinds) {
    for (int i = 0; i < kinds_->count(); ++i) {
        const bool isAmong = std::find(kinds.begin(), kinds.end(), kinds_->item(i)->data(Qt::UserRole).toString().toStdString()) != kinds.end();
        kinds_->item(i)->setCheckState(isAmong ? Qt::Checked : Qt::Unchecked);
    }
}

std::vector<std::string> ExportDialog::chosenKinds() const {
    std::vector<std::string> chosen;
    for (int i = 0; i < kinds_->count(); ++i)
        if (kinds_->item(i)->checkState() == Qt::Checked && kinds_->item(i)->flags().testFlag(Qt::ItemIsEnabled)) chosen.push_back(kinds_->item(i)->data(Qt::UserRole).toString().toStdString());
    return chosen;
}

QString ExportDialog::file() const {
    const QString typed = file_->text().trimmed();
    return typed.isEmpty() ? QString() : QFileInfo(QDir(folder_), QDir::fromNativeSeparators(typed)).absoluteFilePath();
}

QString ExportDialog::refusal() const { return refusal_->isHidden() ? QString() : refusal_->text(); }

void ExportDialog::chooseFile() {
    QStringList filters;
    for (int i = 0; i < format_->count(); ++i) filters << QStringLiteral("%1 (*%2)").arg(format_->itemText(i).section(QStringLiteral(" ("), 0, 0), format_->itemData(i).toString());
    QString filter = filters[std::max(0, format_->currentIndex())];
    QString chosen = QFileDialog::getSaveFileName(this, tr("Export"), file(), filters.join(QStringLiteral(";;")), &filter, QFileDialog::DontConfirmOverwrite);
    if (chosen.isEmpty()) return;
    if (!layers::exportFormatOf(chosen.toStdString())) chosen += format_->itemData(static_cast<int>(filters.indexOf(filter))).toString();
    file_->setText(QDir::toNativeSeparators(chosen));
}

/// The end of the name follows the format that was chosen.
void ExportDialog::takeFormat() {
    const QString extension = format_->currentData().toString();
    QString path = file_->text().trimmed();
    if (const auto format = layers::exportFormatOf(path.toStdString())) path.chop(static_cast<qsizetype>(format->extension.size()));
    file_->setText(path + extension);
}

/// The format follows the end of the name that was typed.
void ExportDialog::follow() {
    const auto format = layers::exportFormatOf(file().toStdString());
    const int row = format ? format_->findData(QString::fromStdString(format->extension == ".json" ? ".geojson" : format->extension)) : -1;
    format_->setCurrentIndex(row);
    crs_->setEnabled(!format || !format->isAlwaysWgs84);
    // Works have no place, and maps hold nothing else.
    for (int i = 0; i < kinds_->count(); ++i)
        if (QListWidgetItem* item = kinds_->item(i); item->data(Qt::UserRole).toString() == QLatin1String("works"))
            item->setFlags(!format || format->isList ? item->flags() | Qt::ItemIsEnabled : item->flags() & ~Qt::ItemIsEnabled);
    replace_->setVisible(QFileInfo(file()).isFile());
    replace_->setChecked(false);
    fileFault_.reset();
    refusal_->hide();
}

void ExportDialog::refuse(const QString& why) {
    refusal_->setText(withCodesWhole(why));
    refusal_->show();
}

void ExportDialog::refuseFile(FileFault fault) {
    fileFault_ = fault;
    refuse(fault == FileFault::IsPlan ? tr("'%1' is a plan, and an export holds less than a plan. Choose another name.").arg(file())
                                      : tr("There is a file '%1' already. Choose another name, or tick that it is to be replaced.").arg(file()));
}

/// As far as it can be said without asking a file that may be held.
bool ExportDialog::isSound() {
    const auto refused = [this](const QString& why, QWidget* field) {
        refuse(why);
        field->setFocus();
        return false;
    };
    if (file().isEmpty()) return refused(tr("Say where the file is to lie."), file_);
    const auto format = layers::exportFormatOf(file().toStdString());
    if (!format) return refused(tr("The end of the name says no format that can be written. Choose a format from the list."), format_);
    if (QFileInfo(file()) == QFileInfo(QString::fromStdString(session_.path()))) {  // of other files only they tell
        refuseFile(FileFault::IsPlan);
        file_->setFocus();
        return false;
    }
    const auto chosen = chosenKinds();
    if (chosen.empty()) return refused(tr("Tick what is to be exported."), kinds_);
    if (chosen.size() > 1 && !format->holdsManyKinds) return refused(tr("This format holds one kind of things, and %1 are ticked. Tick one, or choose a format such as .xlsx.").arg(chosen.size()), kinds_);
    if (!crs_->isValid()) return refused(tr("The grid is none that is known. Choose one from the list, or type a code such as EPSG:9210."), crs_);
    return true;
}

void ExportDialog::accept() {
    if (task_->isRunning() || !session_.plan()) return;
    fileFault_.reset();
    refusal_->hide();
    if (!isSound()) return;
    layers::ExportOptions options{.kinds = chosenKinds(), .phase = phase_->currentData().toString().toStdString(), .replaceExisting = replace_->isChecked()};
    if (const auto chosen = crs_->chosen(); chosen && crs_->isEnabled())
        if (auto crs = geo::Crs::parse(*chosen)) options.crs = *std::move(crs);
    task_->start([this, plan = session_.plan(), planPath = session_.path(), path = file().toStdString(), options](const std::stop_token& stop, const geo::Progress& progress) mutable -> BackgroundTask::Delivery {
        options.stop = stop;
        options.progress = progress;
        const bool isPlan = layers::isPlanFile(path);
        if (isPlan || (!options.replaceExisting && QFileInfo::exists(QString::fromStdString(path))))
            return [this, fault = isPlan ? FileFault::IsPlan : FileFault::IsThere] {
                refuseFile(fault);
                file_->setFocus();
            };
        const auto crs = geo::Crs::parse(plan->settings.crs);
        auto written = crs ? layers::exportFile(*plan, *crs, path, options) : geo::Result<layers::ExportReport>(tl::unexpected(crs.error()));
        if (written)
            for (geo::Warning& warning : layers::enterOutputs(planPath, plan->settings.marking, layers::exportedWhat(*written), std::span(&path, 1)))
                written->warnings.push_back(std::move(warning));
        return [this, written = std::move(written)] {
            if (!written) return refuse(withoutOptions(written.error().message));
            report_ = *written;
            QDialog::accept();
        };
    });
}

void ExportDialog::reject() {
    task_->cancel();
    QDialog::reject();
}

void ExportDialog::showProgress() {
    const bool isRunning = task_->isRunning();
    if (isRunning != progressTimer_.isActive()) isRunning ? progressTimer_.start() : progressTimer_.stop();
    progress_->setVisible(isRunning);
    progress_->setValue(static_cast<int>(100.0 * task_->fraction()));
    export_->setEnabled(!isRunning);
}

}  // namespace saban::app
