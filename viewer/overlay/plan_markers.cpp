#include "viewer/overlay/plan_markers.h"

#include <algorithm>
#include <array>

namespace saban::viewer {

namespace {

using namespace layers;

// Land unit, command and control, with the staff of a headquarters: main, forward, rear, reserve, other, as modifiers of sector 1 say. Source: MIL-STD-2525D (2014), tables for symbol set 10.
constexpr std::array<std::string_view, 5> kCommandPostCodes{"10031002001100000000", "10031002001100002700", "10031002001100007700", "10031002001100009800", "10031002001100000000"};
constexpr std::string_view kUnitCode = "10031000000000000000";

/// What must be seen first. Echelons count within units.
constexpr double kCommandPost = 1000.0, kUnit = 500.0, kCheckpoint = 200.0, kStructure = 100.0, kNote = 150.0, kName = 300.0;

/// Digits 9 and 10 of a numeric code are its echelon; letter codes have it as their 12th character.
double echelonOf(const std::string& code) {
    if (code.size() >= 20 && code.find_first_not_of("0123456789") == std::string::npos) return (code[8] - '0') * 10 + (code[9] - '0');
    return code.size() >= 12 && code[11] >= 'A' && code[11] <= 'N' ? code[11] - 'A' + 11.0 : 0.0;
}

bool isPlace(const Feature& feature) { return feature.geometry.kind == GeometryKind::Point && !geometryFault(feature.geometry); }

/// Of a unit beside a sign: a long name would push everything else away.
std::string shortName(const Plan& plan, const Uid& unit) {
    constexpr std::size_t kLongest = 32;
    const auto found = unit.empty() ? nullptr : plan.find<Unit>(unit);
    if (!found) return {};
    std::size_t letters = 0;
    for (std::size_t i = 0; i < found->name.size(); ++i) {
        if ((found->name[i] & 0xC0) == 0x80) continue;  // not the first byte of a letter
        if (++letters > kLongest) return found->name.substr(0, i) + "…";
    }
    return found->name;
}

SymbolAmplifiers amplifiersOf(const Plan& plan, const Unit& unit, const std::string& code) {
    // The sign itself shows an echelon that its code carries.
    return {.designation = unit.name,
            .higherFormation = shortName(plan, unit.parent),
            .strength = unit.strength,
            .additionalText = echelonOf(code) > 0.0 ? std::string{} : unit.level};
}

/// Names of what has an extent, in its middle.
template <typename T>
void addNames(const Plan& plan, const PlanView& view, std::vector<Marker>& markers) {
    if (isKindHidden(view, kindName<T>())) return;
    for (const auto& row : plan.all<T>().rows()) {
        if (row->name.empty() || row->geometry.isEmpty() || isFeatureHidden(view, row->uid)) continue;
        if constexpr (requires { row->phases; })
            if (!isInPhase(row->phases, view.phase)) continue;
        const auto fault = geometryFault(row->geometry);
        if (fault && *fault != "self_crossing") continue;
        if (const auto at = row->geometry.labelPoint())
            markers.push_back({.id = std::string(kindName<T>()) + row->uid, .uid = row->uid, .at = *at, .label = row->name, .importance = kName});
    }
}

void addStructures(const Plan& plan, const PlanView& view, std::vector<Marker>& markers) {
    if (isKindHidden(view, kindName<Structure>())) return;
    for (const auto& row : plan.all<Structure>().rows()) {
        const bool isLine = row->geometry.kind == GeometryKind::Line;
        if (geometryFault(row->geometry) || isFeatureHidden(view, row->uid)) continue;
        const auto at = row->geometry.labelPoint();
        if (!at) continue;
        const auto given = view.colours.find(row->uid);
        const bool isGiven = given != view.colours.end();
        markers.push_back({.id = "structures" + row->uid, .uid = row->uid, .at = *at, .pictogram = isLine ? Pictogram::Trench : Pictogram::Structure,
                           .colour = isGiven ? given->second : structureColour(row->state), .label = row->name, .importance = kStructure, .scale = 0.62,
                           .keepsSign = isGiven});
    }
}

}  // namespace

std::string_view commandPostCode(CommandPostKind kind) {
    return kCommandPostCodes[static_cast<std::size_t>(kind)];
}

std::uint32_t structureColour(StructureState state) {
    constexpr std::array<std::uint32_t, 3> kColours{0x8a6d52, 0xb8781e, 0x0e5a4e};  // told apart without red or green, too
    return kColours[static_cast<std::size_t>(state)];
}

std::unordered_map<Uid, std::shared_ptr<const UnitPosition>> positionsIn(const Plan& plan, const Uid& phase) {
    std::unordered_map<Uid, int> orderOf;
    int last = 0;
    bool isKnown = false;
    for (const auto& row : phasesInOrder(plan)) {
        orderOf[row->uid] = last++;
        isKnown = isKnown || row->uid == phase;
    }
    // Without a phase everyone stands where they begin.
    const int wanted = isKnown ? orderOf.at(phase) : last;
    std::unordered_map<Uid, std::shared_ptr<const UnitPosition>> best;
    std::unordered_map<Uid, int> bestOrder;
    for (const auto& row : plan.all<UnitPosition>().rows()) {
        if (!isPlace(*row)) continue;
        const auto found = orderOf.find(row->phase);
        const int order = found == orderOf.end() ? -1 : found->second;
        if (order > wanted) continue;
        const auto present = bestOrder.find(row->unit);
        const bool isBetter = present == bestOrder.end() || (isKnown ? order > present->second : order < present->second);
        if (!isBetter) continue;
        best[row->unit] = row;
        bestOrder[row->unit] = order;
    }
    return best;
}

std::vector<Marker> markersOf(const Plan& plan, const PlanView& view, UnplacedUnits unplaced) {
    std::vector<Marker> markers;
    if (!isKindHidden(view, kindName<Unit>())) {
        const auto positions = positionsIn(plan, view.phase);
        for (const auto& unit : plan.all<Unit>().rows()) {
            const auto position = positions.find(unit->uid);
            const bool isPlaced = position != positions.end();
            if ((!isPlaced && unplaced == UnplacedUnits::Leave) || isFeatureHidden(view, unit->uid)) continue;
            const std::string code = unit->symbolCode.empty() ? std::string(kUnitCode) : unit->symbolCode;
            markers.push_back({.id = "units" + unit->uid, .uid = unit->uid, .at = isPlaced ? position->second->geometry.at() : glm::dvec2(0.0), .code = code, .side = unit->side,
                               .label = unit->name, .amplifiers = amplifiersOf(plan, *unit, code), .importance = kUnit + echelonOf(code), .isUnplaced = !isPlaced});
        }
    }
    if (!isKindHidden(view, kindName<CommandPost>()))
        for (const auto& row : plan.all<CommandPost>().rows()) {
            if (!isPlace(*row) || isFeatureHidden(view, row->uid)) continue;
            const double rank = static_cast<double>(wordsOf<CommandPostKind>().size() - static_cast<std::size_t>(row->kind));
            const std::string code = row->symbolCode.empty() ? std::string(commandPostCode(row->kind)) : row->symbolCode;
            markers.push_back({.id = "command_posts" + row->uid, .uid = row->uid, .at = row->geometry.at(), .code = code, .label = row->name,
                               .amplifiers = {.designation = row->name, .higherFormation = shortName(plan, row->unit), .additionalText = row->level},
                               .importance = kCommandPost + rank, .scale = 1.15});
        }
    addStructures(plan, view, markers);
    if (!isKindHidden(view, kindName<Checkpoint>()))
        for (const auto& row : plan.all<Checkpoint>().rows())
            if (isPlace(*row) && !isFeatureHidden(view, row->uid))
                markers.push_back({.id = "checkpoints" + row->uid, .uid = row->uid, .at = row->geometry.at(), .pictogram = Pictogram::Checkpoint, .colour = kCheckpointColour,
                                   .label = row->name, .importance = kCheckpoint, .scale = 0.5});
    if (!isKindHidden(view, kindName<Remark>()))
        for (const auto& row : plan.all<Remark>().rows())
            if (isPlace(*row) && !isFeatureHidden(view, row->uid))
                markers.push_back({.id = "notes" + row->uid, .uid = row->uid, .at = row->geometry.at(), .pictogram = Pictogram::Note, .colour = kNoteColour,
                                   .label = row->name.empty() ? row->note : row->name, .importance = kNote, .scale = 0.6});
    addNames<Route>(plan, view, markers);
    addNames<Area>(plan, view, markers);
    addNames<ControlLine>(plan, view, markers);
    // Where they come from, hash tables and uids, must not decide who stands in front.
    std::sort(markers.begin(), markers.end(), [](const Marker& a, const Marker& b) { return a.importance != b.importance ? a.importance > b.importance : a.id < b.id; });
    return markers;
}

}  // namespace saban::viewer
