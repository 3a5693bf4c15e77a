#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <string_view>

#include <CLI/CLI.hpp>

#include "geo/core/text.h"
#include "geo/raster/raster_file.h"
#include "viewer/app/language.h"
#include "viewer/cli/bench_command.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/info_command.h"
#include "viewer/cli/render_command.h"

int main(int argc, char** argv) {
    using namespace saban;
    const QCoreApplication application(argc, argv);
    app::setLanguage(app::languageFromSystem());
    geo::initialiseGdal();

    CLI::App commands(translated(SABAN_TR("cli", "Saban, the digital sand table")), "saban");
    int exitStatus = cli::kDone;
    cli::addInfoCommand(commands, exitStatus);
    cli::addRenderCommand(commands, exitStatus);
    cli::addBenchCommand(commands, exitStatus);
    commands.require_subcommand(1);
    try {
        commands.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return commands.exit(error) == 0 ? cli::kDone : cli::kWrongUsage;
    }
    return exitStatus;
}
