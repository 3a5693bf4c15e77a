#include "viewer/app/snapper.h"

#include <QSettings>
#include <algorithm>
#include <cmath>
#include <glm/trigonometric.hpp>

#include "viewer/app/plan_session.h"
#include "viewer/app/table_widget.h"
#include "viewer/table/grid_labels.h"

namespace saban::app {

namespace {

constexpr double kReachPx = 10.0;
constexpr double kLeastTilt = 0.12;  // sine: the ground under a flat view is foreshortened at most so much
constexpr geo::Colour kSnapped{86, 180, 233, 255};

QAction* makeSwitch(QObject* parent, const QString& key, bool isOnAtFirst) {
    auto* action = new QAction(parent);
    action->setCheckable(true);
    action->setChecked(QSettings().value(key, isOnAtFirst).toBool());
    QObject::connect(action, &QAction::toggled, parent, [key](bool isOn) { QSettings().setValue(key, isOn); });
    return action;
}

}  // namespace

Snapper::Snapper(TableWidget& table, PlanSession& session, std::function<const viewer::PlanView&()> view, QObject* parent)
    : QObject(parent),
      toFeatures(makeSwitch(this, QStringLiteral("snapping/features"), true)),
      toMapLines(makeSwitch(this, QStringLiteral("snapping/mapLines"), true)),
      toGrid(makeSwitch(this, QStringLiteral("snapping/grid"), false)),
      table_(table),
      session_(session),
      view_(std::move(view)) {
    retranslateUi();
}

std::optional<Snap> Snapper::find(QPointF position, glm::dvec2 place, Qt::KeyboardModifiers modifiers, const layers::FeatureRef& except) const {
    if (modifiers & Qt::AltModifier) return std::nullopt;
    const double tilt = std::max(kLeastTilt, std::abs(std::sin(glm::radians(table_.camera().view().pitchDeg))));
    const double searchM = kReachPx * table_.metresPerPixelAt(place) / tilt * 1.5;
    const PixelDistance distancePx = [&](glm::dvec2 at) -> std::optional<double> {
        const auto on = table_.positionOf(at);
        return on ? std::optional(std::hypot(on->x() - position.x(), on->y() - position.y())) : std::nullopt;
    };
    std::optional<Snap> found;
    const auto take = [&](const std::optional<Snap>& next) {
        if (next && (!found || (next->isPoint() && !found->isPoint()))) found = next;
    };
    if (toFeatures->isChecked() && session_.plan()) take(snapTo(*session_.plan(), view_(), place, searchM, distancePx, kReachPx, except));
    const auto& ground = table_.ground();
    if (!found && toMapLines->isChecked() && ground && ground->vectors) take(snapToMapLines(*ground->vectors, place, searchM, distancePx, kReachPx));
    if (toGrid->isChecked() && ground) take(toGridLines(place, distancePx));
    return found;
}

/// Of the grid that the look has chosen, with the lines that the table draws of it.
std::optional<Snap> Snapper::toGridLines(glm::dvec2 place, const PixelDistance& distancePx) const {
    const layers::Ground& ground = *table_.ground();
    const viewer::GridChoice& choice = table_.look().gridChoice;
    if (choice.kind == viewer::GridKind::Table) return snapToGrid(viewer::gridIntervalFor(ground.bounds), place, distancePx, kReachPx);
    if (!grid_ || grid_->choice() != choice || !grid_->tableCrs().isSameAs(ground.crs)) {
        const auto made = viewer::GroundGrid::create(choice, ground.crs);
        grid_ = made ? *made : nullptr;
    }
    if (!grid_) return snapToGrid(viewer::gridIntervalFor(ground.bounds), place, distancePx, kReachPx);
    const double metresPerPixel = table_.metresPerPixelAt(glm::dvec2(table_.camera().view().target)) / table_.pixelRatio();
    return snapToGrid(*grid_, grid_->intervalFor(metresPerPixel).step, place, distancePx, kReachPx);
}

QString Snapper::wordsFor(const Snap& snap) {
    switch (snap.target) {
        case SnapTarget::Vertex: return tr("At a point of the plan");
        case SnapTarget::Edge: return tr("On a line of the plan");
        case SnapTarget::MapLine: return tr("On a line of the map");
        case SnapTarget::GridCrossing: return tr("At a crossing of the grid");
        case SnapTarget::GridLine: return tr("On a grid line");
    }
    return {};
}

viewer::Sketch::Handle Snapper::markerFor(const Snap& snap) {
    return {.at = snap.at, .form = viewer::Sketch::Form::Ring, .colour = kSnapped, .sizePx = snap.isPoint() ? 20.0 : 15.0};
}

void Snapper::retranslateUi() {
    toFeatures->setText(tr("To points and lines of the &plan"));
    toMapLines->setText(tr("To roads and lines of the &map"));
    toGrid->setText(tr("To the &grid"));
}

}  // namespace saban::app
