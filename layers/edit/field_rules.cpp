#include "layers/edit/field_rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "geo/core/text.h"
#include "layers/symbols/symbol_code.h"

namespace saban::layers {

namespace {

constexpr auto kRanges = std::to_array<std::pair<std::string_view, NumberRange>>({{"heading_deg", {0.0, 360.0}},
                                                                                 {"percent_done", {0.0, 100.0}},
                                                                                 {"opacity", {0.0, 1.0}},
                                                                                 {"width_m", {0.0, 10000.0}},
                                                                                 {"length_m", {0.0, 100000.0}},
                                                                                 {"height_m", {0.0, 1000.0}},
                                                                                 {"excavation_m", {0.0, 1000.0}},
                                                                                 {"cover_m", {0.0, 1000.0}},
                                                                                 {"duration_s", {0.0, 86400.0}}});

std::optional<double> numberIn(const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    return std::nullopt;
}

/// "#rrggbb" or "#rrggbbaa".
bool isColour(const std::string& text) {
    return (text.size() == 7 || text.size() == 9) && text.front() == '#' && text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
}

}  // namespace

std::optional<NumberRange> rangeOf(std::string_view column) {
    const auto found = std::find_if(kRanges.begin(), kRanges.end(), [&](const auto& range) { return range.first == column; });
    return found == kRanges.end() ? std::nullopt : std::optional(found->second);
}

std::string allowedValues(std::string_view column, FieldType type, std::span<const Word> words) {
    if (!words.empty()) {
        std::string choices;
        for (const Word& word : words) choices += (choices.empty() ? "" : ", ") + std::string(word.word);
        return text(SABAN_TR("layers", "choose one of {0}"), choices);
    }
    if (const auto range = rangeOf(column)) return text(SABAN_TR("layers", "give a number from {0} to {1}"), range->least, range->greatest);
    switch (type) {
        case FieldType::Integer: return translated(SABAN_TR("layers", "give a whole number"));
        case FieldType::Real: return translated(SABAN_TR("layers", "give a number"));
        case FieldType::Boolean: return translated(SABAN_TR("layers", "give true or false"));
        case FieldType::Day: return translated(SABAN_TR("layers", "give a day, such as 2026-05-14 or 14/05/2026"));
        case FieldType::Moment: return translated(SABAN_TR("layers", "give a day and time, such as 2026-05-14T07:30"));
        case FieldType::Text: break;
    }
    return translated(SABAN_TR("layers", "give a text"));
}

Reference referenceOf(std::string_view kind, std::string_view column) {
    if (column == "groups") return {{kindName<Group>()}, true};
    if (column == "phases") return {{kindName<Phase>()}, true};
    if (column == "parent_uid") return {{kind}};
    if (column == "unit_uid") return {{kindName<Unit>()}};
    if (column == "phase_uid") return {{kindName<Phase>()}};
    if (column == "route_uid") return {{kindName<Route>()}};
    if (column == "command_post_uid") return {{kindName<CommandPost>()}};
    if (column == "work_item_uid") return {{kindName<WorkItem>()}};
    if (column == "feature_uid") return {{kindName<Structure>(), kindName<Route>()}};
    return {};
}

std::optional<std::string> faultOf(std::string_view column, const Value& value) {
    if (const auto range = rangeOf(column)) {
        const auto number = numberIn(value);
        if (number && !(*number >= range->least && *number <= range->greatest))
            return text(SABAN_TR("layers", "give a number from {0} to {1}"), range->least, range->greatest);
    }
    const auto* written = std::get_if<std::string>(&value);
    if (!written || written->empty()) return std::nullopt;
    if (column == "fill" && !isColour(*written)) return translated(SABAN_TR("layers", "give a colour, such as #c98f3a"));
    if (column == "symbol_code")
        if (const auto code = parseSymbolCode(*written); !code) return code.error().message;
    return std::nullopt;
}

}  // namespace saban::layers
