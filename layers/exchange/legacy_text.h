#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace saban::layers {

/// How Vietnamese letters are written as bytes.
enum class TextEncoding {
    Utf8,
    Tcvn3,  ///< TCVN 5712:1993 VN3, of the "ABC" fonts (.VnTime)
    Vni     ///< VNI-Windows: a letter, then a byte for its marks
};

/// "UTF-8", "TCVN3", "VNI", as people read them and as the command line takes them.
std::string_view nameOf(TextEncoding encoding);
/// Also "TCVN", "ABC", "TCVN5712", "VNI-Windows", whatever their case. Nothing for other texts.
std::optional<TextEncoding> encodingNamed(std::string_view name);

struct DecodedText {
    std::string text{};           ///< UTF-8, NFC
    std::size_t unknownBytes = 0; ///< that mean nothing in the encoding, U+FFFD in the text
};

/// TCVN3 has capital letters only for Ă Â Ê Ô Ơ Ư Đ and unmarked ones. Text for the capital fonts (.VnTimeH) has the bytes of small
/// letters: nothing but the font tells it apart, so it becomes small letters.
///
/// Source: TCVN 5712:1993, table VN3; VNI-Windows as VNI Software published it with its fonts.
DecodedText toUnicode(std::string_view bytes, TextEncoding encoding);

/// The bytes that a text was made from: themselves when they are no UTF-8; else, when every character lies in Windows-1252 or ISO 8859-1,
/// as programs make them from legacy bytes ("C«ng tr×nh"), the bytes of these. Nothing for other Unicode.
std::optional<std::string> legacyBytes(std::string_view text);

/// Which encoding texts were written in, by how many of their words with marks are Vietnamese syllables in each. Unicode when that
/// fits as well, and when there is too little to tell. Texts are as `legacyBytes` takes them.
TextEncoding detectEncoding(std::span<const std::string> samples);

}  // namespace saban::layers
