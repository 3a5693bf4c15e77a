#include "viewer/cli/plan_command.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "geo/core/text.h"
#include "layers/ground/plan_ground.h"
#include "layers/ground/plan_resources.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/plan_support.h"

namespace saban::cli {

namespace {

using layers::MapLayer;
using layers::Plan;
using layers::PlanSettings;
using layers::PlanStore;
namespace fs = std::filesystem;

struct PlanArguments {
    std::string plan;
    GroundArguments ground;
    std::string name;
    std::string marking;
    std::string catalogue;
    std::string profile;
    bool force = false;
    bool json = false;

    bool hasLayers() const { return !ground.elevation.empty() || !ground.imagery.empty() || !ground.vectors.empty(); }
};

/// What was made or changed, for the report.
struct PlanOutcome {
    PlanSettings settings{};
    std::optional<geo::Bounds> bounds{};  ///< of the table as it is shown
    std::size_t added = 0, updated = 0;
};

/// Puts what the options name into the settings, catalogue and conventions once they have been read.
geo::Result<void> takeResources(const PlanArguments& arguments, PlanSettings& settings) {
    if (!arguments.catalogue.empty()) {
        const auto read = layers::readCatalogue(arguments.catalogue);
        if (!read) return tl::unexpected(read.error());
        printWarnings(read->warnings);
        settings.catalogue = layers::pathForPlan(arguments.catalogue, arguments.plan);
    }
    if (arguments.profile.empty()) return {};
    if (const auto read = layers::readPlanConvention({.profile = arguments.profile}, {}); !read) return tl::unexpected(read.error());
    const auto known = layers::builtInConventions();
    const bool isBuiltIn = std::find(known.begin(), known.end(), arguments.profile) != known.end();
    settings.profile = isBuiltIn ? arguments.profile : layers::pathForPlan(arguments.profile, arguments.plan);
    return {};
}

/// Writes the plan in place of a file that is there, which stays as it is when that fails.
geo::Result<void> replacePlan(const std::string& path, const Plan& plan) {
    const std::string fresh = fmt::format("{}.{}.new.gpkg", path, getpid());
    if (auto made = PlanStore::create(fresh, plan); !made) return tl::unexpected(made.error());
    std::error_code error;
    // A journal of the old file would be played back into the new one.
    for (const char* companion : {"-journal", "-wal", "-shm"}) fs::remove(path + companion, error);
    fs::rename(fresh, path, error);
    if (!error) return {};
    const std::string reason = error.message();
    fs::remove(fresh, error);
    return geo::fail(geo::ErrorCode::WriteFailed, text(SABAN_TR("cli", "cannot replace '{0}': {1}. Choose another name."), path, reason));
}

geo::Result<PlanOutcome> makePlan(const PlanArguments& arguments) {
    const std::stop_token stop = interruptToken();
    if (auto free = checkOutput(arguments.plan, arguments.force, Plans::Replace); !free) return tl::unexpected(free.error());
    PlanOutcome outcome;
    layers::PlanEditor editor{Plan{}};
    PlanSettings& settings = outcome.settings;
    settings.name = layers::toNfc(arguments.name.empty() ? fs::path(arguments.plan).stem().string() : arguments.name);
    settings.marking = layers::toNfc(arguments.marking);
    if (auto taken = takeResources(arguments, settings); !taken) return tl::unexpected(taken.error());
    if (arguments.hasLayers()) {
        const auto spec = arguments.ground.spec();
        if (!spec) return tl::unexpected(spec.error());
        const auto ground = layers::openGround(*spec, stop, terminalSteps());
        if (!ground) return tl::unexpected(ground.error());
        printWarnings((*ground)->warnings);
        settings.crs = layers::storedCrs((*ground)->crs);
        settings.bounds = spec->bounds;
        outcome.bounds = (*ground)->bounds;
        auto mapLayers = layers::mapLayersFrom(*spec, arguments.plan);
        outcome.added = mapLayers.size();
        editor.put(std::move(mapLayers));
    } else {
        if (arguments.ground.crs.empty())
            return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot make plan '{0}': nothing says where it lies. Give --elevation FILE, or --crs EPSG:n."), arguments.plan));
        const auto crs = geo::Crs::parse(arguments.ground.crs);
        if (!crs) return tl::unexpected(crs.error());
        if (!crs->isMetric())
            return geo::fail(geo::ErrorCode::BadCrs, text(SABAN_TR("cli", "cannot make plan '{0}' in {1}: a plan needs a projected CRS in metres, such as EPSG:3405."), arguments.plan,
                                                          crs->label()));
        GroundArguments withHeights = arguments.ground;
        withHeights.elevation = {std::string{}};  // stands in, so that the bounds are read and checked as everywhere
        const auto spec = withHeights.spec();
        if (!spec) return tl::unexpected(spec.error());
        settings.crs = layers::storedCrs(*crs);
        settings.bounds = outcome.bounds = spec->bounds;
    }
    if (stop.stop_requested()) return geo::fail(geo::ErrorCode::Cancelled, {});
    editor.setSettings(settings);
    std::error_code error;
    if (fs::exists(arguments.plan, error)) {
        if (auto replaced = replacePlan(arguments.plan, editor.plan()); !replaced) return tl::unexpected(replaced.error());
    } else if (auto made = PlanStore::create(arguments.plan, editor.plan()); !made) {
        return tl::unexpected(made.error());
    }
    return outcome;
}

/// The layer of the plan that a new one takes the place of: the same file, or one of its name that is not there any more.
const MapLayer* replacedBy(const MapLayer& added, const Plan& plan, const std::string& planPath) {
    for (const auto& row : plan.all<MapLayer>().rows())
        if (row->path == added.path && row->sublayer == added.sublayer && row->kind == added.kind) return row.get();
    for (const auto& row : layers::layersInOrder(plan))
        if (layers::isFileMissing(*row, planPath) && row->kind == added.kind && fs::path(row->path).filename() == fs::path(added.path).filename()) return plan.find<MapLayer>(row->uid).get();
    return nullptr;
}

void putLayers(layers::PlanEditor& editor, std::vector<MapLayer> added, const std::string& planPath, PlanOutcome& outcome) {
    for (MapLayer& layer : added) {
        if (const MapLayer* old = replacedBy(layer, editor.plan(), planPath)) {
            MapLayer changed = *old;
            changed.path = layer.path;
            if (!layer.style.empty()) changed.style = layer.style;
            if (!(changed == *old)) ++outcome.updated;
            editor.put(std::move(changed));
        } else {
            ++outcome.added;
            editor.put(std::move(layer));
        }
    }
}

/// The table with the new layers, opened, so that a plan never gets a layer that cannot be shown.
geo::Result<std::optional<geo::Bounds>> tableOf(const Plan& plan, const std::string& planPath, geo::NetworkPolicy network, std::stop_token stop) {
    const auto below = layers::planGround(plan, planPath, network);
    if (!below) return tl::unexpected(below.error());
    const auto ground = layers::openGround(below->spec, stop, terminalSteps());
    if (!ground) return tl::unexpected(ground.error());
    printWarnings(below->warnings);
    printWarnings((*ground)->warnings);
    return std::optional((*ground)->bounds);
}

geo::Result<PlanOutcome> addToPlan(const PlanArguments& arguments) {
    const std::stop_token stop = interruptToken();
    const auto store = openPlan(arguments.plan, layers::Access::ReadWrite);
    if (!store) return tl::unexpected(store.error());
    const Plan& plan = (*store)->plan();
    if (!arguments.ground.crs.empty()) {
        const auto wanted = geo::Crs::parse(arguments.ground.crs);
        if (!wanted) return tl::unexpected(wanted.error());
        const auto own = geo::Crs::parse(plan.settings.crs);
        if (!own) return tl::unexpected(own.error());
        if (!wanted->isSameAs(*own))
            return geo::fail(geo::ErrorCode::BadUsage, text(SABAN_TR("cli", "cannot put plan '{0}' into {1}: everything in it is placed in {2}. Leave --crs out; files in another CRS are moved."),
                                                            arguments.plan, wanted->label(), own->label()));
    }
    GroundArguments named = arguments.ground;
    const bool isWithoutElevation = named.elevation.empty();
    if (isWithoutElevation) named.elevation = {std::string{}};  // stands in: the plan has its own
    auto spec = named.spec();
    if (!spec) return tl::unexpected(spec.error());
    if (isWithoutElevation) spec->elevation.clear();

    PlanOutcome outcome{.settings = plan.settings};
    layers::PlanEditor editor(plan);
    if (!arguments.name.empty()) outcome.settings.name = layers::toNfc(arguments.name);
    if (!arguments.marking.empty()) outcome.settings.marking = layers::toNfc(arguments.marking);
    if (auto taken = takeResources(arguments, outcome.settings); !taken) return tl::unexpected(taken.error());
    if (spec->bounds) outcome.settings.bounds = spec->bounds;
    outcome.bounds = outcome.settings.bounds;
    editor.setSettings(outcome.settings);
    int firstOrder = 0;
    for (const auto& row : plan.all<MapLayer>().rows()) firstOrder = std::max(firstOrder, row->order + 1);
    putLayers(editor, layers::mapLayersFrom(*spec, arguments.plan, firstOrder), arguments.plan, outcome);
    if (arguments.hasLayers() || spec->bounds) {
        const auto bounds = tableOf(editor.plan(), arguments.plan, spec->network, stop);
        if (!bounds) return tl::unexpected(bounds.error());
        outcome.bounds = *bounds;
    }
    if (stop.stop_requested()) return geo::fail(geo::ErrorCode::Cancelled, {});
    const auto label = arguments.hasLayers() ? text(SABAN_TR("cli", "Add map layers: {0}"), outcome.added + outcome.updated) : text(SABAN_TR("cli", "Change the plan's settings"));
    if (auto done = (*store)->apply(editor.finish(label)); !done) return tl::unexpected(done.error());
    return outcome;
}

void addOptions(CLI::App& command, PlanArguments& arguments) {
    command.add_option("PLAN", arguments.plan, translated(SABAN_TR("cli", "File of the plan (.gpkg)")))->required();
    arguments.ground.addLayersTo(command);
    command.add_option("--crs", arguments.ground.crs, translated(SABAN_TR("cli", "CRS of the table, and of files that declare none (EPSG:n; default: from the data)")));
    command.add_option("--bounds", arguments.ground.bounds, translated(SABAN_TR("cli", "Part to show, minE,minN,maxE,maxN in the table's CRS (m; default: all)")));
    command.add_option("--name", arguments.name, translated(SABAN_TR("cli", "Name of the plan, the title on its table")));
    command.add_option("--marking", arguments.marking, translated(SABAN_TR("cli", "Classification or exercise marking, on everything that comes out of the plan")));
    command.add_option("--catalogue", arguments.catalogue, translated(SABAN_TR("cli", "Your own catalogue of structures, over the one that comes with Saban: a JSON file; kept in the plan")));
    command.add_option("--profile", arguments.profile, translated(SABAN_TR("cli", "Conventions of signs: nato, vn or a JSON file; kept in the plan")));
    command.add_flag("--json", arguments.json, translated(SABAN_TR("cli", "Print one JSON object")));
}

int report(const PlanArguments& arguments, const geo::Result<PlanOutcome>& outcome) {
    if (!outcome) return reportError(outcome.error());
    if (!arguments.json) return kDone;
    return printJson({{"plan", arguments.plan},
                      {"crs", outcome->settings.crs},
                      {"bounds", boundsJson(outcome->bounds)},
                      {"name", outcome->settings.name},
                      {"added", outcome->added},
                      {"updated", outcome->updated}});
}

}  // namespace

void addNewCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("new", translated(SABAN_TR("cli", "Makes a plan over elevation, imagery and vector files")));
    auto arguments = std::make_shared<PlanArguments>();
    addOptions(*command, *arguments);
    command->add_flag("--force", arguments->force, translated(SABAN_TR("cli", "Replace an existing file")));
    command->callback([arguments, &exitStatus] { exitStatus = report(*arguments, makePlan(*arguments)); });
}

void addAddCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("add", translated(SABAN_TR("cli", "Adds map layers to a plan, or changes its name, marking, bounds, catalogue and conventions")));
    auto arguments = std::make_shared<PlanArguments>();
    addOptions(*command, *arguments);
    command->callback([arguments, &exitStatus] { exitStatus = report(*arguments, addToPlan(*arguments)); });
}

}  // namespace saban::cli
