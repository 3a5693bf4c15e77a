#include "viewer/app/two_views.h"

#include <QMainWindow>
#include <QSettings>
#include <QToolBar>

#include "viewer/app/look_control.h"
#include "viewer/app/picture_marking.h"
#include "viewer/app/plan_control.h"
#include "viewer/app/table_widget.h"
#include "viewer/app/view_canvas.h"
#include "viewer/app/view_divider.h"
#include "viewer/app/view_window.h"

namespace saban::app {

namespace {

constexpr int kLabelMarginPx = 10;
constexpr const char* kPlateStyle = "background: rgba(23, 24, 26, 200); color: #eceae5; padding: 3px 9px; border: none; border-radius: 4px; font-weight: 600;";

QString layoutKey() { return QStringLiteral("secondView/layout"); }

/// Those that a key opens again, by name.
constexpr std::pair<ViewLayout, const char*> kKept[] = {{ViewLayout::Beside, "beside"}, {ViewLayout::Stacked, "stacked"}, {ViewLayout::Apart, "apart"}};

}  // namespace

TwoViews::TwoViews(QMainWindow& window, TableWidget& table, PlanControl& plan, LookControl& look, QObject* parent)
    : QObject(parent), main_(window), table_(table), plan_(plan), look_(look), menu_(std::make_unique<QMenu>()), layouts_(new QActionGroup(this)), divider_(new ViewDivider(table)), apartButton_(new QToolButton(&table)) {
    for (QLabel*& label : labels_) {
        label = new QLabel(&table);
        label->setObjectName(QStringLiteral("viewName"));
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setStyleSheet(QString::fromLatin1(kPlateStyle));
        label->hide();
    }
    makeActions(window);
    apartButton_->setStyleSheet(QString::fromLatin1(kPlateStyle));
    apartButton_->setText(QStringLiteral("⧉"));
    apartButton_->hide();
    connect(apartButton_, &QToolButton::clicked, apart, &QAction::trigger);
    const QString kept = QSettings().value(layoutKey()).toString();
    for (const auto& [layout, name] : kKept)
        if (kept == QLatin1String(name)) lastLayout_ = layout;
    connect(&table, &TableWidget::viewsPlaced, this, &TwoViews::placeLabels);
    connect(&table, &TableWidget::viewActivated, this, &TwoViews::followActive);
    connect(&plan, &PlanControl::viewChanged, this, &TwoViews::update);
    connect(&plan, &PlanControl::phasesChanged, this, &TwoViews::update);
    retranslateUi();
}

TwoViews::~TwoViews() = default;

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
    apart = make(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F7));
    other = make(QKeySequence(Qt::CTRL | Qt::Key_Tab));
    linked = make(QKeySequence(Qt::CTRL | Qt::Key_F7));
    for (QAction* action : {single, beside, stacked, apart, swipe}) {
        action->setCheckable(true);
        layouts_->addAction(action);
    }
    compared = make({});
    linked->setCheckable(true);
    compared->setCheckable(true);
    compared->setEnabled(false);
    menu_->addAction(two);
    menu_->addSeparator();
    menu_->addActions({single, beside, stacked, apart, swipe});
    menu_->addSeparator();
    menu_->addActions({linked, other});
    menu_->addSeparator();
    menu_->addAction(compared);
    connect(two, &QAction::triggered, this, [this] { show(table_.viewCount() > 1 ? ViewLayout::Single : lastLayout_); });
    connect(single, &QAction::triggered, this, [this] { show(ViewLayout::Single); });
    connect(beside, &QAction::triggered, this, [this] { show(ViewLayout::Beside); });
    connect(stacked, &QAction::triggered, this, [this] { show(ViewLayout::Stacked); });
    connect(swipe, &QAction::triggered, this, [this] { show(table_.viewLayout() == ViewLayout::Swipe ? ViewLayout::Single : ViewLayout::Swipe); });
    connect(apart, &QAction::triggered, this, [this] { show(ViewLayout::Apart); });
    connect(linked, &QAction::triggered, this, [this](bool isOn) {
        table_.setLinked(isOn);
        update();
    });
    connect(compared, &QAction::triggered, this, [this](bool isOn) { setPlan(isOn ? comparedPlan_ : nullptr, tr("Other state")); });
    connect(other, &QAction::triggered, this, [this] {
        table_.activateView(1 - table_.activeView());
        if (table_.viewLayout() == ViewLayout::Apart) table_.takeKeys();
    });
}

void TwoViews::show(ViewLayout layout) {
    if (layout == ViewLayout::Apart && !table_.isValid()) layout = ViewLayout::Beside;  // without OpenGL there is nothing to show in another window
    if (layout != ViewLayout::Single && layout != ViewLayout::Swipe) lastLayout_ = layout;
    if (layout == ViewLayout::Single) planName_.clear();
    const bool isOpening = layout == ViewLayout::Apart && table_.viewLayout() != ViewLayout::Apart;
    if (layout == ViewLayout::Apart) openWindow();
    table_.setViewLayout(layout, window_ ? &window_->canvas() : nullptr);
    if (isOpening) {
        window_->showInPlace();
        table_.activateView(1);
    } else if (layout == ViewLayout::Apart) {
        window_->bringToFront();
    }
    update();
}

void TwoViews::openWindow() {
    if (window_) return;
    window_ = std::make_unique<ViewWindow>(main_, table_);
    window_->bar().addActions({window_->back, linked, window_->full, window_->closing});
    connect(window_->back, &QAction::triggered, this, [this] {
        show(ViewLayout::Beside);
        table_.takeKeys();
    });
    connect(window_.get(), &ViewWindow::closed, this, [this] {
        if (table_.viewLayout() == ViewLayout::Apart) show(ViewLayout::Single);
    });
    connect(window_.get(), &ViewWindow::activated, this, [this] {
        if (table_.viewLayout() == ViewLayout::Apart) table_.activateView(1);
    });
}

void TwoViews::close() {
    for (const auto& [layout, name] : kKept)
        if (layout == lastLayout_) QSettings().setValue(layoutKey(), QLatin1String(name));
    if (table_.viewLayout() == ViewLayout::Apart) show(ViewLayout::Single);
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
    const std::array<QAction*, 5> actions{single, beside, stacked, swipe, apart};
    if (window_ && window_->isVisible() && table_.viewLayout() != ViewLayout::Apart) {
        window_->savePlace();
        window_->hide();
    }
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
        if (table_.viewCount() < 2) {
            label.hide();
            continue;
        }
        if (label.parentWidget() != table_.hostOf(i)) label.setParent(table_.hostOf(i));
        label.show();
        label.setText(nameOf(i));
        label.adjustSize();
        const QRect area = table_.areaInHost(i);
        const bool isRight = table_.viewLayout() == ViewLayout::Swipe && i == 1;
        // The marking of the plan stands at the top in the middle: a name that would reach it goes below.
        const int markingPx = std::max(38, area.height() / 17);
        const bool meetsMarking = !markingOfPicture(table_).empty() && kLabelMarginPx + label.width() > area.width() / 2 - 2 * markingPx;
        label.move(isRight ? area.right() - label.width() - kLabelMarginPx : area.left() + kLabelMarginPx, area.top() + kLabelMarginPx + (meetsMarking ? markingPx : 0));
        label.raise();
    }
    const bool isShared = table_.viewLayout() == ViewLayout::Beside || table_.viewLayout() == ViewLayout::Stacked;
    apartButton_->setVisible(isShared);
    if (isShared) {
        const QRect area = table_.pane(1).area;
        apartButton_->adjustSize();
        apartButton_->move(area.right() - apartButton_->width() - kLabelMarginPx, area.top() + kLabelMarginPx);
        apartButton_->raise();
    }
    if (window_) window_->setWindowTitle(table_.viewCount() > 1 ? QStringLiteral("%1 · %2").arg(nameOf(1), main_.windowTitle()) : main_.windowTitle());
}

void TwoViews::retranslateUi() {
    menu_->setTitle(tr("T&wo views"));
    single->setText(tr("O&ne view"));
    beside->setText(tr("Side by &side"));
    stacked->setText(tr("One &above the other"));
    swipe->setText(tr("S&wipe between two"));
    apart->setText(tr("&In a window of its own"));
    apartButton_->setToolTip(tr("Second view in a window of its own, for another screen (Ctrl+Shift+F7)"));
    apartButton_->setAccessibleName(tr("Second view in a window of its own"));
    linked->setText(tr("Same &view point"));
    other->setText(tr("&To the other view"));
    compared->setText(tr("&Compared state in the second view"));
    if (compared->isChecked()) setPlan(comparedPlan_, tr("Other state"));
    update();
}

}  // namespace saban::app
