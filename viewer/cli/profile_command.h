#pragma once

#include <CLI/CLI.hpp>

namespace saban::cli {

/// `saban profile TERRAIN`: heights along a line. The callback sets `exitStatus`.
void addProfileCommand(CLI::App& app, int& exitStatus);

}  // namespace saban::cli
