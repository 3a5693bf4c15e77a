#pragma once

#include <memory>
#include <unordered_map>

#include "layers/model/plan.h"

namespace saban::layers {

/// By structure or route, the one of its work items that stands in its row: the first by name, then by uid. Reading and writing rows use the same one, and
/// rows change no names of works, so that a list which is read twice means the same work.
std::unordered_map<Uid, std::shared_ptr<const WorkItem>> worksInRows(const Plan& plan);

}  // namespace saban::layers
