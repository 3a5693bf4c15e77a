#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/progress.h"
#include "layers/edit/edit.h"
#include "layers/model/feature_ref.h"

namespace saban::layers {

/// A difference that is wanted: a feature as a whole, or one column of it.
struct Chosen {
    FeatureRef feature{};
    std::string column{};  ///< empty: all of it
    auto operator<=>(const Chosen&) const = default;
    bool operator==(const Chosen&) const = default;
};

/// What becomes of references to features that only the other plan holds, where a feature can do without them.
enum class Missing {
    BringAlong,  ///< they come too
    LeaveOut     ///< the references are cleared
};

/// One edit that makes what was chosen as it is in the other plan, and what else it does.
struct TakeOver {
    Edit edit{};
    std::vector<FeatureRef> companions{};  ///< come because something refers to them; with `Missing::LeaveOut`: are left out
    std::vector<FeatureRef> parts{};       ///< come because a feature is nothing without them: positions, checkpoints, works, a position's unit
    std::vector<FeatureRef> removed{};     ///< go with what is removed
    std::vector<FeatureRef> changed{};     ///< let go of what is removed
    std::vector<FeatureRef> loose{};       ///< groups and units that would lie below themselves, and lie below nothing now
};

/// `other`: in the terms of `mine`, as `alignedWith` gives it. A feature that `other` does not hold is removed. What `mine` lacks comes
/// as a whole, whatever column was chosen. No reference of what is taken over ends up dangling that did not dangle in `other`.
/// Nothing comes of it once it is stopped.
/// Thread safety: any thread.
TakeOver takenOver(const Plan& mine, const Plan& other, std::span<const Chosen> chosen, Missing missing, const std::stop_token& stop = {}, const geo::Progress& progress = {});

}  // namespace saban::layers
