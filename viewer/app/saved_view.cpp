#include "viewer/app/saved_view.h"

#include <QStringList>
#include <algorithm>
#include <cmath>

#include "viewer/scenes/scene_view.h"

namespace saban::app {

namespace {

QString nameOf(const layers::MapLayer& layer, const std::string& planPath) { return QString::fromStdString(viewer::layerKeyOf(layer, planPath)); }

double rounded(double value, double perUnit) { return std::round(value * perUnit) / perUnit; }

}  // namespace

void put(const SavedView& view, const layers::Plan& plan, const std::string& planPath, layers::Scene& scene) {
    if (plan.find<layers::Phase>(view.shown.phase)) scene.phase = view.shown.phase;  // the view may show another state
    // As people would write them: a picture does not differ by a centimetre.
    scene.targetE = rounded(view.camera.target.x, 100.0);
    scene.targetN = rounded(view.camera.target.y, 100.0);
    scene.headingDeg = rounded(view.camera.headingDeg, 100.0);
    scene.pitchDeg = rounded(view.camera.pitchDeg, 100.0);
    // Straight down stands for a map: what an eye sees is a hundredth of a degree beside it.
    if (!view.camera.isFlat()) scene.pitchDeg = std::max(*scene.pitchDeg, viewer::OrbitCamera::kMinPitchDeg + 0.01);
    scene.rangeM = rounded(view.camera.rangeM, 10.0);
    scene.exaggeration = rounded(view.exaggeration, 100.0);
    scene.sunTime = {};
    if (view.sunTime) {
        const auto crs = geo::Crs::parse(plan.settings.crs);
        scene.sunTime = crs ? viewer::sunMomentOf(std::chrono::sys_seconds{std::chrono::seconds{view.sunTime->toSecsSinceEpoch()}}, *crs, glm::dvec2(view.camera.target))
                            : layers::Moment{view.sunTime->toLocalTime().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toStdString()};
    }
    QStringList hidden;
    for (const std::string& kind : view.shown.hidden) hidden << QString::fromStdString(kind);
    for (const auto& layer : plan.all<layers::MapLayer>().rows())
        if (view.hiddenLayers.contains(nameOf(*layer, planPath))) hidden << QString::fromStdString(layer->uid);
    for (const layers::Uid& feature : view.shown.hiddenFeatures) hidden << QString::fromStdString(feature);
    scene.hiddenLayers = hidden.join(QLatin1Char(' ')).toStdString();
    scene.showsLegend = view.legend;
    scene.exerciseTime = view.exerciseTime;
}

SavedView viewOf(const layers::Scene& scene, const layers::Plan& plan, const std::string& planPath, const layers::Ground& ground, const SavedView& otherwise) {
    const viewer::SceneView read = viewer::sceneViewOf(scene, plan, ground);
    SavedView view = otherwise;
    if (read.camera) view.camera = *read.camera;
    view.exaggeration = std::clamp(read.exaggeration.value_or(otherwise.exaggeration), 1.0, 10.0);
    const auto sun = viewer::sunTimeOf(scene.sunTime, ground);
    view.sunTime = sun ? std::optional(QDateTime::fromSecsSinceEpoch(sun->time_since_epoch().count(), Qt::UTC)) : std::nullopt;
    if (!read.shown.phase.empty()) view.shown.phase = read.shown.phase;
    view.shown.hidden = read.shown.hidden;
    view.shown.hiddenFeatures = read.shown.hiddenFeatures;
    view.legend = read.legend;
    view.exerciseTime = scene.exerciseTime;
    view.hiddenLayers.clear();
    for (const layers::Uid& layer : read.hiddenMapLayers) view.hiddenLayers.insert(nameOf(*plan.find<layers::MapLayer>(layer), planPath));
    return view;
}

}  // namespace saban::app
