#pragma once

#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/raster/raster_file.h"

namespace saban::geo {

/// Absolute names of all that a VRT reads, nested ones included; empty when `spec` is no VRT. `spec` is a file or XML text.
/// Errors: `Refused` for a source on the network that is not allowed; `Unsupported` naming a file that does not exist.
Result<std::vector<std::string>> findVrtSources(const std::string& spec, NetworkPolicy network);

}  // namespace saban::geo
