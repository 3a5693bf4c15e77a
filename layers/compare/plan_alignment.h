#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"

namespace saban::layers {

/// When features of two plans are the same.
enum class MatchRule {
    Identifiers,          ///< of one kind and uid
    IdentifiersThenNames  ///< and then, of those that are left, of one kind and name that only one has on either side
};

/// A plan in the terms of another: ready to be compared with it feature by feature.
struct Alignment {
    Plan plan{};
    std::vector<FeatureRef> byName{};  ///< features that are the same by name, with the uids of the plan that they are compared with; sorted
    std::size_t byIdentifier = 0;      ///< features that are the same by uid
    std::size_t nameable = 0;          ///< how many are, or could be, the same by name
    std::string fromCrs{};             ///< the CRS that its places were moved from; empty: it is the same
    geo::Warnings warnings{};          ///< features without a place in the other's CRS, which are compared without it
    /// No feature is the same.
    bool isStrange() const { return byIdentifier == 0 && byName.empty(); }
};

/// `other` in the CRS of `mine`, with the uids of `mine` where a feature is the same, and with files that `mine` does not name relative to `minePath`. Either
/// path may be empty. Of positions of units, unit and phase are the name, of checkpoints route and name or number, of works the
/// structure or route and the name, of entries in the log work, time and text.
/// Errors: `BadCrs` with what to do when one CRS is none or the two are not related; `Cancelled`.
/// Thread safety: any thread.
geo::Result<Alignment> alignedWith(const Plan& mine, const std::string& minePath, const Plan& other, const std::string& otherPath, MatchRule rule,
                                   const std::stop_token& stop = {});

}  // namespace saban::layers
