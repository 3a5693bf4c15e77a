#include "viewer/app/stage.h"

#include <QOpenGLContext>
#include <QResizeEvent>
#include <cmath>

#include "viewer/app/picture_marking.h"
#include "viewer/overlay/marking_plate.h"

namespace saban::app {

namespace {

bool hasOpenGl() {
    if (const QOpenGLContext* shared = QOpenGLContext::globalShareContext()) return shared->isValid();
    QOpenGLContext probe;
    return probe.create();
}

}  // namespace

// Where there is no OpenGL at all, Qt ends the program as soon as a window with such a widget in it is shown: then the table stays outside.
Stage::Stage(QWidget* parent)
    : QWidget(parent), table_(new TableWidget(hasOpenGl() ? this : nullptr)), startPage_(new StartPage(this)), messages_(new MessageBar(this)) {
    setMinimumSize(table_->minimumSize());
    table_->setObjectName(QStringLiteral("table"));
    startPage_->raise();
    messages_->raise();
    // A plan with another marking is told by the frame that shows it.
    connect(table_, &TableWidget::statusChanged, this, &Stage::placeMessages);
    connect(table_, &TableWidget::viewsPlaced, this, &Stage::placeMessages);
}

Stage::~Stage() {
    if (!table_->parent()) delete table_;
}

void Stage::resizeEvent(QResizeEvent* event) {
    table_->setGeometry(rect());
    startPage_->setGeometry(rect());
    placeMessages();
    QWidget::resizeEvent(event);
}

/// Of two views one above the other they lie in the upper one, so that no marking is under them.
void Stage::placeMessages() {
    const bool isStacked = table_->viewLayout() == ViewLayout::Stacked && table_->viewCount() > 1;
    messages_->place(isStacked ? QSize(width(), table_->pane(0).area.bottom() + 1) : size(), markingPx());
}

/// How far down the upper marking reaches, in pixels of the window.
int Stage::markingPx() {
    const std::string marking = table_->parent() && table_->ground() ? markingOfPicture(*table_) : std::string();
    const QSize sizePx = table_->pane(0).area.size() * devicePixelRatioF();
    if (marking == marking_ && sizePx == markedPx_) return markingPx_;
    marking_ = marking;
    markedPx_ = sizePx;
    markingPx_ = 0;
    if (marking.empty() || sizePx.isEmpty()) return markingPx_;
    if (const auto plate = viewer::MarkingPlate::make(marking, {sizePx.width(), sizePx.height()}, devicePixelRatioF()))
        markingPx_ = static_cast<int>(std::ceil(plate->places().front().max.y / devicePixelRatioF()));
    return markingPx_;
}

}  // namespace saban::app
