#include "viewer/app/register_window.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QTableWidget>
#include <QVBoxLayout>
#include <utility>

#include "layers/exchange/marking.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/register_entries.h"

namespace saban::app {

namespace {

enum Column { Number, Time, Author, What, File, Marking, Size, Copies, Digest, ColumnCount };

/// Where people read it, in their own time.
QString localTime(const std::string& utc) {
    const QDateTime at = QDateTime::fromString(QString::fromStdString(utc), Qt::ISODate);
    return at.isValid() ? QLocale().toString(at.toLocalTime(), QStringLiteral("dd/MM/yyyy HH:mm:ss")) : QString::fromStdString(utc);
}

/// Empty without a plan.
geo::Result<std::vector<layers::RegisterEntry>> readRegister(const std::string& plan) {
    if (plan.empty()) return std::vector<layers::RegisterEntry>();
    return layers::registerOf(plan);
}

}  // namespace

RegisterWindow::RegisterWindow(PlanSession& session, QWidget* parent)
    : QDialog(parent), session_(session), table_(new QTableWidget(0, ColumnCount)), note_(new QLabel), find_(new QPushButton), export_(new QPushButton), close_(new QPushButton), finding_(new BackgroundTask(this)), reading_(new BackgroundTask(this)) {
    setObjectName(QStringLiteral("register"));
    resize(1000, 460);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setAlternatingRowColors(true);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setHighlightSections(false);
    note_->setWordWrap(true);
    note_->setTextFormat(Qt::PlainText);
    for (QPushButton* button : {find_, export_, close_}) button->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(find_);
    buttons->addWidget(export_);
    buttons->addStretch();
    buttons->addWidget(close_);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(table_, 1);
    layout->addWidget(note_);
    layout->addLayout(buttons);
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
    connect(find_, &QPushButton::clicked, this, [this] {
        if (const QString file = QFileDialog::getOpenFileName(this, tr("Which file?")); !file.isEmpty()) find(file);
    });
    connect(export_, &QPushButton::clicked, this, [this] {
        const QFileInfo plan(QString::fromStdString(session_.path()));
        const QString usual = plan.dir().filePath(plan.completeBaseName() + QStringLiteral("-register.csv"));
        if (const QString file = QFileDialog::getSaveFileName(this, tr("Export the register"), usual, tr("Tables (*.csv)")); !file.isEmpty()) exportTo(file);
    });
    connect(&session_, &PlanSession::opened, this, [this] {
        for (BackgroundTask* ofAnother : {finding_, reading_}) ofAnother->cancel();
        findsAfterReading_ = exportsAfterReading_ = nullptr;
        read_.reset();
        fill();
        refresh();
    });
    connect(&watcher_, &QFileSystemWatcher::fileChanged, this, &RegisterWindow::follow);
    connect(finding_, &BackgroundTask::runningChanged, this, &RegisterWindow::showButtons);
    find_->setObjectName(QStringLiteral("registerFind"));
    export_->setObjectName(QStringLiteral("registerExport"));
    retranslateUi();
    showButtons();
}

QString RegisterWindow::note() const { return note_->text(); }

void RegisterWindow::tell(const QString& message) { note_->setText(message); }

std::set<std::int64_t> RegisterWindow::selected() const {
    std::set<std::int64_t> numbers;
    for (const QModelIndex& row : table_->selectionModel()->selectedRows())
        if (const auto at = entries_.size() - 1 - static_cast<std::size_t>(row.row()); at < entries_.size()) numbers.insert(entries_[at].number);
    return numbers;
}

void RegisterWindow::select(const std::set<std::int64_t>& numbers) {
    table_->clearSelection();
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (!numbers.contains(entries_[i].number)) continue;
        const int row = static_cast<int>(entries_.size() - 1 - i);
        for (int column = 0; column < ColumnCount; ++column) table_->item(row, column)->setSelected(true);
    }
}

void RegisterWindow::watch() {
    const QString path = QString::fromStdString(session_.path());
    if (!watcher_.files().isEmpty() && !watcher_.files().contains(path)) watcher_.removePaths(watcher_.files());
    if (!path.isEmpty()) watcher_.addPath(path);
}

/// `told`: what is said once it is read; empty: how many entries there are.
void RegisterWindow::refresh(const QString& told) {
    if (!isVisible()) return;
    watch();
    isAsked_ = true;
    if (!told.isEmpty()) told_ = told;
    else tell(tr("Reading the register…"));
    read();
}

/// The plan's file is another: mostly by an edit, and then what the window says stays.
void RegisterWindow::follow() {
    if (!isVisible()) return;
    watch();
    read();
}

/// One reading at a time: what changes meanwhile is read after it.
void RegisterWindow::read() {
    isStale_ = reading_->isRunning() && readingPath_ == session_.path();
    if (isStale_) return;
    readingPath_ = session_.path();
    reading_->start([this, path = readingPath_](const std::stop_token&, const geo::Progress&) -> BackgroundTask::Delivery {
        return [this, read = readRegister(path)] { take(read); };
    });
}

void RegisterWindow::take(geo::Result<std::vector<layers::RegisterEntry>> read) {
    const bool isSame = read && read_ && *read_ && *read == **read_;
    read_ = std::move(read);
    if (std::exchange(isAsked_, false) || !isSame) fill();
    if (!told_.isEmpty()) tell(std::exchange(told_, {}));
    if (isStale_) return this->read();
    for (auto* waiting : {&findsAfterReading_, &exportsAfterReading_})
        if (const auto next = std::exchange(*waiting, nullptr)) next();
    showButtons();
}

void RegisterWindow::fill() {
    const auto numbers = selected();
    entries_ = read_ ? read_->value_or(std::vector<layers::RegisterEntry>()) : std::vector<layers::RegisterEntry>();
    table_->setRowCount(static_cast<int>(entries_.size()));
    const QFont digits = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const layers::RegisterEntry& entry = entries_[i];
        const int row = static_cast<int>(entries_.size() - 1 - i);  // the last on top
        const auto put = [&](Column column, const QString& words, Qt::Alignment alignment = Qt::AlignLeft) {
            auto* cell = new QTableWidgetItem(words);
            cell->setTextAlignment(alignment | Qt::AlignVCenter);
            cell->setToolTip(words);
            if (column == Digest) cell->setFont(digits);
            table_->setItem(row, column, cell);
        };
        put(Number, QString::number(entry.number), Qt::AlignRight);
        put(Time, localTime(entry.at));
        put(Author, QString::fromStdString(entry.author));
        put(What, QString::fromStdString(layers::registerWord(entry.what)));
        put(File, QString::fromStdString(entry.file));
        put(Marking, QString::fromStdString(entry.marking));
        put(Size, QLocale().formattedDataSize(entry.bytes), Qt::AlignRight);
        put(Copies, QString::number(entry.copies), Qt::AlignRight);
        put(Digest, QString::fromStdString(entry.digest));
    }
    select(numbers);
    table_->resizeColumnsToContents();
    showButtons();
    if (!read_) return;  // it is being read
    if (!*read_) tell(QString::fromStdString(read_->error().message));
    else if (entries_.empty()) tell(tr("Nothing was made of this plan yet. Pictures, handouts, videos, prints, lists and maps that are made of it are entered here by themselves."));
    else tell(tr("Entries: %1. Nothing can be changed or taken out.").arg(entries_.size()));
}

void RegisterWindow::showButtons() {
    export_->setEnabled(!entries_.empty());
    find_->setEnabled(!entries_.empty() && !isFinding());
}

void RegisterWindow::find(const QString& file) {
    const QString name = QFileInfo(file).fileName();
    table_->clearSelection();
    tell(tr("Reading '%1'…").arg(name));
    finding_->start([this, path = file.toStdString(), name](const std::stop_token& stop, const geo::Progress&) -> BackgroundTask::Delivery {
        return [this, name, digest = layers::digestOfFile(path, stop)] {
            if (!digest) return tell(QString::fromStdString(digest.error().message));
            if (!isReading()) return showFound(name, *digest);
            findsAfterReading_ = [this, name, digest = *digest] { showFound(name, digest); };
        };
    });
}

void RegisterWindow::showFound(const QString& name, const std::string& digest) {
    std::set<std::int64_t> numbers;
    QStringList words;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (entries_[i].digest != digest) continue;
        numbers.insert(entries_[i].number);
        words << QString::number(entries_[i].number);
        table_->scrollToItem(table_->item(static_cast<int>(entries_.size() - 1 - i), 0));
    }
    select(numbers);
    tell(words.isEmpty() ? tr("'%1' is not in this register: it was made elsewhere, or changed since.").arg(name) : tr("'%1' is number %2.").arg(name, words.join(QStringLiteral(", "))));
}

void RegisterWindow::exportTo(const QString& file) {
    if (read_ && !isReading()) return write(file);
    tell(tr("Reading the register…"));
    exportsAfterReading_ = [this, file] { write(file); };
    if (!isReading()) read();
}

void RegisterWindow::write(const QString& file) {
    if (!*read_) return tell(QString::fromStdString(read_->error().message));
    const std::string marking = session_.plan() ? session_.plan()->settings.marking : std::string();
    const std::string list = layers::withMarkingColumn(layers::registerCsv(entries_), marking);
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(list.data(), static_cast<qint64>(list.size())) != static_cast<qint64>(list.size()) || !out.commit()) {
        tell(tr("Cannot write the register to '%1': %2. Choose a folder that you may write to and that has room.").arg(file, out.errorString()));
        return;
    }
    RegisterEntries::ofProgram().enter({.planPath = session_.path(), .marking = marking, .what = "register", .file = file.toStdString()}, this, [this, file](const geo::Warnings& warnings) {
        const QString told = warnings.empty() ? tr("The register is in '%1'.").arg(file) : QString::fromStdString(warnings.front().message);
        tell(told);
        refresh(told);
    });
}

void RegisterWindow::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    refresh();
}

void RegisterWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QDialog::changeEvent(event);
}

void RegisterWindow::retranslateUi() {
    setWindowTitle(tr("Register"));
    table_->setHorizontalHeaderLabels({tr("Number"), tr("Time"), tr("Who"), tr("What"), tr("File"), tr("Marking"), tr("Size"), tr("Copies"), tr("Digest (SHA-256)")});
    table_->setAccessibleName(tr("What was made of the plan"));
    find_->setText(tr("&Look for a file…"));
    find_->setToolTip(tr("Is a file that somebody holds one of these, and unchanged?"));
    export_->setText(tr("&Export as a list…"));
    close_->setText(tr("&Close"));
    if (isVisible() && !isAsked_) fill();
}

RegisterCommand::RegisterCommand(PlanSession& session, QMenu& menu, QAction* after, QWidget* window) : QObject(window), session_(session), window_(window), action_(new QAction(this)) {
    action_->setObjectName(QStringLiteral("register"));
    const auto actions = menu.actions();
    const auto next = actions.indexOf(after) + 1;
    menu.insertAction(next < actions.size() ? actions[next] : nullptr, action_);
    connect(action_, &QAction::triggered, this, &RegisterCommand::show);
    const auto follow = [this] { action_->setEnabled(session_.plan() != nullptr); };
    connect(&session_, &PlanSession::opened, action_, follow);
    follow();
    window_->installEventFilter(this);
    retranslateUi();
}

void RegisterCommand::show() {
    if (!shown_) shown_ = new RegisterWindow(session_, window_);
    shown_->show();
    shown_->raise();
    shown_->activateWindow();
}

bool RegisterCommand::eventFilter(QObject* watched, QEvent* event) {
    if (watched == window_ && event->type() == QEvent::LanguageChange) retranslateUi();
    return QObject::eventFilter(watched, event);
}

void RegisterCommand::retranslateUi() {
    action_->setText(tr("Re&gister…"));
    action_->setToolTip(tr("What was made of this plan: pictures, handouts, videos, prints, lists"));
}

}  // namespace saban::app
