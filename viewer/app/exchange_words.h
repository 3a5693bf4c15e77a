#pragma once

#include <QString>
#include <string>

#include "geo/core/error.h"

namespace saban::app {

/// "Structures", in the language of the window. `kind`: as the command line names it.
QString titleOfKind(const std::string& kind);

/// A message of the library without sentences about options of the command line, which the window has fields for.
QString withoutOptions(const std::string& message);

}  // namespace saban::app
