#include "viewer/app/measure_tool.h"

#include <QDateTime>
#include <QEvent>
#include <cmath>
#include <glm/geometric.hpp>

#include "layers/edit/edit.h"
#include "layers/model/fields.h"
#include "viewer/app/measure_settings.h"
#include "viewer/app/plan_session.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr double kDragPx = 16.0;           // more is no click
constexpr int kReadsWhileMoving = 256;
constexpr int kReadsAtEnd = 200000;
constexpr geo::Colour kLine{255, 209, 26, 255};

bool isOwnKey(const QKeyEvent& event) {
    if (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) return false;
    switch (event.key()) {
        case Qt::Key_A:
        case Qt::Key_K:
        case Qt::Key_Backspace:
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Escape: return true;
        default: return false;
    }
}

}  // namespace

MeasureTool::MeasureTool(TableWidget& table, PlanSession& session, QObject* parent) : MapTool(table, session, parent) {
    connect(&session_, &PlanSession::opened, this, &MeasureTool::clear);
}

void MeasureTool::begin() {
    table_.installEventFilter(this);
    clear();
}

void MeasureTool::end() {
    table_.removeEventFilter(this);
    clear();
}

/// Single letters are also shortcuts of the window: while this tool is chosen they are its own.
bool MeasureTool::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(static_cast<QKeyEvent&>(*event))) {
        event->accept();
        return true;
    }
    return MapTool::eventFilter(watched, event);
}

AngleFrame MeasureTool::angles() const {
    AngleFrame angles{.unit = session_.plan() ? session_.plan()->settings.angleUnit : std::string("degrees")};
    if (!settings_) return angles;
    angles.declinationDeg = settings_->declinationDeg();
    if (!settings_->angleUnit().empty()) angles.unit = settings_->angleUnit();
    return angles;
}

void MeasureTool::setSettings(const MeasureSettings* settings) {
    settings_ = settings;
    connect(settings, &MeasureSettings::changed, this, &MeasureTool::update);
}

std::vector<glm::dvec2> MeasureTool::pointsWithCursor() const {
    auto points = points_;
    if (!isEnded_ && cursor_ && !points.empty() && *cursor_ != points.back()) points.push_back(*cursor_);
    return points;
}

bool MeasureTool::press(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || (event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))) return false;
    pressedAt_ = event.position();
    return true;
}

bool MeasureTool::move(const QMouseEvent& event) {
    if (isEnded_ || points_.empty()) return true;
    const auto place = table_.pick(event.position());
    cursor_ = place ? std::optional(glm::dvec2(place->ground)) : std::nullopt;
    update();
    return true;
}

bool MeasureTool::release(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || !pressedAt_) return false;
    const QPointF way = event.position() - *pressedAt_;
    pressedAt_.reset();
    if (std::hypot(way.x(), way.y()) > kDragPx) return true;
    if (const auto place = table_.pick(event.position())) addPoint(glm::dvec2(place->ground));
    return true;
}

bool MeasureTool::doubleClick(const QMouseEvent&) {
    pressedAt_.reset();
    finish();
    return true;
}

void MeasureTool::addPoint(glm::dvec2 point) {
    if (isEnded_) {
        points_.clear();
        isEnded_ = false;
    }
    if (points_.empty() || points_.back() != point) points_.push_back(point);
    cursor_ = point;
    update();
    emit hintChanged();
}

bool MeasureTool::setPlaces(std::span<const TypedPlace> places) {
    for (const TypedPlace& place : places) addPoint(place.at);
    return !places.empty();
}

void MeasureTool::beginAt(glm::dvec2 place) {
    clear();
    addPoint(place);
}

void MeasureTool::takeBack() {
    if (points_.empty()) return;
    points_.pop_back();
    isEnded_ = false;
    if (points_.empty()) cursor_.reset();
    update();
    emit hintChanged();
}

void MeasureTool::finish() {
    if (points_.size() < 2) {
        clear();
        return;
    }
    isEnded_ = true;
    cursor_.reset();
    update();
    emit hintChanged();
}

void MeasureTool::clear() {
    points_.clear();
    cursor_.reset();
    pressedAt_.reset();
    isEnded_ = false;
    update();
    emit hintChanged();
}

void MeasureTool::setClosing(bool isClosing) {
    if (isClosing == isClosing_) return;
    isClosing_ = isClosing;
    update();
    emit closingChanged(isClosing);
    emit hintChanged();
}

bool MeasureTool::key(const QKeyEvent& event) {
    if (!isOwnKey(event)) return false;
    switch (event.key()) {
        case Qt::Key_A: setClosing(!isClosing_); return true;
        case Qt::Key_K: keepAsNote(); return true;
        case Qt::Key_Backspace: takeBack(); return true;
        case Qt::Key_Escape:
            if (points_.empty())
                emit finished();
            else
                clear();
            return true;
        default: finish(); return true;
    }
}

void MeasureTool::leave() {
    if (isEnded_ || points_.empty()) return;
    cursor_.reset();
    update();
}

/// Measures what is there now and shows it.
void MeasureTool::update() {
    measurement_.reset();
    QString told;
    const auto points = pointsWithCursor();
    const auto& ground = table_.ground();
    if (ground && points.size() > 1) {
        auto result = app::measured(*ground->elevation, points, isClosing_, isEnded_ ? kReadsAtEnd : kReadsWhileMoving);
        if (result) {
            measurement_ = std::move(*result);
            told = fullText(*measurement_, angles());
        } else {
            told = QString::fromStdString(result.error().message);
        }
    }
    showSketch();
    emit measured(told);
}

void MeasureTool::showSketch() {
    if (table_.tool() != this) return;
    viewer::Sketch sketch;
    const auto points = pointsWithCursor();
    const bool isClosed = isClosing_ && points.size() > 2;
    const bool isCursorLast = points.size() > points_.size();
    if (points_.size() > 1) sketch.lines.push_back({.points = points_, .colour = kLine, .isClosed = isClosed && !isCursorLast});
    if (isCursorLast) {
        std::vector<glm::dvec2> rest{points_.back(), points.back()};
        if (isClosed) rest.push_back(points_.front());
        sketch.lines.push_back({.points = std::move(rest), .colour = kLine, .isDashed = true});
    }
    for (const glm::dvec2 point : points_) sketch.handles.push_back({.at = point, .form = viewer::Sketch::Form::Disc, .colour = kLine, .sizePx = 8.0});
    if (measurement_) sketch.texts.push_back({.at = points.back(), .text = briefText(*measurement_, angles()).toStdString(), .hasPlate = true});  // names of the plan lie below it
    table_.setSketch(std::move(sketch));
}

bool MeasureTool::canKeep() const { return points_.size() > 1 && session_.plan() && session_.isEditable() && table_.ground(); }

void MeasureTool::keepAsNote() {
    if (points_.size() < 2 || !session_.plan() || !table_.ground()) return;
    const auto result = app::measured(*table_.ground()->elevation, points_, isClosing_, kReadsAtEnd);
    if (!result) {
        emit session_.troubled(QString::fromStdString(result.error().message));
        return;
    }
    layers::Remark note;
    note.name = briefText(*result, angles()).toStdString();
    note.note = fullText(*result, angles()).toStdString();
    note.at = {QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-ddTHH:mm")).toStdString()};
    note.geometry = result->isClosed ? layers::Geometry::area(points_) : layers::Geometry::line(points_);
    if (layers::geometryFault(note.geometry)) {
        emit session_.troubled(tr("This measurement cannot be kept as a note: the outline of the area crosses itself. Take points back with Backspace, or open it with A."));
        return;
    }
    layers::PlanEditor editor(*session_.plan());
    const layers::FeatureRef feature{std::string(layers::kindName<layers::Remark>()), editor.put(note)};
    if (!session_.apply(editor.finish(tr("Keep a measurement").toStdString()))) return;
    session_.select({feature});
    finish();
    emit kept(feature);
}

QString MeasureTool::hint() const {
    if (isEnded_) return tr("Click: measure anew · K: keep as a note · Backspace: go on from the point before · Esc: clear");
    if (points_.empty()) return tr("Click: first point · A: %1 · Esc: done").arg(isClosing_ ? tr("measure a line") : tr("measure an area"));
    return tr("Click: next point · Backspace: take back · Enter: end · A: %1 · K: keep as a note · Esc: clear").arg(isClosing_ ? tr("measure a line") : tr("measure an area"));
}

}  // namespace saban::app
