#include "viewer/app/analyse_menu.h"

#include <QAction>
#include <QDockWidget>
#include <QEvent>

#include "viewer/app/look_control.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

AnalyseMenu::AnalyseMenu(TableWidget& table, LookControl& look, QAction* section, QDockWidget* comparison, QWidget* parent)
    : QMenu(parent), table_(table), look_(look), slope_(new QAction(this)), aspect_(new QAction(this)), shadows_(new QAction(this)) {
    setObjectName(QStringLiteral("analyse"));
    for (QAction* action : {slope_, aspect_, shadows_}) action->setCheckable(true);
    addAction(section);
    addSeparator();
    addActions({slope_, aspect_, shadows_});
    addSeparator();
    addAction(comparison->toggleViewAction());
    connect(slope_, &QAction::triggered, this, [this](bool isOn) { shade(viewer::Shading::Slope, isOn); });
    connect(aspect_, &QAction::triggered, this, [this](bool isOn) { shade(viewer::Shading::Aspect, isOn); });
    connect(shadows_, &QAction::triggered, this, &AnalyseMenu::castShadows);
    connect(this, &QMenu::aboutToShow, this, &AnalyseMenu::showLook);
    retranslateUi();
}

/// Colours by classes say nothing without their legend.
void AnalyseMenu::shade(viewer::Shading shading, bool isOn) {
    viewer::Look look = table_.look();
    look.ground.shading = isOn ? shading : viewer::Shading::None;
    if (isOn) look.legend = true;
    look_.setLook(look);
}

void AnalyseMenu::castShadows(bool isOn) {
    viewer::Look look = table_.look();
    look.ground.shadows = isOn;
    look_.setLook(look);
}

void AnalyseMenu::showLook() {
    const viewer::GroundLook& ground = table_.look().ground;
    slope_->setChecked(ground.shading == viewer::Shading::Slope);
    aspect_->setChecked(ground.shading == viewer::Shading::Aspect);
    shadows_->setChecked(ground.shadows);
}

void AnalyseMenu::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QMenu::changeEvent(event);
}

void AnalyseMenu::retranslateUi() {
    setTitle(tr("&Analyse"));
    slope_->setText(tr("&Slope, with legend"));
    aspect_->setText(tr("As&pect, with legend"));
    shadows_->setText(tr("S&hadows of the terrain"));
}

}  // namespace saban::app
