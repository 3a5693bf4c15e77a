#pragma once

#include <functional>
#include <optional>

#include "viewer/briefing/audience_view.h"

namespace saban::app {

/// A disc of light that follows the pointer; the wheel makes it larger and smaller. The right and the middle button turn the camera meanwhile.
/// Thread safety: GUI thread.
class SpotlightTool : public BriefingTool {
   public:
    /// `changed`: it is elsewhere, or larger. It outlives this.
    explicit SpotlightTool(std::function<void()> changed) : changed_(std::move(changed)) {}

    /// In pixels of the picture.
    std::optional<viewer::GroundInk::Spotlight> spotlight() const;

    void begin(AudienceView& view) override;
    void end() override;
    bool press(QPointF position, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) override;
    bool move(QPointF position, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers) override;
    bool release(QPointF, Qt::MouseButton button) override { return button == Qt::LeftButton; }
    bool wheel(QPointF position, int delta) override;
    Qt::CursorShape cursor() const override { return Qt::BlankCursor; }

   private:
    std::function<void()> changed_;
    AudienceView* view_ = nullptr;
    QPointF at_;
    double share_ = 0.2;  ///< radius, of the picture's height
};

}  // namespace saban::app
