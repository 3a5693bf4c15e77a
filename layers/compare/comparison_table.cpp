#include "layers/compare/comparison_table.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <vector>

#include "geo/core/text.h"

namespace saban::layers {

namespace {

using Line = std::vector<std::string>;

Line titles() {
    return {translated(SABAN_TR("layers", "Difference")), translated(SABAN_TR("layers", "Kind")),   translated(SABAN_TR("layers", "Name")),
            translated(SABAN_TR("layers", "What differs")), translated(SABAN_TR("layers", "Before")), translated(SABAN_TR("layers", "After")),
            translated(SABAN_TR("layers", "Moved by (m)")), translated(SABAN_TR("layers", "Towards (°)")), translated(SABAN_TR("layers", "Matched by"))};
}

std::string number(double value, const ComparisonStyle& style) {
    std::string text = fmt::format("{:.1f}", value);
    if (style.isVietnamese && !style.hasPlainNumbers) std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

std::vector<Line> linesOf(const Comparison& comparison, std::span<const std::size_t> rows, const ComparisonStyle& style) {
    std::vector<Line> lines{titles()};
    for (const std::size_t row : rows) {
        const FeatureDifference& difference = comparison.features[row];
        const std::string matched = difference.sort == DifferenceSort::Added || difference.sort == DifferenceSort::Removed ? std::string{}
                                    : translated(difference.isByName ? SABAN_TR("layers", "kind and name") : SABAN_TR("layers", "identifier"));
        const auto add = [&](const FieldWords& words, bool isPlace) {
            const bool isShift = isPlace && difference.shift;
            lines.push_back({sortWord(difference.sort), comparedKindWord(difference.feature.kind), calledInComparison(difference), words.title, words.before, words.after,
                             isShift ? number(difference.shift->distanceM, style) : std::string{}, isShift ? number(difference.shift->bearingDeg, style) : std::string{}, matched});
        };
        if (difference.sort == DifferenceSort::Added) add({{}, {}, inWords(comparison.placeAfter(difference.feature), comparison.crs ? &*comparison.crs : nullptr, style)}, false);
        if (difference.sort == DifferenceSort::Removed) add({{}, inWords(comparison.placeBefore(difference.feature), comparison.crs ? &*comparison.crs : nullptr, style), {}}, false);
        for (const FieldDifference& field : difference.fields) add(wordsOfField(comparison, difference, field, style), field.isPlace());
    }
    return lines;
}

/// What begins like a formula would be reckoned.
std::string harmless(const std::string& cell) {
    const bool isFormula = !cell.empty() && (cell[0] == '=' || cell[0] == '+' || cell[0] == '-' || cell[0] == '@' || cell[0] == '\t');
    const bool isNumber = isFormula && cell.size() > 1 && cell.find_first_not_of("0123456789.,", 1) == std::string::npos;
    return isFormula && !isNumber ? "'" + cell : cell;
}

std::string quoted(const std::string& cell) {
    if (cell.find_first_of(",;\"\r\n") == std::string::npos) return cell;
    std::string text = "\"";
    for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + "\"";
}

std::string flat(std::string cell) {
    for (char& c : cell)
        if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    return cell;
}

template <typename Form>
std::string joined(const std::vector<Line>& lines, const char* between, const char* end, Form form) {
    std::string all;
    for (const Line& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) all += (i > 0 ? between : "") + form(harmless(line[i]));
        all += end;
    }
    return all;
}

}  // namespace

std::string comparisonCsv(const Comparison& comparison, std::span<const std::size_t> rows, const ComparisonStyle& style) {
    ComparisonStyle plain = style;
    plain.hasPlainNumbers = true;
    return "\xEF\xBB\xBF" + joined(linesOf(comparison, rows, plain), ",", "\r\n", quoted);
}

std::string comparisonText(const Comparison& comparison, std::span<const std::size_t> rows, const ComparisonStyle& style) {
    return joined(linesOf(comparison, rows, style), "\t", "\n", flat);
}

}  // namespace saban::layers
