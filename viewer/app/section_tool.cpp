#include "viewer/app/section_tool.h"

#include <QEvent>
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <utility>

#include "viewer/app/plan_session.h"
#include "viewer/app/table_widget.h"

namespace saban::app {

namespace {

constexpr double kDragPx = 16.0;   // more is no click
constexpr double kStepPx = 12.0;   // of the cut, for a notch of the wheel
constexpr double kPointPx = 40.0;  // so near to the line the cursor points at it
constexpr geo::Colour kLine{255, 209, 26, 255}, kMark{230, 84, 40, 255};

}  // namespace

SectionTool::~SectionTool() { table_.setStandingSketch(this, {}); }

SectionTool::SectionTool(TableWidget& table, PlanSession& session, QObject* parent) : MapTool(table, session, parent) {}

bool SectionTool::isOwnKey(const QKeyEvent& event) const {
    if (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) return false;
    switch (event.key()) {
        case Qt::Key_Escape:
        case Qt::Key_Backspace: return true;
        case Qt::Key_BracketLeft:
        case Qt::Key_BracketRight:
        case Qt::Key_BraceLeft:
        case Qt::Key_BraceRight:
        case Qt::Key_F: return section_.has_value();
        default: return false;
    }
}

void SectionTool::begin() {
    table_.installEventFilter(this);
    first_.reset();
    cursor_.reset();
}

void SectionTool::end() {
    table_.removeEventFilter(this);
    first_.reset();
    cursor_.reset();
    pressedAt_.reset();
    emit hintChanged();
}

/// Single letters are also shortcuts of the window: while this tool is chosen they are its own.
bool SectionTool::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(static_cast<QKeyEvent&>(*event))) {
        event->accept();
        return true;
    }
    return MapTool::eventFilter(watched, event);
}

bool SectionTool::press(const QMouseEvent& event) {
    if (section_ || event.button() != Qt::LeftButton || (event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))) return false;
    pressedAt_ = event.position();
    return true;
}

bool SectionTool::move(const QMouseEvent& event) {
    if (section_) {
        point(event.position());
        return true;
    }
    if (!first_) return true;
    const auto place = table_.pick(event.position());
    cursor_ = place ? std::optional(glm::dvec2(place->ground)) : std::nullopt;
    showSketch();
    return true;
}

bool SectionTool::release(const QMouseEvent& event) {
    if (event.button() != Qt::LeftButton || !pressedAt_) return false;
    const QPointF way = event.position() - *pressedAt_;
    pressedAt_.reset();
    if (std::hypot(way.x(), way.y()) > kDragPx) return true;
    if (const auto place = table_.pick(event.position())) addPoint(glm::dvec2(place->ground));
    return true;
}

bool SectionTool::doubleClick(const QMouseEvent& event) {
    if (section_) return false;
    pressedAt_ = event.position();  // its second release is a click as any other
    return true;
}

void SectionTool::addPoint(glm::dvec2 point) {
    if (!first_) {
        first_ = cursor_ = point;
        showSketch();
        emit hintChanged();
        return;
    }
    const glm::dvec2 from = *first_;
    first_.reset();
    cursor_.reset();
    if (!cutAlong({from, point})) {
        first_ = from;
        showSketch();
    }
}

bool SectionTool::cutAlong(std::vector<glm::dvec2> line) {
    auto section = sectionAlong(std::move(line), table_.camera().view(), table_.camera().frame());
    if (!section) return false;
    setSection(section);
    return true;
}

void SectionTool::setSection(const std::optional<Section>& section) {
    if (!section) {
        first_.reset();
        cursor_.reset();
        marked_.reset();
    }
    if (section != section_) {
        section_ = section;
        emit sectionChanged();
    }
    if (table_.tool() == this) table_.setCursor(cursor());
    showSketch();
    emit hintChanged();
}

void SectionTool::flip() {
    if (section_) setSection(section_->flipped());
}

void SectionTool::moveBy(double steps) {
    if (!section_) return;
    const glm::dvec2 middle = (section_->cut.from + section_->cut.to) / 2.0;
    const double byM = steps * kStepPx * table_.metresPerPixelAt(middle);
    // Not out of the table: a cut of nothing would show nothing.
    const Section moved = section_->movedBy(byM);
    const auto& ground = table_.ground();
    if (ground && !ground->bounds.contains(moved.cut.from) && !ground->bounds.contains(moved.cut.to) &&
        !ground->bounds.contains((moved.cut.from + moved.cut.to) / 2.0))
        return;
    setSection(moved);
}

void SectionTool::close() {
    setSection({});
    emit finished();
}

bool SectionTool::wheel(const QWheelEvent& event) {
    if (!section_ || !(event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))) return false;
    moveBy(event.angleDelta().y() / 120.0);
    return true;
}

bool SectionTool::key(const QKeyEvent& event) {
    if (!isOwnKey(event)) return false;
    const double step = event.modifiers() & Qt::ShiftModifier ? 10.0 : 1.0;
    switch (event.key()) {
        case Qt::Key_BracketLeft:
        case Qt::Key_BraceLeft: moveBy(-step); return true;
        case Qt::Key_BracketRight:
        case Qt::Key_BraceRight: moveBy(step); return true;
        case Qt::Key_F: flip(); return true;
        case Qt::Key_Backspace: redraw(); return true;
        default: break;
    }
    if (first_)
        redraw();  // only what was begun is dropped
    else
        close();
    return true;
}

void SectionTool::leave() {
    if (section_) emit pointed(std::nullopt);
    if (!first_) return;
    cursor_.reset();
    showSketch();
}

/// The place of the line next to the cursor, on the screen.
void SectionTool::point(QPointF position) {
    std::optional<glm::dvec2> nearest;
    double least = kPointPx;
    constexpr int kSteps = 400;
    const auto& line = section_->line;
    for (int i = 0; i <= kSteps; ++i) {
        const double at = static_cast<double>(i) / kSteps * static_cast<double>(line.size() - 1);
        const std::size_t leg = std::min(static_cast<std::size_t>(at), line.size() - 2);
        const glm::dvec2 place = glm::mix(line[leg], line[leg + 1], at - static_cast<double>(leg));
        const auto on = table_.positionOf(place);
        if (!on) continue;
        const double distance = std::hypot(on->x() - position.x(), on->y() - position.y());
        if (distance >= least) continue;
        least = distance;
        nearest = place;
    }
    emit pointed(nearest);
}

void SectionTool::mark(const std::optional<glm::dvec2>& place) {
    if (place == marked_) return;
    marked_ = place;
    showSketch();
}

/// The section stays on the table whatever tool is chosen; what is being drawn goes with this one.
void SectionTool::showSketch() {
    viewer::Sketch sketch;
    const auto handle = [&](glm::dvec2 at, const char* name) {
        sketch.handles.push_back({.at = at, .form = viewer::Sketch::Form::Disc, .colour = kLine, .sizePx = 9.0});
        sketch.texts.push_back({.at = at, .text = name, .offsetPx = {8.0, -8.0}});
    };
    if (section_) {
        sketch.lines.push_back({.points = section_->line, .colour = kLine, .widthPx = 2.0});
        handle(section_->line.front(), "A");
        handle(section_->line.back(), "B");
        if (marked_) sketch.handles.push_back({.at = *marked_, .form = viewer::Sketch::Form::Disc, .colour = kMark, .sizePx = 12.0});
    }
    table_.setStandingSketch(this, std::exchange(sketch, {}));
    if (table_.tool() != this) return;
    if (!section_ && first_) {
        handle(*first_, "A");
        if (cursor_ && *cursor_ != *first_) sketch.lines.push_back({.points = {*first_, *cursor_}, .colour = kLine, .isDashed = true});
    }
    table_.setSketch(std::move(sketch));
}

QString SectionTool::hint() const {
    if (section_) return tr("[ and ], or Ctrl and wheel: move the cut · F: other side · Backspace: draw anew · Esc: end");
    if (first_) return tr("Click: where the cut ends · Esc: begin anew");
    return tr("Click: where the cut begins · Esc: done");
}

}  // namespace saban::app
