#pragma once

#include <glm/vec2.hpp>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/core/error.h"
#include "layers/model/fields.h"
#include "layers/model/plan.h"
#include "layers/model/value.h"

namespace saban::layers {

/// Something that happens while a scene is shown.
struct SceneAction {
    std::string kind{};            ///< a name of `actionKinds`; others are kept and do nothing
    double startS = 0.0;           ///< from the arrival of the camera
    double durationS = 5.0;        ///< 0: at once, or, for what goes on (an orbit), as long as the scene is shown
    std::vector<Uid> features{};   ///< that it acts on
    Extras settings{};             ///< of its kind, by name: {"degrees": 360.0}
    std::map<std::string, std::string> kept{};  ///< what no setting of this program can hold, such as a list, by name as its JSON: written back as it was
    bool operator==(const SceneAction&) const = default;
};

/// A setting of a kind of action, for forms and for reading JSON.
struct ActionSetting {
    std::string_view name;         ///< "degrees"
    FieldType type;
    std::string_view titleVi, titleEn;
    Value usual{};                 ///< when it is not given
    double least = 0.0, greatest = 0.0;  ///< of numbers
    bool isShare = false;                ///< 0 to 1 as it is stored; people see and give percent
};

/// A kind of action. The list is open: a kind is one entry here and what `stateAt` makes of it.
struct ActionKind {
    std::string_view name;
    std::string_view titleVi, titleEn;
    std::vector<std::string_view> takes{};  ///< kinds of features it acts on, as `kindName` says; empty: none
    bool mayTakeNone = false;               ///< then all of those kinds that it can act on
    bool takesOne = false;                  ///< of several, the first counts
    std::vector<ActionSetting> settings{};
};

// The kinds. Features in brackets.
inline constexpr std::string_view kMoveUnits = "move_units";     ///< [units; none: all that move] along their routes, from the phase before to the scene's
inline constexpr std::string_view kAppear = "appear";            ///< [any with a place but unit positions] not there before, comes in
inline constexpr std::string_view kOpenSection = "open_section"; ///< [structures] "to": how far they open, 0 to 1, so that their inside is seen
inline constexpr std::string_view kFadeLayer = "fade_layer";     ///< [map_layers] "to": opacity 0 to 1 in which it ends; one that the scene hides begins at 0
inline constexpr std::string_view kOrbit = "orbit";              ///< "degrees": how far round, clockwise seen from above; with duration 0 on and on at "degrees_per_s"
inline constexpr std::string_view kFlyRoute = "fly_route";       ///< [routes, one] "height_m" above the ground, "speed_kmh" when the duration is 0
inline constexpr std::string_view kEyeLevel = "eye_level";       ///< down to "eye_height_m" above the target, looking along the scene's heading
inline constexpr std::string_view kCutBlock = "cut_block";       ///< "line": "E,N E,N": the block is cut along it; what lies to the right of the way is taken away
inline constexpr std::string_view kRunTime = "run_time";         ///< "from", "to": moments of the exercise (nothing: those of the scene's phase): units move, works are built
inline constexpr std::string_view kHighlight = "highlight";      ///< [any with a place] is ringed, so that the room looks there; with duration 0 as long as the scene is shown

std::span<const ActionKind> actionKinds();
const ActionKind* findActionKind(std::string_view name);
/// What people call a kind, in their language: "Orbit". The name itself for an unknown one.
std::string actionWord(std::string_view name);

/// A setting of an action, or what is usual; numbers as `double`, within their range. Nothing for what is none of its kind's.
Value settingOf(const SceneAction& action, std::string_view name);
/// The same for a setting that is a number. Asserts that it is one.
double numberOf(const SceneAction& action, std::string_view name);
/// Of a cut: its two places. Nothing for what is no such line.
std::optional<std::pair<glm::dvec2, glm::dvec2>> cutLineOf(const SceneAction& action);
/// How long it takes, a flight without a duration by its speed. Nothing: as long as the scene is shown.
std::optional<double> lastsS(const SceneAction& action, const Plan& plan);

/// Reads the column of a scene: a JSON list of objects with "kind", "start_s", "duration_s" and "features", in which all else are settings or kept:
/// [{"kind":"orbit","start_s":2.0,"duration_s":20.0,"degrees":180.0}]. An empty text holds no actions. Names that a newer program wrote are kept.
/// Errors: `BadFormat` for what is no such list, naming the place.
geo::Result<std::vector<SceneAction>> parseActions(const std::string& json);
/// One line of JSON; empty for no actions.
std::string actionsText(std::span<const SceneAction> actions);

/// What is doubtful about it: unknown kind, features that the plan does not hold or that the kind does not take, settings out of range, each
/// in words for a person, with the action's place in the list.
geo::Warnings faultsOf(std::span<const SceneAction> actions, const Plan& plan);

}  // namespace saban::layers
