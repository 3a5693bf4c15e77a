#pragma once

#include <string>

#include "geo/core/error.h"
#include "layers/catalogue/structure_catalogue.h"
#include "layers/model/plan.h"
#include "layers/symbols/convention_profile.h"

namespace saban::layers {

/// Where a file is that a plan's settings name: below the folder of the plan's file, unless its path is absolute.
std::string fileOfPlan(const std::string& named, const std::string& planPath);

/// How a plan names a file, so that both can move together: relative to its folder when the file lies there, below it or below the
/// folder around it.
std::string pathForPlan(const std::string& file, const std::string& planPath);

/// The structure types of a plan: those of the catalogue that its settings name, over those that come with Saban.
/// Errors: those of `readCatalogue`.
geo::Result<CatalogueReading> readPlanCatalogue(const PlanSettings& settings, const std::string& planPath);

/// The conventions that a plan's settings name, "nato" without any. Errors: those of `readConvention`.
geo::Result<ConventionProfilePtr> readPlanConvention(const PlanSettings& settings, const std::string& planPath);

}  // namespace saban::layers
