#pragma once

#include <QIcon>

namespace saban::app {

/// Saban's own: a block of ground with a hill, its cut sides, and a flag on it.
QIcon programIcon();

}  // namespace saban::app
