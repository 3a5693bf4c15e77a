#include "viewer/app/findings_desk.h"

#include <QPointer>
#include <algorithm>

#include "layers/search/feature_place.h"
#include "viewer/app/message_bar.h"
#include "viewer/app/plan_control.h"
#include "viewer/app/plan_desk.h"
#include "viewer/app/status_line.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr double kNearM = 800.0;
constexpr int kLeastHeightPx = 250;  // some rows are seen on a laptop, too

}  // namespace

FindingsDesk::FindingsDesk(QMainWindow& window, TableWidget& table, PlanDesk& desk, PlanControl& control, MessageBar& messages, StatusLine& statusLine, QObject* parent)
    : QObject(parent), window_(window), table_(table), desk_(desk), control_(control), panel_(new FindingsPanel), dock_(new QDockWidget(&window)),
      button_(new QToolButton(&statusLine)), checker_(new PlanChecker(desk.session(), control, this)) {
    dock_->setObjectName(QStringLiteral("messages"));
    dock_->setWidget(panel_);
    window.addDockWidget(Qt::BottomDockWidgetArea, dock_);
    if (auto* works = window.findChild<QDockWidget*>(QStringLiteral("works"))) window.tabifyDockWidget(works, dock_);  // there is no room beside it
    dock_->hide();
    button_->setObjectName(QStringLiteral("findingsButton"));
    button_->setAutoRaise(true);
    button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button_->setFocusPolicy(Qt::StrongFocus);
    button_->hide();
    statusLine.addPermanentWidget(button_);
    button_->hide();  // it would be shown with the line
    messages.addListener([panel = QPointer(panel_)](MessageBar::Severity severity, const QString& text, const QString& details) {
        if (panel) panel->log().add(severity, text, details);
    });
    connect(button_, &QToolButton::clicked, this, &FindingsDesk::open);
    connect(panel_, &FindingsPanel::chosen, this, &FindingsDesk::choose);
    connect(checker_, &PlanChecker::checked, this, [this] {
        const PlanPtr& plan = desk_.session().plan();
        panel_->setFindings(checker_->findings(), plan != nullptr, plan ? plan->settings.marking : std::string());
        showCounts();
    });
    // Told with every frame; nothing happens while the ground is the same.
    connect(&table_, &TableWidget::statusChanged, this, [this] { checker_->setTableBounds(table_.ground() ? std::optional(table_.ground()->bounds) : std::nullopt); });
    // The table stays the larger part.
    connect(dock_->toggleViewAction(), &QAction::triggered, this, [this](bool isShown) {
        if (!isShown) return;
        dock_->raise();  // it may lie behind others that share its place
        window_.resizeDocks({dock_}, {std::max(kLeastHeightPx, window_.height() / 4)}, Qt::Vertical);
    });
    retranslateUi();
}

void FindingsDesk::retranslateUi() {
    button_->setToolTip(tr("Opens the list of what the rules find in the plan"));
    showCounts();
    if (desk_.session().plan()) checker_->check();  // messages are in the language of the moment
}

void FindingsDesk::showCounts() {
    const QString summary = panel_->summary();
    dock_->setWindowTitle(summary.isEmpty() ? tr("Messages") : tr("Messages: %1").arg(summary));
    dock_->toggleViewAction()->setText(tr("Messages"));
    button_->setVisible(!summary.isEmpty());
    button_->setText(summary);
    button_->setAccessibleName(tr("Findings in the plan: %1").arg(summary));
    const auto& findings = panel_->findings();
    for (const auto severity : {layers::Severity::Note, layers::Severity::Warning, layers::Severity::Error})
        if (findings.count(severity) > 0) button_->setIcon(severityIcon(severity));
}

void FindingsDesk::open() {
    if (!dock_->isVisible()) dock_->toggleViewAction()->trigger();
    dock_->raise();
    panel_->showFindings();
}

void FindingsDesk::choose(const layers::FeatureRef& feature) {
    const PlanPtr& plan = desk_.session().plan();
    if (!plan || !holds(*plan, feature)) return;
    const auto place = layers::placeOf(*plan, feature, control_.view().phase);
    desk_.propertyDock()->show();
    desk_.propertyDock()->raise();
    desk_.session().select({feature});
    if (!place) return;
    if (!place->phase.empty())
        for (QAction* action : control_.phaseActions())
            if (action->data().toString().toStdString() == place->phase) action->trigger();
    table_.flyToPlace(place->at, std::max(kNearM, 2.0 * std::max(place->bounds.width(), place->bounds.height())));
}

}  // namespace saban::app
