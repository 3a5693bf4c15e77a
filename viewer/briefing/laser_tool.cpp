#include "viewer/briefing/laser_tool.h"

#include <QCursor>
#include <algorithm>
#include <cmath>
#include <utility>

namespace saban::app {

namespace {

constexpr double kTrailS = 0.45;
constexpr std::size_t kMostDots = 90;
constexpr double kDotEveryPx = 3.0;
constexpr int kFadeMs = 40;

}  // namespace

LaserTool::LaserTool(std::function<void()> changed) : changed_(std::move(changed)) {
    fading_.setInterval(kFadeMs);
    QObject::connect(&fading_, &QTimer::timeout, &fading_, [this] { fade(); });
}

std::vector<viewer::GroundInk::Trail> LaserTool::trail() const {
    std::vector<viewer::GroundInk::Trail> trail;
    if (!view_) return trail;
    for (const Past& past : past_)
        if (const double left = 1.0 - (view_->nowS() - past.whenS) / kTrailS; left > 0.0) trail.push_back({.at = past.at, .strength = left});
    return trail;
}

void LaserTool::begin(AudienceView& view) {
    view_ = &view;
    const QPoint at = view.mapFromGlobal(QCursor::pos());
    if (view.rect().contains(at)) move(at, Qt::NoButton, Qt::NoModifier);
}

void LaserTool::end() {
    fading_.stop();
    past_.clear();
    dot_.reset();
    changed_();
    view_ = nullptr;
}

bool LaserTool::press(QPointF position, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) {
    if (button != Qt::LeftButton) return false;
    move(position, Qt::NoButton, modifiers);  // a finger does not come moving
    return true;
}

bool LaserTool::move(QPointF position, Qt::MouseButtons, Qt::KeyboardModifiers) {
    if (!view_) return false;
    const auto place = view_->pick(position);
    const std::optional<glm::dvec2> next = place ? std::optional(glm::dvec2(place->ground)) : std::nullopt;
    if (next == dot_) return true;
    // Between two places of a quick hand the trail is filled, on the screen's way.
    if (dot_ && next) {
        const auto from = view_->positionOf(*dot_);
        const QPointF way = from ? position - *from : QPointF();
        const int steps = std::clamp(static_cast<int>(std::hypot(way.x(), way.y()) / kDotEveryPx), 1, 30);
        for (int step = 0; step < steps; ++step) past_.push_back({.at = *dot_ + (*next - *dot_) * (static_cast<double>(step) / steps), .whenS = view_->nowS()});
        if (past_.size() > kMostDots) past_.erase(past_.begin(), past_.end() - kMostDots);
    }
    dot_ = next;
    if (!past_.empty() && !fading_.isActive()) fading_.start();
    changed_();
    return true;
}

void LaserTool::leave() {
    if (!dot_) return;
    dot_.reset();
    changed_();
}

void LaserTool::fade() {
    std::erase_if(past_, [this](const Past& past) { return view_->nowS() - past.whenS >= kTrailS; });
    if (past_.empty()) fading_.stop();
    changed_();
}

}  // namespace saban::app
