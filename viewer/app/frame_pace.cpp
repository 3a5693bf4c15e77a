#include "viewer/app/frame_pace.h"

#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <algorithm>
#include <chrono>
#include <utility>

namespace saban::app {

namespace {

constexpr int kRestMs = 120;
constexpr double kMostComposeMs = 15.0;

}  // namespace

double steadyNowS() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

bool isGraphicsLost(QOpenGLContext& context) {
    using Status = GLenum(QOPENGLF_APIENTRYP)();
    for (const char* name : {"glGetGraphicsResetStatus", "glGetGraphicsResetStatusARB"})
        if (const auto status = reinterpret_cast<Status>(context.getProcAddress(name))) return status() != GL_NO_ERROR;
    return false;
}

FramePace::FramePace(QObject* parent) : QObject(parent) {
    restTimer_.setSingleShot(true);
    restTimer_.setInterval(kRestMs);
    connect(&restTimer_, &QTimer::timeout, this, [this] {
        isMoving_ = false;
        emit rested();
    });
}

void FramePace::move() {
    isMoving_ = true;
    restTimer_.start();
}

void FramePace::setFramesPerSecond(double framesPerSecond) {
    framesPerSecond_ = framesPerSecond;
    for (auto& [shown, measure] : measures_) measure.adaptive.setFramesPerSecond(framesPerSecond);
}

FramePace::Measure& FramePace::measureOf(const QWidget& shown) {
    return measures_.try_emplace(&shown, Measure{.adaptive = viewer::AdaptiveQuality(framesPerSecond_)}).first->second;
}

viewer::FrameQuality FramePace::whileMoving(const QWidget& shown) const {
    const auto measure = measures_.find(&shown);
    return measure == measures_.end() ? viewer::AdaptiveQuality(framesPerSecond_).whileMoving() : measure->second.adaptive.whileMoving();
}

void FramePace::drew(const QWidget& shown, double beganS) {
    QOpenGLContext::currentContext()->functions()->glFinish();  // what drawing takes, not what the display makes it wait
    Measure& measure = measureOf(shown);
    measure.drawnS = steadyNowS();
    measure.drawMs = (*measure.drawnS - beganS) * 1e3;
}

/// A software driver takes its time to put the picture into the window, too; a display's rhythm is no such work.
void FramePace::swapped(const QWidget& shown) {
    Measure& measure = measureOf(shown);
    if (measure.drawnS) measure.adaptive.learn(measure.drawMs + std::min((steadyNowS() - *std::exchange(measure.drawnS, std::nullopt)) * 1e3, kMostComposeMs));
}

}  // namespace saban::app
