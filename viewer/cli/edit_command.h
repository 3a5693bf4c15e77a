#pragma once

#include <CLI/CLI.hpp>

namespace saban::cli {

/// `saban set PLAN KIND NAME|UID field=value …`: changes one feature, as one edit. The callback sets `exitStatus`.
void addSetCommand(CLI::App& app, int& exitStatus);

/// `saban remove PLAN KIND NAME|UID`: removes one feature and what is nothing without it.
void addRemoveCommand(CLI::App& app, int& exitStatus);

}  // namespace saban::cli
