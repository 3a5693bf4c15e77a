#include "viewer/app/table_pane.h"

#include <algorithm>

namespace saban::app {

QString layerNameOf(const geo::ImageryLayer& layer) { return QString::fromStdString(layer.path); }

QString layerNameOf(const geo::VectorLayer& layer) {
    const QString path = QString::fromStdString(layer.path);
    return layer.layer.empty() ? path : path + QLatin1Char('|') + QString::fromStdString(layer.layer);
}

namespace {

/// True when any was hidden that was not.
template <typename Layer>
bool hide(std::vector<Layer>& layers, const QSet<QString>& hidden) {
    bool isChanged = false;
    for (Layer& layer : layers) {
        if (!layer.visible || !hidden.contains(layerNameOf(layer))) continue;
        layer.visible = false;
        isChanged = true;
    }
    return isChanged;
}

}  // namespace

std::shared_ptr<const layers::Ground> groundWithout(const std::shared_ptr<const layers::Ground>& ground, const QSet<QString>& hidden) {
    if (!ground || hidden.isEmpty()) return ground;
    auto changed = std::make_shared<layers::Ground>(*ground);
    const auto isAnyVisible = [](const auto& layers) { return std::ranges::any_of(layers, [](const auto& layer) { return layer.visible; }); };
    bool isChanged = false;
    if (ground->imagery) {
        auto imagery = ground->imagery->layers();
        if (hide(imagery, hidden)) {
            isChanged = true;
            changed->imagery = isAnyVisible(imagery) ? std::shared_ptr<const geo::ImagerySource>(ground->imagery->with(imagery)) : nullptr;
        }
    }
    if (ground->vectors) {
        auto vectors = ground->vectors->layers();
        if (hide(vectors, hidden)) {
            isChanged = true;
            changed->vectors = isAnyVisible(vectors) ? std::shared_ptr<const geo::VectorSource>(ground->vectors->with(vectors)) : nullptr;
        }
    }
    return isChanged ? std::shared_ptr<const layers::Ground>(std::move(changed)) : ground;
}

}  // namespace saban::app
