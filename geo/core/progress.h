#pragma once

#include <functional>

namespace saban::geo {

/// Told how far a long task is, 0 to 1, from whichever thread does the work. May be empty.
using Progress = std::function<void(double fraction)>;

inline void report(const Progress& progress, double fraction) {
    if (progress) progress(fraction);
}

}  // namespace saban::geo
