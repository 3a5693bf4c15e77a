#include "viewer/cli/exchange_command.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "geo/core/text.h"
#include "layers/briefing/register.h"
#include "layers/catalogue/type_names.h"
#include "layers/exchange/export.h"
#include "layers/exchange/import.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/plan_support.h"

namespace saban::cli {

namespace {

using geo::ErrorCode;
using geo::Result;

struct ImportArguments {
    std::string plan, file, kind, crs, encoding = "auto", sublayer, phase;
    std::vector<std::string> map;
    bool isDryRun = false;
    bool allowNetwork = false;
    bool json = false;
};

struct ExportArguments {
    std::string plan, output, phase, group, crs;
    std::vector<std::string> kinds;
    bool force = false;
    bool json = false;
};

Result<layers::ImportOptions> optionsOf(const ImportArguments& arguments) {
    layers::ImportOptions options{.kind = arguments.kind, .sublayer = arguments.sublayer, .phase = arguments.phase};
    options.network = arguments.allowNetwork ? geo::NetworkPolicy::Allowed : geo::NetworkPolicy::Forbidden;
    for (const std::string& pair : arguments.map) {
        const auto equals = pair.find('=');
        if (equals == std::string::npos || equals == 0)
            return geo::fail(ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot use --map {0}: write field=column, such as name=\"Tên công trình\""), pair));
        options.fieldToColumn[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
    if (!arguments.crs.empty()) {
        auto crs = geo::Crs::parse(arguments.crs);
        if (!crs) return tl::unexpected(crs.error());
        options.crs = *std::move(crs);
    }
    if (arguments.encoding == "UTF-8") options.encoding = layers::TextEncoding::Utf8;
    if (arguments.encoding == "TCVN3") options.encoding = layers::TextEncoding::Tcvn3;
    if (arguments.encoding == "VNI") options.encoding = layers::TextEncoding::Vni;
    return options;
}

Result<layers::ImportReport> importInto(const ImportArguments& arguments) {
    const std::stop_token stop = interruptToken();
    auto options = optionsOf(arguments);
    if (!options) return tl::unexpected(options.error());
    auto store = openPlan(arguments.plan, arguments.isDryRun ? layers::Access::ReadOnly : layers::Access::ReadWrite);
    if (!store) return tl::unexpected(store.error());
    const layers::Plan& plan = (*store)->plan();
    const auto catalogue = catalogueFor(plan.settings, arguments.plan, {});
    if (!catalogue) return tl::unexpected(catalogue.error());
    options->resolveType = [types = *catalogue](const std::string& name) { return layers::typeNamed(*types, name); };
    const auto crs = geo::Crs::parse(plan.settings.crs);
    if (!crs) return tl::unexpected(crs.error());
    const auto bounds = tableBounds(plan, arguments.plan, stop);
    auto imported = layers::importFile(plan, *crs, bounds ? &*bounds : nullptr, arguments.file, *options, stop, terminalProgress(arguments.file));
    if (!imported) return tl::unexpected(imported.error());
    if (!arguments.isDryRun) {
        imported->edit.label = text(SABAN_TR("cli", "Import {0}"), std::filesystem::path(arguments.file).filename().string());
        if (auto done = (*store)->apply(imported->edit); !done) return tl::unexpected(done.error());
    }
    return imported->report;
}

int printReport(const layers::ImportReport& report, bool isJson) {
    if (!isJson) {
        printWarnings(report.warnings);
        for (const layers::SkippedRow& row : report.skipped)
            std::fprintf(stderr, "saban: %s\n", text(SABAN_TR("cli", "row {0} was skipped: {1}"), row.row, row.reason).c_str());
        return printLines(text(SABAN_TR("cli", "{0} rows read: {1} added, {2} updated, {3} as they were, {4} skipped"), report.read, report.added, report.updated,
                               report.unchanged, report.skipped.size()) +
                          "\n");
    }
    nlohmann::ordered_json made{{"read", report.read}, {"added", report.added}, {"updated", report.updated}, {"unchanged", report.unchanged}};
    made["skipped"] = nlohmann::ordered_json::array();
    for (const layers::SkippedRow& row : report.skipped) made["skipped"].push_back({{"row", row.row}, {"reason", row.reason}});
    made["warnings"] = nlohmann::ordered_json::array();
    for (const geo::Warning& warning : report.warnings) made["warnings"].push_back({{"code", warning.code}, {"message", warning.message}});
    return printJson(made);
}

/// A group or a phase by its name or uid; empty when there is none.
template <typename T>
layers::Uid namedOrUid(const layers::Plan& plan, const std::string& wanted) {
    for (const auto& row : plan.all<T>().rows())
        if (row->uid == wanted || row->name == layers::toNfc(wanted)) return row->uid;
    return {};
}

Result<layers::ExportReport> exportFrom(const ExportArguments& arguments) {
    const std::stop_token stop = interruptToken();
    auto store = openPlan(arguments.plan, layers::Access::ReadOnly);
    if (!store) return tl::unexpected(store.error());
    const layers::Plan& plan = (*store)->plan();
    const auto crs = geo::Crs::parse(plan.settings.crs);
    if (!crs) return tl::unexpected(crs.error());
    layers::ExportOptions options{.kinds = arguments.kinds, .replaceExisting = arguments.force, .progress = terminalProgress(arguments.output), .stop = stop};
    // What is not there is told by the export, by the word that was given.
    if (!arguments.group.empty()) options.group = namedOrUid<layers::Group>(plan, arguments.group);
    if (!arguments.group.empty() && options.group.empty()) options.group = arguments.group;
    if (!arguments.phase.empty()) options.phase = namedOrUid<layers::Phase>(plan, arguments.phase);
    if (!arguments.phase.empty() && options.phase.empty()) options.phase = arguments.phase;
    if (!arguments.crs.empty()) {
        auto wanted = geo::Crs::parse(arguments.crs);
        if (!wanted) return tl::unexpected(wanted.error());
        options.crs = *std::move(wanted);
    }
    auto report = layers::exportFile(plan, *crs, arguments.output, options);
    if (!report) return report;
    const std::string marking = plan.settings.marking, what = layers::exportedWhat(*report);
    *store = nullptr;
    for (geo::Warning& warning : layers::enterOutputs(arguments.plan, marking, what, std::span(&arguments.output, 1))) report->warnings.push_back(std::move(warning));
    return report;
}

}  // namespace

void addImportCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("import", translated(SABAN_TR("cli", "Reads features of a plan from a list or a map; a second import of the same updates them")));
    auto arguments = std::make_shared<ImportArguments>();
    command->add_option("PLAN", arguments->plan, translated(SABAN_TR("cli", "Plan to change")))->required();
    command->add_option("FILE", arguments->file, translated(SABAN_TR("cli", "CSV, XLSX, ODS, GeoJSON, KML, KMZ, GPX, SHP, GPKG or DXF")))->required();
    command->add_option("--as", arguments->kind, translated(SABAN_TR("cli", "Kind of what is in it (default: found out)")))
        ->check(CLI::IsMember({"command_posts", "structures", "routes", "units", "areas", "notes", "checkpoints", "control_lines", "works"}));
    command->add_option("--map", arguments->map, translated(SABAN_TR("cli", "field=column, when a column is not found by its title (repeatable)")))->allow_extra_args(false);
    command->add_option("--crs", arguments->crs, translated(SABAN_TR("cli", "CRS of the coordinates, where the file declares none (EPSG:n)")));
    command->add_option("--encoding", arguments->encoding, translated(SABAN_TR("cli", "Letters of the texts: auto, UTF-8, TCVN3 or VNI (default auto)")))
        ->check(CLI::IsMember({"auto", "UTF-8", "TCVN3", "VNI"}));
    command->add_option("--layer", arguments->sublayer, translated(SABAN_TR("cli", "Only this layer or sheet of the file")));
    command->add_option("--phase", arguments->phase, translated(SABAN_TR("cli", "Phase of units' positions that name none (default: the first)")));
    command->add_flag("--dry-run", arguments->isDryRun, translated(SABAN_TR("cli", "Say what would come of it, and change nothing")));
    command->add_flag("--allow-network", arguments->allowNetwork, translated(SABAN_TR("cli", "Allow sources on the network")));
    command->add_flag("--json", arguments->json, translated(SABAN_TR("cli", "Print one JSON object")));
    command->callback([arguments, &exitStatus] {
        const auto report = importInto(*arguments);
        exitStatus = report ? printReport(*report, arguments->json) : reportError(report.error());
    });
}

void addExportCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("export", translated(SABAN_TR("cli", "Writes features of a plan as a list or a map")));
    auto arguments = std::make_shared<ExportArguments>();
    command->add_option("PLAN", arguments->plan, translated(SABAN_TR("cli", "Plan to read")))->required();
    command->add_option("OUT", arguments->output, translated(SABAN_TR("cli", "File to write: .geojson, .kml, .kmz, .gpkg, .csv, .xlsx, .ods or .dxf")))->required();
    command->add_option("--what", arguments->kinds, translated(SABAN_TR("cli", "Kind of features, such as structures or works (repeatable; default: all that the format holds)")))->allow_extra_args(false);
    command->add_option("--phase", arguments->phase, translated(SABAN_TR("cli", "Only this phase, by its name or uid")));
    command->add_option("--group", arguments->group, translated(SABAN_TR("cli", "Only what belongs to this group, or to one inside it")));
    command->add_option("--crs", arguments->crs, translated(SABAN_TR("cli", "CRS of the coordinates (EPSG:n; default: WGS 84 or the plan's, as the format asks)")));
    command->add_flag("--force", arguments->force, translated(SABAN_TR("cli", "Replace an existing output")));
    command->add_flag("--json", arguments->json, translated(SABAN_TR("cli", "Print one JSON object")));
    command->callback([arguments, &exitStatus] {
        const auto report = exportFrom(*arguments);
        if (!report) {
            exitStatus = reportError(report.error());
            return;
        }
        printWarnings(report->warnings);
        std::string lines;
        for (const auto& [kind, count] : report->written) lines += kind + ": " + std::to_string(count) + "\n";
        exitStatus = arguments->json ? printJson({{"output", arguments->output}, {"written", report->written}}) : printLines(lines);
    });
}

}  // namespace saban::cli
