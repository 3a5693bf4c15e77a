#include "viewer/app/new_plan_wizard.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

#include "viewer/app/area_page.h"
#include "viewer/app/ground_page.h"
#include "viewer/app/live_texts.h"
#include "viewer/app/new_plan_ground.h"
#include "viewer/app/plan_form.h"

namespace saban::app {

NewPlanWizard::NewPlanWizard(geo::NetworkPolicy network, const QString& folder, QWidget* parent)
    : QWizard(parent), folder_(folder), ground_(new NewPlanGround(network, this)), groundPage_(new GroundPage(*ground_, folder)), areaPage_(new AreaPage(*ground_)), form_(new PlanForm(folder)) {
    setObjectName(QStringLiteral("new_plan_wizard"));
    setWizardStyle(QWizard::ClassicStyle);
    setOptions(QWizard::NoBackButtonOnStartPage);
    auto* planPage = new QWizardPage;
    (new LiveTexts(this))->keep([this, planPage] {
        setWindowTitle(tr("New plan"));
        setButtonText(QWizard::BackButton, tr("&Back"));
        setButtonText(QWizard::NextButton, tr("N&ext"));
        setButtonText(QWizard::FinishButton, tr("&Create the plan"));
        setButtonText(QWizard::CancelButton, tr("Cancel"));
        planPage->setTitle(tr("The plan"));
        planPage->setSubTitle(tr("The marking stands on everything that comes out of the plan. Phases can be changed later."));
        if (!ground_->files().isEmpty()) ground_->readAgain();  // what is said of the files is of the other language
    });
    auto* layout = new QVBoxLayout(planPage);
    layout->addWidget(form_);
    addPage(groundPage_);
    addPage(areaPage_);
    for (QWizardPage* page : std::initializer_list<QWizardPage*>{groundPage_, areaPage_}) page->setFinalPage(true);  // all that follows is proposed
    planPageId_ = addPage(planPage);
    connect(this, &QWizard::currentIdChanged, this, [this](int id) {
        if (id == planPageId_) preparePlanPage();
        if (currentPage() == groundPage_) QTimer::singleShot(0, &groundPage_->pathField(), [this] { groundPage_->pathField().setFocus(); });
    });
    resize(760, 600);
}

void NewPlanWizard::preparePlanPage() {
    if (!ground_->ground()) return;
    const layers::Ground& ground = *ground_->ground();
    form_->setGridNote(QString::fromStdString(ground.crs.label()));
    const QFileInfo first(QString::fromStdString(ground.spec.elevation.front().path));
    const QString beside = first.absolutePath();
    form_->setFolder(QFileInfo(beside).isWritable() ? beside : folder_);
    form_->proposeName(QString::fromStdString(ground.title));
    form_->setFocus();
}

QString NewPlanWizard::file() const { return form_->file(); }

void NewPlanWizard::accept() {
    if (!ground_->ground()) return;
    if (currentId() != planPageId_) preparePlanPage();
    if (form_->make(*ground_->ground())) return QWizard::accept();
    while (currentId() != planPageId_ && currentPage()->isComplete()) next();  // where it is said what is wrong
}

}  // namespace saban::app
