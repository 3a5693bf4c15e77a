#pragma once

#include <QString>

namespace saban::app {

/// "1:05", "1:02:03"; of a span before, with a minus.
QString timeText(double seconds);

}  // namespace saban::app
