#include "viewer/app/split_tool.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "geo/core/leg.h"
#include "layers/edit/feature_edits.h"
#include "layers/edit/line_splits.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/snapping.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr double kDragPx = 16.0;   // more is no click
constexpr double kReachPx = 24.0;  // of the line
constexpr double kVertexPx = 9.0;  // a vertex as near is meant
constexpr geo::Colour kLine{255, 209, 26, 255};
constexpr geo::Colour kCut{213, 94, 0, 255};

}  // namespace

void SplitTool::begin() {
    line_.reset();
    at_.reset();
    if (session_.plan() && session_.selection().size() == 1 && layers::geometryOf(*session_.plan(), session_.selection().front(), {}).kind == layers::GeometryKind::Line)
        line_ = session_.selection().front();
    showSketch();
}

void SplitTool::end() {
    line_.reset();
    at_.reset();
    pressedAt_.reset();
    session_.setPreview(nullptr);
}

std::optional<glm::dvec2> SplitTool::placeOf(QPointF position) const {
    const auto picked = line_ && session_.plan() ? table_.pick(position) : std::nullopt;
    if (!picked) return std::nullopt;
    const auto points = layers::geometryOf(*session_.plan(), *line_, {}).linePoints();
    const auto distancePx = [&](glm::dvec2 at) {
        const auto on = table_.positionOf(at);
        return on ? std::hypot(on->x() - position.x(), on->y() - position.y()) : std::numeric_limits<double>::infinity();
    };
    std::optional<glm::dvec2> best;
    double bestPx = kVertexPx;
    for (std::size_t i = 1; i + 1 < points.size(); ++i)
        if (const double px = distancePx(points[i]); px <= bestPx) {
            bestPx = px;
            best = points[i];
        }
    if (best) return best;
    bestPx = kReachPx;
    const glm::dvec2 place(picked->ground);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const glm::dvec2 at = geo::nearestOnLeg(place, points[i], points[i + 1]);
        if (const double px = distancePx(at); px <= bestPx) {
            bestPx = px;
            best = at;
        }
    }
    return best;
}

bool SplitTool::press(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || (event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))) return false;
    pressedAt_ = event.position();
    return true;
}

bool SplitTool::move(const QMouseEvent& event) {
    at_ = placeOf(event.position());
    showSketch();
    return true;
}

bool SplitTool::release(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || !pressedAt_) return false;
    const QPointF way = event.position() - *pressedAt_;
    pressedAt_.reset();
    if (std::hypot(way.x(), way.y()) > kDragPx) return true;
    if (const auto place = placeOf(event.position())) split(*place);
    return true;
}

bool SplitTool::split(glm::dvec2 place) {
    const auto edit = layers::splitLineAt(*session_.plan(), *line_, place);
    if (!edit) {
        emit session_.troubled(QString::fromStdString(edit.error().message));
        return false;
    }
    if (!session_.apply(edit->edit)) return false;
    session_.select({edit->feature});
    emit finished();
    return true;
}

bool SplitTool::setPlaces(std::span<const TypedPlace> places) { return !places.empty() && line_ && session_.plan() && split(places.front().at); }

bool SplitTool::key(const QKeyEvent& event) {
    if (event.key() != Qt::Key_Escape) return false;
    emit finished();
    return true;
}

void SplitTool::leave() {
    at_.reset();
    showSketch();
}

void SplitTool::showSketch() {
    if (table_.tool() != this) return;
    viewer::Sketch sketch;
    if (line_ && session_.plan()) {
        const auto points = layers::geometryOf(*session_.plan(), *line_, {}).linePoints();
        if (points.size() > 1) sketch.lines.push_back({.points = points, .colour = kLine});
        for (const glm::dvec2 point : points) sketch.handles.push_back({.at = point, .colour = kLine, .sizePx = 7.0});
    }
    if (at_) sketch.handles.push_back({.at = *at_, .form = viewer::Sketch::Form::Ring, .colour = kCut, .sizePx = 20.0});
    table_.setSketch(std::move(sketch));
}

QString SplitTool::hint() const { return tr("Click on the line: split it there · Esc: do not"); }

}  // namespace saban::app
