#include "viewer/briefing/spotlight_tool.h"

#include <QCursor>
#include <algorithm>
#include <cmath>

namespace saban::app {

namespace {

constexpr double kLeast = 0.04, kMost = 0.8;
constexpr double kPerNotch = 1.12;

}  // namespace

std::optional<viewer::GroundInk::Spotlight> SpotlightTool::spotlight() const {
    if (!view_) return std::nullopt;
    const double ratio = view_->devicePixelRatioF();
    return viewer::GroundInk::Spotlight{.centrePx = {at_.x() * ratio, at_.y() * ratio}, .radiusPx = share_ * view_->height() * ratio};
}

void SpotlightTool::begin(AudienceView& view) {
    view_ = &view;
    const QPoint at = view.mapFromGlobal(QCursor::pos());
    at_ = view.rect().contains(at) ? QPointF(at) : QRectF(view.rect()).center();
    changed_();
}

void SpotlightTool::end() {
    view_ = nullptr;
    changed_();
}

bool SpotlightTool::press(QPointF position, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) {
    if (button != Qt::LeftButton) return false;
    move(position, Qt::NoButton, modifiers);  // a finger does not come moving
    return true;
}

bool SpotlightTool::move(QPointF position, Qt::MouseButtons, Qt::KeyboardModifiers) {
    if (!view_ || position == at_) return false;
    at_ = position;
    changed_();
    return true;
}

bool SpotlightTool::wheel(QPointF, int delta) {
    if (!view_) return false;
    share_ = std::clamp(share_ * std::pow(kPerNotch, delta / 120.0), kLeast, kMost);
    changed_();
    return true;
}

}  // namespace saban::app
