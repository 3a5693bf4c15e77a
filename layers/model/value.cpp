#include "layers/model/value.h"

#include <fmt/format.h>

#include <QString>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <vector>

#include "layers/model/words.h"

namespace saban::layers {

namespace {

/// Whole numbers of a text and the signs between them: "14/05/2026 7:30" is 14 / 05 / 2026 ' ' 7 : 30.
struct NumbersAndSigns {
    std::vector<int> numbers;
    std::vector<int> digits;
    std::string signs;
};

std::optional<NumbersAndSigns> takeApart(std::string_view text) {
    NumbersAndSigns parts;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
        if (end == 0 || end > 4) return std::nullopt;
        int number = 0;
        std::from_chars(text.data(), text.data() + end, number);
        parts.numbers.push_back(number);
        parts.digits.push_back(static_cast<int>(end));
        text.remove_prefix(end);
        if (text.empty()) break;
        parts.signs += text.front();
        text.remove_prefix(1);
        while (parts.signs.back() == ' ' && !text.empty() && text.front() == ' ') text.remove_prefix(1);
    }
    return parts.numbers.empty() || parts.signs.size() + 1 != parts.numbers.size() ? std::nullopt : std::optional(parts);
}

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin == std::string::npos ? std::string{} : text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::optional<Day> dayOf(int first, int middle, int last, int digitsOfFirst) {
    const bool isYearFirst = digitsOfFirst == 4;
    const std::chrono::year_month_day date{std::chrono::year(isYearFirst ? first : last), std::chrono::month(static_cast<unsigned>(middle)),
                                           std::chrono::day(static_cast<unsigned>(isYearFirst ? last : first))};
    if (!date.ok() || static_cast<int>(date.year()) < 1000) return std::nullopt;
    return Day{fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()))};
}

bool isDate(const NumbersAndSigns& parts) {
    return parts.numbers.size() >= 3 && parts.signs[0] == parts.signs[1] && std::string_view("-/.").find(parts.signs[0]) != std::string_view::npos &&
           (parts.digits[0] == 4 || parts.digits[2] == 4);
}

}  // namespace

std::optional<Day> parseDay(const std::string& text) {
    const auto parts = takeApart(trimmed(text));
    if (!parts || parts->numbers.size() != 3 || !isDate(*parts)) return std::nullopt;
    return dayOf(parts->numbers[0], parts->numbers[1], parts->numbers[2], parts->digits[0]);
}

std::optional<Moment> parseMoment(const std::string& text) {
    std::string plain = trimmed(text);
    if (const auto day = parseDay(plain)) return Moment{day->iso + "T00:00"};
    // The zone, and parts of seconds, come after the time.
    const auto time = plain.find_first_of("T ");
    if (time == std::string::npos) return std::nullopt;
    plain.resize(std::min(plain.find_first_of("Z+-.", time + 1), plain.size()));
    const auto parts = takeApart(trimmed(plain));
    if (!parts || !isDate(*parts) || parts->numbers.size() < 5 || parts->numbers.size() > 6) return std::nullopt;
    if ((parts->signs[2] != 'T' && parts->signs[2] != ' ') || parts->signs.substr(3).find_first_not_of(':') != std::string::npos) return std::nullopt;
    const auto day = dayOf(parts->numbers[0], parts->numbers[1], parts->numbers[2], parts->digits[0]);
    const int hour = parts->numbers[3], minute = parts->numbers[4], second = parts->numbers.size() == 6 ? parts->numbers[5] : 0;
    if (!day || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    std::string iso = fmt::format("{}T{:02}:{:02}", day->iso, hour, minute);
    if (second != 0) iso += fmt::format(":{:02}", second);
    return Moment{std::move(iso)};
}

std::string textOf(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *whole);
    if (const auto* number = std::get_if<double>(&value)) return std::isfinite(*number) ? fmt::format("{}", *number) : std::string{};
    return {};
}

std::optional<double> parseNumber(const std::string& text) {
    QString plain = QString::fromStdString(text).trimmed();
    plain.remove(QChar(0x00a0)).remove(QChar(0x202f)).remove(' ').remove('\'');
    const auto commas = plain.count(','), points = plain.count('.');
    // The sign that comes last, or only once, parts the whole from its fraction; those that are repeated part thousands.
    if (commas > 0 && points > 0) {
        const bool isCommaLast = plain.lastIndexOf(',') > plain.lastIndexOf('.');
        plain.remove(isCommaLast ? '.' : ',');
    } else if (commas > 1) {
        plain.remove(',');
    } else if (points > 1) {
        plain.remove('.');
    }
    plain.replace(',', '.');
    bool isNumber = false;
    const double number = plain.toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::string toNfc(const std::string& text) {
    const bool isAscii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return isAscii ? text : QString::fromStdString(text).normalized(QString::NormalizationForm_C).toStdString();
}

std::optional<std::size_t> indexOfWord(std::span<const Word> words, std::string_view text) {
    const auto folded = [](std::string_view t) {
        return QString::fromUtf8(t.data(), static_cast<qsizetype>(t.size())).normalized(QString::NormalizationForm_C).trimmed().toCaseFolded();
    };
    const QString wanted = folded(text);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (wanted == folded(words[i].word) || wanted == folded(words[i].vi) || wanted == folded(words[i].en) ||
            (!words[i].also.empty() && wanted == folded(words[i].also)))
            return i;
    return std::nullopt;
}

}  // namespace saban::layers
