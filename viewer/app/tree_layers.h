#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "geo/core/bounds.h"
#include "layers/ground/ground.h"
#include "viewer/app/layer_panel.h"
#include "viewer/app/plan_tree_nodes.h"

namespace saban::app {

class TableContent;

/// The map layers of the table as the list of everything shows and changes them.
/// Thread safety: GUI thread.
class TreeLayers : public QObject {
    Q_OBJECT

   public:
    using QObject::QObject;

    /// Lowest first, as in `layers::GroundSpec`.
    void set(const std::vector<ElevationEntry>& elevation, const std::vector<geo::ImageryLayer>& imagery, const std::vector<geo::VectorLayer>& vectors);
    void setImagery(const std::vector<geo::ImageryLayer>& imagery) { set(elevation_, imagery, vectors_); }
    void setVectors(const std::vector<geo::VectorLayer>& vectors) { set(elevation_, imagery_, vectors); }
    const std::vector<ElevationEntry>& elevation() const { return elevation_; }
    const std::vector<geo::ImageryLayer>& imagery() const { return imagery_; }
    const std::vector<geo::VectorLayer>& vectors() const { return vectors_; }

    /// Topmost first: vector layers, imagery, elevation.
    std::vector<TreeLayer> rows() const;

   public slots:
    void tick(saban::app::TreeLayerKind kind, std::size_t index, bool isVisible);
    /// Of imagery and vector layers: to lie where `to`, counted without it, is.
    void move(saban::app::TreeLayerKind kind, std::size_t from, std::size_t to);
    void setOpacity(saban::app::TreeLayerKind kind, std::size_t index, double opacity);

   signals:
    void changed();
    // A person wants it so.
    void elevationChanged(const std::vector<saban::app::ElevationEntry>& elevation);
    void imageryChanged(const std::vector<saban::geo::ImageryLayer>& imagery);
    void vectorsChanged(const std::vector<saban::geo::VectorLayer>& vectors);

   private:
    void tell(TreeLayerKind kind);

    std::vector<ElevationEntry> elevation_;
    std::vector<geo::ImageryLayer> imagery_;
    std::vector<geo::VectorLayer> vectors_;
};

/// Keeps the list, the panel of layers and the table alike, whichever a person changes.
void connectLayers(TreeLayers& tree, LayerPanel& panel, TableContent& content);

/// Where a layer lies, in the table's CRS. Nothing for one that is not on the table, or has no place there.
std::optional<geo::Bounds> boundsOfLayer(const layers::Ground& ground, const TreeLayer& layer);

}  // namespace saban::app
