#include "viewer/app/table_pane.h"

#include <map>

#include "viewer/scenes/scene_view.h"

namespace saban::app {

QString layerNameOf(const geo::ImageryLayer& layer) { return QString::fromStdString(viewer::layerKeyOf(layer)); }

QString layerNameOf(const geo::VectorLayer& layer) { return QString::fromStdString(viewer::layerKeyOf(layer)); }

std::shared_ptr<const layers::Ground> groundWithout(const std::shared_ptr<const layers::Ground>& ground, const QSet<QString>& hidden) {
    std::map<std::string, double> opacities;
    for (const QString& layer : hidden) opacities[layer.toStdString()] = 0.0;
    return viewer::groundWith(ground, opacities);
}

}  // namespace saban::app
