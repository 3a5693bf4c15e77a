#pragma once

#include <CLI/CLI.hpp>

namespace saban::cli {

/// `saban import`: lists and maps into a plan.
void addImportCommand(CLI::App& app, int& exitStatus);
/// `saban export`: features of a plan into lists and maps.
void addExportCommand(CLI::App& app, int& exitStatus);

}  // namespace saban::cli
