#pragma once

#include <CLI/CLI.hpp>

namespace saban::cli {

/// `saban register PLAN`: what was made of a plan. Sets `exitStatus` when it has run, as the others do.
void addRegisterCommand(CLI::App& app, int& exitStatus);

}  // namespace saban::cli
