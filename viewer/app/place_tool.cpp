#include "viewer/app/place_tool.h"

#include <cmath>
#include <glm/trigonometric.hpp>
#include <set>

#include "layers/edit/feature_edits.h"
#include "layers/model/fields.h"
#include "layers/model/uid.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr double kTurnDeg = 15.0;
constexpr double kFineTurnDeg = 1.0;
constexpr double kDragPx = 4.0;

std::string freeName(const std::set<std::string>& taken, const std::string& wanted) {
    if (!taken.contains(wanted)) return wanted;
    for (int number = 2;; ++number) {
        std::string name = wanted + " " + std::to_string(number);
        if (!taken.contains(name)) return name;
    }
}

/// Calls `visit` with a feature as the item says, without name and place.
template <typename Visit>
void visitFeatureOf(const PlaceItem& item, double headingDeg, Visit&& visit) {
    if (item.kind == layers::kindName<layers::Structure>()) {
        layers::Structure structure;
        structure.type = item.type;
        structure.headingDeg = headingDeg;
        visit(structure);
    } else if (item.kind == layers::kindName<layers::CommandPost>()) {
        layers::CommandPost post;
        post.kind = item.post;
        post.symbolCode = item.symbolCode;
        post.headingDeg = headingDeg;
        visit(post);
    } else if (item.kind == layers::kindName<layers::Remark>()) {
        visit(layers::Remark{});
    } else {
        layers::Unit unit;
        unit.symbolCode = item.symbolCode;
        unit.side = item.side;
        visit(unit);
    }
}

constexpr int kNoTarget = -1;

/// Tells targets apart, and none from all.
int targetOf(const std::optional<Snap>& snap) { return snap ? static_cast<int>(snap->target) : kNoTarget; }

}  // namespace

Placing placingOf(const layers::Plan& plan, const PlaceItem& item, glm::dvec2 at, double headingDeg, const layers::Uid& phase) {
    const TypedPlace place{.at = at};
    Placings one = placingsOf(plan, item, std::span(&place, 1), headingDeg, phase);
    return {.edit = std::move(one.edit), .feature = one.features.front()};
}

Placings placingsOf(const layers::Plan& plan, const PlaceItem& item, std::span<const TypedPlace> places, double headingDeg, const layers::Uid& phase) {
    Placings placings;
    layers::PlanEditor editor(plan);
    std::string name;
    visitFeatureOf(item, headingDeg, [&]<typename T>(const T& likeIt) {
        std::set<std::string> taken;
        for (const auto& row : plan.all<T>().rows()) taken.insert(row->name);
        std::vector<T> features;  // each put copies the table: all at once
        std::vector<layers::UnitPosition> positions;
        for (const TypedPlace& place : places) {
            T feature = likeIt;
            feature.uid = layers::newUid();
            feature.name = freeName(taken, place.name.isEmpty() ? item.name : place.name.normalized(QString::NormalizationForm_C).toStdString());
            taken.insert(feature.name);
            name = feature.name;
            if constexpr (std::is_same_v<T, layers::Unit>) {
                layers::UnitPosition position;
                position.unit = feature.uid;
                position.phase = phase;
                position.geometry = layers::Geometry::point(place.at);
                positions.push_back(std::move(position));
            } else {
                feature.geometry = layers::Geometry::point(place.at);
            }
            placings.features.push_back({std::string(layers::kindName<T>()), feature.uid});
            features.push_back(std::move(feature));
        }
        editor.put(std::move(features));
        if (!positions.empty()) editor.put(std::move(positions));
    });
    placings.edit = editor.finish((places.size() > 1 ? PlaceTool::tr("Place %1 features").arg(places.size()) : PlaceTool::tr("Place %1").arg(QString::fromStdString(name))).toStdString());
    return placings;
}

PlaceTool::PlaceTool(TableWidget& table, PlanSession& session, std::function<const viewer::PlanView&()> view, QObject* parent)
    : MapTool(table, session, parent), view_(view), snapper_(new Snapper(table, session, std::move(view), this)) {}

void PlaceTool::setItem(PlaceItem item) {
    item_ = std::move(item);
    show(cursor_, modifiers_);
}

void PlaceTool::end() {
    cursor_.reset();
    snap_.reset();
    pressedAt_.reset();
    session_.setPreview(nullptr);
}

std::optional<glm::dvec2> PlaceTool::placeOf(QPointF position, Qt::KeyboardModifiers modifiers) {
    const int target = targetOf(snap_);
    snap_.reset();
    if (const auto picked = table_.pick(position)) {
        const glm::dvec2 place(picked->ground);
        snap_ = snapper_->find(position, place, modifiers);
        if (target != targetOf(snap_)) emit hintChanged();
        return snap_ ? snap_->at : place;
    }
    if (target != kNoTarget) emit hintChanged();
    return std::nullopt;
}

void PlaceTool::show(std::optional<QPointF> position, Qt::KeyboardModifiers modifiers) {
    cursor_ = position;
    modifiers_ = modifiers;
    if (!session_.plan() || item_.kind.empty()) return;
    const auto place = position ? placeOf(*position, modifiers) : std::nullopt;
    if (!place) snap_.reset();
    viewer::Sketch sketch;
    if (snap_) sketch.handles.push_back(Snapper::markerFor(*snap_));
    if (table_.tool() == this) table_.setSketch(std::move(sketch));
    if (!place) {
        session_.setPreview(nullptr);
        return;
    }
    const Placing placing = placingOf(*session_.plan(), item_, *place, headingDeg_, view_().phase);
    session_.setPreview(std::make_shared<const layers::Plan>(layers::applied(*session_.plan(), placing.edit)));
}

bool PlaceTool::press(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || (event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))) return false;
    pressedAt_ = event.position();
    return true;
}

bool PlaceTool::move(const QMouseEvent& event) {
    show(event.position(), event.modifiers());
    return true;
}

bool PlaceTool::release(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || !pressedAt_) return false;
    const QPointF way = event.position() - *pressedAt_;
    pressedAt_.reset();
    if (std::hypot(way.x(), way.y()) > 4.0 * kDragPx) return true;  // no click
    const auto place = placeOf(event.position(), event.modifiers());
    if (!place || !session_.plan()) return true;
    const Placing placing = placingOf(*session_.plan(), item_, *place, headingDeg_, view_().phase);
    if (!session_.apply(placing.edit)) return true;
    session_.select({placing.feature});
    emit placed(placing.feature);
    return true;
}

void PlaceTool::previewPlaces(std::span<const TypedPlace> places) {
    if (!session_.plan() || item_.kind.empty()) return;
    snap_.reset();
    if (table_.tool() == this) table_.setSketch({});
    session_.setPreview(places.empty() ? nullptr : std::make_shared<const layers::Plan>(layers::applied(*session_.plan(), placingsOf(*session_.plan(), item_, places, headingDeg_, view_().phase).edit)));
}

bool PlaceTool::setPlaces(std::span<const TypedPlace> places) {
    if (places.empty() || !session_.plan() || item_.kind.empty()) return false;
    const Placings placings = placingsOf(*session_.plan(), item_, places, headingDeg_, view_().phase);
    if (!session_.apply(placings.edit)) return false;
    session_.select(placings.features);
    emit placed(placings.features.back());
    return true;
}

void PlaceTool::turnBy(double deg) {
    headingDeg_ = std::fmod(headingDeg_ + deg + 360.0, 360.0);
    show(cursor_, modifiers_);
    emit hintChanged();
}

bool PlaceTool::wheel(const QWheelEvent& event) {
    if (event.modifiers() & Qt::ControlModifier) return false;  // nearer or farther
    turnBy((event.modifiers() & Qt::ShiftModifier ? kFineTurnDeg : kTurnDeg) * (event.angleDelta().y() > 0 ? 1.0 : -1.0));
    return true;
}

bool PlaceTool::key(const QKeyEvent& event) {
    switch (event.key()) {
        case Qt::Key_Escape: emit finished(); return true;
        case Qt::Key_BracketLeft: turnBy(-kTurnDeg); return true;
        case Qt::Key_BracketRight: turnBy(kTurnDeg); return true;
        default: return false;
    }
}

QString PlaceTool::hint() const {
    const QString hint = tr("Click: place “%1” · Digits: type coordinates · Wheel or [ ]: turn (%2°) · Ctrl + wheel: zoom · Esc: done")
                             .arg(QString::fromStdString(item_.name))
                             .arg(headingDeg_, 0, 'f', 0);
    return snap_ ? tr("%1 · Alt: do not snap · %2").arg(Snapper::wordsFor(*snap_), hint) : hint;
}

}  // namespace saban::app
