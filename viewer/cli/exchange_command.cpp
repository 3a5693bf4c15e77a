#include "viewer/cli/exchange_command.h"

#include <memory>

#include "geo/core/text.h"
#include "layers/exchange/export.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/feature_lookup.h"
#include "viewer/cli/plan_support.h"

namespace saban::cli {

namespace {

using geo::Result;

struct ExportArguments {
    std::string plan, output;
    std::vector<std::string> kinds;
    std::string group, phase, crs;
    bool force = false;
    bool json = false;
};

std::string exportableNames() {
    std::string names;
    for (const std::string& kind : layers::exportableKinds()) names += (names.empty() ? "" : ", ") + kind;
    return names;
}

/// The options in the words of the library: names become uids.
Result<layers::ExportOptions> optionsOf(const ExportArguments& arguments, const layers::Plan& plan) {
    layers::ExportOptions options{.kinds = arguments.kinds};
    if (!arguments.group.empty()) {
        const auto group = featureNamed<layers::Group>(plan, arguments.group);
        if (!group) return tl::unexpected(group.error());
        options.group = (*group)->uid;
    }
    if (!arguments.phase.empty()) {
        const auto phase = featureNamed<layers::Phase>(plan, arguments.phase);
        if (!phase) return tl::unexpected(phase.error());
        options.phase = (*phase)->uid;
    }
    if (!arguments.crs.empty()) {
        auto crs = geo::Crs::parse(arguments.crs);
        if (!crs) return tl::unexpected(crs.error());
        options.crs = std::move(*crs);
    }
    options.replaceExisting = arguments.force;
    options.progress = terminalProgress(arguments.output);
    return options;
}

Result<layers::ExportReport> exportPlan(const ExportArguments& arguments) {
    const std::stop_token stop = interruptToken();
    if (auto free = checkOutput(arguments.output, arguments.force); !free) return tl::unexpected(free.error());
    const auto store = openPlan(arguments.plan, layers::Access::ReadOnly);
    if (!store) return tl::unexpected(store.error());
    const layers::Plan& plan = (*store)->plan();
    const auto crs = geo::Crs::parse(plan.settings.crs);
    if (!crs) return tl::unexpected(crs.error());
    const auto options = optionsOf(arguments, plan);
    if (!options) return tl::unexpected(options.error());
    if (stop.stop_requested()) return geo::fail(geo::ErrorCode::Cancelled, {});
    return layers::exportFile(plan, *crs, arguments.output, *options);
}

int report(const ExportArguments& arguments, const Result<layers::ExportReport>& done) {
    if (!done) return reportError(done.error());
    printWarnings(done->warnings);
    if (!arguments.json) return kDone;
    auto warnings = nlohmann::ordered_json::array();
    for (const auto& warning : done->warnings) warnings.push_back({{"code", warning.code}, {"message", warning.message}});
    return printJson({{"output", arguments.output}, {"written", done->written}, {"warnings", warnings}});
}

}  // namespace

void addExportCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("export", translated(SABAN_TR("cli", "Writes features of a plan to a file for other programs")));
    auto arguments = std::make_shared<ExportArguments>();
    command->add_option("PLAN", arguments->plan, translated(SABAN_TR("cli", "File of the plan (.gpkg)")))->required();
    command->add_option("OUT", arguments->output, translated(SABAN_TR("cli", "File to write: .geojson, .kml, .kmz, .gpkg, .csv, .xlsx, .ods or .dxf")))->required();
    command->add_option("--what", arguments->kinds, text(SABAN_TR("cli", "Only these kinds, separated by commas: {0} (default: all that the plan has)"), exportableNames()))
        ->delimiter(',')
        ->allow_extra_args(false);
    command->add_option("--group", arguments->group, translated(SABAN_TR("cli", "Only what belongs to this group, by name or uid, or to one inside it")));
    command->add_option("--phase", arguments->phase, translated(SABAN_TR("cli", "Only positions of this phase, by name or uid, and what is used in it")));
    command->add_option("--crs", arguments->crs, translated(SABAN_TR("cli", "CRS of the coordinates (default: WGS 84 for GeoJSON and KML, else the plan's)")));
    command->add_flag("--force", arguments->force, translated(SABAN_TR("cli", "Replace an existing output")));
    command->add_flag("--json", arguments->json, translated(SABAN_TR("cli", "Print one JSON object")));
    command->callback([arguments, &exitStatus] { exitStatus = report(*arguments, exportPlan(*arguments)); });
}

}  // namespace saban::cli
