#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/error.h"
#include "layers/model/fields.h"
#include "layers/model/value.h"

namespace saban::layers {

// What the fields of features may hold, beyond what their types say: one set of rules for the command line and the window.

/// What numbers make sense.
struct NumberRange {
    double least, greatest;
};

/// Nothing for columns that take any number.
std::optional<NumberRange> rangeOf(std::string_view column);

/// What a column takes, in words that follow a colon: "give a number from 0 to 360".
std::string allowedValues(std::string_view column, FieldType type, std::span<const Word> words);

template <typename T>
std::string allowedValues(const Field<T>& field) {
    return allowedValues(field.column, field.type, field.words);
}

/// Which features a column of a kind refers to.
struct Reference {
    std::vector<std::string_view> kinds{};  ///< as `kindName` says; empty: it refers to none
    bool isList = false;                    ///< to any number of them
};
Reference referenceOf(std::string_view kind, std::string_view column);

/// Why a column does not take this value, in words that follow a colon; nothing when it does. Checks what the type alone does not:
/// ranges, symbol codes, colours. Empty values are for the type to decide.
std::optional<std::string> faultOf(std::string_view column, const Value& value);

/// Sets a field from what a person gave, references by uid. Errors: `InvalidArgument` with what is allowed, in words that follow a
/// colon; the feature is as it was.
template <typename T>
geo::Result<void> setByRules(T& feature, const Field<T>& field, const Value& value) {
    T changed = feature;
    if (!field.set(changed, value)) return geo::fail(geo::ErrorCode::InvalidArgument, allowedValues(field));
    if (auto fault = faultOf(field.column, field.get(changed))) return geo::fail(geo::ErrorCode::InvalidArgument, *std::move(fault));
    feature = std::move(changed);
    return {};
}

}  // namespace saban::layers
