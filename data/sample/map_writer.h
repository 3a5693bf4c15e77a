#pragma once

#include <filesystem>

#include "data/sample/landscape.h"
#include "geo/core/error.h"

namespace saban::sample {

/// Writes what lies on the ground as a GeoPackage of map layers with the attributes of OpenStreetMap: `roads` (highway), `river`
/// (waterway), `places` (place, name) and `buildings` (building, height). The same bytes for the same land. The file appears
/// under its name only when it is whole; an older one is replaced.
/// Errors: `WriteFailed` with the reason.
geo::Result<void> writeMap(const Landscape& land, const std::filesystem::path& path);

}  // namespace saban::sample
