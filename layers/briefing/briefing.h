#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layers/briefing/scene_action.h"
#include "layers/briefing/timeline.h"
#include "layers/model/plan.h"

namespace saban::layers {

/// A scene ready to be shown.
struct BriefingScene {
    std::shared_ptr<const Scene> scene;    ///< of the plan, or one made for a plan without scenes: then its uid is empty
    std::vector<SceneAction> actions{};    ///< those that can be done, with what they can act on, by their beginning
    double holdS = 0.0;                    ///< how long it is shown when it goes on by itself: its duration, `kShortestS` when it has none, and as long as its actions take
    std::string title() const { return scene->title.empty() ? scene->name : scene->title; }
};

inline constexpr double kShortestS = 6.0;

/// All scenes of a plan in their order.
struct Briefing {
    std::shared_ptr<const Plan> plan;
    std::shared_ptr<const Timeline> timeline;
    std::vector<BriefingScene> scenes{};   ///< at least one
    geo::Warnings warnings{};              ///< actions, features, layers and phases that are gone, by scene
};

/// Of a plan without scenes one that shows the whole table, named after the plan (in the present language), and one for each phase, in which its units move. What cannot be done is left out
/// and told.
Briefing briefingOf(std::shared_ptr<const Plan> plan);
/// What of a scene cannot be shown as it says, in words for a person. Codes: "phase" and "gone" for what is not in the plan, "unreadable" for actions that are no JSON, "moment", "no_phase",
/// and those of actions.
geo::Warnings faultsOf(const Scene& scene, const Plan& plan);

/// What the camera does of itself in a scene.
struct CameraCourse {
    enum class Kind { Orbit, FlyRoute, EyeLevel } kind = Kind::Orbit;
    double degrees = 0.0;                  ///< orbit: turned so far
    double share = 0.0;                    ///< of the way, 0 to 1
    Uid route{};
    double heightM = 0.0;                  ///< above the ground, true metres
    bool operator==(const CameraCourse&) const = default;
};

/// How a scene looks at a moment, apart from its camera.
struct SceneState {
    std::size_t scene = 0;                 ///< its place in the briefing
    Uid phase{};
    std::optional<double> exerciseS{};     ///< moment of the exercise: of the scene, or of the time that runs; nothing: as the phase has it
    std::map<Uid, UnitPlace> units{};      ///< that are elsewhere than the phase has them
    std::map<Uid, double> appeared{};      ///< 0: not there, 1: wholly; others are there
    std::map<Uid, double> opened{};        ///< structures that the scene opens: 0 closed, 1 open; others are closed
    std::map<Uid, double> built{};         ///< structures and routes at a moment of the exercise, 0 to 1; others stand as they are
    std::map<Uid, double> layerOpacity{};  ///< map layers that fade in the scene, 0 to 1; others as the scene has them
    std::map<Uid, double> highlighted{};   ///< 0 to 1; others are not
    std::vector<glm::dvec2> cutLine{};     ///< two points; empty: the block is whole
    std::optional<CameraCourse> camera{};
    bool operator==(const SceneState&) const = default;
};

/// `timeS` from the arrival of the camera; before it (negative) as at 0. Later actions go before earlier ones. Units march and time runs evenly; all else begins and ends gently.
/// A feature or layer that an action of the scene acts on is named from the beginning.
SceneState stateAt(const Briefing& briefing, std::size_t scene, double timeS);
/// True when it changes after that time without anybody doing anything: there is something to animate.
bool isMovingAfter(const Briefing& briefing, std::size_t scene, double timeS);

}  // namespace saban::layers
