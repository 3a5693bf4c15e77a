#pragma once

#include <string>

namespace saban::layers {

/// UTC, "2026-05-14T07:30:12Z".
std::string nowUtc();
/// Name of the user's account; empty when the machine knows none.
std::string userName();

}  // namespace saban::layers
