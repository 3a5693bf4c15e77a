#pragma once

#include <memory>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "layers/ground/ground.h"
#include "layers/model/plan.h"

namespace saban::layers {

/// True for the path of a file or folder, false for what is none (a service, "/vsizip/…", "GPKG:…").
bool isLocalFile(const std::string& path);

/// Where a map layer's file is: `path` itself when it is absolute or names no file (a service, "/vsizip/…", "GPKG:…"),
/// otherwise below the folder of the plan's file.
std::string layerFile(const MapLayer& layer, const std::string& planPath);

/// The file that a table takes for a map layer: `layerFile`, or when that is missing one of its name beside the plan.
std::string usedFile(const MapLayer& layer, const std::string& planPath);

/// True for a file that is looked for and not there. Sources on the network are not looked for.
bool isFileMissing(const MapLayer& layer, const std::string& planPath);

/// What a plan's map layers make of a table, and what is not to be had of them.
struct PlanGround {
    GroundSpec spec;
    geo::Warnings warnings;  ///< `missing_file`, `found_file`, `network`
};

/// The ground of a plan, layers in their order. Hidden elevation is left out, hidden pictures and vector layers stay and are
/// hidden. For a file that is missing one of its name beside the plan stands in, with a warning. Layers whose file is missing, or on the network when that is forbidden, are left out and told in the warnings.
/// CRS, bounds and title are the plan's. `planPath` need not exist.
/// Errors: `NotFound` when no elevation is left, naming the files that are missing; `InvalidArgument` when all of it is hidden
/// or the plan names none.
geo::Result<PlanGround> planGround(const Plan& plan, const std::string& planPath, geo::NetworkPolicy network = geo::NetworkPolicy::Forbidden);

/// Map layers whose files are missing, in their order.
std::vector<std::shared_ptr<const MapLayer>> missingLayers(const Plan& plan, const std::string& planPath);

/// A CRS as plans keep it: its code, else its definition; without a vertical part.
std::string storedCrs(const geo::Crs& crs);

/// Map layers for a plan's file, without uids, numbered from `firstOrder` on in the order in which they lie. Files that lie in
/// the plan's folder, below it or below the folder around it are named relative to it, so that plan and files can move together.
/// Unit and seam of elevation are kept as its style: {"unit_to_metre": 0.3048, "seam": "cut"}.
std::vector<MapLayer> mapLayersFrom(const GroundSpec& spec, const std::string& planPath, int firstOrder = 0);

}  // namespace saban::layers
