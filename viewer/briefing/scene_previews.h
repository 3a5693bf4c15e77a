#pragma once

#include <QImage>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "viewer/scenes/scene_player.h"

class QOpenGLFramebufferObject;

namespace saban::app {

class AudienceView;

/// Small pictures of the scenes to come, for the presenter. They are drawn with the audience's context, one at a time, and are kept as long as the presentation lasts. While the audience's
/// picture moves they come slowly, so that it never waits for more than one of them, and not at all while it comes to a scene.
/// Thread safety: GUI thread.
class ScenePreviews : public QObject {
    Q_OBJECT

   public:
    static constexpr int kWidthPx = 640, kHeightPx = 360;

    /// `view` outlives it.
    explicit ScenePreviews(AudienceView& view, QObject* parent = nullptr);
    ~ScenePreviews() override;

    /// Pictures stay until they are made anew.
    void setPerformance(const viewer::Performance& performance);
    /// Null: not made yet; it is made next, and `made` tells.
    QImage picture(std::size_t scene);
    bool isBusy() const { return timer_.isActive(); }

   signals:
    void made(std::size_t scene);

   private:
    struct Entry {
        layers::Uid uid;
        QImage picture;
        bool isStale = true;
    };
    void step();
    void begin(std::size_t scene);
    void end();
    /// False while parts of it are still to be drawn.
    bool draw(QImage& picture);

    AudienceView& view_;
    viewer::Performance performance_;
    std::vector<Entry> entries_;
    std::size_t wanted_ = 0;
    std::unique_ptr<viewer::TableView> table_;  ///< one for all: a driver takes its time to begin with another
    std::unique_ptr<QOpenGLFramebufferObject> target_;  ///< of the picture that is being drawn
    std::optional<std::size_t> making_;
    double restedS_ = 0.0;                      ///< when the last step was done
    QTimer timer_;
};

}  // namespace saban::app
