#include "viewer/app/import_dialog.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "layers/catalogue/type_names.h"
#include "layers/exchange/column_guess.h"
#include "layers/exchange/import.h"
#include "viewer/app/background_task.h"
#include "viewer/app/column_table.h"
#include "viewer/app/count_text.h"
#include "viewer/app/crs_choice.h"
#include "viewer/app/exchange_words.h"
#include "viewer/app/live_texts.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/whole_codes.h"

namespace saban::app {

namespace {

constexpr int kTypingMs = 250, kProgressMs = 100;
constexpr std::size_t kRowsShown = 20;
constexpr int kMostRemarks = 2000;
constexpr int kNameRole = Qt::UserRole + 1, kRowsRole = Qt::UserRole + 2;  // of a sheet
constexpr const char* kEncodings[] = {"UTF-8", "TCVN3", "VNI"};

/// What is said beside the field that it is about, and not again below.
bool isToldElsewhere(const std::string& code) { return code == "kind_guessed" || code == "coordinates_read"; }

}  // namespace

struct ImportDialog::Reading {
    geo::Result<layers::ListPreview> preview;
    geo::Result<layers::Imported> imported;
};

ImportDialog::ImportDialog(PlanSession& session, const std::optional<geo::Bounds>& tableBounds, std::shared_ptr<const layers::StructureCatalogue> catalogue, const QString& folder,
                           QWidget* parent)
    : QDialog(parent), session_(session), tableBounds_(tableBounds), catalogue_(std::move(catalogue)), folder_(folder), task_(new BackgroundTask(this)), texts_(new LiveTexts(this)) {
    setObjectName(QStringLiteral("import_list"));
    makeFields();
    makeResults();
    connectFields();
    readTimer_.setSingleShot(true);
    readTimer_.setInterval(kTypingMs);
    progressTimer_.setInterval(kProgressMs);
    resize(1000, 640);
    import_->setEnabled(false);
    texts_->keep([this] { retranslate(); });
    showProgress();
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::makeFields() {
    file_ = new QLineEdit;
    choose_ = new QPushButton;
    sheet_ = new QComboBox;
    kind_ = new QComboBox;
    kind_->addItem(QString(), QString());
    for (const std::string_view kind : layers::exchangedKinds()) kind_->addItem(QString(), QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size())));
    encoding_ = new QComboBox;
    encoding_->addItem(QString(), QString());
    for (const char* encoding : kEncodings) encoding_->addItem(QString::fromLatin1(encoding), QString::fromLatin1(encoding));
    phase_ = new QComboBox;
    phase_->addItem(QString(), QString());
    connect(&session_, &PlanSession::opened, this, &QDialog::reject);  // it speaks of a plan that is no longer open
    if (session_.plan())
        for (const auto& phase : layers::phasesInOrder(*session_.plan())) phase_->addItem(QString::fromStdString(phase->name), QString::fromStdString(phase->uid));
    crs_ = new CrsChoice({}, {});
    columns_ = new ColumnTable;

    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(file_, 1);
    fileRow->addWidget(choose_);
    auto* left = new QFormLayout;
    texts_->row(*left, [] { return tr("&List"); }, fileRow, file_);
    texts_->row(*left, [] { return tr("&Sheet"); }, sheet_);
    texts_->row(*left, [] { return tr("&Kind"); }, kind_);
    texts_->row(*left, [] { return tr("&Encoding"); }, encoding_);
    phaseTitle_ = texts_->row(*left, [] { return tr("&Phase of units"); }, phase_);
    auto* right = new QFormLayout;
    texts_->row(*right, [] { return tr("&Grid of the places"); }, crs_);
    constexpr int kBetweenPx = 18;
    auto* top = new QHBoxLayout;
    for (QFormLayout* form : {left, right}) {
        auto* column = new QVBoxLayout;  // rows stand close together, however tall the other column is
        column->addLayout(form);
        column->addStretch(1);
        if (form == right) top->addSpacing(kBetweenPx);  // not the spacing of `top`, which the rows would take over
        top->addLayout(column, form == left ? 3 : 2);
    }
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top);
}

void ImportDialog::makeResults() {
    refusal_ = new QLabel;
    refusal_->setObjectName(QStringLiteral("refusal"));
    refusal_->setWordWrap(true);
    refusal_->setTextFormat(Qt::PlainText);
    refusal_->setProperty("refusal", true);
    refusal_->hide();
    summary_ = new QLabel;
    summary_->setObjectName(QStringLiteral("sectionTitle"));
    summary_->setTextFormat(Qt::PlainText);
    summary_->setWordWrap(true);
    remarks_ = new QTreeWidget;
    remarks_->setColumnCount(2);
    remarks_->setRootIsDecorated(false);
    remarks_->setWordWrap(true);
    remarks_->header()->resizeSection(0, 90);
    progress_ = new QProgressBar;
    progress_->setTextVisible(false);
    progress_->setRange(0, 100);
    import_ = new QPushButton;
    import_->setDefault(true);
    cancel_ = new QPushButton;
    choose_->setAutoDefault(false);
    cancel_->setAutoDefault(false);
    auto* below = new QWidget;
    auto* rows = new QVBoxLayout(below);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addWidget(refusal_);
    rows->addWidget(summary_);
    rows->addWidget(remarks_, 1);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(columns_);
    splitter->addWidget(below);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(progress_, 1);
    buttons->addStretch();
    buttons->addWidget(import_);
    buttons->addWidget(cancel_);
    auto* layout = static_cast<QVBoxLayout*>(this->layout());
    layout->addWidget(splitter, 1);
    layout->addLayout(buttons);
}

void ImportDialog::connectFields() {
    file_->installEventFilter(this);
    connect(choose_, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    connect(kind_, &QComboBox::activated, this, [this] {
        columns_->forget();  // fields of another kind
        readSoon();
    });
    connect(sheet_, &QComboBox::activated, this, [this] {
        columns_->forget();
        readSoon();
    });
    for (QComboBox* choice : {encoding_, phase_}) connect(choice, &QComboBox::activated, this, &ImportDialog::readSoon);
    connect(crs_, &CrsChoice::changed, this, &ImportDialog::readSoon);
    connect(columns_, &ColumnTable::mappingChanged, this, &ImportDialog::readSoon);
    connect(&readTimer_, &QTimer::timeout, this, &ImportDialog::read);
    connect(&progressTimer_, &QTimer::timeout, this, &ImportDialog::showProgress);
    connect(task_, &BackgroundTask::runningChanged, this, &ImportDialog::showProgress);
    connect(import_, &QPushButton::clicked, this, &ImportDialog::accept);
    connect(cancel_, &QPushButton::clicked, this, &ImportDialog::reject);
}

void ImportDialog::retranslate() {
    setWindowTitle(tr("Import a list"));
    choose_->setText(tr("&Choose…"));
    choose_->setAccessibleName(tr("Choose the list"));
    file_->setPlaceholderText(tr("CSV, XLSX, ODS, GeoJSON, KML, KMZ, GPX, SHP, GPKG, DXF or another plan"));
    kind_->setItemText(0, tr("Detected from the list"));
    for (int i = 1; i < kind_->count(); ++i) kind_->setItemText(i, titleOfKind(kind_->itemData(i).toString().toStdString()));
    encoding_->setItemText(0, tr("Detected"));
    phase_->setItemText(0, tr("The first"));
    crs_->setWords(tr("Detected from where the places lie"), {});
    file_->setAccessibleName(tr("List"));
    sheet_->setAccessibleName(tr("Sheet"));
    kind_->setAccessibleName(tr("Kind"));
    encoding_->setAccessibleName(tr("Encoding"));
    phase_->setAccessibleName(tr("Phase of units"));
    crs_->list().setAccessibleName(tr("Grid of the places"));
    remarks_->setHeaderLabels({tr("Row"), tr("Result")});
    remarks_->setAccessibleName(tr("What is skipped, and what was decided"));
    progress_->setAccessibleName(tr("Reading the list"));
    columns_->setAccessibleName(ColumnTable::tr("First rows of the list"));
    import_->setText(tr("&Import"));
    cancel_->setText(tr("Cancel"));
    titleSheets();
    if (!path_.isEmpty()) read();  // what comes of it is told in the other language
}

/// The entries hold names and numbers of rows.
void ImportDialog::titleSheets() {
    for (int i = 0; i < sheet_->count(); ++i) {
        const QVariant rows = sheet_->itemData(i, kRowsRole);
        if (rows.isValid()) sheet_->setItemText(i, tr("%1 (%2 rows)").arg(sheet_->itemData(i, kNameRole).toString()).arg(countText(rows.toULongLong())));
        else sheet_->setItemText(i, sheet_->count() == 1 ? tr("The whole plan") : tr("All sheets"));
    }
}

bool ImportDialog::isReading() const { return task_->isRunning() || readTimer_.isActive(); }
QString ImportDialog::summary() const { return summary_->text(); }
QString ImportDialog::refusal() const { return refusal_->isHidden() ? QString() : refusal_->text(); }

QStringList ImportDialog::remarks() const {
    QStringList all;
    for (int i = 0; i < remarks_->topLevelItemCount(); ++i) all << (remarks_->topLevelItem(i)->text(0) + QLatin1Char(' ') + remarks_->topLevelItem(i)->text(1)).trimmed();
    return all;
}

/// Enter takes the path that was typed; it imports only once that list is shown.
bool ImportDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == file_ && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            readTyped();
            return true;
        }
    }
    if (watched == file_ && event->type() == QEvent::FocusOut) readTyped();
    return QDialog::eventFilter(watched, event);
}

void ImportDialog::chooseFile() {
    const QString filter = tr("Lists and maps (%1)").arg(QStringLiteral("*.csv *.tsv *.xlsx *.ods *.geojson *.json *.kml *.kmz *.gpx *.shp *.gpkg *.dxf")) + QStringLiteral(";;") + tr("All files (*)");
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Import a list"), path_.isEmpty() ? folder_ : path_, filter);
    if (!chosen.isEmpty()) setFile(chosen);
}

void ImportDialog::readTyped() {
    const QString typed = file_->text().trimmed();
    const QString path = typed.isEmpty() ? QString() : QFileInfo(QDir(folder_), typed).absoluteFilePath();
    if (path == path_ || typed.isEmpty()) return;
    setFile(path);
}

void ImportDialog::setUsualKind(const std::string& kind) {
    usualKind_ = QString::fromStdString(kind);
    kind_->setCurrentIndex(std::max(0, kind_->findData(usualKind_)));
}

void ImportDialog::setFile(const QString& file) {
    path_ = QFileInfo(QDir(folder_), file).absoluteFilePath();
    file_->setText(QDir::toNativeSeparators(path_));
    kind_->setCurrentIndex(std::max(0, kind_->findData(usualKind_)));
    sheet_->clear();
    columns_->forget();
    columns_->clearSheet();
    read();
}

layers::ImportOptions ImportDialog::options() const {
    layers::ImportOptions options{.kind = kind_->currentData().toString().toStdString(), .fieldToColumn = columns_->given(), .sublayer = sheet_->currentData().toString().toStdString(),
                                  .phase = phase_->currentData().toString().toStdString()};
    if (const auto chosen = crs_->chosen())
        if (auto crs = geo::Crs::parse(*chosen)) options.crs = *std::move(crs);
    options.encoding = layers::encodingNamed(encoding_->currentData().toString().toStdString());
    options.resolveType = [types = catalogue_](const std::string& name) { return layers::typeNamed(types ? *types : layers::defaultCatalogue(), name); };
    return options;
}

void ImportDialog::readSoon() {
    imported_ = nullptr;
    import_->setEnabled(false);
    if (path_.isEmpty()) return;
    readTimer_.start();
    showProgress();
}

/// What would come of it, in the background.
void ImportDialog::read() {
    readTimer_.stop();
    imported_ = nullptr;
    import_->setEnabled(false);
    if (path_.isEmpty() || !session_.plan()) return;
    if (!crs_->isValid()) return refuse(tr("The grid of the places is none that is known. Choose one from the list, or type a code such as EPSG:9210."));
    readFor_ = session_.plan();
    task_->start([this, plan = readFor_, bounds = tableBounds_, path = path_.toStdString(), options = options()](const std::stop_token& stop, const geo::Progress& progress) -> BackgroundTask::Delivery {
        constexpr double kPreviewing = 0.4;  // of the time
        auto reading = std::make_shared<Reading>();
        reading->preview = layers::previewList(path, options, kRowsShown, stop, geo::partOf(progress, 0.0, kPreviewing));
        const auto crs = geo::Crs::parse(plan->settings.crs);
        if (!crs)
            reading->imported = tl::unexpected(crs.error());
        else if (reading->preview)
            reading->imported = layers::importFile(*plan, *crs, bounds ? &*bounds : nullptr, path, options, stop, geo::partOf(progress, kPreviewing, 1.0));
        return [this, reading] { show(*reading); };
    });
}

void ImportDialog::show(const Reading& reading) {
    remarks_->clear();
    summary_->clear();
    refusal_->hide();
    if (!reading.preview) {
        columns_->clearSheet();
        return refuse(withoutOptions(reading.preview.error().message));
    }
    showSheets(*reading.preview);
    if (!reading.imported) return refuse(withoutOptions(reading.imported.error().message));
    showResult(*reading.imported, reading.imported->report.warnings);
}

void ImportDialog::showSheets(const layers::ListPreview& preview) {
    const auto& sheets = preview.sheets;
    if (sheet_->count() == 0) {
        if (sheets.size() != 1) sheet_->addItem(QString(), QString());
        for (const auto& sheet : sheets) {
            const QString name = QString::fromStdString(sheet.name);
            sheet_->addItem(name, sheets.size() == 1 ? QString() : name);
            sheet_->setItemData(sheet_->count() - 1, name, kNameRole);
            sheet_->setItemData(sheet_->count() - 1, static_cast<qulonglong>(sheet.rowCount), kRowsRole);
        }
        titleSheets();
    }
    sheet_->setEnabled(sheet_->count() > 1);
    QStringList kinds;
    for (const auto& sheet : sheets)
        if (const QString kind = titleOfKind(sheet.kind); !kinds.contains(kind)) kinds << kind;
    kind_->setItemText(0, kinds.isEmpty() || kind_->currentIndex() > 0 ? tr("Detected from the list") : tr("Detected: %1").arg(kinds.join(QStringLiteral(", "))));
    const bool hasUnits = std::any_of(sheets.begin(), sheets.end(), [](const auto& sheet) { return sheet.kind == "units"; });
    phase_->setVisible(hasUnits);
    phaseTitle_->setVisible(hasUnits);
    if (sheets.empty())
        columns_->clearSheet();
    else
        columns_->setSheet(sheets.front(), sheets.size() > 1);
}

void ImportDialog::showResult(const layers::Imported& imported, const geo::Warnings& warnings) {
    const layers::ImportReport& report = imported.report;
    QString reason;
    for (const geo::Warning& warning : warnings) {
        const bool isAboutPlaces = warning.code == "coordinates_read" || warning.code == "other_zone" || warning.code == "off_table";
        if (isAboutPlaces) reason += (reason.isEmpty() ? QString() : QStringLiteral("\n")) + withoutOptions(warning.message);
        if (!isToldElsewhere(warning.code)) remarks_->addTopLevelItem(new QTreeWidgetItem({QString(), withoutOptions(warning.message)}));
    }
    crs_->setReason(reason.isEmpty() ? tr("The file says it, or the list has no places.") : reason);
    for (const layers::SkippedRow& row : report.skipped) {
        if (remarks_->topLevelItemCount() >= kMostRemarks) break;
        remarks_->addTopLevelItem(new QTreeWidgetItem({QString::number(row.row), tr("skipped: %1").arg(withoutOptions(row.reason))}));
    }
    for (int i = 0; i < remarks_->topLevelItemCount(); ++i) remarks_->topLevelItem(i)->setToolTip(1, remarks_->topLevelItem(i)->text(1).toHtmlEscaped());
    summary_->setText(tr("%1 rows read: %2 to be added, %3 to be updated, %4 as they are, %5 skipped").arg(countText(report.read), countText(report.added), countText(report.updated), countText(report.unchanged), countText(report.skipped.size())));
    imported_ = std::make_shared<const layers::Imported>(imported);
    const bool isSomething = !layers::isEmpty(imported.edit);
    import_->setEnabled(isSomething && session_.isEditable());
    if (!session_.isEditable())
        refuse(tr("The plan is open for reading only: nothing can be imported."));
    else if (!isSomething && report.unchanged == 0)
        refuse(tr("Nothing of the list can be used as it is read now. Say which columns hold the places, which kind it is, or in which grid it is written."));
}

void ImportDialog::refuse(const QString& why) {
    refusal_->setText(withCodesWhole(why));
    refusal_->show();
    imported_ = nullptr;
    import_->setEnabled(false);
}

void ImportDialog::showProgress() {
    const bool isRunning = task_->isRunning();
    if (isRunning != progressTimer_.isActive()) isRunning ? progressTimer_.start() : progressTimer_.stop();
    progress_->setVisible(isRunning);
    progress_->setValue(static_cast<int>(100.0 * task_->fraction()));
}

void ImportDialog::accept() {
    if (!imported_ || isReading()) return;
    if (session_.plan() != readFor_) {  // another program wrote to the plan
        read();
        return;
    }
    QString why;
    const auto listening = connect(&session_, &PlanSession::troubled, this, [&why](const QString& message) { why = message; });
    const bool isDone = session_.apply(imported_->edit);
    disconnect(listening);
    if (!isDone) return refuse(why);
    QDialog::accept();
}

void ImportDialog::reject() {
    task_->cancel();
    QDialog::reject();
}

}  // namespace saban::app
