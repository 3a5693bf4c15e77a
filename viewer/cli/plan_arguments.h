#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "layers/model/plan.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/view_arguments.h"
#include "viewer/render/table_view.h"

namespace saban::cli {

/// What of a plan is shown, and how.
struct PlanArguments {
    std::string phase;
    std::string group;
    std::string profile;
    std::string catalogue;
    std::string colourAreasBy;
    std::vector<std::string> hide;

    void addTo(CLI::App& app);

    /// Puts the plan of an opened table on it; does nothing without one. A scene that `view.name` names sets phase, exaggeration and
    /// camera, and is taken out of `view`.
    /// Errors: `BadUsage` for a phase, group or kind that is not there; those of the convention's and of the catalogue's reader for files that
    /// the options name; what the plan names and cannot be read is printed.
    geo::Result<void> apply(const OpenedTable& opened, viewer::TableView& table, ViewArguments& view) const;
};

}  // namespace saban::cli
