#pragma once

#include <string>

#include "geo/core/error.h"

namespace saban::viewer {

/// Whether every corner of every face of an OBJ file is one of its points, and every coordinate a number. OpenSceneGraph's reader
/// takes that for granted and fails with the program otherwise.
/// Errors: `Unreadable`; `BadFormat` naming the line.
geo::Result<void> checkObj(const std::string& path);

}  // namespace saban::viewer
