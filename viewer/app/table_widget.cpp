#include "viewer/app/table_widget.h"

#include <QGestureEvent>
#include <QMouseEvent>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QPinchGesture>
#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/app/frame_pace.h"
#include "viewer/app/map_tool.h"
#include "viewer/app/view_canvas.h"
#include "viewer/render/scene_point.h"

namespace saban::app {

namespace {

constexpr int kHoverMs = 30;
constexpr double kSlowHoverMs = 50.0;
constexpr double kHoverShare = 0.05;  ///< of the time that slow look-ups may take
constexpr double kOrbitDegPerPx = 0.3;
constexpr double kZoomPerNotch = 0.85;
constexpr int kSamplesAtRest = 4;

}  // namespace

int hoverDelayMs(double tookMs, double agoMs) {
    if (tookMs <= kSlowHoverMs) return kHoverMs;
    return std::max(kHoverMs, static_cast<int>(std::ceil(tookMs / kHoverShare - agoMs)));
}

TableWidget::TableWidget(QWidget* parent) : QOpenGLWidget(parent) {
    panes_.push_back(makePane());
    pane_ = active_ = panes_.front().get();
    table_ = pane_->view.get();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(320, 240);
    grabGesture(Qt::PinchGesture);
    // The picture stays in the buffer, so that an exposed window shows it again without a new frame.
    setUpdateBehavior(QOpenGLWidget::PartialUpdate);

    hoverTimer_.setSingleShot(true);
    connect(&hoverTimer_, &QTimer::timeout, this, &TableWidget::lookUp);
    connect(&pace_, &FramePace::rested, this, [this] {
        for (const auto& pane : panes_)
            if (std::exchange(pane->hasMoved, false)) pane->mustDraw = true;
        redrawAll();
    });
    learnPace(*this);
}

void TableWidget::learnPace(QOpenGLWidget& widget) { connect(&widget, &QOpenGLWidget::frameSwapped, &pace_, [this, &widget] { pace_.swapped(widget); }); }

TableWidget::~TableWidget() {
    for (const auto& pane : panes_) {
        pane->view->setWakeUp({});
        if (pane->canvas) releaseGraphics(pane->canvas);
    }
    releaseGraphics(nullptr);
}

/// Of the views that a canvas shows; null: of those of the widget itself.
void TableWidget::releaseGraphics(ViewCanvas* canvas) {
    QOpenGLWidget& host = canvas ? static_cast<QOpenGLWidget&>(*canvas) : *this;
    if (!host.context()) return;
    disconnect(host.context(), &QOpenGLContext::aboutToBeDestroyed, this, nullptr);
    host.makeCurrent();
    for (const auto& pane : panes_)
        if (pane->canvas == canvas) pane->view->releaseGl();
    host.doneCurrent();
}

void TableWidget::lookUpSoon() {
    if (!hoverTimer_.isActive()) hoverTimer_.start(hoverDelayMs(lookUpMs_, (steadyNowS() - lookedUpS_) * 1e3));
}

void TableWidget::lookUp() {
    const Turn turn(*this, hover_ ? paneAt(*hover_) : *pane_);
    const double beginS = steadyNowS();
    const auto point = hover_ ? table_->pick(pixelAt(*hover_)) : std::nullopt;
    lookedUpS_ = steadyNowS();
    lookUpMs_ = (lookedUpS_ - beginS) * 1e3;
    emit pointed(point);
}

void TableWidget::setGround(std::shared_ptr<const layers::Ground> ground, viewer::TableView::CameraChange change) {
    ground_ = std::move(ground);
    for (const auto& pane : panes_) {
        const Turn turn(*this, *pane);
        if (change == viewer::TableView::CameraChange::Home) pane_->hiddenLayers.clear();
        table_->setGround(groundWithout(ground_, pane_->hiddenLayers), change);
        if (change == viewer::TableView::CameraChange::Home) pane_->isAtHome = true;
        if (isMapMode() && ground_ && (pane_->isAtHome || !table_->camera().view().isFlat())) table_->camera().setView(homeView());
        requestFrame();
    }
    failure_.clear();
    lookUpMs_ = 0.0;  // of other files
    hoverTimer_.start(kHoverMs);
    emit groundChanged();
    emit statusChanged();
}

void TableWidget::setPlan(std::shared_ptr<const layers::Plan> plan, const viewer::PlanView& view, layers::ConventionProfilePtr conventions,
                          std::shared_ptr<const layers::StructureCatalogue> catalogue) {
    plan_ = std::move(plan);
    conventions_ = std::move(conventions);
    catalogue_ = std::move(catalogue);
    active_->planView = view;
    for (const auto& pane : panes_) {
        const auto& shown = pane->ownPlan ? pane->ownPlan : plan_;
        if (shown && !shown->find<layers::Phase>(pane->planView.phase)) pane->planView.phase = view.phase;  // of a plan that was there before
        showPlan(*pane);
    }
    // What follows the cursor is drawn as quickly as a motion.
    tool_ ? beginMotion() : redrawAll();
}

void TableWidget::setLook(const viewer::Look& look) {
    if (look == table_->look()) return;
    const bool exaggerationChanges = look.exaggeration != table_->look().exaggeration;
    table_->setLook(look);
    if (exaggerationChanges) {
        if (pane_->isAtHome && !table_->camera().isFlying()) table_->camera().setView(homeView());
        beginMotion();
    }
    requestFrame();
}

void TableWidget::setCut(const std::optional<viewer::Cut>& cut) {
    bool isNew = false;
    for (const auto& pane : panes_) {
        isNew = isNew || cut != pane->view->cut();
        pane->view->setCut(cut);
        pane->mustDraw = true;
        redraw(*pane);
    }
    if (isNew) beginMotion();
}

std::optional<QPointF> TableWidget::positionOf(glm::dvec2 place) const {
    const auto pixel = table_->pixelAt(place);
    if (!pixel) return std::nullopt;
    const double ratio = pixelRatio();
    return QPointF(pixel->x / ratio, pixel->y / ratio) + pane_->area.topLeft();
}

void TableWidget::setTool(MapTool* tool) {
    if (tool == tool_) return;
    if (tool_) tool_->end();
    setSketch({});
    tool_ = tool;
    drag_ = Drag::None;
    if (tool_) tool_->begin();
    setCursor(tool_ ? tool_->cursor() : Qt::ArrowCursor);
}

bool TableWidget::isSettled() const {
    return !pace_.isMoving() && std::ranges::all_of(panes_, [](const auto& pane) {
        if (pane->canvas && pane->canvas->window()->isMinimized()) return true;  // nothing of it is drawn
        return !pane->mustDraw && !pane->view->camera().isFlying() && !pane->view->needsFrame() && pane->view->status().isComplete;
    });
}

void TableWidget::requestFrame() {
    pane_->mustDraw = true;
    redraw(*pane_);
}

/// Frames during a motion are drawn fast; the last one, at rest, is drawn with smooth edges.
void TableWidget::beginMotion() {
    pace_.move();
    pane_->hasMoved = true;
    requestFrame();
}

void TableWidget::wake() {
    wakePosted_->store(false);
    for (const auto& pane : panes_)
        if (pane->view->needsFrame()) redraw(*pane);
    emit statusChanged();
}

void TableWidget::reportFailure(const std::string& message) {
    if (message == failure_) return;
    failure_ = message;
    emit drawingFailed(QString::fromStdString(message));
}

void TableWidget::initializeGL() {
    beginGraphics(nullptr);
    isWarm_ = false;
    if (wantsWarmth_) QMetaObject::invokeMethod(this, &TableWidget::warmUp, Qt::QueuedConnection);  // the window itself is seen first
}

void TableWidget::warmUp() {
    wantsWarmth_ = true;
    if (!isValid() || isWarm_ || ground_) return;
    isWarm_ = true;
    makeCurrent();
    const auto warmed = panes_.front()->view->warmUp();  // the one that is always its own
    doneCurrent();
    if (!warmed) reportFailure(warmed.error().message);
}

/// In a context that is new; of a canvas, or the widget's own.
void TableWidget::beginGraphics(ViewCanvas* canvas) {
    QOpenGLWidget& host = canvas ? static_cast<QOpenGLWidget&>(*canvas) : *this;
    connect(host.context(), &QOpenGLContext::aboutToBeDestroyed, this, [this, canvas] { releaseGraphics(canvas); });
    if (!canvas) failure_.clear();  // of another context; the table's own lives on beside that of a canvas
    isGapDirty_ = true;
    for (const auto& pane : panes_)
        if (pane->canvas == canvas) pane->mustDraw = true;
}

void TableWidget::resizeGL(int, int) { placePanes(); }

/// Another scale factor changes the pixels of a widget whose size stays.
void TableWidget::fitToScale(ViewCanvas* canvas) {
    if (std::ranges::any_of(panes_, [&](const auto& pane) { return pane->canvas == canvas && pane->ratio != ratioOf(*pane); })) placePanes();
}

void TableWidget::paintGL() { paintOn(nullptr); }

/// The views that a canvas shows; null: those of the widget itself. Its context is current.
void TableWidget::paintOn(ViewCanvas* canvas) {
    fitToScale(canvas);
    if (!failure_.empty() || !ground_) {
        for (const auto& pane : panes_)
            if (pane->canvas == canvas) pane->mustDraw = false;
        QOpenGLFunctions* gl = QOpenGLContext::currentContext()->functions();
        gl->glClearColor(0.12f, 0.13f, 0.14f, 1.0f);
        gl->glClear(GL_COLOR_BUFFER_BIT);
        return;
    }
    TablePane& first = leader();
    const auto paint = [&](TablePane& pane) {
        if (pane.canvas != canvas) return;
        if (needsPainting(pane)) {
            const Turn turn(*this, pane);
            paintPane();
            pane.isEdgeDirty = true;
        }
    };
    paint(first);
    follow(first);
    for (const auto& pane : panes_) {
        if (pane.get() != &first) paint(*pane);
        if (pane->canvas == canvas && std::exchange(pane->isEdgeDirty, false)) paintEdges(*pane);
        if (pane->canvas != canvas && pane->view->needsFrame()) redraw(*pane);  // it follows this one
    }
    if (!canvas && std::exchange(isGapDirty_, false)) paintGap();
    if (pace_.isMoving()) emit viewChanged();
}

void TableWidget::paintPane() {
    viewer::OrbitCamera& camera = table_->camera();
    if (camera.isFlying()) pace_.move();
    pane_->hasMoved = pane_->hasMoved || pace_.isMoving();
    pane_->mustDraw = false;

    // At rest the whole picture comes at once, and smooth edges once nothing changes any more: on a slow machine they take a
    // while, and frames that the next tile replaces would only keep the workers waiting.
    QOpenGLWidget& host = hostOf(*pane_);
    viewer::FrameQuality quality = pace_.isMoving() ? pace_.whileMoving(host) : viewer::FrameQuality{};
    const bool isSmooth = !pace_.isMoving() && !pane_->wasMoving && table_->status().isComplete;
    if (isSmooth) quality.samples = kSamplesAtRest;
    pane_->wasMoving = pace_.isMoving();
    const double beginS = steadyNowS();
    const double ratio = pixelRatio();
    const QRect area = pane_->area.translated(-originOf(*pane_));
    const glm::ivec2 toPx{std::lround(area.left() * ratio), std::lround((host.height() - area.top() - area.height()) * ratio)};
    const auto drawn = table_->draw(host.defaultFramebufferObject(), quality, toPx);
    ++framesDrawn_;
    if (pace_.isMoving()) {
        pace_.drew(host, beginS);
    } else if (drawn && !isSmooth && table_->status().isComplete) {
        requestFrame();
    }
    if (isGraphicsLost(*host.context())) {
        reportFailure(tr("The graphics driver was reset, and the picture is lost. Every edit is stored: close the program and start it again, and it offers to open what is open now.").toStdString());
        emit graphicsLost();
    } else if (!drawn && pane_->canvas) {
        // The table itself goes on where another screen's driver cannot.
        QMetaObject::invokeMethod(this, [this, message = drawn.error().message] {
            setViewLayout(ViewLayout::Single);
            emit drawingFailed(QString::fromStdString(message));
        }, Qt::QueuedConnection);
    } else if (!drawn) {
        reportFailure(drawn.error().message);
    }
    if (camera.isFlying() || table_->needsFrame()) redraw(*pane_);
    if (hover_) lookUpSoon();  // other ground may be under the cursor now
    QMetaObject::invokeMethod(this, &TableWidget::statusChanged, Qt::QueuedConnection);
}

glm::dvec2 TableWidget::pixelAt(QPointF position) const { return pixelIn(*pane_, position); }

glm::dvec3 TableWidget::scenePointAt(glm::dvec2 pixel) const { return viewer::scenePointUnder(*table_, pixel); }

void TableWidget::flyTo(viewer::Viewpoint view) {
    if (!table_->ground()) return;
    if (isMapMode()) view.pitchDeg = viewer::OrbitCamera::kMinPitchDeg;
    view.flatness = isMapMode() ? 1.0 : 0.0;
    pane_->isAtHome = false;
    table_->camera().flyTo(view, steadyNowS());
    beginMotion();
}

void TableWidget::goHome() {
    flyTo(homeView());
    pane_->isAtHome = true;
}

void TableWidget::northUp() {
    viewer::Viewpoint view = table_->camera().settled();
    view.headingDeg = 0.0;
    pane_->isAtHome = false;
    flyTo(view);
}

void TableWidget::topView() {
    viewer::Viewpoint view = table_->camera().settled();
    view.pitchDeg = viewer::OrbitCamera::kMinPitchDeg;
    pane_->isAtHome = false;
    flyTo(view);
}

void TableWidget::zoomBy(double factor) {
    if (!table_->ground()) return;
    pane_->isAtHome = false;
    table_->camera().zoom(factor, std::nullopt);
    beginMotion();
}

void TableWidget::panBy(double rightShare, double upShare) {
    if (!table_->ground()) return;
    const glm::dvec2 size = table_->camera().projection().sizePx;
    const glm::dvec2 from = size / 2.0;
    pane_->isAtHome = false;
    table_->camera().pan(scenePointAt(from), from + glm::dvec2{-rightShare * size.x, upShare * size.y});
    beginMotion();
}

void TableWidget::turnBy(double headingDeg, double pitchDeg) {
    if (!table_->ground() || isMapMode()) return;
    pane_->isAtHome = false;
    table_->camera().orbit(headingDeg, pitchDeg);
    beginMotion();
}

void TableWidget::flyToPlace(glm::dvec2 place, std::optional<double> rangeM) {
    if (!table_->ground()) return;
    viewer::Viewpoint view = table_->camera().settled();
    const auto height = table_->ground()->elevation->heightAt(place);
    view.target = {place, height && *height ? **height : view.target.z};
    if (rangeM) view.rangeM = std::min(*rangeM, view.rangeM);
    pane_->isAtHome = false;
    flyTo(view);
}

void TableWidget::setView(const viewer::Viewpoint& view) {
    if (view.isFlat() != isMapMode() && table_->ground()) {
        if (view.isFlat()) pane_->beforeMap = table_->home();
        else pane_->beforeMap.reset();
        emit mapModeChanged(view.isFlat());
    }
    pane_->isAtHome = false;
    table_->camera().setView(view);
    beginMotion();
}

void TableWidget::mousePressEvent(QMouseEvent* event) {
    if (drag_ == Drag::None && event->buttons() == event->button()) activate(paneAt(event->position()));
    if (toolHere() && table_->ground() && drag_ == Drag::None && tool_->press(*event)) return;
    if (!table_->ground() || drag_ != Drag::None) return;
    const bool isLeft = event->button() == Qt::LeftButton;
    if (!isLeft && event->button() != Qt::RightButton && event->button() != Qt::MiddleButton) return;
    const bool turns = !isMapMode() && (!isLeft || (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)));
    drag_ = turns ? Drag::Orbit : Drag::Pan;
    lastPosition_ = event->position();
    grabbed_ = scenePointAt(pixelAt(lastPosition_));
    setCursor(turns ? Qt::SizeAllCursor : Qt::ClosedHandCursor);
}

void TableWidget::mouseMoveEvent(QMouseEvent* event) {
    const QPointF position = event->position();
    hover_ = position;
    lookUpSoon();
    const Turn turn(*this, paneOfMouse(position, event->buttons()));
    if (drag_ == Drag::None) {
        if (toolHere() && table_->ground()) tool_->move(*event);
        return;
    }
    const QPointF moved = position - lastPosition_;
    if (moved.isNull()) return;
    lastPosition_ = position;
    pane_->isAtHome = false;
    if (drag_ == Drag::Pan)
        table_->camera().pan(grabbed_, pixelAt(position));
    else
        table_->camera().orbitAbout(grabbed_, moved.x() * kOrbitDegPerPx, -moved.y() * kOrbitDegPerPx);
    beginMotion();
}

void TableWidget::mouseReleaseEvent(QMouseEvent* event) {
    const Turn turn(*this, *active_);
    if (drag_ == Drag::None && toolHere() && tool_->release(*event)) return;
    if (event->buttons() != Qt::NoButton) return;
    drag_ = Drag::None;
    setCursor(tool_ ? tool_->cursor() : Qt::ArrowCursor);
}

void TableWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    activate(paneAt(event->position()));
    if (toolHere() && table_->ground() && tool_->doubleClick(*event)) return;
    const auto picked = table_->pick(pixelAt(event->position()));
    if (!picked) return;
    viewer::Viewpoint view = table_->camera().settled();
    view.target = picked->ground;
    view.rangeM = std::max(view.rangeM * 0.35, 10.0 * viewer::OrbitCamera::kMinRangeM);
    pane_->isAtHome = false;
    flyTo(view);
}

void TableWidget::wheelEvent(QWheelEvent* event) {
    const Turn turn(*this, paneOfMouse(event->position(), event->buttons()));
    if (!table_->ground() || event->angleDelta().y() == 0) return;
    if (toolHere() && tool_->wheel(*event)) {
        event->accept();
        return;
    }
    pane_->isAtHome = false;
    const double notches = event->angleDelta().y() / 120.0;
    table_->camera().zoom(std::pow(kZoomPerNotch, notches), scenePointAt(pixelAt(event->position())));
    beginMotion();
    event->accept();
}

void TableWidget::leaveEvent(QEvent* event) {
    hover_.reset();
    hoverTimer_.stop();
    if (tool_) tool_->leave();
    emit pointed(std::nullopt);
    QOpenGLWidget::leaveEvent(event);
}

void TableWidget::keyPressEvent(QKeyEvent* event) {
    if (toolHere() && table_->ground() && tool_->key(*event)) return;
    QOpenGLWidget::keyPressEvent(event);
}

bool TableWidget::event(QEvent* event) {
    if (event->type() == QEvent::Gesture) {
        handlePinch(static_cast<QGestureEvent*>(event), QPoint());
        return true;
    }
    if (event->type() == QEvent::CursorChange)
        for (const auto& pane : panes_)
            if (pane->canvas) pane->canvas->setCursor(cursor());
    return QOpenGLWidget::event(event);
}

/// `origin`: of the widget that was touched, among the positions of this one.
void TableWidget::handlePinch(QGestureEvent* event, QPoint origin) {
    auto* pinch = static_cast<QPinchGesture*>(event->gesture(Qt::PinchGesture));
    if (!pinch || !table_->ground() || pinch->scaleFactor() <= 0.0) return;
    drag_ = Drag::None;
    const QPointF at = pinch->centerPoint();
    const Turn turn(*this, origin.isNull() ? paneAt(mapFromGlobal(at)) : *panes_.back());
    pane_->isAtHome = false;
    const glm::dvec3 point = scenePointAt(pixelAt(hostOf(*pane_).mapFromGlobal(at) + originOf(*pane_)));
    table_->camera().zoom(1.0 / pinch->scaleFactor(), point);
    if (!isMapMode()) table_->camera().orbitAbout(point, pinch->lastRotationAngle() - pinch->rotationAngle(), 0.0);
    beginMotion();
}

}  // namespace saban::app
