#include "viewer/app/table_widget.h"

#include <QGestureEvent>
#include <QMouseEvent>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QPinchGesture>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "viewer/app/map_tool.h"

namespace saban::app {

namespace {

constexpr int kHoverMs = 30;
constexpr double kSlowHoverMs = 50.0;
constexpr double kHoverShare = 0.05;  ///< of the time that slow look-ups may take
constexpr int kRestMs = 120;
constexpr double kOrbitDegPerPx = 0.3;
constexpr double kZoomPerNotch = 0.85;
constexpr int kSamplesAtRest = 4;
constexpr double kMostComposeMs = 15.0;

/// The clock that the engine moves flights on with.
double nowS() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace

int hoverDelayMs(double tookMs, double agoMs) {
    if (tookMs <= kSlowHoverMs) return kHoverMs;
    return std::max(kHoverMs, static_cast<int>(std::ceil(tookMs / kHoverShare - agoMs)));
}

TableWidget::TableWidget(QWidget* parent) : QOpenGLWidget(parent), table_(std::make_unique<viewer::TableView>()) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(320, 240);
    grabGesture(Qt::PinchGesture);
    // The picture stays in the buffer, so that an exposed window shows it again without a new frame.
    setUpdateBehavior(QOpenGLWidget::PartialUpdate);

    hoverTimer_.setSingleShot(true);
    connect(&hoverTimer_, &QTimer::timeout, this, &TableWidget::lookUp);
    restTimer_.setSingleShot(true);
    restTimer_.setInterval(kRestMs);
    connect(&restTimer_, &QTimer::timeout, this, [this] {
        isMoving_ = false;
        requestFrame();
    });

    // A software driver takes its time to put the picture into the window, too; a display's rhythm is no such work.
    connect(this, &QOpenGLWidget::frameSwapped, this, [this] {
        if (drawnS_) adaptive_.learn(drawMs_ + std::min((nowS() - *std::exchange(drawnS_, std::nullopt)) * 1e3, kMostComposeMs));
    });

    // Workers call this: one event at a time waits in the queue of the GUI thread.
    table_->setWakeUp([this, posted = wakePosted_] {
        if (!posted->exchange(true)) QMetaObject::invokeMethod(this, [this] { wake(); }, Qt::QueuedConnection);
    });
}

TableWidget::~TableWidget() {
    table_->setWakeUp({});
    releaseGraphics();
}

void TableWidget::releaseGraphics() {
    if (!context()) return;
    disconnect(context(), &QOpenGLContext::aboutToBeDestroyed, this, nullptr);
    makeCurrent();
    table_->releaseGl();
    doneCurrent();
}

void TableWidget::lookUpSoon() {
    if (!hoverTimer_.isActive()) hoverTimer_.start(hoverDelayMs(lookUpMs_, (nowS() - lookedUpS_) * 1e3));
}

void TableWidget::lookUp() {
    const double beginS = nowS();
    const auto point = hover_ ? table_->pick(pixelAt(*hover_)) : std::nullopt;
    lookedUpS_ = nowS();
    lookUpMs_ = (lookedUpS_ - beginS) * 1e3;
    emit pointed(point);
}

void TableWidget::setGround(std::shared_ptr<const layers::Ground> ground, viewer::TableView::CameraChange change) {
    table_->setGround(std::move(ground), change);
    if (change == viewer::TableView::CameraChange::Home) isAtHome_ = true;
    failure_.clear();
    lookUpMs_ = 0.0;  // of other files
    hoverTimer_.start(kHoverMs);
    requestFrame();
    emit statusChanged();
}

void TableWidget::setPlan(std::shared_ptr<const layers::Plan> plan, const viewer::PlanView& view, layers::ConventionProfilePtr conventions,
                          std::shared_ptr<const layers::StructureCatalogue> catalogue) {
    table_->setPlan(std::move(plan), view, std::move(conventions), std::move(catalogue));
    // What follows the cursor is drawn as quickly as a motion.
    tool_ ? beginMotion() : update();
}

void TableWidget::setLook(const viewer::Look& look) {
    if (look == table_->look()) return;
    const bool exaggerationChanges = look.exaggeration != table_->look().exaggeration;
    table_->setLook(look);
    if (exaggerationChanges) {
        if (isAtHome_ && !table_->camera().isFlying()) table_->camera().setView(table_->home());
        beginMotion();
    }
    requestFrame();
}

std::optional<viewer::PickedPoint> TableWidget::pick(QPointF position) const { return table_->pick(pixelAt(position)); }

std::optional<QPointF> TableWidget::positionOf(glm::dvec2 place) const {
    const auto pixel = table_->pixelAt(place);
    if (!pixel) return std::nullopt;
    const double ratio = devicePixelRatioF();
    return QPointF(pixel->x / ratio, pixel->y / ratio);
}

void TableWidget::setSketch(viewer::Sketch sketch) {
    table_->setSketch(std::move(sketch));
    if (table_->needsFrame()) update();
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
    return !isMoving_ && !mustDraw_ && !table_->camera().isFlying() && !table_->needsFrame() && table_->status().isComplete;
}

void TableWidget::requestFrame() {
    mustDraw_ = true;
    update();
}

/// Frames during a motion are drawn fast; the last one, at rest, is drawn with smooth edges.
void TableWidget::beginMotion() {
    isMoving_ = true;
    restTimer_.start();
    requestFrame();
}

void TableWidget::wake() {
    wakePosted_->store(false);
    if (table_->needsFrame()) update();
    emit statusChanged();
}

void TableWidget::reportFailure(const std::string& message) {
    if (message == failure_) return;
    failure_ = message;
    emit drawingFailed(QString::fromStdString(message));
}

void TableWidget::initializeGL() {
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, [this] { releaseGraphics(); });
    failure_.clear();  // of another context
    const auto warmed = table_->warmUp();  // while files are being opened
    // Not from within this call: whoever is told may show things over the table.
    if (!warmed) QMetaObject::invokeMethod(this, [this, message = warmed.error().message] { reportFailure(message); }, Qt::QueuedConnection);
    mustDraw_ = true;
}

void TableWidget::resizeGL(int, int) { fitToWidget(); }

/// Another scale factor changes the pixels of a widget whose size stays.
void TableWidget::fitToWidget() {
    const double ratio = devicePixelRatioF();
    const glm::ivec2 sizePx{std::max(1, static_cast<int>(std::lround(width() * ratio))),
                            std::max(1, static_cast<int>(std::lround(height() * ratio)))};
    if (fittedPx_ == QSize(sizePx.x, sizePx.y)) return;
    fittedPx_ = {sizePx.x, sizePx.y};
    table_->resize(sizePx, ratio);
    if (isAtHome_ && table_->ground()) table_->camera().setView(table_->home());
    mustDraw_ = true;
}

bool TableWidget::isGraphicsLost() const {
    using Status = GLenum(QOPENGLF_APIENTRYP)();
    for (const char* name : {"glGetGraphicsResetStatus", "glGetGraphicsResetStatusARB"})
        if (const auto status = reinterpret_cast<Status>(context()->getProcAddress(name))) return status() != GL_NO_ERROR;
    return false;
}

void TableWidget::paintGL() {
    fitToWidget();
    viewer::OrbitCamera& camera = table_->camera();
    const bool wasFlying = camera.isFlying();
    if (wasFlying) {
        isMoving_ = true;
        restTimer_.start();
    }
    const bool mustDraw = std::exchange(mustDraw_, false);
    if (!failure_.empty() || !table_->ground()) {
        QOpenGLFunctions* gl = context()->functions();
        gl->glClearColor(0.12f, 0.13f, 0.14f, 1.0f);
        gl->glClear(GL_COLOR_BUFFER_BIT);
        return;
    }
    if (!mustDraw && !wasFlying && !table_->needsFrame()) return;

    // At rest the whole picture comes at once, and smooth edges once nothing changes any more: on a slow machine they take a
    // while, and frames that the next tile replaces would only keep the workers waiting.
    viewer::FrameQuality quality = isMoving_ ? adaptive_.whileMoving() : viewer::FrameQuality{};
    const bool isSmooth = !isMoving_ && !wasMoving_ && table_->status().isComplete;
    if (isSmooth) quality.samples = kSamplesAtRest;
    wasMoving_ = isMoving_;
    const double beginS = nowS();
    const auto drawn = table_->draw(defaultFramebufferObject(), quality);
    ++framesDrawn_;
    if (isMoving_) {
        context()->functions()->glFinish();  // what drawing takes, not what the display makes it wait
        drawnS_ = nowS();
        drawMs_ = (*drawnS_ - beginS) * 1e3;
    } else if (drawn && !isSmooth && table_->status().isComplete) {
        requestFrame();
    }
    if (isGraphicsLost()) {
        reportFailure(tr("The graphics driver was reset, and the picture is lost. Every edit is stored: close the program and start it again, and it offers to open what is open now.").toStdString());
        emit graphicsLost();
    } else if (!drawn) {
        reportFailure(drawn.error().message);
    }
    if (camera.isFlying() || table_->needsFrame()) update();
    if (isMoving_) emit viewChanged();
    if (hover_) lookUpSoon();  // other ground may be under the cursor now
    QMetaObject::invokeMethod(this, &TableWidget::statusChanged, Qt::QueuedConnection);
}

glm::dvec2 TableWidget::pixelAt(QPointF position) const {
    const double ratio = devicePixelRatioF();
    return {position.x() * ratio, position.y() * ratio};
}

/// The ground under a pixel; beside the table a point of the plane at the target's height, or as far away as the target.
glm::dvec3 TableWidget::scenePointAt(glm::dvec2 pixel) const {
    const viewer::OrbitCamera& camera = table_->camera();
    if (const auto picked = table_->pick(pixel)) return camera.frame().toScene(picked->ground);
    const glm::dvec3 eye = viewer::eyeOf(camera.view(), camera.frame());
    const glm::dvec3 ray = viewer::rayThrough(camera.view(), camera.frame(), camera.projection(), pixel);
    const double toPlane = ray.z < 0.0 ? (camera.frame().toScene(camera.view().target).z - eye.z) / ray.z : 0.0;
    const bool isNear = toPlane > 0.0 && toPlane < 4.0 * camera.view().rangeM;
    return eye + ray * (isNear ? toPlane : camera.view().rangeM);
}

void TableWidget::flyTo(viewer::Viewpoint view) {
    if (!table_->ground()) return;
    table_->camera().flyTo(view, nowS());
    beginMotion();
}

void TableWidget::goHome() {
    flyTo(table_->home());
    isAtHome_ = true;
}

void TableWidget::northUp() {
    viewer::Viewpoint view = table_->camera().view();
    view.headingDeg = 0.0;
    isAtHome_ = false;
    flyTo(view);
}

void TableWidget::topView() {
    viewer::Viewpoint view = table_->camera().view();
    view.pitchDeg = viewer::OrbitCamera::kMinPitchDeg;
    isAtHome_ = false;
    flyTo(view);
}

void TableWidget::zoomBy(double factor) {
    if (!table_->ground()) return;
    isAtHome_ = false;
    table_->camera().zoom(factor, std::nullopt);
    beginMotion();
}

void TableWidget::panBy(double rightShare, double upShare) {
    if (!table_->ground()) return;
    const glm::dvec2 size = table_->camera().projection().sizePx;
    const glm::dvec2 from = size / 2.0;
    isAtHome_ = false;
    table_->camera().pan(scenePointAt(from), from + glm::dvec2{-rightShare * size.x, upShare * size.y});
    beginMotion();
}

void TableWidget::turnBy(double headingDeg, double pitchDeg) {
    if (!table_->ground()) return;
    isAtHome_ = false;
    table_->camera().orbit(headingDeg, pitchDeg);
    beginMotion();
}

void TableWidget::flyToPlace(glm::dvec2 place, std::optional<double> rangeM) {
    if (!table_->ground()) return;
    viewer::Viewpoint view = table_->camera().view();
    const auto height = table_->ground()->elevation->heightAt(place);
    view.target = {place, height && *height ? **height : view.target.z};
    view.rangeM = rangeM ? std::min(*rangeM, view.rangeM) : view.rangeM;
    isAtHome_ = false;
    flyTo(view);
}

void TableWidget::setView(const viewer::Viewpoint& view) {
    isAtHome_ = false;
    table_->camera().setView(view);
    beginMotion();
}

void TableWidget::mousePressEvent(QMouseEvent* event) {
    if (tool_ && table_->ground() && drag_ == Drag::None && tool_->press(*event)) return;
    if (!table_->ground() || drag_ != Drag::None) return;
    const bool isLeft = event->button() == Qt::LeftButton;
    if (!isLeft && event->button() != Qt::RightButton && event->button() != Qt::MiddleButton) return;
    const bool turns = !isLeft || (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    drag_ = turns ? Drag::Orbit : Drag::Pan;
    lastPosition_ = event->position();
    grabbed_ = scenePointAt(pixelAt(lastPosition_));
    setCursor(turns ? Qt::SizeAllCursor : Qt::ClosedHandCursor);
}

void TableWidget::mouseMoveEvent(QMouseEvent* event) {
    const QPointF position = event->position();
    hover_ = position;
    lookUpSoon();
    if (drag_ == Drag::None) {
        if (tool_ && table_->ground()) tool_->move(*event);
        return;
    }
    const QPointF moved = position - lastPosition_;
    if (moved.isNull()) return;
    lastPosition_ = position;
    isAtHome_ = false;
    if (drag_ == Drag::Pan)
        table_->camera().pan(grabbed_, pixelAt(position));
    else
        table_->camera().orbitAbout(grabbed_, moved.x() * kOrbitDegPerPx, -moved.y() * kOrbitDegPerPx);
    beginMotion();
}

void TableWidget::mouseReleaseEvent(QMouseEvent* event) {
    if (drag_ == Drag::None && tool_ && tool_->release(*event)) return;
    if (event->buttons() != Qt::NoButton) return;
    drag_ = Drag::None;
    setCursor(tool_ ? tool_->cursor() : Qt::ArrowCursor);
}

void TableWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (tool_ && table_->ground() && tool_->doubleClick(*event)) return;
    const auto picked = table_->pick(pixelAt(event->position()));
    if (!picked) return;
    viewer::Viewpoint view = table_->camera().view();
    view.target = picked->ground;
    view.rangeM = std::max(view.rangeM * 0.35, 10.0 * viewer::OrbitCamera::kMinRangeM);
    isAtHome_ = false;
    flyTo(view);
}

void TableWidget::wheelEvent(QWheelEvent* event) {
    if (!table_->ground() || event->angleDelta().y() == 0) return;
    if (tool_ && tool_->wheel(*event)) {
        event->accept();
        return;
    }
    isAtHome_ = false;
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
    if (tool_ && table_->ground() && tool_->key(*event)) return;
    QOpenGLWidget::keyPressEvent(event);
}

bool TableWidget::event(QEvent* event) {
    if (event->type() == QEvent::Gesture) {
        handlePinch(static_cast<QGestureEvent*>(event));
        return true;
    }
    return QOpenGLWidget::event(event);
}

void TableWidget::handlePinch(QGestureEvent* event) {
    auto* pinch = static_cast<QPinchGesture*>(event->gesture(Qt::PinchGesture));
    if (!pinch || !table_->ground() || pinch->scaleFactor() <= 0.0) return;
    drag_ = Drag::None;
    isAtHome_ = false;
    const glm::dvec3 point = scenePointAt(pixelAt(mapFromGlobal(pinch->centerPoint())));
    table_->camera().zoom(1.0 / pinch->scaleFactor(), point);
    table_->camera().orbitAbout(point, pinch->lastRotationAngle() - pinch->rotationAngle(), 0.0);
    beginMotion();
}

}  // namespace saban::app
