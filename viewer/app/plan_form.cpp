#include "viewer/app/plan_form.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSet>
#include <QSpinBox>
#include <QVBoxLayout>
#include <utility>

#include "layers/edit/edit.h"
#include "layers/ground/plan_ground.h"
#include "layers/store/plan_store.h"
#include "viewer/app/ground_words.h"
#include "viewer/app/live_texts.h"
#include "viewer/app/whole_codes.h"

namespace saban::app {

namespace {

constexpr int kUsualPhases = 3;
constexpr int kMostPhases = 20;
constexpr int kPhaseRowsShown = 3;

/// A name for a file that every system takes.
QString fileNameOf(const QString& name) {
    QString safe = name.trimmed();
    safe.replace(QRegularExpression(QStringLiteral("[\\\\/:*?\"<>|\\x00-\\x1f]+")), QStringLiteral("_"));
    return safe.left(80);
}

}  // namespace

PlanForm::PlanForm(const QString& folder, QWidget* parent)
    : QWidget(parent), folder_(folder), name_(new QLineEdit), file_(new QLineEdit), marking_(new QComboBox), count_(new QSpinBox), phaseArea_(new QScrollArea),
      grid_(new QLabel), refusal_(new QLabel), texts_(new LiveTexts(this)) {
    marking_->setEditable(true);
    for (const char* marking : {"", "MẬT", "TỐI MẬT", "TUYỆT MẬT", "DIỄN TẬP"}) marking_->addItem(QString::fromUtf8(marking));
    marking_->setCurrentText(QString::fromUtf8("DIỄN TẬP"));
    count_->setRange(1, kMostPhases);
    count_->setValue(kUsualPhases);
    auto* rows = new QWidget;
    phaseRows_ = new QVBoxLayout(rows);
    phaseRows_->setContentsMargins(0, 0, 0, 0);
    phaseRows_->setSpacing(4);
    phaseArea_->setWidget(rows);
    phaseArea_->setWidgetResizable(true);
    phaseArea_->setFrameShape(QFrame::NoFrame);
    phaseArea_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    phaseArea_->setFixedHeight(kPhaseRowsShown * (name_->sizeHint().height() + 4));
    auto* choose = new QPushButton;
    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(file_, 1);
    fileRow->addWidget(choose);
    grid_->setWordWrap(true);
    grid_->setObjectName(QStringLiteral("faint"));
    auto* form = new QFormLayout;
    texts_->row(*form, [] { return tr("&Name"); }, name_);
    texts_->row(*form, [] { return tr("&Marking"); }, marking_);
    texts_->row(*form, [] { return tr("&Phases"); }, count_);
    texts_->row(*form, [] { return tr("Names of the phases"); }, phaseArea_);
    texts_->row(*form, [] { return tr("Grid"); }, grid_);
    texts_->row(*form, [] { return tr("&File"); }, fileRow, file_);
    refusal_->setWordWrap(true);
    refusal_->setObjectName(QStringLiteral("refusal"));
    refusal_->setProperty("refusal", true);
    refusal_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(form);
    layout->addWidget(refusal_);
    layout->addStretch();
    connect(name_, &QLineEdit::textChanged, this, &PlanForm::proposeFile);
    connect(name_, &QLineEdit::textEdited, this, [this] { isNameTyped_ = true; });
    connect(file_, &QLineEdit::textEdited, this, [this] { isFileTyped_ = true; });
    connect(choose, &QPushButton::clicked, this, &PlanForm::chooseFile);
    connect(count_, &QSpinBox::valueChanged, this, &PlanForm::showPhases);
    showPhases();
    setFocusProxy(name_);
    texts_->keep([this, choose] {
        choose->setText(tr("Choose…"));
        choose->setAccessibleName(tr("Choose the plan's file"));
        name_->setAccessibleName(tr("Name"));
        file_->setAccessibleName(tr("File"));
        marking_->setAccessibleName(tr("Marking"));
        count_->setAccessibleName(tr("Phases"));
        retranslate();
    });
}

/// Names of phases that nobody typed are of the window's language; so is what is wrong.
void PlanForm::retranslate() {
    grid_->setText(withCodesWhole(withZonesNamed(gridNote_)));
    for (std::size_t i = 0; i < phases_.size(); ++i) {
        phases_[i]->setAccessibleName(tr("Name of phase %1").arg(i + 1));
        const QString proposed = std::exchange(phaseNames_[i], tr("Phase %1").arg(i + 1));
        if (phases_[i]->text() == proposed) phases_[i]->setText(phaseNames_[i]);
    }
    if (refusal_->isVisible() && isSound()) refusal_->hide();
}

void PlanForm::proposeName(const QString& name) {
    if (isNameTyped_) return;
    name_->setText(name);
    name_->selectAll();
}

void PlanForm::setFolder(const QString& folder) {
    if (!isFileTyped_) folder_ = folder;
    proposeFile();
}

void PlanForm::setGridNote(const QString& note) {
    gridNote_ = note;
    grid_->setText(withCodesWhole(withZonesNamed(note)));
}

/// As many fields as phases; those beyond keep what was typed.
void PlanForm::showPhases() {
    while (static_cast<int>(phases_.size()) < count_->value()) {
        phaseNames_.push_back(tr("Phase %1").arg(phases_.size() + 1));
        auto* field = new QLineEdit(phaseNames_.back());
        field->setAccessibleName(tr("Name of phase %1").arg(phases_.size() + 1));
        phaseRows_->addWidget(field);
        phases_.push_back(field);
        setTabOrder(phases_.size() == 1 ? static_cast<QWidget*>(count_) : phases_[phases_.size() - 2], field);
    }
    for (std::size_t i = 0; i < phases_.size(); ++i) phases_[i]->setVisible(static_cast<int>(i) < count_->value());
}

/// The name of the plan beside its ground, until a person says otherwise.
void PlanForm::proposeFile() {
    if (isFileTyped_) return;
    const QString name = fileNameOf(name_->text());
    const auto fileFor = [&](const QString& base) { return QDir(folder_).filePath(base + QStringLiteral(".gpkg")); };
    QString proposed = name.isEmpty() ? QString() : fileFor(name);
    for (int number = 2; !name.isEmpty() && QFileInfo::exists(proposed); ++number) proposed = fileFor(QStringLiteral("%1 %2").arg(name).arg(number));
    file_->setText(proposed);
}

void PlanForm::chooseFile() {
    const QString chosen = QFileDialog::getSaveFileName(this, tr("File of the plan"), file_->text(), tr("Plans (*.gpkg)"), nullptr, QFileDialog::DontConfirmOverwrite);
    if (chosen.isEmpty()) return;
    isFileTyped_ = true;
    file_->setText(chosen.endsWith(QStringLiteral(".gpkg"), Qt::CaseInsensitive) ? chosen : chosen + QStringLiteral(".gpkg"));
}

QString PlanForm::name() const { return name_->text().trimmed(); }

QString PlanForm::file() const {
    const QString typed = file_->text().trimmed();
    return typed.isEmpty() ? QString() : QFileInfo(QDir(folder_), typed).absoluteFilePath();
}

layers::Plan PlanForm::plan(const layers::Ground& ground) const {
    layers::PlanEditor editor{layers::Plan{}};
    layers::PlanSettings settings;
    settings.name = layers::toNfc(name().toStdString());
    settings.marking = layers::toNfc(marking_->currentText().trimmed().toStdString());
    settings.crs = layers::storedCrs(ground.crs);
    settings.bounds = ground.spec.bounds;
    editor.setSettings(settings);
    editor.put(layers::mapLayersFrom(ground.spec, file().toStdString()));
    for (int number = 1; number <= count_->value(); ++number) {
        layers::Phase phase;
        phase.name = layers::toNfc(phases_[static_cast<std::size_t>(number - 1)]->text().trimmed().toStdString());
        phase.order = number;
        editor.put(phase);
    }
    return editor.plan();
}

bool PlanForm::refuse(QLineEdit* field, const QString& why) {
    refusal_->setText(why);
    refusal_->show();
    field->setFocus();
    phaseArea_->ensureWidgetVisible(field);
    return false;
}

bool PlanForm::isSound() {
    if (name().isEmpty()) return refuse(name_, tr("Give the plan a name."));
    QSet<QString> names;
    for (int i = 0; i < count_->value(); ++i) {
        QLineEdit* field = phases_[static_cast<std::size_t>(i)];
        const QString phase = field->text().trimmed();
        if (phase.isEmpty()) return refuse(field, tr("Give phase %1 a name.").arg(i + 1));
        if (names.contains(phase)) return refuse(field, tr("Two phases are called '%1'. Give each a name of its own.").arg(phase));
        names << phase;
    }
    if (file().isEmpty()) return refuse(file_, tr("Say where the plan's file is to lie."));
    if (QFileInfo::exists(file())) return refuse(file_, tr("There is a file '%1' already. Choose another name: nothing is overwritten.").arg(file()));
    const QFileInfo folder(QFileInfo(file()).absolutePath());
    if (!folder.isDir()) return refuse(file_, tr("There is no folder '%1'. Choose one that is there.").arg(folder.filePath()));
    if (!file().endsWith(QStringLiteral(".gpkg"), Qt::CaseInsensitive)) return refuse(file_, tr("The name of a plan's file ends in .gpkg, and '%1' does not.").arg(QFileInfo(file()).fileName()));
    return true;
}

bool PlanForm::make(const layers::Ground& ground) {
    refusal_->hide();
    if (!isSound()) return false;
    const auto made = layers::PlanStore::create(file().toStdString(), plan(ground));
    return made ? true : refuse(file_, QString::fromStdString(made.error().message));
}

}  // namespace saban::app
