#include "viewer/app/tree_layers.h"

#include <QFileInfo>
#include <algorithm>
#include <utility>

#include "geo/raster/raster_file.h"
#include "viewer/app/table_content.h"

namespace saban::app {

namespace {

QString titleOf(const QString& path) { return QFileInfo(path).fileName().isEmpty() ? path : QFileInfo(path).fileName(); }

template <typename Layer>
void moveIn(std::vector<Layer>& layers, std::size_t from, std::size_t to) {
    if (from >= layers.size() || to >= layers.size()) return;
    Layer layer = std::move(layers[from]);
    layers.erase(layers.begin() + static_cast<std::ptrdiff_t>(from));
    layers.insert(layers.begin() + static_cast<std::ptrdiff_t>(to), std::move(layer));
}

std::optional<geo::Bounds> boundsOf(const geo::RasterFile& raster, const geo::Crs& crs) {
    const auto& own = raster.info().crs;
    if (!own) return std::nullopt;
    const auto transform = geo::Transform::create(*own, crs);
    return transform ? transform->forward(raster.bounds()) : std::nullopt;
}

}  // namespace

void TreeLayers::set(const std::vector<ElevationEntry>& elevation, const std::vector<geo::ImageryLayer>& imagery, const std::vector<geo::VectorLayer>& vectors) {
    elevation_ = elevation;
    imagery_ = imagery;
    vectors_ = vectors;
    emit changed();
}

std::vector<TreeLayer> TreeLayers::rows() const {
    std::vector<TreeLayer> rows;
    const auto add = [&](TreeLayerKind kind, std::size_t index, const std::string& path, bool isVisible, double opacity) {
        const QString file = QString::fromStdString(path);
        rows.push_back({.kind = kind, .index = index, .title = titleOf(file), .path = file, .isVisible = isVisible, .opacity = opacity});
    };
    for (std::size_t i = vectors_.size(); i-- > 0;) add(TreeLayerKind::Vector, i, vectors_[i].path, vectors_[i].visible, vectors_[i].opacity);
    for (std::size_t i = imagery_.size(); i-- > 0;) add(TreeLayerKind::Imagery, i, imagery_[i].path, imagery_[i].visible, imagery_[i].opacity);
    for (std::size_t i = elevation_.size(); i-- > 0;) add(TreeLayerKind::Elevation, i, elevation_[i].layer.path, elevation_[i].visible, 1.0);
    return rows;
}

void TreeLayers::tell(TreeLayerKind kind) {
    emit changed();
    switch (kind) {
        case TreeLayerKind::Vector: emit vectorsChanged(vectors_); break;
        case TreeLayerKind::Imagery: emit imageryChanged(imagery_); break;
        case TreeLayerKind::Elevation: emit elevationChanged(elevation_); break;
    }
}

void TreeLayers::tick(TreeLayerKind kind, std::size_t index, bool isVisible) {
    if (kind == TreeLayerKind::Vector && index < vectors_.size()) vectors_[index].visible = isVisible;
    if (kind == TreeLayerKind::Imagery && index < imagery_.size()) imagery_[index].visible = isVisible;
    if (kind == TreeLayerKind::Elevation && index < elevation_.size()) elevation_[index].visible = isVisible;
    tell(kind);
}

void TreeLayers::move(TreeLayerKind kind, std::size_t from, std::size_t to) {
    if (kind == TreeLayerKind::Vector) moveIn(vectors_, from, to);
    if (kind == TreeLayerKind::Imagery) moveIn(imagery_, from, to);
    tell(kind);
}

void TreeLayers::setOpacity(TreeLayerKind kind, std::size_t index, double opacity) {
    if (kind == TreeLayerKind::Vector && index < vectors_.size()) vectors_[index].opacity = opacity;
    if (kind == TreeLayerKind::Imagery && index < imagery_.size()) imagery_[index].opacity = opacity;
    tell(kind);
}

void connectLayers(TreeLayers& tree, LayerPanel& panel, TableContent& content) {
    QObject::connect(&content, &TableContent::listChanged, &tree, [&tree](const auto& elevation, const auto& imagery, const auto& vectors, geo::HoleFilling) { tree.set(elevation, imagery, vectors); });
    QObject::connect(&panel, &LayerPanel::imageryChanged, &tree, &TreeLayers::setImagery);
    QObject::connect(&panel, &LayerPanel::vectorsChanged, &tree, &TreeLayers::setVectors);
    const auto showInPanel = [&tree, &panel] { panel.setLayers(tree.elevation(), tree.imagery(), tree.vectors()); };
    QObject::connect(&tree, &TreeLayers::imageryChanged, &panel, showInPanel);
    QObject::connect(&tree, &TreeLayers::vectorsChanged, &panel, showInPanel);
    QObject::connect(&tree, &TreeLayers::elevationChanged, &panel, showInPanel);
    QObject::connect(&tree, &TreeLayers::imageryChanged, &content, &TableContent::setImagery);
    QObject::connect(&tree, &TreeLayers::vectorsChanged, &content, &TableContent::setVectors);
    QObject::connect(&tree, &TreeLayers::elevationChanged, &content, &TableContent::setElevation);
}

std::optional<geo::Bounds> boundsOfLayer(const layers::Ground& ground, const TreeLayer& layer) {
    const std::string path = layer.path.toStdString();
    switch (layer.kind) {
        case TreeLayerKind::Vector:
            if (!ground.vectors || layer.index >= ground.vectors->layers().size() || ground.vectors->layers()[layer.index].path != path) return std::nullopt;
            return ground.vectors->boundsOf(layer.index);
        case TreeLayerKind::Imagery:
            if (!ground.imagery || layer.index >= ground.imagery->rasters().size() || ground.imagery->layers()[layer.index].path != path) return std::nullopt;
            return boundsOf(*ground.imagery->rasters()[layer.index], ground.crs);
        case TreeLayerKind::Elevation: break;
    }
    const auto& elevation = ground.spec.elevation;
    const auto found = std::find_if(elevation.begin(), elevation.end(), [&](const geo::ElevationLayer& one) { return one.path == path; });
    if (found == elevation.end() || static_cast<std::size_t>(found - elevation.begin()) >= ground.elevation->rasters().size()) return std::nullopt;
    return boundsOf(*ground.elevation->rasters()[static_cast<std::size_t>(found - elevation.begin())], ground.crs);
}

}  // namespace saban::app
