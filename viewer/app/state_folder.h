#pragma once

#include <QString>

namespace saban::app {

/// Where the program keeps what it needs to know of its own runs, not made until something is kept: `$XDG_STATE_HOME/saban`, else `~/.local/state/saban`.
/// Source: XDG Base Directory Specification 0.8, 2021.
QString stateFolder();

}  // namespace saban::app
