#pragma once

#include <array>
#include <cstddef>

#include "viewer/render/ground_look.h"

namespace saban::viewer {

struct Rgb {
    float r, g, b;  ///< 0 to 1
};

/// Colours of bare ground by its height, before light.
/// Sources: cividis after Nuñez, Anderton and Renslow, Optimizing colormaps with consideration for color vision deficiency,
/// PLoS ONE 13 (7), 2018, without its darkest part and a quarter lighter, so that light and lines show on it; the others were chosen for Saban.
class TintColours {
   public:
    TintColours(Tint tint, const HeightRange& range);
    Rgb at(float heightM) const {
        if (heightM <= seaM_) return sea_;
        return ramp_[static_cast<std::size_t>(partAt(heightM) * (kRamp - 1))];
    }
    /// The height whose colour lies at a part of the range, 0 to 1, as far as the eye goes along the colours.
    float heightAtPart(float part) const;

   private:
    static constexpr std::size_t kRamp = 1024;
    float partAt(float heightM) const;

    float fromM_, scale_, logScale_ = 0.0f;  ///< `logScale_` 0: heights are spread evenly
    float seaM_;                             ///< heights up to this one are sea
    Rgb sea_;
    std::array<Rgb, kRamp> ramp_;
};

/// The colour of a class of slopes, from level (0) to steep.
Rgb slopeColour(std::size_t index, std::size_t count);
/// The colour of slopes that fall to the north (0), north-east (1) … north-west (7).
/// Source: Brewer and Marlow, Color representation of aspect and slope simultaneously, Auto-Carto 11, 1993.
Rgb aspectColour(std::size_t direction);
Rgb levelColour();    ///< of ground that falls nowhere
Rgb unknownColour();  ///< beside a hole, where the slope is not known
/// Below so many percent ground is called level.
inline constexpr double kLevelPercent = 1.0;

}  // namespace saban::viewer
