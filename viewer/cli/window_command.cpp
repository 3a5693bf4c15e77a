#include "viewer/cli/window_command.h"

#include <cstring>

#include "geo/core/text.h"

namespace saban::cli {

std::optional<app::Language> languageFromArguments(int argc, const char* const* argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        std::string value;
        if (argument == "--lang" && i + 1 < argc) value = argv[i + 1];
        if (argument.starts_with("--lang=")) value = argument.substr(std::strlen("--lang="));
        if (value == "vi") return app::Language::Vietnamese;
        if (value == "en") return app::Language::English;
    }
    return std::nullopt;
}

void WindowArguments::addTo(CLI::App& app) {
    app.add_option("FILE", ground.files, translated(SABAN_TR("cli", "Elevation, imagery and vector files or folders to show as one table")));
    app.add_option("--exaggeration", exaggeration, translated(SABAN_TR("cli", "Vertical exaggeration, 1 to 10 (default 1)")))->check(CLI::Range(1.0, 10.0));
    app.add_option("--catalogue", catalogue, translated(SABAN_TR("cli", "Your own catalogue of structures, over the one that comes with Saban: a JSON file (default: the plan's)")));
    app.add_option("--lang", language, translated(SABAN_TR("cli", "Language: vi or en (default: the system's)")))->check(CLI::IsMember({"vi", "en"}));
    app.add_option("--screenshot", screenshot, translated(SABAN_TR("cli", "Write a PNG of the window when the picture is complete, then quit")));
    app.add_flag("--force", force, translated(SABAN_TR("cli", "Replace an existing output")));
    ground.addTo(app);
}

geo::Result<app::WindowOptions> WindowArguments::options() const {
    // One stand-in layer carries what holds for every layer: parsed, checked and told as for the other commands.
    GroundArguments common = ground;
    common.files.clear();
    common.imagery.clear();
    common.vectors.clear();
    common.elevation = {std::string{}};
    const auto spec = common.spec();
    if (!spec) return tl::unexpected(spec.error());

    if (!screenshot.empty())
        if (const auto free = checkOutput(screenshot, force); !free) return tl::unexpected(free.error());

    app::WindowOptions options;
    options.files = ground.files;
    options.elevation = ground.elevation;
    options.imagery = ground.imagery;
    options.vectors = ground.vectors;
    options.crs = spec->crs;
    options.bounds = spec->bounds;
    options.unitToMetre = spec->elevation.front().unitToMetre;
    options.seam = spec->elevation.front().seam;
    options.fill = ground.fill;
    options.exaggeration = exaggeration;
    if (!language.empty()) options.language = language == "vi" ? app::Language::Vietnamese : app::Language::English;
    options.allowNetwork = ground.allowNetwork;
    options.title = ground.title;
    options.catalogue = catalogue;
    options.screenshotPath = screenshot;
    options.quitWhenComplete = !screenshot.empty();
    return options;
}

}  // namespace saban::cli
