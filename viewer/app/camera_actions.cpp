#include "viewer/app/camera_actions.h"

#include <QAction>

#include "viewer/app/table_widget.h"
#include "viewer/app/window_actions.h"

namespace saban::app {

namespace {

constexpr double kPanShare = 0.1;
constexpr double kTurnDeg = 7.5;
constexpr double kZoom = 0.8;

}  // namespace

void connectCameraActions(const WindowActions& actions, TableWidget& table) {
    const auto act = [&table](QAction* action, auto&& move) { QObject::connect(action, &QAction::triggered, &table, move); };
    act(actions.home, &TableWidget::goHome);
    act(actions.northUp, &TableWidget::northUp);
    act(actions.topView, &TableWidget::topView);
    act(actions.nearer, [&table] { table.zoomBy(kZoom); });
    act(actions.farther, [&table] { table.zoomBy(1.0 / kZoom); });
    act(actions.left, [&table] { table.panBy(-kPanShare, 0.0); });
    act(actions.right, [&table] { table.panBy(kPanShare, 0.0); });
    act(actions.up, [&table] { table.panBy(0.0, kPanShare); });
    act(actions.down, [&table] { table.panBy(0.0, -kPanShare); });
    act(actions.turnLeft, [&table] { table.turnBy(-kTurnDeg, 0.0); });
    act(actions.turnRight, [&table] { table.turnBy(kTurnDeg, 0.0); });
    act(actions.tiltUp, [&table] { table.turnBy(0.0, kTurnDeg / 2); });
    act(actions.tiltDown, [&table] { table.turnBy(0.0, -kTurnDeg / 2); });
}

}  // namespace saban::app
