// The views that share a table widget: where they lie, which is active, how they follow each other, and how one becomes a map.
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "viewer/app/map_tool.h"
#include "viewer/app/picture_marking.h"
#include "viewer/app/table_widget.h"
#include "viewer/app/view_canvas.h"

namespace saban::app {

namespace {

constexpr int kGapPx = 6;         // between two views: the bar that moves it fits in
constexpr int kEdgePx = 2;        // frame of the active view
constexpr int kApartPx = 1 << 20; // where a canvas lies beside the widget: beyond every screen
constexpr double kFovDeg = 45.0;
constexpr double kPointsOnScreenPerInch[] = {40.0, 600.0};  // what a screen says beyond these is not true

/// A part of a widget's picture in one colour. Its context is current.
void fillPicture(const QOpenGLWidget& widget, const QRect& area, const QColor& colour) {
    QOpenGLFunctions* gl = widget.context()->functions();
    gl->glEnable(GL_SCISSOR_TEST);
    gl->glClearColor(static_cast<float>(colour.redF()), static_cast<float>(colour.greenF()), static_cast<float>(colour.blueF()), 1.0f);
    const auto px = [ratio = widget.devicePixelRatioF()](double points) { return static_cast<int>(std::lround(points * ratio)); };
    gl->glScissor(px(area.left()), px(widget.height() - area.top() - area.height()), px(area.width()), px(area.height()));
    gl->glClear(GL_COLOR_BUFFER_BIT);
    gl->glDisable(GL_SCISSOR_TEST);
}

double halfTangent(double fovDeg) { return std::tan(fovDeg * std::numbers::pi / 360.0); }

}  // namespace

TableWidget::Turn::Turn(TableWidget& widget, TablePane& pane) : widget_(widget), pane_(widget.pane_), turn_(widget.turn_) {
    widget_.pane_ = widget_.turn_ = &pane;
    widget_.table_ = pane.view.get();
}

TableWidget::Turn::~Turn() {
    widget_.pane_ = pane_;
    widget_.turn_ = turn_;
    widget_.table_ = pane_->view.get();
}

std::unique_ptr<TablePane> TableWidget::makePane() {
    auto pane = std::make_unique<TablePane>();
    pane->view = std::make_unique<viewer::TableView>();
    // Workers call this: one event at a time waits in the queue of the GUI thread.
    pane->view->setWakeUp([this, posted = wakePosted_] {
        if (!posted->exchange(true)) QMetaObject::invokeMethod(this, [this] { wake(); }, Qt::QueuedConnection);
    });
    return pane;
}

void TableWidget::setViewLayout(ViewLayout layout, ViewCanvas* canvas) {
    if (layout == layout_) return;
    const bool wasSwipe = layout_ == ViewLayout::Swipe, wasApart = std::exchange(layout_, layout) == ViewLayout::Apart;
    const bool hadOwnPlan = panes_.back()->ownPlan != nullptr;
    const auto release = [this](TablePane& pane) {
        QOpenGLWidget& host = hostOf(pane);
        if (!host.context()) return;
        host.makeCurrent();
        pane.view->releaseGl();
        host.doneCurrent();
    };
    if (wasApart) drag_ = Drag::None;
    if (layout == ViewLayout::Single) {
        // The one that is looked at stays, but for one whose window is closed.
        const std::size_t gone = !wasApart && active_ == panes_.back().get() && !active_->ownPlan ? 0 : panes_.size() - 1;
        const std::unique_ptr<TablePane> closed = std::move(panes_[gone]);
        panes_.erase(panes_.begin() + static_cast<std::ptrdiff_t>(gone));
        closed->view->setWakeUp({});
        release(*closed);
        if (wasApart) hover_.reset();
        active_ = nullptr;
        activate(*panes_.front());
    } else if (panes_.size() < 2) {
        const TablePane& first = *panes_.front();
        auto pane = makePane();
        pane->planView = first.planView;
        pane->hiddenLayers = first.hiddenLayers;
        pane->beforeMap = first.beforeMap;
        pane->view->setLook(first.view->look());
        pane->view->setGround(first.view->ground());
        pane->view->setCut(first.view->cut());
        pane->view->camera().setView(first.view->camera().view());
        pane->view->setSketch(shownSketch());
        pane->isAtHome = first.isAtHome;
        panes_.push_back(std::move(pane));
        showPlan(*panes_.back());
        if (tool_) tool_->refresh();
    }
    if (panes_.size() > 1 && panes_.back()->canvas != (layout == ViewLayout::Apart ? canvas : nullptr)) {
        TablePane& second = *panes_.back();
        release(second);  // what it has on the graphics side stays behind
        second.canvas = layout == ViewLayout::Apart ? canvas : nullptr;
        if (second.canvas) second.canvas->setCursor(cursor());
        hover_.reset();
    }
    shareMemory();
    if (hadOwnPlan && (wasSwipe || layout == ViewLayout::Swipe))
        for (const auto& pane : panes_) showPlan(*pane);  // under the marking of both, or no longer
    if (isLinked() && panes_.size() > 1) follow(*active_);
    placePanes();
    emit viewActivated();
}

void TableWidget::setSplit(double share) {
    const bool isSwipe = layout_ == ViewLayout::Swipe;
    split_ = std::clamp(share, isSwipe ? 0.0 : 0.1, isSwipe ? 1.0 : 0.9);
    placePanes();
}

void TableWidget::setLinked(bool isLinked) {
    isLinked_ = isLinked;
    if (this->isLinked() && panes_.size() > 1) {
        follow(*active_);
        redrawAll();
    }
}

std::size_t TableWidget::activeView() const { return active_ == panes_.front().get() ? 0 : 1; }

void TableWidget::activateView(std::size_t index) {
    if (index < panes_.size()) activate(*panes_[index]);
}

void TableWidget::activate(TablePane& pane) {
    if (active_ == &pane) return;
    const bool wasMap = active_ && active_->beforeMap;
    active_ = pane_ = &pane;
    table_ = pane.view.get();
    for (const auto& each : panes_) each->isEdgeDirty = true;
    pane.mustDraw = true;
    redrawAll();
    emit viewActivated();
    if (tool_) tool_->refresh();
    if (wasMap != isMapMode()) emit mapModeChanged(isMapMode());
}

TablePane& TableWidget::paneAt(QPointF position) const {
    if (panes_.size() < 2) return *panes_.front();
    if (layout_ == ViewLayout::Apart) return *panes_[position.x() < kApartPx / 2 ? 0 : 1];
    const double along = layout_ == ViewLayout::Stacked ? position.y() / std::max(1, height()) : position.x() / std::max(1, width());
    return *panes_[along < split_ ? 0 : 1];
}

TablePane& TableWidget::paneOfMouse(QPointF position, Qt::MouseButtons buttons) const {
    return buttons == Qt::NoButton && drag_ == Drag::None ? paneAt(position) : *active_;
}

glm::dvec2 TableWidget::pixelIn(const TablePane& pane, QPointF position) const {
    const QPointF inside = position - pane.area.topLeft();
    return {inside.x() * ratioOf(pane), inside.y() * ratioOf(pane)};
}

std::optional<viewer::PickedPoint> TableWidget::pick(QPointF position) const {
    const TablePane& pane = paneFor(position);
    return pane.view->pick(pixelIn(pane, position));
}

std::optional<layers::FeatureRef> TableWidget::signAt(QPointF position) const {
    const TablePane& pane = paneFor(position);
    return pane.ownPlan ? std::nullopt : pane.view->signAt(pixelIn(pane, position));
}

void TableWidget::placePanes() {
    const QRect whole = rect();
    const bool isBeside = layout_ == ViewLayout::Beside, isStacked = layout_ == ViewLayout::Stacked, isSwipe = layout_ == ViewLayout::Swipe;
    std::array<QRect, 2> areas{whole, whole};
    if (isBeside) {
        const int x = static_cast<int>(std::lround(split_ * whole.width()));
        areas = {QRect(0, 0, x - kGapPx / 2, whole.height()), QRect(x + kGapPx / 2, 0, whole.width() - x - kGapPx / 2, whole.height())};
    } else if (isStacked) {
        const int y = static_cast<int>(std::lround(split_ * whole.height()));
        areas = {QRect(0, 0, whole.width(), y - kGapPx / 2), QRect(0, y + kGapPx / 2, whole.width(), whole.height() - y - kGapPx / 2)};
    } else if (layout_ == ViewLayout::Apart) {
        areas[1] = QRect(originOf(*panes_.back()), hostOf(*panes_.back()).size());
    }
    for (std::size_t i = 0; i < panes_.size(); ++i) {
        const Turn turn(*this, *panes_[i]);
        const double ratio = pane_->ratio = pixelRatio();
        pane_->area = areas[i];
        table_->resize({std::max(1, static_cast<int>(std::lround(areas[i].width() * ratio))), std::max(1, static_cast<int>(std::lround(areas[i].height() * ratio)))}, ratio);
        table_->setColumns(!isSwipe ? viewer::TableView::Columns{} : i == 0 ? viewer::TableView::Columns{0.0, split_} : viewer::TableView::Columns{split_, 1.0});
        if (pane_->isAtHome && table_->ground()) table_->camera().setView(homeView());
        pane_->mustDraw = pane_->isEdgeDirty = true;
    }
    isGapDirty_ = true;
    redrawAll();
    emit viewsPlaced();
}

void TableWidget::showPlan(TablePane& pane) {
    std::shared_ptr<const layers::Plan> plan = pane.ownPlan ? pane.ownPlan : plan_;
    // Swiping, two plans share one picture, in whose middle the marking stands: whatever is seen of each, it bears both.
    if (const std::string marking = layout_ == ViewLayout::Swipe && panes_.size() > 1 ? markingOfPicture(*this) : std::string(); plan && !marking.empty() && marking != plan->settings.marking) {
        auto marked = std::make_shared<layers::Plan>(*plan);
        marked->settings.marking = marking;
        plan = std::move(marked);
    }
    pane.view->setPlan(std::move(plan), pane.planView, conventions_, catalogue_);
    pane.view->setMotion(moves(pane) ? motion_ : viewer::PlanMotion{});
    redraw(pane);
}

void TableWidget::setMotion(const viewer::PlanMotion& motion) {
    if (motion == motion_) return;
    motion_ = motion;
    for (const auto& pane : panes_) {
        pane->view->setMotion(moves(*pane) ? motion_ : viewer::PlanMotion{});  // one that is active no longer is left as its phase has it
        pane->mustDraw = pane->hasMoved = true;
        redraw(*pane);
    }
    beginMotion();
}

bool TableWidget::moves(const TablePane& pane) const { return !pane.ownPlan && (&pane == active_ || pane.planView.phase == active_->planView.phase); }

void TableWidget::setHiddenLayers(std::size_t index, const QSet<QString>& hidden) {
    if (index >= panes_.size() || panes_[index]->hiddenLayers == hidden) return;
    const Turn turn(*this, *panes_[index]);
    pane_->hiddenLayers = hidden;
    table_->setGround(groundWithout(ground_, hidden), viewer::TableView::CameraChange::Keep);
    requestFrame();
}

void TableWidget::setOwnPlan(std::size_t index, std::shared_ptr<const layers::Plan> plan) {
    if (index >= panes_.size()) return;
    TablePane& pane = *panes_[index];
    pane.ownPlan = std::move(plan);
    showSketches();
    for (const auto& each : panes_) {
        if (each.get() != &pane && layout_ != ViewLayout::Swipe) continue;
        each->mustDraw = true;
        showPlan(*each);
    }
}

void TableWidget::setTileMemoryMib(int mib) {
    tileMemoryMib_ = mib;
    shareMemory();
}

void TableWidget::shareMemory() {
    const std::size_t each = (static_cast<std::size_t>(tileMemoryMib_) << 20) / panes_.size();
    for (const auto& pane : panes_) pane->view->setTileMemory(each);
}

bool TableWidget::needsPainting(const TablePane& pane) const {
    return pane.mustDraw || pane.view->camera().isFlying() || pane.view->needsFrame();
}

/// The view that moved, or the active one.
TablePane& TableWidget::leader() const {
    const auto hasMoved = [](const TablePane& pane) {
        return pane.view->camera().isFlying() || pane.view->camera().view() != pane.seenFrom;
    };
    if (panes_.size() > 1 && isLinked() && !hasMoved(*active_))
        for (const auto& pane : panes_)
            if (hasMoved(*pane)) return *pane;
    return *active_;
}

/// Brings the other view to where this one is.
void TableWidget::follow(const TablePane& leader) {
    if (panes_.size() < 2 || !isLinked()) return;
    const viewer::OrbitCamera& camera = leader.view->camera();
    for (const auto& pane : panes_) {
        viewer::OrbitCamera& own = pane->view->camera();
        if (pane.get() != &leader) {
            if (pane->beforeMap.has_value() != leader.beforeMap.has_value()) pane->beforeMap = leader.beforeMap;
            if (own.view() != camera.view()) own.setView(camera.view());
            pane->isAtHome = leader.isAtHome;
        }
        pane->seenFrom = own.view();
    }
}

/// A frame about a view, by which the active one of two is known.
void TableWidget::paintEdges(const TablePane& pane) {
    if (panes_.size() < 2 || layout_ == ViewLayout::Swipe) return;
    const QRect area = pane.area.translated(-originOf(pane));
    const QColor colour = palette().color(&pane == active_ ? QPalette::Highlight : QPalette::Window);
    const QOpenGLWidget& host = hostOf(pane);
    fillPicture(host, QRect(area.left(), area.top(), area.width(), kEdgePx), colour);
    fillPicture(host, QRect(area.left(), area.bottom() + 1 - kEdgePx, area.width(), kEdgePx), colour);
    fillPicture(host, QRect(area.left(), area.top(), kEdgePx, area.height()), colour);
    fillPicture(host, QRect(area.right() + 1 - kEdgePx, area.top(), kEdgePx, area.height()), colour);
}

/// What is between two views.
void TableWidget::paintGap() {
    const QColor gap = palette().color(QPalette::Window);
    const QRect a = panes_.front()->area, b = panes_.back()->area;
    if (layout_ == ViewLayout::Beside) fillPicture(*this, QRect(a.right() + 1, 0, b.left() - a.right() - 1, height()), gap);
    else if (layout_ == ViewLayout::Stacked) fillPicture(*this, QRect(0, a.bottom() + 1, width(), b.top() - a.bottom() - 1), gap);
}

QOpenGLWidget& TableWidget::hostOf(const TablePane& pane) { return pane.canvas ? static_cast<QOpenGLWidget&>(*pane.canvas) : *this; }

const QOpenGLWidget& TableWidget::hostOf(const TablePane& pane) const { return pane.canvas ? static_cast<const QOpenGLWidget&>(*pane.canvas) : *this; }

QPoint TableWidget::originOf(const TablePane& pane) const { return pane.canvas ? QPoint(kApartPx, 0) : QPoint(); }

QWidget* TableWidget::hostOf(std::size_t index) { return &hostOf(pane(index)); }

QRect TableWidget::areaInHost(std::size_t index) const { return pane(index).area.translated(-originOf(pane(index))); }

QPoint TableWidget::globalAt(QPointF position) const {
    const TablePane& pane = paneFor(position);
    return hostOf(pane).mapToGlobal(position - originOf(pane)).toPoint();
}

QImage TableWidget::picture() { return hostOf(*active_).grabFramebuffer(); }

void TableWidget::takeKeys(Qt::FocusReason reason) {
    QWidget& host = hostOf(*active_);
    host.window()->setWindowState(host.window()->windowState() & ~Qt::WindowMinimized);
    host.window()->activateWindow();
    host.setFocus(reason);
}

void TableWidget::redrawAll() {
    for (const auto& pane : panes_) redraw(*pane);
}

viewer::Viewpoint TableWidget::homeView() const {
    if (!pane_->beforeMap || !table_->ground()) return table_->home();
    const layers::Ground& ground = *table_->ground();
    const auto heights = ground.elevation->roughRange();
    const viewer::OrbitCamera& camera = table_->camera();
    return viewer::wholeTable(ground.bounds, heights.minM, heights.maxM, camera.frame(), camera.projection(), 0.0, viewer::OrbitCamera::kMinPitchDeg, 1.0);
}

void TableWidget::setMapMode(bool isMap) {
    if (isMap == isMapMode() || !table_->ground()) return;
    const bool wasAtHome = pane_->isAtHome;
    if (isMap) {
        const viewer::Viewpoint before = table_->camera().settled();
        pane_->beforeMap = before;
        viewer::Viewpoint map = wasAtHome ? homeView() : before;
        map.headingDeg = 0.0;
        flyTo(map);
        pane_->isAtHome = wasAtHome;
    } else {
        flyTo(*std::exchange(pane_->beforeMap, std::nullopt));
    }
    follow(*pane_);
    emit mapModeChanged(isMap);
}

viewer::Viewpoint TableWidget::ordinaryView() const { return active_->view->camera().settled(); }

viewer::Viewpoint TableWidget::ordinaryHome() const {
    if (!ground_) return {};
    const auto heights = ground_->elevation->roughRange();
    const viewer::OrbitCamera& camera = active_->view->camera();
    return viewer::wholeTable(ground_->bounds, heights.minM, heights.maxM, camera.frame(), {.fovYDeg = kFovDeg, .sizePx = camera.projection().sizePx});
}

void TableWidget::dress(viewer::TableView& other, const viewer::Look& look, const std::shared_ptr<const layers::Plan>& plan, const viewer::PlanView& shown) const {
    other.setLook(look);
    other.setGround(ground_);
    other.setPlan(plan, shown, conventions_, catalogue_);
}

double TableWidget::mapScale() const {
    const double perInch = physicalDpiY() >= kPointsOnScreenPerInch[0] && physicalDpiY() <= kPointsOnScreenPerInch[1] ? physicalDpiY() : logicalDpiY();
    const double screenM = 0.0254 / perInch * std::max(1, pane_->area.height());
    const viewer::OrbitCamera& camera = table_->camera();
    return 2.0 * camera.view().rangeM * halfTangent(camera.projection().fovYDeg) / screenM;
}

void TableWidget::setMapScale(double denominator) {
    if (!table_->ground() || !(denominator > 0.0)) return;
    pane_->isAtHome = false;
    table_->camera().setView(table_->camera().settled());
    table_->camera().zoom(denominator / mapScale(), std::nullopt);
    beginMotion();
}

}  // namespace saban::app
