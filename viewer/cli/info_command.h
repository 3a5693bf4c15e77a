#pragma once

#include <CLI/CLI.hpp>

namespace saban::cli {

/// `saban info FILE…`: what rasters and vector files hold and what Saban thinks of them, as text or as one JSON object.
/// Sets `exitStatus` when it has run.
void addInfoCommand(CLI::App& app, int& exitStatus);

}  // namespace saban::cli
