#pragma once

#include <QString>
#include <string>

#include "geo/core/error.h"

namespace saban::app {

/// "Structures", in the language of the window. `kind`: as the command line or the plan names it.
QString titleOfKind(const std::string& kind);

/// A message of the library without sentences about options of the command line, which the window has fields for.
QString withoutOptions(const std::string& message);

/// Lines that leave through the clipboard, with the marking above and below them; as they are without one.
QString withMarkingLines(const QString& lines, const std::string& marking);

}  // namespace saban::app
