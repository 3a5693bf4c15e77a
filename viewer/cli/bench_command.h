#pragma once

#include <CLI/CLI.hpp>

namespace saban::cli {

/// `saban bench TERRAIN`: flies a fixed path and prints frame times. The callback sets `exitStatus`.
void addBenchCommand(CLI::App& app, int& exitStatus);

}  // namespace saban::cli
