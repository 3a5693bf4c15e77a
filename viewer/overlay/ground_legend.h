#pragma once

#include <optional>

#include "viewer/overlay/legend_content.h"
#include "viewer/render/ground_look.h"

namespace saban::viewer {

/// What a legend must know of the ground.
struct GroundLegend {
    GroundLook look{};
    HeightRange tintRange{};   ///< that the colours run over, in fact
    bool isTintSeen = true;    ///< pictures do not hide all of it
    bool operator==(const GroundLegend&) const = default;
};

/// What the colours of the ground mean, in the user's language, with units. Nothing where they mean nothing, as one grey.
std::optional<LegendSection> groundSectionOf(const GroundLegend& ground);

}  // namespace saban::viewer
