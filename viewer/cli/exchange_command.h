#pragma once

#include <CLI/CLI.hpp>

namespace saban::cli {

/// `saban export PLAN OUT`: writes features of a plan in the format of OUT's extension. The callback sets `exitStatus`.
void addExportCommand(CLI::App& app, int& exitStatus);

}  // namespace saban::cli
