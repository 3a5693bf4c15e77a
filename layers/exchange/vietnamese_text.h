#pragma once

#include <string>
#include <string_view>

namespace saban::layers {

/// A text as it is compared: without diacritics, in lower case, everything but letters and digits one space: "Vĩ độ (°)" is "vi do".
std::string folded(std::string_view text);

/// True for one written syllable of Vietnamese in composed letters, whatever its case: an initial, a rhyme, at most one tone, and
/// with a stop at its end only the sharp or the heavy one.
bool isVietnameseSyllable(std::string_view word);

}  // namespace saban::layers
