#include "viewer/app/select_tool.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/trigonometric.hpp>

#include "layers/edit/feature_edits.h"
#include "layers/edit/locks.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/table_widget.h"
#include "viewer/overlay/plan_picker.h"

namespace saban::app {

namespace {

constexpr double kReachPx = 9.0;
constexpr double kDragPx = 4.0;         // less is a click
constexpr double kVerticesApartPx = 14.0;  // nearer together, they could not be told apart
constexpr double kHandlePx = 58.0;      // of the ring that turns, from the feature
constexpr geo::Colour kPicked{255, 209, 26, 255};
constexpr geo::Colour kBetween{255, 255, 255, 210};

double distancePx(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

double bearingDeg(glm::dvec2 from, glm::dvec2 to) {
    const double bearing = glm::degrees(std::atan2(to.x - from.x, to.y - from.y));
    return bearing < 0.0 ? bearing + 360.0 : bearing;
}

glm::dvec2 middleOf(glm::dvec2 a, glm::dvec2 b) { return (a + b) / 2.0; }

}  // namespace

SelectTool::SelectTool(TableWidget& table, PlanSession& session, std::function<const viewer::PlanView&()> view, QObject* parent)
    : MapTool(table, session, parent), view_(view), snapper_(new Snapper(table, session, std::move(view), this)) {
    // A drag ends with what it was of: undone, deleted, changed by another program, or of another plan.
    const auto endDrag = [this] {
        if (drag_ != Drag::None) drop();
    };
    connect(&session_, &PlanSession::opened, this, endDrag);
    connect(&session_, &PlanSession::edited, this, endDrag);
    connect(&session_, &PlanSession::selectionChanged, this, [this, endDrag] {
        endDrag();
        refresh();
        emit hintChanged();
    });
    connect(&session_, &PlanSession::shownChanged, this, [this] { refresh(); });
    connect(&session_, &PlanSession::edited, this, [this] { emit hintChanged(); });
}

void SelectTool::end() { drop(); }

/// Ends a drag without an edit.
void SelectTool::drop() {
    drag_ = Drag::None;
    snap_.reset();
    session_.setPreview(nullptr);
}

std::optional<glm::dvec2> SelectTool::placeOf(QPointF position) const {
    const auto picked = table_.pick(position);
    return picked ? std::optional(glm::dvec2(picked->ground)) : std::nullopt;
}

std::vector<layers::FeatureRef> SelectTool::featuresAt(QPointF position) const {
    std::vector<layers::FeatureRef> found;
    if (!session_.plan()) return found;
    if (const auto sign = table_.signAt(position)) found.push_back(*sign);
    if (const auto place = placeOf(position)) {
        const double toleranceM = kReachPx * table_.metresPerPixelAt(*place);
        for (auto& feature : viewer::featuresAt(*session_.plan(), view_(), catalogue(), *place, toleranceM))
            if (std::find(found.begin(), found.end(), feature) == found.end()) found.push_back(std::move(feature));
    }
    return found;
}

bool SelectTool::press(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || !session_.plan()) return false;
    pressedAt_ = cursor_ = event.position();
    grabbed_ = placeOf(pressedAt_);
    if (event.modifiers() & Qt::ShiftModifier) {
        drag_ = Drag::Box;
        return true;
    }
    const bool isCtrl = event.modifiers() & Qt::ControlModifier;
    if (session_.isEditable() && session_.selection().size() == 1 && !isSelectionLocked()) {
        if (const auto vertex = vertexAt(pressedAt_)) {
            if (isCtrl && !vertex->isNew) {
                removeVertex(*vertex);
                return true;
            }
            vertex_ = *vertex;
            drag_ = Drag::Vertex;
            return true;
        }
        if (canTurn() && isOnTurnHandle(pressedAt_)) {
            drag_ = Drag::Turn;
            return true;
        }
    }
    const auto here = featuresAt(pressedAt_);
    if (here.empty()) return false;  // the ground moves
    const auto selected = std::find_if(here.begin(), here.end(), [this](const auto& feature) { return session_.isSelected(feature); });
    wasSelected_ = selected != here.end();
    pressed_ = wasSelected_ ? *selected : here.front();
    if (isCtrl) {
        session_.toggleSelected(here.front());
        return true;
    }
    if (!wasSelected_) session_.select({*pressed_});
    drag_ = Drag::Pressed;
    return true;
}

void SelectTool::preview(const layers::Edit& edit) {
    session_.setPreview(std::make_shared<const layers::Plan>(layers::applied(*session_.plan(), edit)));
}

bool SelectTool::move(const QMouseEvent& event) {
    cursor_ = event.position();
    if (drag_ == Drag::None) return false;
    if (drag_ == Drag::Pressed && session_.isEditable() && distancePx(cursor_, pressedAt_) > kDragPx) {
        if (const auto why = layers::lockFault(*session_.plan(), session_.selection())) {
            drag_ = Drag::None;
            emit session_.troubled(QString::fromStdString(*why));
            return true;
        }
        drag_ = Drag::Move;
    }
    const auto here = placeOf(cursor_);
    const auto& selection = session_.selection();
    if (drag_ == Drag::Move && here && grabbed_) preview(layers::moveFeatures(*session_.plan(), selection, *here - *grabbed_, view_().phase));
    if (drag_ == Drag::Turn && here) {
        if (const auto centre = pivot())
            preview(layers::turnFeatures(*session_.plan(), selection, bearingDeg(*centre, *here) - headingOfSelection(), *centre, view_().phase));
    }
    if (drag_ == Drag::Vertex)
        if (const auto to = snappedPlaceOf(cursor_, event.modifiers())) preview(layers::placeFeature(*session_.plan(), selection.front(), withVertex(*to), view_().phase));
    if (drag_ == Drag::Box) refresh();
    return true;
}

bool SelectTool::release(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || drag_ == Drag::None) return false;
    const Drag drag = std::exchange(drag_, Drag::None);
    const auto here = placeOf(event.position());
    const auto& selection = session_.selection();
    const auto& phase = view_().phase;
    switch (drag) {
        case Drag::Pressed:  // a click on what was picked already: the next one below it
            if (wasSelected_ && selection.size() == 1) {
                const auto all = featuresAt(event.position());
                const auto present = std::find(all.begin(), all.end(), selection.front());
                if (present != all.end() && all.size() > 1) session_.select({present + 1 == all.end() ? all.front() : *(present + 1)});
            } else if (wasSelected_) {
                session_.select({*pressed_});
            }
            break;
        case Drag::Move:
            if (here && grabbed_) session_.apply(layers::moveFeatures(*session_.plan(), selection, *here - *grabbed_, phase));
            break;
        case Drag::Turn:
            if (const auto centre = pivot(); centre && here)
                session_.apply(layers::turnFeatures(*session_.plan(), selection, bearingDeg(*centre, *here) - headingOfSelection(), *centre, phase));
            break;
        case Drag::Vertex:
            if (const auto to = snappedPlaceOf(event.position(), event.modifiers())) session_.apply(layers::placeFeature(*session_.plan(), selection.front(), withVertex(*to), phase));
            snap_.reset();
            emit hintChanged();
            break;
        case Drag::Box: {
            const QRectF box = QRectF(pressedAt_, event.position()).normalized();
            session_.select(viewer::featuresWithin(*session_.plan(), view_(), [&](glm::dvec2 at) {
                const auto position = table_.positionOf(at);
                return position && box.contains(*position);
            }));
            break;
        }
        case Drag::None: break;
    }
    session_.setPreview(nullptr);
    refresh();
    return true;
}

bool SelectTool::key(const QKeyEvent& event) {
    if (event.key() == Qt::Key_Escape) {
        if (drag_ != Drag::None) {
            drop();
            refresh();
        } else {
            session_.select({});
        }
        return true;
    }
    if ((event.key() == Qt::Key_Delete || event.key() == Qt::Key_Backspace) && !session_.selection().empty() && session_.isEditable()) {
        session_.apply(layers::removeFeatures(*session_.plan(), session_.selection()));
        return true;
    }
    return false;
}

std::optional<glm::dvec2> SelectTool::snappedPlaceOf(QPointF position, Qt::KeyboardModifiers modifiers) {
    const auto place = placeOf(position);
    snap_ = place ? snapper_->find(position, *place, modifiers, session_.selection().front()) : std::nullopt;
    emit hintChanged();
    return snap_ ? snap_->at : place;
}

bool SelectTool::isSelectionLocked() const { return session_.plan() && layers::lockFault(*session_.plan(), session_.selection()).has_value(); }

bool SelectTool::canTurn() const {
    if (session_.selection().size() != 1) return false;
    const auto& feature = session_.selection().front();
    return feature.kind == layers::kindName<layers::Structure>() || feature.kind == layers::kindName<layers::CommandPost>();
}

double SelectTool::headingOfSelection() const {
    const auto& feature = session_.selection().front();
    if (const auto structure = session_.plan()->find<layers::Structure>(feature.uid)) return structure->headingDeg;
    if (const auto post = session_.plan()->find<layers::CommandPost>(feature.uid)) return post->headingDeg;
    return 0.0;
}

std::optional<glm::dvec2> SelectTool::pivot() const {
    return layers::geometryOf(*session_.plan(), session_.selection().front(), view_().phase).labelPoint();
}

bool SelectTool::isOnTurnHandle(QPointF position) const {
    const auto centre = pivot();
    if (!centre) return false;
    const double heading = glm::radians(headingOfSelection());
    const auto handle = table_.positionOf(*centre + glm::dvec2(std::sin(heading), std::cos(heading)) * (kHandlePx * table_.metresPerPixelAt(*centre)));
    return handle && distancePx(*handle, position) <= kReachPx;
}

glm::dvec2 SelectTool::placeOf(const layers::Geometry& geometry, const Vertex& vertex) {
    const auto& points = geometry.parts.at(vertex.part).points;
    const glm::dvec2 at = points.at(vertex.index);
    return vertex.isNew ? middleOf(at, points[(vertex.index + 1) % points.size()]) : at;
}

std::vector<SelectTool::Vertex> SelectTool::shownVertices(const layers::Geometry& geometry) const {
    std::vector<Vertex> shown, between;
    const bool isArea = geometry.kind == layers::GeometryKind::Area;
    if (!isArea && geometry.kind != layers::GeometryKind::Line) return shown;
    for (std::size_t p = 0; p < geometry.parts.size(); ++p) {
        const auto& points = geometry.parts[p].points;
        std::optional<QPointF> before;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto on = table_.positionOf(points[i]);
            if (!on) continue;
            const bool isEnd = !isArea && (i == 0 || i + 1 == points.size());
            if (!before || isEnd || distancePx(*before, *on) >= kVerticesApartPx) {
                shown.push_back({p, i, false});
                before = on;
            }
            if (!isArea && i + 1 == points.size()) continue;
            const auto next = table_.positionOf(points[(i + 1) % points.size()]);
            if (next && distancePx(*on, *next) >= 3.0 * kVerticesApartPx) between.push_back({p, i, true});
        }
    }
    shown.insert(shown.end(), between.begin(), between.end());
    return shown;
}

std::optional<SelectTool::Vertex> SelectTool::vertexAt(QPointF position) const {
    const auto geometry = layers::geometryOf(*session_.plan(), session_.selection().front(), view_().phase);
    for (const Vertex& vertex : shownVertices(geometry)) {
        const auto on = table_.positionOf(placeOf(geometry, vertex));
        if (on && distancePx(*on, position) <= kReachPx) return vertex;
    }
    return std::nullopt;
}

layers::Geometry SelectTool::withVertex(glm::dvec2 at) const {
    auto geometry = layers::geometryOf(*session_.plan(), session_.selection().front(), view_().phase);
    auto& points = geometry.parts.at(vertex_.part).points;
    if (vertex_.isNew)
        points.insert(points.begin() + static_cast<std::ptrdiff_t>(vertex_.index) + 1, at);
    else
        points.at(vertex_.index) = at;
    return geometry;
}

void SelectTool::removeVertex(const Vertex& vertex) {
    const auto& feature = session_.selection().front();
    auto geometry = layers::geometryOf(*session_.plan(), feature, view_().phase);
    auto& points = geometry.parts.at(vertex.part).points;
    const std::size_t least = geometry.kind == layers::GeometryKind::Area ? 3 : 2;
    if (points.size() <= least) return;
    points.erase(points.begin() + static_cast<std::ptrdiff_t>(vertex.index));
    session_.apply(layers::placeFeature(*session_.plan(), feature, std::move(geometry), view_().phase));
}

void SelectTool::refresh() {
    if (table_.tool() != this) return;
    viewer::Sketch sketch;
    if (drag_ == Drag::Box) {
        const double ratio = table_.pixelRatio();
        sketch.box = viewer::Sketch::Box{{pressedAt_.x() * ratio, pressedAt_.y() * ratio}, {cursor_.x() * ratio, cursor_.y() * ratio}};
    }
    const auto& plan = session_.shown();
    if (plan) {
        for (const auto& feature : session_.selection()) {
            const auto geometry = layers::geometryOf(*plan, feature, view_().phase);
            if (geometry.kind == layers::GeometryKind::Point) {
                if (const auto structure = plan->find<layers::Structure>(feature.uid); structure && feature.kind == layers::kindName<layers::Structure>())
                    sketch.lines.push_back({.points = viewer::outlineOf(*structure, catalogue()), .colour = kPicked, .isClosed = true});
                sketch.handles.push_back({.at = geometry.at(), .form = viewer::Sketch::Form::Ring, .colour = kPicked, .sizePx = 20.0});
            }
            for (const auto& part : geometry.parts)
                if (part.points.size() > 1)
                    sketch.lines.push_back({.points = part.points, .colour = kPicked, .isClosed = geometry.kind == layers::GeometryKind::Area});
        }
        if (session_.selection().size() == 1 && session_.isEditable() && !isSelectionLocked()) {
            const auto& feature = session_.selection().front();
            const auto geometry = layers::geometryOf(*plan, feature, view_().phase);
            const bool isArea = geometry.kind == layers::GeometryKind::Area;
            if (isArea || geometry.kind == layers::GeometryKind::Line) {
                for (const Vertex& vertex : shownVertices(geometry))
                    sketch.handles.push_back({.at = placeOf(geometry, vertex), .form = vertex.isNew ? viewer::Sketch::Form::Disc : viewer::Sketch::Form::Square,
                                              .colour = vertex.isNew ? kBetween : kPicked, .sizePx = vertex.isNew ? 6.0 : 9.0});
            } else if (canTurn() && geometry.kind == layers::GeometryKind::Point) {
                double headingDeg = headingOfSelection();
                if (const auto shown = plan->find<layers::Structure>(feature.uid)) headingDeg = shown->headingDeg;
                if (const auto shown = plan->find<layers::CommandPost>(feature.uid)) headingDeg = shown->headingDeg;
                const double heading = glm::radians(headingDeg);
                const glm::dvec2 tip = geometry.at() + glm::dvec2(std::sin(heading), std::cos(heading)) * (kHandlePx * table_.metresPerPixelAt(geometry.at()));
                sketch.lines.push_back({.points = {geometry.at(), tip}, .colour = kPicked, .widthPx = 1.6, .isDashed = true});
                sketch.handles.push_back({.at = tip, .form = viewer::Sketch::Form::Disc, .colour = kPicked, .sizePx = 12.0});
                if (drag_ == Drag::Turn) sketch.texts.push_back({.at = tip, .text = QStringLiteral("%1°").arg(headingDeg, 0, 'f', 0).toStdString()});
            }
        }
    }
    if (snap_) sketch.handles.push_back(Snapper::markerFor(*snap_));
    table_.setSketch(std::move(sketch));
}

QString SelectTool::hint() const {
    if (drag_ == Drag::Vertex && snap_) return tr("%1 · Alt: do not snap").arg(Snapper::wordsFor(*snap_));
    if (isSelectionLocked()) return tr("Locked: Ctrl + L unlocks · Click: select · Esc: deselect");
    return tr("Click: select · Drag: move · Shift + drag: select a box · Delete: remove · Esc: deselect");
}

}  // namespace saban::app
