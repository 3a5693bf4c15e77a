#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layers/edit/edit.h"
#include "layers/model/plan.h"

namespace saban::layers {

/// A map layer whose file is not where the plan says.
struct MissingFile {
    std::shared_ptr<const MapLayer> layer;
    std::string file{};                  ///< that is looked for
    std::optional<std::string> found{};  ///< one of the same name in the plan's own folder
};

/// In the order of the layers.
std::vector<MissingFile> missingFiles(const Plan& plan, const std::string& planPath);

/// A file of the name that a layer's has, in the plan's own folder; nothing when there is none.
std::optional<std::string> namesakeBesidePlan(const MapLayer& layer, const std::string& planPath);

/// The edit by which a layer's file is where it was found; other missing ones that lie in the same folder under their own names
/// with it. Empty when there is no such layer.
Edit relocated(const Plan& plan, const std::string& planPath, const Uid& layer, const std::string& foundFile);

}  // namespace saban::layers
