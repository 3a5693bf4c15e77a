#include "viewer/app/view_divider.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "viewer/app/picture_marking.h"
#include "viewer/app/table_widget.h"
#include "viewer/overlay/marking_plate.h"

namespace saban::app {

namespace {

constexpr int kLinePx = 6, kSwipeLinePx = 4, kGripPx = 30;
constexpr double kStep = 0.02, kLargeStep = 0.1;

}  // namespace

ViewDivider::ViewDivider(TableWidget& table) : QWidget(&table), table_(table) {
    setFocusPolicy(Qt::StrongFocus);
    connect(&table, &TableWidget::viewsPlaced, this, &ViewDivider::place);
    // A plan with another marking is told by the frame that shows it.
    connect(&table, &TableWidget::statusChanged, this, [this] {
        if (isVisible() && table_.viewLayout() == ViewLayout::Swipe && markingOfPicture(table_) != marking_) place();
    });
    retranslateUi();
    place();
}

bool ViewDivider::isLevel() const { return table_.viewLayout() == ViewLayout::Stacked; }

QRect ViewDivider::grip() const {
    QRect grip(0, 0, kGripPx, kGripPx);
    grip.moveCenter(rect().center());
    return grip;
}

void ViewDivider::place() {
    const bool isShared = table_.viewCount() > 1 && table_.viewLayout() != ViewLayout::Apart;
    setVisible(isShared);
    if (!isShared) return;
    const bool isSwipe = table_.viewLayout() == ViewLayout::Swipe;
    const int width = isSwipe ? kGripPx : kLinePx, along = static_cast<int>(std::lround(table_.split() * (isLevel() ? table_.height() : table_.width())));
    setGeometry(isLevel() ? QRect(0, along - width / 2, table_.width(), width) : QRect(along - width / 2, 0, width, table_.height()));
    setCursor(isLevel() ? Qt::SplitVCursor : Qt::SplitHCursor);
    // Beside line and grip the picture is seen, and takes the mouse.
    if (isSwipe)
        setMask(QRegion(QRect((width - kSwipeLinePx) / 2, 0, kSwipeLinePx, height())).subtracted(markings().translated(-pos())) | QRegion(grip(), QRegion::Ellipse));
    else
        clearMask();
    raise();
    update();
}

const QRegion& ViewDivider::markings() {
    const std::string marking = markingOfPicture(table_);
    const QSize sizePx = table_.size() * table_.devicePixelRatioF();
    if (marking == marking_ && sizePx == markedPx_) return markings_;
    marking_ = marking;
    markedPx_ = sizePx;
    markings_ = {};
    if (marking.empty() || sizePx.isEmpty()) return markings_;
    const double ratio = table_.devicePixelRatioF();
    if (const auto plate = viewer::MarkingPlate::make(marking, {sizePx.width(), sizePx.height()}, ratio))
        for (const auto& place : plate->places()) markings_ |= QRectF(QPointF(place.min.x, place.min.y) / ratio, QPointF(place.max.x, place.max.y) / ratio).toAlignedRect();
    return markings_;
}

void ViewDivider::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isSwipe = table_.viewLayout() == ViewLayout::Swipe;
    const QColor colour = isSwipe || hasFocus() ? palette().color(QPalette::Highlight) : palette().color(QPalette::Button);
    painter.fillRect(rect(), colour);
    painter.setPen(QPen(isSwipe || hasFocus() ? palette().color(QPalette::HighlightedText) : palette().color(QPalette::PlaceholderText), 2.0, Qt::SolidLine, Qt::RoundCap));
    const QPointF c = QRectF(rect()).center();
    if (!isSwipe) {
        for (const double by : {-6.0, 0.0, 6.0}) painter.drawPoint(isLevel() ? c + QPointF(by, 0.0) : c + QPointF(0.0, by));
        return;
    }
    for (const double side : {-1.0, 1.0}) {
        const QPointF tip = c + QPointF(side * 9.0, 0.0);
        painter.drawPolyline(QPolygonF({tip - QPointF(side * 4.0, 4.0), tip, tip - QPointF(side * 4.0, -4.0)}));
    }
}

void ViewDivider::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) grabbed_ = event->position() - QRectF(rect()).center();
}

void ViewDivider::mouseMoveEvent(QMouseEvent* event) {
    if (!(event->buttons() & Qt::LeftButton)) return;
    const QPointF at = mapToParent(event->position()) - grabbed_;
    table_.setSplit(isLevel() ? at.y() / std::max(1, table_.height()) : at.x() / std::max(1, table_.width()));
}

void ViewDivider::mouseDoubleClickEvent(QMouseEvent*) { table_.setSplit(0.5); }

void ViewDivider::keyPressEvent(QKeyEvent* event) {
    const double step = event->modifiers() & Qt::ShiftModifier ? kLargeStep : kStep;
    const int key = event->key();
    if (key == (isLevel() ? Qt::Key_Up : Qt::Key_Left))
        table_.setSplit(table_.split() - step);
    else if (key == (isLevel() ? Qt::Key_Down : Qt::Key_Right))
        table_.setSplit(table_.split() + step);
    else if (key == Qt::Key_Home)
        table_.setSplit(0.0);
    else if (key == Qt::Key_End)
        table_.setSplit(1.0);
    else
        QWidget::keyPressEvent(event);
}

void ViewDivider::focusInEvent(QFocusEvent* event) {
    update();
    QWidget::focusInEvent(event);
}

void ViewDivider::focusOutEvent(QFocusEvent* event) {
    update();
    QWidget::focusOutEvent(event);
}

void ViewDivider::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslateUi();
    QWidget::changeEvent(event);
}

void ViewDivider::retranslateUi() {
    setAccessibleName(tr("Bar between the two views"));
    setToolTip(tr("Drag, or move with the arrow keys"));
}

}  // namespace saban::app
