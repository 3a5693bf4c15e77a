#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <stop_token>
#include <string>

#include "geo/core/bounds.h"
#include "geo/core/error.h"
#include "layers/catalogue/structure_catalogue.h"
#include "layers/store/plan_store.h"

namespace saban::cli {

/// Opens a plan and prints its warnings.
geo::Result<std::unique_ptr<layers::PlanStore>> openPlan(const std::string& path, layers::Access access);

/// Of the plan's table: as its settings say, else around its elevation; nothing when there is none that opens.
std::optional<geo::Bounds> tableBounds(const layers::Plan& plan, const std::string& path, const std::stop_token& stop);

/// The structure types of a plan: those of the file that `--catalogue` names over those that come with Saban, else those of the plan's
/// settings. When the plan's own file cannot be read, that is printed and Saban's stand in. `planPath` may be empty.
/// Errors: those of `readCatalogue` for the file of the option.
geo::Result<std::shared_ptr<const layers::StructureCatalogue>> catalogueFor(const layers::PlanSettings& settings, const std::string& planPath, const std::string& option);

/// [minE, minN, maxE, maxN], or null.
nlohmann::ordered_json boundsJson(const std::optional<geo::Bounds>& bounds);

/// Prints one JSON object on standard output; texts that are no UTF-8 are told with U+FFFD. The exit status.
int printJson(const nlohmann::ordered_json& report);
/// Prints lines on standard output. The exit status.
int printLines(const std::string& lines);

}  // namespace saban::cli
