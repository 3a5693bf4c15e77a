#include "viewer/app/draw_tool.h"

#include <QEvent>
#include <algorithm>
#include <cmath>
#include <set>

#include "layers/edit/edit.h"
#include "layers/model/fields.h"
#include "viewer/app/measurement.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr double kDragPx = 16.0;       // more is no click
constexpr double kReachPx = 10.0;      // of the first point
constexpr geo::Colour kLine{255, 209, 26, 255};

bool isOwnKey(const QKeyEvent& event) {
    if (event.modifiers() & ~(Qt::ShiftModifier | Qt::AltModifier | Qt::KeypadModifier)) return false;
    const int key = event.key();
    return key == Qt::Key_Backspace || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape;
}

template <typename T>
Placing put(const layers::Plan& plan, T feature, const DrawItem& item, std::span<const glm::dvec2> points) {
    std::set<std::string> taken;
    for (const auto& row : plan.all<T>().rows()) taken.insert(row->name);
    feature.name = item.name;
    for (int number = 2; taken.contains(feature.name); ++number) feature.name = item.name + " " + std::to_string(number);
    std::vector<glm::dvec2> shape(points.begin(), points.end());
    feature.geometry = item.isArea() ? layers::Geometry::area(std::move(shape)) : layers::Geometry::line(std::move(shape));
    layers::PlanEditor editor(plan);
    const layers::Uid uid = editor.put(feature);
    return {.edit = editor.finish(DrawTool::tr("Draw %1").arg(QString::fromStdString(feature.name)).toStdString()), .feature = {std::string(layers::kindName<T>()), uid}};
}

constexpr int kNoTarget = -1;

/// Tells targets apart, and none from all.
int targetOf(const std::optional<Snap>& snap) { return snap ? static_cast<int>(snap->target) : kNoTarget; }

}  // namespace

Placing drawingOf(const layers::Plan& plan, const DrawItem& item, std::span<const glm::dvec2> points) {
    if (item.kind == layers::kindName<layers::Route>()) {
        layers::Route route;
        route.kind = item.route;
        route.widthM = item.widthM;
        return put(plan, route, item, points);
    }
    if (item.kind == layers::kindName<layers::ControlLine>()) {
        layers::ControlLine line;
        line.kind = item.line;
        line.side = item.side;
        return put(plan, line, item, points);
    }
    if (item.kind == layers::kindName<layers::Area>()) {
        layers::Area area;
        area.kind = item.area;
        return put(plan, area, item, points);
    }
    if (item.kind == layers::kindName<layers::Structure>()) {
        layers::Structure structure;
        structure.type = item.type;
        return put(plan, structure, item, points);
    }
    if (item.kind == layers::kindName<layers::Remark>()) return put(plan, layers::Remark{}, item, points);
    return {};
}

DrawTool::DrawTool(TableWidget& table, PlanSession& session, std::function<const viewer::PlanView&()> view, QObject* parent)
    : MapTool(table, session, parent), snapper_(new Snapper(table, session, std::move(view), this)) {
    connect(&session_, &PlanSession::opened, this, &DrawTool::drop);
}

void DrawTool::setItem(DrawItem item) {
    if (item == item_) return;
    const bool isSameShape = item.isArea() == item_.isArea();
    item_ = std::move(item);
    if (isSameShape)
        showSketch();
    else
        drop();
    emit hintChanged();
}

void DrawTool::begin() {
    table_.installEventFilter(this);
    drop();
}

void DrawTool::end() {
    table_.removeEventFilter(this);
    drop();
}

bool DrawTool::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(static_cast<QKeyEvent&>(*event))) {
        event->accept();
        return true;
    }
    return MapTool::eventFilter(watched, event);
}

/// On the ground, pulled to what is near, unless Alt is held.
std::optional<glm::dvec2> DrawTool::placeOf(QPointF position, Qt::KeyboardModifiers modifiers) {
    const int target = targetOf(snap_);
    snap_.reset();
    const auto picked = table_.pick(position);
    if (picked) snap_ = snapper_->find(position, glm::dvec2(picked->ground), modifiers);
    if (target != targetOf(snap_)) emit hintChanged();
    if (!picked) return std::nullopt;
    return snap_ ? snap_->at : glm::dvec2(picked->ground);
}

bool DrawTool::isOnFirstPoint(QPointF position) const {
    if (!item_.isArea() || points_.size() < 3) return false;
    const auto first = table_.positionOf(points_.front());
    return first && std::hypot(first->x() - position.x(), first->y() - position.y()) <= kReachPx;
}

bool DrawTool::press(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || (event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))) return false;
    pressedAt_ = event.position();
    return true;
}

bool DrawTool::move(const QMouseEvent& event) {
    cursor_ = placeOf(event.position(), event.modifiers());
    showSketch();
    return true;
}

bool DrawTool::release(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || !pressedAt_) return false;
    const QPointF way = event.position() - *pressedAt_;
    pressedAt_.reset();
    if (std::hypot(way.x(), way.y()) > kDragPx || item_.kind.empty()) return true;
    if (isOnFirstPoint(event.position())) {
        finish();
        return true;
    }
    cursor_ = placeOf(event.position(), event.modifiers());
    if (cursor_ && (points_.empty() || points_.back() != *cursor_)) points_.push_back(*cursor_);
    showSketch();
    emit hintChanged();
    return true;
}

bool DrawTool::doubleClick(const QMouseEvent&) {
    pressedAt_.reset();
    finish();
    return true;
}

void DrawTool::finish() {
    if (points_.empty() || !session_.plan()) return;
    if (points_.size() < (item_.isArea() ? 3u : 2u)) {
        emit refused(item_.isArea() ? tr("An area needs three points: click further ones, or press Esc.") : tr("A line needs two points: click a further one, or press Esc."));
        return;
    }
    if (item_.isArea() && layers::geometryFault(layers::roundedToMm(layers::Geometry::area(points_)))) {
        emit refused(tr("The outline of this area crosses itself or encloses nothing: take points back with Backspace and click others."));
        return;
    }
    const Placing placing = drawingOf(*session_.plan(), item_, points_);
    if (!session_.apply(placing.edit)) return;  // what was drawn stays, to be tried again
    drop();
    session_.select({placing.feature});
    emit drawn(placing.feature);
}

void DrawTool::drop() {
    points_.clear();
    typed_.clear();
    cursor_.reset();
    pressedAt_.reset();
    snap_.reset();
    showSketch();
    emit hintChanged();
}

void DrawTool::takeBack() {
    if (points_.empty()) return;
    points_.pop_back();
    showSketch();
    emit hintChanged();
}

bool DrawTool::key(const QKeyEvent& event) {
    if (!isOwnKey(event)) return false;
    switch (event.key()) {
        case Qt::Key_Backspace: takeBack(); return true;
        case Qt::Key_Escape:
            if (points_.empty())
                emit finished();
            else
                drop();
            return true;
        default: finish(); return true;
    }
}

void DrawTool::previewPlaces(std::span<const TypedPlace> places) {
    typed_.clear();
    for (const TypedPlace& place : places) typed_.push_back(place.at);
    cursor_.reset();
    snap_.reset();
    showSketch();
}

bool DrawTool::setPlaces(std::span<const TypedPlace> places) {
    typed_.clear();
    for (const TypedPlace& place : places)
        if (points_.empty() || points_.back() != place.at) points_.push_back(place.at);
    cursor_.reset();
    showSketch();
    emit hintChanged();
    return !places.empty();
}

void DrawTool::leave() {
    cursor_.reset();
    snap_.reset();
    showSketch();
}

QString DrawTool::sizeText(const std::vector<glm::dvec2>& points) const {
    const geo::Crs& crs = table_.ground()->crs;
    auto outline = points;
    if (!item_.isArea() || points.size() < 3) return lengthText(geo::geodesicLengthM(crs, outline));
    outline.push_back(outline.front());
    return tr("%1 · around %2").arg(areaText(geo::ellipsoidAreaM2(crs, points).value_or(geo::ringAreaM2(points))), lengthText(geo::geodesicLengthM(crs, outline)));
}

void DrawTool::showSketch() {
    if (table_.tool() != this) return;
    viewer::Sketch sketch;
    auto points = points_;
    points.insert(points.end(), typed_.begin(), typed_.end());
    if (typed_.empty() && cursor_ && !points.empty() && points.back() != *cursor_) points.push_back(*cursor_);
    const bool isCursorLast = points.size() > points_.size();
    const bool isArea = item_.isArea() && points.size() > 2;
    if (points_.size() > 1) sketch.lines.push_back({.points = points_, .colour = kLine, .isClosed = isArea && !isCursorLast});
    if (isCursorLast) {
        std::vector<glm::dvec2> rest(points.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(points_.size(), 1)) - 1, points.end());
        if (isArea && !points_.empty()) rest.push_back(points_.front());
        if (rest.size() > 1) sketch.lines.push_back({.points = std::move(rest), .colour = kLine, .isDashed = true});
    }
    for (const glm::dvec2 point : typed_) sketch.handles.push_back({.at = point, .form = viewer::Sketch::Form::Ring, .colour = kLine, .sizePx = 14.0});
    for (const glm::dvec2 point : points_) sketch.handles.push_back({.at = point, .colour = kLine, .sizePx = 9.0});
    if (snap_) sketch.handles.push_back(Snapper::markerFor(*snap_));
    if (points.size() > 1 && table_.ground()) sketch.texts.push_back({.at = points.back(), .text = sizeText(points).toStdString()});
    table_.setSketch(std::move(sketch));
}

QString DrawTool::hint() const {
    const QString name = QString::fromStdString(item_.name);
    if (snap_) return tr("%1 · Alt: do not snap").arg(Snapper::wordsFor(*snap_));
    if (points_.empty()) return tr("Click: begin “%1” · Digits: type coordinates · Alt: do not snap · Esc: done").arg(name);
    if (item_.isArea()) return tr("Click: next corner of “%1” · Enter or click on the first: finish · Backspace: take back · Alt: do not snap · Esc: drop").arg(name);
    return tr("Click: next point of “%1” · Enter or double click: finish · Backspace: take back · Alt: do not snap · Esc: drop").arg(name);
}

}  // namespace saban::app
