#include "viewer/app/ground_page.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "viewer/app/crs_dialog.h"
#include "viewer/app/exchange_words.h"
#include "viewer/app/file_dialogs.h"
#include "viewer/app/ground_words.h"
#include "viewer/app/live_texts.h"
#include "viewer/app/new_plan_ground.h"
#include "viewer/app/theme.h"

namespace saban::app {

namespace {

constexpr int kStepMs = 150;
enum Column { File, Holds };

QString kilometres(double metres) { return QLocale().toString(metres / 1000.0, 'f', metres < 10000.0 ? 2 : 1); }

}  // namespace

GroundPage::GroundPage(NewPlanGround& ground, const QString& folder, QWidget* parent)
    : QWizardPage(parent), ground_(ground), folder_(folder), list_(new QTreeWidget), path_(new QLineEdit), add_(new QPushButton), addFolder_(new QPushButton), remove_(new QPushButton),
      stop_(new QPushButton), crs_(new QPushButton), progress_(new QProgressBar), step_(new QLabel), reason_(new QLabel) {
    makeList();
    reason_->setWordWrap(true);
    reason_->setTextFormat(Qt::PlainText);
    reason_->setObjectName(QStringLiteral("groundReason"));
    step_->setObjectName(QStringLiteral("faint"));
    progress_->setTextVisible(false);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {add_, addFolder_, remove_}) buttons->addWidget(button);
    buttons->addStretch();
    buttons->addWidget(crs_);
    auto* reading = new QHBoxLayout;
    reading->addWidget(step_, 1);
    reading->addWidget(progress_, 1);
    reading->addWidget(stop_);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(buttons);
    layout->addWidget(list_, 1);
    layout->addWidget(path_);
    layout->addLayout(reading);
    layout->addWidget(reason_);
    stepTimer_.setInterval(kStepMs);
    connect(add_, &QPushButton::clicked, this, [this] { addFiles(askForFiles(this, FilesFor::Opening, folder_)); });
    connect(addFolder_, &QPushButton::clicked, this, [this] {
        if (const QString chosen = askForFolder(this); !chosen.isEmpty()) addFiles({chosen});
    });
    connect(remove_, &QPushButton::clicked, this, &GroundPage::removeChosen);
    connect(crs_, &QPushButton::clicked, this, &GroundPage::chooseCrs);
    connect(stop_, &QPushButton::clicked, this, [this] { ground_.isReading() ? ground_.stopReading() : ground_.readAgain(); });
    path_->installEventFilter(this);
    for (QPushButton* button : {add_, addFolder_, remove_, stop_, crs_}) button->setAutoDefault(false);
    connect(&stepTimer_, &QTimer::timeout, this, &GroundPage::showState);
    connect(&ground_, &NewPlanGround::changed, this, [this] {
        showState();
        emit completeChanged();
    });
    (new LiveTexts(this))->keep([this] {
        setTitle(tr("The ground"));
        setSubTitle(tr("Elevation is needed; imagery and vector maps lie on top. What a file holds is found out by itself."));
        add_->setText(tr("&Add files…"));
        addFolder_->setText(tr("Add a &folder…"));
        remove_->setText(tr("&Remove"));
        crs_->setText(tr("Choose the files' &grid…"));
        path_->setPlaceholderText(tr("Or type the path of a file or folder, then Enter"));
        path_->setAccessibleName(tr("Path of a file or folder"));
        progress_->setAccessibleName(tr("Reading the files"));
        list_->setHeaderLabels({tr("File"), tr("What it holds")});
        list_->setAccessibleName(tr("Files of the ground"));
        if (ground_.files().isEmpty()) reason_->clear();  // of another language
        showState();
    });
}

void GroundPage::makeList() {
    list_->setColumnCount(2);
    list_->setRootIsDecorated(false);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->setWordWrap(true);
    list_->header()->setStretchLastSection(true);
    list_->header()->resizeSection(File, 300);
    auto* removeKey = new QShortcut(QKeySequence::Delete, list_);
    removeKey->setContext(Qt::WidgetShortcut);
    connect(removeKey, &QShortcut::activated, this, &GroundPage::removeChosen);
    connect(list_, &QTreeWidget::itemSelectionChanged, this, [this] { remove_->setEnabled(!list_->selectedItems().isEmpty()); });
}

void GroundPage::addFiles(const QStringList& files) {
    QStringList all = ground_.files();
    for (const QString& file : files) {
        const QString path = QFileInfo(QDir(folder_), file).absoluteFilePath();
        if (!all.contains(path)) all << path;
    }
    ground_.setFiles(all);
}

void GroundPage::addTyped() {
    const QString typed = path_->text().trimmed();
    if (typed.isEmpty()) return;
    const QString path = QFileInfo(QDir(folder_), typed).absoluteFilePath();
    if (!QFileInfo::exists(path)) {
        reason_->setText(tr("There is no file '%1'. Check the path.").arg(path));
        return;  // what was typed stays
    }
    path_->clear();
    addFiles({path});
}

/// Enter takes the path; only without one it goes to the next page.
bool GroundPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == path_ && event->type() == QEvent::KeyPress && !path_->text().trimmed().isEmpty()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            addTyped();
            return true;
        }
    }
    return QWizardPage::eventFilter(watched, event);
}

void GroundPage::removeChosen() {
    QStringList files = ground_.files();
    for (const QTreeWidgetItem* item : list_->selectedItems()) files.removeAll(item->data(File, Qt::UserRole).toString());
    ground_.setFiles(files);
}

void GroundPage::chooseCrs() {
    CrsDialog dialog(ground_.place(), ground_.crs(), this);
    if (dialog.exec() == QDialog::Accepted) ground_.setCrs(dialog.chosen());
}

/// What a file is in the ground, or why it is not.
QString GroundPage::holdsOf(const QString& file, bool& isBad) const {
    isBad = false;
    const std::string path = file.toStdString();
    QStringList holds;
    if (const auto& whole = ground_.whole()) {
        const auto has = [&](const auto& layers) { return std::ranges::any_of(layers, [&](const auto& layer) { return layer.path == path; }); };
        if (has(whole->spec.elevation)) holds << tr("Elevation");
        if (has(whole->spec.imagery)) holds << tr("Imagery");
        if (has(whole->spec.vectors)) holds << tr("Vector map");
    }
    if (!holds.isEmpty()) return holds.join(QStringLiteral(", "));
    if (ground_.isReading()) return tr("is being read…");
    for (const geo::Error& failure : ground_.failures()) {
        const QString message = QString::fromStdString(failure.message);
        if (!message.contains(file) && !message.contains('\'' + QFileInfo(file).fileName() + '\'')) continue;
        isBad = true;
        return withoutOptions(failure.message);
    }
    return {};
}

void GroundPage::showState() {
    const QStringList& files = ground_.files();
    QStringList listed;
    for (int i = 0; i < list_->topLevelItemCount(); ++i) listed << list_->topLevelItem(i)->data(File, Qt::UserRole).toString();
    if (listed != files) {
        list_->clear();
        for (const QString& file : files) {
            auto* item = new QTreeWidgetItem(list_, {QFileInfo(file).fileName()});
            item->setData(File, Qt::UserRole, file);
            item->setToolTip(File, QDir::toNativeSeparators(file));
        }
        if (!files.isEmpty()) reason_->clear();
    }
    bool areAllTold = true;
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = list_->topLevelItem(i);
        bool isBad = false;
        const QString holds = holdsOf(item->data(File, Qt::UserRole).toString(), isBad);
        item->setText(Holds, holds);
        item->setToolTip(Holds, holds);
        item->setForeground(Holds, isBad ? theme().refusal : palette().color(QPalette::Text));
        areAllTold = areAllTold && !holds.isEmpty();
    }
    remove_->setEnabled(!list_->selectedItems().isEmpty());
    const bool isReading = ground_.isReading();
    if (isReading != stepTimer_.isActive()) isReading ? stepTimer_.start() : stepTimer_.stop();
    const LoadStep step = ground_.step();
    step_->setText(!isReading ? QString() : step.name.empty() ? tr("Reading the files…") : QString::fromStdString(step.name));
    progress_->setRange(0, step.name.empty() ? 0 : 100);
    progress_->setValue(static_cast<int>(100.0 * step.fraction));
    progress_->setVisible(isReading);
    stop_->setVisible(isReading || ground_.isStopped());
    stop_->setText(isReading ? tr("&Stop reading") : tr("&Read again"));
    const bool lacksCrs = std::ranges::any_of(ground_.failures(), [](const geo::Error& error) { return error.code == geo::ErrorCode::NoCrs; });
    crs_->setVisible(lacksCrs || ground_.crs());
    if (files.isEmpty() || isReading) return;
    QString reason;
    bool isBad = true;
    if (ground_.isStopped()) {
        reason = tr("Reading was stopped.");
    } else if (ground_.holdsPlan()) {
        reason = tr("A plan is among the files: it has a ground of its own. Remove it here and open it instead.");
    } else if (!ground_.failures().empty()) {
        reason = tr("Remove what cannot be read, or put it right, to go on.");
        if (!areAllTold || lacksCrs) reason = withoutOptions(ground_.failures().front().message);
    } else if (const auto& whole = ground_.whole()) {
        isBad = false;
        reason = tr("%1 × %2 km in %3").arg(kilometres(whole->bounds.width()), kilometres(whole->bounds.height()), withZonesNamed(QString::fromStdString(whole->crs.label())));
        for (const QString& warning : warningsOf(whole)) reason += QLatin1Char('\n') + warning;
    }
    reason_->setStyleSheet(isBad ? QStringLiteral("color: ") + theme().refusal.name() : QString());
    reason_->setText(reason);
}

bool GroundPage::isComplete() const { return ground_.whole() && ground_.failures().empty() && !ground_.holdsPlan() && !ground_.isReading(); }

QString GroundPage::reason() const { return reason_->text(); }

}  // namespace saban::app
