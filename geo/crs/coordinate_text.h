#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saban::geo {

/// A part of a written place: a number, a letter that names an axis or a hemisphere, or a mark.
struct CoordinateToken {
    enum class Kind {
        Number,
        Letter,     ///< one of X Y E N S W, a Vietnamese one as its English counterpart
        Degree,
        Minute,
        Second,
        Separator,  ///< tab, semicolon, slash, or a comma that is no decimal one
    };
    Kind kind;
    char letter = 0;
    std::string digits{};          ///< of a number, with signs, commas and points as they were written
    bool isAfterSpace = false;
    bool operator==(const CoordinateToken&) const = default;
};

/// In capitals, marks of any kind as ^ ' and ", blanks of any kind as spaces, Đ as E. Other letters and signs stay.
std::string plainCoordinateText(std::string_view text);

/// Nothing when a plain text holds what is no part of a place.
std::optional<std::vector<CoordinateToken>> coordinateTokens(std::string_view plain);

/// "2325641.2", "2 325 641,2", "2.325.641,2", "2,325,641.2": the sign that comes last, or only once, parts the whole from its fraction.
/// Nothing for what is no number.
std::optional<double> writtenNumber(std::string_view digits);

}  // namespace saban::geo
