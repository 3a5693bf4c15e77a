#include "viewer/briefing/ready_audience.h"

#include <QApplication>
#include <QEvent>
#include <algorithm>
#include <utility>

#include "viewer/app/frame_pace.h"
#include "viewer/briefing/audience_window.h"

namespace saban::app {

namespace {

constexpr int kPartMs = 60;  ///< between parts: whoever begins to do something waits for one of them
constexpr int kLeaveMs = 1000;  ///< of rest, before what was made goes

bool isOfPerson(QEvent::Type type) {
    switch (type) {
        case QEvent::KeyPress:
        case QEvent::InputMethod:
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseMove:
        case QEvent::Wheel:
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::TabletPress:
        case QEvent::TabletMove:
        case QEvent::TabletRelease:
        case QEvent::NativeGesture:
        case QEvent::DragMove: return true;
        default: return false;
    }
}

/// False when its picture can no longer be drawn. While nothing was made on the graphics side nothing is lost.
bool isSound(AudienceView& view) {
    if (!view.failure().empty()) return false;
    if (!view.context()) return true;
    if (!view.makeCurrent()) return false;
    const bool isLost = isGraphicsLost(*view.context());
    view.doneCurrent();
    return !isLost;
}

}  // namespace

ReadyAudience::ReadyAudience(std::function<std::optional<QSize>()> size, std::function<viewer::Performance()> performance, QObject* parent)
    : QObject(parent), size_(std::move(size)), performance_(std::move(performance)) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &ReadyAudience::makePart);
}

ReadyAudience::~ReadyAudience() {
    delete window_.data();
    delete leaving_.data();
}

void ReadyAudience::begin(int restMs) {
    drop();
    isWanted_ = true;
    restMs_ = restMs;
    qApp->installEventFilter(this);
    rest();
}

void ReadyAudience::beginAgain() { begin(window_ || (isWanted_ && restMs_ == kRestAgainMs) ? kRestAgainMs : kRestMs); }

void ReadyAudience::drop() {
    isWanted_ = isReady_ = false;
    made_.reset();
    if (window_) {
        delete leaving_.data();  // never two, as none is made before the other one has gone
        leaving_ = std::exchange(window_, nullptr);
        planOfLeaving_ = std::exchange(planOf_, std::nullopt);
    }
    if (!leaving_) return stop();
    qApp->installEventFilter(this);
    rest();
}

/// One that was just given up has what a driver compiles; and to free it amid a presentation would make that wait. But its first frames may show what it was made of, and nobody is to see another plan.
AudienceWindow* ReadyAudience::take() {
    const bool isLeavingWanted = !window_ && leaving_ && (!planOfLeaving_ || (!planOfLeaving_->empty() && performance_().planPath == *planOfLeaving_));
    QPointer<AudienceWindow>& made = isLeavingWanted ? leaving_ : window_;
    AudienceWindow* window = made && isSound(made->view()) ? std::exchange(made, nullptr).data() : nullptr;
    drop();
    return window;
}

void ReadyAudience::rest() { timer_.start(std::max(leaving_ ? kLeaveMs : restMs_, kPartMs)); }

void ReadyAudience::stop() {
    qApp->removeEventFilter(this);
    timer_.stop();
}

void ReadyAudience::makePart() {
    if (leaving_) {
        delete leaving_.data();
        return isWanted_ ? rest() : stop();
    }
    const auto size = size_();
    if (!size || QApplication::activeModalWidget() || QApplication::activePopupWidget()) return rest();
    if (!window_) {
        window_ = new AudienceWindow;
        window_->view().resize(*size);
        return timer_.start(kPartMs);
    }
    if (!made_) {
        made_ = performance_();
        planOf_ = made_->planPath;
        return timer_.start(kPartMs);
    }
    if (window_->view().warmUp(*made_)) return timer_.start(kPartMs);
    made_.reset();
    isReady_ = true;
    stop();
}

bool ReadyAudience::eventFilter(QObject*, QEvent* event) {
    if (timer_.isActive() && isOfPerson(event->type())) rest();
    return false;
}

}  // namespace saban::app
