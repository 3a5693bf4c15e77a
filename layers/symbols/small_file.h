#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "geo/core/error.h"

namespace saban::layers {

/// The text of a file that is known to be small. `what` says in the user's language what it is: "conventions", "a sign".
/// Errors: `NotFound`, `Unreadable` (a folder, permission), `BadFormat` (empty, more than `maxBytes`).
geo::Result<std::string> readSmallFile(const std::string& path, const std::string& what, std::size_t maxBytes);

/// Errors: `BadFormat` when it is no JSON object: says where it breaks off.
geo::Result<nlohmann::json> parseJsonObject(const std::string& text, const std::string& path, const std::string& what);

}  // namespace saban::layers
