#include "viewer/briefing/ready_audience.h"

#include <QApplication>
#include <QEvent>
#include <algorithm>
#include <utility>

#include "viewer/briefing/audience_window.h"

namespace saban::app {

namespace {

constexpr int kPartMs = 60;  ///< between parts: whoever begins to do something waits for one of them

bool isOfPerson(QEvent::Type type) {
    switch (type) {
        case QEvent::KeyPress:
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseMove:
        case QEvent::Wheel:
        case QEvent::TouchBegin:
        case QEvent::TouchUpdate:
        case QEvent::DragMove: return true;
        default: return false;
    }
}

}  // namespace

ReadyAudience::ReadyAudience(std::function<std::optional<Wanted>()> wanted, QObject* parent) : QObject(parent), wanted_(std::move(wanted)) {
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &ReadyAudience::makePart);
}

ReadyAudience::~ReadyAudience() { delete window_.data(); }

void ReadyAudience::begin(int restMs) {
    drop();
    restMs_ = restMs;
    qApp->installEventFilter(this);
    rest();
}

void ReadyAudience::drop() {
    qApp->removeEventFilter(this);
    timer_.stop();
    isReady_ = false;
    delete window_.data();
}

AudienceWindow* ReadyAudience::take() {
    AudienceWindow* window = std::exchange(window_, nullptr);
    const bool isSound = window && window->view().failure().empty();
    drop();
    if (!isSound) delete std::exchange(window, nullptr);
    return window;
}

void ReadyAudience::rest() { timer_.start(std::max(restMs_, kPartMs)); }

void ReadyAudience::makePart() {
    const auto wanted = wanted_();
    if (!wanted || QApplication::activeModalWidget() || QApplication::activePopupWidget()) return rest();
    if (!window_) {
        window_ = new AudienceWindow;
        window_->view().resize(wanted->size);
        return timer_.start(kPartMs);
    }
    if (window_->view().warmUp(wanted->performance)) return timer_.start(kPartMs);
    isReady_ = true;
    qApp->removeEventFilter(this);
}

bool ReadyAudience::eventFilter(QObject*, QEvent* event) {
    if (timer_.isActive() && isOfPerson(event->type())) rest();
    return false;
}

}  // namespace saban::app
