#include "viewer/app/plan_control.h"

#include <algorithm>
#include <filesystem>

#include "layers/ground/plan_resources.h"
#include "viewer/app/plain_tool_tip.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

/// Differs when another file is named, or the file was changed.
std::string stateOf(const std::string& named, const std::string& planPath) {
    if (named.empty()) return "-;";
    std::error_code error;
    const std::string file = layers::fileOfPlan(named, planPath);
    const auto written = std::filesystem::last_write_time(file, error);
    return file + " " + (error ? std::string{} : std::to_string(written.time_since_epoch().count())) + ";";
}

}  // namespace

PlanControl::PlanControl(TableWidget& table, QMenu& phases, QObject* parent)
    : QObject(parent), table_(table), menu_(phases), phases_(new QActionGroup(this)), previous_(new QAction(this)), next_(new QAction(this)) {
    previous_->setShortcut(Qt::Key_PageUp);
    next_->setShortcut(Qt::Key_PageDown);
    connect(previous_, &QAction::triggered, this, [this] { step(-1); });
    connect(next_, &QAction::triggered, this, [this] { step(1); });
    connect(phases_, &QActionGroup::triggered, this, [this](QAction* action) { show(action->data().toString().toStdString()); });
    setPlan(nullptr);
}

void PlanControl::readResources(const std::string& planPath) {
    const std::string state = plan_ ? stateOf(plan_->settings.profile, planPath) + stateOf(plan_->settings.catalogue, planPath) + stateOf(catalogueFile_, {}) : std::string{};
    if (state == resourcesState_) return;  // most changes of a plan are of its features
    resourcesState_ = state;
    conventions_.reset();
    catalogue_.reset();
    told_.clear();
    if (!plan_) return;
    const auto tell = [this](const geo::Error& error) { emit troubled(QString::fromStdString(error.message)); };
    if (auto read = layers::readPlanConvention(plan_->settings, planPath)) conventions_ = *std::move(read);
    else tell(read.error());
    auto reading = catalogueFile_.empty() ? layers::readPlanCatalogue(plan_->settings, planPath) : layers::readCatalogue(catalogueFile_);
    if (!reading) {
        tell(reading.error());
        return;
    }
    for (const geo::Warning& warning : reading->warnings) emit troubled(QString::fromStdString(warning.message));
    if (!catalogueFile_.empty()) reading->catalogue = layers::defaultCatalogue().mergedWith(reading->catalogue);
    catalogue_ = std::make_shared<const layers::StructureCatalogue>(std::move(reading->catalogue));
}

void PlanControl::setPlan(std::shared_ptr<const layers::Plan> plan, const std::string& planPath) {
    if (plan == plan_ && plan) return;
    plan_ = std::move(plan);
    readResources(planPath);
    view_ = {};
    fillMenu();
    const auto actions = phases_->actions();
    show(actions.isEmpty() ? layers::Uid{} : actions.front()->data().toString().toStdString());
}

void PlanControl::updatePlan(std::shared_ptr<const layers::Plan> plan, const std::string& planPath) {
    if (!plan_ || !plan) {
        setPlan(std::move(plan), planPath);
        return;
    }
    const bool hasSamePhases = plan->all<layers::Phase>() == plan_->all<layers::Phase>();
    const bool hasSameSettings = plan->settings == plan_->settings;
    plan_ = std::move(plan);
    if (!hasSameSettings) readResources(planPath);
    if (!hasSamePhases) {
        fillMenu();
        if (!plan_->find<layers::Phase>(view_.phase)) {
            const auto actions = phases_->actions();
            view_.phase = actions.isEmpty() ? layers::Uid{} : actions.front()->data().toString().toStdString();
            emit viewChanged();
        }
        for (QAction* action : phases_->actions()) action->setChecked(action->data().toString().toStdString() == view_.phase);
    }
    table_.setPlan(plan_, view_, conventions_, catalogue_);
    tellWarnings();
}

void PlanControl::fillMenu() {
    menu_.clear();
    qDeleteAll(phases_->actions());
    menu_.menuAction()->setVisible(plan_ != nullptr);
    const auto rows = plan_ ? layers::phasesInOrder(*plan_) : std::vector<std::shared_ptr<const layers::Phase>>{};
    for (const auto& row : rows) {
        QAction* action = menu_.addAction(plainMenuText(QString::fromStdString(row->name)));
        action->setCheckable(true);
        action->setData(QString::fromStdString(row->uid));
        phases_->addAction(action);
    }
    menu_.addSeparator();
    menu_.addAction(previous_);
    menu_.addAction(next_);
    for (QAction* action : {previous_, next_}) action->setEnabled(rows.size() > 1);
    emit phasesChanged();
}

void PlanControl::setHidden(std::vector<std::string> kinds) {
    if (kinds == view_.hidden) return;
    view_.hidden = std::move(kinds);
    table_.setPlan(plan_, view_, conventions_, catalogue_);
    emit viewChanged();
}

void PlanControl::adopt(const viewer::PlanView& view) {
    auto colours = std::move(view_.colours);  // are those of the works, whatever view shows them
    view_ = view;
    if (view_.colours != colours) {
        view_.colours = std::move(colours);
        if (plan_) table_.setPlan(plan_, view_, conventions_, catalogue_);
    }
    for (QAction* action : phases_->actions()) action->setChecked(action->data().toString().toStdString() == view_.phase);
    emit viewChanged();
}

void PlanControl::showPhase(const layers::Uid& phase) {
    if (plan_ && plan_->find<layers::Phase>(phase) && phase != view_.phase) show(phase);
}

void PlanControl::setHiddenFeatures(std::set<layers::Uid> features) {
    if (features == view_.hiddenFeatures) return;
    view_.hiddenFeatures = std::move(features);
    table_.setPlan(plan_, view_, conventions_, catalogue_);
    emit viewChanged();
}

void PlanControl::setColours(std::map<layers::Uid, std::uint32_t> colours) {
    if (colours == view_.colours) return;
    view_.colours = std::move(colours);
    if (plan_) table_.setPlan(plan_, view_, conventions_, catalogue_);
}

void PlanControl::show(const layers::Uid& phase) {
    view_.phase = phase;
    for (QAction* action : phases_->actions()) action->setChecked(action->data().toString().toStdString() == phase);
    table_.setPlan(plan_, view_, conventions_, catalogue_);
    tellWarnings();
    emit viewChanged();
}

void PlanControl::tellWarnings() {
    for (const geo::Warning& warning : table_.planWarnings()) {
        const QString message = QString::fromStdString(warning.message);
        if (told_.contains(message)) continue;
        told_.insert(message);
        emit troubled(message);
    }
}

void PlanControl::step(int by) {
    const auto actions = phases_->actions();
    if (actions.isEmpty()) return;
    const auto present = actions.indexOf(phases_->checkedAction());
    show(actions[std::clamp<qsizetype>(present + by, 0, actions.size() - 1)]->data().toString().toStdString());
}

void PlanControl::retranslateUi() {
    menu_.setTitle(tr("&Phase"));
    previous_->setText(tr("&Previous phase"));
    next_->setText(tr("&Next phase"));
}

}  // namespace saban::app
