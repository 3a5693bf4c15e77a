#pragma once

#include <string>

namespace saban {

/// A number with points for its fractions as the program's language writes it: "12.5" becomes "12,5" in Vietnamese. For texts that people read; what programs read keeps its points.
/// Thread safety: any thread.
std::string inDecimals(std::string written);

/// The same of a number, with so many decimals.
std::string decimalText(double value, int decimals);

}  // namespace saban
