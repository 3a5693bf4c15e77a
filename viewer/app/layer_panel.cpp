#include "viewer/app/layer_panel.h"

#include <QAbstractItemModel>
#include <QCheckBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace saban::app {

namespace {

constexpr int kFewestRows = 2, kMostRows = 7;  // of a list, before it scrolls
constexpr int kIndexRole = Qt::UserRole;  ///< index of the layer in the vector, lowest first

QListWidgetItem* makeItem(const std::string& path, bool visible, std::size_t index) {
    const QString file = QString::fromStdString(path);
    auto* item = new QListWidgetItem(QFileInfo(file).fileName().isEmpty() ? file : QFileInfo(file).fileName());
    item->setToolTip(file);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
    item->setCheckState(visible ? Qt::Checked : Qt::Unchecked);
    item->setData(kIndexRole, static_cast<int>(index));
    return item;
}

std::size_t indexOf(const QListWidgetItem* item) { return static_cast<std::size_t>(item->data(kIndexRole).toInt()); }

}  // namespace

LayerPanel::LayerPanel(QWidget* parent) : QWidget(parent) {
    imageryTitle_ = new QLabel(this);
    imageryList_ = makeList(imageryTitle_);
    imageryList_->setDragDropMode(QAbstractItemView::InternalMove);
    opacityTitle_ = new QLabel(this);
    opacity_ = new QSlider(Qt::Horizontal, this);
    opacity_->setRange(0, 100);
    opacityValue_ = new QLabel(this);
    opacityValue_->setMinimumWidth(opacityValue_->fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
    elevationTitle_ = new QLabel(this);
    elevationList_ = makeList(elevationTitle_);
    heightNote_ = new QLabel(this);
    heightNote_->setObjectName(QStringLiteral("faint"));
    heightNote_->setTextFormat(Qt::PlainText);
    heightNote_->setWordWrap(true);
    heightNote_->hide();
    fill_ = new QCheckBox(this);
    add_ = new QPushButton(this);
    remove_ = new QPushButton(this);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 10);
    layout->addWidget(imageryTitle_);
    layout->addWidget(imageryList_);
    auto* opacityRow = new QHBoxLayout;
    opacityRow->addWidget(opacityTitle_);
    opacityRow->addWidget(opacity_, 1);
    opacityRow->addWidget(opacityValue_);
    layout->addLayout(opacityRow);
    layout->addSpacing(6);
    layout->addWidget(elevationTitle_);
    layout->addWidget(elevationList_);
    layout->addWidget(heightNote_);
    layout->addWidget(fill_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add_);
    buttons->addWidget(remove_);
    layout->addLayout(buttons);
    layout->addStretch(1);

    connect(imageryList_, &QListWidget::itemChanged, this, &LayerPanel::readImagery);
    // A drag inserts a copy and removes the original afterwards: read the order once both are done.
    connect(imageryList_->model(), &QAbstractItemModel::rowsMoved, this, &LayerPanel::readImagery);
    connect(imageryList_->model(), &QAbstractItemModel::rowsRemoved, this, &LayerPanel::readImagery, Qt::QueuedConnection);
    connect(elevationList_, &QListWidget::itemChanged, this, &LayerPanel::readElevation);
    for (QListWidget* list : {imageryList_, elevationList_}) {
        QListWidget* other = list == imageryList_ ? elevationList_ : imageryList_;
        connect(list, &QListWidget::itemSelectionChanged, this, [this, list, other] {
            if (!list->selectedItems().isEmpty()) other->clearSelection();
            showSelection();
        });
    }
    connect(opacity_, &QSlider::valueChanged, this, [this](int percent) {
        opacityValue_->setText(QStringLiteral("%1 %").arg(percent));
        const auto selected = imageryList_->selectedItems();
        if (isFilling_ || selected.isEmpty()) return;
        imagery_[indexOf(selected.front())].opacity = percent / 100.0;
        emit imageryChanged(imagery_);
    });
    connect(fill_, &QCheckBox::clicked, this, [this](bool isOn) {
        emit fillingChanged(isOn ? geo::HoleFilling::Interpolate : geo::HoleFilling::LeaveHoles);
    });
    connect(add_, &QPushButton::clicked, this, &LayerPanel::addRequested);
    connect(remove_, &QPushButton::clicked, this, &LayerPanel::removeSelected);
    retranslateUi();
    fillLists();
}

QListWidget* LayerPanel::makeList(QLabel* title) {
    title->setObjectName(QStringLiteral("sectionTitle"));
    auto* list = new QListWidget(this);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->setTextElideMode(Qt::ElideMiddle);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return list;
}

void LayerPanel::setLayers(const std::vector<ElevationEntry>& elevation, const std::vector<geo::ImageryLayer>& imagery) {
    elevation_ = elevation;
    imagery_ = imagery;
    fillLists();
}

void LayerPanel::setFilling(geo::HoleFilling holes) { fill_->setChecked(holes == geo::HoleFilling::Interpolate); }

void LayerPanel::setHeightNote(const QString& note) {
    heightNote_->setText(note);
    heightNote_->setVisible(!note.isEmpty());
}

void LayerPanel::fillLists() {
    isFilling_ = true;
    const int selectedRow = imageryList_->currentRow();
    imageryList_->clear();
    elevationList_->clear();
    for (std::size_t i = imagery_.size(); i-- > 0;) imageryList_->addItem(makeItem(imagery_[i].path, imagery_[i].visible, i));
    for (std::size_t i = elevation_.size(); i-- > 0;)
        elevationList_->addItem(makeItem(elevation_[i].layer.path, elevation_[i].visible, i));
    if (imageryList_->count() > 0) imageryList_->setCurrentRow(std::clamp(selectedRow, 0, imageryList_->count() - 1));
    isFilling_ = false;
    for (QListWidget* list : {imageryList_, elevationList_}) {
        const int rowHeight = list->count() > 0 ? list->sizeHintForRow(0) : list->fontMetrics().height() + 10;
        list->setFixedHeight(std::clamp(list->count(), kFewestRows, kMostRows) * rowHeight + 12);
    }
    showSelection();
}

void LayerPanel::readElevation() {
    if (isFilling_) return;
    for (int row = 0; row < elevationList_->count(); ++row) {
        const QListWidgetItem* item = elevationList_->item(row);
        elevation_[indexOf(item)].visible = item->checkState() == Qt::Checked;
    }
    emit elevationChanged(elevation_);
}

void LayerPanel::readImagery() {
    if (isFilling_ || imageryList_->count() != static_cast<int>(imagery_.size())) return;
    std::vector<geo::ImageryLayer> ordered;
    for (int row = imageryList_->count() - 1; row >= 0; --row) {
        const QListWidgetItem* item = imageryList_->item(row);
        ordered.push_back(imagery_[indexOf(item)]);
        ordered.back().visible = item->checkState() == Qt::Checked;
    }
    {
        const QSignalBlocker quiet(imageryList_);
        for (int row = 0; row < imageryList_->count(); ++row)
            imageryList_->item(row)->setData(kIndexRole, imageryList_->count() - 1 - row);
    }
    const auto same = [](const geo::ImageryLayer& a, const geo::ImageryLayer& b) {
        return a.path == b.path && a.visible == b.visible && a.opacity == b.opacity;
    };
    if (std::equal(ordered.begin(), ordered.end(), imagery_.begin(), imagery_.end(), same)) return;
    imagery_ = std::move(ordered);
    emit imageryChanged(imagery_);
}

void LayerPanel::removeSelected() {
    if (const auto selected = imageryList_->selectedItems(); !selected.isEmpty()) {
        imagery_.erase(imagery_.begin() + static_cast<std::ptrdiff_t>(indexOf(selected.front())));
        fillLists();
        emit imageryChanged(imagery_);
    } else if (const auto chosen = elevationList_->selectedItems(); !chosen.isEmpty()) {
        elevation_.erase(elevation_.begin() + static_cast<std::ptrdiff_t>(indexOf(chosen.front())));
        fillLists();
        emit elevationChanged(elevation_);
    }
}

void LayerPanel::showSelection() {
    if (isFilling_) return;
    const auto selected = imageryList_->selectedItems();
    for (QWidget* widget : std::initializer_list<QWidget*>{opacityTitle_, opacity_, opacityValue_}) widget->setEnabled(!selected.isEmpty());
    isFilling_ = true;
    opacity_->setValue(selected.isEmpty() ? 100 : static_cast<int>(std::lround(imagery_[indexOf(selected.front())].opacity * 100)));
    opacityValue_->setText(QStringLiteral("%1 %").arg(opacity_->value()));
    isFilling_ = false;
    remove_->setEnabled(!selected.isEmpty() || !elevationList_->selectedItems().isEmpty());
    fill_->setEnabled(!elevation_.empty());
}

void LayerPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void LayerPanel::retranslateUi() {
    imageryTitle_->setText(tr("Imagery"));
    imageryList_->setToolTip(tr("Drag to change the order: the uppermost lies on top"));
    opacityTitle_->setText(tr("Opacity"));
    elevationTitle_->setText(tr("Elevation"));
    fill_->setText(tr("Fill holes by interpolation"));
    add_->setText(tr("Add…"));
    remove_->setText(tr("Remove"));
}

}  // namespace saban::app
