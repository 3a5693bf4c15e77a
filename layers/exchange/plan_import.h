#pragma once

#include <stop_token>
#include <string>

#include "geo/core/error.h"
#include "geo/crs/crs.h"
#include "layers/exchange/import.h"

namespace saban::layers {

/// What another plan adds to a plan, as an edit: features of all kinds by their uids, with all that belongs to them (groups, phases, positions of units,
/// checkpoints, work items with their log, scenes), moved into the plan's CRS. Phases of the same name are the same. Of features that are
/// in both, those of the file hold. Map layers and settings are not taken.
/// `kind`: only features of this kind and what belongs to them; empty: all.
/// Errors: those of `PlanStore::open`; `BadCrs`; `Cancelled`.
geo::Result<Imported> importPlan(const Plan& plan, const geo::Crs& planCrs, const std::string& path, const std::string& kind, const std::stop_token& stop = {});

}  // namespace saban::layers
