#pragma once

#include <string>
#include <vector>

#include "layers/model/geometry.h"

class OGRGeometry;

namespace saban::layers {

/// What a geometry of a file becomes.
struct CleanShapes {
    std::vector<Geometry> shapes{};
    std::string fault{};     ///< of what could not be used, as `geometryFault` words it; the other parts are there
    bool hadHeights = false;
    bool isMended = false;   ///< an area crossed itself
};

/// Multis of points and lines and collections are taken apart; the parts of an area stay together. Curves become lines.
CleanShapes cleanShapes(const OGRGeometry& geometry);

}  // namespace saban::layers
