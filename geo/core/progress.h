#pragma once

#include <functional>
#include <string>
#include <utility>

namespace saban::geo {

/// Told how far a long task is, 0 to 1, from whichever thread does the work. May be empty.
using Progress = std::function<void(double fraction)>;

inline void report(const Progress& progress, double fraction) {
    if (progress) progress(fraction);
}

/// Of a part of a task, as that of the whole: 0 to 1 of the part are `from` to `to` of the whole.
inline Progress partOf(Progress whole, double from, double to) {
    if (!whole) return {};
    return [whole = std::move(whole), from, to](double fraction) { whole(from + fraction * (to - from)); };
}

/// Told which step of a long task is under way, in words for people ("Filling holes of 'ridge.tif'"), and how far that
/// step is, 0 to 1, from whichever thread does the work. May be empty.
using StepProgress = std::function<void(const std::string& step, double fraction)>;

/// Of one step, named for people.
inline Progress progressOf(StepProgress steps, std::string step) {
    if (!steps) return {};
    return [steps = std::move(steps), step = std::move(step)](double fraction) { steps(step, fraction); };
}

}  // namespace saban::geo
