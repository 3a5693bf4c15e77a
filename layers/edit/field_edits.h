#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/error.h"
#include "layers/edit/edit.h"
#include "layers/model/feature_ref.h"
#include "layers/model/fields.h"

namespace saban::layers {

// Fields of features whose kind is known only while the program runs: what forms and lists show and change.

/// A field of a kind.
struct FieldDescription {
    std::string column{};
    FieldType type = FieldType::Text;
    std::string titleVi{}, titleEn{};
    std::span<const Word> words{};  ///< of an enumeration
};

/// In the order of `fieldsOf`; empty for a kind that there is not.
std::vector<FieldDescription> fieldsOfKind(std::string_view kind);

/// What several features hold in a column.
struct SharedValue {
    Value value{};         ///< nothing when they differ
    bool isMixed = false;  ///< they differ
};

/// Features that the plan does not hold, or that have no such column, are passed over.
SharedValue sharedValue(const Plan& plan, std::span<const FeatureRef> features, std::string_view column);

/// Gives features a value in a column. Empty when all hold it already.
/// Errors: `InvalidArgument` with what is allowed, in words that follow a colon: as `setByRules` says, and for what would lie inside itself.
geo::Result<Edit> setField(const Plan& plan, std::span<const FeatureRef> features, std::string_view column, const Value& value);

/// Puts features into a group, phase …, of a column that refers to many, or takes them out of it; their other references stay.
/// Errors: `InvalidArgument` for a column that refers to one at most.
geo::Result<Edit> setListed(const Plan& plan, std::span<const FeatureRef> features, std::string_view column, const Uid& uid, bool isListed);

/// Uids in the value of a column that refers to features.
std::vector<Uid> uidsIn(const Value& value);

/// A feature and all of its kind that lie below it by "parent_uid": what cannot be its parent.
std::vector<Uid> featureAndBelow(const Plan& plan, const FeatureRef& feature);

}  // namespace saban::layers
