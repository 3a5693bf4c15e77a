#include "viewer/cli/info_command.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

#include "geo/core/text.h"
#include "geo/crs/coordinates.h"
#include "geo/crs/vn2000.h"
#include "geo/elevation/elevation_source.h"
#include "layers/ground/layer_diagnosis.h"
#include "layers/store/plan_store.h"
#include "viewer/cli/command_support.h"
#include "viewer/cli/info_report.h"

namespace saban::cli {

namespace {

struct InfoArguments {
    std::vector<std::string> files;
    std::string crs;
    std::string at;
    bool json = false;
    bool allowNetwork = false;
    bool verbose = false;
};

/// The arguments, read.
struct InfoTask {
    geo::RasterOptions options;
    std::optional<glm::dvec2> point;
    bool isVerbose = false;
    std::stop_token stop;
};

geo::Result<InfoTask> taskFrom(const InfoArguments& arguments) {
    InfoTask task;
    task.stop = interruptToken();
    task.isVerbose = arguments.verbose;
    task.options.network = arguments.allowNetwork ? geo::NetworkPolicy::Allowed : geo::NetworkPolicy::Forbidden;
    if (!arguments.crs.empty()) {
        auto crs = geo::Crs::parse(arguments.crs);
        if (!crs) return tl::unexpected(crs.error());
        task.options.assumedCrs = std::move(*crs);
    }
    if (!arguments.at.empty()) {
        const auto point = geo::parsePoint(arguments.at);
        if (!point) return tl::unexpected(point.error());
        task.point = *point;
    }
    return task;
}

std::optional<double> cellHeightM(const geo::RasterFile& raster, glm::dvec2 point, double unitToMetre) {
    const glm::dvec2 pixel = raster.toPixel(point);
    if (!(pixel.x >= 0.0 && pixel.y >= 0.0 && pixel.x < raster.info().width && pixel.y < raster.info().height)) return std::nullopt;
    const auto value = raster.readCell(static_cast<int>(pixel.x), static_cast<int>(pixel.y));
    if (!value || !*value) return std::nullopt;
    return **value * unitToMetre;
}

geo::Result<HeightAtPoint> heightAt(const geo::RasterFile& raster, double unitToMetre, glm::dvec2 wanted, const InfoTask& task) {
    const geo::RasterOptions& options = task.options;
    const geo::RasterInfo& info = raster.info();
    HeightAtPoint answer{.point = wanted, .heightM = {}, .cellHeightM = {}};
    if (!info.crs)
        return geo::fail(geo::ErrorCode::NoCrs, text(SABAN_TR("cli", "cannot tell a height of '{}': it has no CRS. Assign one with gdal_edit.py -a_srs EPSG:nnnn, or pass --crs."),
                                                     info.path));
    if (options.assumedCrs) {
        const auto transform = geo::Transform::create(*options.assumedCrs, *info.crs);
        if (!transform) return tl::unexpected(transform.error());
        const auto point = transform->forward(wanted);
        if (!point) return answer;
        answer.point = *point;
    }
    geo::ElevationLayer layer;
    layer.path = info.path;
    layer.unitToMetre = unitToMetre;
    const auto source = geo::ElevationSource::open({layer}, info.crs->horizontal(), {.holes = geo::HoleFilling::LeaveHoles, .raster = options}, task.stop);
    if (!source) return tl::unexpected(source.error());
    const auto heightM = (*source)->heightAt(answer.point);
    if (!heightM) return tl::unexpected(heightM.error());
    answer.heightM = *heightM;
    answer.cellHeightM = cellHeightM(raster, answer.point, unitToMetre);
    return answer;
}

geo::Result<RasterReport> reportRaster(std::shared_ptr<geo::RasterFile> file, const InfoTask& task) {
    RasterReport report;
    auto summary = layers::summariseRaster(*file, terminalProgress(file->info().path), task.stop);
    if (!summary) return tl::unexpected(summary.error());
    report.summary = std::move(*summary);
    report.warnings = report.summary.warnings;
    const bool isElevation = file->kind() == geo::RasterKind::Elevation;
    const layers::DiagnosedRaster diagnosed{.file = file, .unitToMetre = report.summary.unitToMetre, .isElevation = isElevation};
    for (auto& warning : layers::diagnoseRasters({&diagnosed, 1})) report.warnings.push_back(std::move(warning));
    if (isElevation) {
        // Without a CRS, or with one that puts the file nowhere, there is no table: the warnings say so already.
        if (auto table = layers::chooseTableCrs({&file, 1}, std::nullopt, false)) report.table = std::move(*table);
        if (task.point) {
            auto at = heightAt(*file, report.summary.unitToMetre, *task.point, task);
            if (!at) return tl::unexpected(at.error());
            report.at = *at;
        }
    }
    report.file = std::move(file);
    return report;
}

geo::Result<FileReport> reportFile(const std::string& path, const InfoTask& task) {
    if (task.isVerbose) std::fprintf(stderr, "saban: %s\n", text(SABAN_TR("cli", "reading '{}'"), path).c_str());
    if (layers::isPlanFile(path)) {
        auto report = reportPlan(path);
        if (!report) return tl::unexpected(report.error());
        return FileReport{std::move(*report)};
    }
    auto raster = geo::RasterFile::open(path, task.options);
    if (raster) {
        auto report = reportRaster(std::move(*raster), task);
        if (!report) return tl::unexpected(report.error());
        return FileReport{std::move(*report)};
    }
    const bool mayBeVector = raster.error().code == geo::ErrorCode::BadFormat || raster.error().code == geo::ErrorCode::Unsupported;
    if (!mayBeVector) return tl::unexpected(raster.error());
    auto vector = layers::summariseVector(path, task.options, task.stop);
    if (vector && !vector->layers.empty()) return FileReport{std::move(*vector)};
    if (!vector && vector.error().code == geo::ErrorCode::Cancelled) return tl::unexpected(vector.error());
    return tl::unexpected(raster.error());
}

/// What several files show only together.
void compareFiles(InfoReport& report) {
    std::vector<layers::DiagnosedRaster> rasters;
    std::vector<std::shared_ptr<geo::RasterFile>> elevation;
    for (const FileReport& file : report.files) {
        const auto* raster = std::get_if<RasterReport>(&file.content);
        if (!raster) continue;
        const bool isElevation = raster->file->kind() == geo::RasterKind::Elevation;
        rasters.push_back({.file = raster->file, .unitToMetre = raster->summary.unitToMetre, .isElevation = isElevation});
        if (isElevation) elevation.push_back(raster->file);
    }
    std::vector<geo::PlacedLayer> placed = layers::placedLayers(rasters);
    for (const FileReport& file : report.files)
        if (const auto* vector = std::get_if<layers::VectorSummary>(&file.content))
            for (const auto& layer : vector->layers)
                if (layer.crs && !layer.bounds.isEmpty()) placed.push_back({.name = layer.name, .crs = *layer.crs, .bounds = layer.bounds});
    report.warnings = geo::diagnosePlacement(placed);
    std::stable_sort(elevation.begin(), elevation.end(), [](const auto& a, const auto& b) { return a->cellM() > b->cellM(); });
    if (elevation.empty()) return;
    if (auto table = layers::chooseTableCrs(elevation, std::nullopt, false)) report.table = std::move(*table);
}

geo::Result<InfoReport> reportFiles(const InfoArguments& arguments) {
    const auto task = taskFrom(arguments);
    if (!task) return tl::unexpected(task.error());
    InfoReport report;
    for (const std::string& path : arguments.files) {
        auto file = reportFile(path, *task);
        if (!file) return tl::unexpected(file.error());
        report.files.push_back(std::move(*file));
    }
    if (report.files.size() > 1) compareFiles(report);
    return report;
}

}  // namespace

void addInfoCommand(CLI::App& app, int& exitStatus) {
    CLI::App* command = app.add_subcommand("info", translated(SABAN_TR("cli", "Says what rasters, vector files and plans hold, and what looks wrong with them")));
    auto arguments = std::make_shared<InfoArguments>();
    command->add_option("FILE", arguments->files, translated(SABAN_TR("cli", "Rasters, vector files, plans, or folders of tiles")))->required();
    command->add_option("--at", arguments->at, translated(SABAN_TR("cli", "Print the height at E,N in the file's CRS, or in that of --crs (lon,lat for EPSG:4326)")));
    command->add_option("--crs", arguments->crs, translated(SABAN_TR("cli", "CRS of files that declare none, and of --at")));
    command->add_flag("--json", arguments->json, translated(SABAN_TR("cli", "Print one JSON object")));
    command->add_flag("--allow-network", arguments->allowNetwork, translated(SABAN_TR("cli", "Allow sources on the network")));
    command->add_flag("-v,--verbose", arguments->verbose, translated(SABAN_TR("cli", "Say what is being read")));
    command->callback([arguments, &exitStatus] {
        const auto report = reportFiles(*arguments);
        if (!report) {
            exitStatus = reportError(report.error());
            return;
        }
        const std::string out = arguments->json ? toJson(*report).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n" : toText(*report);
        const bool isWritten = std::fputs(out.c_str(), stdout) >= 0 && std::fflush(stdout) == 0;
        exitStatus = isWritten ? kDone : kFailed;
    });
}

}  // namespace saban::cli
