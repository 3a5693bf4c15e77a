#pragma once

#include <vector>

#include "layers/model/plan.h"

namespace saban::layers {

/// Takes features of one kind out of a plan, with all that goes with them: as `PlanEditor::remove` does for each, at once.
template <typename T>
void removeFrom(Plan& plan, const std::vector<Uid>& uids);

}  // namespace saban::layers
