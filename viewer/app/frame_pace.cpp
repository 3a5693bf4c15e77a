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

void FramePace::drew(QOpenGLContext& context, double beganS) {
    context.functions()->glFinish();  // what drawing takes, not what the display makes it wait
    drawnS_ = steadyNowS();
    drawMs_ = (*drawnS_ - beganS) * 1e3;
}

/// A software driver takes its time to put the picture into the window, too; a display's rhythm is no such work.
void FramePace::swapped() {
    if (drawnS_) adaptive_.learn(drawMs_ + std::min((steadyNowS() - *std::exchange(drawnS_, std::nullopt)) * 1e3, kMostComposeMs));
}

}  // namespace saban::app
