#include "viewer/app/new_plan_dialog.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "viewer/app/live_texts.h"
#include "viewer/app/plan_form.h"

namespace saban::app {

NewPlanDialog::NewPlanDialog(std::shared_ptr<const layers::Ground> ground, const QString& folder, QWidget* parent)
    : QDialog(parent), ground_(std::move(ground)), form_(new PlanForm(folder)) {
    setObjectName(QStringLiteral("new_plan"));
    form_->setGridNote(QString::fromStdString(ground_->crs.label() + (ground_->crsReason.empty() ? "" : "\n" + ground_->crsReason)));
    form_->proposeName(QString::fromStdString(ground_->title));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    (new LiveTexts(this))->keep([this, buttons] {
        setWindowTitle(tr("New plan"));
        buttons->button(QDialogButtonBox::Ok)->setText(tr("Create the plan"));
    });
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(form_);
    layout->addWidget(buttons);
    setMinimumWidth(560);
    connect(buttons, &QDialogButtonBox::accepted, this, &NewPlanDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    form_->setFocus();
}

QString NewPlanDialog::file() const { return form_->file(); }
QLineEdit& NewPlanDialog::nameField() { return form_->nameField(); }
QLineEdit& NewPlanDialog::fileField() { return form_->fileField(); }

void NewPlanDialog::accept() {
    if (form_->make(*ground_)) QDialog::accept();
}

}  // namespace saban::app
