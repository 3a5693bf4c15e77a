#pragma once

#include <span>

#include "geo/core/error.h"
#include "layers/edit/edit.h"
#include "layers/model/feature_ref.h"

namespace saban::layers {

// Several features put in order, one edit. What has an extent moves as a whole, by the place where its name stands; units move in
// `phase`. Features without a place are passed over.

/// All on the straight line between the two that lie farthest apart, which stay; the others move square to it. Errors: `InvalidArgument` for
/// fewer than three places, or when all are in one.
geo::Result<Edit> alignOnLine(const Plan& plan, std::span<const FeatureRef> features, const Uid& phase);

/// On that line at equal distances, in the order in which they lie along it. Errors: as `alignOnLine`.
geo::Result<Edit> spaceEvenly(const Plan& plan, std::span<const FeatureRef> features, const Uid& phase);

/// Structures and command posts get the heading of the first of them. Errors: `InvalidArgument` for fewer than two.
geo::Result<Edit> giveSameHeading(const Plan& plan, std::span<const FeatureRef> features);

}  // namespace saban::layers
