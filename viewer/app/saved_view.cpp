#include "viewer/app/saved_view.h"

#include <QStringList>
#include <algorithm>

#include "layers/ground/plan_resources.h"
#include "layers/model/fields.h"
#include "viewer/app/table_pane.h"

namespace saban::app {

namespace {

/// Map layers of a plan by what `layerNameOf` calls them.
QString nameOf(const layers::MapLayer& layer, const std::string& planPath) {
    const QString file = QString::fromStdString(layers::fileOfPlan(layer.path, planPath));
    return layer.sublayer.empty() ? file : file + QLatin1Char('|') + QString::fromStdString(layer.sublayer);
}

bool isKind(std::string_view word) {
    bool isKnown = false;
    layers::forEachKind([&](auto tag) { isKnown = isKnown || layers::kindName<typename decltype(tag)::Type>() == word; });
    return isKnown;
}

}  // namespace

void put(const SavedView& view, const layers::Plan& plan, const std::string& planPath, layers::Scene& scene) {
    if (plan.find<layers::Phase>(view.shown.phase)) scene.phase = view.shown.phase;  // the view may show another state
    scene.targetE = view.camera.target.x;
    scene.targetN = view.camera.target.y;
    scene.headingDeg = view.camera.headingDeg;
    scene.pitchDeg = view.camera.pitchDeg;
    scene.rangeM = view.camera.rangeM;
    scene.exaggeration = view.exaggeration;
    scene.sunTime = {.iso = view.sunTime ? view.sunTime->toUTC().toString(Qt::ISODate).toStdString() : std::string{}};
    QStringList hidden;
    for (const std::string& kind : view.shown.hidden) hidden << QString::fromStdString(kind);
    for (const auto& layer : plan.all<layers::MapLayer>().rows())
        if (view.hiddenLayers.contains(nameOf(*layer, planPath))) hidden << QString::fromStdString(layer->uid);
    scene.hiddenLayers = hidden.join(QLatin1Char(' ')).toStdString();
}

SavedView viewOf(const layers::Scene& scene, const layers::Plan& plan, const std::string& planPath, const layers::Ground& ground, const SavedView& otherwise) {
    SavedView view = otherwise;
    if (scene.targetE && scene.targetN) {
        const glm::dvec2 at(*scene.targetE, *scene.targetN);
        const auto height = ground.elevation->heightAt(at);
        view.camera.target = {at, height && *height ? **height : otherwise.camera.target.z};
        view.camera.headingDeg = scene.headingDeg.value_or(view.camera.headingDeg);
        view.camera.pitchDeg = scene.pitchDeg.value_or(view.camera.pitchDeg);
        view.camera.rangeM = scene.rangeM.value_or(view.camera.rangeM);
    }
    view.exaggeration = std::clamp(scene.exaggeration.value_or(otherwise.exaggeration), 1.0, 10.0);
    const QDateTime sun = QDateTime::fromString(QString::fromStdString(scene.sunTime.iso), Qt::ISODate);
    view.sunTime = sun.isValid() ? std::optional(sun.toUTC()) : std::nullopt;
    if (plan.find<layers::Phase>(scene.phase)) view.shown.phase = scene.phase;
    view.shown.hidden.clear();
    view.hiddenLayers.clear();
    for (const QString& word : QString::fromStdString(scene.hiddenLayers).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const std::string text = word.toStdString();
        if (const auto layer = plan.find<layers::MapLayer>(text))
            view.hiddenLayers.insert(nameOf(*layer, planPath));
        else if (isKind(text))
            view.shown.hidden.push_back(text);
    }
    return view;
}

}  // namespace saban::app
