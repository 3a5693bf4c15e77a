// What mouse and fingers do over the audience's picture.
#include <QApplication>
#include <QMouseEvent>
#include <QStyleHints>
#include <QTouchEvent>
#include <cmath>

#include "viewer/briefing/audience_gestures.h"
#include "viewer/camera/map_tilt.h"
#include "viewer/render/scene_point.h"

namespace saban::app {

namespace {

constexpr double kOrbitDegPerPx = 0.3;
constexpr double kZoomPerNotch = 0.85;
constexpr double kTiltOfMapPx = 16.0;    ///< upwards, from which on a drag tilts a map
constexpr double kTapPx = 12.0;          ///< as far as a finger may slip
constexpr double kTapS = 0.6;
constexpr double kSwipeS = 0.5;
constexpr double kSwipeShare = 0.12;     ///< of the picture's width
constexpr double kHoldS = 0.22;          ///< a finger that rests so long moves the ground

}  // namespace

glm::dvec2 AudienceView::pixelAt(QPointF position) const { return glm::dvec2{position.x(), position.y()} * devicePixelRatioF(); }

glm::dvec3 AudienceView::scenePointAt(glm::dvec2 pixel) const { return viewer::scenePointUnder(*table_, pixel); }

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
    viewer::OrbitCamera& camera = table_->camera();
    const QPointF way = position - drag.began;
    // Whoever turns a map does not quite move along a line.
    const bool isTilt = -way.y() > std::max(kTiltOfMapPx, std::abs(way.x()));
    const double headingDeg = moved.x() * kOrbitDegPerPx, pitchDeg = -moved.y() * kOrbitDegPerPx;
    if (!drag.turns) camera.pan(drag.grabbed, pixelAt(position));
    else if (isTilt || !camera.settled().isFlat()) viewer::orbitOutOfMap(camera, drag.grabbed, headingDeg, pitchDeg);
    else camera.orbitAbout(drag.grabbed, headingDeg, pitchDeg);
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
    NativeGlWidget::leaveEvent(event);
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
