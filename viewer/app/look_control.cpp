#include "viewer/app/look_control.h"

#include <QAction>
#include <algorithm>

#include "viewer/app/look_panel.h"
#include "viewer/app/table_widget.h"
#include "viewer/app/window_actions.h"
#include "viewer/app/window_settings.h"

namespace saban::app {

namespace {

constexpr double kExaggerationStep = 0.5;

}  // namespace

LookControl::LookControl(TableWidget& table, LookPanel& panel, const WindowActions& actions, QObject* parent)
    : QObject(parent), table_(table), panel_(panel), actions_(actions) {
    connect(&panel, &LookPanel::lookChanged, this, &LookControl::setLook);
    connect(actions.moreExaggeration, &QAction::triggered, this, [this] { exaggerateBy(kExaggerationStep); });
    connect(actions.lessExaggeration, &QAction::triggered, this, [this] { exaggerateBy(-kExaggerationStep); });
    const auto toggle = [this](QAction* action, bool viewer::Look::* part) {
        connect(action, &QAction::triggered, this, [this, part](bool isOn) {
            viewer::Look look = table_.look();
            look.*part = isOn;
            setLook(look);
        });
    };
    toggle(actions.contours, &viewer::Look::contours);
    toggle(actions.grid, &viewer::Look::grid);
    toggle(actions.frame, &viewer::Look::frame);
    toggle(actions.imagery, &viewer::Look::imagery);
    toggle(actions.legend, &viewer::Look::legend);
}

void LookControl::setLook(const viewer::Look& look) {
    if (look.ground != table_.look().ground) saveGroundLook(look.ground);
    table_.setLook(look);
    panel_.setLook(look);
    actions_.contours->setChecked(look.contours);
    actions_.grid->setChecked(look.grid);
    actions_.frame->setChecked(look.frame);
    actions_.imagery->setChecked(look.imagery);
    actions_.legend->setChecked(look.legend);
}

void LookControl::exaggerateBy(double step) {
    viewer::Look look = table_.look();
    look.exaggeration = std::clamp(look.exaggeration + step, 1.0, 10.0);
    setLook(look);
}

}  // namespace saban::app
