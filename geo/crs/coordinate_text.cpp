#include "geo/crs/coordinate_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace saban::geo {

namespace {

using Kind = CoordinateToken::Kind;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Signs of several bytes, and what they mean here.
constexpr auto kSigns = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"°", "^"}, {"º", "^"}, {"˚", "^"}, {"′", "'"}, {"’", "'"}, {"‘", "'"}, {"´", "'"}, {"ʹ", "'"}, {"″", "\""}, {"”", "\""}, {"“", "\""}, {"ʺ", "\""},
    {"''", "\""}, {"Đ", "E"}, {"đ", "E"}, {"−", "-"}, {"\u00a0", " "}, {"\u202f", " "}, {"\u2009", " "}, {"\u2007", " "}, {"\r", " "}, {"\n", "\t"},
});

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t");
    return from == std::string_view::npos ? std::string_view{} : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

std::optional<Kind> kindOfSign(char c) {
    switch (c) {
        case '^': return Kind::Degree;
        case '\'': return Kind::Minute;
        case '"': return Kind::Second;
        case '\t':
        case ';':
        case ',':
        case '/':
        case '|': return Kind::Separator;
        default: return std::nullopt;
    }
}

/// B and T are the Vietnamese letters for north and west.
char letterMeant(char c) { return c == 'B' ? 'N' : c == 'T' ? 'W' : std::string_view("XYENSW").find(c) != std::string_view::npos ? c : 0; }

}  // namespace

std::string plainCoordinateText(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        const auto sign = std::find_if(kSigns.begin(), kSigns.end(), [&](const auto& s) { return text.substr(at).starts_with(s.first); });
        if (sign != kSigns.end()) {
            plain += sign->second;
            at += sign->first.size();
        } else {
            const char c = text[at++];
            plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
    }
    return std::string(trimmed(plain));
}

std::optional<std::vector<CoordinateToken>> coordinateTokens(std::string_view plain) {
    std::vector<CoordinateToken> tokens;
    bool isAfterSpace = false;
    for (std::size_t at = 0; at < plain.size();) {
        const char c = plain[at];
        const bool isSigned = (c == '-' || c == '+') && at + 1 < plain.size() && isDigit(plain[at + 1]);
        if (isDigit(c) || isSigned) {
            std::size_t end = at + 1;
            while (end < plain.size() && (isDigit(plain[end]) || ((plain[end] == '.' || plain[end] == ',') && end + 1 < plain.size() && isDigit(plain[end + 1])))) ++end;
            tokens.push_back({.kind = Kind::Number, .digits = std::string(plain.substr(at, end - at)), .isAfterSpace = isAfterSpace});
            at = end;
            isAfterSpace = false;
            continue;
        }
        ++at;
        if (c == ' ') {
            isAfterSpace = true;
        } else if (const auto sign = kindOfSign(c)) {
            tokens.push_back({.kind = *sign, .isAfterSpace = isAfterSpace});
            isAfterSpace = false;
        } else if (c == 'M') {
            isAfterSpace = true;  // metres, as in "583630mE" or "X (m)"
        } else if (const char letter = letterMeant(c)) {
            tokens.push_back({.kind = Kind::Letter, .letter = letter, .isAfterSpace = isAfterSpace});
            isAfterSpace = false;
        } else if (c != '=' && c != ':' && c != '(' && c != ')') {
            return std::nullopt;
        }
    }
    return tokens;
}

std::optional<double> writtenNumber(std::string_view digits) {
    std::string plain;
    const auto commas = std::count(digits.begin(), digits.end(), ','), points = std::count(digits.begin(), digits.end(), '.');
    const bool isCommaLast = digits.rfind(',') != std::string_view::npos && (points == 0 || digits.rfind(',') > digits.rfind('.'));
    for (const char c : digits) {
        if (c == ' ' || c == '+') continue;
        const bool isThousands = commas > 0 && points > 0 ? c == (isCommaLast ? '.' : ',') : (c == ',' && commas > 1) || (c == '.' && points > 1);
        if (isThousands) continue;
        plain += c == ',' ? '.' : c;
    }
    double value = 0.0;
    const auto [stop, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc{} || stop != plain.data() + plain.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

}  // namespace saban::geo
