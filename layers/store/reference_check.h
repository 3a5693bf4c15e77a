#pragma once

#include <string>

#include "geo/core/error.h"
#include "layers/model/plan.h"

namespace saban::layers {

/// Warns ("dangling") of features that name others which are not in the plan, 20 at most and then how many more. What scenes name is told with their other faults (`faultsOf`). `path`: of the plan's file, for the words.
void noteDanglingReferences(const std::string& path, const Plan& plan, geo::Warnings& warnings);

}  // namespace saban::layers
