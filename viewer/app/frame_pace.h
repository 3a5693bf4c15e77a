#pragma once

#include <QObject>
#include <QTimer>
#include <map>
#include <optional>

#include "viewer/render/frame_quality.h"

class QOpenGLContext;
class QWidget;

namespace saban::app {

/// Seconds of the clock that the engine moves flights on with.
double steadyNowS();

/// True when the driver lost all that lives on the graphics side. [GL]
bool isGraphicsLost(QOpenGLContext& context);

/// Whether a picture moves, and with how much care it is drawn meanwhile: what frames take is learnt from those that were drawn, in each of the widgets that show it.
/// Thread safety: GUI thread.
class FramePace : public QObject {
    Q_OBJECT

   public:
    explicit FramePace(QObject* parent = nullptr);

    /// That a motion keeps at the price of exactness, 1 to 240.
    void setFramesPerSecond(double framesPerSecond);

    /// The picture moves, and does so until this was not called for a moment.
    void move();
    bool isMoving() const { return isMoving_; }
    viewer::FrameQuality whileMoving(const QWidget& shown) const;

    /// [GL] After a frame of a motion was drawn; `beganS` by `steadyNowS`.
    void drew(const QWidget& shown, double beganS);
    /// The frame that was drawn is on the screen.
    void swapped(const QWidget& shown);

   signals:
    /// Nothing moves any more.
    void rested();

   private:
    /// Of the frames of one widget: another's screen may be slower.
    struct Measure {
        viewer::AdaptiveQuality adaptive;
        std::optional<double> drawnS{};  ///< when a frame of a motion that is not yet on the screen was drawn
        double drawMs = 0.0;             ///< what that took
    };
    Measure& measureOf(const QWidget& shown);

    double framesPerSecond_ = 30.0;
    std::map<const QWidget*, Measure> measures_;
    QTimer restTimer_;
    bool isMoving_ = false;
};

}  // namespace saban::app
