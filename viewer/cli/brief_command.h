#pragma once

#include <CLI/CLI.hpp>

namespace saban::cli {

/// `saban brief PLAN -o OUT.pdf|OUT.mp4|DIR`. The callback sets `exitStatus`.
void addBriefCommand(CLI::App& app, int& exitStatus);

}  // namespace saban::cli
