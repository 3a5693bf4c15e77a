#include "viewer/briefing/audience_view.h"

#include <QApplication>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QOpenGLFramebufferObject>
#include <QPainter>
#include <QTouchEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/briefing/audience_gestures.h"
#include "viewer/briefing/marking_line.h"
#include "viewer/scenes/scene_view.h"

namespace saban::app {

namespace {

constexpr double kFramesPerSecond = 25.0;
constexpr int kAheadMs = 40;
constexpr int kWaitMs = 40;  ///< between looks at whether what goes on by itself shows anything new
constexpr int kSamplesAtRest = 4;
constexpr int kSlicesAtRest = 9;  ///< the last one writes signs and names
constexpr double kMarkingShare = 0.028;  ///< of the picture's height

QRectF markingArea(QSize size, bool isTop) {
    const double height = std::max(16.0, size.height() * kMarkingShare), margin = height * 0.4;
    return {margin, isTop ? margin : size.height() - margin - height, size.width() - 2.0 * margin, height};
}

void paintCurtain(QPainter& painter, QSize size, AudienceView::Curtain curtain, const QString& marking) {
    painter.fillRect(QRect(QPoint(), size), curtain == AudienceView::Curtain::White ? Qt::white : Qt::black);
    for (const bool isTop : {true, false}) MarkingLine::paint(painter, markingArea(size, isTop), marking);
}

enum class Care { Quick, Smooth };

/// A frame in small. Linear filtering reads four pixels for each: by halves all of them count, and names have no steps. A frame of a motion is gone before anybody sees steps, and the next one
/// waits for it: at once. Null without memory for it. `from` null: what is drawn into.
QImage inSmall(QOpenGLFramebufferObject* from, QSize fromPx, QSize toPx, Care care) {
    int times = 1;
    while (care == Care::Smooth && toPx.width() * times * 2 <= fromPx.width() && toPx.height() * times * 2 <= fromPx.height()) times *= 2;
    std::unique_ptr<QOpenGLFramebufferObject> kept;
    for (;; times /= 2) {
        const QSize intoPx = toPx * times;
        auto into = std::make_unique<QOpenGLFramebufferObject>(intoPx);
        if (!into->isValid()) return {};
        QOpenGLFramebufferObject::blitFramebuffer(into.get(), QRect(QPoint(), intoPx), from, QRect(QPoint(), fromPx), GL_COLOR_BUFFER_BIT, GL_LINEAR);
        kept = std::move(into);
        if (times == 1) return kept->toImage().convertToFormat(QImage::Format_RGB32);
        from = kept.get();
        fromPx = intoPx;
    }
}

}  // namespace

/// Over the picture, which is not drawn meanwhile.
class AudienceView::CurtainPlate : public QWidget {
   public:
    explicit CurtainPlate(AudienceView& view) : QWidget(&view), view_(view) {
        setAttribute(Qt::WA_NativeWindow);  // over the view's own
        setAttribute(Qt::WA_OpaquePaintEvent);
        setMouseTracking(true);
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
    : NativeGlWidget(parent), table_(std::make_unique<viewer::TableView>()), player_(std::make_unique<viewer::ScenePlayer>(*table_)), plate_(new CurtainPlate(*this)) {
    setObjectName(QStringLiteral("audienceView"));
    setMouseTracking(true);
    setAttribute(Qt::WA_AcceptTouchEvents);
    setFocusPolicy(Qt::StrongFocus);
    pace_.setFramesPerSecond(kFramesPerSecond);
    connect(&pace_, &FramePace::rested, this, [this] {
        requestFrame();
        aheadTimer_.start();
    });
    connect(this, &AudienceView::frameSwapped, &pace_, [this] { pace_.swapped(*this); });
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
    if (!isValid() || !makeCurrent()) return;
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
    if ((plays && !isPlaying_) || (failure_.empty() && player_->needsFrame())) update();
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

std::optional<glm::dvec3> AudienceView::pointOnSolid(QPointF position) {
    if (framesDrawn_ == 0 || !isValid() || !makeCurrent()) return std::nullopt;
    const auto point = table_->pointOnSolid(pixelAt(position));
    context()->functions()->glBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
    doneCurrent();
    return point;
}

std::optional<QPointF> AudienceView::positionOf(glm::dvec2 place) const {
    const auto pixel = table_->pixelAt(place);
    if (!pixel) return std::nullopt;
    return QPointF(pixel->x, pixel->y) / devicePixelRatioF();
}

double AudienceView::metresPerPixelAt(glm::dvec2 place) const { return table_->metresPerPixelAt(place) * devicePixelRatioF(); }

QImage AudienceView::picture(QSize mostPx) {
    if (framesDrawn_ == 0 || !isValid()) return {};
    const QSize from(fittedPx_.x, fittedPx_.y), to = from.scaled(mostPx.boundedTo(from), Qt::KeepAspectRatio);
    if (to.isEmpty()) return {};
    if (curtain_ != Curtain::None) {
        QImage picture(to, QImage::Format_RGB32);
        QPainter painter(&picture);
        paintCurtain(painter, to, curtain_, QString::fromStdString(player_->performance().briefing->plan->settings.marking));
        return picture;
    }
    if (!makeCurrent()) return {};
    QImage picture;
    // What the window shows cannot be read back: the last frame is shown again, or drawn if it moves.
    if (QOpenGLFramebufferObject whole(from); whole.isValid() && player_->draw(whole.handle(), drawnQuality_)) picture = inSmall(&whole, from, to, Care::Smooth);
    context()->functions()->glBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
    doneCurrent();
    return picture;
}

bool AudienceView::isSettled() const {
    return !pace_.isMoving() && !isPlaying_ && !mustDraw_ && !flight_ && !player_->needsFrame() && player_->isReady() && table_->status().isComplete;
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
    else tick();  // a flight along a route is made: where the camera stands is known from now on
}

void AudienceView::reportFailure(const std::string& message) {
    if (message == failure_) return;
    failure_ = message;
    emit drawingFailed(QString::fromStdString(message));
}

/// The present picture comes first: the player sees to it. A scene that never rests is a time to load as well.
void AudienceView::loadAhead() {
    if (!failure_.empty() || drag_) return;
    const bool isCurrent = framesDrawn_ > 0 && isValid() && makeCurrent();
    if (!player_->loadAhead(isCurrent ? viewer::TableView::Graphics::Current : viewer::TableView::Graphics::NotCurrent, defaultFramebufferObject())) aheadTimer_.stop();
    if (player_->needsFrame()) update();  // what was loaded is brought to the graphics side
}

void AudienceView::initializeGL() {
    failure_.clear();
    mustDraw_ = true;
}

void AudienceView::resizeEvent(QResizeEvent* event) {
    fitToScale();  // before the first frame: a scene may fit the whole table into the picture
    NativeGlWidget::resizeEvent(event);
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

bool AudienceView::paintGL() {
    fitToScale();
    if (!failure_.empty() || !player_->performance().briefing || !player_->performance().ground) {
        mustDraw_ = false;
        QOpenGLFunctions* gl = context()->functions();
        gl->glClearColor(0.0f, 0.0f, 0.0f, 1.0f);
        gl->glClear(GL_COLOR_BUFFER_BIT);
        return true;
    }
    const double beganS = nowS();
    fly(beganS);
    isPlaying_ = player_->advance(beganS);
    const bool differs = player_->needsFrame();
    // What changes while the careful picture is drawn goes on changing, as far as one can know: nothing would ever be shown.
    if (differs && (isPlaying_ || isSlicing_)) pace_.move();
    isSlicing_ = false;
    if (!mustDraw_ && !differs) {
        if (isPlaying_) waitTimer_.start();  // a later action
        return false;
    }
    mustDraw_ = false;

    // Once nothing changes any more the picture is drawn with all care, which takes a slow driver as long as several frames: in parts, so that a key need not wait for it.
    const viewer::FrameQuality moving = pace_.whileMoving(*this);
    viewer::FrameQuality quality = moving;
    geo::Result<bool> drawn = true;
    if (!pace_.isMoving() && table_->status().isComplete) {
        quality = {.samples = kSamplesAtRest};
        const bool isBufferMade = table_->hasBuffers(kSamplesAtRest);  // the first call only makes it: a motion that begins then interrupts nothing
        drawn = player_->drawSlice(defaultFramebufferObject(), quality, moving.scale < 1.0 ? kSlicesAtRest : 1);
        if (drawn && !*drawn) {
            isSlicing_ = isBufferMade;
            requestFrame();
            return false;
        }
        if (!aheadTimer_.isActive()) aheadTimer_.start();  // what the next transition begins with is kept
    } else {
        if (!pace_.isMoving()) quality = {.scale = moving.scale};  // tiles that the exact picture needs are on their way
        if (auto whole = player_->draw(defaultFramebufferObject(), quality); !whole) drawn = tl::unexpected(whole.error());
    }
    drawnQuality_ = quality;
    ++framesDrawn_;
    if (pace_.isMoving()) pace_.drew(*this, beganS);
    else if (drawn && quality.samples == 0 && table_->status().isComplete) requestFrame();
    if (isGraphicsLost(*context()))
        reportFailure(tr("The graphics driver was reset, and the audience's picture is lost. End the presentation and start it again.").toStdString());
    else if (!drawn) reportFailure(drawn.error().message);
    if (isPlaying_ || flight_ || player_->needsFrame()) update();
    if (!wantedPicturePx_.isEmpty() && failure_.empty()) takeWantedPicture();
    QMetaObject::invokeMethod(this, &AudienceView::advanced, Qt::QueuedConnection);
    return true;
}

/// Before the frame goes to the screen, from where it cannot be read back.
void AudienceView::takeWantedPicture() {
    const QSize from(fittedPx_.x, fittedPx_.y), to = from.scaled(std::exchange(wantedPicturePx_, QSize()).boundedTo(from), Qt::KeepAspectRatio);
    const QImage picture = inSmall(nullptr, from, to, pace_.isMoving() ? Care::Quick : Care::Smooth);
    context()->functions()->glBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
    if (picture.isNull()) return;
    QMetaObject::invokeMethod(this, [this, picture] { emit pictureTaken(picture); }, Qt::QueuedConnection);
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
    return NativeGlWidget::event(event);
}

}  // namespace saban::app
