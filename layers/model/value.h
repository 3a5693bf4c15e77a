#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>

namespace saban::layers {

/// One cell of a table: nothing, a whole number (also yes and no, as 1 and 0), a number, or a text (UTF-8, NFC).
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// Columns of a feature that Saban gives no meaning, by name: kept, shown and exported as they are.
using Extras = std::map<std::string, Value>;

/// A day of the calendar: "2026-05-14". Empty: not given.
struct Day {
    std::string iso{};
    bool operator==(const Day&) const = default;
};
/// A moment in local time: "2026-05-14T07:30" or with seconds. Empty: not given.
struct Moment {
    std::string iso{};
    bool operator==(const Moment&) const = default;
};

/// Reads "2026-05-14", "14/05/2026" and "14-5-2026" (day first, as Vietnamese write). Nothing for what is no day of the calendar.
std::optional<Day> parseDay(const std::string& text);
/// A day as above, then "T" or a space and "7:30" or "07:30:15"; a day alone is its midnight. A zone at the end is dropped.
std::optional<Moment> parseMoment(const std::string& text);

/// As people read it: numbers with as many digits as they need and a point, nothing as an empty text.
std::string textOf(const Value& value);

/// Unicode's composed form, in which everything in a plan is kept. What is no UTF-8 becomes U+FFFD.
std::string toNfc(const std::string& text);

/// Reads numbers as people type them: "1 234,5", "1.234,5" and "1,234.5". Nothing for what is no finite number.
std::optional<double> parseNumber(const std::string& text);

}  // namespace saban::layers
