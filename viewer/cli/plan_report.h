#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "layers/model/plan.h"

namespace saban::cli {

/// What a plan holds and what is doubtful about it.
struct PlanReport {
    std::string path;
    layers::Plan plan;
    std::vector<std::string> missingLayers;  ///< names of map layers whose files are not there
    std::optional<std::size_t> pastStates;  ///< nothing: they cannot be read, as a warning says
    geo::Warnings warnings;
};

/// Errors: those of `PlanStore::open`.
geo::Result<PlanReport> reportPlan(const std::string& path);

nlohmann::ordered_json toJson(const PlanReport& report);
std::string toText(const PlanReport& report);

}  // namespace saban::cli
