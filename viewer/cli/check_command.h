#pragma once

#include <CLI/CLI.hpp>

namespace saban::cli {

/// `saban check PLAN`: what the rules find. Exit status 3 for findings of severity error.
void addCheckCommand(CLI::App& app, int& exitStatus);

}  // namespace saban::cli
