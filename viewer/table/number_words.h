#pragma once

#include <string>

namespace saban::viewer {

/// A number as people read it in the program's language (`QLocale`'s default): "1.250,5" in Vietnamese, "1,250.5" in English, with as few decimals as
/// tell it, at most `mostDecimals`, and no "-0". What programs read (JSON, CSV) is not written by this.
/// Thread safety: any thread.
std::string numberText(double value, int mostDecimals = 0);

/// "1:25.000" in Vietnamese, "1:25,000" in English.
std::string scaleText(double denominator);

}  // namespace saban::viewer
