#include "viewer/app/stage.h"

#include <QOpenGLContext>
#include <QResizeEvent>
#include <algorithm>
#include <cmath>
#include <vector>

#include "viewer/app/picture_marking.h"
#include "viewer/overlay/marking_plate.h"

namespace saban::app {

namespace {

bool hasOpenGl() {
    if (const QOpenGLContext* shared = QOpenGLContext::globalShareContext()) return shared->isValid();
    QOpenGLContext probe;
    return probe.create();
}

struct Marked {
    std::string marking;
    QSize sizePx;
};

/// Views at the upper edge of the window, each with the marking that it bears.
std::vector<Marked> markedViews(const TableWidget& table) {
    if (!table.parent() || !table.ground()) return {};
    const ViewLayout layout = table.viewLayout();
    const bool areBeside = layout == ViewLayout::Beside && table.viewCount() > 1;
    std::vector<Marked> views;
    for (std::size_t i = 0; i < (areBeside ? table.viewCount() : 1); ++i) {
        const TablePane& pane = table.pane(i);
        const auto& plan = pane.ownPlan ? pane.ownPlan : table.plan();
        const bool isShared = layout == ViewLayout::Swipe;  // one picture: it bears both
        views.push_back({.marking = isShared ? markingOfPicture(table) : plan ? plan->settings.marking : std::string(), .sizePx = pane.area.size() * table.devicePixelRatioF()});
    }
    return views;
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

/// How far down the lowest of the upper markings reaches that messages could lie on, in pixels of the window.
int Stage::markingPx() {
    const std::vector<Marked> views = markedViews(*table_);
    std::string all;
    for (const Marked& view : views) all += view.marking + '\n';
    const QSize sizePx = table_->pane(0).area.size() * devicePixelRatioF();
    if (all == marking_ && sizePx == markedPx_) return markingPx_;
    marking_ = all;
    markedPx_ = sizePx;
    markingPx_ = 0;
    for (const Marked& view : views) {
        if (view.marking.empty() || view.sizePx.isEmpty()) continue;
        if (const auto plate = viewer::MarkingPlate::make(view.marking, {view.sizePx.width(), view.sizePx.height()}, devicePixelRatioF()))
            markingPx_ = std::max(markingPx_, static_cast<int>(std::ceil(plate->places().front().max.y / devicePixelRatioF())));
    }
    return markingPx_;
}

}  // namespace saban::app
