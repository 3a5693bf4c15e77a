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

/// Of the point that was added last, the `count`th: a stroke has heights as soon as one of its points has.
void addHeight(Stroke& stroke, std::size_t count, std::optional<double> heightM) {
    if (!heightM && stroke.heightsM.empty()) return;
    stroke.heightsM.resize(count - 1);
    stroke.heightsM.push_back(heightM);
}

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
        isOnTable_ = false;
        if (const auto spot = spotAt(position)) beginStroke(*spot, position);
    }
    return true;
}

bool InkTool::move(QPointF position, Qt::MouseButtons buttons, Qt::KeyboardModifiers) {
    if (!isDown_ || !view_) return false;
    if (!(buttons & Qt::LeftButton) || view_->curtain() != AudienceView::Curtain::None) {  // the release went elsewhere; nobody sees what is drawn
        drop();
        return false;
    }
    if (kind_ == Kind::Eraser) {
        eraseAt(position);
    } else if (!isOnTable_) {
        if (const auto spot = spotAt(position)) beginStroke(*spot, position);
    } else if (const QPointF way = position - last_; std::hypot(way.x(), way.y()) >= kStepPx) {
        addPoint(position);
    }
    return true;
}

bool InkTool::release(QPointF position, Qt::MouseButton button) {
    if (button != Qt::LeftButton || !isDown_) return false;
    if (view_ && kind_ != Kind::Eraser && isOnTable_ && position != last_) addPoint(position);
    isDown_ = false;
    return true;
}

std::optional<InkTool::Spot> InkTool::spotAt(QPointF position) const {
    if (const auto solid = view_->pointOnSolid(position)) return Spot{.at = glm::dvec2(*solid), .heightM = solid->z, .isOnSolid = true};
    const auto place = view_->pick(position);
    return place ? std::optional(Spot{.at = glm::dvec2(place->ground)}) : std::nullopt;
}

void InkTool::beginStroke(const Spot& spot, QPointF position) {
    isOnTable_ = true;
    last_ = position;
    spots_ = {spot};
    raw_ = Stroke{.points = {spot.at},
                  .tool = kind_ == Kind::Highlighter ? viewer::GroundInk::Tool::Highlighter : viewer::GroundInk::Tool::Pen,
                  .colour = colour_,
                  .widthM = std::min(widthPx(kind_, width_) * pixelsPerUnit() * view_->metresPerPixelAt(spot.at), kMostWidthM)};
    if (pressure_) raw_.pressures = {factor()};
    if (spot.isOnSolid) raw_.heightsM = {spot.heightM};
    drawn_ = raw_;
    sheets_.begin(raw_);
    changed_();
}

void InkTool::addPoint(QPointF position) {
    const auto spot = spotAt(position);
    isOnTable_ = spot.has_value();
    if (!spot) return;
    last_ = position;
    if (spot->at == spots_.back().at && spot->heightM == spots_.back().heightM) return;
    spots_.push_back(*spot);
    raw_.points.push_back(spot->at);
    if (!raw_.pressures.empty()) raw_.pressures.push_back(pressure_ ? factor() : raw_.pressures.back());
    addHeight(raw_, raw_.points.size(), spot->isOnSolid ? std::optional(spot->heightM) : std::nullopt);
    if (spots_.size() > 2) addCurve();
    sheets_.replaceLast(smoothed());
    changed_();
}

/// The way of the hand is smoother than that of whole pixels: curves through the middles of its legs, bent towards the points between them.
void InkTool::addCurve() {
    const std::size_t n = spots_.size();
    const auto on = [&](double first, double second, double third, double t) {
        const double from = (first + second) / 2.0, to = (second + third) / 2.0;
        return glm::mix(glm::mix(from, second, t), glm::mix(second, to, t), t);
    };
    const Spot &a = spots_[n - 3], &b = spots_[n - 2], &c = spots_[n - 1];
    const bool isOnSolid = a.isOnSolid || b.isOnSolid || c.isOnSolid;
    for (int step = n == 3 ? 0 : 1; step <= kCurveSteps; ++step) {
        const double t = static_cast<double>(step) / kCurveSteps;
        drawn_.points.emplace_back(on(a.at.x, b.at.x, c.at.x, t), on(a.at.y, b.at.y, c.at.y, t));
        if (!raw_.pressures.empty()) {
            const float from = (raw_.pressures[n - 3] + raw_.pressures[n - 2]) / 2.0f, to = (raw_.pressures[n - 2] + raw_.pressures[n - 1]) / 2.0f;
            drawn_.pressures.push_back(glm::mix(from, to, static_cast<float>(t)));
        }
        addHeight(drawn_, drawn_.points.size(), isOnSolid ? std::optional(on(a.heightM, b.heightM, c.heightM, t)) : std::nullopt);
    }
}

Stroke InkTool::smoothed() const {
    Stroke stroke = drawn_;
    if (raw_.points.size() > 1) {
        stroke.points.push_back(raw_.points.back());
        if (!raw_.pressures.empty()) stroke.pressures.push_back(raw_.pressures.back());
        addHeight(stroke, stroke.points.size(), spots_.back().isOnSolid ? std::optional(spots_.back().heightM) : std::nullopt);
    }
    return stroke;
}

void InkTool::eraseAt(QPointF position) {
    const auto spot = spotAt(position);
    if (!spot) return;
    const glm::dvec2 at = spot->at;
    if (sheets_.erase(at, kEraserPx * pixelsPerUnit() * view_->metresPerPixelAt(at))) changed_();
}

}  // namespace saban::app
