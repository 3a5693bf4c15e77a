#include "viewer/overlay/plan_bands.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "layers/catalogue/structure_catalogue.h"
#include "layers/model/fields.h"
#include "layers/symbols/symbol_code.h"
#include "viewer/overlay/plan_markers.h"

namespace saban::viewer {

namespace {

using namespace layers;

constexpr double kColumnM = 7.0;          // width of a column on a road
constexpr double kColumnPx = 6.0;
constexpr double kRingPx = 26.0;          // least radius of a ring
constexpr double kRingLinePx = 4.5;
constexpr double kAroundM = 4.0;          // from a structure to its ring
constexpr double kPulseS = 1.8;
constexpr glm::vec3 kRingColour{1.0f, 0.84f, 0.12f};

glm::vec3 partsOf(const geo::Colour& c) { return glm::vec3(c.red, c.green, c.blue) / 255.0f; }

SymbolSide sideOf(const Unit& unit) {
    if (const auto code = parseSymbolCode(unit.symbolCode); code && !unit.symbolCode.empty()) return code->side;
    switch (unit.side) {
        case Side::Own: return SymbolSide::Own;
        case Side::Other: return SymbolSide::Other;
        case Side::Neutral: return SymbolSide::Neutral;
        case Side::Unknown: break;
    }
    return SymbolSide::Unknown;
}

const SignColours& coloursOf(const ConventionProfile& profile, SymbolSide side) {
    switch (side) {
        case SymbolSide::Own: return profile.own;
        case SymbolSide::Other: return profile.other;
        case SymbolSide::Neutral: return profile.neutral;
        case SymbolSide::Unknown: break;
    }
    return profile.unknown;
}

/// Signs are pale inside: their own colour, full and dark enough to be seen on the ground.
glm::vec3 strong(glm::vec3 colour) {
    const float low = std::min({colour.r, colour.g, colour.b}), high = std::max({colour.r, colour.g, colour.b});
    if (high - low < 0.08f) return glm::vec3(0.25f);
    return glm::vec3(0.05f) + (colour - low) / (high - low) * 0.75f;
}

}  // namespace

void PlanBands::setPlan(std::shared_ptr<const Plan> plan, const PlanView& view, ConventionProfilePtr profile) {
    plan_ = std::move(plan);
    view_ = view;
    profile_ = std::move(profile);
    if (!profile_)
        if (auto standard = builtInConvention("nato")) profile_ = *standard;
    colours_.clear();
}

glm::vec3 PlanBands::colourOf(const Uid& uid) {
    if (const auto known = colours_.find(uid); known != colours_.end()) return known->second;
    glm::vec3 colour(1.0f);
    if (const auto unit = plan_ ? plan_->find<Unit>(uid) : nullptr; unit && profile_)
        if (const auto fill = parseColour(coloursOf(*profile_, sideOf(*unit)).fill)) colour = strong(partsOf(*fill));
    return colours_[uid] = colour;
}

void PlanBands::addHighlight(const Uid& uid, double strength, const PlanMotion& motion, std::vector<GroundBand>& bands) const {
    const double wave = motion.timeS ? std::sin(2.0 * std::numbers::pi * *motion.timeS / kPulseS) : 0.0;
    const auto add = [&](GroundBand band) {
        band.pattern = GroundBand::Pattern::Ring;
        band.colour = kRingColour;
        band.leastPx = kRingLinePx;
        band.alpha = std::clamp(strength, 0.0, 1.0) * (0.84 + 0.16 * wave);
        bands.push_back(std::move(band));
    };
    const auto addRing = [&](glm::dvec2 at, double radiusM) {
        // Comes in from outside: that is what draws the eye.
        const double factor = (1.0 + 0.07 * wave) * (1.0 + 1.2 * (1.0 - std::clamp(strength, 0.0, 1.0)));
        add({.isClosed = true, .ring = GroundBand::Circle{.at = at, .radiusM = radiusM * factor, .leastPx = kRingPx * factor}});
    };
    const bool isUnit = plan_->find<Unit>(uid) != nullptr;
    if (isUnit && isKindHidden(view_, kindName<Unit>())) return;
    if (const auto moved = motion.units.find(uid); moved != motion.units.end()) return addRing(moved->second.at, 0.0);
    if (isUnit) {
        const auto positions = positionsIn(*plan_, view_.phase);
        if (const auto found = positions.find(uid); found != positions.end()) addRing(found->second->geometry.at(), 0.0);
        return;
    }
    forEachKind([&](auto tag) {
        using T = typename decltype(tag)::Type;
        if constexpr (std::is_base_of_v<Feature, T>) {
            const auto row = plan_->find<T>(uid);
            if (!row || isKindHidden(view_, kindName<T>()) || row->geometry.isEmpty()) return;
            if (const auto fault = geometryFault(row->geometry); fault && *fault != "self_crossing") return;
            if (row->geometry.kind == GeometryKind::Point) {
                double radiusM = 0.0;
                if constexpr (std::is_same_v<T, Structure>) {
                    const StructureType* type = defaultCatalogue().find(row->type);
                    const double length = row->lengthM.value_or(type ? type->sizes.lengthM : 8.0), width = row->widthM.value_or(type ? type->sizes.widthM : 8.0);
                    radiusM = std::hypot(length, width) / 2.0 + kAroundM;
                }
                addRing(row->geometry.at(), radiusM);
                return;
            }
            for (const Geometry::Part& part : row->geometry.parts)
                if (part.points.size() >= 2) add({.points = part.points, .isClosed = row->geometry.kind == GeometryKind::Area});
        }
    });
}

std::vector<GroundBand> PlanBands::bandsOf(const PlanMotion& motion) {
    std::vector<GroundBand> bands;
    if (!plan_) return bands;
    const bool areUnitsHidden = isKindHidden(view_, kindName<Unit>());
    for (const auto& [uid, place] : motion.units) {
        if (place.column.size() < 2 || areUnitsHidden || isFeatureHidden(view_, uid)) continue;
        const auto appeared = motion.appeared.find(uid);
        bands.push_back({.points = place.column, .widthM = kColumnM, .leastPx = kColumnPx, .colour = colourOf(uid), .alpha = appeared == motion.appeared.end() ? 1.0 : appeared->second});
    }
    for (const auto& [uid, strength] : motion.highlighted)
        if (strength > 0.0 && !isFeatureHidden(view_, uid)) addHighlight(uid, strength, motion, bands);
    return bands;
}

}  // namespace saban::viewer
