#include "geo/vector/map_features.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <span>
#include <utility>

namespace saban::geo {

namespace {

constexpr double kHighestM = 1000.0, kMostStoreys = 200.0, kFootM = 0.3048;

// The best first.
constexpr std::array<std::string_view, 16> kNameFields{"name:vi", "name_vi", "ten_vi", "ten", "ten_goi", "tengoi", "tendiadanh", "ten_dia_danh",
                                                       "diadanh", "dia_danh", "danhtu", "name", "ten_dd", "tendd", "label", "name:en"};
constexpr std::array<std::string_view, 8> kHeightFields{"building:height", "building_height", "height", "height_m", "chieu_cao", "chieucao", "chieu_cao_m", "docao_nha"};
constexpr std::array<std::string_view, 9> kStoreyFields{"building:levels", "building_levels", "building_l", "levels", "storeys", "floors", "so_tang", "sotang", "num_floors"};

std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::vector<int> placesOf(const std::vector<std::string>& fields, std::span<const std::string_view> wanted) {
    std::vector<int> places;
    for (const std::string_view name : wanted)
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (lower(fields[i]) == name) places.push_back(static_cast<int>(i));
    return places;
}

std::string_view trimmed(std::string_view text) {
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
}

struct Measure {
    double value = 0.0;
    std::string unit{};
};

/// A number with a point or a comma, and what stands after it.
std::optional<Measure> measureOf(std::string_view text) {
    std::string plain(trimmed(text));
    std::replace(plain.begin(), plain.end(), ',', '.');
    Measure measure;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), measure.value);
    if (error != std::errc() || !std::isfinite(measure.value)) return std::nullopt;
    measure.unit = lower(trimmed(std::string_view(end, plain.data() + plain.size())));
    return measure;
}

// ---- letters: plain, with grave, acute, hook above, tilde, dot below
constexpr std::array<std::u32string_view, 24> kVowels{
    U"aàáảãạ", U"ăằắẳẵặ", U"âầấẩẫậ", U"eèéẻẽẹ", U"êềếểễệ", U"iìíỉĩị", U"oòóỏõọ", U"ôồốổỗộ", U"ơờớởỡợ", U"uùúủũụ", U"ưừứửữự", U"yỳýỷỹỵ",
    U"AÀÁẢÃẠ", U"ĂẰẮẲẴẶ", U"ÂẦẤẨẪẬ", U"EÈÉẺẼẸ", U"ÊỀẾỂỄỆ", U"IÌÍỈĨỊ", U"OÒÓỎÕỌ", U"ÔỒỐỔỖỘ", U"ƠỜỚỞỠỢ", U"UÙÚỦŨỤ", U"ƯỪỨỬỮỰ", U"YỲÝỶỸỴ"};
constexpr std::u32string_view kTones = U"\u0300\u0301\u0309\u0303\u0323";
constexpr char32_t kBreve = 0x306, kCircumflex = 0x302, kHorn = 0x31b;

bool isMark(char32_t c) { return c >= 0x300 && c < 0x370; }

char32_t shaped(char32_t letter, char32_t mark) {
    constexpr std::u32string_view kPlain = U"aAeEoOuU";
    const auto at = kPlain.find(letter);
    if (at == std::u32string_view::npos) return 0;
    const std::u32string_view to = mark == kCircumflex ? U"âÂêÊôÔ--" : mark == kBreve ? U"ăĂ------" : mark == kHorn ? U"----ơƠưƯ" : U"--------";
    return to[at] == U'-' ? 0 : to[at];
}

char32_t toned(char32_t letter, char32_t mark) {
    const auto tone = kTones.find(mark);
    if (tone == std::u32string_view::npos) return 0;
    for (const std::u32string_view row : kVowels)
        for (std::size_t i = 0; i < row.size(); ++i)
            if (row[i] == letter) return i == 0 ? row[tone + 1] : 0;
    return 0;
}

/// Takes a letter with its tone apart, so that its shape may still change: marks come in any order.
std::pair<char32_t, char32_t> apart(char32_t letter) {
    for (const std::u32string_view row : kVowels)
        for (std::size_t i = 1; i < row.size(); ++i)
            if (row[i] == letter) return {row[0], kTones[i - 1]};
    return {letter, 0};
}

void addMark(std::u32string& text, char32_t mark) {
    if (!text.empty()) {
        if (const char32_t letter = toned(text.back(), mark)) {
            text.back() = letter;
            return;
        }
        const auto [plain, tone] = apart(text.back());
        if (const char32_t letter = shaped(plain, mark)) {
            text.back() = tone ? toned(letter, tone) : letter;
            return;
        }
    }
    text += mark;
}

/// Nothing when it is no UTF-8.
std::optional<std::u32string> decoded(std::string_view text) {
    std::u32string result;
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t count = first < 0x80 ? 1 : first >> 5 == 6 ? 2 : first >> 4 == 14 ? 3 : first >> 3 == 30 ? 4 : 0;
        if (count == 0 || i + count > text.size()) return std::nullopt;
        char32_t code = count == 1 ? first : first & (0x7f >> count);
        for (std::size_t k = 1; k < count; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if (next >> 6 != 2) return std::nullopt;
            code = (code << 6) | (next & 0x3f);
        }
        if (isMark(code)) addMark(result, code);
        else result += code;
        i += count;
    }
    return result;
}

std::string encoded(std::u32string_view text) {
    std::string result;
    for (const char32_t c : text) {
        const auto put = [&](char32_t byte) { result += static_cast<char>(byte); };
        if (c < 0x80) put(c);
        else if (c < 0x800) put(0xc0 | (c >> 6)), put(0x80 | (c & 0x3f));
        else if (c < 0x10000) put(0xe0 | (c >> 12)), put(0x80 | ((c >> 6) & 0x3f)), put(0x80 | (c & 0x3f));
        else put(0xf0 | (c >> 18)), put(0x80 | ((c >> 12) & 0x3f)), put(0x80 | ((c >> 6) & 0x3f)), put(0x80 | (c & 0x3f));
    }
    return result;
}

}  // namespace

FeatureFields::FeatureFields(const std::vector<std::string>& fields)
    : names_(placesOf(fields, kNameFields)), heights_(placesOf(fields, kHeightFields)), storeys_(placesOf(fields, kStoreyFields)) {}

std::optional<double> parseHeightM(std::string_view text) {
    const auto measure = measureOf(text);
    if (!measure) return std::nullopt;
    const bool isFeet = measure->unit == "ft" || measure->unit == "feet" || measure->unit == "'";
    if (!isFeet && !measure->unit.empty() && measure->unit != "m" && measure->unit != "m." && measure->unit != "metres" && measure->unit != "meters") return std::nullopt;
    const double heightM = measure->value * (isFeet ? kFootM : 1.0);
    return heightM > 0.0 && heightM <= kHighestM ? std::optional(heightM) : std::nullopt;
}

std::optional<double> heightOfStoreysM(std::string_view text) {
    const auto measure = measureOf(text);
    if (!measure || !measure->unit.empty() || measure->value <= 0.0 || measure->value > kMostStoreys) return std::nullopt;
    return measure->value * kStoreyM;
}

std::string composedName(std::string_view text) {
    std::string words;
    for (std::string_view rest = trimmed(text); !rest.empty(); rest = trimmed(rest)) {
        const auto end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
        if (!words.empty()) words += ' ';
        words += rest.substr(0, end);
        rest.remove_prefix(end);
    }
    const auto letters = decoded(words);
    return letters ? encoded(*letters) : words;
}

}  // namespace saban::geo
