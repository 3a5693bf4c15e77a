#pragma once

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "geo/core/error.h"
#include "geo/core/progress.h"
#include "geo/crs/crs.h"
#include "layers/model/plan.h"

namespace saban::layers {

/// What of a plan goes out, and how.
struct ExportOptions {
    std::vector<std::string> kinds{};    ///< "structures", "units" …; empty: all of `exportableKinds` that the plan has and the format holds
    Uid group{};                         ///< only what belongs to it or to a group inside it
    Uid phase{};                         ///< only unit positions of this phase, and what is used in it
    std::optional<geo::Crs> crs{};       ///< nothing: WGS 84 for GeoJSON, KML and KMZ, else the plan's
    bool replaceExisting = false;
    geo::Progress progress{};
    std::stop_token stop{};
};

struct ExportReport {
    std::map<std::string, std::size_t> written{};  ///< rows by kind
    geo::Warnings warnings{};                      ///< `not_in_format`: what the format cannot hold
};

/// For the register of a plan: "export:structures,units".
std::string exportedWhat(const ExportReport& report);

/// Kinds that lists and maps can hold, by the names of their first tables; "works", which only lists can.
std::vector<std::string> exportableKinds();
/// How many features of that kind a plan has; 0 for no kind.
std::size_t exportableCount(const Plan& plan, const std::string& kind);

/// What the end of a file's name stands for.
struct ExportFormat {
    std::string extension{};       ///< ".csv"
    bool holdsManyKinds = false;
    bool isAlwaysWgs84 = false;
    bool isList = false;  ///< holds what has no place, such as works
};
/// Those that `exportFile` writes.
std::vector<ExportFormat> exportFormats();
/// Of a file's name; nothing for an unknown one.
std::optional<ExportFormat> exportFormatOf(const std::string& path);

/// Writes features to `path` in the format of its extension: .geojson .json .kml .kmz .gpkg .csv .xlsx .ods .dxf. It is written beside and
/// renamed: a file that was there stays as it is until the new one is complete.
///
/// Columns are called as the fields of the model, uids among them, so that importing the file again updates the plan; work items
/// have a row each as the kind "works", and when that is not written, the first of a structure or route stands in its row; units have a row for every position. Lists have X (north) and Y (east) to the millimetre for points, and WKT
/// for lines and areas; lists in a geographic CRS have lat and lon. The marking of the plan stands in every file: lists have it in a last column (`marking.h`), drawings as a text, others in
/// their description. GeoJSON has as many digits as a millimetre needs.
/// Errors: `BadUsage` (unknown extension or kind, several kinds where the format holds one, works where it is no list), `Refused` (the file exists; a plan is
/// never replaced), `NotFound` (group or phase), `NoData` (nothing to write), `BadCrs`, `WriteFailed`, `Cancelled`.
geo::Result<ExportReport> exportFile(const Plan& plan, const geo::Crs& planCrs, const std::string& path, const ExportOptions& options = {});

}  // namespace saban::layers
