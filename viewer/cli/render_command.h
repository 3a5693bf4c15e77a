#pragma once

#include <CLI/CLI.hpp>

namespace saban::cli {

/// `saban render TERRAIN -o OUT.png`. The callback sets `exitStatus`.
void addRenderCommand(CLI::App& app, int& exitStatus);

}  // namespace saban::cli
