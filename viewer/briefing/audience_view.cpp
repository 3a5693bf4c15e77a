#include "viewer/briefing/audience_view.h"

#include <QApplication>
#include <QLineF>
#include <QMouseEvent>
#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>
#include <QOpenGLFramebufferObject>
#include <QPainter>
#include <QStyleHints>
#include <QTouchEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/briefing/marking_line.h"
#include "viewer/scenes/scene_view.h"

namespace saban::app {

namespace {

constexpr double kFramesPerSecond = 25.0;
constexpr int kAheadMs = 40;
constexpr int kWaitMs = 40;  ///< between looks at whether what goes on by itself shows anything new
constexpr int kSamplesAtRest = 4;
constexpr double kOrbitDegPerPx = 0.3;
constexpr double kZoomPerNotch = 0.85;
constexpr double kTapPx = 12.0;          ///< as far as a finger may slip
constexpr double kTapS = 0.6;
constexpr double kSwipeS = 0.5;
constexpr double kSwipeShare = 0.12;     ///< of the picture's width
constexpr double kHoldS = 0.22;          ///< a finger that rests so long moves the ground
constexpr double kMarkingShare = 0.028;  ///< of the picture's height

QRectF markingArea(QSize size, bool isTop) {
    const double height = std::max(16.0, size.height() * kMarkingShare), margin = height * 0.4;
    return {margin, isTop ? margin : size.height() - margin - height, size.width() - 2.0 * margin, height};
}

void paintCurtain(QPainter& painter, QSize size, AudienceView::Curtain curtain, const QString& marking) {
    painter.fillRect(QRect(QPoint(), size), curtain == AudienceView::Curtain::White ? Qt::white : Qt::black);
    for (const bool isTop : {true, false}) MarkingLine::paint(painter, markingArea(size, isTop), marking);
}

}  // namespace

struct AudienceView::Drag {
    QPointF began, last;
    Qt::MouseButton button;
    bool turns, hasMoved = false;
    glm::dvec3 grabbed;
};

struct AudienceView::Touch {
    QPointF began, last;
    double beganS;
    bool isTool = false, isPanning = false, hadTwo = false;
    std::optional<QLineF> fingers{};
    glm::dvec3 grabbed{0.0};
};

/// Over the picture, which is not drawn meanwhile.
class AudienceView::CurtainPlate : public QWidget {
   public:
    explicit CurtainPlate(AudienceView& view) : QWidget(&view), view_(view) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_OpaquePaintEvent);
        hide();
    }

   protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const auto& briefing = view_.player().performance().briefing;
        paintCurtain(painter, size(), view_.curtain(), briefing ? QString::fromStdString(briefing->plan->settings.marking) : QString());
    }

   private:
    AudienceView& view_;
};

AudienceView::AudienceView(QWidget* parent)
    : QOpenGLWidget(parent), table_(std::make_unique<viewer::TableView>()), player_(std::make_unique<viewer::ScenePlayer>(*table_)), plate_(new CurtainPlate(*this)), pace_(*this) {
    setObjectName(QStringLiteral("audienceView"));
    setMouseTracking(true);
    setAttribute(Qt::WA_AcceptTouchEvents);
    setFocusPolicy(Qt::StrongFocus);
    // The picture stays in the buffer, so that an exposed window shows it again without a new frame.
    setUpdateBehavior(QOpenGLWidget::PartialUpdate);
    pace_.setFramesPerSecond(kFramesPerSecond);
    connect(&pace_, &FramePace::rested, this, [this] {
        requestFrame();
        aheadTimer_.start();
    });
    aheadTimer_.setInterval(kAheadMs);
    connect(&aheadTimer_, &QTimer::timeout, this, &AudienceView::loadAhead);
    waitTimer_.setSingleShot(true);
    waitTimer_.setInterval(kWaitMs);
    connect(&waitTimer_, &QTimer::timeout, this, [this] {
        isPlaying_ = player_->advance(nowS());
        if (player_->needsFrame()) update();
        else if (isPlaying_) waitTimer_.start();
    });
    // A worker calls it: the destructor takes it back first, which waits for a call that is under way.
    player_->setWakeUp([this, posted = wakePosted_] {
        if (!posted->exchange(true)) QMetaObject::invokeMethod(this, &AudienceView::wake, Qt::QueuedConnection);
    });
}

AudienceView::~AudienceView() {
    player_->setWakeUp({});
    if (tool_) std::exchange(tool_, nullptr)->end();
    releaseGraphics();
    player_.reset();  // before the table, which it uses
}

void AudienceView::releaseGraphics() {
    if (!context()) return;
    disconnect(context(), &QOpenGLContext::aboutToBeDestroyed, this, nullptr);
    makeCurrent();
    player_->releaseGl();
    table_->releaseGl();
    doneCurrent();
}

void AudienceView::setPerformance(viewer::Performance performance) {
    player_->setPerformance(std::move(performance));
    if (!failure_.empty() && isValid()) {  // what could not be drawn may have been mended
        makeCurrent();
        if (!isGraphicsLost(*context())) failure_.clear();
        doneCurrent();
    }
    plate_->update();
    setRoom(room_);
    requestFrame();
    aheadTimer_.start();
    emit advanced();
}

void AudienceView::show(std::size_t scene, viewer::ScenePlayer::Entrance entrance) {
    flight_.reset();
    player_->show(scene, entrance, nowS());
    isPlaying_ = true;  // the next frame knows
    beginMotion();
    aheadTimer_.start();
    emit sceneShown(player_->scene());
    emit advanced();
}

void AudienceView::finish() {
    flight_.reset();
    player_->finish(nowS());
    beginMotion();
}

void AudienceView::setPaused(bool isPaused) {
    player_->setPaused(isPaused, nowS());
    requestFrame();
}

void AudienceView::flyToSceneView() {
    const auto& performance = player_->performance();
    if (!performance.briefing || !performance.ground) return;
    const auto& scene = performance.briefing->scenes.at(player_->scene());
    const auto camera = viewer::sceneViewOf(*scene.scene, *performance.briefing->plan, *performance.ground).camera;
    takeCamera();
    const viewer::Viewpoint from = table_->camera().view(), to = camera.value_or(table_->home());
    flight_ = {.from = from, .to = to, .beganS = nowS(), .durationS = viewer::flightDurationS(from, to)};
    beginMotion();
}

/// From the scene, and from a flight, to the person who moves it.
void AudienceView::takeCamera() {
    flight_.reset();
    player_->releaseCamera();
}

void AudienceView::fly(double now) {
    if (!flight_) return;
    const double share = flight_->durationS > 0.0 ? (now - flight_->beganS) / flight_->durationS : 1.0;
    table_->camera().setView(share < 1.0 ? viewer::between(flight_->from, flight_->to, share) : flight_->to);
    if (share >= 1.0) flight_.reset();
    pace_.move();
    mustDraw_ = true;
}

void AudienceView::zoomBy(double factor) {
    if (!table_->ground()) return;
    takeCamera();
    table_->camera().zoom(factor, std::nullopt);
    beginMotion();
}

void AudienceView::setRoom(const viewer::RoomSetting& room) {
    room_ = room;
    player_->setTextScale(viewer::textScaleFor(room, std::max(1, fittedPx_.y), fittedRatio_ > 0.0 ? fittedRatio_ : devicePixelRatioF()));
    requestFrame();
}

void AudienceView::tick() {
    const bool plays = player_->advance(nowS());
    if (plays && !isPlaying_) update();
    isPlaying_ = plays;
}

void AudienceView::setCurtain(Curtain curtain) {
    if (curtain == curtain_) return;
    curtain_ = curtain;
    plate_->setGeometry(rect());
    plate_->setVisible(curtain != Curtain::None);
    plate_->raise();
    plate_->update();
    requestFrame();
    emit advanced();
}

void AudienceView::setTool(BriefingTool* tool) {
    if (tool == tool_) return;
    if (tool_) tool_->end();
    tool_ = tool;
    drag_.reset();
    if (tool_) tool_->begin(*this);
    setCursor(tool_ ? tool_->cursor() : Qt::ArrowCursor);
}

void AudienceView::setInk(viewer::GroundInk ink) {
    const bool areStrokesSame = ink.strokes == strokes_;
    strokes_ = ink.strokes;
    player_->setInk(std::move(ink));
    if (!table_->needsFrame()) return;
    // Laser and spotlight lie over the finished picture, which is shown again; a stroke that follows the cursor is drawn as quickly as a motion.
    if (areStrokesSame && !pace_.isMoving() && table_->status().isComplete) requestFrame();
    else beginMotion();
}

void AudienceView::setSketch(viewer::Sketch sketch) {
    player_->setSketch(std::move(sketch));
    if (table_->needsFrame()) requestFrame();
}

std::optional<viewer::PickedPoint> AudienceView::pick(QPointF position) const { return table_->pick(pixelAt(position)); }

std::optional<QPointF> AudienceView::positionOf(glm::dvec2 place) const {
    const auto pixel = table_->pixelAt(place);
    if (!pixel) return std::nullopt;
    return QPointF(pixel->x, pixel->y) / devicePixelRatioF();
}

double AudienceView::metresPerPixelAt(glm::dvec2 place) const { return table_->metresPerPixelAt(place) * devicePixelRatioF(); }

QImage AudienceView::smallPicture(QSize mostPx) {
    if (framesDrawn_ == 0 || !isValid()) return {};
    const QSize from(fittedPx_.x, fittedPx_.y), to = from.scaled(mostPx.boundedTo(from), Qt::KeepAspectRatio);
    if (to.isEmpty()) return {};
    if (curtain_ != Curtain::None) {
        QImage picture(to, QImage::Format_RGB32);
        QPainter painter(&picture);
        paintCurtain(painter, to, curtain_, QString::fromStdString(player_->performance().briefing->plan->settings.marking));
        return picture;
    }
    makeCurrent();
    QImage picture;
    {
        QOpenGLFramebufferObject small(to);
        QOpenGLExtraFunctions* gl = context()->extraFunctions();
        const bool isCut = gl->glIsEnabled(GL_SCISSOR_TEST);
        gl->glDisable(GL_SCISSOR_TEST);
        gl->glBindFramebuffer(GL_READ_FRAMEBUFFER, defaultFramebufferObject());
        gl->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, small.handle());
        gl->glBlitFramebuffer(0, 0, from.width(), from.height(), 0, 0, to.width(), to.height(), GL_COLOR_BUFFER_BIT, GL_LINEAR);
        if (isCut) gl->glEnable(GL_SCISSOR_TEST);
        gl->glBindFramebuffer(GL_FRAMEBUFFER, small.handle());  // for reading too
        if (small.isValid()) picture = small.toImage().convertToFormat(QImage::Format_RGB32);
        gl->glBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
    }
    doneCurrent();
    return picture;
}

bool AudienceView::isSettled() const {
    return !pace_.isMoving() && !isPlaying_ && !mustDraw_ && !flight_ && !player_->needsFrame() && table_->status().isComplete;
}

void AudienceView::requestFrame() {
    mustDraw_ = true;
    update();
}

void AudienceView::beginMotion() {
    pace_.move();
    requestFrame();
}

void AudienceView::wake() {
    wakePosted_->store(false);
    if (player_->needsFrame()) update();
}

void AudienceView::reportFailure(const std::string& message) {
    if (message == failure_) return;
    failure_ = message;
    emit drawingFailed(QString::fromStdString(message));
}

/// The present picture comes first: the player sees to it. A scene that never rests is a time to load as well.
void AudienceView::loadAhead() {
    if (!failure_.empty() || drag_) return;
    if (!player_->loadAhead()) aheadTimer_.stop();
    if (player_->needsFrame()) update();  // what was loaded is brought to the graphics side
}

void AudienceView::initializeGL() {
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, [this] { releaseGraphics(); });
    failure_.clear();  // of another context
    mustDraw_ = true;
}

void AudienceView::resizeGL(int, int) { fitToScale(); }

void AudienceView::resizeEvent(QResizeEvent* event) {
    fitToScale();  // before the first frame: a scene may fit the whole table into the picture
    QOpenGLWidget::resizeEvent(event);
    plate_->setGeometry(rect());
}

/// Another scale factor changes the pixels of a widget whose size stays.
void AudienceView::fitToScale() {
    const double ratio = devicePixelRatioF();
    const glm::ivec2 sizePx{std::lround(width() * ratio), std::lround(height() * ratio)};
    if ((sizePx == fittedPx_ && ratio == fittedRatio_) || sizePx.x <= 0 || sizePx.y <= 0) return;
    fittedPx_ = sizePx;
    fittedRatio_ = ratio;
    table_->resize(sizePx, ratio);
    if (player_->performance().briefing) player_->setPerformance(viewer::Performance(player_->performance()));  // the whole table fits from elsewhere
    setRoom(room_);
}

void AudienceView::paintGL() {
    fitToScale();
    if (!failure_.empty() || !player_->performance().briefing || !player_->performance().ground) {
        mustDraw_ = false;
        QOpenGLFunctions* gl = context()->functions();
        gl->glClearColor(0.0f, 0.0f, 0.0f, 1.0f);
        gl->glClear(GL_COLOR_BUFFER_BIT);
        return;
    }
    const double beganS = nowS();
    fly(beganS);
    isPlaying_ = player_->advance(beganS);
    const bool differs = player_->needsFrame();
    if (isPlaying_ && differs) pace_.move();
    if (!mustDraw_ && !differs) {
        if (isPlaying_) waitTimer_.start();  // a later action
        return;
    }
    mustDraw_ = false;

    // At rest the whole picture comes at once, and smooth edges once nothing changes any more.
    viewer::FrameQuality quality = pace_.isMoving() ? pace_.whileMoving() : viewer::FrameQuality{};
    const bool isSmooth = !pace_.isMoving() && !wasMoving_ && table_->status().isComplete;
    if (isSmooth) quality.samples = kSamplesAtRest;
    wasMoving_ = pace_.isMoving();
    const auto drawn = player_->draw(defaultFramebufferObject(), quality);
    ++framesDrawn_;
    if (pace_.isMoving()) pace_.drew(beganS);
    else if (drawn && !isSmooth && table_->status().isComplete) requestFrame();
    if (isGraphicsLost(*context()))
        reportFailure(tr("The graphics driver was reset, and the audience's picture is lost. End the presentation and start it again.").toStdString());
    else if (!drawn) reportFailure(drawn.error().message);
    if (isPlaying_ || flight_ || player_->needsFrame()) update();
    QMetaObject::invokeMethod(this, &AudienceView::advanced, Qt::QueuedConnection);
}

glm::dvec2 AudienceView::pixelAt(QPointF position) const { return glm::dvec2{position.x(), position.y()} * devicePixelRatioF(); }

/// The ground under a pixel; beside the table a point of the plane at the target's height, or as far away as the target.
glm::dvec3 AudienceView::scenePointAt(glm::dvec2 pixel) const {
    const viewer::OrbitCamera& camera = table_->camera();
    if (const auto picked = table_->pick(pixel)) return camera.frame().toScene(picked->ground);
    const glm::dvec3 eye = viewer::eyeOf(camera.view(), camera.frame());
    const glm::dvec3 ray = viewer::rayThrough(camera.view(), camera.frame(), camera.projection(), pixel);
    const double toPlane = ray.z < 0.0 ? (camera.frame().toScene(camera.view().target).z - eye.z) / ray.z : 0.0;
    const bool isNear = toPlane > 0.0 && toPlane < 4.0 * camera.view().rangeM;
    return eye + ray * (isNear ? toPlane : camera.view().rangeM);
}

void AudienceView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::BackButton || event->button() == Qt::ForwardButton) {
        emit stepRequested(event->button() == Qt::ForwardButton ? 1 : -1);
        return;
    }
    if (!table_->ground() || curtain_ != Curtain::None) return;
    if (tool_ && !drag_ && tool_->press(event->position(), event->button(), event->modifiers())) return;
    if (drag_) return;
    const bool isLeft = event->button() == Qt::LeftButton;
    if (!isLeft && event->button() != Qt::RightButton && event->button() != Qt::MiddleButton) return;
    const bool turns = !isLeft || (event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier));
    drag_ = std::make_unique<Drag>(Drag{.began = event->position(), .last = event->position(), .button = event->button(), .turns = turns, .grabbed = scenePointAt(pixelAt(event->position()))});
}

void AudienceView::mouseMoveEvent(QMouseEvent* event) {
    if (!drag_) {
        if (tool_) tool_->move(event->position(), event->buttons(), event->modifiers());
        return;
    }
    if (!drag_->hasMoved && (event->position() - drag_->began).manhattanLength() < QGuiApplication::styleHints()->startDragDistance()) return;
    if (!drag_->hasMoved) setCursor(drag_->turns ? Qt::SizeAllCursor : Qt::ClosedHandCursor);
    drag_->hasMoved = true;
    dragTo(*drag_, event->position());
}

void AudienceView::dragTo(Drag& drag, QPointF position) {
    const QPointF moved = position - drag.last;
    if (moved.isNull()) return;
    drag.last = position;
    takeCamera();
    if (drag.turns) table_->camera().orbitAbout(drag.grabbed, moved.x() * kOrbitDegPerPx, -moved.y() * kOrbitDegPerPx);
    else table_->camera().pan(drag.grabbed, pixelAt(position));
    beginMotion();
}

void AudienceView::mouseReleaseEvent(QMouseEvent* event) {
    if (!drag_) {
        if (tool_ && tool_->release(event->position(), event->button())) return;
        if (curtain_ != Curtain::None && event->button() == Qt::LeftButton) emit stepRequested(1);
        return;
    }
    if (event->button() != drag_->button) return;
    const bool isClick = !drag_->hasMoved && !drag_->turns;
    drag_.reset();
    setCursor(tool_ ? tool_->cursor() : Qt::ArrowCursor);
    if (isClick && !tool_) emit stepRequested(1);
}

void AudienceView::wheelEvent(QWheelEvent* event) {
    event->accept();
    if (!table_->ground() || event->angleDelta().y() == 0 || curtain_ != Curtain::None) return;
    if (tool_ && tool_->wheel(event->position(), event->angleDelta().y())) return;
    takeCamera();
    table_->camera().zoom(std::pow(kZoomPerNotch, event->angleDelta().y() / 120.0), scenePointAt(pixelAt(event->position())));
    beginMotion();
}

void AudienceView::leaveEvent(QEvent* event) {
    if (tool_) tool_->leave();
    QOpenGLWidget::leaveEvent(event);
}

bool AudienceView::event(QEvent* event) {
    switch (event->type()) {
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::TouchEnd:
        case QEvent::TouchCancel:
            handleTouch(static_cast<QTouchEvent&>(*event));
            event->accept();
            return true;
        case QEvent::LanguageChange: plate_->update(); break;
        default: break;
    }
    return QOpenGLWidget::event(event);
}

void AudienceView::handleTouch(QTouchEvent& event) {
    const auto& points = event.points();
    if (event.type() == QEvent::TouchCancel || points.isEmpty()) {
        if (touch_ && touch_->isTool && tool_) tool_->release(touch_->last, Qt::LeftButton);
        touch_.reset();
        return;
    }
    const QPointF at = points.front().position();
    if (event.type() == QEvent::TouchBegin) {
        touch_ = std::make_unique<Touch>(Touch{.began = at, .last = at, .beganS = nowS()});
        touch_->isTool = tool_ && curtain_ == Curtain::None && tool_->press(at, Qt::LeftButton, event.modifiers());
        return;
    }
    if (!touch_) return;
    Touch& touch = *touch_;
    const double heldS = nowS() - touch.beganS;
    const QPointF way = at - touch.began;
    const double wayPx = std::hypot(way.x(), way.y());

    if (event.type() == QEvent::TouchEnd) {
        const bool isTool = touch.isTool, isFree = !touch.isPanning && !touch.hadTwo;
        touch_.reset();
        if (isTool) {
            if (tool_) tool_->release(at, Qt::LeftButton);
        } else if (isFree && !tool_ && wayPx <= kTapPx && heldS <= kTapS) {
            emit stepRequested(at.x() >= width() / 2.0 ? 1 : -1);
        } else if (isFree && !tool_ && heldS <= kSwipeS && std::abs(way.x()) > kSwipeShare * width() && std::abs(way.x()) > 2.0 * std::abs(way.y())) {
            emit stepRequested(way.x() < 0.0 ? 1 : -1);
        }
        return;
    }
    if (!table_->ground() || curtain_ != Curtain::None) return;
    if (points.size() >= 2) {
        if (touch.isTool && tool_) tool_->release(touch.last, Qt::LeftButton);
        touch.isTool = false;
        touch.hadTwo = true;
        const QLineF fingers(at, points[1].position());
        viewer::OrbitCamera& camera = table_->camera();
        if (!touch.fingers) {
            touch.grabbed = scenePointAt(pixelAt(fingers.center()));
        } else if (fingers.length() > 1.0 && touch.fingers->length() > 1.0) {
            takeCamera();
            camera.zoom(touch.fingers->length() / fingers.length(), touch.grabbed);
            camera.orbitAbout(touch.grabbed, std::remainder(fingers.angle() - touch.fingers->angle(), 360.0), 0.0);
            camera.pan(touch.grabbed, pixelAt(fingers.center()));
            beginMotion();
        }
        touch.fingers = fingers;
        return;
    }
    touch.fingers.reset();
    if (touch.isTool) {
        if (tool_) tool_->move(at, Qt::LeftButton, event.modifiers());
    } else if (!tool_ && !touch.hadTwo) {
        if (!touch.isPanning && heldS > kHoldS && wayPx > kTapPx) {
            touch.isPanning = true;
            touch.grabbed = scenePointAt(pixelAt(at));
        } else if (touch.isPanning) {
            takeCamera();
            table_->camera().pan(touch.grabbed, pixelAt(at));
            beginMotion();
        }
    }
    touch.last = at;
}

}  // namespace saban::app
