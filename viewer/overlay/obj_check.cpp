#include "viewer/overlay/obj_check.h"

#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <string_view>
#include <vector>

#include "geo/core/text.h"

namespace saban::viewer {

namespace {

std::vector<std::string_view> wordsOf(std::string_view line) {
    constexpr std::string_view kBlank = " \t\r";
    line = line.substr(0, line.find('#'));
    std::vector<std::string_view> words;
    for (std::size_t at = line.find_first_not_of(kBlank); at != std::string_view::npos; at = line.find_first_not_of(kBlank, at)) {
        const std::size_t end = std::min(line.find_first_of(kBlank, at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end;
    }
    return words;
}

/// How many points, picture points and normals there are.
using Counts = std::array<std::size_t, 3>;

/// Numbers from 1 on, or from -1 back from the latest; "7", "7/2", "7//3", "7/2/3". Those forward are kept for the end of the file.
bool isCorner(std::string_view word, const Counts& counts, Counts& greatest) {
    for (std::size_t part = 0, at = 0; part < counts.size() && at <= word.size(); ++part) {
        const std::size_t end = std::min(word.find('/', at), word.size());
        if (end > at) {
            long long index = 0;
            const auto [rest, problem] = std::from_chars(word.data() + at, word.data() + end, index);
            if (problem != std::errc() || rest != word.data() + end || index == 0) return false;
            if (index < 0 && static_cast<std::size_t>(-index) > counts[part]) return false;
            if (index > 0) greatest[part] = std::max(greatest[part], static_cast<std::size_t>(index));
        } else if (part == 0) {
            return false;
        }
        at = end + 1;
    }
    return true;
}

bool isNumber(std::string_view word) {
    double value = 0.0;
    const auto [rest, problem] = std::from_chars(word.data() + (word.starts_with('+') ? 1 : 0), word.data() + word.size(), value);
    return problem == std::errc() && rest == word.data() + word.size() && std::isfinite(value);
}

/// Reads a line that may go on after a backslash. False at the end of the file.
bool readLine(std::ifstream& file, std::string& line, std::size_t& number) {
    line.clear();
    for (std::string part; std::getline(file, part);) {
        ++number;
        if (part.ends_with('\r')) part.pop_back();
        const bool goesOn = part.ends_with('\\');
        if (goesOn) part.back() = ' ';
        line += part;
        if (!goesOn) return true;
    }
    return !line.empty();
}

tl::unexpected<geo::Error> bad(const std::string& reason) { return geo::fail(geo::ErrorCode::BadFormat, reason); }

}  // namespace

geo::Result<void> checkObj(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return geo::fail(geo::ErrorCode::Unreadable, translated(SABAN_TR("viewer", "it may not be read")));
    Counts counts{}, greatest{};
    std::size_t faces = 0, number = 0;
    for (std::string line; readLine(file, line, number);) {
        const auto words = wordsOf(line);
        if (words.empty()) continue;
        const std::string_view kind = words.front();
        const bool isPoint = kind == "v", isNormal = kind == "vn", isPicturePoint = kind == "vt";
        if (isPoint || isNormal || isPicturePoint) {
            const std::size_t needed = isPicturePoint ? 1 : 3;
            bool isSound = words.size() > needed;
            for (std::size_t i = 1; i < words.size(); ++i) isSound = isSound && isNumber(words[i]);
            if (!isSound) return bad(text(SABAN_TR("viewer", "line {0} is no point: '{1}'"), number, line.substr(0, 60)));
            ++counts[isPoint ? 0 : isPicturePoint ? 1 : 2];
        } else if (kind == "f" || kind == "l" || kind == "p") {
            faces += kind == "f" ? 1 : 0;
            for (std::size_t i = 1; i < words.size(); ++i)
                if (!isCorner(words[i], counts, greatest)) return bad(text(SABAN_TR("viewer", "line {0} names a point that is not there: '{1}'"), number, line.substr(0, 60)));
        }
    }
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (greatest[i] > counts[i]) return bad(text(SABAN_TR("viewer", "it names point {0} of {1}: it is cut off or damaged"), greatest[i], counts[i]));
    if (faces == 0) return bad(translated(SABAN_TR("viewer", "it has no faces")));
    return {};
}

}  // namespace saban::viewer
