#pragma once

#include <string>
#include <string_view>

namespace saban::viewer {

/// The code points of a UTF-8 text, composed (NFC), so that every Vietnamese letter is one glyph. Line breaks, tabs and
/// other control characters come out as spaces; bytes that are not UTF-8 as U+FFFD.
std::u32string composedCodePoints(std::string_view utf8);

/// The nearest ASCII letters ("Sông Đà" gives "Song Da"), '?' for what has none: for a font without Vietnamese letters.
std::u32string withoutDiacritics(std::u32string_view text);

}  // namespace saban::viewer
