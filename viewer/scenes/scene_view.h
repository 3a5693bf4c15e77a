#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "layers/ground/ground.h"
#include "layers/model/plan.h"
#include "viewer/camera/orbit_camera.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/render/look.h"

namespace saban::viewer {

/// What a scene of a plan shows when it stands still: one reading of scenes for window, command line and briefing.
struct SceneView {
    std::optional<Viewpoint> camera{};   ///< nothing: the whole table
    std::optional<double> exaggeration{};  ///< 1 to 10
    std::optional<Sun> sun{};            ///< nothing: the fixed light
    PlanView shown{};                    ///< phase, hidden kinds, hidden features
    std::set<layers::Uid> hiddenMapLayers{};
    bool legend = false;
};

/// References to what is gone are left out: `layers::briefingOf` tells of them. A camera's target lies on the ground; one that looks straight
/// down sees a map.
SceneView sceneViewOf(const layers::Scene& scene, const layers::Plan& plan, const layers::Ground& ground);

/// When the light of a scene shines. A moment without a zone is that of the clock at the table: Vietnam's there, this machine's elsewhere. Nothing for what is no moment.
std::optional<std::chrono::sys_seconds> sunTimeOf(const layers::Moment& moment, const layers::Ground& ground);
/// The other way: by the clock at a place, without a zone, as moments of plans are.
layers::Moment sunMomentOf(std::chrono::sys_seconds time, const geo::Crs& crs, glm::dvec2 place);

/// A name for a layer of pictures or vectors among those of a ground: its file, and "|" with its sublayer.
std::string layerKeyOf(const geo::ImageryLayer& layer);
std::string layerKeyOf(const geo::VectorLayer& layer);
/// The same for a map layer of a plan.
std::string layerKeyOf(const layers::MapLayer& layer, const std::string& planPath);

/// The same ground with other opacities of its pictures and vector layers, by key; 0 hides one, more than 0 shows one that was hidden. Nothing is read anew. The ground itself when
/// nothing differs.
std::shared_ptr<const layers::Ground> groundWith(const std::shared_ptr<const layers::Ground>& ground, const std::map<std::string, double>& opacities);

}  // namespace saban::viewer
