#include "layers/ground/plan_ground.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "geo/core/text.h"
#include "geo/raster/network_guard.h"
#include "layers/ground/missing_files.h"
#include "layers/ground/plan_resources.h"

namespace saban::layers {

namespace {

namespace fs = std::filesystem;

constexpr const char* kUnitKey = "unit_to_metre";
constexpr const char* kSeamKey = "seam";
constexpr const char* kCut = "cut";

/// "GPKG:ortho.gpkg:sheet" and the like: GDAL's own way to name a part of a file. A single letter is a drive.
bool hasDriverPrefix(const std::string& path) {
    const auto colon = path.find(':');
    return colon != std::string::npos && colon >= 2 &&
           std::all_of(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(colon), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
}

std::string nameFrom(const std::string& path) {
    const fs::path file(path);
    return toNfc(file.has_filename() ? file.stem().string() : file.parent_path().filename().string());
}

std::string titleOf(const MapLayer& layer) { return layer.name.empty() ? layer.path : layer.name; }

/// A quoted word of a command line that names the layer.
std::string argumentFor(const MapLayer& layer) { return layer.name.empty() ? layer.uid : layer.name; }

geo::Warning missingFile(const MapLayer& layer, const std::string& file, const std::string& planPath) {
    return {"missing_file", text(SABAN_TR("layers", "the file of map layer '{0}' is missing: '{1}'. Put it back, or say where it is now: saban set '{2}' map_layers '{3}' path=FILE"),
                                 titleOf(layer), file, planPath, argumentFor(layer))};
}

geo::Warning foundFile(const MapLayer& layer, const std::string& file, const std::string& found) {
    return {"found_file", text(SABAN_TR("layers", "the file of map layer '{0}' is missing: '{1}'. '{2}', which lies beside the plan and has its name, is shown in its place."), titleOf(layer), file,
                               found)};
}

std::string styleOf(const geo::ElevationLayer& layer) {
    nlohmann::ordered_json style;
    if (layer.unitToMetre) style[kUnitKey] = *layer.unitToMetre;
    if (layer.seam == geo::SeamStyle::Cut) style[kSeamKey] = kCut;
    return style.empty() ? std::string{} : style.dump();
}

/// What a style does not say, or says in a way that makes no sense, is as by default.
geo::ElevationLayer elevationLayer(const MapLayer& layer, const std::string& file) {
    geo::ElevationLayer elevation;
    elevation.path = file;
    const auto style = nlohmann::json::parse(layer.style, nullptr, false);
    if (!style.is_object()) return elevation;
    if (const auto unit = style.find(kUnitKey); unit != style.end() && unit->is_number() && unit->get<double>() > 0.0) elevation.unitToMetre = unit->get<double>();
    if (const auto seam = style.find(kSeamKey); seam != style.end() && *seam == kCut) elevation.seam = geo::SeamStyle::Cut;
    return elevation;
}

/// Why there is no table without elevation.
geo::Error noElevation(const Plan& plan, const std::string& planPath) {
    std::string missing, argument;
    bool hasHidden = false;
    for (const auto& layer : layersInOrder(plan)) {
        if (layer->kind != MapLayerKind::Elevation) continue;
        hasHidden = hasHidden || !layer->isVisible;
        if (!isFileMissing(*layer, planPath)) continue;
        if (argument.empty()) argument = argumentFor(*layer);
        missing += (missing.empty() ? "'" : ", '") + layerFile(*layer, planPath) + "'";
    }
    if (!missing.empty())
        return {geo::ErrorCode::NotFound, text(SABAN_TR("layers", "cannot make a table of plan '{0}': its elevation is missing ({1}). Put it back, or say where it is now: "
                                                                  "saban set '{0}' map_layers '{2}' path=FILE"),
                                               planPath, missing, argument)};
    if (hasHidden)
        return {geo::ErrorCode::InvalidArgument,
                text(SABAN_TR("layers", "cannot make a table of plan '{0}': its elevation is hidden. Show a layer of elevation again, or add one: saban add '{0}' --elevation FILE"),
                     planPath)};
    return {geo::ErrorCode::InvalidArgument,
            text(SABAN_TR("layers", "cannot make a table of plan '{0}': it names no elevation. Add some: saban add '{0}' --elevation FILE"), planPath)};
}

}  // namespace

bool isLocalFile(const std::string& path) {
    return !path.empty() && !path.starts_with("/vsi") && !path.starts_with("<") && !hasDriverPrefix(path) && !geo::isNetworkSource(path);
}

std::string layerFile(const MapLayer& layer, const std::string& planPath) {
    if (!isLocalFile(layer.path) || fs::path(layer.path).is_absolute()) return layer.path;
    return (fs::path(planPath).parent_path() / layer.path).lexically_normal().string();
}

std::string usedFile(const MapLayer& layer, const std::string& planPath) {
    const auto found = isFileMissing(layer, planPath) ? namesakeBesidePlan(layer, planPath) : std::nullopt;
    return found ? *found : layerFile(layer, planPath);
}

bool isFileMissing(const MapLayer& layer, const std::string& planPath) {
    std::error_code error;
    return layer.path.empty() || (isLocalFile(layer.path) && !fs::exists(layerFile(layer, planPath), error));
}

std::vector<std::shared_ptr<const MapLayer>> missingLayers(const Plan& plan, const std::string& planPath) {
    auto layers = layersInOrder(plan);
    std::erase_if(layers, [&](const auto& layer) { return !isFileMissing(*layer, planPath); });
    return layers;
}

geo::Result<PlanGround> planGround(const Plan& plan, const std::string& planPath, geo::NetworkPolicy network) {
    PlanGround ground;
    ground.spec.crs = plan.settings.crs;
    ground.spec.bounds = plan.settings.bounds;
    ground.spec.title = plan.settings.name.empty() ? nameFrom(planPath) : plan.settings.name;
    ground.spec.network = network;
    for (const auto& layer : layersInOrder(plan)) {
        std::string file = layerFile(*layer, planPath);
        const bool isMissing = isFileMissing(*layer, planPath);
        const auto found = isMissing ? namesakeBesidePlan(*layer, planPath) : std::nullopt;
        if (isMissing) ground.warnings.push_back(found ? foundFile(*layer, file, *found) : missingFile(*layer, file, planPath));
        if (found) file = *found;
        if (isMissing && !found) {
            continue;
        } else if (network == geo::NetworkPolicy::Forbidden && geo::isNetworkSource(file)) {
            ground.warnings.push_back({"network", text(SABAN_TR("layers", "map layer '{0}' is left out: '{1}' is on the network. Allow it with --allow-network."),
                                                       layer->name, file)});
        } else if (layer->kind == MapLayerKind::Elevation) {
            if (layer->isVisible) ground.spec.elevation.push_back(elevationLayer(*layer, file));
        } else if (layer->kind == MapLayerKind::Imagery) {
            ground.spec.imagery.push_back({.path = file, .opacity = std::clamp(layer->opacity, 0.0, 1.0), .visible = layer->isVisible});
        } else {
            ground.spec.vectors.push_back(
                {.path = file, .layer = layer->sublayer, .opacity = std::clamp(layer->opacity, 0.0, 1.0), .visible = layer->isVisible});
        }
    }
    if (ground.spec.elevation.empty()) return tl::unexpected(noElevation(plan, planPath));
    return ground;
}

std::vector<MapLayer> mapLayersFrom(const GroundSpec& spec, const std::string& planPath, int firstOrder) {
    std::vector<MapLayer> layers;
    const auto add = [&](MapLayerKind kind, const std::string& path, const std::string& sublayer, double opacity, bool isVisible) {
        MapLayer layer;
        layer.kind = kind;
        layer.path = isLocalFile(path) ? pathForPlan(path, planPath) : path;
        layer.sublayer = sublayer;
        layer.name = sublayer.empty() ? nameFrom(path) : toNfc(sublayer);
        layer.order = firstOrder + static_cast<int>(layers.size());
        layer.opacity = opacity;
        layer.isVisible = isVisible;
        layers.push_back(std::move(layer));
    };
    for (const auto& layer : spec.elevation) {
        add(MapLayerKind::Elevation, layer.path, {}, 1.0, true);
        layers.back().style = styleOf(layer);
    }
    for (const auto& layer : spec.imagery) add(MapLayerKind::Imagery, layer.path, {}, layer.opacity, layer.visible);
    for (const auto& layer : spec.vectors) add(MapLayerKind::Vector, layer.path, layer.layer, layer.opacity, layer.visible);
    return layers;
}

std::string storedCrs(const geo::Crs& crs) {
    const geo::Crs horizontal = crs.horizontal();
    const std::string code = horizontal.authorityCode();
    return code.empty() ? horizontal.wkt() : code;
}

}  // namespace saban::layers
