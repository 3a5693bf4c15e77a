#pragma once

#include <glm/vec2.hpp>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "layers/briefing/briefing.h"
#include "layers/ground/ground.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/overlay/plan_motion.h"
#include "viewer/render/cut.h"
#include "viewer/render/look.h"

namespace saban::viewer {

struct SceneView;

/// What is painted on the ground or otherwise stands for a whole picture: between two of these there is nothing but a fade.
struct GroundPaint {
    PlanView shown{};
    std::map<std::string, double> opacities{};  ///< of pictures and vector layers, by `layerKeyOf`
    Sun sun{};
    double exaggeration = 1.0;
    bool legend = false;
    std::optional<Cut> cut{};
    bool operator==(const GroundPaint&) const = default;
};

/// What does not depend on the moment.
struct PaintSource {
    const layers::Briefing& briefing;
    const layers::Ground& ground;
    const std::string& planPath;
    const Look& look;
    const std::set<layers::Uid>* withoutLegend = nullptr;  ///< `Performance::withoutLegend`; null: none
};

/// How a scene's ground is painted in a state of it.
GroundPaint paintOf(const PaintSource& source, std::size_t scene, const SceneView& view, const layers::SceneState& state);

/// A paint that is reached at a time of the scene; from the one before it fades evenly.
struct PaintKey {
    double atS = 0.0;
    GroundPaint paint{};
};

/// All paints of a scene in their order, at least one: the first is there when the camera arrives. Changes at once take `kSoftChangeS`.
inline constexpr double kSoftChangeS = 0.6;
std::vector<PaintKey> paintTrack(const PaintSource& source, std::size_t scene, const SceneView& view);

/// What changes from frame to frame; `timeS`: of the clock, for what goes on from picture to picture.
PlanMotion motionOf(const layers::SceneState& state, std::optional<double> timeS = {});

}  // namespace saban::viewer
