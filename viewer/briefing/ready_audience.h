#pragma once

#include <QObject>
#include <QPointer>
#include <QSize>
#include <QTimer>
#include <functional>
#include <optional>

#include "viewer/scenes/scene_player.h"

namespace saban::app {

class AudienceWindow;

/// A window for the audience that is made while the program rests: what a presentation begins with is then compiled and at hand. It is never shown here.
/// Thread safety: GUI thread.
class ReadyAudience : public QObject {
    Q_OBJECT

   public:
    static constexpr int kRestMs = 4000;

    struct Wanted {
        viewer::Performance performance;
        QSize size;  ///< of the screen where it will be
    };
    /// `wanted`: what will be presented; nothing while the program does not rest, or nothing can be presented.
    explicit ReadyAudience(std::function<std::optional<Wanted>()> wanted, QObject* parent = nullptr);
    ~ReadyAudience() override;

    /// Makes one, a part at a time, once nobody has touched the program for `restMs`. What was made before goes.
    void begin(int restMs = kRestMs);
    /// Makes none from now on.
    void drop();
    bool isReady() const { return isReady_; }
    /// The caller's from now on, whatever part of it is made; null when there is none, or its graphics failed.
    AudienceWindow* take();

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void makePart();
    void rest();

    std::function<std::optional<Wanted>()> wanted_;
    QPointer<AudienceWindow> window_;
    QTimer timer_;
    int restMs_ = kRestMs;
    bool isReady_ = false;
};

}  // namespace saban::app
