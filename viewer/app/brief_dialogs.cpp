#include "viewer/app/brief_dialogs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QUrl>
#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/app/briefing_printer.h"
#include "viewer/app/exchange_words.h"
#include "viewer/app/exercise_words.h"
#include "viewer/app/language.h"
#include "viewer/app/live_texts.h"
#include "viewer/app/plan_session.h"

namespace saban::app {

namespace {

constexpr int kPreviewDelayMs = 400;
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
    : QDialog(parent), output_(output), session_(session), program_(QCoreApplication::applicationFilePath()), texts_(new LiveTexts(this)) {
    setObjectName(QStringLiteral("brief_output"));
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
    texts_->keep([this] { retranslate(); });
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
        box->setMinimumContentsLength(32);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    }
    first_->setCurrentIndex(isFirstTime ? 0 : std::min(from, first_->count() - 1));
    last_->setCurrentIndex(isFirstTime || wasToLast ? last_->count() - 1 : std::min(to, last_->count() - 1));
    previewTimer_.start();
}

/// What the fields do not do themselves. What another run of the program said stays in the language in which it was asked.
void BriefDialog::retranslate() {
    setWindowTitle(titleOf(output_));
    make_->setToolTip(lacksPrinter() ? tr("No printer is set up on this machine.") : QString());
    make_->setText(output_ == BriefOutput::Print ? tr("&Print") : tr("E&xport"));
    stop_->setText(!isRunning() ? tr("Close") : wasStopped_ ? tr("Stop at once") : tr("Stop"));
    open_->setText(tr("&Open"));
    if (!isRunning()) fillScenes();  // else once it has ended
    if (messageWords_) message_->setText(messageWords_());
    if (previewWords_) preview_->setText(previewWords_());
    previewTimer_.start();  // its titles are of the other language
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

bool BriefDialog::lacksPrinter() const { return printer_ && printer_->count() == 0; }

/// What is at the place that was typed; what keeps all from being made.
void BriefDialog::follow() {
    if (lacksPrinter()) {
        make_->setEnabled(false);
        tell([] { return tr("No printer is set up on this machine. Make a handout as a file in place of it."); }, true);
    }
    if (!file_) return;
    offerReplacing();
    replace_->setChecked(false);
    const bool hasParts = output_ == BriefOutput::Video && QDir(file() + QStringLiteral(".parts")).exists(QStringLiteral("parts.json"));
    if (hasParts) tell([] { return tr("Scenes of this video are ready from before. It goes on from there if plan and choices are the same."); });
    else message_->hide();
}

void BriefDialog::tell(std::function<QString()> words, bool isRefusal) {
    messageWords_ = std::move(words);
    message_->setText(messageWords_());
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
    if (last_->currentIndex() < first_->currentIndex()) return tell([] { return tr("The last scene comes before the first. Choose another."); }, true);
    if (file_ && file().isEmpty())
        return tell([this] { return output_ == BriefOutput::Pictures ? tr("Say in which folder the pictures are to lie.") : tr("Say where the file is to lie."); }, true);
    offerReplacing();  // it may have come since
    if (lacksPrinter()) return;  // it is told already
    if (file_ && output_ != BriefOutput::Pictures) {
        const QString ending = output_ == BriefOutput::Video ? QStringLiteral(".mp4") : QStringLiteral(".pdf");
        if (!file().endsWith(ending, Qt::CaseInsensitive)) file_->setText(file_->text().trimmed() + ending);
        if (QFileInfo::exists(file()) && !replace_->isChecked())
            return tell([there = file()] { return tr("There is a file '%1' already. Choose another name, or tick that it is to be replaced.").arg(there); }, true);
    }
    if (session_.isStoring()) {  // the program reads the plan's file
        tell([] { return tr("The plan is being stored…"); });
        session_.whenStored(this, [this](bool isAllThere) {
            if (isAllThere) accept();
            else tell([] { return tr("What was changed last could not be stored, as a message of the window tells. Try again."); }, true);
        });
        return;
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
        tell([this, why] { return tr("The program '%1' could not be started: %2").arg(program_, why); }, true);
    });
    progress_->setValue(0);
    progress_->show();
    make_->setEnabled(false);
    open_->hide();
    stop_->setText(tr("Stop"));
    tell([] { return tr("Preparing…"); });
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
        tell([percent, leftS] {
            const QString share = tr("%1 % done").arg(percent, 0, 'f', 0);
            return leftS >= 0.0 ? tr("%1, about %2 left").arg(share, roughDuration(leftS)) : share;
        });
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
    fillScenes();  // plan or language may be others
    const QStringList errors = linesOf(said_, "saban: error: "), warnings = linesOf(said_, "saban: warning: ");
    const bool isDone = status == 0 && how == QProcess::NormalExit;
    offerReplacing();
    if (isDone && replace_) replace_->setChecked(false);  // it was said of what was there before
    if (wasStopped_) {
        tell([this] { return output_ == BriefOutput::Video ? tr("Stopped. The scenes that are ready were kept: the same video goes on from there.") : tr("Stopped."); });
    } else if (!isDone) {
        const auto words = [errors, said = QString::fromUtf8(said_).trimmed()] {
            return errors.isEmpty() ? tr("The work ended without a result. What the program said: %1").arg(said) : withoutOptions(errors.join(QStringLiteral(" ")).toStdString());
        };
        tell(words, true);
    } else {
        const QString where = output_ == BriefOutput::Print ? printer_->currentText() : QDir::toNativeSeparators(made_.size() == 1 ? made_.front() : file());
        tell([this, where, warnings, tookS = static_cast<double>(elapsed_.elapsed()) / 1000.0] {
            QString words = output_ == BriefOutput::Print ? tr("Sent to the printer '%1'.").arg(where) : made_.size() == 1 ? tr("Saved: %1").arg(where)
                            : tr("%n picture(s) in %1", nullptr, static_cast<int>(made_.size())).arg(where);
            words += QStringLiteral(" ") + tr("It took %1.").arg(roughDuration(tookS));
            for (const QString& warning : warnings) words += QStringLiteral("\n") + warning;
            return words;
        });
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
    tell([] { return tr("Stopping…"); });
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
    if (session_.isStoring()) return session_.whenStored(this, [this](bool) { previewTimer_.start(); });  // the program reads the plan's file
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
    const int first = first_->currentIndex(), last = page_ ? std::max(first, last_->currentIndex()) : first;  // a page says how many there are
    QStringList words{QStringLiteral("brief"), QString::fromStdString(session_.path()), QStringLiteral("--preview"), QStringLiteral("--from"), QString::number(first + 1), QStringLiteral("--to"),
                      QString::number(last + 1), QStringLiteral("-o")};
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
    showInPlaceOfPreview([] { return tr("The preview is made…"); });
    previewWork_ = makeProcess(program_, words, this);
    connect(previewWork_, &QProcess::finished, this, &BriefDialog::takePreview);
    connect(previewWork_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart) return;
        const QString why = previewWork_->errorString();
        previewWork_->deleteLater();
        previewWork_ = nullptr;
        showNoPreview([this, why] { return tr("The program '%1' could not be started: %2").arg(program_, why); });
    });
    previewWork_->start();
}

void BriefDialog::showInPlaceOfPreview(std::function<QString()> words) {
    previewWords_ = std::move(words);
    preview_->setText(previewWords_());
}

void BriefDialog::showNoPreview(std::function<QString()> why) {
    showInPlaceOfPreview([why = std::move(why)] {
        const QString words = why();
        return words.isEmpty() ? tr("There is no preview.") : tr("There is no preview.") + QLatin1Char('\n') + words;
    });
}

void BriefDialog::takePreview() {
    const QStringList errors = linesOf(previewWork_->readAllStandardError(), "saban: error: ");
    previewWork_->deleteLater();
    previewWork_ = nullptr;
    const QDir folder(previews_.filePath(QStringLiteral("scene")));
    const QStringList pictures = folder.entryList({QStringLiteral("*.png")}, QDir::Files);
    const QImage picture = pictures.isEmpty() ? QImage() : QImage(folder.filePath(pictures.front()));
    const QString why = withoutOptions(errors.join(QLatin1Char(' ')).toStdString());
    picture.isNull() ? showNoPreview([why] { return why; }) : showPreview(picture);
}

void BriefDialog::showPreview(const QImage& picture) {
    const double ratio = devicePixelRatioF();
    const QSize sizePx = (QSizeF(kPreviewPx) * ratio).toSize();
    previewImage_ = picture.scaled(sizePx, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QPixmap shown = QPixmap::fromImage(previewImage_);
    shown.setDevicePixelRatio(ratio);
    previewWords_ = nullptr;
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
