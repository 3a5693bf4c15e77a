#include "viewer/app/brief_dialogs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/app/briefing_printer.h"
#include "viewer/app/exchange_words.h"
#include "viewer/app/exercise_words.h"
#include "viewer/app/language.h"
#include "viewer/app/plan_session.h"

namespace saban::app {

namespace {

constexpr int kPreviewDelayMs = 400;
constexpr QSize kPreviewPx(520, 368);
constexpr int kEndMs = 3000;  // that a program is given to end when it is asked to

QString titleOf(BriefOutput output) {
    switch (output) {
        case BriefOutput::Handout: return BriefDialog::tr("Handout");
        case BriefOutput::Pictures: return BriefDialog::tr("Pictures of the scenes");
        case BriefOutput::Video: return BriefDialog::tr("Video of the briefing");
        case BriefOutput::Print: return BriefDialog::tr("Print the handout");
    }
    return {};
}

QString keyOf(const char* name) { return QStringLiteral("brief/") + QString::fromLatin1(name); }

void select(QComboBox& box, const QVariant& value) {
    if (const int row = box.findData(value); row >= 0) box.setCurrentIndex(row);
}

/// In whole minutes, from one on.
QString roughDuration(double seconds) { return durationText(seconds < 59.5 ? seconds : std::round(seconds / 60.0) * 60.0); }

/// What a program said in lines that begin so.
QStringList linesOf(const QByteArray& said, const char* beginning) {
    QStringList lines;
    const QString mark = QString::fromLatin1(beginning);
    for (const QString& line : QString::fromUtf8(said).split('\n'))
        if (line.startsWith(mark)) lines << line.mid(mark.size());
    return lines;
}

}  // namespace

BriefDialog::BriefDialog(BriefOutput output, PlanSession& session, const QString& folder, QWidget* parent)
    : QDialog(parent), output_(output), session_(session), program_(QCoreApplication::applicationFilePath()) {
    setObjectName(QStringLiteral("brief_output"));
    setWindowTitle(titleOf(output));
    makeFields(folder);
    fillScenes();
    previewTimer_.setSingleShot(true);
    previewTimer_.setInterval(kPreviewDelayMs);
    connect(&previewTimer_, &QTimer::timeout, this, &BriefDialog::askForPreview);
    connect(&session_, &PlanSession::opened, this, [this] {  // it speaks of a plan that is no longer open
        closesThen_ = true;
        reject();
    });
    connect(&session_, &PlanSession::edited, this, [this] {
        if (!isRunning()) fillScenes();
    });
    follow();
    previewTimer_.start();
}

BriefDialog::~BriefDialog() {
    for (QProcess* process : {work_, previewWork_}) {
        if (!process) continue;
        process->disconnect(this);
        process->terminate();
        if (!process->waitForFinished(kEndMs)) process->kill();
    }
}

void BriefDialog::makeFields(const QString& folder) {
    const QSettings settings;
    first_ = new QComboBox;
    last_ = new QComboBox;
    first_->setAccessibleName(tr("First scene"));
    last_->setAccessibleName(tr("Last scene"));
    auto* form = new QFormLayout;
    form->addRow(tr("&From scene"), first_);
    form->addRow(tr("&To scene"), last_);
    if (output_ != BriefOutput::Print) makeFileRow(*form, folder);
    if (output_ == BriefOutput::Print) {
        printer_ = new QComboBox;
        printer_->addItems(printerNames());
        printer_->setAccessibleName(tr("Printer"));
        form->addRow(tr("P&rinter"), printer_);
    }
    if (output_ == BriefOutput::Handout || output_ == BriefOutput::Print) makeHandoutFields(*form);
    if (output_ == BriefOutput::Pictures) size_ = addSizes(*form, {"1920x1080", "2560x1440", "3840x2160", "7680x4320"}, settings.value(keyOf("picture_size"), "3840x2160").toString());
    if (output_ == BriefOutput::Video) makeVideoFields(*form);
    if (output_ == BriefOutput::Pictures || output_ == BriefOutput::Video) {
        titles_ = new QCheckBox(tr("T&itles and captions"));
        titles_->setChecked(settings.value(keyOf("titles"), true).toBool());
        counter_ = new QCheckBox(tr("&Number of the scene"));
        counter_->setChecked(settings.value(keyOf("counter"), false).toBool());
        form->addRow(QString(), titles_);
        form->addRow(QString(), counter_);
    }

    preview_ = new QLabel;
    preview_->setObjectName(QStringLiteral("preview"));
    preview_->setFixedSize(kPreviewPx);
    preview_->setTextFormat(Qt::PlainText);
    preview_->setWordWrap(true);
    preview_->setAlignment(Qt::AlignCenter);
    preview_->setFrameShape(QFrame::StyledPanel);
    preview_->setAccessibleName(tr("Preview"));
    message_ = new QLabel;
    message_->setObjectName(QStringLiteral("message"));
    message_->setWordWrap(true);
    message_->setTextFormat(Qt::PlainText);
    message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    message_->hide();
    progress_ = new QProgressBar;
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress"));
    progress_->hide();
    make_ = new QPushButton(output_ == BriefOutput::Print ? tr("&Print") : tr("&Make"));
    make_->setDefault(true);
    stop_ = new QPushButton(tr("Close"));
    stop_->setAutoDefault(false);
    open_ = new QPushButton(tr("&Open"));
    open_->setAutoDefault(false);
    open_->hide();

    auto* above = new QHBoxLayout;
    above->addLayout(form, 1);
    above->addWidget(preview_, 0, Qt::AlignTop);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(progress_, 1);
    buttons->addStretch();
    buttons->addWidget(open_);
    buttons->addWidget(make_);
    buttons->addWidget(stop_);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(above);
    layout->addWidget(message_);
    layout->addStretch();
    layout->addLayout(buttons);

    connect(make_, &QPushButton::clicked, this, &BriefDialog::accept);
    connect(stop_, &QPushButton::clicked, this, &BriefDialog::reject);
    connect(open_, &QPushButton::clicked, this, [this] {
        if (!made_.isEmpty()) QDesktopServices::openUrl(QUrl::fromLocalFile(made_.size() == 1 ? made_.front() : QFileInfo(made_.front()).absolutePath()));
    });
    for (QComboBox* box : {first_, last_, page_, size_})
        if (box) connect(box, &QComboBox::currentIndexChanged, this, [this] { previewTimer_.start(); });
    for (QCheckBox* box : {notes_, grey_, titles_, counter_, legend_})
        if (box) connect(box, &QCheckBox::toggled, this, [this] { previewTimer_.start(); });
}

void BriefDialog::makeFileRow(QFormLayout& form, const QString& folder) {
    const QString plan = QFileInfo(QString::fromStdString(session_.path())).completeBaseName();
    const QString name = output_ == BriefOutput::Handout ? plan + QStringLiteral(".pdf") : output_ == BriefOutput::Video ? plan + QStringLiteral(".mp4") : tr("%1 scenes").arg(plan);
    file_ = new QLineEdit(QDir::toNativeSeparators(QDir(folder).filePath(name)));
    file_->setMinimumWidth(260);
    choose_ = new QPushButton(tr("Bro&wse…"));
    choose_->setAutoDefault(false);
    replace_ = new QCheckBox(tr("&Replace what is there"));
    auto* row = new QHBoxLayout;
    row->addWidget(file_, 1);
    row->addWidget(choose_);
    auto* title = new QLabel(output_ == BriefOutput::Pictures ? tr("Fol&der") : tr("Fi&le"));
    title->setBuddy(file_);
    file_->setAccessibleName(output_ == BriefOutput::Pictures ? tr("Folder") : tr("File"));
    choose_->setAccessibleName(output_ == BriefOutput::Pictures ? tr("Choose the folder") : tr("Choose the file to write"));
    form.addRow(title, row);
    form.addRow(QString(), replace_);
    connect(choose_, &QPushButton::clicked, this, &BriefDialog::chooseFile);
    connect(file_, &QLineEdit::textChanged, this, &BriefDialog::follow);
}

void BriefDialog::makeHandoutFields(QFormLayout& form) {
    const QSettings settings;
    page_ = new QComboBox;
    page_->addItem(tr("A4, across"), QStringLiteral("A4"));
    page_->addItem(tr("A3, across"), QStringLiteral("A3"));
    page_->setAccessibleName(tr("Paper"));
    select(*page_, settings.value(keyOf("page"), "A4"));
    dots_ = new QComboBox;
    dots_->addItem(tr("Draft (120 dots per inch)"), 120);
    dots_->addItem(tr("Usual (200 dots per inch)"), 200);
    dots_->addItem(tr("Fine (300 dots per inch)"), 300);
    dots_->setAccessibleName(tr("Pictures"));
    select(*dots_, settings.value(keyOf("dpi"), 200).toInt());
    notes_ = new QCheckBox(tr("&Notes of the presenter"));
    notes_->setChecked(settings.value(keyOf("notes"), true).toBool());
    legend_ = new QCheckBox(tr("Le&gend on every page"));
    legend_->setChecked(settings.value(keyOf("legend"), true).toBool());
    grey_ = new QCheckBox(tr("In gre&ys"));
    grey_->setChecked(settings.value(keyOf("grey"), false).toBool());
    copy_ = new QSpinBox;
    copy_->setRange(0, 9999);
    copy_->setSpecialValueText(tr("not numbered"));
    copy_->setAccessibleName(tr("Number of this copy"));
    copies_ = new QSpinBox;
    copies_->setRange(1, 9999);
    copies_->setAccessibleName(tr("How many copies there are"));
    form.addRow(tr("P&aper"), page_);
    form.addRow(tr("Pictur&es"), dots_);
    form.addRow(QString(), notes_);
    form.addRow(QString(), legend_);
    form.addRow(QString(), grey_);
    auto* row = new QHBoxLayout;
    row->addWidget(copy_);
    row->addWidget(new QLabel(tr("of", "copy 3 of 10")));
    row->addWidget(copies_);
    row->addStretch();
    auto* title = new QLabel(tr("Copy n&umber"));
    title->setBuddy(copy_);
    form.addRow(title, row);
}

void BriefDialog::makeVideoFields(QFormLayout& form) {
    const QSettings settings;
    size_ = addSizes(form, {"1280x720", "1920x1080", "2560x1440", "3840x2160"}, settings.value(keyOf("video_size"), "1920x1080").toString());
    rate_ = new QComboBox;
    for (const int rate : {12, 24, 25, 30, 50, 60}) rate_->addItem(tr("%1 frames a second").arg(rate), rate);
    rate_->setAccessibleName(tr("Frames"));
    select(*rate_, settings.value(keyOf("fps"), 25).toInt());
    quality_ = new QComboBox;
    quality_->addItem(tr("Small file"), 26);
    quality_->addItem(tr("Usual"), 20);
    quality_->addItem(tr("Best"), 16);
    quality_->setAccessibleName(tr("Quality"));
    select(*quality_, settings.value(keyOf("crf"), 20).toInt());
    smooth_ = new QCheckBox(tr("Smooth &edges (takes longer)"));
    smooth_->setChecked(settings.value(keyOf("smooth"), false).toBool());
    form.addRow(tr("Fr&ames"), rate_);
    form.addRow(tr("&Quality"), quality_);
    form.addRow(QString(), smooth_);
}

QComboBox* BriefDialog::addSizes(QFormLayout& form, const QStringList& sizes, const QString& usual) {
    auto* box = new QComboBox;
    for (const QString& size : sizes) box->addItem(QString(size).replace('x', QStringLiteral(" × ")), size);
    box->setAccessibleName(tr("Size in pixels"));
    select(*box, usual);
    form.addRow(tr("Si&ze"), box);
    return box;
}

void BriefDialog::fillScenes() {
    if (!session_.plan()) return;
    briefing_ = std::make_shared<const layers::Briefing>(layers::briefingOf(session_.plan()));
    const bool isFirstTime = first_->count() == 0;
    const int from = first_->currentIndex(), to = last_->currentIndex();
    const bool wasToLast = to == last_->count() - 1;
    for (QComboBox* box : {first_, last_}) {
        const QSignalBlocker quiet(box);
        box->clear();
        for (std::size_t i = 0; i < briefing_->scenes.size(); ++i) box->addItem(tr("%1. %2").arg(i + 1).arg(QString::fromStdString(briefing_->scenes[i].title())));
        box->setMinimumContentsLength(24);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
    first_->setCurrentIndex(isFirstTime ? 0 : std::min(from, first_->count() - 1));
    last_->setCurrentIndex(isFirstTime || wasToLast ? last_->count() - 1 : std::min(to, last_->count() - 1));
    previewTimer_.start();
}

void BriefDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange && !isRunning()) closesThen_ = true, reject();  // its words are of the other language
    QDialog::changeEvent(event);
}

void BriefDialog::setRoom(const viewer::RoomSetting& room) { room_ = room; }
void BriefDialog::setProgram(const QString& program) { program_ = program; }
QString BriefDialog::message() const { return message_->isHidden() ? QString() : message_->text(); }

QString BriefDialog::file() const {
    const QString typed = file_ ? file_->text().trimmed() : QString();
    return typed.isEmpty() ? QString() : QFileInfo(QDir::fromNativeSeparators(typed)).absoluteFilePath();
}

void BriefDialog::chooseFile() {
    QString chosen;
    if (output_ == BriefOutput::Pictures)
        chosen = QFileDialog::getExistingDirectory(this, windowTitle(), QFileInfo(file()).absolutePath());
    else
        chosen = QFileDialog::getSaveFileName(this, windowTitle(), file(), output_ == BriefOutput::Video ? tr("Video (*.mp4)") : tr("PDF (*.pdf)"), nullptr, QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty()) file_->setText(QDir::toNativeSeparators(chosen));
}

/// Where something is at the place that was typed.
void BriefDialog::offerReplacing() {
    if (!file_) return;
    const QFileInfo there(file());
    replace_->setVisible(output_ == BriefOutput::Pictures ? there.isDir() && !QDir(file()).isEmpty() : there.isFile());
}

/// What is at the place that was typed.
void BriefDialog::follow() {
    if (!file_) return;
    offerReplacing();
    replace_->setChecked(false);
    const bool hasParts = output_ == BriefOutput::Video && QDir(file() + QStringLiteral(".parts")).exists(QStringLiteral("parts.json"));
    if (hasParts) tell(tr("Scenes of this video are ready from before. It goes on from there if plan and choices are the same."));
    else message_->hide();
}

void BriefDialog::tell(const QString& words, bool isRefusal) {
    message_->setText(words);
    message_->setProperty("refusal", isRefusal);
    message_->setStyleSheet(QString());  // the style asks the property anew
    message_->show();
}

QStringList BriefDialog::sceneArguments() const {
    return {QStringLiteral("--from"), QString::number(first_->currentIndex() + 1), QStringLiteral("--to"), QString::number(last_->currentIndex() + 1)};
}

QStringList BriefDialog::roomArguments() const {
    if (room_.screenHeightM <= 0.0 || room_.lastRowM <= 0.0) return {};
    return {QStringLiteral("--room"), QStringLiteral("%1,%2").arg(room_.screenHeightM).arg(room_.lastRowM)};
}

QStringList BriefDialog::arguments() const {
    QStringList words{QStringLiteral("brief"), QString::fromStdString(session_.path()), QStringLiteral("--json"), QStringLiteral("--progress")};
    words += sceneArguments();
    if (file_) words << QStringLiteral("-o") << file();
    if (replace_ && replace_->isChecked()) words << QStringLiteral("--force");
    if (printer_) words << QStringLiteral("--print") << printer_->currentText();
    if (page_) {
        words << QStringLiteral("--page") << page_->currentData().toString() << QStringLiteral("--dpi") << dots_->currentData().toString();
        if (!notes_->isChecked()) words << QStringLiteral("--no-notes");
        if (!legend_->isChecked()) words << QStringLiteral("--no-legend");
        if (grey_->isChecked()) words << QStringLiteral("--grey");
        if (copy_->value() > 0) words << QStringLiteral("--copy") << QString::number(copy_->value());
        if (copy_->value() > 0 || printer_) words << QStringLiteral("--copies") << QString::number(std::max(copies_->value(), copy_->value()));
    }
    if (size_) words << QStringLiteral("--size") << size_->currentData().toString();
    if (titles_ && !titles_->isChecked()) words << QStringLiteral("--no-titles");
    if (counter_ && counter_->isChecked()) words << QStringLiteral("--counter");
    if (rate_) {
        words << QStringLiteral("--fps") << rate_->currentData().toString() << QStringLiteral("--crf") << quality_->currentData().toString();
        words << QStringLiteral("--samples") << (smooth_->isChecked() ? QStringLiteral("4") : QStringLiteral("1"));
    }
    if (size_) words += roomArguments();
    return words;
}

void BriefDialog::keepChoices() const {
    QSettings settings;
    if (page_) {
        settings.setValue(keyOf("page"), page_->currentData());
        settings.setValue(keyOf("dpi"), dots_->currentData());
        settings.setValue(keyOf("notes"), notes_->isChecked());
        settings.setValue(keyOf("legend"), legend_->isChecked());
        settings.setValue(keyOf("grey"), grey_->isChecked());
    }
    if (size_) settings.setValue(keyOf(rate_ ? "video_size" : "picture_size"), size_->currentData());
    if (titles_) settings.setValue(keyOf("titles"), titles_->isChecked());
    if (counter_) settings.setValue(keyOf("counter"), counter_->isChecked());
    if (rate_) {
        settings.setValue(keyOf("fps"), rate_->currentData());
        settings.setValue(keyOf("crf"), quality_->currentData());
        settings.setValue(keyOf("smooth"), smooth_->isChecked());
    }
}

/// Another run of the program, in the language of the window.
QProcess* BriefDialog::makeProcess(const QString& program, const QStringList& arguments, QObject* parent) {
    auto* process = new QProcess(parent);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SABAN_LANG"), QString::fromStdString(codeOf(language())));
    process->setProcessEnvironment(environment);
    process->setProgram(program);
    process->setArguments(arguments);
    return process;
}

void BriefDialog::accept() {
    if (isRunning() || !session_.plan()) return;
    if (last_->currentIndex() < first_->currentIndex()) return tell(tr("The last scene comes before the first. Choose another."), true);
    if (file_ && file().isEmpty()) return tell(output_ == BriefOutput::Pictures ? tr("Say in which folder the pictures are to lie.") : tr("Say where the file is to lie."), true);
    offerReplacing();  // it may have come since
    if (printer_ && printer_->currentText().isEmpty()) return tell(tr("No printer is set up on this machine. Make a handout as a file in place of it."), true);
    if (file_ && output_ != BriefOutput::Pictures) {
        const QString ending = output_ == BriefOutput::Video ? QStringLiteral(".mp4") : QStringLiteral(".pdf");
        if (!file().endsWith(ending, Qt::CaseInsensitive)) file_->setText(file_->text().trimmed() + ending);
        if (QFileInfo::exists(file()) && !replace_->isChecked())
            return tell(tr("There is a file '%1' already. Choose another name, or tick that it is to be replaced.").arg(file()), true);
    }
    keepChoices();
    previewTimer_.stop();
    made_.clear();
    said_.clear();
    begun_.clear();
    wasStopped_ = false;
    work_ = makeProcess(program_, arguments(), this);
    connect(work_, &QProcess::readyReadStandardError, this, &BriefDialog::readProgress);
    connect(work_, &QProcess::finished, this, &BriefDialog::take);
    connect(work_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart) return;
        const QString why = work_->errorString();
        work_->deleteLater();
        work_ = nullptr;
        take(-1, QProcess::CrashExit);
        tell(tr("The program '%1' could not be started: %2").arg(program_, why), true);
    });
    progress_->setValue(0);
    progress_->show();
    make_->setEnabled(false);
    open_->hide();
    stop_->setText(tr("Stop"));
    tell(tr("Preparing…"));
    elapsed_.start();
    work_->start();
}

/// Lines "progress PERCENT SECONDS-LEFT"; others are for the person.
void BriefDialog::readProgress() {
    if (!work_) return;
    begun_ += work_->readAllStandardError();
    for (qsizetype end = begun_.indexOf('\n'); end >= 0; end = begun_.indexOf('\n')) {
        const QByteArray line = begun_.left(end);
        begun_.remove(0, end + 1);
        if (!line.startsWith("progress ")) {
            said_ += line + '\n';
            continue;
        }
        const QList<QByteArray> words = line.split(' ');
        if (words.size() < 3) continue;
        const double percent = words[1].toDouble(), leftS = words[2].toDouble();
        progress_->setValue(static_cast<int>(percent * 10.0));
        const QString share = tr("%1 % done").arg(percent, 0, 'f', 0);
        tell(leftS >= 0.0 ? tr("%1, about %2 left").arg(share, roughDuration(leftS)) : share);
    }
}

void BriefDialog::take(int status, QProcess::ExitStatus how) {
    if (work_) {
        readProgress();
        const QJsonObject report = QJsonDocument::fromJson(work_->readAllStandardOutput()).object();
        for (const auto file : report[QStringLiteral("files")].toArray()) made_ << file.toString();
        work_->deleteLater();
        work_ = nullptr;
    }
    progress_->hide();
    make_->setEnabled(true);
    stop_->setText(tr("Close"));
    const QStringList errors = linesOf(said_, "saban: error: "), warnings = linesOf(said_, "saban: warning: ");
    const bool isDone = status == 0 && how == QProcess::NormalExit;
    offerReplacing();
    if (isDone && replace_) replace_->setChecked(false);  // it was said of what was there before
    if (wasStopped_) {
        tell(output_ == BriefOutput::Video ? tr("Stopped. The scenes that are ready were kept: the same video goes on from there.") : tr("Stopped."));
    } else if (!isDone) {
        tell(errors.isEmpty() ? tr("The work ended without a result. What the program said: %1").arg(QString::fromUtf8(said_).trimmed()) : withoutOptions(errors.join(QStringLiteral(" ")).toStdString()), true);
    } else {
        QString words = output_ == BriefOutput::Print ? tr("Sent to the printer '%1'.").arg(printer_->currentText()) : made_.size() == 1 ? tr("Made: %1").arg(QDir::toNativeSeparators(made_.front()))
                        : tr("%n picture(s) in %1", nullptr, static_cast<int>(made_.size())).arg(QDir::toNativeSeparators(file()));
        words += QStringLiteral(" ") + tr("It took %1.").arg(roughDuration(static_cast<double>(elapsed_.elapsed()) / 1000.0));
        for (const QString& warning : warnings) words += QStringLiteral("\n") + warning;
        tell(words);
        open_->setVisible(!made_.isEmpty());
    }
    emit finished();
    if (closesThen_) QDialog::reject();
}

void BriefDialog::reject() {
    if (!isRunning()) {
        QDialog::reject();
        return;
    }
    tell(tr("Stopping…"));
    if (!std::exchange(wasStopped_, true)) {
        stop_->setText(tr("Stop at once"));
        work_->terminate();
    } else {
        work_->kill();
    }
}

/// The first scene in a small picture, by the program too; what was asked for before is no longer wanted.
void BriefDialog::askForPreview() {
    if (isRunning() || !session_.plan() || !previews_.isValid() || first_->currentIndex() < 0) return;
    if (previewWork_) {
        previewWork_->disconnect(this);
        previewWork_->kill();
        previewWork_->waitForFinished(kEndMs);
        previewWork_->deleteLater();
        previewWork_ = nullptr;
    }
    const QString folder = previews_.filePath(QStringLiteral("scene"));
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    const QString number = QString::number(first_->currentIndex() + 1);
    QStringList words{QStringLiteral("brief"), QString::fromStdString(session_.path()), QStringLiteral("--preview"), QStringLiteral("--from"), number, QStringLiteral("--to"), number, QStringLiteral("-o")};
    if (page_) {
        const QSizeF sizePx = QSizeF(kPreviewPx) * std::min(2.0, devicePixelRatioF());
        words << folder + QStringLiteral("/page.png") << QStringLiteral("--size") << QStringLiteral("%1x%2").arg(static_cast<int>(sizePx.width())).arg(static_cast<int>(sizePx.height()));
        words << QStringLiteral("--page") << page_->currentData().toString();
        if (!notes_->isChecked()) words << QStringLiteral("--no-notes");
        if (!legend_->isChecked()) words << QStringLiteral("--no-legend");
        if (grey_->isChecked()) words << QStringLiteral("--grey");
    } else {
        words << folder + '/' << QStringLiteral("--size") << QStringLiteral("1040x586") << QStringLiteral("--samples") << QStringLiteral("1");
        if (!titles_->isChecked()) words << QStringLiteral("--no-titles");
        if (counter_->isChecked()) words << QStringLiteral("--counter");
        words += roomArguments();
    }
    preview_->setText(tr("The preview is made…"));
    previewWork_ = makeProcess(program_, words, this);
    connect(previewWork_, &QProcess::finished, this, &BriefDialog::takePreview);
    connect(previewWork_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart) return;
        const QString why = previewWork_->errorString();
        previewWork_->deleteLater();
        previewWork_ = nullptr;
        showNoPreview(tr("The program '%1' could not be started: %2").arg(program_, why));
    });
    previewWork_->start();
}

void BriefDialog::showNoPreview(const QString& why) { preview_->setText(why.isEmpty() ? tr("There is no preview.") : tr("There is no preview.") + QLatin1Char('\n') + why); }

void BriefDialog::takePreview() {
    const QStringList errors = linesOf(previewWork_->readAllStandardError(), "saban: error: ");
    previewWork_->deleteLater();
    previewWork_ = nullptr;
    const QDir folder(previews_.filePath(QStringLiteral("scene")));
    const QStringList pictures = folder.entryList({QStringLiteral("*.png")}, QDir::Files);
    const QImage picture = pictures.isEmpty() ? QImage() : QImage(folder.filePath(pictures.front()));
    picture.isNull() ? showNoPreview(withoutOptions(errors.join(QLatin1Char(' ')).toStdString())) : showPreview(picture);
}

void BriefDialog::showPreview(const QImage& picture) {
    const double ratio = devicePixelRatioF();
    const QSize sizePx = (QSizeF(kPreviewPx) * ratio).toSize();
    previewImage_ = picture.scaled(sizePx, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QPixmap shown = QPixmap::fromImage(previewImage_);
    shown.setDevicePixelRatio(ratio);
    preview_->setPixmap(shown);
}

BriefDialog* showBriefDialog(BriefOutput output, PlanSession& session, QWidget* parent, const viewer::RoomSetting& room) {
    const QString folder = QFileInfo(QString::fromStdString(session.path())).absolutePath();
    auto* dialog = new BriefDialog(output, session, folder, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setRoom(room);
    dialog->show();
    return dialog;
}

}  // namespace saban::app
