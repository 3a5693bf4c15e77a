#pragma once

#include <string>

namespace saban::viewer {

/// Zones in names of coordinate systems ("UTM zone 48N"), which are English, in the user's language.
std::string withZonesNamed(const std::string& name);

}  // namespace saban::viewer
