#pragma once

#include <QString>
#include <optional>

#include "layers/briefing/timeline.h"

namespace saban::app {

/// How long something takes as people read it: "45 s", "3 min 20 s", "2 h 05 min", "3 d 4 h".
QString durationText(double seconds);

/// A moment of the exercise: "15/09/2026 07:30" when the plan gives dates, else how far into the exercise it is: "+2 h 05 min".
QString exerciseText(const layers::Timeline& timeline, double timeS);

/// The step of a scale of time whose marks are `leastPx` or more apart: 1, 5, 15, 30 seconds or minutes; 1, 2, 3, 6, 12 hours; 1, 2, 7, 14, 28 days, and
/// doubled from there on.
double scaleStepS(double secondsPerPx, double leastPx);

}  // namespace saban::app
