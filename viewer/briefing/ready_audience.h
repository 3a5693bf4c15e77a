#pragma once

#include <QObject>
#include <QPointer>
#include <QSize>
#include <QTimer>
#include <functional>
#include <optional>
#include <string>

#include "viewer/scenes/scene_player.h"

namespace saban::app {

class AudienceWindow;

/// A window for the audience that is made while the program rests: what a presentation begins with is then compiled and at hand. It is never shown here.
/// Thread safety: GUI thread.
class ReadyAudience : public QObject {
    Q_OBJECT

   public:
    static constexpr int kRestMs = 4000;

    static constexpr int kRestAgainMs = 30000;  ///< after one was made for nothing

    /// `size`: of the screen where it will be; nothing while the program does not rest, or nothing can be presented. It is asked often. `performance`: what will be presented.
    ReadyAudience(std::function<std::optional<QSize>()> size, std::function<viewer::Performance()> performance, QObject* parent = nullptr);
    ~ReadyAudience() override;

    /// Makes one, a part at a time, once nobody has touched the program for `restMs`. What was made before goes.
    void begin(int restMs = kRestMs);
    /// As `begin`, since what it is made of has changed: after a longer rest when one was being made, as it may change again.
    void beginAgain();
    /// Makes none from now on. What was made goes as soon as nobody is about to do something, since that takes a while.
    void drop();
    bool isReady() const { return isReady_; }
    /// The caller's from now on, whatever part of it is made, also when it was given up, of the same plan, and is still there; null when there is none, or its graphics failed.
    AudienceWindow* take();

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void makePart();
    void rest();
    void stop();

    std::function<std::optional<QSize>()> size_;
    std::function<viewer::Performance()> performance_;
    QPointer<AudienceWindow> window_, leaving_;
    std::optional<viewer::Performance> made_;  ///< what `window_` is made of, until it is ready
    std::optional<std::string> planOf_, planOfLeaving_;  ///< files that these windows have seen; nothing: none yet
    QTimer timer_;
    int restMs_ = kRestMs;
    bool isWanted_ = false, isReady_ = false;
};

}  // namespace saban::app
