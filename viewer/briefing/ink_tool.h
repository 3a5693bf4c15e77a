#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "viewer/briefing/audience_view.h"
#include "viewer/briefing/ink_sheets.h"

namespace saban::app {

enum class InkWidth { Thin, Normal, Thick };

/// Pen, highlighter and eraser: what the left button, a finger or a tablet's pen draws on the ground and on what stands on it, and takes off it. A stroke is as wide as the screen showed it when it was begun, and keeps
/// that width on the ground. Where the pointer leaves the table the stroke ends; it goes on as another one where the pointer comes back.
/// Thread safety: GUI thread.
class InkTool : public BriefingTool {
   public:
    enum class Kind { Pen, Highlighter, Eraser };

    /// `changed`: the sheets hold something else. Both outlive it.
    InkTool(Kind kind, InkSheets& sheets, std::function<void()> changed) : kind_(kind), sheets_(sheets), changed_(std::move(changed)) {}

    void setColour(const geo::Colour& colour) { colour_ = colour; }
    const geo::Colour& colour() const { return colour_; }
    void setWidth(InkWidth width) { width_ = width; }
    InkWidth width() const { return width_; }
    /// Of a tablet's pen, 0 to 1, from now on; nothing: a mouse, which presses evenly.
    void setPressure(std::optional<double> pressure) { pressure_ = pressure; }

    /// The stroke under way ends where it is; the hand goes on drawing after the next press.
    void drop() { isDown_ = isOnTable_ = false; }

    void begin(AudienceView& view) override { view_ = &view; }
    void end() override;
    bool press(QPointF position, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) override;
    bool move(QPointF position, Qt::MouseButtons buttons, Qt::KeyboardModifiers modifiers) override;
    bool release(QPointF position, Qt::MouseButton button) override;
    Qt::CursorShape cursor() const override { return kind_ == Kind::Eraser ? Qt::PointingHandCursor : Qt::CrossCursor; }

    /// On the screen, in logical pixels of a picture 1080 high.
    static double widthPx(Kind kind, InkWidth width);

   private:
    /// Where the pointer is.
    struct Spot {
        glm::dvec2 at{0.0};
        double heightM = 0.0;               ///< over the level of what stands there; 0 on the ground
        bool isOnSolid = false;             ///< on a structure or a building
    };
    std::optional<Spot> spotAt(QPointF position) const;
    void beginStroke(const Spot& spot, QPointF position);
    void addPoint(QPointF position);
    void addCurve();
    void eraseAt(QPointF position);
    double pixelsPerUnit() const;
    float factor() const { return pressure_ ? static_cast<float>(0.5 + *pressure_) : 1.0f; }
    viewer::GroundInk::Stroke smoothed() const;

    Kind kind_;
    InkSheets& sheets_;
    std::function<void()> changed_;
    AudienceView* view_ = nullptr;
    geo::Colour colour_{204, 36, 29, 255};
    InkWidth width_ = InkWidth::Normal;
    std::optional<double> pressure_;
    bool isDown_ = false, isOnTable_ = false;
    QPointF last_;                          ///< where the last point was taken
    std::vector<Spot> spots_;               ///< where the pointer went
    viewer::GroundInk::Stroke raw_;         ///< as it went
    viewer::GroundInk::Stroke drawn_;       ///< as far as it will not change any more
};

}  // namespace saban::app
