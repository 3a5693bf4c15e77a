#pragma once

#include <string>

#include "layers/model/feature_ref.h"
#include "layers/model/plan.h"

namespace saban::layers {

/// What the label of an edit calls a feature: its name, or the word for its kind in the present language.
std::string nameForLabel(const Plan& plan, const FeatureRef& feature);

}  // namespace saban::layers
