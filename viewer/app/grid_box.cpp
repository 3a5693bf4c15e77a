#include "viewer/app/grid_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "geo/crs/vn2000.h"

namespace saban::app {

namespace {

/// In the box: negative for what is no EPSG code.
constexpr int kTable = 0, kMgrs = -1, kLatLon = -2;

int codeOf(const viewer::GridChoice& choice) {
    switch (choice.kind) {
        case viewer::GridKind::Mgrs: return kMgrs;
        case viewer::GridKind::LatLon: return kLatLon;
        case viewer::GridKind::Projected: return choice.epsg;
        case viewer::GridKind::Table: break;
    }
    return kTable;
}

viewer::GridChoice choiceOf(int code) {
    if (code == kMgrs) return {.kind = viewer::GridKind::Mgrs};
    if (code == kLatLon) return {.kind = viewer::GridKind::LatLon};
    if (code == kTable) return {};
    return {.kind = viewer::GridKind::Projected, .epsg = code};
}

}  // namespace

GridBox::GridBox(QWidget* parent) : QWidget(parent), labels_(new QCheckBox(this)), grid_(new QComboBox(this)) {
    labels_->setObjectName(QStringLiteral("contour_labels"));
    grid_->setObjectName(QStringLiteral("grid_choice"));
    grid_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    grid_->setMinimumContentsLength(14);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 0, 0, 0);
    layout->addWidget(grid_);
    fill();
    retranslateUi();
    connect(labels_, &QCheckBox::toggled, this, &GridBox::changed);
    connect(grid_, &QComboBox::currentIndexChanged, this, &GridBox::changed);
}

void GridBox::fill() {
    for (const int code : {kTable, kMgrs, kLatLon}) grid_->addItem(QString(), code);
    grid_->insertSeparator(grid_->count());
    for (const geo::Vn2000Zone& zone : geo::vn2000Zones()) grid_->addItem(QString::fromStdString(geo::vn2000ZoneName(zone)), zone.epsg);
}

void GridBox::setLook(const viewer::Look& look) {
    const QSignalBlocker quietLabels(labels_), quietGrid(grid_);
    labels_->setChecked(look.contourLabels);
    labels_->setEnabled(look.contours);
    const int code = codeOf(look.gridChoice);
    const QString name = QStringLiteral("EPSG:%1").arg(code);
    if (grid_->findData(code) < 0) grid_->addItem(name, code);
    grid_->setCurrentIndex(grid_->findData(code));
    grid_->setEnabled(look.grid);
}

void GridBox::applyTo(viewer::Look& look) const {
    look.contourLabels = labels_->isChecked();
    look.gridChoice = choiceOf(grid_->currentData().toInt());
}

void GridBox::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void GridBox::retranslateUi() {
    labels_->setText(tr("heights on contour lines"));
    grid_->setItemText(grid_->findData(kTable), tr("Grid of the table"));
    grid_->setItemText(grid_->findData(kMgrs), tr("MGRS"));
    grid_->setItemText(grid_->findData(kLatLon), tr("Latitude and longitude"));
    grid_->setAccessibleName(tr("Grid on the ground"));
    grid_->setToolTip(tr("Whose coordinates the lines on the ground and the figures on the frame show."));
}

}  // namespace saban::app
