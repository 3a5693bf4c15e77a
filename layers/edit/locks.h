#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "layers/edit/edit.h"
#include "layers/model/feature_ref.h"

namespace saban::layers {

// Features that are to stay as they are until they are unlocked. A lock is the number 1 in a column of its own, so that it is kept in the plan's
// file and can be read and set in QGIS; other programs need not know it.

/// The column, among a feature's extras.
inline constexpr std::string_view kLockColumn = "locked";

/// Any number but 0, and any text but "", "0", "no", "false" and "không", counts as a lock.
bool isLocked(const Feature& feature);
/// False for what the plan does not hold.
bool isLocked(const Plan& plan, const FeatureRef& feature);

/// Locks or unlocks them. Empty when all are as wanted.
Edit lockFeatures(const Plan& plan, std::span<const FeatureRef> features, bool isLocked);

/// Why an edit is not to be made: it moves, changes or removes a locked feature, or a position of a locked unit. Locks themselves and the groups that a
/// feature belongs to may change. Nothing: it may be made.
std::optional<std::string> lockFault(const Plan& plan, const Edit& edit);
/// The same for whatever is to be done to these features.
std::optional<std::string> lockFault(const Plan& plan, std::span<const FeatureRef> features);

}  // namespace saban::layers
