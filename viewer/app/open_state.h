#pragma once

#include <QByteArray>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "layers/ground/ground.h"
#include "viewer/app/layer_panel.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/render/look.h"

namespace saban::app {

/// What is open in a window and how it is looked at: enough to bring it back in another run of the program.
struct OpenState {
    std::string planPath{};              ///< empty: no plan
    layers::GroundSpec ground{};         ///< without a plan all layers; with one those that are not the plan's
    std::vector<ElevationEntry> entries{};  ///< of the list of layers, hidden ones among them, when there is no plan
    std::optional<viewer::Viewpoint> view{};
    std::string phase{};                 ///< uid
    std::vector<std::string> hidden{};   ///< kinds of features
    std::set<std::string> hiddenFeatures{};  ///< uids
    viewer::Look look{};

    bool isEmpty() const { return planPath.empty() && ground.elevation.empty() && ground.imagery.empty() && ground.vectors.empty(); }
};

/// As JSON, of version 1. Paths are absolute. It holds no names and no coordinates but those of the view.
QByteArray toJson(const OpenState& state);

/// Nothing for what is no such text, or of another version. Numbers that make no view are left out.
std::optional<OpenState> openStateFrom(const QByteArray& json);

}  // namespace saban::app
