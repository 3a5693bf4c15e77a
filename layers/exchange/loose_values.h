#pragma once

#include <optional>
#include <string>

#include "layers/exchange/vietnamese_text.h"
#include "layers/model/fields.h"

namespace saban::layers {

/// The number that a text begins with: 4.5 of "4,5 m", 40 of "40%".
std::optional<double> leadingNumber(const std::string& text);

/// The word that a text means, whatever its case and diacritics: itself, or the only one of them that it holds ("Sở chỉ huy cơ bản").
std::optional<std::string> wordMeant(std::span<const Word> words, const std::string& text);

/// True when no point differs by more than transformations there and back make of it, 2 mm.
bool isSamePlace(const Geometry& a, const Geometry& b);

/// Sets a field from what people write in lists. False, and the feature as it was, when that makes no sense.
template <typename T>
bool setLoosely(T& feature, const Field<T>& field, const Value& value) {
    if (field.set(feature, value)) return true;
    const std::string text = textOf(value);
    if (!field.words.empty()) {
        const auto word = wordMeant(field.words, text);
        return word && field.set(feature, *word);
    }
    if (field.type == FieldType::Day) {
        const auto moment = parseMoment(text);
        return moment && field.set(feature, moment->iso.substr(0, 10));
    }
    if (field.type != FieldType::Real && field.type != FieldType::Integer) return false;
    const auto number = leadingNumber(text);
    return number && field.set(feature, *number);
}

}  // namespace saban::layers
