#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "layers/model/plan.h"
#include "layers/symbols/symbol_painter.h"
#include "viewer/overlay/draped_plan.h"
#include "viewer/overlay/pixel_image.h"

namespace saban::viewer {

/// Something of a plan that is shown as an upright sign over a point of the ground.
struct Marker {
    std::string id{};          ///< of its kind and feature: the same in every phase
    layers::Uid uid{};         ///< of the feature; empty for a name of a map
    glm::dvec2 at{0.0};        ///< table CRS
    std::string code{};        ///< symbol code; empty: a pictogram or only a name
    layers::Side side = layers::Side::Own;
    std::optional<Pictogram> pictogram{};
    std::uint32_t colour = 0x5c3e32;  ///< of the pictogram, 0xRRGGBB
    std::string label{};
    layers::SymbolAmplifiers amplifiers{};  ///< beside the sign when there is room to read them, in place of the label
    double importance = 0.0;
    double scale = 1.0;        ///< of the sign's size; of a map's name, of the letters
    bool isMapName = false;    ///< a name of a vector layer, not of the plan: written at its point
    bool isBold = false;       ///< of a map's name
    bool isUnplaced = false;   ///< a unit that has no place yet: shown where a motion has it only
    bool keepsSign = false;    ///< also where its solid model is seen: its colour says something
};

/// The sign of a post that is given none of its own.
std::string_view commandPostCode(layers::CommandPostKind kind);

/// Of pictograms, 0xRRGGBB: by progress of a structure, as on a chart.
std::uint32_t structureColour(layers::StructureState state);
inline constexpr std::uint32_t kCheckpointColour = 0xb2342a, kNoteColour = 0xb07c14;

/// The signs of a plan in a phase. Units stand where they are in that phase, else where they were in the last one before it
/// that places them; those placed only later are not shown yet.
enum class UnplacedUnits { Leave, Add };
std::vector<Marker> markersOf(const layers::Plan& plan, const PlanView& view, UnplacedUnits unplaced = UnplacedUnits::Leave);

/// The position of each unit in a phase, by uid of the unit.
std::unordered_map<layers::Uid, std::shared_ptr<const layers::UnitPosition>> positionsIn(const layers::Plan& plan, const layers::Uid& phase);

}  // namespace saban::viewer
