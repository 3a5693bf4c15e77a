#include "viewer/app/arrange_commands.h"

#include <QKeySequence>
#include <algorithm>
#include <cmath>

#include "layers/edit/align_edits.h"
#include "layers/edit/feature_edits.h"
#include "layers/edit/locks.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr double kNudgeM = 1.0, kFarNudgeM = 10.0;

}  // namespace

ArrangeCommands::ArrangeCommands(TableWidget& table, PlanSession& session, std::function<layers::Uid()> phase, QObject* parent)
    : QObject(parent), table_(table), session_(session), phase_(std::move(phase)), menu_(new QMenu) {
    inLine = menu_->addAction(QString());
    evenly = menu_->addAction(QString());
    sameHeading = menu_->addAction(QString());
    lock = new QAction(this);
    lock->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    lock->setShortcutContext(Qt::WidgetShortcut);
    table_.addAction(lock);
    const auto make = [this](QAction* action, auto change) {
        connect(action, &QAction::triggered, this, [this, change] {
            if (!session_.plan()) return;
            const auto edit = change(*session_.plan());
            if (edit) session_.apply(*edit);
            else emit troubled(QString::fromStdString(edit.error().message));
        });
    };
    make(inLine, [this](const layers::Plan& plan) { return layers::alignOnLine(plan, session_.selection(), phase_()); });
    make(evenly, [this](const layers::Plan& plan) { return layers::spaceEvenly(plan, session_.selection(), phase_()); });
    make(sameHeading, [this](const layers::Plan& plan) { return layers::giveSameHeading(plan, session_.selection()); });
    connect(lock, &QAction::triggered, this, &ArrangeCommands::toggleLock);
    makeNudges();
    retranslateUi();
}

ArrangeCommands::~ArrangeCommands() { delete menu_; }

void ArrangeCommands::makeNudges() {
    struct Way {
        Qt::Key key;
        int right, up;
    };
    for (const Way way : {Way{Qt::Key_Left, -1, 0}, Way{Qt::Key_Right, 1, 0}, Way{Qt::Key_Up, 0, 1}, Way{Qt::Key_Down, 0, -1}})
        for (const auto& [modifier, byM] : {std::pair(Qt::ALT, kNudgeM), std::pair(Qt::SHIFT, kFarNudgeM)}) {
            auto* action = new QAction(this);
            action->setShortcut(QKeySequence(modifier | way.key));
            action->setShortcutContext(Qt::WidgetShortcut);
            table_.addAction(action);
            connect(action, &QAction::triggered, this, [this, way, byM = byM] { nudge(way.right, way.up, byM); });
        }
}

/// Along the axis of the grid that lies nearest to the direction in the picture, so that coordinates change by whole metres.
void ArrangeCommands::nudge(int right, int up, double byM) {
    if (!session_.plan() || session_.selection().empty() || !table_.tool()) return;
    const int quarters = static_cast<int>(std::lround(table_.camera().view().headingDeg / 90.0)) & 3;
    glm::ivec2 way(right, up);
    for (int i = 0; i < quarters; ++i) way = {way.y, -way.x};  // clockwise, as headings go
    session_.apply(layers::moveFeatures(*session_.plan(), session_.selection(), glm::dvec2(way) * byM, phase_()));
}

/// Unlocks when all are locked.
void ArrangeCommands::toggleLock() {
    if (!session_.plan() || session_.selection().empty()) return;
    const bool areLocked = std::all_of(session_.selection().begin(), session_.selection().end(), [this](const auto& feature) { return layers::isLocked(*session_.plan(), feature); });
    session_.apply(layers::lockFeatures(*session_.plan(), session_.selection(), !areLocked));
    update();
}

void ArrangeCommands::update() {
    const auto& selection = session_.selection();
    // Without a tool it is another state of the plan that is on the table.
    const bool isEditable = session_.isEditable() && session_.plan() && table_.tool();
    menu_->menuAction()->setEnabled(isEditable && selection.size() > 1);
    lock->setEnabled(isEditable && !selection.empty());
    const bool areLocked = !selection.empty() && session_.plan() &&
                           std::all_of(selection.begin(), selection.end(), [this](const auto& feature) { return layers::isLocked(*session_.plan(), feature); });
    lock->setText(areLocked ? tr("Un&lock") : tr("&Lock"));
}

void ArrangeCommands::retranslateUi() {
    menu_->setTitle(tr("Ali&gn"));
    inLine->setText(tr("In a straight &line"));
    evenly->setText(tr("In a line at &equal distances"));
    sameHeading->setText(tr("With the &heading of the first"));
    lock->setToolTip(tr("What is locked can be read, but not moved, changed or deleted"));
    update();
}

}  // namespace saban::app
