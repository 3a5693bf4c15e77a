#pragma once

#include <QObject>
#include <QTimer>
#include <optional>

#include "viewer/render/frame_quality.h"

class QOpenGLContext;

namespace saban::app {

/// Seconds of the clock that the engine moves flights on with.
double steadyNowS();

/// True when the driver lost all that lives on the graphics side. [GL]
bool isGraphicsLost(QOpenGLContext& context);

/// Whether the picture of a widget moves, and with how much care it is drawn meanwhile: what frames take is learnt from those that were drawn.
/// Thread safety: GUI thread.
class FramePace : public QObject {
    Q_OBJECT

   public:
    explicit FramePace(QObject* parent = nullptr);

    /// That a motion keeps at the price of exactness, 1 to 240.
    void setFramesPerSecond(double framesPerSecond) { adaptive_.setFramesPerSecond(framesPerSecond); }

    /// The picture moves, and does so until this was not called for a moment.
    void move();
    bool isMoving() const { return isMoving_; }
    viewer::FrameQuality whileMoving() const { return adaptive_.whileMoving(); }

    /// [GL] After a frame of a motion was drawn; `beganS` by `steadyNowS`.
    void drew(QOpenGLContext& context, double beganS);
    /// The frame that was drawn is on the screen.
    void swapped();

   signals:
    /// Nothing moves any more.
    void rested();

   private:
    viewer::AdaptiveQuality adaptive_;
    QTimer restTimer_;
    bool isMoving_ = false;
    std::optional<double> drawnS_;  ///< when a frame of a motion that is not yet on the screen was drawn
    double drawMs_ = 0.0;           ///< what that took
};

}  // namespace saban::app
