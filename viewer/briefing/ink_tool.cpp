#include "viewer/briefing/ink_tool.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/common.hpp>

namespace saban::app {

namespace {

using Stroke = viewer::GroundInk::Stroke;

constexpr double kOrdinaryHeightPx = 1080.0;
constexpr double kStepPx = 2.0;        // a point nearer to the last one tells nothing
constexpr double kEraserPx = 14.0;
constexpr double kMostWidthM = 20000.0;
constexpr int kCurveSteps = 4;         // from the middle of a leg to that of the next

}  // namespace

double InkTool::widthPx(Kind kind, InkWidth width) {
    static constexpr std::array kPen{4.0, 7.0, 13.0}, kHighlighter{18.0, 30.0, 54.0};
    return (kind == Kind::Highlighter ? kHighlighter : kPen)[static_cast<std::size_t>(width)];
}

double InkTool::pixelsPerUnit() const { return std::max(1.0, view_->height() / kOrdinaryHeightPx); }

void InkTool::end() {
    drop();
    view_ = nullptr;
}

bool InkTool::press(QPointF position, Qt::MouseButton button, Qt::KeyboardModifiers) {
    if (button != Qt::LeftButton || !view_) return false;
    isDown_ = true;
    view_->player().releaseCamera();  // the ground holds still under the pen
    if (kind_ == Kind::Eraser) {
        sheets_.beginErasing();
        eraseAt(position);
    } else {
        beginStroke(position);
    }
    return true;
}

bool InkTool::move(QPointF position, Qt::MouseButtons buttons, Qt::KeyboardModifiers) {
    if (!isDown_ || !view_) return false;
    if (!(buttons & Qt::LeftButton) || view_->curtain() != AudienceView::Curtain::None) {  // the release went elsewhere; nobody sees what is drawn
        drop();
        return false;
    }
    if (kind_ == Kind::Eraser)
        eraseAt(position);
    else if (!isOnTable_)
        beginStroke(position);
    else if (const QPointF way = position - last_; std::hypot(way.x(), way.y()) >= kStepPx)
        addPoint(position);
    return true;
}

bool InkTool::release(QPointF position, Qt::MouseButton button) {
    if (button != Qt::LeftButton || !isDown_) return false;
    if (view_ && kind_ != Kind::Eraser && isOnTable_ && position != last_) addPoint(position);
    isDown_ = false;
    return true;
}

void InkTool::beginStroke(QPointF position) {
    const auto place = view_->pick(position);
    isOnTable_ = place.has_value();
    if (!place) return;
    const glm::dvec2 at(place->ground);
    last_ = position;
    raw_ = Stroke{.points = {at},
                  .tool = kind_ == Kind::Highlighter ? viewer::GroundInk::Tool::Highlighter : viewer::GroundInk::Tool::Pen,
                  .colour = colour_,
                  .widthM = std::min(widthPx(kind_, width_) * pixelsPerUnit() * view_->metresPerPixelAt(at), kMostWidthM)};
    if (pressure_) raw_.pressures = {factor()};
    drawn_ = raw_;
    sheets_.begin(raw_);
    changed_();
}

/// The way of the hand is smoother than that of whole pixels: curves through the middles of its legs, bent towards the points between them.
void InkTool::addPoint(QPointF position) {
    const auto place = view_->pick(position);
    if (!place) {
        isOnTable_ = false;
        return;
    }
    const glm::dvec2 at(place->ground);
    last_ = position;
    if (at == raw_.points.back()) return;
    raw_.points.push_back(at);
    const bool hasPressure = !raw_.pressures.empty();
    if (hasPressure) raw_.pressures.push_back(pressure_ ? factor() : raw_.pressures.back());
    const std::size_t n = raw_.points.size();
    if (n > 2) {
        const glm::dvec2 a = (raw_.points[n - 3] + raw_.points[n - 2]) / 2.0, b = raw_.points[n - 2], c = (b + at) / 2.0;
        const auto pressureAt = [&](std::size_t i) { return hasPressure ? raw_.pressures[i] : 1.0f; };
        const float from = (pressureAt(n - 3) + pressureAt(n - 2)) / 2.0f, to = (pressureAt(n - 2) + pressureAt(n - 1)) / 2.0f;
        for (int step = n == 3 ? 0 : 1; step <= kCurveSteps; ++step) {
            const double t = static_cast<double>(step) / kCurveSteps;
            drawn_.points.push_back(glm::mix(glm::mix(a, b, t), glm::mix(b, c, t), t));
            if (hasPressure) drawn_.pressures.push_back(glm::mix(from, to, static_cast<float>(t)));
        }
    }
    sheets_.replaceLast(smoothed());
    changed_();
}

Stroke InkTool::smoothed() const {
    Stroke stroke = drawn_;
    if (raw_.points.size() > 1) {
        stroke.points.push_back(raw_.points.back());
        if (!raw_.pressures.empty()) stroke.pressures.push_back(raw_.pressures.back());
    }
    return stroke;
}

void InkTool::eraseAt(QPointF position) {
    const auto place = view_->pick(position);
    if (!place) return;
    const glm::dvec2 at(place->ground);
    if (sheets_.erase(at, kEraserPx * pixelsPerUnit() * view_->metresPerPixelAt(at))) changed_();
}

}  // namespace saban::app
