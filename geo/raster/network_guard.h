#pragma once

#include <string_view>

#include "geo/raster/raster_file.h"

namespace saban::geo {

/// True for what GDAL would fetch over a network: URLs, /vsicurl/ and its kin (nested ones too), service prefixes such as
/// "WMS:" and "PG:", and service descriptions in XML.
bool isNetworkSource(std::string_view spec);

/// Forbidden removes GDAL's network drivers and blocks its network file systems; Allowed brings them back, for the whole
/// program and from then on.
void applyNetworkPolicy(NetworkPolicy policy);

}  // namespace saban::geo
