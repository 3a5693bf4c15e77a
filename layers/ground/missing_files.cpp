#include "layers/ground/missing_files.h"

#include <filesystem>

#include "geo/core/text.h"
#include "layers/ground/plan_ground.h"
#include "layers/ground/plan_resources.h"

namespace saban::layers {

namespace fs = std::filesystem;

std::optional<std::string> namesakeBesidePlan(const MapLayer& layer, const std::string& planPath) {
    std::error_code error;
    const fs::path name = fs::path(layer.path).filename();
    if (name.empty() || name == "." || name == "..") return std::nullopt;
    const fs::path beside = fs::path(planPath).parent_path() / name;
    if (!fs::exists(beside, error) || fs::equivalent(beside, planPath, error)) return std::nullopt;
    return beside.string();
}

std::vector<MissingFile> missingFiles(const Plan& plan, const std::string& planPath) {
    std::vector<MissingFile> missing;
    for (const auto& layer : missingLayers(plan, planPath))
        missing.push_back({.layer = layer, .file = layerFile(*layer, planPath), .found = namesakeBesidePlan(*layer, planPath)});
    return missing;
}

Edit relocated(const Plan& plan, const std::string& planPath, const Uid& uid, const std::string& foundFile) {
    PlanEditor editor(plan);
    const auto layer = plan.find<MapLayer>(uid);
    if (!layer) return editor.finish({});
    const auto move = [&](const MapLayer& moved, const std::string& file) {
        MapLayer changed = moved;
        changed.path = pathForPlan(file, planPath);
        editor.put(std::move(changed));
    };
    move(*layer, foundFile);
    std::error_code error;
    const fs::path folder = fs::path(foundFile).parent_path();
    for (const MissingFile& other : missingFiles(plan, planPath)) {
        const fs::path candidate = folder / fs::path(other.file).filename();
        if (other.layer->uid != uid && !other.file.empty() && fs::exists(candidate, error)) move(*other.layer, candidate.string());
    }
    return editor.finish(text(SABAN_TR("layers", "Find the file of map layer '{0}' again"), layer->name.empty() ? layer->path : layer->name));
}

}  // namespace saban::layers
