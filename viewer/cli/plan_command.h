#pragma once

#include <CLI/CLI.hpp>

namespace saban::cli {

/// `saban new PLAN`: makes a plan. Sets `exitStatus` when it has run, as the others do.
void addNewCommand(CLI::App& app, int& exitStatus);
/// `saban add PLAN`: puts map layers under a plan, and changes what holds for it as a whole, in one edit.
void addAddCommand(CLI::App& app, int& exitStatus);

}  // namespace saban::cli
