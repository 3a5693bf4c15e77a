#include "viewer/terrain/ground_style.h"

namespace saban::viewer {

void takeOver(const GroundLook& look, const HeightRange& ground, TileStyle& style) {
    const HeightRange range = tintRangeOf(look, ground);
    style.tint = look.tint;
    style.tintMinM = range.fromM;
    style.tintMaxM = range.toM;
    style.shading = look.shading;
    style.slopes = look.shading == Shading::Slope ? look.slopes : SlopeClasses{};
    style.shadingOnPictures = look.shading == Shading::None ? GroundLook{}.shadingOnPictures : look.shadingOnPictures;
    style.hasShadows = look.shadows;
}

}  // namespace saban::viewer
