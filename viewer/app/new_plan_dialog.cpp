#include "viewer/app/new_plan_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include "layers/edit/edit.h"
#include "layers/ground/plan_ground.h"
#include "layers/store/plan_store.h"

namespace saban::app {

namespace {

constexpr int kUsualPhases = 3;
constexpr int kMostPhases = 20;

/// A name for a file that every system takes.
QString fileNameOf(const QString& name) {
    QString safe = name.trimmed();
    safe.replace(QRegularExpression(QStringLiteral("[\\\\/:*?\"<>|\\x00-\\x1f]+")), QStringLiteral("_"));
    return safe.left(80);
}

}  // namespace

NewPlanDialog::NewPlanDialog(std::shared_ptr<const layers::Ground> ground, const QString& folder, QWidget* parent)
    : QDialog(parent), ground_(std::move(ground)), folder_(folder), name_(new QLineEdit), file_(new QLineEdit), marking_(new QComboBox), phases_(new QSpinBox),
      refusal_(new QLabel), buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)) {
    setObjectName(QStringLiteral("new_plan"));
    setWindowTitle(tr("New plan"));
    marking_->setEditable(true);
    for (const char* marking : {"", "MẬT", "TỐI MẬT", "TUYỆT MẬT", "DIỄN TẬP"}) marking_->addItem(QString::fromUtf8(marking));
    marking_->setCurrentText(QString::fromUtf8("DIỄN TẬP"));
    phases_->setRange(1, kMostPhases);
    phases_->setValue(kUsualPhases);
    auto* choose = new QPushButton(tr("Choose…"));
    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(file_, 1);
    fileRow->addWidget(choose);
    auto* grid = new QLabel(QString::fromStdString(ground_->crs.label() + (ground_->crsReason.empty() ? "" : "\n" + ground_->crsReason)));
    grid->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(tr("&Name"), name_);
    form->addRow(tr("&Marking"), marking_);
    form->addRow(tr("&Phases"), phases_);
    form->addRow(tr("Grid"), grid);
    form->addRow(tr("&File"), fileRow);
    refusal_->setWordWrap(true);
    refusal_->setObjectName(QStringLiteral("refusal"));
    refusal_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(refusal_);
    layout->addStretch();
    layout->addWidget(buttons_);
    buttons_->button(QDialogButtonBox::Ok)->setText(tr("Make the plan"));
    setMinimumWidth(560);
    connect(buttons_, &QDialogButtonBox::accepted, this, &NewPlanDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(name_, &QLineEdit::textChanged, this, &NewPlanDialog::proposeFile);
    connect(file_, &QLineEdit::textEdited, this, [this] { isFileTyped_ = true; });
    connect(choose, &QPushButton::clicked, this, &NewPlanDialog::chooseFile);
    name_->setText(QString::fromStdString(ground_->title));
    name_->selectAll();
    name_->setFocus();
}

/// The name of the plan beside its ground, until a person says otherwise.
void NewPlanDialog::proposeFile() {
    if (isFileTyped_) return;
    const QString name = fileNameOf(name_->text());
    file_->setText(name.isEmpty() ? QString() : QDir(folder_).filePath(name + QStringLiteral(".gpkg")));
}

void NewPlanDialog::chooseFile() {
    const QString chosen = QFileDialog::getSaveFileName(this, tr("File of the plan"), file_->text(), tr("Plans (*.gpkg)"), nullptr, QFileDialog::DontConfirmOverwrite);
    if (chosen.isEmpty()) return;
    isFileTyped_ = true;
    file_->setText(chosen.endsWith(QStringLiteral(".gpkg"), Qt::CaseInsensitive) ? chosen : chosen + QStringLiteral(".gpkg"));
}

QString NewPlanDialog::file() const {
    const QString typed = file_->text().trimmed();
    return typed.isEmpty() ? QString() : QFileInfo(QDir(folder_), typed).absoluteFilePath();
}

layers::Plan NewPlanDialog::plan() const {
    layers::PlanEditor editor{layers::Plan{}};
    layers::PlanSettings settings;
    settings.name = layers::toNfc(name_->text().trimmed().toStdString());
    settings.marking = layers::toNfc(marking_->currentText().trimmed().toStdString());
    settings.crs = layers::storedCrs(ground_->crs);
    settings.bounds = ground_->spec.bounds;
    editor.setSettings(settings);
    editor.put(layers::mapLayersFrom(ground_->spec, file().toStdString()));
    for (int number = 1; number <= phases_->value(); ++number) {
        layers::Phase phase;
        phase.name = tr("Phase %1").arg(number).toStdString();
        phase.order = number;
        editor.put(phase);
    }
    return editor.plan();
}

void NewPlanDialog::accept() {
    const auto refuse = [this](const QString& why, QLineEdit* field) {
        refusal_->setText(why);
        refusal_->show();
        field->setFocus();
    };
    if (name_->text().trimmed().isEmpty()) return refuse(tr("Give the plan a name."), name_);
    if (file().isEmpty()) return refuse(tr("Say where the plan's file is to lie."), file_);
    if (QFileInfo::exists(file())) return refuse(tr("There is a file '%1' already. Choose another name: nothing is overwritten.").arg(file()), file_);
    if (const auto made = layers::PlanStore::create(file().toStdString(), plan()); !made) return refuse(QString::fromStdString(made.error().message), file_);
    QDialog::accept();
}

}  // namespace saban::app
