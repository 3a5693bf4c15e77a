#pragma once

#include <memory>
#include <optional>

#include "layers/model/geometry.h"

class OGRGeometry;

namespace saban::layers {

// Those who call these include <ogr_geometry.h> in their source.

/// Null for no geometry. Areas become a polygon, or a multipolygon when they have several outer rings.
std::unique_ptr<OGRGeometry> toOgr(const Geometry& geometry);

/// Point, line, polygon, and multis: of points and lines only when they hold just one. Curves become lines, heights are dropped.
/// Nothing for anything else, for empty ones, and where a coordinate is no number.
std::optional<Geometry> fromOgr(const OGRGeometry& geometry);

}  // namespace saban::layers
