#include "viewer/scenes/paint_track.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "viewer/scenes/scene_view.h"

namespace saban::viewer {

namespace {

constexpr double kMostSamples = 200.0;   // of an action that lets the exercise run
constexpr double kBesideS = 1e-3;        // just before an action begins, just after it has ended
constexpr double kLeastCutM = 0.01;
constexpr double kThere = 0.5;           // from so much on what appears is painted: the fade shows how far it came

/// What appears bit by bit without being painted is left to `PlanMotion`.
bool isPainted(const layers::Plan& plan, const layers::Uid& uid) {
    if (const auto remark = plan.find<layers::Remark>(uid)) return remark->geometry.kind != layers::GeometryKind::Point;
    return plan.find<layers::Route>(uid) || plan.find<layers::Area>(uid) || plan.find<layers::ControlLine>(uid);
}

}  // namespace

GroundPaint paintOf(const PaintSource& source, std::size_t scene, const SceneView& view, const layers::SceneState& state) {
    const layers::Plan& plan = *source.briefing.plan;
    const layers::Uid& uid = source.briefing.scenes[scene].scene->uid;
    const bool isLegendAway = source.withoutLegend && source.withoutLegend->contains(uid);
    GroundPaint paint{.shown = view.shown,
                      .sun = view.sun.value_or(source.look.sun),
                      .exaggeration = view.exaggeration.value_or(source.look.exaggeration),
                      .legend = (view.legend || source.look.legend) && !isLegendAway};
    if (plan.find<layers::Phase>(state.phase)) paint.shown.phase = state.phase;
    for (const auto& [feature, appeared] : state.appeared)
        if (appeared < kThere && isPainted(plan, feature)) paint.shown.hiddenFeatures.insert(feature);
    for (const auto& [feature, built] : state.built)
        if (built <= 0.0 && isPainted(plan, feature)) paint.shown.hiddenFeatures.insert(feature);
    const bool isOfPlan = !uid.empty();
    for (const auto& layer : plan.all<layers::MapLayer>().rows()) {
        if (layer->kind == layers::MapLayerKind::Elevation) continue;
        const bool isHidden = view.hiddenMapLayers.contains(layer->uid) || (!isOfPlan && !layer->isVisible);
        double opacity = isHidden ? 0.0 : layer->opacity;
        if (const auto faded = state.layerOpacity.find(layer->uid); faded != state.layerOpacity.end()) opacity = faded->second;
        paint.opacities[layerKeyOf(*layer, source.planPath)] = std::clamp(opacity, 0.0, 1.0);
    }
    if (state.cutLine.size() >= 2 && glm::distance(state.cutLine[0], state.cutLine[1]) > kLeastCutM) paint.cut = Cut{state.cutLine[0], state.cutLine[1]};
    return paint;
}

std::vector<PaintKey> paintTrack(const PaintSource& source, std::size_t scene, const SceneView& view) {
    const auto paintAt = [&](double timeS) { return paintOf(source, scene, view, layers::stateAt(source.briefing, scene, timeS)); };
    std::map<double, bool> times;  // true: of an end
    for (const layers::SceneAction& action : source.briefing.scenes[scene].actions) {
        const double startS = std::max(action.startS, 0.0);
        const double lastsS = layers::lastsS(action, *source.briefing.plan).value_or(kSoftChangeS);
        if (!std::isfinite(startS) || !std::isfinite(lastsS)) continue;
        const double endS = startS + std::max(lastsS, kSoftChangeS);
        times.try_emplace(startS, false);
        times[endS] = true;
        if (action.kind != layers::kRunTime && action.kind != layers::kMoveUnits) continue;
        const double stepS = std::max(kSoftChangeS, lastsS / kMostSamples);
        for (double timeS = startS + stepS; timeS < endS; timeS += stepS) times[timeS] = true;
    }
    std::vector<PaintKey> keys{{.atS = 0.0, .paint = paintAt(0.0)}};
    for (const auto& [timeS, isEnd] : times)
        keys.push_back({.atS = timeS, .paint = paintAt(isEnd ? timeS + kBesideS : std::max(0.0, timeS - kBesideS))});
    // Of several alike in a row the first and the last are enough.
    const auto isIdle = [&](std::size_t i) {
        return i > 0 && keys[i - 1].paint == keys[i].paint && (i + 1 == keys.size() || keys[i + 1].paint == keys[i].paint);
    };
    std::vector<PaintKey> needed;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (!isIdle(i)) needed.push_back(keys[i]);
    return needed;
}

PlanMotion motionOf(const layers::SceneState& state, std::optional<double> timeS) {
    return {.units = state.units, .appeared = state.appeared, .opened = state.opened, .built = state.built, .highlighted = state.highlighted, .timeS = timeS, .scene = state.scene + 1};
}

}  // namespace saban::viewer
