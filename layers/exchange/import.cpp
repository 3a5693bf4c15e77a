#include "layers/exchange/import.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "geo/core/text.h"
#include "layers/exchange/coordinate_columns.h"
#include "layers/exchange/kind_import.h"
#include "layers/exchange/plan_import.h"
#include "layers/exchange/row_kinds.h"
#include "layers/exchange/row_placement.h"
#include "layers/exchange/work_import.h"
#include "layers/store/plan_store.h"

namespace saban::layers {

namespace {

using geo::ErrorCode;
using geo::Result;

using JobsByKind = std::map<std::string, std::vector<ImportJob>, std::less<>>;

tl::unexpected<geo::Error> failImport(ErrorCode code, const std::string& path, const std::string& reason) {
    return geo::fail(code, text(SABAN_TR("layers", "cannot import '{0}': {1}"), path, reason));
}

/// Columns that programs add and that say nothing about a feature.
bool isNoise(const std::string& column, const Value& sample) {
    static constexpr std::array<std::string_view, 18> kNoise{"fid",     "ogc_fid",     "objectid",    "tessellate", "extrude",      "visibility", "draworder",  "icon",     "snippet",
                                                             "altitudemode", "subclasses", "entityhandle", "paperspace", "linetype", "begin",      "end",        "timestamp", "ogr_style"};
    static constexpr std::size_t kAlways = 12;  // the others count when they hold nothing
    const std::string plain = folded(column);
    const auto* at = std::find(kNoise.begin(), kNoise.end(), plain);
    if (column == "ogc_fid") return true;
    return at != kNoise.end() && (static_cast<std::size_t>(at - kNoise.begin()) < kAlways || textOf(sample).empty());
}

/// Those of coordinates, which every kind has.
std::map<std::string, std::string> placesAmong(const std::map<std::string, std::string>& fieldToColumn) {
    std::map<std::string, std::string> places;
    for (const auto& [field, column] : fieldToColumn)
        for (const std::string_view place : {role::kX, role::kY, role::kNorthing, role::kEasting, role::kLatitude, role::kLongitude, role::kWkt})
            if (field == place) places[field] = column;
    return places;
}

bool isPlaceRole(std::string_view column) {
    return column == role::kX || column == role::kY || column == role::kNorthing || column == role::kEasting || column == role::kLatitude ||
           column == role::kLongitude || column == role::kWkt;
}

template <typename T>
Result<ImportJob> jobFor(const SourceTable& table, std::vector<std::size_t> rows, const ImportOptions& options) {
    auto roles = guessColumns(exchangedName<T>(), table.columns, options.fieldToColumn);
    if (!roles) return tl::unexpected(roles.error());
    ImportJob job{.table = &table, .rows = std::move(rows), .roles = *std::move(roles)};
    std::vector<bool> isUsed(table.columns.size(), false);
    for (const auto& [column, at] : job.roles) {
        // Half a pair of coordinates is none, and kept as it is.
        isUsed[at] = !isPlaceRole(column) || column == role::kWkt || table.crs.has_value() == false;
        if (column != "uid" && column != "name" && findField<T>(column)) job.fields.emplace_back(column, at);
    }
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (!isUsed[c] && !isNoise(table.columns[c], table.rows.empty() ? Value{} : table.rows.front().values[c])) job.extras.push_back(c);
    return job;
}

void tellGuess(ImportContext& context, const SourceTable& table, const std::string& kind, std::size_t rows) {
    context.warn("kind_guessed", text(SABAN_TR("layers", "'{0}', {1}: {2} rows were taken for {3}. If that is wrong, pass --as."), context.file, table.name, rows, context.titleOf(kind)));
}

/// Tables of a plan's file, or of another program, that hold nothing that is imported.
bool isOtherTable(const std::string& name) {
    bool isOther = false;
    forEachKind([&]<typename T>(KindTag<T>) {
        if (kindName<T>() == name) isOther = !withKind(name, [](auto) {});
    });
    return isOther;
}

/// A book with a sheet of works has other things on its other sheets.
bool hasWorksApart(const Source& source, const std::string& file) {
    return std::any_of(source.tables.begin(), source.tables.end(), [&](const SourceTable& table) { return rowsByKind(table, file, {}).contains(std::string(kWorksKind)); });
}

Result<JobsByKind> prepareJobs(Source& source, ImportContext& context, const PlanPlace& place, const ImportOptions& options) {
    JobsByKind jobs;
    const bool takesOnlyWorks = options.kind == kWorksKind && hasWorksApart(source, context.file);
    for (SourceTable& table : source.tables) {
        if (takesOnlyWorks && !rowsByKind(table, context.file, {}).contains(std::string(kWorksKind))) continue;
        if (table.rows.empty() || (options.sublayer.empty() && isOtherTable(table.name))) continue;
        const auto placeRoles = guessColumns("notes", table.columns, placesAmong(options.fieldToColumn));
        if (!placeRoles) return tl::unexpected(placeRoles.error());
        // Works are where what they are about is.
        if (options.kind != kWorksKind) {
            const auto placed = placeRows(table, *placeRoles, place, options.crs, context.file, context.report.warnings);
            if (!placed) return tl::unexpected(placed.error());
        }
        for (auto& [kind, rows] : rowsByKind(table, context.file, options.kind)) {
            if (options.kind.empty()) tellGuess(context, table, kind, rows.size());
            Result<ImportJob> job;
            withKind(kind, [&]<typename T>(KindTag<T>) { job = jobFor<T>(table, std::move(rows), options); });
            if (!job) return tl::unexpected(job.error());
            jobs[kind].push_back(*std::move(job));
        }
    }
    return jobs;
}

}  // namespace

Result<Imported> importFile(const Plan& plan, const geo::Crs& planCrs, const geo::Bounds* tableBounds, const std::string& path, const ImportOptions& options,
                            const std::stop_token& stop, const geo::Progress& progress) {
    if (!options.kind.empty() && !withKind(options.kind, [](auto) {}))
        return failImport(ErrorCode::InvalidArgument, path,
                          text(SABAN_TR("layers", "'{0}' is no kind of feature. Use one of: {1}"), options.kind, fmt::to_string(fmt::join(exchangedKinds(), ", "))));
    if (options.sublayer.empty() && isPlanFile(path)) return importPlan(plan, planCrs, path, options.kind, stop);
    constexpr double kReading = 0.6;  // of the time
    auto source = readSource(path, {.sublayer = options.sublayer, .encoding = options.encoding, .network = options.network, .headerScore = recognisedColumns}, stop,
                             geo::partOf(progress, 0.0, kReading));
    if (!source) return tl::unexpected(source.error());

    ImportContext context(plan, std::filesystem::path(path).filename().string(), options);
    context.report.warnings = source->warnings;
    PlanPlace place{.crs = planCrs};
    if (tableBounds) place.bounds = *tableBounds;
    else place.bounds = plan.settings.bounds;
    auto jobs = prepareJobs(*source, context, place, options);
    if (!jobs) return tl::unexpected(jobs.error());
    if (jobs->empty()) return failImport(ErrorCode::Unsupported, path, text(SABAN_TR("layers", "it holds no rows. Name a file, layer or sheet that does.")));
    double done = kReading;
    // Others refer to units, command posts and routes by name.
    for (const std::string_view kind : {"units", "command_posts", "structures", "routes", "checkpoints", "areas", "control_lines", "notes", "works"}) {
        const auto found = jobs->find(kind);
        if (found == jobs->end()) continue;
        if (stop.stop_requested()) return failImport(ErrorCode::Cancelled, path, text(SABAN_TR("layers", "it was stopped. Nothing was changed.")));
        withKind(kind, [&]<typename T>(KindTag<T>) {
            std::conditional_t<std::is_same_v<T, WorkItem>, WorkImport, KindImport<T>> import(context);
            for (const ImportJob& job : found->second) import.take(job);
            import.finish();
        });
        geo::report(progress, done += (1.0 - kReading) / static_cast<double>(jobs->size()));
    }
    context.tellGathered();
    return Imported{.edit = context.editor.finish(text(SABAN_TR("layers", "Import '{0}'"), context.file)), .report = std::move(context.report)};
}

}  // namespace saban::layers
