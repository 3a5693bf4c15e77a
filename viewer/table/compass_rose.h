#pragma once

#include "viewer/table/decal_mesh.h"

namespace saban::viewer {

/// Draws a compass rose: eight points in two tones, north in red with its letter, within a ring. `northRad` turns north clockwise from
/// the sheet's up; `radius` reaches the tips of the main points. `stepM` is how far its layers lie apart.
void addCompassRose(DecalMesh& mesh, GlyphAtlas& atlas, const Sheet& sheet, glm::dvec2 center, double radius, double northRad,
                    double stepM = 0.0);

}  // namespace saban::viewer
