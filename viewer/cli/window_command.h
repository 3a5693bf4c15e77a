#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "geo/core/error.h"
#include "viewer/app/run_window.h"
#include "viewer/cli/command_support.h"

namespace saban::cli {

/// `--lang vi` or `--lang en` among the arguments, before they are parsed: help texts need it. Nothing when absent.
std::optional<app::Language> languageFromArguments(int argc, const char* const* argv);

/// `saban FILE…`: what the window is asked to open.
struct WindowArguments {
    GroundArguments ground;
    double exaggeration = 1.0;
    std::string catalogue;
    std::string language;
    std::string screenshot;
    bool force = false;

    void addTo(CLI::App& app);
    /// Errors: those of `GroundArguments::spec` and of `checkOutput`.
    geo::Result<app::WindowOptions> options() const;
};

}  // namespace saban::cli
