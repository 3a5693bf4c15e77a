#pragma once

#include <CLI/CLI.hpp>

namespace saban::cli {

/// `saban history PLAN`: the past states that a plan remembers. Sets `exitStatus` when it has run, as the others do.
void addHistoryCommand(CLI::App& app, int& exitStatus);
/// `saban restore PLAN ID`: brings back a past state, as one more edit.
void addRestoreCommand(CLI::App& app, int& exitStatus);
/// `saban diff A B`: what two plans, or two states of one (`PLAN@ID`), differ in.
void addDiffCommand(CLI::App& app, int& exitStatus);

}  // namespace saban::cli
