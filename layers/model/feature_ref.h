#pragma once

#include <compare>
#include <string>

#include "layers/model/uid.h"

namespace saban::layers {

/// Names one feature of a plan.
struct FeatureRef {
    std::string kind{};  ///< as `kindName` says: "structures"
    Uid uid{};
    auto operator<=>(const FeatureRef&) const = default;
    bool operator==(const FeatureRef&) const = default;
};

}  // namespace saban::layers
