#pragma once

#include <string>
#include <vector>

#include "geo/core/bounds.h"

namespace saban::viewer {

/// The value of the form 1, 2 or 5 times a power of ten that is nearest to `target` in ratio. `target` > 0.
double nearestRoundValue(double target);

/// The smallest value of the form 1, 2 or 5 times a power of ten that is not below `limit`. `limit` > 0.
double roundValueAbove(double limit);

/// The largest value of the form 1, 2 or 5 times a power of ten that is not above `limit`. `limit` > 0.
double roundValueBelow(double limit);

/// Spacing of the grid lines for a table, metres: round, at least 1 m, such that a square table has 4 to 11 lines a side.
/// A long one gets its lines by the mean of its sides, but never more than about 25 on the long one.
double gridIntervalFor(const geo::Bounds& bounds);

/// Every multiple of `interval` from `from` to `to`, both included; at most 1000 of them.
std::vector<double> gridLinesBetween(double from, double to, double interval);

/// A grid coordinate as printed at the edge of a Vietnamese sheet: the two principal figures of the kilometres large,
/// those before them small, and metres after them, small, where the grid is finer than a kilometre.
/// 2 341 200 m is small "23", large "41", small "200".
struct GridLabel {
    std::string prefix;
    std::string principal;
    std::string suffix;
    bool operator==(const GridLabel&) const = default;
};

GridLabel gridLabelOf(double coordinateM, double intervalM);

/// A length that fits below `limitM`, cut into equal divisions, with what is written at each of them ("" for nothing).
struct ScaleBar {
    double lengthM = 0.0;
    int divisions = 0;
    std::vector<std::string> labels;  ///< divisions + 1, from 0 to the whole length, in `unit`
    std::string unit;                 ///< "m" or "km"
};

ScaleBar scaleBarBelow(double limitM);

/// "500 m", "2 km": `lengthM` of 1 km or more in kilometres where that is a whole number.
std::string lengthText(double lengthM);

}  // namespace saban::viewer
