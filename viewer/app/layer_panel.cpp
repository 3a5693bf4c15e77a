#include "viewer/app/layer_panel.h"

#include <QAbstractItemModel>
#include <QCheckBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
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

/// Says what it lacks while it is empty, in its property "nothing".
class LayerList : public QListWidget {
   public:
    using QListWidget::QListWidget;

   protected:
    void paintEvent(QPaintEvent* event) override {
        QListWidget::paintEvent(event);
        if (count() > 0) return;
        QPainter painter(viewport());
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(viewport()->rect().adjusted(6, 2, -6, -2), Qt::AlignCenter | Qt::TextWordWrap, property("nothing").toString());
    }
};

/// What it is called, and what it says while it is empty.
void setWords(QListWidget& list, const QString& title, const QString& nothing) {
    list.setAccessibleName(title);
    list.setProperty("nothing", nothing);
    list.setAccessibleDescription(list.count() > 0 ? QString() : nothing);
    list.viewport()->update();
}

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

/// -1 when none is selected.
int selectedRowOf(const QListWidget& list) {
    const auto selected = list.selectedItems();
    return selected.isEmpty() ? -1 : list.row(selected.front());
}

/// Takes over the order and the ticks of a list; true when they differ from those of `layers`.
template <typename Layer>
bool readOrdered(QListWidget& list, std::vector<Layer>& layers) {
    if (list.count() != static_cast<int>(layers.size())) return false;
    bool isChanged = false;
    std::vector<Layer> ordered;
    for (int row = list.count() - 1; row >= 0; --row) {
        const QListWidgetItem* item = list.item(row);
        const bool isTicked = item->checkState() == Qt::Checked;
        isChanged = isChanged || indexOf(item) != ordered.size() || isTicked != layers[indexOf(item)].visible;
        ordered.push_back(layers[indexOf(item)]);
        ordered.back().visible = isTicked;
    }
    const QSignalBlocker quiet(list);
    for (int row = 0; row < list.count(); ++row) list.item(row)->setData(kIndexRole, list.count() - 1 - row);
    if (isChanged) layers = std::move(ordered);
    return isChanged;
}

}  // namespace

LayerPanel::LayerPanel(QWidget* parent) : QWidget(parent) {
    vectorTitle_ = new QLabel(this);
    vectorList_ = makeList(vectorTitle_);
    imageryTitle_ = new QLabel(this);
    imageryList_ = makeList(imageryTitle_);
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
    layout->addWidget(vectorTitle_);
    layout->addWidget(vectorList_);
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

    const auto follow = [this](QListWidget* list, void (LayerPanel::*read)()) {
        list->setDragDropMode(QAbstractItemView::InternalMove);
        connect(list, &QListWidget::itemChanged, this, read);
        // A drag inserts a copy and removes the original afterwards: read the order once both are done.
        connect(list->model(), &QAbstractItemModel::rowsMoved, this, read);
        connect(list->model(), &QAbstractItemModel::rowsRemoved, this, read, Qt::QueuedConnection);
    };
    follow(vectorList_, &LayerPanel::readVectors);
    follow(imageryList_, &LayerPanel::readImagery);
    connect(elevationList_, &QListWidget::itemChanged, this, &LayerPanel::readElevation);
    for (QListWidget* list : {vectorList_, imageryList_, elevationList_}) {
        connect(list, &QListWidget::itemSelectionChanged, this, [this, list] {
            if (!list->selectedItems().isEmpty())
                for (QListWidget* other : {vectorList_, imageryList_, elevationList_})
                    if (other != list) other->clearSelection();
            showSelection();
        });
    }
    connect(opacity_, &QSlider::valueChanged, this, [this](int percent) {
        opacityValue_->setText(QStringLiteral("%1 %").arg(percent));
        if (!isFilling_) setOpacity(percent / 100.0);
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
    auto* list = new LayerList(this);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    list->setTextElideMode(Qt::ElideMiddle);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return list;
}

void LayerPanel::setLayers(const std::vector<ElevationEntry>& elevation, const std::vector<geo::ImageryLayer>& imagery,
                           const std::vector<geo::VectorLayer>& vectors) {
    elevation_ = elevation;
    imagery_ = imagery;
    vectors_ = vectors;
    fillLists();
}

void LayerPanel::setFilling(geo::HoleFilling holes) { fill_->setChecked(holes == geo::HoleFilling::Interpolate); }

void LayerPanel::setHeightNote(const QString& note) {
    heightNote_->setText(note);
    heightNote_->setVisible(!note.isEmpty());
}

void LayerPanel::fillLists() {
    isFilling_ = true;
    const int selectedRow = imageryList_->currentRow(), selectedVector = selectedRowOf(*vectorList_);
    vectorList_->clear();
    imageryList_->clear();
    for (std::size_t i = vectors_.size(); i-- > 0;) vectorList_->addItem(makeItem(vectors_[i].path, vectors_[i].visible, i));
    elevationList_->clear();
    for (std::size_t i = imagery_.size(); i-- > 0;) imageryList_->addItem(makeItem(imagery_[i].path, imagery_[i].visible, i));
    for (std::size_t i = elevation_.size(); i-- > 0;)
        elevationList_->addItem(makeItem(elevation_[i].layer.path, elevation_[i].visible, i));
    if (vectorList_->count() > 0 && (selectedVector >= 0 || imageryList_->count() == 0))
        vectorList_->setCurrentRow(std::clamp(selectedVector, 0, vectorList_->count() - 1));
    else if (imageryList_->count() > 0)
        imageryList_->setCurrentRow(std::clamp(selectedRow, 0, imageryList_->count() - 1));
    isFilling_ = false;
    for (QListWidget* list : {vectorList_, imageryList_, elevationList_}) {
        const int rowHeight = list->count() > 0 ? list->sizeHintForRow(0) : list->fontMetrics().height() + 10;
        list->setFixedHeight(std::clamp(list->count(), kFewestRows, kMostRows) * rowHeight + 12);
        setWords(*list, list->accessibleName(), list->property("nothing").toString());  // empty, or no longer
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
    if (!isFilling_ && readOrdered(*imageryList_, imagery_)) emit imageryChanged(imagery_);
}

void LayerPanel::readVectors() {
    if (!isFilling_ && readOrdered(*vectorList_, vectors_)) emit vectorsChanged(vectors_);
}

void LayerPanel::setOpacity(double opacity) {
    if (const auto selected = vectorList_->selectedItems(); !selected.isEmpty()) {
        vectors_[indexOf(selected.front())].opacity = opacity;
        emit vectorsChanged(vectors_);
    } else if (const auto chosen = imageryList_->selectedItems(); !chosen.isEmpty()) {
        imagery_[indexOf(chosen.front())].opacity = opacity;
        emit imageryChanged(imagery_);
    }
}

void LayerPanel::removeSelected() {
    if (const auto drawn = vectorList_->selectedItems(); !drawn.isEmpty()) {
        vectors_.erase(vectors_.begin() + static_cast<std::ptrdiff_t>(indexOf(drawn.front())));
        fillLists();
        emit vectorsChanged(vectors_);
    } else if (const auto selected = imageryList_->selectedItems(); !selected.isEmpty()) {
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
    const auto drawn = vectorList_->selectedItems(), selected = imageryList_->selectedItems();
    const bool hasOpacity = !drawn.isEmpty() || !selected.isEmpty();
    for (QWidget* widget : std::initializer_list<QWidget*>{opacityTitle_, opacity_, opacityValue_}) widget->setEnabled(hasOpacity);
    const double opacity = !drawn.isEmpty()      ? vectors_[indexOf(drawn.front())].opacity
                           : !selected.isEmpty() ? imagery_[indexOf(selected.front())].opacity
                                                 : 1.0;
    isFilling_ = true;
    opacity_->setValue(static_cast<int>(std::lround(opacity * 100)));
    opacityValue_->setText(QStringLiteral("%1 %").arg(opacity_->value()));
    isFilling_ = false;
    remove_->setEnabled(hasOpacity || !elevationList_->selectedItems().isEmpty());
    fill_->setEnabled(!elevation_.empty());
}

void LayerPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void LayerPanel::retranslateUi() {
    vectorTitle_->setText(tr("Vector layers"));
    vectorList_->setToolTip(tr("Drag to change the order: the uppermost lies on top"));
    imageryTitle_->setText(tr("Imagery"));
    imageryList_->setToolTip(tr("Drag to change the order: the uppermost lies on top"));
    opacityTitle_->setText(tr("Opacity"));
    elevationTitle_->setText(tr("Elevation"));
    setWords(*vectorList_, vectorTitle_->text(), tr("No vector layers"));
    setWords(*imageryList_, imageryTitle_->text(), tr("No imagery"));
    setWords(*elevationList_, elevationTitle_->text(), tr("No elevation"));
    opacity_->setAccessibleName(opacityTitle_->text());
    fill_->setText(tr("Fill holes by interpolation"));
    add_->setText(tr("Add…"));
    remove_->setText(tr("Remove"));
}

}  // namespace saban::app
