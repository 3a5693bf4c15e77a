#include "viewer/app/plan_control.h"

#include <algorithm>

#include "layers/symbols/convention_profile.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

geo::Result<layers::ConventionProfilePtr> conventionsOf(const layers::PlanSettings& settings) {
    const auto known = layers::builtInConventions();
    const bool isBuiltIn = std::find(known.begin(), known.end(), settings.profile) != known.end();
    return isBuiltIn || settings.profile.empty() ? layers::builtInConvention(isBuiltIn ? settings.profile : "nato") : layers::readConvention(settings.profile);
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

void PlanControl::setPlan(std::shared_ptr<const layers::Plan> plan) {
    if (plan == plan_ && plan) return;
    plan_ = std::move(plan);
    view_ = {};
    menu_.clear();
    qDeleteAll(phases_->actions());
    menu_.menuAction()->setVisible(plan_ != nullptr);
    const auto rows = plan_ ? layers::phasesInOrder(*plan_) : std::vector<std::shared_ptr<const layers::Phase>>{};
    for (const auto& row : rows) {
        QAction* action = menu_.addAction(QString::fromStdString(row->name));
        action->setCheckable(true);
        action->setData(QString::fromStdString(row->uid));
        phases_->addAction(action);
    }
    menu_.addSeparator();
    menu_.addAction(previous_);
    menu_.addAction(next_);
    for (QAction* action : {previous_, next_}) action->setEnabled(rows.size() > 1);
    show(rows.empty() ? layers::Uid{} : rows.front()->uid);
}

void PlanControl::show(const layers::Uid& phase) {
    view_.phase = phase;
    for (QAction* action : phases_->actions()) action->setChecked(action->data().toString().toStdString() == phase);
    layers::ConventionProfilePtr conventions;
    if (plan_) {
        if (auto read = conventionsOf(plan_->settings)) conventions = *std::move(read);
        else emit troubled(QString::fromStdString(read.error().message));
    }
    table_.setPlan(plan_, view_, conventions);
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
