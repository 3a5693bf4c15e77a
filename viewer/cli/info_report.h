#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "geo/core/error.h"
#include "geo/raster/raster_file.h"
#include "layers/ground/raster_summary.h"
#include "layers/ground/table_crs.h"
#include "layers/ground/vector_summary.h"
#include "viewer/cli/plan_report.h"

namespace saban::cli {

/// The answer to `--at`.
struct HeightAtPoint {
    glm::dvec2 point;                      ///< in the raster's CRS
    std::optional<double> heightM;         ///< bilinear, as the window shows it; nothing in holes and outside
    std::optional<double> cellHeightM;     ///< of the cell that holds the point, as gdallocationinfo has it
};

struct RasterReport {
    std::shared_ptr<geo::RasterFile> file;
    layers::RasterSummary summary;
    std::optional<layers::TableCrs> table;  ///< what a table over this file alone would use; nothing for imagery
    std::optional<HeightAtPoint> at;
    geo::Warnings warnings;
};

struct FileReport {
    std::variant<RasterReport, layers::VectorSummary, PlanReport> content;
};

struct InfoReport {
    std::vector<FileReport> files;
    geo::Warnings warnings;                 ///< what files show only together
    std::optional<layers::TableCrs> table;  ///< of all elevation files together, when there are several files
};

/// One file gives its object; several give {"files": […], "warnings": […]}.
nlohmann::ordered_json toJson(const InfoReport& report);

/// The same for people, in lines.
std::string toText(const InfoReport& report);

}  // namespace saban::cli
