#pragma once

#include <QTimer>
#include <functional>
#include <optional>
#include <vector>

#include "viewer/briefing/audience_view.h"

namespace saban::app {

/// A glowing dot on the ground that follows the pointer or a finger, with a trail that fades. The other buttons and the wheel move the camera meanwhile.
/// Thread safety: GUI thread.
class LaserTool : public BriefingTool {
   public:
    /// `changed`: dot or trail are elsewhere. It outlives this.
    explicit LaserTool(std::function<void()> changed);

    const std::optional<glm::dvec2>& dot() const { return dot_; }
    std::vector<viewer::GroundInk::Trail> trail() const;

    void begin(AudienceView& view) override;
    void end() override;
    bool press(QPointF position, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) override;
    bool move(QPointF position, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers) override;
    bool release(QPointF, Qt::MouseButton button) override { return button == Qt::LeftButton; }
    void leave() override;
    Qt::CursorShape cursor() const override { return Qt::BlankCursor; }

   private:
    struct Past {
        glm::dvec2 at;
        double whenS;
    };
    void fade();

    std::function<void()> changed_;
    AudienceView* view_ = nullptr;
    std::optional<glm::dvec2> dot_;
    std::vector<Past> past_;
    QTimer fading_;
};

}  // namespace saban::app
