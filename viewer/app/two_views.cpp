#include "viewer/app/two_views.h"

#include <QMainWindow>

#include "viewer/app/look_control.h"
#include "viewer/app/plan_control.h"
#include "viewer/app/table_widget.h"
#include "viewer/app/view_divider.h"

namespace saban::app {

namespace {

constexpr int kLabelMarginPx = 10;

}  // namespace

TwoViews::TwoViews(QMainWindow& window, TableWidget& table, PlanControl& plan, LookControl& look, QObject* parent)
    : QObject(parent), table_(table), plan_(plan), look_(look), menu_(std::make_unique<QMenu>()), layouts_(new QActionGroup(this)), divider_(new ViewDivider(table)) {
    for (QLabel*& label : labels_) {
        label = new QLabel(&table);
        label->setObjectName(QStringLiteral("viewName"));
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setStyleSheet(QStringLiteral("background: rgba(23, 24, 26, 200); color: #eceae5; padding: 3px 9px; border-radius: 4px; font-weight: 600;"));
        label->hide();
    }
    makeActions(window);
    connect(&table, &TableWidget::viewsPlaced, this, &TwoViews::placeLabels);
    connect(&table, &TableWidget::viewActivated, this, &TwoViews::followActive);
    connect(&plan, &PlanControl::viewChanged, this, &TwoViews::update);
    connect(&plan, &PlanControl::phasesChanged, this, &TwoViews::update);
    retranslateUi();
}

void TwoViews::makeActions(QMainWindow& window) {
    const auto make = [&](const QKeySequence& key) {
        auto* action = new QAction(this);
        action->setShortcut(key);
        window.addAction(action);
        return action;
    };
    two = make(Qt::Key_F7);
    single = make({});
    beside = make({});
    stacked = make({});
    swipe = make(QKeySequence(Qt::SHIFT | Qt::Key_F7));
    other = make(QKeySequence(Qt::CTRL | Qt::Key_Tab));
    linked = make(QKeySequence(Qt::CTRL | Qt::Key_F7));
    for (QAction* action : {single, beside, stacked, swipe}) {
        action->setCheckable(true);
        layouts_->addAction(action);
    }
    compared = make({});
    linked->setCheckable(true);
    compared->setCheckable(true);
    compared->setEnabled(false);
    menu_->addAction(two);
    menu_->addSeparator();
    menu_->addActions({single, beside, stacked, swipe});
    menu_->addSeparator();
    menu_->addActions({linked, other});
    menu_->addSeparator();
    menu_->addAction(compared);
    connect(two, &QAction::triggered, this, [this] { show(table_.viewCount() > 1 ? ViewLayout::Single : lastLayout_); });
    connect(single, &QAction::triggered, this, [this] { show(ViewLayout::Single); });
    connect(beside, &QAction::triggered, this, [this] { show(ViewLayout::Beside); });
    connect(stacked, &QAction::triggered, this, [this] { show(ViewLayout::Stacked); });
    connect(swipe, &QAction::triggered, this, [this] { show(table_.viewLayout() == ViewLayout::Swipe ? ViewLayout::Single : ViewLayout::Swipe); });
    connect(linked, &QAction::triggered, this, [this](bool isOn) {
        table_.setLinked(isOn);
        update();
    });
    connect(compared, &QAction::triggered, this, [this](bool isOn) { setPlan(isOn ? comparedPlan_ : nullptr, tr("Other state")); });
    connect(other, &QAction::triggered, this, [this] { table_.activateView(1 - table_.activeView()); });
}

void TwoViews::show(ViewLayout layout) {
    if (layout == ViewLayout::Beside || layout == ViewLayout::Stacked) lastLayout_ = layout;
    if (layout == ViewLayout::Single) planName_.clear();
    table_.setViewLayout(layout);
    update();
}

void TwoViews::setPlan(std::shared_ptr<const layers::Plan> plan, const QString& name) {
    if (plan && table_.viewCount() < 2) show(lastLayout_);
    planName_ = plan ? name : QString();
    table_.setOwnPlan(1, std::move(plan));
    update();
}

void TwoViews::setCompared(std::shared_ptr<const layers::Plan> plan) {
    comparedPlan_ = std::move(plan);
    compared->setEnabled(comparedPlan_ != nullptr);
    if (compared->isChecked()) setPlan(comparedPlan_, tr("Other state"));
}

/// Phase bar, tree, look panel and menus show what the active view shows.
void TwoViews::followActive() {
    plan_.adopt(table_.planView());
    look_.setLook(table_.look());
    update();
}

QString TwoViews::nameOf(std::size_t view) const {
    const TablePane& pane = table_.pane(view);
    QStringList parts;
    if (pane.ownPlan && !planName_.isEmpty()) parts << planName_;
    const auto plan = pane.ownPlan ? pane.ownPlan : table_.plan();
    if (const auto phase = plan ? plan->find<layers::Phase>(pane.planView.phase) : nullptr) parts << QString::fromStdString(phase->name);
    return parts.isEmpty() ? tr("View %1", "of two").arg(view + 1) : parts.join(QStringLiteral(" · "));
}

void TwoViews::update() {
    const bool isTwo = table_.viewCount() > 1;
    const std::array<QAction*, 4> actions{single, beside, stacked, swipe};
    actions[static_cast<std::size_t>(table_.viewLayout())]->setChecked(true);
    linked->setChecked(table_.isLinked());
    compared->setChecked(isTwo && table_.pane(1).ownPlan && table_.pane(1).ownPlan == comparedPlan_);
    linked->setEnabled(isTwo && table_.viewLayout() != ViewLayout::Swipe);
    other->setEnabled(isTwo);
    two->setText(isTwo ? tr("&Close the second view") : tr("&Open a second view"));
    placeLabels();
    emit changed();
}

void TwoViews::placeLabels() {
    for (std::size_t i = 0; i < labels_.size(); ++i) {
        QLabel& label = *labels_[i];
        label.setVisible(table_.viewCount() > 1);
        if (table_.viewCount() < 2) continue;
        label.setText(nameOf(i));
        label.adjustSize();
        const QRect area = table_.pane(i).area;
        const bool isRight = table_.viewLayout() == ViewLayout::Swipe && i == 1;
        label.move(isRight ? area.right() - label.width() - kLabelMarginPx : area.left() + kLabelMarginPx, area.top() + kLabelMarginPx);
        label.raise();
    }
}

void TwoViews::retranslateUi() {
    menu_->setTitle(tr("T&wo views"));
    single->setText(tr("O&ne view"));
    beside->setText(tr("Side by &side"));
    stacked->setText(tr("One &above the other"));
    swipe->setText(tr("S&wipe between two"));
    linked->setText(tr("Same &view point"));
    other->setText(tr("&To the other view"));
    compared->setText(tr("&Compared state in the second view"));
    if (compared->isChecked()) setPlan(comparedPlan_, tr("Other state"));
    update();
}

}  // namespace saban::app
