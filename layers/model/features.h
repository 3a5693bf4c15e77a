#pragma once

#include <optional>
#include <string>
#include <vector>

#include "layers/model/geometry.h"
#include "layers/model/uid.h"
#include "layers/model/value.h"

namespace saban::layers {

/// What everything on a plan has.
struct Feature {
    Uid uid{};
    std::string name{};
    std::string note{};
    std::vector<Uid> groups{};  ///< that it belongs to, of the user's own making
    Geometry geometry{};        ///< none for what has no place
    Extras extras{};
    bool operator==(const Feature&) const = default;
};

// Enumerations are stored and exported as the English words of `words.h`.

enum class CommandPostKind { Main, Forward, Rear, Reserve, Other };

enum class StructureState { Planned, UnderConstruction, Ready };

enum class RouteKind { ExistingRoad, RoadToBuild, FootPath, VehicleTrack };

enum class Side { Own, Other, Neutral, Unknown };

enum class AreaKind { BaseArea, RearArea, Assembly, Restricted, FloodProne, SearchArea, AdministrativeUnit, Other };

enum class ControlLineKind { Boundary, Axis, PhaseLine, Obstacle };

enum class MapLayerKind { Elevation, Imagery, Vector };

/// How a briefing comes from the scene before.
enum class SceneTransition { Fly, Fade, Cut };

struct CommandPost : Feature {  // a point
    CommandPostKind kind = CommandPostKind::Main;
    std::string level{};       ///< of command: one of the plan's own words, such as "xã"
    std::string symbolCode{};  ///< MIL-STD-2525D/E or 2525C
    Uid unit{};                ///< that it serves
    double headingDeg = 0.0;   ///< 0 to 360 clockwise from grid north
    bool operator==(const CommandPost&) const = default;
};

struct Structure : Feature {  // a point, or a line for trenches
    std::string type{};       ///< of the catalogue
    double headingDeg = 0.0;  ///< of its front, 0 to 360 clockwise from grid north
    std::optional<double> lengthM{}, widthM{}, heightM{}, excavationM{}, coverM{};  ///< in place of those of its type
    std::optional<double> platformLevelM{};  ///< height of its platform; nothing: chosen from the ground
    Uid commandPost{};                       ///< that it belongs to
    StructureState state = StructureState::Planned;
    bool operator==(const Structure&) const = default;
};

struct Route : Feature {  // a line, in the direction of travel
    RouteKind kind = RouteKind::ExistingRoad;
    double widthM = 3.5;
    std::string surface{};
    bool isOneWay = false;
    std::vector<Uid> phases{};  ///< in which it is used; none: in all
    bool operator==(const Route&) const = default;
};

struct Checkpoint : Feature {  // a point on or near its route
    Uid route{};
    int order = 0;
    bool operator==(const Checkpoint&) const = default;
};

struct Unit : Feature {  // placed by its positions
    std::string symbolCode{};
    std::string level{};
    Side side = Side::Own;
    Uid parent{};
    std::string strength{};
    bool operator==(const Unit&) const = default;
};

struct UnitPosition : Feature {  // a point
    Uid unit{};
    Uid phase{};
    Uid route{};  ///< that the unit takes to come here from where it was
    bool operator==(const UnitPosition&) const = default;
};

struct Area : Feature {  // an area
    AreaKind kind = AreaKind::Other;
    std::string fill{};  ///< colour "#rrggbb" or "#rrggbbaa"; empty: that of its kind
    std::string grade{};
    std::vector<Uid> phases{};
    bool operator==(const Area&) const = default;
};

struct ControlLine : Feature {  // a line
    ControlLineKind kind = ControlLineKind::PhaseLine;
    Side side = Side::Own;
    std::vector<Uid> phases{};
    bool operator==(const ControlLine&) const = default;
};

struct Remark : Feature {  // a point, a line or an area; its text is `note`
    std::string author{};
    Moment at{};
    bool operator==(const Remark&) const = default;
};

struct Phase : Feature {
    int order = 0;
    Moment start{}, end{};
    bool operator==(const Phase&) const = default;
};

/// One step of a briefing.
struct Scene : Feature {
    int order = 0;
    Uid phase{};
    std::optional<double> targetE{}, targetN{}, headingDeg{}, pitchDeg{}, rangeM{};  ///< of the camera; nothing: the whole table
    std::optional<double> exaggeration{};
    Moment sunTime{};
    std::string title{};         ///< that the audience reads; empty: the name
    std::string caption{};
    std::string role{};          ///< who speaks: "Tham mưu trưởng"
    std::string hiddenLayers{};  ///< uids of map layers and of single features, and words for kinds of features, by spaces
    bool showsLegend = false;
    Moment exerciseTime{};       ///< where units are and how far works have come; nothing: as the phase has them
    SceneTransition transition = SceneTransition::Fly;
    std::optional<double> transitionS{};  ///< nothing: by the distance
    std::string actions{};       ///< JSON: `layers/briefing/scene_action.h`
    double durationS = 0.0;      ///< from the arrival of the camera; 0: until the briefer goes on
    bool operator==(const Scene&) const = default;
};

struct WorkItem : Feature {
    Uid feature{};                ///< structure or route to be made
    std::string responsibleBody{};
    Day start{}, due{};
    double percentDone = 0.0;     ///< 0 to 100
    std::optional<double> cost{};
    std::string fundingStage{};
    std::string materials{};
    bool operator==(const WorkItem&) const = default;
};

/// What was written down about a work item, never changed afterwards.
struct WorkLogEntry : Feature {  // what happened is `note`
    Uid workItem{};
    Moment at{};
    std::string author{};
    std::optional<double> percentDone{};
    bool operator==(const WorkLogEntry&) const = default;
};

struct Group : Feature {
    Uid parent{};
    std::string kind{};  ///< the user's own word: "cấp", "khối", "tiểu ban", "phương án"
    int order = 0;
    bool operator==(const Group&) const = default;
};

struct MapLayer : Feature {
    MapLayerKind kind = MapLayerKind::Vector;
    std::string path{};      ///< relative to the plan's folder, or absolute
    std::string sublayer{};  ///< of a vector file with several
    int order = 0;           ///< greater lie on top
    double opacity = 1.0;    ///< 0 to 1
    bool isVisible = true;
    std::string style{};     ///< rules for vector layers, JSON
    bool operator==(const MapLayer&) const = default;
};

}  // namespace saban::layers
